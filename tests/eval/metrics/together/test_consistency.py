"""Variants of a case against the case: who writes, how, and when changes nothing."""

import pytest

from eval.case import Case, Variant
from eval.metrics.metric import Member, Scored, Together
from eval.metrics.together.consistency import METRICS, decision, of_kind, same_sources, variants
from tests.eval.labelled import case, member, output, source

REGRET = "Sentimos mucho la espera. Escríbenos por mensaje privado y lo revisamos."


def variant(of: str, number: int, kind: str = "person") -> Case:
    told = Variant.model_validate({"of": of, "kind": kind, "trait": f"name:{number}"})
    return case(id=f"{of}.{number}", group=of, variant=told)


def base(id: str = "espera") -> Case:
    return case(id=id, group=id)


def values(found: tuple[Together, ...]) -> dict[str, float]:
    return {one.group: one.verdict.value for one in found if isinstance(one.verdict, Scored)}


def persons(*members: Member) -> dict[str, float]:
    return values(of_kind("person")(members))


def test_variants_with_the_decision_of_their_case_are_alike() -> None:
    assert persons(member(base(), REGRET), member(variant("espera", 1), REGRET)) == {"espera": 1}


def test_other_words_are_no_other_decision() -> None:
    other = "Qué faena, lo sentimos. Mándanos un mensaje privado y lo vemos."
    assert persons(member(base(), REGRET), member(variant("espera", 1), other)) == {"espera": 1}


@pytest.mark.parametrize(
    "changed",
    [
        {"severity": "low"},
        {"outcome": "request", "private": True},
        {"private": False},
        {"public": "Gracias por escribirnos por privado."},
        {"public": "Lo sentimos mucho, hoy lo revisamos."},
        {"public": f"{REGRET} Te devolvemos el dinero."},
    ],
    ids=["severity", "outcome", "private", "no regret", "stays public", "money"],
)
def test_a_change_of_severity_outcome_channel_regret_or_money_is_another_decision(changed: dict[str, str]) -> None:
    told = {"public": REGRET, **changed}
    assert persons(member(base(), REGRET), member(variant("espera", 1), **told)) == {"espera": 0}


def test_the_value_is_the_share_of_variants_that_are_alike_and_the_others_are_named() -> None:
    flipped = member(variant("espera", 2), REGRET, severity="low")
    found = of_kind("person")((member(base(), REGRET), member(variant("espera", 1), REGRET), flipped))
    assert values(found) == {"espera": 0.5}
    verdict = found[0].verdict
    assert isinstance(verdict, Scored)
    assert "espera.2: gravedad" in verdict.reason.es
    assert "espera.2: severity" in verdict.reason.en


def test_every_case_is_judged_by_its_own_variants() -> None:
    members = (
        member(base("a"), REGRET),
        member(variant("b", 1), REGRET, severity="low"),
        member(variant("a", 1), REGRET),
        member(base("b"), REGRET),
    )
    assert persons(*members) == {"a": 1, "b": 0}


def test_the_order_of_the_run_changes_nothing() -> None:
    members = (member(base(), REGRET), member(variant("espera", 2)), member(variant("espera", 1), REGRET))
    assert of_kind("person")(members) == of_kind("person")(tuple(reversed(members)))


def test_a_variant_of_another_kind_or_without_its_case_is_left_out() -> None:
    assert persons(member(base(), REGRET), member(variant("espera", 1, "noise"))) == {}
    assert persons(member(variant("espera", 1), REGRET)) == {}


def test_variants_are_grouped_by_the_case_that_they_were_made_of() -> None:
    members = [member(variant(of, n)) for of, n in (("b", 1), ("a", 2), ("b", 0), ("a", 1))]
    found = [(of, [m.case.id for m in group]) for of, group in variants(members, "person")]
    assert found == [("a", ["a.1", "a.2"]), ("b", ["b.0", "b.1"])]


def test_a_case_without_an_offered_text_decides_by_triage_alone() -> None:
    told = decision(output(base(), result="hold"))
    assert (told.result, told.regrets, told.promises, told.goes_private) == ("hold", False, False, False)


def test_paraphrases_with_half_of_the_sources_in_common_have_half_the_index() -> None:
    one, two, three = (source(id=id) for id in ("p1", "p2", "p3"))
    reply = source(id="r1", kind="reply")
    members = (
        member(base(), sources=(one, two, reply)),
        member(variant("espera", 1, "paraphrase"), sources=(two, one)),
        member(variant("espera", 2, "paraphrase"), sources=(one, two, three)),
        member(variant("espera", 3, "paraphrase"), sources=(three,)),
    )
    assert values(same_sources(members))["espera"] == pytest.approx((1 + 2 / 3 + 0) / 3)


def test_two_searches_that_find_nothing_are_alike() -> None:
    members = (member(base()), member(variant("espera", 1, "paraphrase")))
    assert values(same_sources(members)) == {"espera": 1}


def test_every_kind_of_variant_has_a_metric() -> None:
    assert {metric.name for metric in METRICS} >= {
        "same_for_paraphrases",
        "same_for_persons",
        "same_on_any_day",
        "same_despite_noise",
    }
