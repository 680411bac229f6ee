"""What `portavoz comments import` and `portavoz alerts` do. Each returns the exit status."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.text import Text

from app.brand.brand import Brand
from app.brand.load import load
from app.brand.opening import zone_of
from app.cli_commands import database, errors, say, working_desk
from app.cli_people import acting
from app.cli_reply import SEVERITIES, harmless
from app.monitor.alert import Alert, Quote, Settlement, alerts_of, quotes
from app.monitor.export_file import DateOrderName, Wish, columns_given
from app.monitor.said import SETTLED, headline, lines
from app.operations.alarms import settle_alert
from app.operations.hear_file import Brought, Tell, bring_comments
from app.settings import Settings
from app.wording import Tongue, Wording

SHOWN_FAULTS = 50
"""Faulty lines that are printed; the rest is said as a number."""
SHOWN_QUOTES = 3
QUOTED = 120
"""Characters of a comment in a list."""
NONE = Wording(es="No hay avisos sin resolver.", en="There are no unsettled warnings.")
NONE_AT_ALL = Wording(es="No ha habido avisos.", en="There have been no warnings.")
ROWS = Wording(es="fila {}", en="row {}")


async def bring(
    settings: Settings, file: Path, columns: str | None, network: str | None, dates: DateOrderName | None, dry: bool
) -> int:
    """Takes the file's comments. 1 when some row was at fault; the others are stored all the same."""
    wish = Wish(columns_given(columns), network, dates)
    async with working_desk(settings) as desk:
        with _progress(settings.language) as tell:
            done = await bring_comments(desk, file, wish, None, dry_run=dry, tell=tell)
    _show_brought(done, file, settings.language)
    return 1 if done.faulty else 0


@contextmanager
def _progress(tongue: Tongue) -> Iterator[Tell]:
    shape = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*shape, console=errors, transient=True) as bars:
        task = bars.add_task(ROWS.in_(tongue).format(0))
        yield lambda rows: bars.update(task, description=ROWS.in_(tongue).format(rows))


def _show_brought(done: Brought, file: Path, tongue: Tongue) -> None:
    used = ", ".join(f"{field} = {column}" for field, column in done.used)
    read_as = f" ({done.read_as.in_(tongue)})" if done.read_as else ""
    _note(f"{file.name}{read_as}: {used}")
    for fault in done.faults[:SHOWN_FAULTS]:
        _note(f"{file.name}:{fault.line}: {fault.field}: {fault.message.in_(tongue)}")
    if (more := done.faulty - min(done.faulty, SHOWN_FAULTS)) > 0:
        _note(Wording(es=f"… y {more} filas más con fallos", en=f"… and {more} more faulty rows").in_(tongue))
    say(_counts(done).in_(tongue))


def _counts(done: Brought) -> Wording:
    if done.dry:
        good = done.rows - done.faulty
        return Wording(
            es=f"{done.rows} filas: {good} comentarios, {done.faulty} con fallos. No se ha guardado nada.",
            en=f"{done.rows} rows: {good} comments, {done.faulty} faulty. Nothing was stored.",
        )
    return Wording(
        es=f"{done.rows} filas: {done.taken} nuevos, {done.known} ya conocidos ({done.edited} editados),"
        f" {done.faulty} con fallos.",
        en=f"{done.rows} rows: {done.taken} new, {done.known} known ({done.edited} edited), {done.faulty} faulty.",
    )


async def show_alerts(settings: Settings, every: bool, as_json: bool) -> int:
    """The latest first."""
    brand = load(settings.knowledge)
    async with database(settings) as db, db.read() as connection:
        found = await alerts_of(connection, open_only=not every)
        quoted = await quotes(connection, found)
    if as_json:
        shown = [_as_json(alert, brand, settings.language) for alert in found]
        say(json.dumps({"items": shown}, ensure_ascii=False, indent=2))
        return 0
    if not found:
        say((NONE_AT_ALL if every else NONE).in_(settings.language))
    for alert in found:
        _show(alert, brand, quoted, settings.language)
    return 0


def _as_json(alert: Alert, brand: Brand, tongue: Tongue) -> dict[str, Any]:
    said = {"headline": headline(alert, brand).in_(tongue), "lines": [one.in_(tongue) for one in lines(alert, brand)]}
    return {**alert.model_dump(mode="json"), **said}


def _show(alert: Alert, brand: Brand, quoted: dict[str, Quote], tongue: Tongue) -> None:
    console = Console(highlight=False)
    at = alert.at.astimezone(zone_of(brand.hours.zone))
    severity = SEVERITIES[alert.severity].in_(tongue)
    console.print(Text(f"{alert.id}  {at:%Y-%m-%d %H:%M}  {severity}: {headline(alert, brand).in_(tongue)}", "bold"))
    for line in lines(alert, brand):
        console.print(Text(f"  {line.in_(tongue)}"))
    for key in alert.evidence.comments[:SHOWN_QUOTES]:
        if one := quoted.get(key):
            text = " ".join(one.comment.text.split())[:QUOTED]
            console.print(Text(f"  {one.comment.network} · {harmless(one.comment.author or '—')}: «{harmless(text)}»"))
    if alert.outcome:
        done, by = SETTLED[alert.outcome].in_(tongue), alert.settled_by or "Portavoz"
        console.print(Text(f"  → {done} · {by}: {harmless(alert.reason or '')}"))


async def settle(
    settings: Settings, alert: str, outcome: Settlement, reason: str, by: str, incident: str | None
) -> int:
    """Settles it in that person's name."""
    async with working_desk(settings) as desk:
        person = await acting(desk.db, by)
        done = await settle_alert(desk, person, alert, outcome=outcome, reason=reason, incident=incident)
    say(f"{done.id}: {SETTLED[outcome].in_(settings.language)}")
    return 0


def _note(text: str) -> None:
    errors.print(Text(harmless(text)))
