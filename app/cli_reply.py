"""A reply as a person reads it in a terminal: the way to it, the words, and what they rest on."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from app.brand.brand import Brand
from app.brand.length import length
from app.draft.draft import Cite, Draft
from app.review.replies import Reply
from app.triage.triage import Action, Answer, Triage
from app.wording import Tongue, Wording

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls that would move the cursor, colour the terminal or turn the reading direction."""

SEVERITIES = {
    "low": Wording(es="baja", en="low"),
    "medium": Wording(es="media", en="medium"),
    "high": Wording(es="alta", en="high"),
    "critical": Wording(es="crítica", en="critical"),
}
COLOURS = {"low": "green", "medium": "yellow", "high": "red", "critical": "bold red"}
RESULTS = {
    "ready": Wording(es="Borrador listo", en="Draft ready"),
    "hold": Wording(es="En espera", en="On hold"),
    "no_reply": Wording(es="Sin respuesta", en="No reply"),
}
SOURCE_SHOWN = 160
"""Characters of a source's text; the rest is in --json."""
DAYS = Wording(es="lun mar mié jue vie sáb dom", en="Mon Tue Wed Thu Fri Sat Sun")


Item = tuple[RenderableType, RenderableType]


def _listed(items: Sequence[Item]) -> Padding:
    """Marks in one column, texts in another, so that long texts keep their margin."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(min_width=2)
    grid.add_column(max_width=96)
    for mark, text in items:
        grid.add_row(mark, text)
    return Padding(grid, (0, 0, 0, 2))


def harmless(text: str) -> str:
    """The text without what a terminal would obey."""
    return UNSEEN.sub("�", text)


def reply_shown(reply: Reply, brand: Brand, tongue: Tongue, *, stored: bool) -> RenderableType:
    """Everything an approver wants to know, in the order in which it came about."""
    return Group(*_Shown(reply, brand, tongue).parts(stored))


class _Shown:
    def __init__(self, reply: Reply, brand: Brand, tongue: Tongue) -> None:
        self._reply, self._brand, self._tongue = reply, brand, tongue

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def parts(self, stored: bool) -> Iterator[RenderableType]:
        reply, draft = self._reply, self._reply.draft
        yield self._heading()
        yield self._comment()
        yield from self._triage(reply.triage)
        if reply.holding_text:
            yield self._words(self._("Mensaje de espera", "Holding text"), reply.holding_text, "cyan", counted=True)
        if draft:
            yield from self._draft(draft)
        yield from self._findings()
        if draft and draft.cites:
            yield from self._cites(draft.cites)
        yield from self._actions(reply.triage)
        yield self._closing(stored)

    def _heading(self) -> Text:
        network = self._brand.network(self._reply.comment.network)
        label = network.label if network else self._reply.comment.network
        heading = Text.assemble(
            (RESULTS[self._reply.result].in_(self._tongue), "bold"), f" · {self._brand.name} · {label}"
        )
        heading.append(f"\n{self._reply.reason.in_(self._tongue)}", "dim")
        return heading

    def _comment(self) -> Padding:
        comment = self._reply.comment
        stars = f" {'★' * comment.rating}{'☆' * (5 - comment.rating)}" if comment.rating else ""
        author = f"{harmless(comment.author)}:" if comment.author else ""
        said = f"«{harmless(comment.text.strip())}»" if comment.text.strip() else ""
        return Padding(Text(" ".join(filter(None, (author, said))) + stars, "italic"), (1, 2, 1, 2))

    def _triage(self, triage: Triage) -> Iterator[RenderableType]:
        yield self._section(self._("Triaje", "Triage"))
        yield _listed([self._answer(answer) for answer in triage.protocol])
        outcome = self._brand.protocol.outcome(triage.outcome)
        scenario = self._brand.scenario(triage.scenario)
        line = Text.assemble((outcome.label, "bold"), f" · {self._('gravedad', 'severity')} ")
        line.append(SEVERITIES[triage.severity].in_(self._tongue), COLOURS[triage.severity])
        if scenario:
            line.append(f" · {scenario.id} {scenario.title}")
        yield _listed([(Text("→"), line), *(("", Text(fact, "dim")) for fact in self._facts(triage))])
        if triage.signals:
            yield _listed([("", Text(f"{self._('señales', 'signals')}: {', '.join(triage.signals)}", "yellow"))])

    def _facts(self, triage: Triage) -> Iterator[str]:
        yield self._people(triage)
        first, last = self._when(triage.first_answer_due), self._when(triage.due_at)
        yield f"{self._('primera respuesta antes de', 'first answer by')} {first}"
        yield f"{self._('resuelto antes de', 'solved by')} {last}"

    def _answer(self, answer: Answer) -> Item:
        yes = answer.answer == "yes"
        line = Text(answer.text, "" if yes else "dim")
        if yes and answer.evidence:
            line.append(f"  «{harmless(answer.evidence)[:80]}»", "italic")
        return Text(self._("sí", "yes") if yes else "no", "green" if yes else "dim"), line

    def _people(self, triage: Triage) -> str:
        told = f" · {self._('avisar a', 'tell')} {', '.join(map(self._role, triage.tell))}" if triage.tell else ""
        owner, approver = self._role(triage.owner), self._role(triage.approver)
        return f"{self._('lo lleva', 'owner')} {owner} · {self._('aprueba', 'approved by')} {approver}{told}"

    def _draft(self, draft: Draft) -> Iterator[RenderableType]:
        yield self._words(self._("Respuesta pública", "Public reply"), draft.public_text, "green", counted=True)
        if draft.private_text:
            yield self._words(self._("Mensaje privado", "Private message"), draft.private_text, "blue")
        if draft.gloss:
            yield self._words(self._("Traducción para quien aprueba", "Gloss for the approver"), draft.gloss, "dim")
        by = f"{draft.engine}{f' ({draft.model})' if draft.model else ''}"
        yield Text(f"  {self._('redactado por', 'written by')} {by}", "dim")
        if draft.fallback:
            yield Text(
                f"  {self._('no lo redactó el modelo', 'not by the model')}: {draft.fallback.in_(self._tongue)}",
                "yellow",
            )

    def _words(self, title: str, text: str, style: str, *, counted: bool = False) -> Panel:
        network = self._brand.network(self._reply.comment.network)
        count = f"{length(text, network.counts)} / {network.limit}" if counted and network else None
        frame = {"title": Text(title), "subtitle": count, "title_align": "left", "subtitle_align": "right"}
        return Panel(Text(harmless(text)), border_style=style, padding=(0, 1), width=100, **frame)  # type: ignore[arg-type]

    def _findings(self) -> Iterator[RenderableType]:
        for finding in self._reply.findings:
            blocks = finding.level == "block"
            mark = self._("bloquea", "blocks") if blocks else self._("aviso", "warning")
            said = f"  {mark} · {finding.rule}: {finding.message.in_(self._tongue)}"
            yield Text(harmless(said), "red" if blocks else "yellow")

    def _cites(self, cites: tuple[Cite, ...]) -> Iterator[RenderableType]:
        yield self._section(self._("Se apoya en", "It rests on"))
        for cite in cites:
            text = " ".join(harmless(cite.text).split())
            short = f"{text[:SOURCE_SHOWN]}…" if len(text) > SOURCE_SHOWN else text
            place = f"{cite.source} · {cite.section}" if cite.section else cite.source
            yield _listed([("·", Text.assemble((place, "bold"), f"\n{short}"))])

    def _actions(self, triage: Triage) -> Iterator[RenderableType]:
        if not triage.actions:
            return
        yield self._section(self._("Tareas internas", "Internal acts"))
        yield _listed([("☐", self._act(action)) for action in triage.actions])

    def _act(self, action: Action) -> Text:
        due = f"{self._role(action.owner)}, {self._('antes de', 'by')} {self._when(action.due_at)}"
        return Text.assemble(f"{action.what}\n", (due, "dim"))

    def _closing(self, stored: bool) -> Text:
        if not stored:
            return Text(f"\n{self._('No se ha guardado (--dry-run).', 'Not stored (--dry-run).')}", "dim")
        waits = self._("pendiente de que una persona decida", "waiting for a person to decide")
        return Text(f"\n{self._reply.id} · {waits}", "dim")

    def _section(self, title: str) -> Text:
        return Text(f"\n{title}", "bold")

    def _role(self, id: str) -> str:
        role = self._brand.role(id)
        return role.title if role else id

    def _when(self, moment: datetime) -> str:
        local = moment.astimezone(ZoneInfo(self._brand.hours.zone))
        day = DAYS.in_(self._tongue).split()[local.weekday()]
        return f"{day} {local:%d/%m %H:%M}"
