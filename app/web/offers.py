"""What the forms of a crisis are filled with beforehand: the manual's own words, as far as they may be said now."""

from collections.abc import Mapping
from datetime import datetime

from app.brand.brand import Brand
from app.brand.scenarios import HoldingText, Scenario
from app.brand.words import Severity
from app.draft.slots import current_facts, fill
from app.incident.situation import Situation
from app.monitor.alert import Alert, Quote
from app.monitor.said import headline
from app.value import Value
from app.wording import Tongue

UPDATES = (15, 30, 60, 120, 240)
"""Minutes to the next update that can be promised with one tap."""
MOST_EXAMPLES, LONGEST_EXAMPLE = 3, 280
"""Comments of a warning that tell which others belong to it, and how much of each."""


class Offer(Value):
    """A declaration before anybody has touched it."""

    title: str = ""
    scenario: str = ""
    mode: str = "crisis"
    severity: Severity = "high"
    line: str = ""
    freeze: bool = True
    triggers: str = ""
    reason: str = ""
    alert: str = ""
    examples: str = ""
    minutes: int = 60
    """To the next update."""
    evidence: str = ""
    """What the warning rests on, in a sentence; empty without one."""


def of_scenario(scenario: Scenario | None, brand: Brand, situation: Situation, now: datetime) -> Offer:
    """A declaration of that scenario, its first holding as the line; without one, an empty form."""
    if scenario is None:
        return Offer()
    return Offer(
        title=scenario.title,
        scenario=scenario.id,
        severity=scenario.severity,
        line=said_now(scenario.holding, brand, situation, now),
        freeze=scenario.freeze_marketing,
    )


def with_alert(offer: Offer, alert: Alert, quotes: Mapping[str, Quote], brand: Brand, tongue: Tongue) -> Offer:
    """The same for a warning: with its severity, its evidence, and its comments where no scenario names the words."""
    said = headline(alert, brand).in_(tongue)
    known = [quotes[key].comment.text for key in alert.evidence.comments if key in quotes]
    lines = [" ".join(text.split())[:LONGEST_EXAMPLE] for text in known if text.strip()]
    return offer.model_copy(
        update={
            "alert": alert.id,
            "severity": alert.severity,
            "evidence": said,
            "reason": said,
            "examples": "" if offer.scenario else "\n".join(lines[:MOST_EXAMPLES]),
        }
    )


def said_now(texts: tuple[HoldingText, ...], brand: Brand, situation: Situation, now: datetime) -> str:
    """The first of these texts in the brand's language that leaves something to say to everybody; else nothing.

    Only standing facts and the emergency number fill slots: a channel or a name belongs to one comment.
    """
    facts = (fact for fact in current_facts(brand, situation) if fact.stands(now.date()))
    values = {"emergency": brand.emergency.general}
    values |= {f"fact:{fact.id}": fact.statement.strip().rstrip(".") for fact in facts}
    own = [text for text in texts if text.language == brand.language]
    everywhere = sorted(own, key=lambda text: text.network is not None)
    filled = (fill(text.text, values) for text in everywhere)
    return next((text for text in filled if text), "")
