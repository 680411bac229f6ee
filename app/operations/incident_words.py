"""The words and the grade that an incident is declared with: what can be taken, and what is refused by name."""

from app.brand.words import SEVERITIES, Severity
from app.operations.incident_acts import BadIncident, Held
from app.wording import Wording

LONGEST_TITLE = 160
MOST_WORDS = 40
"""Triggers and examples of an incident, each."""
LONGEST_WORDS = 300
TRIGGERS_NEEDED = 2
"""Where neither a scenario nor an example says what comments belong to it: one word alone catches strangers."""


def knowable(scenario: str | None, triggers: tuple[str, ...], examples: tuple[str, ...]) -> None:
    """Raises BadIncident where nothing tells which comments belong to it."""
    if scenario is None and len(triggers) < TRIGGERS_NEEDED and not examples:
        raise BadIncident(UNKNOWABLE, "triggers")


UNKNOWABLE = Wording(
    es="triggers: sin escenario del manual, Portavoz no sabe qué comentarios son de esto: dé al menos dos palabras o"
    " frases que traigan, o un comentario de ejemplo en «examples».",
    en="triggers: without a scenario of the manual Portavoz cannot tell which comments belong to it: give at least two"
    " words or phrases that they hold, or one comment as an example in `examples`.",
)


def graded(severity: str | None) -> Severity:
    """The severity that was given. Raises BadIncident."""
    for known in SEVERITIES:
        if known == severity:
            return known
    raise BadIncident(NO_SEVERITY, "severity")


NO_SEVERITY = Wording(
    es="severity: sin escenario hay que decir la gravedad: low, medium, high o critical.",
    en="severity: without a scenario the severity has to be said: low, medium, high or critical.",
)


def titled(title: str) -> str:
    """The title as it is kept. Raises BadIncident."""
    kept = " ".join(title.split())
    if not 1 <= len(kept) <= LONGEST_TITLE or not kept.isprintable():
        raise BadIncident(
            Wording(
                es=f"title: diga en una línea de qué se trata, con 1 a {LONGEST_TITLE} caracteres.",
                en=f"title: say in a line what it is about, in 1 to {LONGEST_TITLE} characters.",
            ),
            "title",
        )
    return kept


def words(given: tuple[str, ...], field: str) -> tuple[str, ...]:
    """Triggers or examples as they are kept, each once. Raises BadIncident."""
    kept = tuple(dict.fromkeys(said for each in given if (said := " ".join(each.split()))))
    if len(kept) > MOST_WORDS or any(len(each) > LONGEST_WORDS for each in kept):
        raise BadIncident(
            Wording(
                es=f"{field}: como mucho {MOST_WORDS}, de hasta {LONGEST_WORDS} caracteres cada uno.",
                en=f"{field}: {MOST_WORDS} at the most, of up to {LONGEST_WORDS} characters each.",
            ),
            field,
        )
    return kept


def changes_of(
    before: Held,
    title: str | None,
    mode: str | None,
    severity: Severity | None,
    freeze: bool | None,
    triggers: tuple[str, ...] | None,
    examples: tuple[str, ...] | None,
) -> dict[str, object]:
    """What differs from how it stands, by field. Raises BadIncident."""
    wanted: dict[str, object | None] = {
        "title": titled(title) if title is not None else None,
        "mode": mode,
        "severity": graded(severity) if severity is not None else None,
        "freeze": freeze,
        "triggers": words(triggers, "triggers") if triggers is not None else None,
        "examples": words(examples, "examples") if examples is not None else None,
    }
    changes = {name: to for name, to in wanted.items() if to is not None and to != getattr(before, name)}
    if not changes:
        raise BadIncident(NOTHING, "title")
    if changes.get("mode") == "crisis" and before.line is None:
        raise BadIncident(LINE_FIRST, "mode")
    after = before.model_copy(update=changes)
    knowable(after.scenario, after.triggers, after.examples)
    return changes


NOTHING = Wording(
    es="title: así está ya; cambie el título, el modo, la gravedad, la congelación, las palabras o los ejemplos.",
    en="title: it is like that already; change title, mode, severity, freeze, words or examples.",
)
LINE_FIRST = Wording(
    es="mode: para pasar a crisis hace falta antes un mensaje oficial: dígalo con «line» y repita.",
    en="mode: before it becomes a crisis it needs an official line: say one with `line`, then repeat.",
)
