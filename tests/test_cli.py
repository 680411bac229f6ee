"""The command line as a person uses it: from the words to the exit status."""

import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
import typer
from typer.models import CommandInfo

from app.cli import COMMANDS, add_commands, app, main
from app.web.view import ReplyView
from tests.brand.folders import BRAND, SCENARIO, sound, write

ROOT = Path(__file__).parent.parent
COMPLAINT = "Llevo dos horas esperando el barco y nadie me atiende"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    sound(folder / "knowledge")
    return folder


def environment(home: Path, **over: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    given = {"PORTAVOZ_KNOWLEDGE": str(home / "knowledge"), "PORTAVOZ_VAR": str(home / "var"), "COLUMNS": "100"}
    return {**kept, **given, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **over}


class Told(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Portavoz = Callable[..., Told]


@pytest.fixture
def portavoz(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Portavoz:
    """One command, from its words to its exit status."""

    def run(*words: str, stdin: bytes = b"", **over: str) -> Told:
        with monkeypatch.context() as scene:
            for name, value in {**environment(home), **over}.items():
                scene.setenv(name, value)
            scene.setattr(sys, "argv", ["portavoz", *words])
            scene.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            with pytest.raises(SystemExit) as left:
                main()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Told(int(left.value.code or 0), out, err)

    return run


def test_help_comes_at_once_and_names_every_command(home: Path) -> None:
    spent = []
    for _ in range(2):
        before = os.times().children_user
        command = [sys.executable, "-m", "app.cli", "--help"]
        told = subprocess.run(command, env=environment(home), cwd=home, capture_output=True, text=True, check=True)
        spent.append(os.times().children_user - before)
    assert min(spent) < 1.0
    for name in ("serve", "draft", "check", "index", "keys"):
        assert name in told.stdout


def test_help_needs_nothing_heavy() -> None:
    heavy = ("fastapi", "sqlalchemy", "numpy", "langchain", "openai", "chromadb", "alembic", "uvicorn")
    code = f"import sys, app.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_server_needs_nothing_heavy_to_listen() -> None:
    heavy = ("sqlalchemy", "numpy", "langchain", "openai", "chromadb", "alembic", "limits", "app.pipeline")
    code = f"import sys, app.web.serving; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_draft_reads_like_a_letter_and_its_json_is_the_resource(portavoz: Portavoz) -> None:
    told = portavoz("draft", f"{COMPLAINT} [bold]\x1b[31m", "--network", "x", "--author", "@ana", "--rating", "1")
    shown = portavoz("draft", "-", "--network", "x", "--json", "--dry-run", stdin=COMPLAINT.encode())

    assert (told.returncode, shown.returncode) == (0, 0)
    for part in (
        "Naviera Brisa",
        "@ana",
        "★☆☆☆☆",
        "Triaje",
        "¿Fallamos?",
        "Avería",
        "Puente",
        "Respuesta pública",
        "/ 280",
    ):
        assert part in told.stdout
    assert "\x1b" not in told.stdout
    assert "[bold]" in told.stdout
    reply = ReplyView.model_validate_json(shown.stdout)
    assert (reply.result, reply.comment.text) == ("ready", COMPLAINT)
    assert reply.requested_by.endswith("(consola)")


def test_the_prompt_is_shown_as_a_model_would_get_it(portavoz: Portavoz) -> None:
    told = portavoz("draft", COMPLAINT, "--network", "x", "--show-prompt")
    held = portavoz("draft", "¡Fuego en el barco! Hay gente dentro", "--network", "x", "--show-prompt")

    assert (told.returncode, held.returncode) == (0, 0)
    assert told.stdout.startswith("=== system ===")
    assert COMPLAINT in told.stdout.split("=== user ===")[1]
    assert held.stdout == ""
    assert "no se le enviaría nada" in held.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("draft", "", "--network", "x"), "text, rating o attachments"),
        (("draft", "hola", "--network", "nada\x1b[31m"), "tablon"),
        (("draft", "hola", "--network", "x", "--rating", "7"), "comment.rating"),
        (("draft", "a" * 10_001, "--network", "x"), "10000"),
        (("draft", "hola", "--network", "x", "--engine", "model"), "OPENAI_API_KEY"),
    ],
    ids=["empty", "network", "rating", "long", "model"],
)
def test_a_comment_that_cannot_be_taken_is_named(portavoz: Portavoz, words: tuple[str, ...], said: str) -> None:
    told = portavoz(*words)
    assert (told.returncode, told.stdout) == (1, "")
    assert said in told.stderr
    assert "\x1b" not in told.stderr


