"""How much of each manual import understands, by kind of field.

python -m tests.importing.measuring [--held] [--kind docx] [--only hotel] [--all]
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from tests.importing.imported import understood
from tests.importing.making import KINDS, make
from tests.importing.manuscript import MANUALS, written
from tests.importing.scoring import DANGEROUS, RESULTS, Outcome, Result, expected, fields_of, measured, share_right


def table(outcomes: list[Outcome]) -> str:
    kinds = sorted({one.kind for one in outcomes}, key=lambda kind: (kind not in DANGEROUS, kind))
    lines = [f"{'':10}" + "".join(f"{result:>16}" for result in RESULTS)]
    for name in (*kinds, "all"):
        counts = Counter(one.result for one in outcomes if name in (one.kind, "all"))
        lines.append(f"{name:10}" + "".join(f"{counts[result] or '·':>16}" for result in RESULTS))
    return "\n".join([*lines, f"right: {share_right(outcomes):.0%}"])


def listed(outcomes: list[Outcome], results: tuple[Result, ...]) -> str:
    return "\n".join(
        f"  {one.result:15} {one.kind:9} {one.field}\n"
        f"      expected {_short(one.expected)}\n      got      {_short(one.got)}"
        for one in outcomes
        if one.result in results
    )


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 400 else text[:399] + "…"


def folders(which: str) -> list[Path]:
    return sorted(path.parent for path in (MANUALS / which).glob("*/manual.txt"))


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the held manuals in the place of the open ones")
    parser.add_argument("--kind", choices=KINDS, action="append", help="kind of file; may be given more than once")
    parser.add_argument("--only", help="one manual's folder name")
    parser.add_argument("--all", action="store_true", help="list the marked and the missing ones too")
    chosen = parser.parse_args(arguments)
    shown: tuple[Result, ...] = RESULTS[2:] if chosen.all else ("WRONG", "INVENTED")
    for folder in folders("held" if chosen.held else "open"):
        if chosen.only in (None, folder.name):
            for suffix in chosen.kind or ("docx", "pdf", "md"):
                outcomes = measured_file(folder, suffix)
                sys.stdout.write(f"\n== {folder.name}.{suffix}\n{table(outcomes)}\n{listed(outcomes, shown)}\n")


def measured_file(folder: Path, suffix: str) -> list[Outcome]:
    with tempfile.TemporaryDirectory() as made:
        return measured(expected(folder), fields_of(understood([make(written(folder), suffix, Path(made))])))


if __name__ == "__main__":
    main(sys.argv[1:])
