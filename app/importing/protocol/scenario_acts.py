"""Acts that the fiche or row of a crisis tells as sentences: «Calidad retira el lote en 30 minutos»."""

from collections.abc import Iterator

from app.importing.documents.document import Place
from app.importing.protocol.act_readings import act_reading
from app.importing.protocol.act_triggers import Trigger, announces_acts
from app.importing.protocol.act_words import Order
from app.importing.reading import Ground, Reading
from app.importing.scenarios.label_doubts import learnt_doubt
from app.importing.scenarios.lines import Line
from app.importing.scenarios.part import Part, fields
from app.importing.scenarios.parts import found
from app.importing.scenarios.role_acts import role_acts
from app.importing.scenarios.words import QUOTED
from app.wording import Wording

_OTHER = frozenset(
    [
        "first_answer",
        "resolution",
        "deadline",
        "owner",
        "approver",
        "severity",
        "tell",
        "holding",
        "closing",
        "answer",
        "examples",
        "triggers",
        "later",
        "private_message",
        "wrong",
        "dont",
        "title",
        "code",
    ]
)
"""Fields whose lines order no act."""


def scenario_acts(ground: Ground) -> list[Reading]:
    """Every such act with its crisis; doubtful where nothing but its own words says that it is one."""
    return [one for document in ground.documents for part in found(document).parts for one in _of(part)]


def matrices(ground: Ground) -> set[Place]:
    """Tables of a crisis each row with its message and its steps: the steps are no acts, unless a column says so."""
    held: dict[Place, list[Part]] = {}
    for document in ground.documents:
        for part in found(document).parts:
            held.setdefault(part.said.place, []).append(part)
    return {place for place, parts in held.items() if len(parts) > 1 and all(map(_stepped, parts))}


def _stepped(part: Part) -> bool:
    labels = {label for line in part.lines for label in line.labels}
    return {"holding", "do"} <= fields(part.lines) and not any(map(announces_acts, labels))


def _of(part: Part) -> Iterator[Reading]:
    for line in part.lines:
        if line.meaning() in _OTHER or QUOTED.search(line.text):
            continue
        for act in role_acts(line.text):
            yield _reading(act, part, line)


def _reading(act: Order, part: Part, line: Line) -> Reading:
    what = f"{act.what} ({act.when})" if act.when else act.what
    told = any(announces_acts(label) for label in line.labels)
    doubt = learnt_doubt(*line.taken) if line.taken else None if told else _UNLABELLED
    return act_reading(act._replace(what=what), Trigger(scenarios=(part.title.id,)), (line.quoted(),), doubt)


_UNLABELLED = Wording(
    es="el manual no dice que sea una gestión interna; por la frase lo he tomado por una",
    en="the manual does not say that this is an act inside the house; by its words I have taken it for one",
)
