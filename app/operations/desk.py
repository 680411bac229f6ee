"""Everything that a running deployment holds: brand, outcome model, library, engines and database."""

import asyncio
import secrets
from collections import deque
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, ClassVar, Literal
from weakref import WeakValueDictionary
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from app.brand.brand import Brand
from app.brand.load import load
from app.brand.opening import zone_of
from app.comments import language
from app.comments.comment import Comment
from app.db import Database
from app.draft.composer import Composer
from app.draft.draft import Engine
from app.draft.model import ModelEngine
from app.errors import PortavozError
from app.evidence.library import Library, open_library
from app.evidence.passage import Evidence
from app.evidence.store import Progress, silent
from app.incident.situation import CALM, Situation
from app.incident.store import edition_of, situation_of
from app.llm import ChatModel
from app.operations.ground import follow
from app.operations.storage import ready_database, writable
from app.pipeline import prepare
from app.review.people import Person
from app.review.storing import recent_texts
from app.settings import Settings
from app.triage.examples import shipped
from app.triage.outcomes import OutcomeModel
from app.triage.training import outcome_model
from app.triage.triage import Triage
from app.wording import Wording

RECENT = 200
"""Our latest public texts that a new one is compared with, so that no two people read the same words."""

EngineName = Literal["auto", "model", "composer"]


class NoModel(PortavozError):
    field: ClassVar[str] = "engine"
    status: ClassVar[int] = 422
    type: ClassVar[str] = "no-model"
    title: ClassVar[Wording] = Wording(es="No hay modelo configurado", en="No model is configured")


class Twins:
    """One lock for each repeated request under way: twins in parallel wait for the first instead of drafting."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    def lock(self, person: Person, key: str) -> asyncio.Lock:
        return self._locks.setdefault((person.id, key), asyncio.Lock())


def _now() -> datetime:
    return datetime.now(UTC)


def _nonce() -> str:
    return secrets.token_hex(16)


def _today_in(zone: ZoneInfo) -> date:
    """Facts begin and end by the brand's own calendar, wherever the server stands."""
    return _now().astimezone(zone).date()


class Desk:
    """Open one for each process with `open_desk`; close it."""

    drill: str | None = None
    """The title of the drill that this desk plays; None: it is the real one."""

    def __init__(
        self,
        settings: Settings,
        brand: Brand,
        outcomes: OutcomeModel,
        library: Library,
        db: Database,
        clock: Callable[[], datetime] = _now,
        nonce: Callable[[], str] = _nonce,
    ) -> None:
        """`nonce`: what a draft's choice between equal wordings and the fences of its prompt are drawn from."""
        self.settings, self.library, self.db = settings, library, db
        self.clock, self.nonce = clock, nonce
        self._chat = ChatModel(settings) if settings.has_model else None
        self._seat(brand, outcomes)
        self.twins = Twins()
        self._recent: deque[tuple[str, str]] = deque(maxlen=RECENT)
        self._situation = CALM

    def _seat(self, brand: Brand, outcomes: OutcomeModel) -> None:
        self.brand, self.outcomes = brand, outcomes
        self._composer = Composer(brand)
        self._model = ModelEngine(brand, self._chat, self.settings.deadline) if self._chat else None

    async def take(self, brand: Brand) -> None:
        """Works with the brand's folder as it is now. Raises StorageFull."""
        outcomes = await asyncio.to_thread(outcome_model, brand, self.settings.var)
        await self.library.take(brand)
        self._seat(brand, outcomes)

    @property
    def situation(self) -> Situation:
        """What holds now, as it was when this process last looked (`keep_up`)."""
        return self._situation

    async def keep_up(self, connection: AsyncConnection) -> Situation:
        """The situation as that connection sees it, also from here on. One small query when nothing changed.

        A reader of an older snapshot never takes it back. Not to be called between a change and its commit: what is
        undone must not be remembered (a copy of the desk may look).
        """
        if await edition_of(connection) > self._situation.edition:
            found = await situation_of(connection)
            if found.edition > self._situation.edition:  # another task may have looked further meanwhile
                self._situation = found
        return self._situation

    @property
    def instructions(self) -> str:
        """The system message that a model gets, so that a text repeating it is known; empty without a model."""
        return self._model.instructions if self._model else ""

    @property
    def today(self) -> date:
        """The brand's own calendar day."""
        return self.clock().astimezone(zone_of(self.brand.hours.zone)).date()

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
        """What the database holds now, in place of what was remembered."""
        async with self.db.read() as connection:
            found = await recent_texts(connection, RECENT)
            await self.keep_up(connection)
        self._recent = deque(found, maxlen=RECENT)

    async def close(self) -> None:
        if self._chat:
            await self._chat.close()
        await self.library.close()
        await self.db.close()


class _Nothing:
    """Sources that find nothing."""

    async def find(self, comment: Comment, triage: Triage, situation: Situation) -> Evidence:
        return Evidence()


def _rehearse(brand: Brand, outcomes: OutcomeModel) -> None:
    """The whole story once, in a thread of its own: the first comment need not wait for what is read on first use."""
    comment = Comment(network=brand.networks[0].id, text="Llevo una hora esperando y nadie me atiende, ¿qué hago?")
    rest: dict[str, Any] = {"outcomes": outcomes, "recent": (), "now": _now(), "nonce": "0" * 32}
    language.warm()  # its words alone tell the language of this comment; others need the detector
    asyncio.run(prepare(comment, brand, CALM, _Nothing(), Composer(brand), **rest))


async def open_desk(settings: Settings, progress: Progress = silent) -> Desk:
    """A desk ready for comments. Raises BadKnowledge, CannotOpen, SchemaTooNew, StorageFull or IndexUnavailable."""
    brand = await asyncio.to_thread(load, settings.knowledge)
    writable(settings.var)
    outcomes = await asyncio.to_thread(outcome_model, brand, settings.var)
    db = await ready_database(settings)
    try:
        rehearsal = asyncio.to_thread(_rehearse, brand, outcomes)
        zone = zone_of(brand.hours.zone)
        today = partial(_today_in, zone)
        opening = open_library(brand, settings, db, today=today, progress=progress, on_change=follow(_now))
        library, _ = await asyncio.gather(opening, rehearsal)
    except BaseException:
        await db.close()
        raise
    shipped.cache_clear()  # read to compare and to train; nothing asks for the examples from here on
    desk = Desk(settings, brand, outcomes, library, db)
    try:
        await desk.load_recent()
    except BaseException:
        await desk.close()
        raise
    return desk
