"""Engine `composer`: replies without a model and without a network, from the brand's own words and shipped phrases."""

import math
from typing import NamedTuple

from rapidfuzz import fuzz, process

from app.brand.brand import Brand
from app.comments.reading import read
from app.draft.answering import what_happened
from app.draft.answers import official
from app.draft.assembly import parts
from app.draft.draft import Assignment, Attempt, Cite, Draft
from app.draft.own_words import lines_of, own_words
from app.draft.parts import ROOMIEST, ROOMY, SPARED, Fitted, Part, Role, fit, text_of
from app.draft.past import Body, base_bodies, past_bodies
from app.draft.phrases import LANGUAGES, Choice, Speaker, phrases, spoken
from app.draft.plan import CALM, COMPLAINTS, Plan, planned
from app.draft.slots import slot_values
from app.incident.mode import PERMITS

TRIES = 16
"""Versions that are weighed for one comment: enough to miss a recent text, few enough to cost no time. Beside an
official line as many again, for where a network is short."""
ALIKE = 85.0
"""Similarity (0-100) to a recent text from which on another version is preferred."""
CLONED = 50.0
"""Price of the very same words beside an official line: more than sending people elsewhere for it."""
LESS_LINE = {SPARED: 0.0, ROOMY: 20.0, ROOMIEST: 30.0}
"""Price of giving words of our own the room of official sentences: only to avoid the very same words."""
COMPARED = 200
"""Recent texts that are looked at, here and by the guard against clones."""
SHIPPED = 1
"""Preference, in units of loss, for the brand's own words over shipped phrases."""


class Version(NamedTuple):
    """One way of saying the plan. `cost`: lower is better."""

    speaker: Speaker
    parts: list[Part]
    body: Body | None
    fitted: Fitted
    text: str
    cost: float


class Composer:
    """Writes without a model. Never fails; what it cannot know it says is being checked."""

    deadline = 5.0
    instructions = ""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand

    async def draft(self, assignment: Assignment, rejected: Attempt | None = None) -> Draft:
        """A reply; after a rejected one, another version of it."""
        return compose(assignment, rejected.draft.public_text if rejected else None)


def compose(assignment: Assignment, unwanted: str | None = None, *, brief: bool = False) -> Draft:
    """The best of several versions: nothing unsaid, in the brand's words, unlike what was said of late.

    `brief`: without what is optional.
    """
    triage, brand = assignment.triage, assignment.brand
    values = slot_values(assignment.comment, triage, brand, assignment.situation, assignment.now)
    plan = planned(assignment, values)
    bodies = _bodies(plan)
    lines = lines_of(assignment.situation)
    recent = [own_words(text, lines) for text in (*([unwanted] if unwanted else []), *assignment.recent[:COMPARED])]
    best = _best(plan, bodies, recent, brief=brief, again=unwanted is not None)
    return Draft(
        engine="composer",
        public_text=best.text,
        private_text=_private(plan, best),
        gloss=_gloss(plan, best),
        cites=_cites(best),
    )


