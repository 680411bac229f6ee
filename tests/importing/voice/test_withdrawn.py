"""What may be stated, what may be neither confirmed nor denied, and offers that hold no more."""

# ruff: noqa: E501 - a manual's snippet reads best on one line

import pytest

from app.importing.documents.markup import from_markdown
from app.importing.understanding import ground_of
from app.importing.voice.facts import read


def facts(text: str) -> dict[str, str]:
    found = read(ground_of([from_markdown(text, "m.md")]))
    return {one.value["statement"].rstrip("."): one.value["status"] for one in found}


@pytest.mark.parametrize(
    "sentence",
    [
        "No podrá confirmarse ni desmentirse, hasta nuevo aviso, que la Caja negocie una fusión.",
        "No se podrá afirmar, por ahora, que la Caja negocie una fusión.",
        "No cabe afirmar ni negar que la Caja negocie una fusión.",
        "Tampoco podrá sostenerse que la Caja negocie una fusión.",
        "No deberá confirmarse que la Caja negocie una fusión.",
    ],
)
def test_what_may_be_neither_confirmed_nor_denied_is_never_confirmed(sentence: str) -> None:
    assert facts(f"# M\n## Afirmaciones\n{sentence}\n") == {"La Caja negocie una fusión": "unconfirmed"}


@pytest.mark.parametrize(
    "lead",
    ["Podrá afirmarse", "Puede afirmarse", "Se podrá decir, si preguntan,", "Cabe afirmar", "Se puede confirmar"],
)
def test_what_may_be_stated_is_told_one_by_one(lead: str) -> None:
    found = facts(
        f"# M\n## Afirmaciones\n10.1. {lead} que la planta opera con normalidad y que nadie perdió su empleo.\n"
    )
    assert found == {"La planta opera con normalidad": "confirmed", "Nadie perdió su empleo": "confirmed"}


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Sí, dilo tranquilo:", "Todavía no lo digas:"),
        ("Díganlo con confianza:", "De momento no lo cuenten:"),
        ("Sí, decilo sin miedo:", "Aún no lo publiquen:"),
    ],
)
def test_orders_to_tell_or_not_to_tell_say_how_statements_stand(yes: str, no: str) -> None:
    text = f"# M\n## Lo que se sabe y lo que no\n{yes}\n- Todas las sedes tienen rampa.\n\n{no}\n- Abrimos en Salta en mayo.\n"
    assert facts(text) == {"Todas las sedes tienen rampa": "confirmed", "Abrimos en Salta en mayo": "unconfirmed"}


@pytest.mark.parametrize(
    "gone",
    [
        "La cuantía de 60 euros prevista en la norma de 2021 queda sin efecto.",
        "Los vales de $50.000 del verano ya no corren.",
        "Ya no damos el descuento del 20 % por retraso.",
        "Se dejó de ofrecer el reembolso de 15 euros.",
        "The £10 voucher is no longer offered.",
    ],
)
def test_an_offer_that_was_withdrawn_is_none(gone: str) -> None:
    text = f"# M\n## Compensaciones\n- {gone}\n- Retraso de más de una hora: reembolso de 10 euros.\n"
    assert list(facts(text)) == ["Retraso de más de una hora: reembolso de 10 euros"]


def test_a_cancelled_order_is_no_withdrawn_offer() -> None:
    text = "# M\n## Compensaciones\n- Si el pedido queda anulado se devuelven los 10 euros del envío.\n"
    assert len(facts(text)) == 1
