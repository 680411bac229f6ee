"""Everything that a running deployment holds: brand, outcome model, library, engines and database."""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar, Literal
from weakref import WeakValueDictionary

from app.brand.brand import Brand
from app.brand.load import load
from app.db import Database, open_database
from app.draft.composer import Composer
from app.draft.draft import Engine
from app.draft.model import ModelEngine
from app.errors import PortavozError
from app.evidence.library import Library, open_library
from app.evidence.store import Progress, silent
from app.incident.situation import CALM, Situation
from app.llm import ChatModel
from app.operations.migrate import migrate
from app.review.people import Person
from app.review.replies import recent_texts
from app.settings import Settings
from app.triage.outcomes import OutcomeModel
from app.triage.training import outcome_model
from app.wording import Wording

RECENT = 200
"""Our latest public texts that a new one is compared with, so that no two people read the same words."""

EngineName = Literal["auto", "model", "composer"]


class NoModel(PortavozError):
    status: ClassVar[int] = 422
    type: ClassVar[str] = "no-model"
    title: ClassVar[Wording] = Wording(es="No hay modelo configurado", en="No model is configured")


class Twins:
    """One lock for each repeated request under way, so that twins in parallel wait for the first instead of drafting."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    def lock(self, person: Person, key: str) -> asyncio.Lock:
        return self._locks.setdefault((person.id, key), asyncio.Lock())


def _now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """Open one for each process with `open_desk`; close it."""

    def __init__(
        self,
        settings: Settings,
        brand: Brand,
        outcomes: OutcomeModel,
        library: Library,
        db: Database,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.settings, self.brand, self.outcomes, self.library, self.db = settings, brand, outcomes, library, db
        self.clock = clock
        self._composer = Composer(brand)
        self._chat = ChatModel(settings) if settings.has_model else None
        self._model = ModelEngine(brand, self._chat, settings.deadline) if self._chat else None
        self.twins = Twins()
        self._recent: deque[tuple[str, str]] = deque(maxlen=RECENT)

    @property
    def situation(self) -> Situation:
        """The open incidents."""
        return CALM

    def engine(self, name: EngineName) -> Engine:
        """The engine asked for. Raises NoModel when a model is asked for and none is configured."""
        if name == "composer" or (name == "auto" and self._model is None):
            return self._composer
        if self._model is None:
            raise NoModel(
                Wording(
                    es="engine: «model» necesita OPENAI_API_KEY u OPENAI_BASE_URL; use «auto» o «composer».",
                    en="engine: “model” needs OPENAI_API_KEY or OPENAI_BASE_URL; use “auto” or “composer”.",
                )
            )
        return self._model

    def recent(self, comment_key: str) -> tuple[str, ...]:
        """Our latest public texts for other comments, newest first."""
        return tuple(text for key, text in self._recent if key != comment_key)

    def wrote(self, comment_key: str, text: str) -> None:
        self._recent.appendleft((comment_key, text))

    async def warm(self) -> None:
        """Import the model's client before the first comment needs it."""
        if self._chat:
            await asyncio.to_thread(self._chat.warm)

    async def load_recent(self) -> None:
        async with self.db.read() as connection:
            self._recent.extend(await recent_texts(connection, RECENT))

    async def close(self) -> None:
        if self._chat:
            await self._chat.close()
        await self.library.close()
        await self.db.close()


async def open_desk(settings: Settings, progress: Progress = silent) -> Desk:
    """A desk ready for comments. Raises BadKnowledge, StorageFull or IndexUnavailable."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    outcomes = await asyncio.to_thread(outcome_model, brand, settings.var)
    db = open_database(settings)
    try:
        await migrate(db)
        library = await open_library(brand, settings, db, progress=progress)
    except BaseException:
        await db.close()
        raise
    desk = Desk(settings, brand, outcomes, library, db)
    await desk.load_recent()
    return desk
