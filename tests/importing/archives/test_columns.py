"""What the columns of an archive are for: guessed with a reason, doubted where it matters, corrected by a person."""

from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.brand.load import load
from app.importing.archives.columns import DOUBTFUL, SURE, Mapping, shown
from app.importing.archives.correcting import corrected
from app.importing.archives.guessing import guess
from app.importing.archives.heading_row import heading_row, meaning
from app.importing.archives.reply_dates import DateOrder, order_of, parse_date
from app.importing.archives.sheet import BadArchive, Sheet

ASKED = (
    "Llevo tres días esperando mi pedido, ¿alguien contesta?",
    "Vaya vergüenza de servicio, no vuelvo",
    "¿A qué hora abrís el domingo?",
    "Quiero que me devuelvan mi dinero ya",
)
SAID = (
    "Sentimos la espera. Escríbenos por mensaje directo y lo revisamos.",
    "Lamentamos tu experiencia, nos gustaría ayudarte. Mándanos un mensaje privado.",
    "¡Hola! Gracias por escribirnos. Abrimos de 10 a 14 h.",
    "Lamentamos lo ocurrido. Nuestro equipo te llamará hoy.",
)
KNOWLEDGE = Path(__file__).parents[3] / "knowledge"


def uses(mapping: Mapping) -> list[str | None]:
    return [column.use for column in mapping.columns]


def rows(*columns: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*columns, strict=True))


@pytest.mark.parametrize(
    ("head", "use"),
    [
        ("Comentario", "comment"), ("Mensaje del cliente", "comment"), ("CONSULTA", "comment"), ("Reseña", "comment"),
        ("¿Qué nos dicen?", "comment"), ("customer_comment", "comment"), ("Comentário do cliente", "comment"),
        ("reviewText", "comment"), ("Queja / reclamo", "comment"), ("comment.text", "comment"),
        ("Respuesta", "reply"), ("Nuestra respuesta", "reply"), ("Contestación al cliente", "reply"),
        ("Respuesta al comentario", "reply"), ("ourReply", "reply"), ("Owner response", "reply"), ("Resposta", "reply"),
        ("Respuesta pública", "reply"), ("Respuesta final publicada", "reply"), ("Reply to customer", "reply"),
        ("Fecha de la respuesta", "date"), ("Fecha del comentario", "date"), ("created_at", "date"),
        ("Respuesta privada (MD)", "private_text"), ("Mensaje directo", "private_text"),
        ("Red social", "network"), ("Canal", "network"), ("Plataforma", "network"),
        ("Motivo de la consulta", "outcome"), ("Tipo de comentario", "outcome"), ("Categoría", "outcome"),
        ("Escenario", "scenario"), ("Idioma", "language"), ("Aprobado por", "approved_by"),
        ("Respuesta aprobada por", "approved_by"), ("Responsable", "approved_by"),
        ("ID del comentario", "other"), ("URL de la respuesta", "other"), ("Autor del comentario", "other"),
        ("Tiempo de respuesta", "other"), ("Comentarios internos", "other"), ("Respuesta propuesta", "other"),
        ("Estado de la respuesta", "other"), ("Borrador de respuesta", "other"),
        ("Texto", None), ("Mensaje", None), ("Columna1", None),
    ],
)  # fmt: skip
def test_heads_say_what_a_column_is_for(head: str, use: str | None) -> None:
    assert meaning(head) == use


def test_heads_are_believed_and_each_guess_gives_its_reason() -> None:
    mapping = guess(("Red", "Fecha", "Comentario", "Respuesta"), rows(["X"] * 4, ["03/04/2026"] * 4, ASKED, SAID))
    assert uses(mapping) == ["network", "date", "comment", "reply"]
    assert mapping.doubts == ()
    table = shown(mapping)
    assert [line.column for line in table] == ["A («Red»)", "B («Fecha»)", "C («Comentario»)", "D («Respuesta»)"]
    assert all(line.standing == SURE and line.why.es and line.why.en for line in table)
    assert len(table[2].samples) == 3


def test_without_heads_words_tell_who_asks_and_who_answers() -> None:
    assert uses(guess((), rows(ASKED, SAID))) == ["comment", "reply"]
    assert uses(guess((), rows(SAID, ASKED))) == ["reply", "comment"]
    found = guess((), rows(["Instagram"] * 4, SAID, ["2026-01-02"] * 4, ASKED, ["es"] * 4))
    assert uses(found) == ["network", "reply", "date", "comment", "language"]
    assert found.doubts == ()


