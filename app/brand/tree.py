"""Whether the protocol is a tree that ends: every answer leads somewhere, nothing turns in a circle."""

from collections.abc import Iterator

from app.brand.faults import Fault, one_of, shown
from app.brand.protocol import Protocol
from app.brand.protocol_file import ProtocolPart
from app.brand.shipped import shipped
from app.wording import Wording

Edges = dict[str, dict[str, str]]
"""Question id to the targets of its answers."""


def tree_faults(part: ProtocolPart) -> Iterator[Fault]:
    """Faults of the graph. Ids of faulty entries count as known: one fault is not reported twice."""
    if part.value is None:
        return
    edges = {q.id: {"yes": q.yes, "no": q.no} for q in part.value.questions}
    yield from _both(part)
    yield from _nowhere(part, edges)
    if cycle := _cycle(edges):
        path = " → ".join(cycle)
        yield part.source.fault(
            ("questions", cycle[0]),
            Wording(es=f"el protocolo da vueltas: {path}", en=f"the protocol turns in a circle: {path}"),
            Wording(es="lleve una de esas respuestas a un tipo", en="lead one of these answers to an outcome"),
        )
    yield from _unreached(part, edges)
    yield from _kinds(part, part.value)


def _both(part: ProtocolPart) -> Iterator[Fault]:
    for id_ in part.questions.keys() & part.outcomes.keys():
        yield part.source.fault(
            ("questions", id_),
            Wording(es=f"{shown(id_)} es pregunta y tipo a la vez", en=f"{shown(id_)} is both question and outcome"),
            Wording(es="cambie uno de los dos nombres", en="rename one of the two"),
        )


def _nowhere(part: ProtocolPart, edges: Edges) -> Iterator[Fault]:
    known = {*part.questions, *part.outcomes}
    start = part.value.start if part.value else ""
    if start not in known:
        yield part.source.fault(("start",), *_unknown_target(start, known))
    for id_, answers in edges.items():
        for answer, target in answers.items():
            if target not in known:
                yield part.source.fault(("questions", id_, answer), *_unknown_target(target, known))


def _unknown_target(target: str, known: set[str]) -> tuple[Wording, Wording]:
    message = Wording(
        es=f"no hay ninguna pregunta ni tipo {shown(target)}", en=f"there is no question or outcome {shown(target)}"
    )
    return message, one_of(target, known)


def _cycle(edges: Edges) -> list[str] | None:
    """The questions of one circle, the first repeated at the end. Iterative: a manual may chain thousands."""
    done: set[str] = set()
    for root in edges:
        path: dict[str, None] = {}
        stack = [(root, False)]
        while stack:
            id_, leaving = stack.pop()
            if leaving:
                done.add(path.popitem()[0])
            elif id_ in path:
                names = list(path)
                return [*names[names.index(id_) :], id_]
            elif id_ in edges and id_ not in done:
                path[id_] = None
                stack.append((id_, True))
                stack.extend((target, False) for target in edges[id_].values())
    return None


def _unreached(part: ProtocolPart, edges: Edges) -> Iterator[Fault]:
    seen: set[str] = set()
    todo = [part.value.start] if part.value else []
    while todo:
        id_ = todo.pop()
        if id_ not in seen:
            seen.add(id_)
            todo.extend(edges.get(id_, {}).values())
    for kind, ids in (("questions", part.questions), ("outcomes", part.outcomes)):
        for id_ in ids.keys() - seen:
            message = Wording(es="el protocolo no llega nunca aquí", en="the protocol never gets here")
            mend = Wording(es="lleve aquí alguna respuesta o quítelo", en="lead an answer here or remove it")
            yield part.source.fault((kind, id_), message, mend, "warning")


def _kinds(part: ProtocolPart, protocol: Protocol) -> Iterator[Fault]:
    """An outcome that triage has no example of will hardly be chosen."""
    known = shipped("protocol")["outcomes"]
    for outcome in protocol.outcomes:
        if not outcome.like and not outcome.examples and outcome.id not in known:
            yield part.source.fault(("outcomes", outcome.id), *NO_EXAMPLES, "warning")


NO_EXAMPLES = (
    Wording(es="sin ejemplos ni «like» casi nunca se elegirá", en="without examples or «like» it is hardly chosen"),
    Wording(es="añada «examples:» o «like: (tipo de serie)»", en="add «examples:» or «like: (shipped outcome)»"),
)
