"""The parts of a reply under an official line: its sentences as they are, and around them what varies.

Only greeting, recognition of what this person tells and closing offer are ours to word; the rest is the line's.
"""

import re
from zoneinfo import ZoneInfo

from app.brand.length import fits
from app.comments.reading import read
from app.draft.answering import feeling, opening, what_happened
from app.draft.answers import line_cites
from app.draft.draft import Assignment
from app.draft.matter import Matter
from app.draft.parts import Part, Role
from app.draft.phrases import Speaker
from app.draft.plan import COMPLAINTS, Plan
from app.draft.slots import split
from app.evidence.figures import figures
from app.incident.situation import OfficialLine

_UPDATE = re.compile(
    r"\b(?:proxim[oa]|seguinte|siguiente|seguent|proper[a]?|next|hurrengo\w{0,4}|actualiza\w{1,6}|actualitza\w{1,6}"
    r"|informa\w{0,6}|informe\w{0,4}|eguneratu\w{0,6}|update|news|novedad\w{0,2}|novetat\w{0,2}|novidade\w{0,1}"
    r"|berri\w{0,4}|volve\w{0,6}|tornar\w{0,4}|voltar\w{0,4})\b"
)
_ENDS = re.compile(r"\w\s*\Z")


def room_for(line: OfficialLine, assignment: Assignment) -> bool:
    """Whether the network can hold the line's first sentence, which no reply on its incident may leave out."""
    brand = assignment.brand
    said = line.said_in(assignment.triage.reply_language, brand.language)
    network = brand.network(assignment.comment.network)
    return said is None or network is None or fits(_ended(split(said)[0]), network.counts, network.limit)


def under_line(line: OfficialLine, plan: Plan, speaker: Speaker) -> list[Part]:
    """Recognition, the line, and a word for each further matter."""
    lead = Part(role="lead", text=speaker.say("line_lead"))
    return [*_recognition(plan, speaker), lead, *_sentences(line, plan, speaker), *_also(plan, speaker)]


def greeting(plan: Plan, speaker: Speaker) -> list[Part]:
    """By name where there is one that a stranger may use."""
    name = plan.values.get("name")
    return [Part(role="greeting", text=speaker.say("line_greeting", name=f", {name}" if name else ""))]


def _recognition(plan: Plan, speaker: Speaker) -> list[Part]:
    """Our apology with what happened and what it means; else that the question or the worry was read."""
    if plan.kind in COMPLAINTS or plan.strategy.apologise == "required":
        start = opening(plan, speaker)
        if plan.apologises:
            brief = speaker.what(plan.main.topic, plan.main.text, plan.main.thing)
            said = {"short": speaker.say("line_sorry_short", what=brief), "least": speaker.say("line_sorry_least")}
            start = [start[0].model_copy(update=said)]
        return [*start, *feeling(plan, speaker)]
    heard = speaker.say("line_asked" if plan.kind == "request" else "line_worry")
    about = speaker.about(plan.main.about) if plan.kind == "request" else None
    if about:
        return [Part(role="recognise", text=speaker.say("line_asked_about", about=about), short=heard)]
    return [Part(role="recognise", text=heard)]


def _sentences(line: OfficialLine, plan: Plan, speaker: Speaker) -> list[Part]:
    """The line sentence by sentence; in a language that nobody approved it in, where to read it."""
    cites, brand = line_cites(line, plan.assignment), plan.assignment.brand
    said = line.said_in(plan.assignment.triage.reply_language, brand.language)
    elsewhere = speaker.say("official_elsewhere")
    if said is None:
        return [Part(role="line", text=elsewhere, short=speaker.say("line_elsewhere"), cites=cites)]
    told = [_ended(s) for s in split(said)]
    roles: list[Role] = [_role(i, s, line, plan) for i, s in enumerate(told)]
    texts = _matched([_ended(s) for s in split(line.text)], len(told)) if plan.home else told
    return [
        Part(role=role, text=text, short=None if i else speaker.say("line_elsewhere"), cites=cites)
        for i, (role, text) in enumerate(zip(roles, texts, strict=True))
    ]


def _role(i: int, sentence: str, line: OfficialLine, plan: Plan) -> Role:
    if i == 0:
        return "line"
    return "update" if _tells_when(sentence, line, plan) else "more_line"


def _tells_when(sentence: str, line: OfficialLine, plan: Plan) -> bool:
    """Whether a sentence says when we speak again: with the very hour, or with a time and the words for it."""
    times = [f for f in figures(sentence) if f.kind in ("time", "date", "duration")]
    if line.next_update and times:
        at = line.next_update.astimezone(ZoneInfo(plan.assignment.brand.hours.zone))
        if any(f.kind == "time" and f.value == f"{at:%H:%M}" for f in times):
            return True
    return bool(times and _UPDATE.search(read(sentence).folded))


def _ended(sentence: str) -> str:
    """A sentence that ends, so that the next one does not run into it."""
    text = sentence.strip()
    return f"{text}." if _ENDS.search(text) else text


def _matched(texts: list[str], number: int) -> list[str]:
    """The sentences of another language in as many places: where there are more, the last place holds the rest."""
    if len(texts) <= number:
        return [*texts, *[""] * (number - len(texts))]
    return [*texts[: number - 1], " ".join(texts[number - 1 :])]


def _also(plan: Plan, speaker: Speaker) -> list[Part]:
    """That another trouble was read as well. What is asked beside the line goes where the reply invites to."""
    other = next((m for m in plan.matters[1:] if _another(m, plan.main)), None)
    if other is None or plan.strategy.apologise == "forbidden":
        return []
    return [Part(role="also", text=speaker.say("also_complaint", what=what_happened(other, speaker)))]


def _another(matter: Matter, main: Matter) -> bool:
    return matter.kind in COMPLAINTS and matter.topic not in ("other", main.topic)