def test_english_and_portuguese_are_told_apart_too() -> None:
    asked = ["My order never came, terrible service", "Why is my refund late?", "I'm never coming back, worst shop"]
    said = [
        "We're so sorry. Please send us a DM.",
        "Thank you for reaching out, our team is on it",
        "We apologise for this",
    ]
    assert uses(guess((), rows(said, asked))) == ["reply", "comment"]
    pedem = ["Quero meu dinheiro de volta", "Estou esperando meu pedido, péssimo", "Comprei e não chegou meu pacote?"]
    dizem = ["Lamentamos! Envie-nos uma mensagem", "Pedimos desculpas, nossa equipe vai ajudar", "Obrigado por avisar"]
    assert uses(guess((), rows(dizem, pedem))) == ["reply", "comment"]


def test_two_texts_that_nothing_tells_apart_are_doubtful() -> None:
    mapping = guess(("A1", "A2"), rows(["texto uno dos tres"] * 4, ["otra cosa cuatro cinco"] * 4))
    assert mapping.complete
    assert "no está claro" in mapping.doubts[0].es
    assert {line.standing for line in shown(mapping)} == {DOUBTFUL}


def test_heads_that_contradict_the_words_are_doubtful() -> None:
    mapping = guess(("Comentario", "Respuesta"), rows(SAID, ASKED))
    assert mapping.complete
    assert mapping.doubts


def test_marks_under_a_reply_head_are_doubtful() -> None:
    assert guess(("Comentario", "Respuesta"), rows(ASKED, ["sí", "no", "sí", "sí"])).doubts


def test_several_columns_of_replies_are_doubtful() -> None:
    mapping = guess(("Comentario", "Respuesta 1", "Respuesta 2"), rows(ASKED, SAID, SAID))
    assert "varias columnas" in mapping.doubts[0].es


def test_notes_drafts_and_the_brands_own_post_are_left_aside() -> None:
    heads = ("Publicación", "Comentario", "Respuesta propuesta", "Respuesta", "Observaciones")
    posts = ["Nuevo horario de verano en todas las tiendas"] * 4
    mapping = guess(heads, rows(posts, ASKED, SAID, SAID, ["se pasó a logística el mismo lunes"] * 4))
    assert uses(mapping) == [None, "comment", None, "reply", None]
    assert mapping.doubts == ()


def test_a_mute_head_beside_a_telling_one_is_found_by_elimination() -> None:
    assert uses(guess(("Mensaje", "Respuesta"), rows(ASKED, SAID))) == ["comment", "reply"]
    assert uses(guess(("Comentario", "Texto"), rows(ASKED, SAID))) == ["comment", "reply"]


def test_a_hundred_columns_of_text_are_doubtful_and_soon_judged() -> None:
    many = [[f"texto de la columna {j}, fila {i}, con cosas" for i in range(100)] for j in range(100)]
    assert guess((), rows(*many)).doubts


def test_one_column_of_text_is_no_archive() -> None:
    assert not guess(("Comentario",), rows(ASKED)).complete
    assert not guess((), []).complete


@pytest.mark.parametrize("many", [3, 5, 8, 20])
def test_real_replies_are_never_swapped_without_a_doubt(many: int) -> None:
    known = [(reply.comment, reply.reply) for reply in load(KNOWLEDGE).replies]
    random = Random(many)
    for turn in range(40):
        sample = random.sample(known, many)
        swapped = turn % 2 == 1
        mapping = guess((), [(b, a) if swapped else (a, b) for a, b in sample])
        assert mapping.doubts or mapping.index("comment") == int(swapped)


def test_the_header_is_found_below_titles_and_empty_rows() -> None:
    data = [("x", "hola qué tal", "buenas")] * 3
    found = heading_row([("Respuestas 2025",) * 3, ("", "", ""), ("Red", "Comentario", "Respuesta"), *data])
    assert (found.place, found.by_words) == (2, True)


def test_short_names_over_long_texts_are_a_header_without_known_words() -> None:
    found = heading_row([("Col1", "Col2"), *rows(ASKED, SAID)])
    assert (found.place, found.by_words) == (0, False)


def test_data_are_no_header() -> None:
    assert heading_row(rows(ASKED, SAID)).place is None
    assert (
        heading_row(
            [("Consulta sobre mi pedido, ¿cuándo llega?", "Respuesta. La de siempre."), *rows(ASKED, SAID)]
        ).place
        is None
    )


HEADS = ("Red", "Pregunta", "Respuesta", "Otra respuesta")
SHEET = Sheet("a.xlsx", lambda: iter(()), name="Hoja1")
OTHER = Sheet("a.xlsx", lambda: iter(()), name="Hoja2")
GUESSED = guess(HEADS, rows(["x"] * 4, SAID, ASKED, SAID))


