"""The log of a server: one line an event, never a comment, an author or a key."""

import logging
import sys
import traceback

LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up(level: str) -> None:
    """Sends the application's log to standard error; a second call takes the place of the first."""
    logger = logging.getLogger("app")
    logger.setLevel(level.upper())
    for former in [handler for handler in logger.handlers if isinstance(handler.formatter, _WithoutValues)]:
        logger.removeHandler(former)
    handler = _ToStandardError()
    handler.setFormatter(_WithoutValues(LINE))
    logger.addHandler(handler)


def without_values(error: BaseException) -> str:
    """Kinds and places of an error and its causes. Messages are left out: a database's would quote the comment."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(parts) < 5:
        frames = traceback.extract_tb(seen.__traceback__)
        places = " < ".join(f"{f.name} ({f.filename.rsplit('/', 1)[-1]}:{f.lineno})" for f in reversed(frames))
        parts.append(f"{type(seen).__name__} in {places or '?'}")
        seen = seen.__cause__ or seen.__context__
    return "; from ".join(parts)


class _ToStandardError(logging.Handler):
    """Looks standard error up for each line, so that whoever replaces it may also close it."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(f"{self.format(record)}\n")
        except (OSError, ValueError):
            self.handleError(record)


class _WithoutValues(logging.Formatter):
    def formatException(self, ei: object) -> str:  # noqa: N802 - the standard library's name
        error = ei[1] if isinstance(ei, tuple) else None
        return without_values(error) if isinstance(error, BaseException) else ""
