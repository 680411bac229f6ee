"""Every report of a scored run, from one reading of it."""

from pathlib import Path

from app.wording import Tongue
from eval.gate.baseline import Baseline
from eval.gate.verdict import Gate
from eval.report.digest import digest
from eval.report.json_report import json_report
from eval.report.junit import junit
from eval.report.markdown import markdown
from eval.report.page import page
from eval.run import Run

__all__ = ["write_reports"]


def write_reports(run: Run, gate: Gate, to: Path, tongue: Tongue, baseline: Baseline | None = None) -> tuple[Path, ...]:
    """Writes report.json, summary.md, junit.xml and index.html below `to`, and returns their paths.

    `baseline`: what the gate compared with; without it no report can say which cases moved, nor why.
    Raises Faulty when the run is not scored, or a file of it cannot be read.
    """
    told = digest(run, gate, baseline)
    texts = {
        "report.json": json_report(told),
        "summary.md": markdown(told, tongue),
        "junit.xml": junit(told, tongue),
        "index.html": page(told, tongue, baseline),
    }
    to.mkdir(parents=True, exist_ok=True)
    return tuple(_written(to / name, text) for name, text in texts.items())


def _written(path: Path, text: str) -> Path:
    """All of it or none: a report that is cut short would look like a good one."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    beside.replace(path)
    return path
