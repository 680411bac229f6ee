"""What the folder's check refuses, told as doubts about the manual: the field is left out until a person decides."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from app.brand.brand import Role
from app.brand.chain import chain_of
from app.brand.faults import Fault
from app.brand.headings import slug
from app.brand.shipped import Data
from app.importing.folder.composing import action_paths, composed
from app.importing.understood import Field, Understanding
from app.wording import Wording

STEP = re.compile(r"[^.\[\]]+")


def mended(understanding: Understanding, faults: Iterable[Fault]) -> Understanding:
    """The same, with every field that an error speaks of left out and doubtful."""
    changed: dict[str, Field] = {}
    for fault in faults:
        if fault.level == "error":
            for field in _meant(understanding, fault):
                changed.setdefault(field.path, _left_out(field, fault))
    return understanding.with_fields(changed)


def _left_out(field: Field, fault: Fault) -> Field:
    doubt = (
        _unattended(fault) if field.path.endswith(".hours") and fault.field.startswith("duties") else _refused(fault)
    )
    return field.model_copy(update={"standing": "doubtful", "left_out": True, "doubt": field.doubt or doubt})


def _refused(fault: Fault) -> Wording:
    return Wording(
        es=f"no se puede usar como está: {fault.message.es}; {fault.mend.es}",
        en=f"it cannot be used as it is: {fault.message.en}; {fault.mend.en}",
    )


def _unattended(fault: Fault) -> Wording:
    """The deadlines of the gravest run at any hour, so somebody must be reachable then."""
    return Wording(
        es=f"con este horario {fault.message.es}. Mientras tanto se le supone localizable a cualquier hora: escriba "
        "también su guardia, o nombre a un suplente que esté entonces",
        en=f"with these hours {fault.message.en}. Meanwhile they count as reachable at any hour: write when they are "
        "on call too, or name a substitute who is there then",
    )


def _meant(understanding: Understanding, fault: Fault) -> list[Field]:
    """The fields of ours behind a place in a file; those that are left out already mean nothing any more."""
    found: list[Field] = []
    for path in _paths(understanding, fault):
        found = [
            field
            for field in understanding.fields
            if (field.path == path or field.path.startswith(f"{path}.")) and _writes(field)
        ]
        if found:
            break
    return found


def _writes(field: Field) -> bool:
    return not field.left_out and field.standing not in ("default", "by_hand")


def _paths(understanding: Understanding, fault: Fault) -> Iterator[str]:
    """From the narrowest field to the widest that a fault can mean."""
    steps = STEP.findall(fault.field)
    data = composed(understanding)
    if fault.path == "brand.yaml" and steps:
        acts = action_paths({field.path: field for field in understanding.fields})
        yield from _in_brand(data.brand, steps, acts)
    elif fault.path == "protocol.yaml" and steps:
        if steps[0] == "questions":  # one question less would leave answers that lead nowhere
            yield "protocol.questions"
        yield from _narrowing(["protocol", *steps])
    elif fault.path == "facts.yaml" and steps:
        listed = data.facts
        if steps[0].isdigit() and int(steps[0]) < len(listed):
            yield f"facts.{listed[int(steps[0])]['id']}"
    elif fault.path.startswith("manual/"):
        for id in data.scenarios:
            if slug(id) == PurePath(fault.path).stem:
                yield from _narrowing(["scenarios", id, *steps[:1]])


def _in_brand(brand: Data, steps: list[str], acts: list[str]) -> Iterator[str]:
    listed = brand.get(steps[0])
    if len(steps) > 1 and steps[1].isdigit() and isinstance(listed, list) and int(steps[1]) < len(listed):
        entry = listed[int(steps[1])]
        if steps[0] == "actions":
            yield acts[int(steps[1])] if int(steps[1]) < len(acts) else "actions"
        elif steps[0] in ("roles", "networks", "duties"):
            id = entry.get("id") or entry.get("severity")
            if steps[0] == "duties" and len(steps) == 2:  # nobody can be reached at some hour: of the hours, not of it
                yield from (f"roles.{id}.hours" for id in _chain(brand, entry.get("approver")))
            yield from _narrowing([steps[0], id, *steps[2:3]])
    yield from _narrowing(steps)


def _chain(brand: Data, approver: object) -> Iterator[str]:
    """Who answers, nearest first. One who can be reached at any hour is enough: the others keep their hours."""
    listed = brand.get("roles")
    told = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    roles = [Role(**{name: value for name, value in entry.items() if name != "hours"}) for entry in told]
    yield from (role.id for role in chain_of(str(approver), roles))


def _narrowing(steps: list[str]) -> Iterator[str]:
    for n in range(len(steps), 1, -1):
        yield ".".join(steps[:n])
    if len(steps) == 1 and steps[0] in ("holding", "country", "language", "languages", "name"):
        yield steps[0]
