"""What `portavoz incident report` does: the report that the page shows, for a file or a pipe."""

import asyncio
import json
from datetime import UTC, datetime

from app.brand.load import load
from app.cli_commands import database, say
from app.cli_incident_acts import chosen
from app.operations.aftermath import aftermath
from app.settings import Settings
from app.web import times
from app.web.catalogue import catalogue
from app.web.report_markdown import markdown


async def report(settings: Settings, which: str, as_json: bool) -> int:
    """The report of that incident as of now, as Markdown or as the API has it."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    async with database(settings) as db, db.read() as connection:
        found = await aftermath(connection, (await chosen(connection, which)).id, datetime.now(UTC))
    if as_json:
        say(json.dumps(json.loads(found.model_dump_json()), ensure_ascii=False, indent=2))
    else:
        say(markdown(found, catalogue(settings.language), times.zone(brand.hours.zone), brand).rstrip())
    return 0
