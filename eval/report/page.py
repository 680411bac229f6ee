"""`index.html`: one page that needs nothing else, opens from a folder, and runs nothing but its own script."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

from app.cli_reply import harmless
from app.wording import Tongue
from eval.gate.baseline import Baseline
from eval.gate.resampling import Change
from eval.metrics.table import CARDS, TABLE, card
from eval.report import plots
from eval.report.blindness import none_new, smallest
from eval.report.briefs import Brief, worst_first
from eval.report.case_view import Viewer
from eval.report.changed import stories
from eval.report.digest import Digest
from eval.report.headlines import DERIVED, HEADLINES, MEANT
from eval.report.interval import Mean
from eval.report.outputs import rows_by_output
from eval.report.traits import TRAITS, named
from eval.report.verdict_words import STATES, figure, signed, standing, why

TEMPLATES = Path(__file__).parent / "templates"
MOST_CASES, MOST_BYTES = 1_000, 5_500_000
"""Cases that the page shows in full, the worst first. The rest is counted: a page of 60 MB helps nobody."""
FAMILIES = ("decision", "policy", "writing", "set")


class Line(NamedTuple):
    """A metric in the table: what is offered or decided, and beside it the first text."""

    name: str
    harm: str
    mean: Mean | None
    raw: Mean | None
    before: float | None
    scored: int
    not_applicable: int
    below: int

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to look at: every case got full marks, now and before."""
        full = self.mean is not None and self.mean.value == 1 and (self.raw is None or self.raw.value == 1)
        return self.mean is None or (full and self.before in (None, 1.0))


def page(digest: Digest, tongue: Tongue, baseline: Baseline | None = None) -> str:
    return "".join(_Page(digest, tongue, baseline).parts())


