"""People at the command line: for whoever runs the machine, above all when nobody can sign in any more."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from app import cli_people
from app.cli_commands import run
from app.review.accounts import NoSuchPerson
from app.review.names import BadPerson
from tests.brand.folders import sound

URL = "https://cola.brisa.example/"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sound(tmp_path / "knowledge")
    for name in ("DATABASE_URL", "PORTAVOZ_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PORTAVOZ_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("PORTAVOZ_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def ask(command: Callable[..., Awaitable[int]], *given: Any) -> tuple[int, str, str]:
        status = run(command, *given)  # type: ignore[arg-type]  # every command is a coroutine function
        out, err = capsys.readouterr()
        return status, out, err

    return ask


Told = Callable[..., tuple[int, str, str]]


def test_adding_a_person_prints_their_link_alone(told: Told) -> None:
    status, out, err = told(cli_people.add, "Olga Paz", "lead", "olga@brisa.example", ["puente"], URL)

    assert status == 0
    assert re.fullmatch(r"https://cola\.brisa\.example/password/[\w-]{43}\n", out)
    assert "Olga Paz" in err
    assert "48 horas" in err


def test_a_link_leads_where_portavoz_is_opened(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    _, out, _ = told(cli_people.add, "Olga Paz", "lead", None, [], None)
    assert out.startswith("http://127.0.0.1:8000/password/")
    monkeypatch.setenv("PORTAVOZ_PUBLIC_URL", "https://cola.brisa.example")
    _, out, _ = told(cli_people.invite, "Olga Paz", None)
    assert out.startswith("https://cola.brisa.example/password/")


def test_the_list_says_who_is_in_what_state(told: Told) -> None:
    told(cli_people.add, "Olga Paz", "lead", "olga@brisa.example", ["puente"], URL)
    told(cli_people.add, "Pau Ros", "agent", None, [], URL)
    told(cli_people.disable, "pau ros")
    told(cli_people.create_service_key, "panel")
    _, out, _ = told(cli_people.list_people)

    rows = [re.split(r"\s{2,}", line.strip()) for line in out.splitlines()]
    assert rows[1:] == [
        ["Olga Paz", "lead", "puente", "olga@brisa.example", "sin contraseña"],
        ["panel", "agent", "programa"],
        ["Pau Ros", "agent", "de baja"],
    ]


def test_a_role_is_changed_and_its_functions_with_it(told: Told) -> None:
    told(cli_people.add, "Olga Paz", "lead", None, ["puente"], URL)
    with pytest.raises(BadPerson, match="needs the role lead"):
        told(cli_people.set_role, "Olga Paz", "agent", None)
    assert told(cli_people.set_role, "Olga Paz", "agent", [])[0] == 0
    assert told(cli_people.set_role, "Olga Paz", "head", ["puente", "capitana"])[0] == 0

    assert "head" in told(cli_people.list_people)[1]


def test_a_new_link_is_printed_for_whoever_lost_theirs(told: Told) -> None:
    _, first, _ = told(cli_people.add, "Olga Paz", "lead", None, [], URL)
    status, second, _ = told(cli_people.invite, "olga paz", URL)

    assert (status, first != second, "/password/" in second) == (0, True, True)


def test_who_was_disabled_gets_no_link_before_they_are_back(told: Told) -> None:
    told(cli_people.add, "Olga Paz", "lead", None, [], URL)
    told(cli_people.disable, "Olga Paz")
    with pytest.raises(BadPerson, match="is disabled"):
        told(cli_people.invite, "Olga Paz", URL)
    told(cli_people.enable, "Olga Paz")
    assert told(cli_people.invite, "Olga Paz", URL)[0] == 0


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (cli_people.disable, ()),
        (cli_people.invite, (URL,)),
        (cli_people.set_role, ("lead", None)),
        (cli_people.enable, ()),
    ],
)
def test_nobody_of_that_name_is_said_so(told: Told, command: Callable[..., Any], given: tuple[Any, ...]) -> None:
    with pytest.raises(NoSuchPerson, match="portavoz people list"):
        told(command, "Nadie", *given)


def test_a_programs_key_is_printed_alone_and_its_name_stays_a_programs(told: Told) -> None:
    status, out, err = told(cli_people.create_service_key, "panel")
    assert (status, re.fullmatch(r"pvz_[0-9a-f]{8}_[\w-]{27}\n", out) is not None) == (0, True)
    assert "no se vuelve a mostrar" in err

    with pytest.raises(BadPerson, match="always an agent's"):
        told(cli_people.set_role, "panel", "lead", None)
    told(cli_people.add, "Olga Paz", "agent", None, [], URL)
    with pytest.raises(BadPerson, match="already exists as agent"):
        told(cli_people.create_service_key, "Olga Paz")
