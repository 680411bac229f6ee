"""replies/*.jsonl: what the brand answered before, one JSON object a line."""

import json
from dataclasses import dataclass, field
from typing import Any

from app.brand.faults import Fault
from app.brand.folder import MAX_REPLIES, Folder
from app.brand.manual import Placed
from app.brand.replies import PastReply
from app.brand.shape import fit, shape
from app.brand.source import UNSTORABLE, Source, storable
from app.wording import Wording

MAX_LINE = 100_000
"""Characters of one line: ten times the longest comment."""


@dataclass
class PastPart:
    replies: list[Placed] = field(default_factory=list)


class _TwiceError(ValueError):
    """A JSON object names a field twice."""


def read_past(folder: Folder) -> PastPart:
    """Every `replies/**/*.jsonl`, in order. None at all is a warning: a brand may start without a past."""
    part = PastPart()
    paths = folder.files("replies")
    for path in paths:
        if path.lower().endswith(".jsonl"):
            _read_file(part, folder, path)
        else:
            folder.say(path, NOT_READ, AS_JSONL, "warning")
    if not any(path.lower().endswith(".jsonl") for path in paths):
        folder.say("replies", NO_FILE, ADD_FILE)
    return part


NOT_READ = Wording(es="no se lee: las respuestas son archivos .jsonl", en="is not read: replies are .jsonl files")
AS_JSONL = Wording(es="guárdelo como .jsonl, un objeto por línea", en="save it as .jsonl, one object a line")
NO_FILE = Wording(es="no hay ningún archivo .jsonl", en="there is no .jsonl file")
ADD_FILE = Wording(
    es="ponga ahí replies/respuestas.jsonl (puede estar vacío al empezar)",
    en="put replies/replies.jsonl there (it may be empty at first)",
)
EMPTY = Wording(es="no tiene ninguna respuesta", en="has no reply")
NO_STYLE = Wording(
    es="los borradores no tendrán ejemplos de estilo; añada una línea por respuesta publicada",
    en="drafts will have no examples of style; add a line for each published reply",
)


def _read_file(part: PastPart, folder: Folder, path: str) -> None:
    text = folder.text(path, MAX_REPLIES)
    if text is None:
        return
    if not text.strip():
        folder.say(path, EMPTY, NO_STYLE, "warning")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            placed, faults = _read_line(path, number, line)
            folder.faults += faults
            if placed:
                part.replies.append(placed)


def _read_line(path: str, number: int, line: str) -> tuple[Placed | None, list[Fault]]:
    source = Source(path, None, {(): number})
    data = _parsed(source, line)
    if isinstance(data, Fault):
        return None, [data]
    fitted = fit(shape(PastReply, ("source",)), data, source)
    faults = fitted.faults + [f for name in ("comment", "reply") for f in _blank(source, data, name)]
    if fitted.value is None or faults:
        return None, faults
    fields = {name: getattr(fitted.value, name) for name in type(fitted.value).model_fields}
    return Placed(source, (), PastReply(**fields, source=f"{path}:{number}")), []


def _parsed(source: Source, line: str) -> Any:
    """The line's object, or the fault that it has."""
    if len(line) > MAX_LINE:
        return source.fault((), Wording(es="la línea es enorme", en="the line is huge"), ONE_A_LINE)
    try:
        data = json.loads(line, object_pairs_hook=_once)
    except _TwiceError as error:
        return source.fault((), Wording(es=f"«{error}» está dos veces", en=f"«{error}» is there twice"), KEEP_ONE)
    except json.JSONDecodeError as error:
        place = Wording(es=f"no es JSON (columna {error.colno})", en=f"is not JSON (column {error.colno})")
        return source.fault((), place, ONE_A_LINE)
    except (ValueError, RecursionError):
        return source.fault((), Wording(es="no es JSON", en="is not JSON"), ONE_A_LINE)
    if not isinstance(data, dict):
        return source.fault((), Wording(es="no es un objeto", en="is not an object"), ONE_A_LINE)
    if any(isinstance(value, str) and not storable(value) for value in data.values()):
        return source.fault((), *UNSTORABLE)
    return data


KEEP_ONE = Wording(es="deje solo uno de los dos", en="keep only one of them")
ONE_A_LINE = Wording(
    es='cada línea es un objeto: {"comment": "…", "reply": "…", "network": "…"}',
    en='each line is an object: {"comment": "…", "reply": "…", "network": "…"}',
)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise _TwiceError(key[:40])
        result[key] = value
    return result


def _blank(source: Source, data: dict[str, Any], name: str) -> list[Fault]:
    value = data.get(name)
    if not isinstance(value, str) or value.strip():
        return []
    return [source.fault((name,), Wording(es="está vacío", en="is empty"), FILL_OR_DROP)]


FILL_OR_DROP = Wording(es="escríbalo o quite la línea", en="write it or remove the line")
