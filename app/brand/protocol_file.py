"""protocol.yaml: questions and outcomes as mappings from their ids, completed by the shipped protocol."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import create_model

from app.brand.faults import Fault, one_of, shown
from app.brand.protocol import Outcome, Protocol, Question
from app.brand.shape import fit, shape
from app.brand.shipped import Data, completed, shipped, texts
from app.brand.source import Source
from app.value import Value
from app.wording import Wording

_FIELDS: Data = {
    "start": (str | None, None),
    "questions": (dict.__class_getitem__((str, shape(Question, ("id",)))), {}),
    "outcomes": (dict.__class_getitem__((str, shape(Outcome, ("id",)))), {}),
}
ProtocolFile: type[Value] = create_model("ProtocolFile", __base__=Value, **_FIELDS)


@dataclass
class ProtocolPart:
    """The tree as far as it is sound. `sound` False: its ids say nothing about what the brand meant."""

    source: Source
    value: Protocol | None
    questions: Data
    outcomes: Data
    defaults: set[str]
    sound: bool
    faults: list[Fault] = field(default_factory=list)


def read_protocol(source: Source | None, written: bool, language: str) -> ProtocolPart:
    """`written`: whether there is a protocol.yaml. Its outcomes inherit what they do not state (docs/knowledge.md)."""
    here = source or Source("protocol.yaml")
    faults: list[Fault] = []
    own = here.data if isinstance(here.data, dict) else {}
    if here.data is not None and not isinstance(here.data, dict):
        faults.append(here.fault((), *NO_FIELDS))
    raw, defaults = _completed(own, language)
    faults += _unknown_kinds(here, raw)
    fitted = fit(ProtocolFile, raw, here)
    value = _protocol(fitted.value) if fitted.value else None
    questions, outcomes = _mapping(raw.get("questions")), _mapping(raw.get("outcomes"))
    sound = not written or (source is not None and not faults and isinstance(raw.get("outcomes"), dict))
    return ProtocolPart(here, value, questions, outcomes, defaults, sound, faults + fitted.faults)


NO_FIELDS = (
    Wording(es="el archivo no tiene campos «nombre: valor»", en="the file has no «name: value» fields"),
    Wording(es="escriba «questions:» y «outcomes:»", en="write «questions:» and «outcomes:»"),
)


def _mapping(value: Any) -> Data:
    return value if isinstance(value, dict) else {}


def _completed(own: Data, language: str) -> tuple[Data, set[str]]:
    default = shipped("protocol")
    outcomes, names = _outcomes(own.get("outcomes"), language)
    raw = {**own, "outcomes": outcomes}
    if not own.get("questions"):
        renamed = _renamed(outcomes)
        raw["questions"] = {id_: _led(question, renamed) for id_, question in default["questions"].items()}
        raw["start"] = own.get("start") or default["start"]
        names.add("protocol.questions")
    if isinstance(outcomes, dict):
        lent = _lent(raw)
        raw["outcomes"] = {**outcomes, **{id_: default["outcomes"][id_] for id_ in lent}}
        names |= {f"protocol.outcomes.{id_}" for id_ in lent}
    return raw, names if own else {"protocol"}


def _outcomes(own: Any, language: str) -> tuple[Any, set[str]]:
    """Each outcome over the shipped one that it is or is like."""
    if own is None:
        return {}, set()
    if not isinstance(own, dict):
        return own, set()
    result, names = {}, set()
    for id_, entry in own.items():
        result[id_], below = _outcome(id_, {} if entry is None else entry, language)
        names |= below
    return result, names


def _outcome(id_: str, entry: Any, language: str) -> tuple[Any, set[str]]:
    if not isinstance(entry, dict):
        return entry, set()
    if entry.get("replies") is not None:
        entry = {**entry, "replies": texts(entry["replies"], language)}
    like = entry.get("like")
    model = shipped("protocol")["outcomes"].get(like if isinstance(like, str) else id_, {})
    merged, names = completed(entry, model, f"protocol.outcomes.{id_}.")
    return {"label": id_, **merged}, names


def _renamed(outcomes: Any) -> dict[str, str]:
    """Shipped outcomes that the brand has under a name of its own, when it does not keep the shipped name too."""
    renamed: dict[str, str] = {}
    for id_, entry in _mapping(outcomes).items():
        like = entry.get("like") if isinstance(entry, dict) else None
        if isinstance(like, str) and like not in outcomes:
            renamed.setdefault(like, id_)
    return renamed


def _led(question: Data, renamed: dict[str, str]) -> Data:
    ends = {answer: renamed.get(question[answer], question[answer]) for answer in ("yes", "no")}
    return {**question, **ends}


def _lent(raw: Data) -> list[str]:
    """Shipped outcomes that the tree leads to without the file describing them."""
    questions = [q for q in _mapping(raw["questions"]).values() if isinstance(q, dict)]
    ends = [raw.get("start"), *(q.get(answer) for q in questions for answer in ("yes", "no"))]
    known = shipped("protocol")["outcomes"]
    taken = {**raw["outcomes"], **_mapping(raw["questions"])}
    return [id_ for id_ in known if id_ in ends and id_ not in taken]


def _unknown_kinds(source: Source, raw: Data) -> list[Fault]:
    known = shipped("protocol")["outcomes"]
    faults = []
    for id_, entry in _mapping(raw.get("outcomes")).items():
        like = entry.get("like") if isinstance(entry, dict) else None
        if isinstance(like, str) and like not in known:
            message = Wording(es=f"{shown(like)} no es un tipo de serie", en=f"{shown(like)} is no shipped outcome")
            faults.append(source.fault(("outcomes", id_, "like"), message, one_of(like, known)))
    return faults


def _protocol(file: Any) -> Protocol:
    questions = tuple(Question(id=id_, **_fields(q)) for id_, q in file.questions.items())
    outcomes = tuple(Outcome(id=id_, **_fields(o)) for id_, o in file.outcomes.items())
    first = questions[0].id if questions else outcomes[0].id if outcomes else ""
    return Protocol(start=file.start or first, questions=questions, outcomes=outcomes)


def _fields(value: Value) -> Data:
    return {name: getattr(value, name) for name in type(value).model_fields}