def test_check_tells_faults_one_a_line_and_what_was_understood(portavoz: Portavoz, tmp_path: Path) -> None:
    write(sound(tmp_path), {"brand.yaml": BRAND.replace("limit: 500", "limit: mucho"), "manual/copia.md": SCENARIO})
    sane, faulty = portavoz("check"), portavoz("check", str(tmp_path))

    assert (sane.returncode, faulty.returncode) == (0, 1)
    assert "Marca: Naviera Brisa" in sane.stdout
    assert any(line.startswith("error: brand.yaml:") for line in faulty.stdout.splitlines())
    assert any("copia.md" in line for line in faulty.stdout.splitlines())
    english = portavoz("check", str(tmp_path / "nope"), PORTAVOZ_LANGUAGE="en")
    assert (english.returncode, "does not exist" in english.stdout) == (1, True)


def test_keys_are_made_listed_and_revoked(portavoz: Portavoz) -> None:
    made = portavoz("keys", "create", "--name", "Ana [b]", "--role", "lead")
    key = made.stdout.strip()
    listed = portavoz("keys", "list")
    revoked = portavoz("keys", "revoke", key)
    again = portavoz("keys", "revoke", key)

    assert tuple(done.returncode for done in (made, listed, revoked, again)) == (0, 0, 0, 1)
    assert key.startswith("pvz_")
    assert "Ana [b]" in listed.stdout
    assert key[:12] in listed.stdout
    assert key not in listed.stdout
    assert portavoz("keys", "create", "--name", "Ana", "--role", "queen").returncode == 2
    assert portavoz("keys", "create", "--name", "Ana [b]", "--role", "head").returncode == 1


def test_index_says_what_it_did(portavoz: Portavoz) -> None:
    told = portavoz("index", "--rebuild")
    assert (told.returncode, "pasajes" in told.stdout) == (0, True)


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"PORTAVOZ_DEADLINE": "pronto"}, "PORTAVOZ_DEADLINE"),
        ({"PORTAVOZ_VAR": "/proc/nada"}, "PORTAVOZ_VAR"),
        ({"DATABASE_URL": "postgresql://ana:secreta@127.0.0.1:1/d"}, "base de datos"),
    ],
    ids=["setting", "folder", "database"],
)
def test_what_is_out_of_order_is_named(portavoz: Portavoz, over: dict[str, str], said: str) -> None:
    told = portavoz("keys", "list", **over)
    assert told.returncode == 1
    assert said in told.stderr
    assert "secreta" not in told.stderr


class Running:
    """`portavoz serve` in the background; what it prints goes to a file."""

    def __init__(self, home: Path, log: Path, *words: str) -> None:
        self._log = log
        command = [sys.executable, "-m", "app.cli", "serve", "--port", "0", *words]
        with log.open("wb") as told:
            self.process = subprocess.Popen(command, env=environment(home), cwd=home, stdout=told, stderr=told)

    def said(self, part: str, seconds: float = 60) -> str:
        until = time.monotonic() + seconds
        while part not in (text := self._log.read_text("utf-8")):
            assert time.monotonic() < until, text
            assert self.process.poll() is None, text
            time.sleep(0.02)
        return text

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@pytest.fixture
def running(home: Path, tmp_path: Path) -> Iterator[Running]:
    server = Running(home, tmp_path / "log")
    yield server
    if server.process.poll() is None:
        server.process.kill()
        server.process.wait()


