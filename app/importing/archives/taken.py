"""What became of an archive: how many replies came in, what was taken out of them, and what was left behind."""

from typing import Literal

from app.brand.faults import Fault
from app.importing.archives.columns import SAID, Field, ShownColumn
from app.value import Value
from app.wording import Wording

Skip = Literal["no_comment", "no_reply", "too_long", "unreadable", "not_json", "header_again"]
"""Why a row gave no reply."""
SKIPS: dict[Skip, Wording] = {
    "no_comment": Wording(es="sin comentario", en="without a comment"),
    "no_reply": Wording(es="sin respuesta", en="without a reply"),
    "too_long": Wording(es="con un texto de más de 10.000 caracteres", en="with a text of over 10,000 characters"),
    "unreadable": Wording(es="con caracteres ilegibles", en="with unreadable characters"),
    "not_json": Wording(es="que no son JSON", en="that are not JSON"),
    "header_again": Wording(es="que repiten la cabecera", en="that repeat the header"),
}
REDACTED: dict[str, Wording] = {
    "phone": Wording(es="teléfonos", en="phone numbers"),
    "email": Wording(es="correos", en="e-mail addresses"),
    "address": Wording(es="direcciones", en="addresses"),
    "iban": Wording(es="cuentas (IBAN)", en="accounts (IBAN)"),
    "account": Wording(es="cuentas bancarias", en="bank accounts"),
    "card": Wording(es="tarjetas", en="cards"),
    "passport": Wording(es="pasaportes", en="passports"),
    "order_number": Wording(es="números de pedido", en="order numbers"),
    "plate": Wording(es="matrículas", en="number plates"),
    "handle": Wording(es="nombres de usuario", en="user names"),
    "name": Wording(es="nombres de personas", en="names of people"),
    "link": Wording(es="enlaces a perfiles", en="links to profiles"),
    "id": Wording(es="documentos de identidad", en="identity numbers"),
}


class SheetTaken(Value):
    """One sheet with the mapping that it was read by."""

    place: str
    """File, and sheet where there are several."""
    heading_row: int | None
    """Row of the header, from 1; None: the sheet has none (or JSON's own names)."""
    read_as: Wording | None = None
    columns: tuple[ShownColumn, ...] = ()
    read: int = 0
    """Rows with any text below the header."""


class Changed(Value):
    """A past reply with a figure that the manual or a fact says otherwise."""

    place: str
    row: int
    figure: str
    reply: str
    """Cut short, without personal data."""
    passage: str
    source: str


class LeftOut(Value):
    """A value that is no name of the brand's; the reply came in without it."""

    field: Field
    value: str
    rows: int


class Taken(Value):
    """`read` = `kept` + `merged` + all of `skipped`."""

    read: int
    kept: int
    merged: int
    """Exact or near duplicates, of which the newest stayed."""
    redacted: int
    """Kept replies out of which personal data were taken, in the comment or in what we said."""
    kinds: dict[str, int]
    """How many of them by kind of data (REDACTED)."""
    contradicted: int
    """Kept replies with a figure that the manual or a fact says otherwise."""
    changed: tuple[Changed, ...] = ()
    """The first of them."""
    skipped: dict[Skip, int]
    languages: dict[str, int]
    """Kept replies by language; `und` where nothing decides."""
    left_out: tuple[LeftOut, ...] = ()
    sheets: tuple[SheetTaken, ...]
    faults: tuple[Fault, ...] = ()
    """Warnings with file, sheet and row, the first of each kind."""
    size: int = 0
    """Bytes written."""

    def summary(self) -> tuple[Wording, ...]:
        """A few sentences for a terminal or a page, the most important first."""
        lines = [_line(TAKEN_IN, self.kept, Wording(es=f"de {_es(self.read)} filas", en=f"of {self.read:,} rows"))]
        if self.merged:
            lines.append(_line(MERGED, self.merged))
        lines += [_line(_skipped(SKIPS[why]), n) for why, n in self.skipped.items()]
        if self.redacted:
            lines.append(_line(PERSONAL, self.redacted, _kinds(self.kinds)))
        if self.contradicted:
            lines.append(_line(CONTRADICTED, self.contradicted))
        lines += [_left_out(one) for one in self.left_out]
        return (*lines, _languages(self.languages))


TAKEN_IN = Wording(es="Respuestas incorporadas", en="Replies taken in")
MERGED = Wording(
    es="Repetidas o casi iguales, de las que queda la más reciente",
    en="Repeated or nearly so, of which the newest stays",
)
PERSONAL = Wording(es="Con datos personales, ya borrados", en="With personal data, now removed")
CONTRADICTED = Wording(
    es="Con una cifra que el manual dice de otro modo (sirven de tono, no de dato)",
    en="With a figure that the manual says otherwise (good for their tone, not for their facts)",
)


def _line(said: Wording, n: int, more: Wording | None = None) -> Wording:
    es, en = (f" ({more.es})", f" ({more.en})") if more else ("", "")
    return Wording(es=f"{said.es}: {_es(n)}{es}", en=f"{said.en}: {n:,}{en}")


def _es(n: int) -> str:
    """12.345, and 1234 without a point, as Spanish writes them."""
    return f"{n:,}".replace(",", ".") if n >= 10_000 else str(n)


def _skipped(why: Wording) -> Wording:
    return Wording(es=f"Filas {why.es}, que no se incorporan", en=f"Rows {why.en}, not taken in")


def _kinds(kinds: dict[str, int]) -> Wording:
    named = [(REDACTED[kind], many) for kind, many in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))]
    es = ", ".join(f"{said.es} {_es(many)}" for said, many in named)
    return Wording(es=es, en=", ".join(f"{said.en} {many:,}" for said, many in named))


def _left_out(one: LeftOut) -> Wording:
    said, value = SAID[one.field], f" «{one.value}»" if one.value else ""
    unknown = Wording(es=f"Sin usar, {said.es}{value}", en=f"Not used, {said.en}{value}")
    return _line(unknown, one.rows)


def _languages(languages: dict[str, int]) -> Wording:
    ordered = sorted(languages.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{code} {many}" for code, many in ordered)
    return Wording(es=f"Idiomas: {listed}", en=f"Languages: {listed}")
