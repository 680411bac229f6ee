"""The parts that answer the further matters of a comment, a sentence each."""

from app.draft.answering import stated
from app.draft.answers import answers, correction
from app.draft.matter import Matter
from app.draft.parts import Part
from app.draft.phrases import OTHER, Speaker
from app.draft.plan import CALM, COMPLAINTS, Plan

MOST_SECONDARY = 3
"""Further matters that get a sentence of their own; a person who tells ten is better answered in private."""


def further(plan: Plan, speaker: Speaker) -> list[Part]:
    """A sentence for each further matter that the main answer does not cover."""
    seen = {(plan.main.kind, plan.main.topic if plan.main.kind in COMPLAINTS else None)}
    found: list[Part] = []
    for matter in plan.matters[1:]:
        mark = (matter.kind, matter.topic if matter.kind in COMPLAINTS else None)
        if mark not in seen and matter.kind not in CALM and len(found) < MOST_SECONDARY:
            seen.add(mark)
            found += _also(plan, matter, speaker)
    return found


def _also(plan: Plan, matter: Matter, speaker: Speaker) -> list[Part]:
    if matter.kind in COMPLAINTS:
        plain = matter.topic == OTHER or plan.strategy.apologise == "forbidden"
        what = "" if plain else speaker.what(matter.topic, matter.text, matter.thing)
        return [
            Part(
                role="also",
                text=speaker.say("also_complaint_plain") if plain else speaker.say("also_complaint", what=what),
            )
        ]
    if matter.kind == "request":
        return _also_asked(plan, matter, speaker)
    if matter.kind == "misinformation" and plan.own_language and (known := correction(matter.text, plan.assignment)):
        return [stated(known, "also")]
    told = {"praise": "also_praise", "improvement": "also_improvement", "misinformation": "also_false"}
    return [Part(role="also", text=speaker.say(told.get(matter.kind, "also_opinion")))]


def _also_asked(plan: Plan, matter: Matter, speaker: Speaker) -> list[Part]:
    found = answers(matter.text, plan.assignment)[:1] if plan.own_language else []
    if found:
        return [stated(found[0], "also")]
    about = speaker.about(matter.about)
    text = speaker.say("also_request_about", about=about) if about else speaker.say("also_request")
    return [Part(role="also", text=text, short=speaker.say("check_short"))]
