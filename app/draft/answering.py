"""The parts that answer the main matter: to each kind its own, in the brand's words where there are some."""

import re

from app.draft.answers import answers, correction
from app.draft.draft import Cite
from app.draft.matter import Matter
from app.draft.parts import Part, Role
from app.draft.past import Body
from app.draft.phrases import OTHER, Speaker
from app.draft.plan import CALM, COMPLAINTS, Plan
from app.incident.mode import PERMITS

_UNDERSTANDS = re.compile(r"\b(?:entend|comprend|compreend|enten|understand|ulert)\w{0,8}", re.IGNORECASE)
_SIMPLE = {
    "improvement": ("body", "improve", "improve_short"),
    "unfounded_criticism": ("body", "opinion", "opinion_short"),
    "praise": ("thanks", "thanks_praise", "thanks_short"),
    "troll": ("body", "light_troll", None),
    "off_topic": ("body", "light_off", None),
    "neutral": ("body", "neutral", "check_short"),
}  # fmt: skip
"""The role, the phrases and the short phrases of kinds that one phrase answers."""


def answer(plan: Plan, speaker: Speaker, body: Body | None) -> list[Part]:
    if plan.kind in COMPLAINTS or (plan.kind not in _SIMPLE and plan.strategy.apologise == "required"):
        return _complaint(plan, speaker, body)
    if plan.kind == "request":
        return _request(plan, speaker, body)
    if plan.kind == "misinformation":
        return _correction(plan, speaker, body)
    return _simple(plan, speaker, body) + _proof(plan)


def what_happened(matter: Matter, speaker: Speaker) -> str:
    """One or two noun phrases for what this person tells."""
    one = speaker.what(matter.topic, matter.text, matter.thing)
    return speaker.pair(one, speaker.what(matter.second, matter.text)) if matter.second else one


def opening(plan: Plan, speaker: Speaker) -> list[Part]:
    """Apology with what happened, or recognition where the strategy wants none."""
    if plan.kind not in COMPLAINTS and plan.strategy.apologise != "required":
        return []
    if not plan.apologises:
        return [Part(role="recognise", text=speaker.say("recognise"))]
    what = what_happened(plan.main, speaker)
    brief = speaker.what(plan.main.topic, plan.main.text, plan.main.thing)
    return [
        Part(role="apology", text=speaker.say("apology", what=what), short=speaker.say("apology_short", what=brief))
    ]


def _complaint(plan: Plan, speaker: Speaker, body: Body | None) -> list[Part]:
    """Our apology names what happened; the brand's own stands where we do not recognise it."""
    start = opening(plan, speaker)
    said = [s for s in body.sentences if s.act not in ("handoff", "return")] if body else []
    apology = next((s for s in said if s.act == "apology"), None)
    if body and apology and plan.apologises and plan.main.topic == OTHER:
        start = [Part(role="apology", text=apology.text, short=start[0].short, cites=body.cites)]
    rest = (
        [Part(role="extra", text=s.text, cites=body.cites) for s in said if s.act in ("extra", "thanks")]
        if body
        else []
    )
    felt = [] if any(_UNDERSTANDS.search(part.text) for part in rest) else feeling(plan, speaker)
    return [*start, *felt, *rest, *_proof(plan)]


def feeling(plan: Plan, speaker: Speaker) -> list[Part]:
    """What it means for this person: their own hours where they told them, else what such a thing does to anybody."""
    main, triage = plan.main, plan.assignment.triage
    if main.lasted and triage.language == triage.reply_language:
        return [Part(role="wait", text=speaker.say("wait", time=main.lasted))]
    return [Part(role="feel", text=speaker.feel(main.topic, main.text))]


def _proof(plan: Plan) -> list[Part]:
    """A standing fact, word for word, where the strategy wants the reply to rest on one."""
    if not plan.strategy.proof or not plan.own_language:
        return []
    return [stated(c) for c in answers(plan.main.text, plan.assignment)[:1]]


def _request(plan: Plan, speaker: Speaker, body: Body | None) -> list[Part]:
    found = answers(plan.main.text, plan.assignment) if plan.own_language else []
    if found:
        offer = Part(role="offer", text=speaker.say("offer"))
        return [Part(role="feel", text=speaker.say("ask_open")), *(stated(c) for c in found), offer]
    if body:
        return _whole(body, "body", speaker.say("check_short"))
    about = speaker.about(plan.main.about)
    check = speaker.say("check_about", about=about) if about else speaker.say("check")
    return [
        Part(role="feel", text=speaker.say("ask_open")),
        Part(role="body", text=check, short=speaker.say("check_short")),
    ]


def _correction(plan: Plan, speaker: Speaker, body: Body | None) -> list[Part]:
    """A known falsehood is set right, a related fact is stated; of what nobody has checked nothing is said."""
    text = plan.assignment.comment.text
    known = correction(text, plan.assignment)
    if known:
        lead = body.sentences[0].text if body and plan.own_language else speaker.say("false_known")
        rest = [Part(role="extra", text=s.text) for s in body.sentences[1:]] if body and plan.own_language else []
        truth = [stated(known, "correction")] if plan.own_language else []
        return [Part(role="feel" if truth else "correction", text=lead, cites=(known,)), *truth, *rest]
    shared = answers(text, plan.assignment) if plan.own_language else []
    if shared:
        return [Part(role="feel", text=speaker.say("false_shared")), stated(shared[0], "correction")]
    return [Part(role="body", text=speaker.say("false_checking"), short=speaker.say("false_short"))]


def _simple(plan: Plan, speaker: Speaker, body: Body | None) -> list[Part]:
    if plan.kind in CALM and not PERMITS[plan.assignment.situation.mode].light_touch:
        return [Part(role="body", text=speaker.say("plain"))]
    role, full, brief = _SIMPLE.get(plan.kind, _SIMPLE["neutral"])
    short = speaker.say(brief) if brief else None
    if body:
        return _whole(body, "thanks" if role == "thanks" else "body", short or body.sentences[0].text)
    about = speaker.about(plan.main.about) if plan.kind == "improvement" else None
    text = speaker.say("improve_about", about=about) if about else speaker.say(full)
    return [Part(role="thanks" if role == "thanks" else "body", text=text, short=short)]


def _whole(body: Body, role: Role, short: str) -> list[Part]:
    return [Part(role=role, text=" ".join(s.text for s in body.sentences), short=short, cites=body.cites)]


def stated(source: Cite, role: Role = "answer") -> Part:
    return Part(role=role, text=source.text, cites=(source,))
