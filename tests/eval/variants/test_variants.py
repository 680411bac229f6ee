"""Cases made of others: the same matter, told by another person, otherwise typed, or on another day."""

import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.case import Case, Matter
from eval.variants.variants import DAYS, Plan, evenly, of_days, of_noise, of_persons, persons, varied
from tests.eval.labelled import case

COMMENT = "Llevo dos horas esperando el autobús en la parada y nadie me dice por qué no llega"
POSTED = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
CHANGED = {"id", "comment", "variant", "matters"}
LABELS = sorted(set(Case.model_fields) - CHANGED)


def told(text: str = COMMENT, **over: Any) -> Case:
    return case(text, **{"id": "espera", "posted_at": POSTED, **over})


def made(*cases: Case) -> list[Case]:
    return list(varied(cases, Plan()))


LABELLED = told(
    matters=(Matter(text="el autobús", outcomes=("service_failure",)),),
    private=True,
    apologise="required",
    needs=("manual/a.md",),
    must=(("48 horas",),),
    must_not=("promise_money",),
    mood=("angry",),
    results=("ready",),
)


def test_a_variant_keeps_the_group_and_every_label_of_its_case() -> None:
    found = made(LABELLED)
    assert found
    for variant in found:
        assert {name: getattr(variant, name) for name in LABELS} == {name: getattr(LABELLED, name) for name in LABELS}


def test_a_variant_names_the_case_that_it_was_made_of_and_what_was_changed() -> None:
    for variant in made(LABELLED):
        assert variant.variant is not None
        assert variant.variant.of == "espera"
        assert variant.id.startswith("espera.")
        assert variant.variant.trait.split(":")[-1].lower() in variant.id


def test_matters_are_left_out_because_they_were_parts_of_the_old_words() -> None:
    assert {variant.matters for variant in made(LABELLED)} == {()}


def test_a_variant_is_a_whole_case_that_can_be_read_again() -> None:
    for variant in made(LABELLED):
        assert Case.model_validate_json(variant.model_dump_json()) == variant


def test_every_id_is_given_once() -> None:
    other = told("No funciona la máquina de billetes de la estación desde el lunes", id="maquina", group="maquina")
    counted = Counter(variant.id for variant in made(LABELLED, other))
    assert set(counted.values()) == {1}


def test_the_same_cases_give_the_same_variants() -> None:
    assert made(LABELLED) == made(LABELLED)


@pytest.mark.parametrize(
    "labels",
    [
        {"mood": ("ironic",)},
        {"mood": ("angry", "ironic")},
        {"mood": ("grieving",)},
        {"mood": ("hostile",)},
        {"severity": ("critical",)},
        {"severity": ("high", "critical")},
        {"outcomes": ("safety_risk",), "severity": ("critical",)},
        {"outcomes": ("troll",)},
        {"personal": ("parada",)},
    ],
    ids=str,
)
def test_irony_grief_hostility_danger_and_personal_data_are_never_touched(labels: dict[str, Any]) -> None:
    assert made(told(**labels)) == []


@pytest.mark.parametrize(
    "text",
    [
        "No one told me that the bus was cancelled and there was no refund for me",
        "O ônibus não passou hoje de manhã e ninguém me avisou de nada, que vergonha",
        "L'autobús no ha arribat i ningú no m'ha dit res, quina vergonya de servei",
    ],
)
def test_only_spanish_is_varied_because_the_words_put_in_are_spanish(text: str) -> None:
    assert made(told(text)) == []


def test_a_variant_is_never_varied_again() -> None:
    first = made(LABELLED)[0]
    assert made(first) == []


def test_a_person_changes_the_words_around_and_never_within() -> None:
    for variant in of_persons(LABELLED):
        if variant.variant and not variant.variant.trait.startswith(("dialect", "register")):
            assert COMMENT in variant.comment.text


def test_a_name_is_told_and_is_the_authors() -> None:
    names = persons().names
    for variant in of_persons(LABELLED):
        trait = variant.variant.trait if variant.variant else ""
        if trait in names:
            assert variant.comment.author in names[trait]
            assert f"Me llamo {variant.comment.author}." in variant.comment.text


def test_a_dialect_changes_its_words_and_a_comment_without_them_has_no_variant_of_it() -> None:
    spoken = {v.variant.trait: v.comment.text for v in of_persons(LABELLED) if v.variant}
    assert "esperando el camión en" in spoken["dialect:es-MX"]
    assert "esperando el colectivo en" in spoken["dialect:es-AR"]
    plain = told("La pantalla de la sala no se ve bien desde el lunes")
    assert not [v for v in of_persons(plain) if v.variant and v.variant.trait.startswith("dialect")]


def test_noise_that_changes_nothing_gives_no_variant() -> None:
    shouted = told("NO FUNCIONA LA PUERTA DE LA SALA DESDE EL LUNES")
    traits = {v.variant.trait for v in of_noise(shouted) if v.variant}
    assert "capitals" not in traits
    assert "accents" not in traits
    assert "emoji" in traits


def test_another_day_changes_the_hour_alone() -> None:
    found = list(of_days(LABELLED))
    assert [v.comment.posted_at for v in found] == [POSTED + later for later in DAYS.values()]
    assert {v.comment.text for v in found} == {COMMENT}
    assert list(of_days(told(posted_at=None))) == []
    assert timedelta(0) not in DAYS.values()


@given(st.integers(0, 200), st.integers(1, 80))
def test_cases_are_taken_evenly_in_their_order_and_none_twice(size: int, most: int) -> None:
    cases = [LABELLED.model_copy(update={"id": f"c{i}"}) for i in range(size)]
    taken = [one.id for one in evenly(cases, most)]
    assert len(taken) == min(size, most) == len(set(taken))
    places = [int(id[1:]) for id in taken]
    assert places == sorted(places)
    assert not places or places[-1] >= size - size / most - 1
    if size > most > 1:
        steps = {b - a for a, b in itertools.pairwise(places)}
        assert max(steps) - min(steps) <= 1


def test_no_more_cases_are_varied_than_the_plan_says() -> None:
    cases = [told(id=f"c{i}", group=f"c{i}") for i in range(6)]
    found = list(varied(cases, Plan(persons=1, noise=2, days=3)))
    of = {
        kind: {v.variant.of for v in found if v.variant and v.variant.kind == kind}
        for kind in ("person", "noise", "day")
    }
    assert {kind: len(ids) for kind, ids in of.items()} == {"person": 1, "noise": 2, "day": 3}
