"""The report: by theme, each value in words with its place; doubts say why and what holds meanwhile."""

from app.importing.documents.document import Place
from app.importing.reading import Quote
from app.importing.report import Section, sections, summary
from app.importing.understood import Alternative, Field, Loose, Told, Understanding
from app.wording import Wording
from tests.importing.readings import UNSURE, quote

KNOWN = Understanding(
    fields=(
        Field(path="roles.dircom.title", value="Dirección de Comunicación", standing="read", quotes=(quote("DirCom"),)),
        Field(path="duties.critical.approver", value="dircom", standing="read", quotes=(quote("DirCom", "Niveles"),)),
        Field(
            path="duties.critical.first_answer",
            value=90,
            standing="doubtful",
            doubt=UNSURE,
            quotes=(Quote(text="hora y media", place=Place(file="m.pdf", headings=("Plazos",), page=3)),),
            alternatives=(Alternative(value=120, quotes=(quote("2 h"),)),),
        ),
        Field(path="voice.address", value="usted", standing="default"),
    ),
    loose=(Loose(kind="amount", text="Hasta 50 €.", place=quote("x").place),),
    replies=(Told(file="r.csv", text=Wording(es="3 respuestas", en="3 replies")),),
)


def section(id: str) -> Section:
    return next(section for section in sections(KNOWN) if section.id == id)


def test_themes_come_first_then_doubts_ours_loose_and_replies() -> None:
    assert [one.id for one in sections(KNOWN)] == ["duties", "roles", "doubtful", "default", "loose", "replies"]


def test_a_role_is_shown_by_its_title() -> None:
    (line,) = section("duties").lines
    assert (line.what.es, line.value.es) == ("gravedad crítica · aprueba", "Dirección de Comunicación")
    assert line.where == "manual.docx, Niveles"


def test_a_doubt_says_why_what_holds_meanwhile_and_the_other_values() -> None:
    (line,) = section("doubtful").lines
    assert line.value.es == "1 h 30 min"
    assert line.why is not None
    assert line.why.es.endswith("mientras tanto vale lo más estricto")
    assert line.where == "m.pdf, Plazos, p. 3"
    assert line.alternatives[0].en.startswith("2 h («2 h»")
    assert line.path == "duties.critical.first_answer"


def test_every_line_exists_in_both_languages() -> None:
    lines = [line for one in sections(KNOWN) for line in one.lines]
    assert all(line.what.es and line.what.en and line.value.es and line.value.en for line in lines)


def test_the_summary_counts() -> None:
    assert summary(KNOWN).es == "2 campos de su manual, 1 dudosos, 1 de serie, 1 frases sueltas"
