"""One case as the page shows it: everything about it that a reader needs to agree or disagree with a verdict."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from markupsafe import Markup

from app.brand.brand import Brand
from app.cli_reply import RESULTS
from app.web.shown import inline, shown
from app.wording import Tongue
from eval.case import Case
from eval.metrics.metric import NotApplicable, Scored
from eval.output import Failed, Output, Source, Text
from eval.report.differing import differing
from eval.report.judgements import Idle, Judgement, Judging, once
from eval.report.labels import Labels
from eval.report.shared_words import excerpt, taken_up, words_of
from eval.score import Row

Field = Literal["public", "private", "comment"]
SHORT = 140
"""Characters of a comment in the list."""


class Passage(NamedTuple):
    """`text` None: it shares no word with what was written."""

    source: Source
    cited: bool
    text: Markup | None
    shared: int


class Written(NamedTuple):
    title: str
    text: Text
    public: Markup
    private: Markup | None


class View(NamedTuple):
    case: Case
    repeat: int
    short: str
    comment: Markup
    thread: tuple[tuple[bool, Markup], ...]
    labels: tuple[tuple[str, str], ...]
    triage: tuple[tuple[str, str], ...]
    protocol: tuple[tuple[str, str], ...]
    result: str
    error: str | None
    texts: tuple[Written, ...]
    change: Markup | None
    """From the first text to the final one."""
    found: tuple[Judgement, ...]
    fine: tuple[Idle, ...]
    idle: tuple[Idle, ...]
    sources: tuple[Passage, ...]
    unshared: str
    """Sources that share no word with what was written, by their place."""


class Viewer:
    """Makes views in one language, with what the baseline held of each case."""

    def __init__(self, brand: Brand, tongue: Tongue, before: dict[tuple[str, str], float]) -> None:
        self._tongue = tongue
        self._labels, self._judging = Labels(brand, tongue), Judging(tongue, before)

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def view(self, case: Case, output: Output | Failed | None, rows: tuple[Row, ...]) -> View:
        """`rows`: those of this output, and verdicts on several cases that found something in it."""
        told = output if isinstance(output, Output) else None
        written = {"raw": told.raw, "final": told.final} if told else {}
        texts = tuple(text for text in written.values() if text)
        apart = len({(text.public, text.private) for text in texts}) > 1
        sources = tuple(self._sources(told)) if told else ()
        return View(
            case=case,
            repeat=output.repeat if output else 0,
            short=inline(case.comment.text)[:SHORT],
            comment=shown(case.comment.text, self._judging.marks(rows, "comment")),
            thread=tuple((turn.ours, shown(turn.text)) for turn in case.comment.thread),
            labels=tuple(self._labels.accepted(case)),
            triage=tuple(self._labels.triage(told.triage)) if told else (),
            protocol=tuple(self._labels.protocol(told.triage)) if told else (),
            result=self._result(told) if told else "",
            error=output.error if isinstance(output, Failed) else None,
            texts=tuple(self._texts(told, rows)) if told else (),
            change=differing(texts[0].public, texts[1].public) if apart else None,
            found=self._judging.found(case, rows if apart else once(rows), written),
            fine=self._judging.idle(row for row in rows if isinstance(row.verdict, Scored) and row.verdict.value == 1),
            idle=self._judging.idle(row for row in rows if isinstance(row.verdict, NotApplicable)),
            sources=tuple(each for each in sources if each.text is not None or each.cited),
            unshared="; ".join(each.source.source for each in sources if each.text is None and not each.cited),
        )

    def _result(self, output: Output) -> str:
        """With the reason where it is in the reader's language: outputs keep it in English alone."""
        said = RESULTS[output.result].in_(self._tongue)
        return f"{said} · {output.reason}" if self._tongue == "en" else said

    def _texts(self, output: Output, rows: tuple[Row, ...]) -> Iterator[Written]:
        last = len(output.texts) - 1
        for n, text in enumerate(output.texts):
            offered = n == last and output.offered
            side = "final" if offered else "raw" if n == 0 else None
            of_it = tuple(row for row in rows if row.side == side) if side else ()
            private = shown(text.private, self._judging.marks(of_it, "private")) if text.private else None
            yield Written(
                self._title(n, last, offered), text, shown(text.public, self._judging.marks(of_it, "public")), private
            )

    def _title(self, n: int, last: int, offered: bool) -> str:
        if offered:
            return (
                self._("Primer texto y final", "First and final text")
                if n == 0
                else self._("Texto final", "Final text")
            )
        if n == 0:
            return self._("Primer texto", "First text") if last else self._("Texto no ofrecido", "Text not offered")
        return f"{self._('Intento', 'Attempt')} {n + 1}"

    def _sources(self, output: Output) -> Iterator[Passage]:
        text = output.final or output.raw
        words = words_of((text.public, text.private or "")) if text else frozenset()
        for source in output.sources:
            places = taken_up(source.text, words)
            marked = excerpt(source.text, places) if places else None
            yield Passage(source, bool(text and source.id in text.cites), marked, len(places))
