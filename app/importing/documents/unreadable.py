"""The one way in which a manual is refused: which file, what is wrong, and how to mend it."""

from pathlib import Path
from typing import ClassVar

from app.errors import PortavozError
from app.importing.documents.gathering import plain
from app.wording import Wording


class Unreadable(PortavozError):
    """A manual that cannot be read, or must not be. Nothing of it is used."""

    status: ClassVar[int] = 422
    type: ClassVar[str] = "unreadable-manual"
    title: ClassVar[Wording] = Wording(es="No se puede leer el manual", en="The manual cannot be read")

    def __init__(self, file: str, fault: Wording, mend: Wording) -> None:
        super().__init__(
            Wording(es=f"«{file}»: {fault.es}; {mend.es}", en=f"«{file}»: {fault.en}; {mend.en}"),
        )
        self.file, self.fault, self.mend = file, fault, mend


def file_name(path: Path) -> str:
    """The file's name, fit for a message: one line, nothing that a terminal obeys or that turns the direction."""
    name = plain(path.name.encode("utf-8", "replace").decode("utf-8"))
    return (name if len(name) <= 120 else f"{name[:80]}…{name[-30:]}") or "?"


SAVE_AGAIN = Wording(
    es="ábralo con su programa y guárdelo otra vez como .docx o PDF",
    en="open it with its program and save it again as .docx or PDF",
)
AS_WORD = Wording(es="guárdelo como .docx o PDF", en="save it as .docx or PDF")
SPLIT = Wording(es="divídalo en archivos más pequeños", en="split it into smaller files")
