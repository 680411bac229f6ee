"""From documents to one understanding: readers, roles, conflicts, ours and what is left over."""

from app.importing.documents.markup import from_markdown
from app.importing.reading import Ground, Reading
from app.importing.understanding import understand
from app.importing.understood import Understanding
from tests.importing.readings import said

MANUAL = """# Manual de crisis de Brisa

## Plazos

Lo crítico se contesta en 10 minutos. Las devoluciones de hasta 50 € las hace la tienda.

## Otros

La directora aprueba los comunicados. No se debe hablar de política. El mar es bonito.
"""


def reader(*readings: Reading):  # type: ignore[no-untyped-def]
    def read(ground: Ground) -> list[Reading]:
        assert ground.documents
        return list(readings)

    return read


def understood(*readings: Reading, known: Understanding | None = None) -> Understanding:
    return understand([from_markdown(MANUAL, "manual.md")], [reader(*readings)], known=known)


def value(found: Understanding, path: str) -> object:
    field = found.field(path)
    return field.value if field else None


def test_every_reader_is_heard_and_titles_become_ids() -> None:
    document = from_markdown(MANUAL, "manual.md")
    first = reader(said("roles.Dirección de Comunicación.title", "Dirección de Comunicación"))
    second = reader(said("duties.critical.approver", "la directora de comunicación"))
    found = understand([document], [first, second])
    assert value(found, "duties.critical.approver") == "direccion-de-comunicacion"
    assert value(found, "roles.direccion-de-comunicacion.rank") == "head"


def test_a_role_that_nobody_described_exists_with_a_doubtful_rank() -> None:
    found = understood(said("scenarios.robo.owner", "Encargado de turno"))
    rank = found.field("roles.encargado-de-turno.rank")
    assert value(found, "roles.encargado-de-turno.title") == "Encargado de turno"
    assert rank is not None
    assert rank.standing == "doubtful"


def test_who_approves_something_can_approve() -> None:
    found = understood(
        said("roles.Recepción.title", "Recepción"),
        said("duties.low.approver", "Recepción"),
    )
    assert value(found, "roles.recepcion.rank") == "lead"


def test_an_approver_that_could_be_two_is_the_higher_one_and_doubtful() -> None:
    found = understood(
        said("roles.Jefatura de Comunicación.title", "Jefatura de Comunicación"),
        said("roles.Dirección de Comunicación.title", "Dirección de Comunicación"),
        said("duties.high.approver", "Comunicación"),
    )
    field = found.field("duties.high.approver")
    assert field is not None
    assert (field.value, field.standing) == ("direccion-de-comunicacion", "doubtful")


def test_a_sentence_is_no_role() -> None:
    found = understood(said("scenarios.robo.owner", "la persona que en ese momento esté más cerca de la puerta " * 3))
    field = found.field("scenarios.robo.owner")
    assert field is not None
    assert (field.value, field.standing) == (None, "doubtful")


def test_a_deadline_is_no_role() -> None:
    found = understood(said("scenarios.robo.owner", "En 30 minutos desde que se avisa"))
    assert not [field for field in found.fields if field.path.startswith("roles.en-30")]


def test_what_no_reading_gave_is_listed_as_ours_with_its_value() -> None:
    found = understood(said("duties.critical.first_answer", 10, "10 minutos"))
    ours = {field.path: field.value for field in found.of("default")}
    assert ours["duties.high.first_answer"] == 30
    assert ours["voice.address"] == "usted"
    assert "duties.critical.first_answer" not in ours


def test_rules_that_nobody_quoted_are_loose_and_prose_is_not() -> None:
    found = understood(
        said("duties.critical.first_answer", 10, "Lo crítico se contesta en 10 minutos.", file="manual.md")
    )
    assert [(one.kind, one.text) for one in found.loose] == [
        ("amount", "Las devoluciones de hasta 50 € las hace la tienda."),
        ("approval", "La directora aprueba los comunicados."),
        ("prohibition", "No se debe hablar de política."),
    ]
    assert found.loose[0].place.headings[-1] == "Plazos"


def test_a_rule_in_a_cell_of_a_table_can_be_loose_too() -> None:
    table = "# M\n\n| a | b |\n|---|---|\n| Quejas | 48 horas |\n"
    found = understand([from_markdown(table, "m.md")], [])
    assert [one.text for one in found.loose] == ["48 horas"]


def test_an_english_manual_is_taken_for_one() -> None:
    heard: list[str] = []

    def read(ground: Ground) -> list[Reading]:
        heard.append(ground.language)
        return []

    text = "# Crisis handbook\n\nWe answer every complaint before the end of the day and we never argue in public.\n"
    understand([from_markdown(text, "m.md")], [read])
    assert heard == ["en"]
