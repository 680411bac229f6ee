"""Everything citable that a brand brings, as passages: manual, scenarios, facts, past replies."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.brand.brand import Brand, ManualFile
from app.brand.facts import Fact
from app.brand.replies import PastReply
from app.brand.scenarios import HoldingText, Scenario
from app.evidence.contradictions import Stated, contradicted
from app.evidence.markdown import read_manual
from app.evidence.passage import Origin, Passage
from app.evidence.rows import Row, digest
from app.wording import Tongue, Wording

SHELVING = "1"
"""Raise it whenever the same brand would give other passages."""

FACTS = Wording(es="Hechos", en="Facts")
FALSE = Wording(es="Es falso: «{}»", en="False: “{}”")
SCENARIOS = Wording(es="Escenarios", en="Scenarios")
OWNER = Wording(es="Responsable", en="Owner")
DEADLINE = Wording(es="Plazo", en="Deadline")
SIGNS = Wording(es="Señales", en="Signs")
DO = Wording(es="Qué hacer", en="Do")
DONT = Wording(es="Qué no hacer", en="Don't")
HOLDING = Wording(es="Mensaje de espera", en="Holding message")
CLOSING = Wording(es="Mensaje de cierre", en="Closing message")
MINUTES = Wording(es="{} minutos", en="{} minutes")
PAST_REPLIES = Wording(es="Respuestas anteriores", en="Past replies")


def tongue_of(brand: Brand) -> Tongue:
    return "en" if brand.language == "en" else "es"


def content_hash(passage: Passage) -> str:
    """Over what is said and for whom, not over where it stands or what others say against it."""
    aside = {"id", "source", "content_hash", "contradicted"}
    return digest(passage.model_dump_json(exclude=aside))


def _sealed(passage: Passage) -> Passage:
    return passage.model_copy(update={"content_hash": content_hash(passage)})


def _row(passage: Passage, *extra: str) -> Row:
    sealed = _sealed(passage)
    return Row(sealed, "\n".join((*sealed.heading, sealed.text, *extra)))


class _Names:
    """Ids that stay the same while the text stays the same; equal texts are told apart by their order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, kind: str, *parts: str) -> str:
        name = f"{kind}:{digest(*parts)[:16]}"
        self._seen[name] += 1
        return name if self._seen[name] == 1 else f"{name}.{self._seen[name]}"


def _place(source: str) -> tuple[str, int]:
    """«manual/02.md#L41» or «manual/02.md:41» -> path and line; line 0 where none is given."""
    path, mark, line = source.replace("#L", ":").rpartition(":")
    return (path, int(line)) if mark and line.isdigit() else (source, 0)


def _scenarios_by_file(scenarios: Iterable[Scenario]) -> dict[str, list[tuple[int, str]]]:
    places: dict[str, list[tuple[int, str]]] = {}
    for scenario in scenarios:
        path, line = _place(scenario.source)
        places.setdefault(path, []).append((line, scenario.id))
    return {path: sorted(found) for path, found in places.items()}


def _scenario_at(places: list[tuple[int, str]], line: int) -> str | None:
    """The scenario that a line of a manual file belongs to: the only one of the file, or the last that began above."""
    if len(places) == 1 and places[0][0] <= 1:
        return places[0][1]
    return next((id for start, id in reversed(places) if start <= line), None)


def _manual(files: Iterable[ManualFile], scenarios: Iterable[Scenario]) -> Iterator[Row]:
    places = _scenarios_by_file(scenarios)
    names = _Names()
    for file in files:
        for piece in read_manual(file.text).pieces:
            yield _row(
                Passage(
                    id=names.of("manual", file.path, *piece.heading, piece.text),
                    kind="manual",
                    source=f"{file.path}#L{max(piece.line + file.line - 1, 1)}",
                    heading=piece.heading,
                    text=piece.text,
                    scenario=_scenario_at(places.get(file.path, []), piece.line + file.line - 1),
                    content_hash="",
                )
            )


def _owner(brand: Brand, id: str) -> str:
    role = brand.role(id)
    return role.title if role else id


def _overview(brand: Brand, scenario: Scenario, tongue: Tongue) -> str:
    lines = [f"{scenario.title}."]
    if scenario.owner:
        lines.append(f"{OWNER.in_(tongue)}: {_owner(brand, scenario.owner)}.")
    for deadline in scenario.deadlines:
        condition = f" ({deadline.when})" if deadline.when else ""
        minutes = MINUTES.in_(tongue).format(deadline.minutes)
        lines.append(f"{DEADLINE.in_(tongue)} {deadline.what}: {minutes}{condition}.")
    if scenario.triggers:
        lines.append(f"{SIGNS.in_(tongue)}: {', '.join(scenario.triggers)}.")
    return " ".join(lines)