def _best(plan: Plan, bodies: list[Body], recent: list[str], *, brief: bool, again: bool) -> Version:
    """The first version that costs nothing, else the cheapest of all tries. `again`: others than the first time."""
    tried: list[Version] = []
    under_line = official(plan.assignment) is not None
    tries = 2 * TRIES if under_line else TRIES
    first = tries if again else 0
    for i in range(tries):
        own_words = bodies if i < TRIES // 2 else []  # a brand's few replies to praise are soon used up
        spared = (SPARED, SPARED, ROOMY, ROOMIEST)[4 * i // tries] if under_line else SPARED
        if min((version.cost for version in tried), default=math.inf) <= LESS_LINE[spared]:
            break  # nothing later is cheaper
        seed = f"{plan.assignment.nonce}/{first + i}"
        tried.append(_version(plan, own_words, seed, recent, brief=brief, spared=spared))
    return min(tried, key=lambda version: version.cost)


def _bodies(plan: Plan) -> list[Body]:
    """The brand's words that this reply may be built on: none in a language that its approvers would not read.

    An old correction was about another rumour: only base replies serve there.
    """
    triage, brand = plan.assignment.triage, plan.assignment.brand
    if not plan.own_language and triage.reply_language in LANGUAGES:
        return []
    base = base_bodies(brand.protocol.outcome(triage.outcome).replies, triage.reply_language, plan.form, plan.values)
    if plan.kind == "misinformation":
        return base
    if plan.kind in CALM and not PERMITS[plan.assignment.situation.mode].light_touch:
        return []  # the brand's own words for mockery and chatter may joke
    return past_bodies(plan.assignment, plan.kind, plan.values)[:2] + base


def _version(
    plan: Plan, bodies: list[Body], seed: str, recent: list[str], *, brief: bool, spared: tuple[Role, ...]
) -> Version:
    triage, brand = plan.assignment.triage, plan.assignment.brand
    choice = Choice(seed=seed)
    own = choice.of("body", len(bodies) + 1) if bodies else 0
    body = bodies[own] if own < len(bodies) else None
    never = tuple(read(phrase).folded for phrase in brand.voice.never_say)
    words = phrases(triage.reply_language, brand.language)
    speaker = Speaker(phrases=words, form=plan.form, choice=choice, never=never)
    said = parts(plan, speaker, body)
    network = brand.network(plan.assignment.comment.network)
    fitted = fit(said, network, brief=brief, spared=spared)
    text = text_of(said, fitted.kept)
    own_text = own_words(text, lines_of(plan.assignment.situation))
    like = _likeness(own_text, recent, under_line=official(plan.assignment) is not None)
    first_choice = (SHIPPED if bodies and body is None else 0) + LESS_LINE[spared]
    cost = fitted.loss + first_choice + like + _refused(text, brand)
    return Version(speaker, said, body, fitted, text, cost)


def _likeness(text: str, recent: list[str], *, under_line: bool) -> float:
    """The price of having said the same of late: a clone costs more than anything left unsaid.

    Beside an official line there is little room: what is only alike costs little, the very same most of all.
    """
    found = process.extractOne(text, recent, scorer=fuzz.ratio, score_cutoff=ALIKE) if recent else None
    if under_line and found:
        return CLONED if found[1] == 100 else (found[1] - ALIKE) / 3
    return found[1] - ALIKE + 10 if found else 0.0


def _refused(text: str, brand: Brand) -> float:
    """The price of a phrase that the brand never says."""
    plain = read(text).folded
    return 100.0 * sum(read(phrase).folded in plain for phrase in brand.voice.never_say)


def _private(plan: Plan, version: Version) -> str | None:
    """The first message in private, where the matter goes there."""
    if not plan.assignment.triage.private:
        return None
    if version.body and version.body.private_text:
        return version.body.private_text
    if plan.kind not in COMPLAINTS or not plan.apologises:
        return version.speaker.say("private_neutral")
    return version.speaker.say("private", what=what_happened(plan.main, version.speaker))


def _gloss(plan: Plan, version: Version) -> str | None:
    """The same selection in the brand's language, when the reply is in another."""
    brand = plan.assignment.brand
    if plan.own_language or version.body or spoken(brand.language, brand.language) != brand.language:
        return None
    speaker = version.speaker.model_copy(update={"phrases": phrases(brand.language, brand.language), "never": ()})
    return text_of(parts(_at_home(plan), speaker, None), version.fitted.kept)


def _at_home(plan: Plan) -> Plan:
    """The plan with its slots in the brand's language; what depends on the reply's language stays decided."""
    network = plan.assignment.brand.network(plan.assignment.comment.network)
    channel = network.private_channel or "" if network else ""
    main = plan.main
    quoted = main.model_copy(update={"lasted": f"«{main.lasted}»" if main.lasted else None})
    values = {**plan.values, "private_channel": channel}
    return plan.model_copy(update={"home": True, "values": values, "matters": (quoted, *plan.matters[1:])})


def _cites(version: Version) -> tuple[Cite, ...]:
    """The sources of what is left after the cut, each once."""
    kept = [version.parts[k.at] for k in version.fitted.kept]
    return tuple({cite.passage: cite for part in kept for cite in part.cites}.values())