def test_the_first_start_makes_a_key_and_prints_a_curl_that_works(tmp_path: Path) -> None:
    sound(tmp_path / "knowledge")
    server = Running(tmp_path, tmp_path / "log")
    try:
        text = server.said("curl ")
        curl = next(line.strip() for line in text.splitlines() if line.strip().startswith("curl "))
        done = subprocess.run(["bash", "-c", f"{curl} -s"], capture_output=True, text=True, check=True)
    finally:
        server.stop()

    assert json.loads(done.stdout)["result"] == "ready"
    for part in ("http://127.0.0.1:", "Naviera Brisa", "composer", "valores de serie", "Clave de desarrollo"):
        assert part in text
    again = Running(tmp_path, tmp_path / "again")
    try:
        assert "Clave" not in again.said("/docs")
    finally:
        again.stop()


def test_a_port_that_is_taken_is_named(portavoz: Portavoz) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = portavoz("serve", "--port", str(taken.getsockname()[1]))
    assert (told.returncode, told.stdout) == (1, "")
    assert "ya está ocupado" in told.stderr


def test_an_address_of_another_machine_is_named(portavoz: Portavoz) -> None:
    told = portavoz("serve", "--host", "203.0.113.7")
    assert (told.returncode, "203.0.113.7" in told.stderr) == (1, True)


def test_a_broken_folder_stops_the_server_with_its_faults(portavoz: Portavoz, tmp_path: Path) -> None:
    told = portavoz("serve", "--port", "0", PORTAVOZ_KNOWLEDGE=str(tmp_path / "nada"))
    assert (told.returncode, "no existe" in told.stdout) == (1, True)


def test_stopping_lets_the_request_under_way_finish(running: Running) -> None:
    url = next(word for word in running.said("/docs").split() if word.startswith("http")).rstrip(";")
    assert httpx.get(f"{url}/healthz").status_code == 200
    assert running.stop() in (0, 130, -signal.SIGINT)


def _ours(commands: typer.Typer) -> bool:
    """Whether the product itself defines them."""
    return all(
        c.callback is not None and c.callback.__module__.startswith("app.") for c in commands.registered_commands
    )


def test_every_command_and_option_is_documented() -> None:
    guide = (ROOT / "docs" / "api.md").read_text("utf-8")
    commands = {f"portavoz {c.name or c.callback.__name__}": c for c in app.registered_commands if c.callback}
    for group in app.registered_groups:
        assert group.typer_instance is not None
        if not _ours(group.typer_instance):  # brought by another package, which documents them
            continue
        commands |= {f"portavoz {group.name} {_name(c)}": c for c in group.typer_instance.registered_commands}
    assert {"portavoz serve", "portavoz draft", "portavoz keys revoke"} < commands.keys()
    for name, command in commands.items():
        row = next((line for line in guide.splitlines() if line.startswith(f"| `{name}")), "")
        assert row, f"{name} is not in docs/api.md"
        for option in options(command):
            assert f"`{option}`" in row, f"{name} {option} is not in docs/api.md"


def test_other_packages_bring_commands_and_a_broken_one_takes_nothing_with_it(
    capfd: pytest.CaptureFixture[str],
) -> None:
    host = typer.Typer()
    host.command("serve")(lambda: None)
    sound_one = EntryPoint("eval", "eval.cli:app", COMMANDS)
    broken = EntryPoint("nada", "no_such_package:app", COMMANDS)
    add_commands(host, (sound_one, broken))
    assert [group.name for group in host.registered_groups] == ["eval"]
    assert [command.name for command in host.registered_commands] == ["serve"]
    told = capfd.readouterr().err
    assert "nada" in told
    assert "no_such_package" in told
    assert "Traceback" not in told


def test_commands_that_others_bring_need_nothing_heavy_either() -> None:
    heavy = ("fastapi", "sqlalchemy", "numpy", "langchain", "openai", "chromadb", "app.pipeline")
    brought = "app.cli.add_commands(typer.Typer(), tuple(app.cli.entry_points(group=app.cli.COMMANDS)))"
    code = f"import sys, typer, app.cli; {brought}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _name(command: CommandInfo) -> str:
    assert command.callback is not None
    return command.name or command.callback.__name__


def options(command: CommandInfo) -> list[str]:
    made = typer.main.get_command_from_info(command, pretty_exceptions_short=True, rich_markup_mode=None)
    return [p.opts[0] for p in made.params if p.param_type_name == "option" and p.name != "help"]