class _Page:
    def __init__(self, digest: Digest, tongue: Tongue, baseline: Baseline | None) -> None:
        self._digest, self._tongue = digest, tongue
        values = ((line.case, line.values) for line in baseline.lines) if baseline else ()
        before = {(case, name): value for case, told in values for name, value in told.items()}
        self._viewer = Viewer(digest.run.brand, tongue, before)

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def parts(self) -> Iterator[str]:
        shown = list(self._cases())
        yield (
            environment()
            .get_template("page.html")
            .render(
                {
                    **self._words(),
                    **self._known(),
                    "cases": [text for _, text in shown],
                    "filters": self._filters(shown),
                }
            )
        )

    def _words(self) -> dict[str, Any]:
        """What every template may say."""
        return {
            "_": self._,
            "tongue": self._tongue,
            "figure": lambda value, digits=3: figure(value, self._tongue, digits),
            "signed": lambda value: signed(value, self._tongue),
            "named": lambda trait, value: named(trait, value, self._digest.run.brand, self._tongue),
            "traits": {name: wording.in_(self._tongue) for name, wording in TRAITS.items()},
            "heads": {name: wording.in_(self._tongue) for name, wording in HEADLINES.items()},
            "meant": {name: wording.in_(self._tongue) for name, wording in MEANT.items()},
            "derived": DERIVED,
        }

    def _known(self) -> dict[str, Any]:
        digest, gate = self._digest, self._digest.gate
        changes = sorted(gate.changes.items(), key=lambda item: (item[1].difference, item[0]))
        return {
            "digest": digest,
            "gate": gate,
            "config": digest.run.config,
            "total": len(digest.run.cases),
            "state": standing(gate),
            "verdict": STATES[standing(gate)].in_(self._tongue),
            "why": why(gate).in_(self._tongue),
            "new": [danger for danger in gate.dangers if not danger.known],
            "old": [danger for danger in gate.dangers if danger.known],
            "stories": stories(digest),
            "smallest": smallest(gate).in_(self._tongue),
            "none_new": none_new(gate).in_(self._tongue),
            "changes": [(name, change) for name, change in changes if _worth(name, gate.changes)],
            "widest": max((max(abs(c.low), abs(c.high)) for _, c in changes), default=0) or 1.0,
            "families": {family: self._lines(family) for family in FAMILIES},
            "plots": plots,
            "style": _read("page.css"),
            "script": _read("page.js"),
            "policy": policy(),
        }

    def _lines(self, family: str) -> list[Line]:
        names = dict.fromkeys(name.split("/")[0] for name in self._digest.gate.coverage)
        return [self._line(name) for name in names if _family(name) == family]

    def _line(self, name: str) -> Line:
        found = self._digest.gate.coverage
        key = next(key for key in (f"{name}/final", name, f"{name}/raw") if key in found)
        coverage = found[key]
        return Line(
            name=name,
            harm=card(name).harm.in_(self._tongue) if (CARDS / f"{name}.yaml").exists() else "",
            mean=self._digest.means.get(key),
            raw=self._digest.means.get(f"{name}/raw"),
            before=self._digest.before.get(key),
            scored=coverage.scored,
            not_applicable=coverage.not_applicable,
            below=sum(name in brief.below for brief in self._digest.briefs),
        )

    def _cases(self) -> Iterator[tuple[Brief, Markup]]:
        """Worst first, as many as the page can carry."""
        briefs = {brief.case: brief for brief in worst_first(self._digest.briefs)[:MOST_CASES]}
        rendered = dict(self._rendered(briefs))
        size = 0
        for name, brief in briefs.items():
            size += len(rendered[name].encode())
            if size > MOST_BYTES:
                return
            yield brief, rendered[name]

    def _rendered(self, briefs: dict[str, Brief]) -> Iterator[tuple[str, Markup]]:
        template = environment().get_template("case.html")
        for case, outputs, rows in rows_by_output(self._digest.run):
            if case.id not in briefs:
                continue
            together = self._digest.sets.get(case.id, ())
            views = [
                self._viewer.view(case, output, (*(row for row in rows if row.repeat == output.repeat), *together))
                for output in outputs
            ] or [self._viewer.view(case, None, rows)]
            told = {**self._words(), **_moves(briefs[case.id]), "brief": briefs[case.id], "views": views}
            yield case.id, Markup(template.render(told))  # noqa: S704 - escaped by the template

    def _filters(self, shown: list[tuple[Brief, Markup]]) -> dict[str, list[tuple[str, str, int]]]:
        """Value, words and number of cases, of each thing that cases can be filtered by."""
        found: dict[str, dict[str, int]] = {"below": {}, "outcome": {}, "network": {}, "split": {}}
        for brief, _ in shown:
            for name in brief.below:
                found["below"][name] = found["below"].get(name, 0) + 1
            for trait in ("outcome", "network", "split"):
                counts = found[trait]
                counts[brief.traits[trait]] = counts.get(brief.traits[trait], 0) + 1
        brand = self._digest.run.brand
        return {
            trait: [(value, named(trait, value, brand, self._tongue), n) for value, n in sorted(counts.items())]
            for trait, counts in found.items()
        }


@cache
def environment() -> jinja2.Environment:
    """Everything is escaped, nothing turns the text around or rings a bell; a missing name raises."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_quiet,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _quiet(value: object) -> object:
    """Markup was made from text whose controls are shown by their names; other text loses them here."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def policy() -> str:
    """What the page may do: its own style and its own script, by their hashes, and nothing else."""
    style, script = (f"'sha256-{_hash(name)}'" for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none';"
        " require-trusted-types-for 'script'; trusted-types 'none'"
    )


@cache
def _read(name: str) -> Markup:
    return Markup((TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - a file of ours


def _hash(name: str) -> str:
    return base64.b64encode(hashlib.sha256(_read(name).encode()).digest()).decode()


def _worth(name: str, changes: dict[str, Change]) -> bool:
    """Whether a change is one; what the first texts did is told where the final ones did something else."""
    change, final = changes[name], changes.get(f"{name.removesuffix('/raw')}/final")
    as_final = name.endswith("/raw") and final is not None and abs(final.difference - change.difference) < 5e-4
    return abs(change.difference) > 5e-4 and not as_final


def _moves(brief: Brief) -> dict[str, tuple[str, ...]]:
    """Metrics of what is offered or decided that fell and that rose since the baseline."""
    told = [moved for moved in brief.moved if not moved.key.endswith("/raw")]
    return {
        "fell": tuple(moved.key for moved in told if moved.now < moved.before),
        "rose": tuple(moved.key for moved in told if moved.now > moved.before),
    }


def _family(name: str) -> str:
    of = next((metric.of for metric in TABLE if metric.name == name), "decision")
    return "policy" if name.startswith("policy.") else "writing" if of == "text" else of
