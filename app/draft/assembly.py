"""The whole reply before any cut: its parts in the order of saying."""

import re

from app.comments.reading import read
from app.draft.answering import answer
from app.draft.answers import official
from app.draft.further import further
from app.draft.parts import Part
from app.draft.past import Body, does
from app.draft.phrases import Speaker
from app.draft.plan import COMPLAINTS, Plan
from app.draft.under_line import greeting, under_line

_GREETS = re.compile(
    r"[¡!\s]{0,3}(?:hola|ola|buen[oa]s|bon dia|bona|bo dia|bom dia|boa|kaixo|egun on|hello|hi|dear|estimad)\b"
)


def parts(plan: Plan, speaker: Speaker, body: Body | None) -> list[Part]:
    """The whole reply before any cut, in the order of saying. The same plan gives the same parts in every language."""
    line = official(plan.assignment)
    if line or not plan.assignment.comment.text.strip():
        body = None
    if line:
        said = under_line(line, plan, speaker)
    elif not plan.assignment.comment.text.strip():
        said = _for_stars(plan, speaker)
    else:
        said = answer(plan, speaker, body)
    said += [] if line else further(plan, speaker)
    hello = greeting(plan, speaker) if line else _greeting(plan, speaker, body)
    said = hello + said + _thanks(plan, speaker, body, said) + _next(plan, speaker, body, said)
    network = plan.assignment.brand.network(plan.assignment.comment.network)
    return said + ([Part(role="signature", text=network.signature)] if network and network.signature else [])


def _greeting(plan: Plan, speaker: Speaker, body: Body | None) -> list[Part]:
    """By name, unless the brand's words greet already."""
    name = plan.values.get("name")
    greeted = body is not None and bool(_GREETS.match(read(body.sentences[0].text).folded))
    return [Part(role="greeting", text=speaker.say("greeting", name=name))] if name and not greeted else []


def _for_stars(plan: Plan, speaker: Speaker) -> list[Part]:
    """A rating without words, or only a picture."""
    rating = plan.assignment.comment.rating
    if rating is None:
        return [Part(role="body", text=speaker.say("neutral"), short=speaker.say("check_short"))]
    if rating >= 4 and plan.kind not in COMPLAINTS:
        return [Part(role="thanks", text=speaker.say("rating_high"), short=speaker.say("thanks_short"))]
    low = rating <= 2 or plan.kind in COMPLAINTS
    return [Part(role="apology" if low else "body", text=speaker.say("rating_low" if low else "rating_mid"))]


def _thanks(plan: Plan, speaker: Speaker, body: Body | None, said: list[Part]) -> list[Part]:
    """Thanks that the strategy asks for and nothing gives yet."""
    shipped = plan.kind in ("praise", "improvement") or any(part.role == "thanks" for part in said)
    given = any(does("thanks", s.text) for s in body.sentences) if body else shipped
    return [Part(role="thanks", text=speaker.say("thanks_brief"))] if plan.strategy.thank and not given else []


def _next(plan: Plan, speaker: Speaker, body: Body | None, said: list[Part]) -> list[Part]:
    """Where the matter goes now: to private and back, or to the team and back."""
    under = any(part.role == "line" for part in said)
    if plan.assignment.triage.private:
        return _handed_off(plan, speaker, body, under=under)
    if under:
        return [Part(role="offer", text=speaker.say("line_offer"))]
    if plan.kind in COMPLAINTS and not any(p.role == "step" for p in said):
        return [Part(role="step", text=speaker.say("step"), short=speaker.say("check_short"))]
    return []


def _handed_off(plan: Plan, speaker: Speaker, body: Body | None, *, under: bool) -> list[Part]:
    """The invitation and the promise to come back, in the brand's words where the reply is built on them."""
    own = {act: _said_by(body, act) for act in ("handoff", "return")}
    channel = plan.values["private_channel"]
    named = channel or speaker.phrases.channels["private"]
    least = speaker.say("line_handoff_least", private_channel=named) if under else None
    short: str | None = least
    if channel:
        short = speaker.say("line_handoff_short" if under else "handoff_short", private_channel=channel)
        invitation = own["handoff"] or speaker.say("handoff", private_channel=channel)
    else:
        invitation = speaker.say("handoff_plain")
    back = Part(role="return", text=own["return"] or speaker.say("return"))
    return [Part(role="handoff", text=invitation, short=short, least=least), back]


def _said_by(body: Body | None, act: str) -> str:
    """The first sentence of the brand's words that does something; its other words were used before."""
    return next((s.text for s in body.sentences if s.act == act), "") if body else ""
