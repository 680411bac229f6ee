"""Every matter of a comment: none lost, manners left out, places in the original."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.triage.clauses import clauses
from app.triage.issues import Matter, listen, matters
from tests.corpus import held
from tests.triage import shipped_tree

KINDS = {id: id for id in shipped_tree.OUTCOMES}


def found(text: str, rating: int | None = None) -> tuple[Matter, ...]:
    model = shipped_tree.model()
    return matters(listen(text, model.scores(text, rating), model), KINDS)


def test_most_matters_of_unseen_comments_are_found_and_few_are_made_up(
    record_property: Callable[[str, object], None],
) -> None:
    hit = missed = extra = 0
    for case in held("issues"):
        got = {matter.outcome for matter in found(case["text"], case.get("rating"))}
        want = {issue["outcome"] for issue in case["issues"]}
        hit, missed, extra = hit + len(got & want), missed + len(want - got), extra + len(got - want)
    record_property("counts", f"issues: {hit} found, {missed} missed, {extra} made up")
    assert hit / (hit + missed) >= 0.6
    assert hit / (hit + extra) >= 0.8


def _touches(matter: Matter, text: str, issue: dict[str, Any]) -> bool:
    start = text.find(issue["quote"])
    return matter.outcome == issue["outcome"] and matter.start < start + len(issue["quote"]) and start < matter.end


def test_a_matter_that_is_found_stands_where_it_is_said() -> None:
    right = total = 0
    for case in held("issues"):
        for issue in case["issues"]:
            same = [m for m in found(case["text"], case.get("rating")) if m.outcome == issue["outcome"]]
            total += bool(same)
            right += any(_touches(matter, case["text"], issue) for matter in same)
    assert right / total >= 0.9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Llevo dos horas sin luz y nadie contesta al teléfono. Gracias.", ["service_failure"]),
        ("Hola, buenas tardes. ¿A qué hora abrís los domingos? Un saludo.", ["request"]),
        ("Me encanta vuestra tienda, todo precioso. ¿Hacéis envíos a Canarias?", ["praise", "request"]),
        ("Qué vestido más bonito, me encanta. Info por favor, ¿precio?", ["praise", "request"]),
        ("El pedido llegó roto y no me devolvéis el dinero. ¿A qué correo escribo?", ["service_failure", "request"]),
    ],
)
def test_manners_are_no_matter_and_questions_are(text: str, expected: list[str]) -> None:
    assert [matter.outcome for matter in found(text)] == expected


@given(st.text(max_size=400))
def test_clauses_stand_in_order_in_the_original_and_lose_no_word(text: str) -> None:
    parts = clauses(text)
    assert [text[part.start : part.end] for part in parts] == [part.text for part in parts]
    assert all(a.end <= b.start for a, b in pairwise(parts))
    covered = "".join(part.text for part in parts)
    assert sorted(c for c in covered if c.isalnum()) == sorted(c for c in text if c.isalnum())


@given(st.lists(st.sampled_from(["Llevo horas esperando", "me encanta", "¿cuánto cuesta?", "pero", "😡", "gracias"])))
def test_matters_never_overlap_and_name_outcomes_of_the_tree(pieces: list[str]) -> None:
    text = ", ".join(pieces)
    got = found(text)
    assert all(0 <= m.start < m.end <= len(text) for m in got)
    assert all(a.end <= b.start for a, b in pairwise(got))
    assert {m.outcome for m in got} <= set(KINDS)


def test_a_very_long_comment_has_a_bounded_number_of_clauses() -> None:
    assert len(clauses("No funciona, y no contestan. " * 300)) <= 24
