"""Incidents as a person reads them in a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.cli_reply import SEVERITIES, harmless
from app.incident.mode import LABELS
from app.operations.incident_record import Act, Listed, Record
from app.operations.owing import Owed
from app.wording import Tongue, Wording

ACTS: dict[str, Wording] = {
    "incident.declare": Wording(es="declarada", en="declared"),
    "incident.amend": Wording(es="cambiada", en="amended"),
    "incident.line": Wording(es="nuevo mensaje oficial", en="new official line"),
    "incident.post": Wording(es="relevo", en="hand-over"),
    "incident.stand-down": Wording(es="terminada", en="stood down"),
}
HEADS = {
    "es": ("crisis", "título", "modo", "gravedad", "mensaje", "desde", "versión"),
    "en": ("incident", "title", "mode", "severity", "line", "since", "version"),
}
OWED = {
    "es": ("vence", "qué se debe", "red", "autor", "comentario", "cierre"),
    "en": ("due", "what is owed", "network", "author", "comment", "closing"),
}
WHY = {
    "return": Wording(es="volver en público", en="a public return"),
    "answer": Wording(es="una respuesta", en="an answer"),
}
SHOWN = 60
"""Characters of a comment in a list; the rest is in --json."""


def row(one: Listed, tongue: Tongue) -> tuple[str, ...]:
    """An incident in a list."""
    over = Wording(es="terminada", en="over").in_(tongue)
    mode = LABELS[one.mode].in_(tongue).lower() if one.open else over
    line = " ".join(one.line.text.split())[:SHOWN] if one.line else "—"
    grade = SEVERITIES[one.severity].in_(tongue)
    return one.id, one.title, mode, grade, line, f"{one.declared_at:%Y-%m-%d %H:%M}", str(one.version)


def shown(known: Record, tongue: Tongue) -> Iterable[str]:
    """An incident by itself, line by line."""

    def _(es: str, en: str) -> str:
        return en if tongue == "en" else es

    mode = LABELS[known.mode].in_(tongue) if known.open else _("Terminada", "Over")
    yield f"{known.title}  [{known.id} · v{known.version}]"
    frozen = _("publicidad congelada", "marketing frozen") if known.freeze and known.open else ""
    facts = (mode, SEVERITIES[known.severity].in_(tongue), known.scenario or "", frozen)
    yield " · ".join(filter(None, facts))
    if known.line:
        due = known.line.next_update
        when = f" ({_('próxima', 'next')} {due:%Y-%m-%d %H:%M} UTC)" if due else ""
        yield f"\n{_('Mensaje oficial', 'Official line')} {known.line.version}{when}\n  {known.line.text}"
        yield from (f"  {language}: {text}" for language, text in known.line.translations.items())
    if known.closing:
        yield f"\n{_('Cierre', 'Closing')}\n  {known.closing}"
    if there := [post for post in known.posts if post.until is None]:
        yield f"\n{_('Puestos', 'Posts')}"
        yield from (f"  {post.role}: {post.person} ({post.since:%Y-%m-%d %H:%M} UTC)" for post in there)
    states = ", ".join(f"{count.value} {count.count}" for count in known.replies)
    yield f"\n{_('Respuestas', 'Replies')}: {states or '—'} · {_('se debe', 'owed')}: {known.debts}"
    yield f"\n{_('Cronología', 'Timeline')}"
    yield from (_act(act, tongue) for act in known.acts)


def _act(act: Act, tongue: Tongue) -> str:
    what = ACTS[act.what].in_(tongue) if act.what in ACTS else act.what
    why = f": {act.reason}" if act.reason else ""
    return f"  {act.at:%Y-%m-%d %H:%M:%S} UTC  {what} · {act.who or 'Portavoz'}{why}"


def debt(one: Owed, tongue: Tongue) -> tuple[str, ...]:
    """What one comment is owed, in a list."""
    words = " ".join(one.comment.text.split())[:SHOWN]
    closing = f"{one.closing} ({one.closing_state})" if one.closing else "—"
    due = f"{one.due_at:%Y-%m-%d %H:%M}"
    return due, WHY[one.why].in_(tongue), one.comment.network, one.comment.author or "", words, closing


def print_table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """On standard output."""
    table = Table(*heads, box=None, pad_edge=False)
    for cells in rows:
        table.add_row(*(Text(harmless(cell)) for cell in cells))
    Console(highlight=False).print(table)
