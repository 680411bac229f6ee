"""Files that a person gives by mistake, or somebody by malice; each as its program would leave it."""

import zipfile
from pathlib import Path

import openpyxl
from docx import Document as Word
from fpdf import FPDF

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def scanned_pdf(path: Path) -> None:
    """Pages that hold a drawing and no text."""
    pdf = FPDF()
    for _ in range(3):
        pdf.add_page()
        pdf.rect(20, 20, 100, 100)
    pdf.output(str(path))


def locked_pdf(path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="Manual de crisis")
    pdf.set_encryption(owner_password="duena", user_password="secreta")
    pdf.output(str(path))


def locked_office(path: Path) -> None:
    """What Office writes for a document with a password."""
    path.write_bytes(OLE + b"\0" * 2_000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2_000)


def bomb(path: Path) -> None:
    """A document whose text unpacks to a hundred million spaces."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b" " * 100_000_000)


def with_macros(path: Path, text: str) -> None:
    """A document beside whose text a program lies."""
    document = Word()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("word/vbaProject.bin", b'Sub AutoOpen()\r\nShell "calc"\r\nEnd Sub')


def three_sheets_without_heads(path: Path) -> None:
    """A cover, replies without any head, and a list of telephone numbers."""
    book = openpyxl.Workbook()
    book.active.append(["No borrar"])
    told = book.create_sheet("2025")
    for port in ("Vigo", "Ibiza", "Palma", "Cádiz", "Denia", "Motril", "Ceuta", "Huelva"):
        told.append(
            [
                f"¿Por qué no sale el barco de {port}?",
                f"Hola, sentimos el retraso en {port}. Le escribimos por privado.",
            ]
        )
    phones = book.create_sheet("Teléfonos")
    phones.append(["Ana", "600 000 000"])
    book.save(path)


def formulas(path: Path) -> None:
    """Replies that nobody ever calculated."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Comentario", "Respuesta"])
    sheet.append(["¿Sale el barco?", "Hola, sentimos el retraso. Ya ha salido."])
    sheet.append(["¿Y el de las diez?", '=CONCATENATE("Sale a las ","diez")'])
    book.save(path)
