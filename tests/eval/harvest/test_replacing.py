"""No personal datum of a comment survives its harvest; what is the brand's own does."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brand.replies import PastReply
from app.comments.comment import Attachment, Comment, Turn
from app.comments.personal_data import find
from eval.harvest.names import lexicon
from eval.harvest.replacing import Anonymous, anonymous, ours
from eval.harvest.stand_ins import CHECKED
from eval.metrics.phrases import plain
from tests.comments.identifiers_made import valid
from tests.made import brand

OURS = ours(brand())
IDENTIFIERS = [(text, written) for _, text, written in valid(3)]
GIVEN = sorted(lexicon().given)
SURNAMES = sorted(lexicon().surnames)
SAID = (
    "Soy {0} y mi pedido AB-{1} no llega",
    "Me llamo {0}, escribidme a {2}@correo.example.org o al 6{1}99",
    "La conductora, {0}, fue muy amable. Vivo en la calle {3} {4}, 2º B",
    "Muy mal. {0} me dijo que llamara al +34 6{1}77 y nadie contesta",
    "my name is {0} and my order number {1} is late, see https://redes.example/{2}",
    "A {0} le robaron el bolso; su dni es {1}11Z y su cuenta @{2}_{4} lo cuenta",
    "{0} lleva dos horas esperando, localizador XK{1}",
)


def bare(text: str = "x", **over: object) -> Anonymous:
    return anonymous(Comment.model_validate({"network": "x", "text": text, **over}), OURS, "seed")


def letters(text: str) -> str:
    return "".join(char for char in plain(text) if char.isalnum())


names = st.builds(
    lambda a, b, c: " ".join((a.capitalize(), b.capitalize(), c.capitalize())),
    *(st.sampled_from(pool) for pool in (GIVEN, SURNAMES, SURNAMES)),
)
digits = st.integers(100_000, 999_999).map(str)
logins = st.from_regex(r"[a-z]{5}[0-9]{3}", fullmatch=True)
streets = st.sampled_from(("Mayor", "Olmo", "de la Fuente", "Balmes"))


@given(said=st.sampled_from(SAID), name=names, number=digits, login=logins, street=streets, door=st.integers(20, 999))
def test_no_personal_datum_survives(said: str, name: str, number: str, login: str, street: str, door: int) -> None:
    done = bare(
        said.format(name, number, login, street, door), author=name, id=f"id-{number}", url=f"https://x/{login}"
    )
    told = plain(done.comment.model_dump_json())
    assert number not in letters(told)
    assert login not in told
    assert not set(plain(name).split()) & set(plain(f"{done.comment.text} {done.comment.author}").split())
    if "calle" in said:
        assert str(door) not in told


@pytest.mark.parametrize(("text", "written"), IDENTIFIERS)
def test_no_identifier_survives_and_none_is_made(text: str, written: str) -> None:
    done = bare(text)
    assert letters(written) not in letters(done.comment.text)
    assert not [f for one in done.personal for f in find(one, "ES") if f.kind in CHECKED]


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("llamadme al 612 345 678", "llamadme al 600 000 001"),
        ("612 345 678, repito: 612345678", "600 000 001, repito: 600 000 001"),
        ("+52 55 5123 4567 escríbanme", "+52 50 0000 0001 escríbanme"),
        ("mail: ana.ruiz@gmail.com", "mail: persona1@example.com"),
        ("ana.ruiz arroba gmail punto com", "persona1 arroba example punto com"),
        ("pedido nº AB-12345 sin llegar", "pedido nº XX-00001 sin llegar"),
        ("vivo en la calle Mayor 5, 3º B", "vivo en la calle Inventada 1"),
        ("14 Larkspur Lane, please", "1 Invented Lane, please"),
        ("pregunta a @marta_93.", "pregunta a @persona1."),
        ("mira www.redes.example/fotos?de=ana", "mira example.com/1"),
    ],
)
def test_a_datum_becomes_an_invented_one_of_its_shape(text: str, now: str) -> None:
    assert bare(text).comment.text == now


@pytest.mark.parametrize(
    "text",
    [
        "Dos horas esperando en Cine Aurora por 12,50 € y el 20 % de descuento no va",
        "Llamé al 900 100 200 y escribí a hola@aurora.example, mira aurora.example/cartelera",
        "El domingo 12/03/2026 a las 19:40, sala 7, fila 12. ¡Qué vergüenza!",
        "NADIE CONTESTA EN TODA LA TARDE, QUE DESASTRE DE CINE",
        "La paz de la sala es una gloria; esperanza no nos queda",
        "Hola, Aurora. Gracias por nada",
    ],
)
def test_what_is_nobodys_stays_word_for_word(text: str) -> None:
    assert bare(text).comment.text == text


@pytest.mark.parametrize(
    "text",
    [
        "me llamo eufrasio y llevo dos horas",
        "El Sr. Eufrasio no me atiende",
        "Ayer Eufrasio Montalbo me gritó",
        "SOY MARTA MONTALBO RUIZ Y ESTO ES UN ROBO",
        "la conductora marta fue un encanto",
        "Hola Eufrasio, sigo esperando",
    ],
)
def test_names_are_told_by_list_by_title_and_by_capitals(text: str) -> None:
    low = plain(bare(text).comment.text)
    assert not {"eufrasio", "marta", "ruiz"} & set(low.split())


@pytest.mark.parametrize(
    "text", ["Fui a San José y a Ciudad Real", "El de Zamora a León no sale", "Vivimos cerca de Puerto Montt"]
)
def test_places_are_nobody(text: str) -> None:
    assert bare(text).comment.text == text


@pytest.mark.parametrize(
    "text", ["612345678 ", "Ana Ruiz ", "A1-", "@a.", "calle Mayor 5, 3 B ", "www.", "de la ", "ana@x.example "]
)
def test_a_hostile_comment_takes_no_longer_than_it_is_long(text: str) -> None:
    began = time.process_time()
    bare((text * 10_000)[:10_000])
    assert time.process_time() - began < 3


def test_whoever_a_past_reply_went_to_is_not_the_brands_own() -> None:
    past = PastReply(comment="Soy Eufrasio Montalbo, 612 345 678", reply="Gracias", network="x")
    known = ours(brand(replies=(past,)))
    done = anonymous(Comment(network="x", text="Ayer Eufrasio Montalbo llamó al 612 345 678"), known, "seed")
    assert not {"eufrasio", "montalbo", "612"} & set(plain(done.comment.text).split())


def test_one_person_is_one_stand_in() -> None:
    done = bare("Soy Ana Ruiz. Ana no miente, y Ruiz lo firma.", author="Ana Ruiz")
    first, last = (done.comment.author or "").split()
    assert done.comment.text == f"Soy {first} {last}. {first} no miente, y {last} lo firma."


def test_two_persons_stay_two() -> None:
    done = bare("Ana y Marta llamaron al 612345678 y al 612345679")
    one, _, other, *_ = done.comment.text.split()
    assert one != other
    assert "600000001 y al 600000002" in done.comment.text


def test_where_and_when_it_was_written_is_gone() -> None:
    at = datetime(2026, 11, 20, 23, 41, 7, tzinfo=UTC)
    thread = (Turn(author="@leo", text="¿Qué pasó, Marta?"),)
    pictured = (Attachment(kind="image", description="DNI de Marta Ruiz, 12345678Z"),)
    done = bare("x", id="1", url="https://x.example/1", conversation="c", posted_at=at, edited_at=at, thread=thread,
                attachments=pictured)  # fmt: skip
    comment = done.comment
    assert (comment.id, comment.url, comment.conversation, comment.edited_at, comment.thread) == (None,) * 4 + ((),)
    assert comment.posted_at == datetime(2026, 11, 20, tzinfo=UTC)
    assert "Marta" not in comment.attachments[0].description
    assert "12345678" not in comment.attachments[0].description


def test_what_no_text_may_repeat_is_listed_as_it_stands_now() -> None:
    done = bare("Soy Ana Ruiz, 612 345 678")
    assert "600 000 001" in done.personal
    assert all(one in done.comment.text for one in done.personal)
    assert "612 345 678" in done.gone
