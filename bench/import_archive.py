"""Time and memory of taking in an archive of past replies: `python -m bench.import_archive [--replies 100000]`.

An archive is made of the shipped replies with other words, figures and people, a tenth of them twice; it is written as
.csv, .xlsx and .jsonl, and each is taken in by a process of its own. Printed: seconds, and the growth of resident
memory over what the process held before it began.
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from openpyxl import Workbook
from rich.console import Console
from rich.table import Table

from app.brand.load import load
from app.comments.language import warm
from app.importing.archives.taking_in import take_in

HEADER = ("Red", "Fecha", "Comentario del cliente", "Nuestra respuesta", "Tema")
KINDS = (".csv", ".xlsx", ".jsonl")
AGAIN = 0.1
"""Part of the replies that stand twice."""


def rows(knowledge: Path, many: int) -> Iterator[tuple[str, ...]]:
    """Deterministic rows."""
    replies, random = load(knowledge).replies, Random(7)
    words = sorted({word for reply in replies for word in reply.comment.split()})
    before: list[tuple[str, ...]] = []
    for i in range(many):
        if before and random.random() < AGAIN:
            yield random.choice(before)
            continue
        reply = random.choice(replies)
        more = " ".join(random.choices(words, k=random.randint(6, 30)))
        phone = f" Mi teléfono es {random.randint(600, 799)} {random.randint(100, 999)} {random.randint(100, 999)}"
        comment = f"{reply.comment} {more}{phone if i % 10 == 0 else ''}"
        said = f"@user{i} {reply.reply}" if i % 3 == 0 else f"{reply.reply} {' '.join(random.choices(words, k=5))}"
        date = f"{random.randint(1, 28):02}/{random.randint(1, 12):02}/{random.randint(2022, 2026)}"
        row = (reply.network or "x", date, comment, said, reply.outcome or "")
        if len(before) < 2_000:
            before.append(row)
        yield row


def write(path: Path, all_rows: Iterator[tuple[str, ...]]) -> None:
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEADER, *all_rows])
    elif path.suffix == ".jsonl":
        with path.open("w", encoding="utf-8") as file:
            for row in all_rows:
                file.write(json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) + "\n")
    else:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Respuestas")
        for row in (HEADER, *all_rows):
            sheet.append(row)
        book.save(path)


def resident() -> float:
    """Megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def measure(path: Path, knowledge: Path) -> None:
    """Takes one archive in and prints what it took as JSON."""
    brand = load(knowledge)
    warm()  # a server holds the model of languages anyway
    base, start = resident(), time.perf_counter()
    taken = take_in([path], path.with_name("out.jsonl"), brand)
    seconds, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    told = {"seconds": seconds, "base": base, "growth": peak - base, "kept": taken.kept, "merged": taken.merged}
    print(json.dumps(told))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=100_000)
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge"))
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--measure", type=Path, help="one archive, in this process")
    given = parser.parse_args()
    if given.measure:
        measure(given.measure, given.knowledge)
        return
    table = Table("kind", "MB", "seconds", "base MB", "growth MB", "kept", "merged")
    with tempfile.TemporaryDirectory() as folder:
        for kind in given.kind or KINDS:
            path = Path(folder, f"archive{kind}")
            write(path, rows(given.knowledge, given.replies))
            command = [sys.executable, "-m", "bench.import_archive", "--measure", str(path)]
            command += ["--knowledge", str(given.knowledge)]
            told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            size = f"{path.stat().st_size / 1e6:.0f}"
            figures = [f"{told['seconds']:.0f}", f"{told['base']:.0f}", f"{told['growth']:.0f}"]
            table.add_row(kind, size, *figures, f"{told['kept']:,}", f"{told['merged']:,}")
    Console().print(table)


if __name__ == "__main__":
    main()
