"""Opens the desk behind a server that already listens, and keeps who asks before that waiting for a while."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, ClassVar

from app.errors import PortavozError
from app.settings import Settings
from app.web.logs import without_values
from app.web.problems import Fault, Internal, NotReady, Refused
from app.wording import Wording

if TYPE_CHECKING:
    from app.operations.desk import Desk
    from app.operations.housekeeping import Housekeeping

PATIENCE = 30.0
"""Seconds that a request waits for the desk before it is told to come back."""

OPENING = Wording(
    es="Se están leyendo el manual y las respuestas; vuelva en unos segundos.",
    en="The manual and the replies are being read; come back in a few seconds.",
)

log = logging.getLogger(__name__)


class WillNotOpen(Refused):
    """The desk cannot open; `faults` says what to mend where the knowledge folder is to blame."""

    status: ClassVar[int] = 503

    def __init__(self, cause: PortavozError) -> None:
        super().__init__(cause.detail)
        self.type = cause.type  # type: ignore[misc]  # the cause's own, whatever status it has elsewhere
        self.title = cause.title  # type: ignore[misc]
        self.faults = tuple(_as_field(fault) for fault in getattr(cause, "faults", ()))


def _as_field(fault: object) -> Fault:
    """A fault of the knowledge folder (app.brand.faults.Fault), read by its names alone: its module is heavy."""
    if isinstance(fault, Fault):
        return fault
    path, line, field = (getattr(fault, name, None) for name in ("path", "line", "field"))
    place = ":".join(str(part) for part in (path, line, field) if part)
    message, mend = getattr(fault, "message", None), getattr(fault, "mend", None)
    if not isinstance(message, Wording) or not isinstance(mend, Wording):
        return Fault(field=place, message=Wording(es="tiene un fallo", en="has a fault"))
    return Fault(field=place, message=Wording(es=f"{message.es}; {mend.es}", en=f"{message.en}; {mend.en}"))


class Opening:
    """`start` it once, `desk` waits for it, `close` ends what it opened."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._task: asyncio.Task[Desk] | None = None
        self._errands: set[asyncio.Task[Any]] = set()
        self._house: Housekeeping | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._open())

    @property
    def opened(self) -> "Desk | None":
        """The desk, when it is open."""
        done = self._task is not None and self._task.done() and not self._task.cancelled()
        return self._task.result() if done and self._task and not self._task.exception() else None

    @property
    def failure(self) -> WillNotOpen | None:
        """Why it will not open."""
        if self._task is None or not self._task.done() or self._task.cancelled():
            return None
        error = self._task.exception()
        return WillNotOpen(error if isinstance(error, PortavozError) else Internal()) if error else None

    async def desk(self, patience: float = PATIENCE) -> "Desk":
        """The open desk. Raises what kept it from opening, or NotReady when that takes too long."""
        if (opened := self.opened) is not None:
            return opened
        if self._task is None:
            raise NotReady(OPENING)
        await asyncio.wait({self._task}, timeout=patience)
        if (failure := self.failure) is not None:
            raise failure
        if (opened := self.opened) is None:
            raise NotReady(OPENING)
        return opened

    def errand(self, work: Coroutine[Any, Any, Any]) -> "asyncio.Task[Any]":
        """Work that goes on when the one who asked for it has left, and that closing waits for."""
        task = asyncio.create_task(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)
        return task

    async def close(self) -> None:
        if self._errands:
            await asyncio.wait(self._errands, timeout=self._settings.deadline)
        if self._task is None:
            return
        if not self._task.done():
            self._task.cancel()
            await asyncio.wait({self._task})
        if self._house is not None:
            await self._house.close()
        if (opened := self.opened) is not None:
            await opened.close()

    async def _open(self) -> "Desk":
        try:
            # A second of imports: off the path to the first /healthz, and off the event loop.
            desks, houses = await asyncio.to_thread(_import_desk)
            desk: Desk = await desks.open_desk(self._settings)
            self._house = houses.Housekeeping(desk)
            self._house.start()
        except PortavozError as error:
            log.error("the desk does not open: %s", error.type)
            raise
        except Exception as error:
            log.error("the desk does not open: %s", without_values(error))
            raise
        log.info("the desk is open")
        self.errand(_warm(desk))
        return desk


def _import_desk() -> tuple[Any, Any]:
    from app.operations import desk, housekeeping  # noqa: PLC0415 - see _open

    return desk, housekeeping


async def _warm(desk: "Desk") -> None:
    try:
        await desk.warm()
    except Exception as error:  # a draft will say what is wrong with the model
        log.warning("the model's client is not ready: %s", without_values(error))
