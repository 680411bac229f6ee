"""A text rests on what it cites and on what gives its figures, and says when a source is no longer what it was."""

import pytest

from app.brand.facts import Fact
from app.draft.answers import cite
from app.guard.ground import rests_on
from app.guard.rule import Context
from app.guard.verdict import check
from tests import made
from tests.guard.examples import context

WAIT = made.passage("Respondemos en menos de 3 horas.", id="manual:a", content_hash="a" * 64)
OLD = made.passage("La entrada cuesta 9 €.", id="reply:b", kind="reply", contradicted=("9 €",))
CITED = made.passage("Cuidamos cada sesión.", id="manual:c", content_hash="c" * 64)
FALSE = Fact(id="F3", statement="Cerramos.", status="false", correction="Abrimos los 7 días de la semana, 24 horas.")


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("Lo sentimos.", ()),
        ("Le respondemos en menos de 3 horas.", ("manual:a",)),
        ("Puedes cambiarlas hasta 2 horas antes.", ("fact:F1",)),
        ("Abrimos 24 horas.", ("fact:F3",)),
        ("Cuesta 9 €.", ()),
        ("Ha sido un día difícil.", ()),
    ],
)
def test_what_gives_a_figure_is_its_ground(text: str, ground: tuple[str, ...]) -> None:
    brand = made.brand(facts=(*made.brand().facts, FALSE))
    assert rests_on(made.draft(text), context(knows=(WAIT,), replied=(OLD,), brand=brand)) == ground


def test_figures_of_the_private_message_count_and_cites_come_once() -> None:
    draft = made.draft("Lo sentimos.", private_text="En 3 horas.", cites=(cite(CITED), cite(CITED), cite(WAIT)))
    assert rests_on(draft, context(knows=(WAIT, CITED))) == ("manual:c", "manual:a")


def _told(now: Context) -> list[str]:
    draft = made.draft("Lo sentimos.", cites=(cite(CITED), cite(CITED)))
    return [f.message.en for f in check(draft, now) if f.rule == "outdated_cites"]


def test_a_source_that_changed_or_went_is_told_once() -> None:
    assert _told(context()) == []
    assert _told(context(standing={"manual:c": "c" * 64})) == []
    (changed,) = _told(context(standing={"manual:c": "d" * 64}))
    (gone,) = _told(context(standing={}))
    assert "has changed" in changed
    assert "no longer stands" in gone
