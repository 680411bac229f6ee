"""Archives of past replies as brands keep them: a CSV from Excel, a workbook of three sheets, lines of JSON."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from app.value import Value
from tests.importing.manuscript import MANUALS


class Past(Value):
    date: str
    network: str
    comment: str
    reply: str


def shop_replies() -> list[Past]:
    """60 lines: 50 plain ones, 3 with personal data, 2 that the manual contradicts, 1 in Catalan, 4 repeated."""
    return _replies(MANUALS / "open" / "supermercado")


def app_replies() -> list[Past]:
    """40 lines: 32 plain ones, 2 with personal data, 2 that the manual contradicts, 4 repeated."""
    return _replies(MANUALS / "open" / "fintech")


def _replies(folder: Path) -> list[Past]:
    """Every case in every place, then what came once, then four of the first again."""
    told = json.loads((folder / "replies.json").read_text("utf-8"))
    plain = list(_plain(told["cases"], told["places"], told["date"]))
    return [*plain, *(Past(**one) for one in told["singles"]), *plain[:4]]


def _plain(cases: list[dict[str, str]], places: list[str], date: str) -> Iterator[Past]:
    for n, place in enumerate(places):
        for m, case in enumerate(cases):
            day = date.format(1 + (n * 5 + m) % 28, 1 + m)
            yield Past(date=day, **{name: text.format(place) for name, text in case.items()})


def semicolons(folder: Path) -> Path:
    """As Excel saves it in Spain: semicolons, Windows letters, its own column names, a column that nobody needs."""
    path = folder / "respuestas mercaluz.csv"
    with path.open("w", encoding="cp1252", newline="") as file:
        lines = csv.writer(file, delimiter=";")
        lines.writerow(["Fecha", "Red", "Lo que nos dijeron", "Lo que contestamos", "¿Quién?"])
        lines.writerows([one.date, one.network, one.comment, one.reply, "Nuria"] for one in shop_replies())
    return path


def three_sheets(folder: Path) -> Path:
    """A cover sheet, a year whose names stand in the third row, a year without any names."""
    book = openpyxl.Workbook()
    cover = book.worksheets[0]
    cover.title = "LEEME"
    cover.append(["Respuestas de la comunidad. No borrar. Maru."])
    half = len(app_replies()) // 2
    named = book.create_sheet("2025 y 2026")
    for row in (["Palta – historial"], [], ["Día", "Canal", "Posteo del usuario", "Nuestra respuesta", "Obs."]):
        named.append(row)
    for one in app_replies()[:half]:
        named.append([one.date, one.network, one.comment, one.reply, ""])
    bare = book.create_sheet("Hoja3")
    for one in app_replies()[half:]:
        bare.append([one.date, one.network, one.comment, one.reply])
    path = folder / "historial palta.xlsx"
    book.save(path)
    return path


def json_lines(folder: Path) -> Path:
    """What a tool exported: names of its own, the network in lower case, one object a line."""
    path = folder / "export.jsonl"
    made = (
        json.dumps(
            {"created_at": one.date, "channel": one.network.lower(), "message": one.comment, "answer": one.reply},
            ensure_ascii=False,
        )
        for one in app_replies()
    )
    path.write_text("\n".join(made) + "\n", "utf-8")
    return path