def correct(**columns: str) -> list[str | None]:
    return uses(corrected([(SHEET, GUESSED)], columns)[0])


@pytest.mark.parametrize(("comment", "reply"), [("B", "C"), ("b", "3"), ("2", "respuesta"), ("Pregunta", "RESPUESTA")])
def test_a_correction_by_letter_number_or_head_outranks_the_guess(comment: str, reply: str) -> None:
    (mapping,) = corrected([(SHEET, GUESSED)], {"comment": comment, "reply": reply})
    assert GUESSED.doubts
    assert uses(mapping)[1:3] == ["comment", "reply"]
    assert mapping.doubts == ()
    assert mapping.columns[1].why.es == "indicado por usted"


def test_a_field_may_be_said_to_be_in_no_column() -> None:
    assert "network" not in correct(network="-")


def test_each_use_has_one_column_after_a_correction() -> None:
    assert correct(reply="D").count("reply") == 1


def test_a_correction_may_speak_of_one_sheet() -> None:
    one, two = corrected([(SHEET, GUESSED), (OTHER, GUESSED)], {"Hoja2:reply": "D", "a.xlsx:comment": "B"})
    assert (one.index("reply"), two.index("reply")) == (GUESSED.index("reply"), 3)
    assert (one.index("comment"), two.index("comment")) == (1, 1)


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"reply": "Z"}, "A («Red»), B («Pregunta»), C («Respuesta»)"),
        ({"reply": "9"}, "las columnas son"),
        ({"respuesta": "B"}, "no hay ningún campo «respuesta»"),
        ({"coment": "B"}, "¿quería decir «comment»?"),
        ({"Hoja7:reply": "B"}, "Hoja1"),
    ],
)
def test_a_wrong_correction_names_what_there_is(columns: dict[str, str], says: str) -> None:
    with pytest.raises(BadArchive) as caught:
        corrected([(SHEET, GUESSED)], columns)
    assert says in caught.value.detail.es


DAY, MONTH = DateOrder("day", proven=True), DateOrder("month", proven=True)
BOTH = DateOrder("day", proven=False, both=True)


@pytest.mark.parametrize(
    ("value", "order", "day"),
    [
        ("03/04/2026", DAY, "2026-04-03"), ("03/04/2026", MONTH, "2026-03-04"), ("3-4-26", DAY, "2026-04-03"),
        ("13.04.2026 10:05", DAY, "2026-04-13"), ("04/13/2026", DAY, "2026-04-13"),
        ("2026-04-03T10:00:00Z", DAY, "2026-04-03"),
        ("2026/4/3", MONTH, "2026-04-03"), ("20260403", DAY, "2026-04-03"), ("3 de abril de 2026", DAY, "2026-04-03"),
        ("3 abr 2026", DAY, "2026-04-03"), ("April 3, 2026", DAY, "2026-04-03"),
        ("viernes, 3 de abril de 2026", DAY, "2026-04-03"),
        ("46115", DAY, "2026-04-03"), ("46115.75", DAY, "2026-04-03"), ("1775210400", DAY, "2026-04-03"),
        ("31/02/2026", DAY, None), ("ayer", DAY, None), ("", DAY, None), ("03/04/1926", DAY, None),
        ("99999999", DAY, None),
        ("03/04/2026", BOTH, None), ("13/04/2026", BOTH, "2026-04-13"),
    ],
)  # fmt: skip
def test_dates_are_read_as_people_and_programs_write_them(value: str, order: DateOrder, day: str | None) -> None:
    found = parse_date(value, order)
    assert (found.isoformat() if found else None) == day


def test_the_column_tells_whether_the_day_or_the_month_comes_first() -> None:
    assert order_of(["03/04/2026", "12/25/2025"], "day") == MONTH
    assert order_of(["03/04/2026", "25/12/2025"], "month") == DAY
    assert order_of(["03/04/2026"], "day") == DateOrder("day", proven=False)
    assert order_of(["25/12/2025", "12/25/2025"], "day").both
    assert order_of(["2026-04-03"], "day").proven


@given(st.dates(min_value=Date(2000, 1, 1), max_value=Date(2099, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_every_day_comes_back_however_it_is_written(day: Date) -> None:
    for form, order in (("%d/%m/%Y", DAY), ("%m/%d/%Y", MONTH), ("%Y-%m-%d", DAY), ("%d-%m-%y", DAY)):
        assert parse_date(f"{day:{form}}", order) == day
