"""Every report of a scored run as a file, in the language asked for."""

from collections.abc import Iterator
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


def write_reports(run: Run, gate: Gate, baseline: Baseline | None, folder: Path, tongue: Tongue) -> Iterator[Path]:
    """Each path once its file is there. Raises Faulty when the run is not scored."""
    told = digest(run, gate, baseline)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("report.json", json_report(told)),
        ("report.md", markdown(told, tongue)),
        ("junit.xml", junit(told, tongue)),
        ("report.html", page(told, tongue, baseline)),
    ):
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        yield path
