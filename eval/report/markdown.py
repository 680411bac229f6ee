"""`summary.md`: a run as a comment on a pull request. What decides comes first; what is long is folded."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.wording import Tongue
from eval.gate.baseline import key
from eval.gate.verdict import Danger
from eval.report.blindness import none_new, smallest
from eval.report.changed import Story, stories
from eval.report.digest import Digest
from eval.report.headlines import HEADLINES
from eval.report.inert import code
from eval.report.markdown_tables import Tables, table
from eval.report.traits import TRAITS, named
from eval.report.verdict_words import STATES, figure, signed, standing, why

LIMIT = 60_000
"""Bytes. GitHub takes 65,536 characters."""
LISTED, STORIES, EXAMPLES = 10, 8, 3
"""Dangers that are listed, metrics that are told as a story, and cases that each names."""
SIGNS = {"pass": "✅", "fail": "❌", "error": "⚠️"}


def markdown(digest: Digest, tongue: Tongue) -> str:
    """Blocks that do not fit are left out from the end, and that is said."""
    summary = _Summary(digest, tongue)
    blocks, size = [], 0
    for block in summary.blocks():
        size += len(block.encode()) + 2
        if size > LIMIT - 200:
            blocks.append(summary.cut)
            break
        blocks.append(block)
    return "\n\n".join(blocks) + "\n"


class _Summary:
    def __init__(self, digest: Digest, tongue: Tongue) -> None:
        self._digest, self._gate, self._tongue = digest, digest.gate, tongue
        self._tables = Tables(digest, tongue)

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    @property
    def cut(self) -> str:
        return self._(
            "_El resto está en `index.html` y `report.json`._", "_The rest is in `index.html`, `report.json`._"
        )

    def blocks(self) -> Iterator[str]:
        state = standing(self._gate)
        yield f"## {SIGNS[state]} Portavoz · {STATES[state].in_(self._tongue)}"
        yield f"**{why(self._gate).in_(self._tongue)}**"
        yield self._about()
        yield from self._errors()
        yield from self._changes()
        yield from self._dangers()
        yield from self._thresholds()
        yield self._visible()
        yield from self._folded(self._("Todas las métricas", "All metrics"), self._tables.metrics())
        for trait in TRAITS:
            yield from self._folded(
                f"{self._('Por', 'By')}: {TRAITS[trait].in_(self._tongue).lower()}", self._tables.groups(trait)
            )

    def _about(self) -> str:
        config = self._digest.run.config
        cases = f"{len(self._digest.run.cases)} {self._('casos', 'cases')}"
        heads = [
            f"{HEADLINES[name].in_(self._tongue)} **{self._figure(mean.value)}**"
            f" [{self._figure(mean.low)}–{self._figure(mean.high)}]"
            for name, mean in self._digest.heads.items()
        ]
        parts = [code(config.brand), cases, code(config.model or config.engine), *heads]
        return " · ".join(parts)

    def _errors(self) -> Iterator[str]:
        if self._gate.errors:
            yield f"### {self._('Errores', 'Errors')} ({len(self._gate.errors)})"
            yield self._list(code(error) for error in self._gate.errors)

    def _changes(self) -> Iterator[str]:
        yield f"### {self._('Qué ha cambiado, para quién y por qué', 'What changed, for whom and why')}"
        if not self._digest.compared:
            yield self._(
                "No hay base con la que comparar: hágala con `portavoz eval --write-baseline`.",
                "There is no baseline to compare with: make it with `portavoz eval --write-baseline`.",
            )
            return
        told = stories(self._digest)
        if not told:
            yield self._("Ningún caso ha cambiado.", "No case changed.")
            return
        yield "\n".join(self._story(story) for story in told[:STORIES])
        if rest := told[STORIES:]:
            yield from self._folded(
                self._(f"Otras {len(rest)} métricas que se movieron", f"Other {len(rest)} metrics that moved"),
                "\n".join(self._story(story) for story in rest),
            )

    def _story(self, story: Story) -> str:
        head = f"- **`{story.key}`** {self._figure(story.before)} → {self._figure(story.now)}"
        head += f" ({signed(story.difference, self._tongue)}; {self._evidence(story)})."
        head += f" {len(story.fell)} {self._('peor', 'worse')}, {len(story.rose)} {self._('mejor', 'better')}."
        if story.whom:
            whom = "; ".join(self._whom(*each) for each in story.whom)
            head += f" {self._('Sobre todo', 'Mostly')}: {whom}."
        moves = story.fell or story.rose
        lines = [
            f"  - {code(m.case)} {self._figure(m.before)} → {self._figure(m.now)}: {code(m.reason.in_(self._tongue))}"
            for m in moves
        ]
        more = [f"  - … (+{len(lines) - EXAMPLES})"] if len(lines) > EXAMPLES else []
        return "\n".join([head, *lines[:EXAMPLES], *more])

    def _evidence(self, story: Story) -> str:
        if story.change is None:
            return self._("orientativa, no decide", "advisory, decides nothing")
        p = f"p = {self._figure(story.change.corrected)}"
        if story.lost:
            return f"**{self._('pérdida', 'a loss')}**, {p}"
        return f"{self._('sin prueba de pérdida', 'no evidence of a loss')}, {p}"

    def _whom(self, trait: str, value: str, moved: int, of: int) -> str:
        told = f"{TRAITS[trait].in_(self._tongue).lower()} {code(self._named(trait, value), 60)}"
        return f"{told} ({moved} {self._('de', 'of')} {of})"

    def _dangers(self) -> Iterator[str]:
        new, known = self._in_turn(known=False), self._in_turn(known=True)
        yield f"### {self._('Errores peligrosos nuevos', 'New dangerous errors')} ({len(new)})"
        yield self._list(map(self._danger, new)) if new else none_new(self._gate).in_(self._tongue)
        if known:
            title = self._("Errores peligrosos que ya estaban", "Dangerous errors known before")
            yield from self._folded(f"{title} ({len(known)})", self._list(map(self._danger, known)))

    def _in_turn(self, *, known: bool) -> list[Danger]:
        """One of each metric in turn, so that many of one do not hide another."""
        seen: Counter[str] = Counter()
        turns = []
        for danger in self._gate.dangers:
            if danger.known == known:
                seen[danger.metric] += 1
                turns.append((seen[danger.metric], danger.metric, danger.case, danger))
        return [danger for *_, danger in sorted(turns, key=lambda turn: turn[:3])]

    def _danger(self, danger: Danger) -> str:
        return f"{code(danger.case)} `{danger.metric}` {code(danger.reason.in_(self._tongue))}"

    def _thresholds(self) -> Iterator[str]:
        if not self._gate.thresholds:
            return
        yield f"### {self._('Umbrales', 'Thresholds')}"
        head = (
            self._("métrica", "metric"),
            self._("valor", "value"),
            self._("mínimo", "least"),
            self._("casos", "cases"),
            self._("por qué", "why"),
        )
        rows = [
            (
                f"{'❌' if reached.missed else '✅'} `{key(reached.threshold.metric, reached.threshold.side)}`",
                self._figure(reached.value),
                self._figure(reached.threshold.least),
                str(reached.cases),
                reached.threshold.reason.in_(self._tongue),
            )
            for reached in self._gate.thresholds
        ]
        yield table(head, rows)

    def _visible(self) -> str:
        title = self._("La menor caída que se habría visto", "Smallest drop it could have seen")
        return f"### {title}\n\n{smallest(self._gate).in_(self._tongue)}"

    def _named(self, trait: str, value: str) -> str:
        return named(trait, value, self._digest.run.brand, self._tongue)

    def _figure(self, value: float | None) -> str:
        return figure(value, self._tongue)

    def _list(self, lines: Iterable[str]) -> str:
        told = list(lines)
        more = [f"- … (+{len(told) - LISTED})"] if len(told) > LISTED else []
        return "\n".join([*(f"- {line}" for line in told[:LISTED]), *more])

    def _folded(self, title: str, text: str) -> Iterator[str]:
        yield f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"
