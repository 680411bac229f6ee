"""A comment whose words changed is judged anew: it may come out graver, never milder."""

from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.brand.scenarios import Scenario
from app.brand.words import SEVERITIES
from app.incident.situation import CALM, Incident, Situation
from app.triage.again import judged_again
from app.triage.assess import triage
from app.triage.overrule import Correction, overrule
from app.triage.triage import Action, Triage
from tests import made
from tests.triage import shipped_tree

BLACKOUT = Scenario(id="C1", title="Corte de luz", triggers=("sin luz", "apagón"), owner="direccion", severity="high")
BRAND = made.brand(protocol=shipped_tree.nine(), scenarios=(BLACKOUT,))
BURNING = Situation(incidents=(Incident(id="c1", scenario="C1", severity="high", line=None, since=made.NOW),))
WAITS = "Llevo una hora esperando y nadie me atiende, qué desastre"
FIRE = "Hay fuego en la sala y la gente no puede salir"
DARK = "Llevo una hora esperando sin luz, hay un apagón"
TEXTS = (
    WAITS,
    FIRE,
    DARK,
    "Gracias por todo, una tarde estupenda",
    "¿A qué hora abre la taquilla?",
    "Sois unos ladrones",
)

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
ANYTHING = st.text(LETTERS, max_size=60).filter(str.strip)


def assessed(text: str, situation: Situation = CALM) -> Triage:
    return triage(made.comment(text), BRAND, situation, shipped_tree.model(), now=made.NOW)


def again(before: Triage, old: str, new: str, situation: Situation = CALM) -> Triage:
    comments = (made.comment(old), made.comment(new))
    return judged_again(before, *comments, BRAND, situation, shipped_tree.model(), since=made.NOW)


def by_person(before: Triage, text: str = WAITS, **said: Any) -> Triage:
    return overrule(before, Correction(**said), made.comment(text), BRAND, since=made.NOW, incident=None)


def test_new_words_are_judged_as_a_comment_of_those_words_is() -> None:
    assert again(assessed(WAITS), WAITS, FIRE) == assessed(FIRE)
    assert again(assessed(WAITS), WAITS, DARK, BURNING) == assessed(DARK, BURNING)


def test_danger_that_was_edited_out_is_still_a_persons_matter() -> None:
    calmed = again(assessed(FIRE), FIRE, WAITS)
    assert (calmed.severity, calmed.hold, calmed.danger) == ("critical", assessed(FIRE).hold, assessed(FIRE).danger)
    assert calmed.approver == BRAND.duty("critical").approver
    assert calmed.outcome == assessed(WAITS).outcome


def test_what_a_person_corrected_stands_while_the_rules_see_the_same() -> None:
    corrected = by_person(assessed(WAITS), outcome="improvement", severity="high", private=False)
    typo = again(corrected, WAITS, WAITS.replace("qué desastre", "vaya desastre"))
    for name in ("outcome", "severity", "private", "scenario", "hold", "approver"):
        assert getattr(typo, name) == getattr(corrected, name), name
    assert again(corrected, WAITS, FIRE).outcome == assessed(FIRE).outcome


def test_it_leaves_no_open_incident_and_joins_the_one_that_its_words_name() -> None:
    joined = again(assessed(WAITS, BURNING), WAITS, DARK, BURNING)
    assert (joined.incident, joined.scenario) == ("c1", "C1")
    assert again(joined, DARK, WAITS, BURNING).incident == "c1"
    assert again(joined, DARK, WAITS, CALM).incident is None, "it was stood down"


def test_an_act_that_somebody_signed_keeps_its_place() -> None:
    signed = Action(what="Llamar a la sala", owner="jefa", due_at=made.NOW, done_by="Eva")
    before = assessed(WAITS).model_copy(update={"actions": (signed,)})
    assert again(before, WAITS, FIRE).actions[0] == signed


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(TEXTS) | ANYTHING, min_size=2, max_size=4))
def test_neither_severity_nor_hold_falls_by_any_run_of_edits(texts: list[str]) -> None:
    judged = assessed(texts[0])
    for old, new in pairwise(texts):
        now = again(judged, old, new)
        assert SEVERITIES.index(now.severity) >= SEVERITIES.index(judged.severity)
        assert now.hold or not judged.hold
        assert all(0 <= issue.start <= issue.end <= len(new) for issue in now.issues)
        judged = now
