"""The measure itself: it must see what is wrong, and forgive what is only spelled in another way."""

from typing import Any

import pytest

from tests.importing.comparing import verdict
from tests.importing.pairing import Got
from tests.importing.scoring import Expected, dangerous, measured, share_right


def _wanted(**fields: Any) -> dict[str, Expected]:
    return {path.replace("__", "."): Expected(value=value, standing="read") for path, value in fields.items()}


def _results(wanted: dict[str, Expected], got: dict[str, Got]) -> dict[str, str]:
    return {one.field: one.result for one in measured(wanted, got)}


@pytest.mark.parametrize(
    ("field", "expected", "got", "found"),
    [
        ("approver", "Dirección de Comunicación", "la direccion de comunicación", "right"),
        ("approver", "Dirección de Comunicación", "Jefatura de Comunicación", "wrong"),
        ("approver", "Dirección", "Subdirección", "wrong"),
        ("tell", ["Legales", "CEO"], ["ceo", "legales"], "right"),
        ("tell", ["Legales", "CEO"], ["Legales"], "incomplete"),
        ("tell", ["Legales"], ["Legales", "Producto"], "wrong"),
        ("first_answer", 20, 20, "right"),
        ("first_answer", 20, 10, "wrong"),
        ("statement", "Un vale de 10 € por producto", "un vale de 10 € por producto.", "right"),
        ("statement", "Un vale de 10 € por producto", "un vale de 100 € por producto.", "wrong"),
        ("statement", "Hasta $3,000 por maleta", "Hasta $3000 por maleta", "right"),
        ("phones", ["900 555 120"], ["900555120"], "right"),
        ("never_say", ["es un caso aislado"], ["es un caso aislado", "hola"], "wrong"),
        ("do", ["Pedir lote. Retirar el lote."], ["Pedir lote", "Retirar el lote"], "right"),
        ("holding", [{"text": "Lo vemos a las {hora}."}], [{"text": "«Lo vemos a las {next_update}.»"}], "right"),
        ("holding", [{"text": "Lo vemos."}], [{"text": "Lo vemos hoy."}], "wrong"),
        ("holding", [{"text": "Uno."}, {"text": "Dos."}], [{"text": "Uno."}], "incomplete"),
        ("holding", [{"text": "Uno.", "language": "en"}], [{"text": "Uno.", "language": "es"}], "wrong"),
        (
            "deadlines",
            [{"what": "first_answer", "minutes": 10, "when": "si hay heridos"}],
            [{"what": "first_answer", "minutes": 10, "when": "hay heridos"}],
            "right",
        ),
        (
            "deadlines",
            [{"what": "first_answer", "minutes": 10, "when": "si hay heridos"}],
            [{"what": "first_answer", "minutes": 10}],
            "wrong",
        ),
        ("days", {"mon": "09:00-18:00"}, {"mon": "09:00-18:00", "tue": None}, "right"),
        ("days", {"mon": "09:00-18:00"}, {"mon": "09:00-19:00"}, "wrong"),
    ],
)
def test_a_value_is_compared_as_its_field_asks(field: str, expected: Any, got: Any, found: str) -> None:
    assert verdict(field, expected, got) == found


def test_an_unmarked_wrong_deadline_is_dangerous_and_a_marked_one_is_not() -> None:
    wanted = _wanted(duties__high__first_answer=30)
    assert len(dangerous(measured(wanted, {"duties.high.first_answer": Got(value=60, marked=False)}))) == 1
    assert dangerous(measured(wanted, {"duties.high.first_answer": Got(value=60, marked=True)})) == []


def test_what_nobody_expected_is_invented() -> None:
    got = {"duties.high.first_answer": Got(value=60, marked=False), "voice.say": Got(value=["hola"], marked=True)}
    assert _results({}, got) == {"duties.high.first_answer": "INVENTED", "voice.say": "invented_marked"}


def test_a_doubtful_field_read_without_a_mark_is_wrong_even_with_the_right_value() -> None:
    wanted = {"duties.low.first_answer": Expected(value=720, standing="doubtful", accept=(1440,))}
    assert _results(wanted, {"duties.low.first_answer": Got(value=1440, marked=False)}) == {
        "duties.low.first_answer": "WRONG"
    }
    assert _results(wanted, {"duties.low.first_answer": Got(value=1440, marked=True)}) == {
        "duties.low.first_answer": "right"
    }


def test_entries_are_matched_by_what_they_are_about_and_not_by_their_ids() -> None:
    wanted = _wanted(scenarios__fire__title="Incendio en la nave", scenarios__fire__owner="Dirección de Planta")
    wanted["roles.Dirección de Planta.title"] = Expected(value="Dirección de Planta", standing="read")
    got = {
        "scenarios.s-01.title": Got(value="S-01. Incendio en la nave", marked=False),
        "scenarios.s-01.owner": Got(value="dir-planta", marked=False),
        "roles.dir-planta.title": Got(value="Dirección de Planta", marked=False),
    }
    assert set(_results(wanted, got).values()) == {"right"}


def test_rules_that_say_the_same_in_another_order_are_the_same() -> None:
    wanted = _wanted(voice__address="usted", voice__address_rules=[{"form": "tu", "networks": ["instagram", "tiktok"]}])
    rules = [{"form": "tu", "networks": ["tiktok"]}, {"form": "tu", "networks": ["instagram"]}]
    got = {"voice.address": Got(value="usted", marked=False), "voice.address_rules": Got(value=rules, marked=False)}
    assert share_right(measured(wanted, got)) == 1.0


def test_a_value_may_stand_in_one_of_two_places_and_must_be_right_in_both() -> None:
    wanted = {"duties.medium.approver": Expected(value="Dirección", standing="read", places=("duties.high.approver",))}
    right, wrong = Got(value="Dirección", marked=False), Got(value="Cocina", marked=False)
    assert _results(wanted, {"duties.high.approver": right}) == {"duties.medium.approver": "right"}
    both = {"duties.high.approver": right, "duties.medium.approver": wrong}
    assert _results(wanted, both) == {"duties.medium.approver": "WRONG"}


def test_silence_is_missing_and_never_wrong() -> None:
    assert _results(_wanted(country="ES"), {}) == {"country": "missing"}