def _bullets(label: Wording, items: Iterable[str], tongue: Tongue) -> str:
    lines = [f"- {item}" for item in items]
    return "\n".join([f"{label.in_(tongue)}:", *lines]) if lines else ""


def _prepared(
    label: Wording, texts: Iterable[HoldingText], tongue: Tongue
) -> Iterator[tuple[str, str, str | None, HoldingText]]:
    name = "holding" if label is HOLDING else "closing"
    for i, text in enumerate(texts, 1):
        yield f"{name}.{i}", f"{label.in_(tongue)}: {text.text}", text.language, text


def _scenario(brand: Brand, scenario: Scenario) -> Iterator[Row]:
    tongue = tongue_of(brand)

    def row(part: str, text: str, *extra: str, **fields: object) -> Row:
        return _row(
            Passage.model_validate(
                {
                    "id": f"scenario:{scenario.id}:{part}",
                    "kind": "scenario",
                    "source": scenario.source,
                    "heading": (SCENARIOS.in_(tongue), f"{scenario.id} {scenario.title}"),
                    "text": text,
                    "scenario": scenario.id,
                    "content_hash": "",
                    **fields,
                }
            ),
            *extra,
        )

    yield row("overview", _overview(brand, scenario, tongue), *scenario.examples)
    for part, label, items in (("do", DO, scenario.do), ("dont", DONT, scenario.dont)):
        if items:
            yield row(part, _bullets(label, items, tongue))
    for label, texts in ((HOLDING, scenario.holding), (CLOSING, scenario.closing)):
        for part, text, language, prepared in _prepared(label, texts, tongue):
            yield row(part, text, language=language, network=prepared.network, form=prepared.form)


def fact_passage(fact: Fact, tongue: Tongue, origin: Origin = "folder") -> Passage | None:
    """The passage of a fact, or None when nothing about it may be stated. A false one states its correction."""
    if not fact.public or fact.status == "unconfirmed" or (fact.status == "false" and not fact.correction):
        return None
    false = fact.status == "false"
    heading = [FACTS.in_(tongue), FALSE.in_(tongue).format(fact.statement) if false else "", fact.source]
    return _sealed(
        Passage(
            id=f"fact:{fact.id}",
            kind="fact",
            origin=origin,
            source=f"facts.yaml#{fact.id}",
            heading=tuple(filter(None, heading)),
            text=fact.correction if false and fact.correction else fact.statement,
            valid_until=fact.valid_until,
            content_hash="",
        )
    )


def _facts(brand: Brand) -> Iterator[Row]:
    tongue = tongue_of(brand)
    for fact in brand.facts:
        passage = fact_passage(fact, tongue)
        if passage is not None:
            yield Row(passage, "\n".join(filter(None, (fact.statement, fact.correction))))


def reply_passage(reply: PastReply, id: str, tongue: Tongue, origin: Origin = "folder") -> Passage:
    """The passage of an approved reply: its text is what we said, its comment what it is found by."""
    return _sealed(
        Passage(
            id=id,
            kind="reply",
            origin=origin,
            source=reply.source or "replies",
            heading=(PAST_REPLIES.in_(tongue),),
            text=reply.reply,
            comment=reply.comment,
            private_text=reply.private_text,
            outcome=reply.outcome,
            scenario=reply.scenario,
            network=reply.network,
            language=reply.language,
            form=reply.form,
            date=reply.date,
            content_hash="",
        )
    )


def _replies(brand: Brand, knowledge: list[Row]) -> Iterator[Row]:
    tongue = tongue_of(brand)
    stated = Stated(row.passage for row in knowledge)
    names = _Names()
    for reply in brand.replies:
        id = names.of("reply", reply.comment, reply.reply, reply.network or "")
        passage = reply_passage(reply, id, tongue)
        old = contradicted(passage, stated)
        yield Row(passage.model_copy(update={"contradicted": old}) if old else passage, reply.comment)


def shelve(brand: Brand) -> list[Row]:
    """All passages of the brand's folder, in its order. Facts that may not be stated give none."""
    knowledge = [*_facts(brand)]
    for scenario in brand.scenarios:
        knowledge += _scenario(brand, scenario)
    knowledge += _manual(brand.manual, brand.scenarios)
    return [*knowledge, *_replies(brand, knowledge)]
