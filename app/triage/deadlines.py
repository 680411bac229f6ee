"""When something is due: minutes that run in the brand's hours, or on the clock when it cannot wait."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.brand.brand import Brand, Duty, Hours
from app.brand.opening import opening, zone_of
from app.brand.scenarios import Scenario, ScenarioDeadline
from app.comments.reading import read
from app.triage.features import tokens
from app.triage.tells import STEM, stems

FAR = 400
"""Days that are searched for open hours. A brand that never opens in that time runs on the clock."""


REACH = 3
"""Words before a word in which a denial takes it back: «no hay ningún herido»."""
DENIALS = frozenset(
    [
        "no", "sin", "ni", "nadie", "ningun", "ninguna", "nunca", "jamas", "salvo", "excepto", "menos", "fuera", "not",
        "without", "nobody", "none", "never", "neither", "nor", "unless", "except", "cap", "sense", "ningu", "sen",
        "ninguen", "nao", "sem", "nenhum", "nenhuma", "ninguem", "ez", "gabe", "inor",
    ]
)  # fmt: skip


class Due(NamedTuple):
    """When the first public answer and the full one are owed, in UTC."""

    first_answer: datetime
    resolution: datetime


class Timing(NamedTuple):
    """How minutes run for one comment: from `since`, in these hours, or on the clock."""

    since: datetime
    hours: Hours
    clock: bool

    def after(self, minutes: int) -> datetime:
        """The moment, in UTC, when that many minutes have run."""
        since = self.since.astimezone(UTC)
        return since + timedelta(minutes=minutes) if self.clock else working(since, minutes, self.hours)


def timing(brand: Brand, network: str, duty: Duty, since: datetime, *, open_incident: bool) -> Timing:
    """Critical severity, duties that say so and open incidents run on the clock."""
    known = brand.network(network)
    hours = known.hours if known and known.hours else brand.hours
    return Timing(since, hours, clock=duty.clock or duty.severity == "critical" or open_incident)


def due(duty: Duty, scenario: Scenario | None, running: Timing, said: str = "") -> Due:
    """When it is owed. A promise, of the scenario or of the duty, can only shorten what the severity asks for.

    One under a condition counts when `said`, the comment's text, visibly meets it (`met`); otherwise it is only shown
    to people (app.triage.actions), who may know more than the comment tells.
    """
    known = [*duty.conditional, *(scenario.deadlines if scenario else ())]
    promises = [d for d in known if d.when is None or met(d.when, said)]
    first = _least(duty.first_answer, "first_answer", promises)
    full = _least(duty.resolution or duty.first_answer, "resolution", promises)
    return Due(running.after(first), running.after(max(first, full)))


def _least(minutes: int, what: str, promises: list[ScenarioDeadline]) -> int:
    return min([minutes, *(d.minutes for d in promises if d.what == what and d.minutes > 0)])


def met(when: str, said: str) -> bool:
    """Whether a comment visibly meets a condition: every telling word of it stands there, at least once undenied.

    A condition with a figure, with a denial of its own («sin heridos») or without any telling word is never visibly
    met: words alone cannot tell.
    """
    asked = tokens(read(when).folded)
    telling = stems(when)
    if not telling or DENIALS & set(asked) or any(word.isdigit() for word in asked):
        return False
    words = tokens(read(said).folded)
    stated = {word[:STEM] for i, word in enumerate(words) if not DENIALS & set(words[max(0, i - REACH) : i])}
    return telling <= stated


def working(since: datetime, minutes: int, hours: Hours) -> datetime:
    """The end of that many open minutes, counted from `since` (aware); daylight saving changes are real minutes."""
    left = timedelta(minutes=minutes)
    first = since.astimezone(zone_of(hours.zone)).date() - timedelta(days=1)
    for ahead in range(FAR):
        span = opening(first + timedelta(days=ahead), hours)
        if span is None or span[1] <= since:
            continue
        begin = max(span[0], since)
        if span[1] - begin >= left:
            return begin + left
        left -= span[1] - begin
    return since + timedelta(minutes=minutes)
