"""What stands beside a value and was not understood: a label, a column or a row that could hold the true one."""

import re
from collections.abc import Iterable, Sequence

from app.brand.texts import folded
from app.importing.documents.document import Table
from app.importing.documents.records import Record
from app.importing.documents.said import Said
from app.importing.organisation.network_names import networks_named
from app.importing.organisation.role_titles import title_of
from app.importing.reading import Ground, Quote, Reading
from app.importing.scenarios.text_variants import plain_label
from app.importing.scenarios.words import QUOTED, meaning
from app.importing.severity.durations import minutes
from app.importing.vocabulary import vocabulary
from app.wording import Wording

FEW = 8
"""Words of a cell that tells a length of time, or a role, and nothing else."""
_MESSAGE = 8
_PLAIN = (".first_answer", ".resolution", ".approver")
_VOCABULARIES = ("duties", "organisation", "acts", "networks", "facts")


class Neighbours:
    """The records and tables of a manual, by the words that were read in them."""

    def __init__(self, ground: Ground, readings: Sequence[Reading]) -> None:
        self._labelled: dict[tuple[str, int, str], list[Record]] = {}
        for record in ground.records:
            for said in record.said:
                at = (said.place.file, said.place.number, _plain(said.quote))
                self._labelled.setdefault(at, []).append(record)
        self._scale = ground.scale
        self._cases = {folded(title) for one in readings for title in _case(one)}
        self._skipped = dict(_skipped(ground, readings))

    def doubt(self, one: Reading, stake: str) -> Wording | None:
        """Why a neighbour makes the reading doubtful."""
        at = {(quote.place.file, quote.place.number) for quote in one.quotes}
        if one.field.startswith("duties.") and (row := next((self._skipped[x] for x in at if x in self._skipped), "")):
            return Wording(
                es=f"en la misma tabla no se ha entendido la fila «{row[:60]}»; compruebe que los plazos no se cruzan",
                en=f"the row “{row[:60]}” of the same table was not understood; check that no deadlines are mixed up",
            )
        label = next((found for quote in one.quotes if (found := self._rival(quote, stake, one.field))), "")
        if not label:
            return None
        return Wording(
            es=f"al lado está «{label[:60]}», que no se ha entendido y podría ser lo mismo",
            en=f"beside it stands “{label[:60]}”, which was not understood and could be the same",
        )

    def _rival(self, quote: Quote, stake: str, field: str) -> str:
        """A label that no vocabulary knows, over a value of the same shape as the one that was read."""
        at = (quote.place.file, quote.place.number, _plain(quote.text))
        timed = stake == "deadline" and field.startswith("duties.")
        known = self._known_time if timed else self._known
        for record in self._telling(at):
            mine = [said for said in record.said if _plain(said.quote) == at[2] and known(said.label)]
            here = {said.place.headings for said in mine}
            for said in record.said:
                if said not in mine and said.place.headings in here and not known(said.label) and _shaped(said, stake):
                    return said.label
        return ""

    def _telling(self, at: tuple[str, int, str]) -> list[Record]:
        """The records in which a label says what the words are; of a table its rows before its columns."""
        met = [
            record
            for record in self._labelled.get(at, ())
            if any(self._meant(said) for said in record.said if _plain(said.quote) == at[2])
        ]
        return [record for record in met if record.kind != "column"] or met

    def _meant(self, said: Said) -> bool:
        """Its label says what it tells; names of degrees, roles or cases only say whose it is."""
        return _says(said.label) and not self._names(said.label)

    def _known(self, label: str) -> bool:
        return not label or _says(label) or self._names(label)

    def _known_time(self, label: str) -> bool:
        """It says what its times are for; «Ventana» or «Tope» alone does not."""
        return not label or bool(set(vocabulary("duties").meanings(label)) - {"deadline"}) or self._names(label)

    def _names(self, label: str) -> bool:
        plain = folded(label)
        return (
            plain in self._cases
            or bool(self._scale.named(label))
            or bool(networks_named(label))
            or title_of(label) is not None
            or re.fullmatch(r"[A-Za-z]{2}", label.strip()) is not None
        )


def _case(one: Reading) -> tuple[str, ...]:
    if not (one.field.startswith("scenarios.") and one.field.endswith(".title")):
        return ()
    return (str(one.value), *(quote.text for quote in one.quotes))


def _says(label: str) -> bool:
    if meaning(label) or plain_label(label):
        return True
    return any(vocabulary(name).meanings(label) for name in _VOCABULARIES)


def _shaped(said: Said, stake: str) -> bool:
    text, short = said.text, len(said.text.split()) <= FEW and len(said.label.split()) <= FEW
    if stake in ("deadline",):
        return short and any(not one.every for one in minutes(text)) and not QUOTED.search(text)
    if stake in ("approver", "owner"):
        return short and title_of(text) is not None
    if stake == "text":
        return len(said.label.split()) <= FEW and any(len(one.split()) >= _MESSAGE for one in QUOTED.findall(text))
    return False


def _skipped(ground: Ground, readings: Sequence[Reading]) -> Iterable[tuple[tuple[str, int], str]]:
    """Tables that tell duties, with a row that has a deadline as well and of which nothing was read."""
    told: dict[tuple[str, int], list[Reading]] = {}
    for one in readings:
        if one.field.startswith("duties.") and one.field.endswith(_PLAIN):
            for quote in one.quotes:
                told.setdefault((quote.place.file, quote.place.number), []).append(one)
    for document in ground.documents:
        for block in document.blocks:
            at = (document.file, block.place.number)
            if isinstance(block, Table) and at in told and (row := _unread(block, told[at])):
                yield at, row


def _unread(table: Table, readings: Sequence[Reading]) -> str:
    """Its first cell; empty: none. The table lies on its side where its rows are no degrees."""
    quoted = {_plain(quote.text) for one in readings for quote in one.quotes}
    severities = len({one.field.split(".")[1] for one in readings})
    body = table.rows[table.header :]
    read = [any(_plain(cell) in quoted for cell in row) for row in body]
    if severities < 2 or sum(read) < severities:
        return ""
    missed = [row for row, done in zip(body, read, strict=True) if not done and _timed(row) and not _says(row[0])]
    return " ".join(missed[0][0].split()) if missed else ""


def _timed(line: Sequence[str]) -> bool:
    return sum(len(cell.split()) <= FEW and bool(minutes(cell)) for cell in line[1:]) > 0


def _plain(text: str) -> str:
    return folded(re.sub(r"^• ", "", text))
