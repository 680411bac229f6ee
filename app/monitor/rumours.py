"""Rumours: what several people claim and no fact supports. Nobody decides here that it is false; an area is asked."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.facts import Fact
from app.brand.scenarios import Scenario
from app.brand.words import Severity, gravest
from app.comments.comment import Comment
from app.evidence.figures import figures
from app.guard.sources import current_facts
from app.guard.support import NEGATION, content, share
from app.incident.situation import Situation
from app.monitor.alert import MOST_QUOTES, Alert, Evidence, Found, proposed_scenario, proposed_severity
from app.monitor.claims import Claim, claims, covers, groups
from app.monitor.tables import heard
from app.review.tables import comments
from app.triage.assess import owner_of

WINDOW = timedelta(hours=6)
"""Within which several people must have claimed it."""
FEWEST_AUTHORS = 4
"""Different people: below that it is chatter."""
MOST_READ = 3_000
"""Comments of the window that are read, the newest."""
QUIET = timedelta(hours=12)
"""How long the same claim does not warn again."""
MOST_AN_HOUR = 5
"""Rumours that are told, the most repeated first: nobody can look into more."""
COVERED = 0.6
"""Part of a claim's words that a statement must have to be about the same."""
NAMED = frozenset(content("rumor bulo desinformación falso noticia mentira rumour hoax misinformation fake boato"))
"""Words by which a brand calls its scenario for rumours, where it has one."""
SILENT_KINDS = ("praise", "off_topic")


class Standing(NamedTuple):
    """What the ledger says to a claim."""

    supported: bool
    against: tuple[str, ...] = ()
    """Facts that contradict it, or that are the claim and false or unconfirmed."""


class _Heard(NamedTuple):
    key: str
    severity: Severity
    scenario: str | None


async def rumours(
    connection: AsyncConnection, brand: Brand, situation: Situation, now: datetime, day: date, known: Iterable[Alert]
) -> list[Found]:
    """What there is to warn of. `known`: alerts that are fresh; a claim that one of them tells is not told again."""
    h = heard.c
    silent = [outcome.id for outcome in brand.protocol.outcomes if brand.protocol.kind(outcome.id) in SILENT_KINDS]
    asked = (
        select(h.key, h.author, h.at, h.severity, h.scenario, comments.c.comment)
        .join(comments, comments.c.key == h.key)
        .where(h.at > now - WINDOW, h.at <= now, h.outcome.not_in(silent))
        .order_by(h.at.desc(), h.key)
        .limit(MOST_READ)
    )
    rows = (await connection.execute(asked)).all()
    if len({row.author for row in rows}) < FEWEST_AUTHORS:
        return []
    told = [alert for alert in known if alert.kind == "rumour"]
    said = [(row.key, row.author, row.at, row.comment) for row in rows]
    of = {row.key: _Heard(row.key, row.severity, row.scenario) for row in rows}
    found = await asyncio.to_thread(_repeated, said)
    facts = current_facts(brand, situation)
    lines = [line.text for incident in situation.incidents for line in incident.lines]
    made = []
    for group in found:
        standing = weighed(group[0], facts, lines, day)
        if not standing.supported and not _told(group, told):
            made.append(_alert(brand, group, standing, [of[claim.key] for claim in group]))
    lately = sum(alert.at > now - timedelta(hours=1) for alert in told)
    return made[: max(0, MOST_AN_HOUR - lately)]


def _repeated(said: Sequence[tuple[str, str, datetime, str]]) -> list[list[Claim]]:
    """Claims of several people, the most repeated first. In a thread: thousands of comments are read."""
    told = [
        claim
        for key, author, at, comment in said
        for claim in claims(key, author, at, Comment.model_validate_json(comment).text)
    ]
    several = [group for group in groups(told) if _authors(group) >= FEWEST_AUTHORS]
    return sorted(several, key=lambda group: (-_authors(group), group[0].key))


def _authors(group: Iterable[Claim]) -> int:
    return len({claim.author for claim in group})


def weighed(claim: Claim, facts: Iterable[Fact], lines: Iterable[str], day: date) -> Standing:
    """What facts and official lines say to a claim. The same matter, sign and figures: it is supported."""
    supported, against = False, list[str]()
    for text in lines:
        supported = supported or (_about(text, claim) and _agrees(text, claim))
    for fact in facts:
        if fact.status == "false" and fact.correction and _about(fact.correction, claim):
            supported = supported or _agrees(fact.correction, claim)
        if not _about(fact.statement, claim):
            continue
        agrees = _agrees(fact.statement, claim)
        if agrees and fact.stands(day):
            supported = True
        elif agrees == (fact.status != "confirmed"):  # it is the false claim, or it contradicts a true statement
            against.append(fact.id)
    return Standing(supported and not against, tuple(against))


def _about(text: str, claim: Claim) -> bool:
    return covers(text, claim) >= COVERED or share(content(text), claim.words) >= COVERED


def _agrees(text: str, claim: Claim) -> bool:
    exact = frozenset((one.kind, one.value) for one in figures(text))
    return claim.exact <= exact and bool(NEGATION.search(text.casefold())) == claim.denies


def _told(group: Sequence[Claim], told: Iterable[Alert]) -> bool:
    """Whether a fresh alert speaks of it: the subject changes with the wording, the comments do not."""
    keys = {claim.key for claim in group}
    return any(alert.subject == _subject(group) or keys.intersection(alert.evidence.comments) for alert in told)


def _subject(group: Sequence[Claim]) -> str:
    """The same for the same claim, whoever words it first."""
    often = Counter(word for claim in group for word in claim.words)
    telling = sorted(word for word, many in often.items() if many > len(group) / 2)
    return "claim:" + hashlib.sha256(" ".join(telling).encode()).hexdigest()[:16]


def _alert(brand: Brand, group: Sequence[Claim], standing: Standing, rows: Sequence[_Heard]) -> Found:
    scenario = brand.scenario(proposed_scenario([row.scenario for row in rows])) or rumour_scenario(brand)
    least: Severity = "high" if standing.against else "medium"
    grades: list[Severity] = [proposed_severity([row.severity for row in rows], least)]
    evidence = Evidence(
        since=min(claim.at for claim in group),
        until=max(claim.at for claim in group),
        count=len(group),
        authors=_authors(group),
        comments=tuple(dict.fromkeys(claim.key for claim in group))[:MOST_QUOTES],
        facts=standing.against,
        ask=owner_of(brand, scenario),
    )
    return Found(
        kind="rumour",
        subject=_subject(group),
        evidence=evidence,
        scenario=scenario.id if scenario else None,
        severity=gravest([*grades, *((scenario.severity,) if scenario else ())]),
        quiet=QUIET,
    )


def rumour_scenario(brand: Brand) -> Scenario | None:
    """The scenario that the brand keeps for rumours, where its protocol knows misinformation at all."""
    if not any(brand.protocol.kind(outcome.id) == "misinformation" for outcome in brand.protocol.outcomes):
        return None
    named = [one for one in brand.scenarios if content(one.title) & NAMED]
    return named[0] if named else None
