"""Where a drill is played: a desk of its own on a throw-away folder and database, with every way out closed.

The knowledge folder is read; nothing of the real deployment is written. No mail, no webhook, no model unless one is
asked for, whatever the environment says.
"""

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from app.operations.desk import Desk, open_desk
from app.settings import Settings

Engine = Literal["composer", "model"]
CLOSED: dict[str, Any] = {
    "database_url": None, "chroma_url": None, "embeddings": None, "smtp_url": None, "mail_from": None,
    "webhook_url": None, "public_url": None, "retention_days": None,
}  # fmt: skip
"""Settings by which something could leave, or reach what is real."""
MODEL = ("openai_base_url", "openai_api_key")
LEARNED = "outcomes.npz"
"""What the deployment has learned of the brand's own texts: copied, so that opening takes seconds less."""


def closed(settings: Settings, folder: Path, engine: Engine = "composer") -> Settings:
    """The settings of a drill in that folder: the brand and the language of the real ones, and no way out."""
    given = {name: getattr(settings, name) for name in Settings.model_fields}
    silent: dict[str, Any] = {} if engine == "model" else dict.fromkeys(MODEL)
    # Built without validation: it would read the environment again, which may name a mail server.
    return Settings.model_construct(**{**given, **CLOSED, **silent, "var": folder, "engine": engine})


@contextmanager
def throw_away(settings: Settings, engine: Engine = "composer") -> Iterator[Settings]:
    """Settings on a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="portavoz-drill-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if (settings.var / LEARNED).is_file():
            shutil.copy(settings.var / LEARNED, folder / LEARNED)
        yield closed(settings, folder, engine)


@asynccontextmanager
async def stage(
    settings: Settings, title: str, clock: Callable[[], datetime], engine: Engine = "composer"
) -> AsyncIterator[Desk]:
    """An open desk, marked as a drill, that tells the time by `clock`. Raises as `open_desk` does."""
    with throw_away(settings, engine) as played:
        desk = await open_desk(played)
        mark(desk, title, clock)
        try:
            yield desk
        finally:
            await desk.close()


def mark(desk: Desk, title: str, clock: Callable[[], datetime]) -> None:
    """From here on the desk is a drill's: pages, mails and exports say so, and its time is the drill's."""
    desk.drill = title
    desk.clock = clock
