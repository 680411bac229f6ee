"""Calls to a model, kept and played back: the same question gets the same answer, without key or network.

A recording is known by everything that the answer depends on. No request is stored: neither headers, nor keys, nor
the messages, which can be made again from case, brand and prompts.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import ValidationError

from app.llm import Completion, Message
from app.llm_faults import FAULTS, Fault, ModelFailed, Usage
from app.value import Value
from app.wording import Wording
from eval.faults import Faulty
from eval.prices import Purse, foreseen

Mode = Literal["replay", "record", "live"]
"""replay: no call is made; record: only for what is not recorded; live: always, nothing is kept."""

ANSWERS: frozenset[Fault] = frozenset({"truncated", "refused", "filtered", "empty", "too_long"})
"""What a model itself does with a question. Every other fault is the line's or the account's, and says nothing."""
HIDDEN = "(secret)"


class Recorded(Value):
    """One answer. Either `text` or the `fault` that there was in its place."""

    key: str
    case: str
    repeat: int = 0
    model: str
    prompts: dict[str, str]
    """Fingerprints of the prompt files at the time."""
    text: str | None = None
    fault: Fault | None = None
    usage: Usage | None = None


class Identity(Value):
    """Of the asker: what one answer may depend on beside messages and schema."""

    model: str
    parameters: dict[str, str | int | float]
    prompts: dict[str, str]


def key_of(identity: Identity, messages: Sequence[Message], schema: Mapping[str, Any]) -> str:
    """SHA-256 over model, parameters, prompt fingerprints, all messages and the schema."""
    told = {"identity": identity.model_dump(), "messages": [list(m) for m in messages], "schema": schema}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def characters(messages: Sequence[Message], schema: Mapping[str, Any]) -> int:
    """Of a request, for forecasts."""
    return sum(len(text) for _, text in messages) + len(json.dumps(schema))


class NotRecorded(Faulty):
    """Replay was asked for an answer that nobody recorded."""

    def __init__(self, case: str) -> None:
        super().__init__(
            Wording(
                es=f"{case}: su respuesta no está grabada, o se grabó con otro modelo, otras instrucciones u otro"
                " conocimiento; grábela con portavoz eval record",
                en=f"{case}: its answer is not recorded, or was recorded with another model, other prompts or other"
                " knowledge; record it with portavoz eval record",
            )
        )


class NoAnswer(Faulty):
    """The model could not be asked: a fault of the line or the account, not an answer of the model."""

    def __init__(self, case: str, fault: Fault) -> None:
        said = FAULTS[fault]
        super().__init__(Wording(es=f"{case}: {said.es}", en=f"{case}: {said.en}"))
        self.fault = fault


class Recordings:
    """One file of answers, by key. `asked` are the keys that this run asked for."""

    def __init__(self, path: Path | None = None) -> None:
        """Raises Faulty at a line that is no recording. A missing file holds none."""
        self._path = path
        self._by_key = {entry.key: entry for entry in _read(path)} if path and path.exists() else {}
        self.asked: set[str] = set()

    def __len__(self) -> int:
        return len(self._by_key)

    def find(self, key: str) -> Recorded | None:
        self.asked.add(key)
        return self._by_key.get(key)

    def keep(self, entry: Recorded) -> None:
        """Appended at once: a run that stops has paid for nothing twice."""
        if self._path and self._path.exists() and not self._path.read_bytes().endswith(b"\n"):
            self.drop(())  # the line that a stopped run left half written
        self._by_key[entry.key] = entry
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(f"{_told(entry)}\n")

    def stale(self, cases: Iterable[str], known: Iterable[str]) -> tuple[Recorded, ...]:
        """Recordings that nobody asks for any more: of `cases`, which were run, or of none that is still known."""
        ran, kept = set(cases), set(known)
        old = (e for e in self._by_key.values() if e.key not in self.asked and (e.case in ran or e.case not in kept))
        return tuple(sorted(old, key=_order))

    def drop(self, stale: Iterable[Recorded]) -> None:
        """The file without these, in order of case and repeat."""
        gone = {entry.key for entry in stale}
        self._by_key = {key: entry for key, entry in self._by_key.items() if key not in gone}
        if self._path and self._path.exists():
            beside = self._path.with_suffix(".new")
            lines = (f"{_told(entry)}\n" for entry in sorted(self._by_key.values(), key=_order))
            beside.write_text("".join(lines), encoding="utf-8", newline="\n")
            os.replace(beside, self._path)


class Model(Protocol):
    """What stands behind the recordings: app.llm.ChatModel."""

    name: str

    async def complete(
        self, messages: Sequence[Message], schema: Mapping[str, Any], *, seconds: float
    ) -> Completion: ...


class Teller:
    """A model for one case (app.draft.model.Talker): recorded answers first, the model where the mode allows it."""

    def __init__(
        self,
        case: str,
        identity: Identity,
        recordings: Recordings,
        *,
        model: Model | None = None,
        purse: Purse | None = None,
        secrets: tuple[str, ...] = (),
        seconds: float = 20.0,
    ) -> None:
        """`model` None: replay. `secrets`: strings that no recording may hold, whatever a server sends back."""
        self.name = identity.model.removeprefix("openai:")
        self._case, self._identity, self._recordings = case, identity, recordings
        self._model, self._purse, self._secrets, self._seconds = model, purse, secrets, seconds

    async def complete(self, messages: list[Message], schema: dict[str, Any], *, seconds: float) -> Completion:
        """Raises NotRecorded, NoAnswer or OverBudget; ModelFailed where the model itself gave no text."""
        key = key_of(self._identity, messages, schema)
        found = self._recordings.find(key)
        if found is None:
            if self._model is None:
                raise NotRecorded(self._case)
            found = await self._asked(key, self._model, messages, schema)
            self._recordings.keep(found)
        if found.fault is not None:
            raise ModelFailed(found.fault, found.usage)
        return Completion(text=found.text or "", usage=found.usage)

    async def _asked(self, key: str, model: Model, messages: list[Message], schema: dict[str, Any]) -> Recorded:
        expected = foreseen(characters(messages, schema))
        if self._purse:
            self._purse.reserve(expected)
        used: Usage | None = Usage()
        try:
            completion = await model.complete(messages, schema, seconds=self._seconds)
            used = completion.usage
            return self._recorded(key, completion.text, None, used)
        except ModelFailed as failure:
            used = failure.usage or Usage()
            if failure.fault not in ANSWERS:
                raise NoAnswer(self._case, failure.fault) from failure
            return self._recorded(key, None, failure.fault, failure.usage)
        finally:
            if self._purse:
                self._purse.settle(expected, used)

    def _recorded(self, key: str, text: str | None, fault: Fault | None, usage: Usage | None) -> Recorded:
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN) if text else text
        repeat = int(self._identity.parameters.get("repeat", 0))
        rest = {"model": self._identity.model, "prompts": self._identity.prompts, "usage": usage}
        return Recorded(key=key, case=self._case, repeat=repeat, text=text, fault=fault, **rest)


def _read(path: Path) -> Iterable[Recorded]:
    with path.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if not raw.endswith(b"\n"):
                return  # half written by a run that was stopped; that call is made again
            try:
                yield Recorded.model_validate_json(raw)
            except ValidationError as error:
                first = error.errors(include_url=False)[0]
                raise Faulty(_no_recording(path, number, ".".join(map(str, first["loc"])), first["msg"])) from error


def _told(entry: Recorded) -> str:
    told = entry.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _order(entry: Recorded) -> tuple[str, int, str]:
    return entry.case, entry.repeat, entry.key


def _no_recording(path: Path, line: int, field: str, why: str) -> Wording:
    at = f"{path}:{line}: {field}: {why}"
    return Wording(
        es=f"{at}. No es una grabación; borre la línea y repita portavoz eval record",
        en=f"{at}. It is no recording; delete the line and run portavoz eval record again",
    )
