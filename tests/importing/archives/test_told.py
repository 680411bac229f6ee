"""The report on an archive says which columns were taken and which sheets were not."""

from pathlib import Path

from app.importing.archives.taking_in import take_in
from app.importing.archives.told import told
from tests import made
from tests.importing.making_archives import three_sheets


def test_every_sheet_with_replies_is_taken_with_its_columns_and_the_cover_is_named(tmp_path: Path) -> None:
    taken = take_in([three_sheets(tmp_path)], tmp_path / "replies.jsonl", made.brand())
    lines = [line.es for line in told(taken, {"historial palta.xlsx": "viejas.xlsx"})]
    assert taken.read == 40
    assert any("comentario del público = C («Posteo del usuario»)" in line for line in lines)
    assert any(line.startswith("viejas.xlsx › LEEME: ") for line in lines)
    assert any("--columns" in line for line in lines)
