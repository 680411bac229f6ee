"""Copies of one complaint share a key; two complaints never do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.comments.comment import Attachment, Comment, Turn
from app.review.likeness import likeness
from tests.made import NOW


def of(text: str, **over: object) -> str:
    return likeness(Comment.model_validate({"network": "x", "text": text, **over}))


LATE = "Llevo dos horas esperando en la puerta y nadie me atiende"


@pytest.mark.parametrize(
    "copy",
    [
        "LLEVO DOS HORAS ESPERANDO EN LA PUERTA Y NADIE ME ATIENDE!!!",
        "llevo 2 horas esperando en la puerta, y nadie me atiende...",
        "Llevo dos horas esperaaaando en la puerta y nadiiiie me atiende 😡😡",
        "@marca Llevo dos horas esperando en la puerta y nadie me atiende https://x.example/1?a=2",
        "@otra.cuenta llevo dos horas esperando en la puerta y nadie me atiende www.x.example",
        "Lle\u200bvo dos horas esperando en la puerta y nadie me atiende",
        "Llevo dos horas espеrando en la puerta y nadie me atiende",  # a Cyrillic letter
    ],
)
def test_a_copy_has_the_key_of_its_original(copy: str) -> None:
    assert of(copy) == of(LATE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LATE, "Llevo tres horas esperando en la puerta y nadie me atiende"),
        ("Me han cobrado 1000 euros de más", "Me han cobrado 10 euros de más"),
        ("Me han cobrado 12,50 de más", "Me han cobrado 1250 de más"),
        ("Me prometieron un 50% de descuento", "Me prometieron un 50€ de descuento"),
        ("¿Ya han abierto hoy la taquilla?", "Ya han abierto hoy la taquilla"),
        ("El pedido A111 no ha llegado", "El pedido A1 no ha llegado"),
        ("La sala Carlos III huele mal", "La sala Carlos I huele mal"),
        ("No queda ninguna talla XXXL", "No queda ninguna talla XL"),
        ("No me han devuelto el dinero", "Me han devuelto el dinero"),
        ("Mi perro no pudo entrar", "Mi perra no pudo entrar"),
        ("escribí a ana@cine.example sin respuesta", "escribí a eva@cine.example sin respuesta"),
        ("la cola de #Norte es eterna", "la cola de #Sur es eterna"),
    ],
)
def test_another_complaint_has_another_key(one: str, other: str) -> None:
    assert of(one) != of(other)


def test_the_same_words_under_another_rating_picture_or_conversation_are_another_complaint() -> None:
    picture = (Attachment(kind="image", description="un asiento roto"),)
    above = (Turn(ours=True, text="Hoy no abrimos la sala 2."),)
    keys = [of(LATE), of(LATE, rating=1), of(LATE, rating=5), of(LATE, attachments=picture), of(LATE, thread=above)]
    assert len({*keys}) == 5


def test_who_where_and_when_do_not_matter() -> None:
    elsewhere = of(LATE, network="google", author="@ana", id="77", posted_at=NOW, url="https://x.example/7")
    assert elsewhere == of(LATE)


@pytest.mark.parametrize("short", ["Gracias", "¿Cuándo abren?", "😡", "no no"])
def test_a_word_or_two_say_too_little_to_be_a_copy(short: str) -> None:
    assert of(short, author="@ana") != of(short, author="@eva")
    assert of(short, author="@ana") == of(short, author="@ana")


WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzñáéíóú", min_size=2, max_size=9), min_size=3, max_size=12)


def bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


TAILS = st.sampled_from(["😡", "👎🏽", "❤️", "🇪🇸", "👨\u200d👩\u200d👧", "!!!", "…"])


@given(WORDS, TAILS, st.from_regex(r"@[a-z_.]{1,20}", fullmatch=True))
def test_case_accents_stretching_emoji_mentions_and_links_do_not_matter(
    words: list[str], tail: str, mention: str
) -> None:
    text = " ".join(words)
    copies = [
        text.upper(),
        bare(text),
        f"{text} {tail}{tail}",
        f"{mention} {text} https://x.example/a_b?c=d",
    ]
    assert {of(copy) for copy in copies} == {of(text)}


@given(st.sampled_from(["no", "hola", "puerta", "fatal"]), st.integers(3, 30))
def test_how_long_a_letter_is_stretched_does_not_matter(word: str, times: int) -> None:
    said = f"esto va {word}{word[-1] * times} de verdad"
    assert of(said) == of(f"esto va {word} de verdad")


PLAIN = st.lists(st.from_regex(r"([bcdfgz][aeiou]){1,3}", fullmatch=True), min_size=3, max_size=8)


@given(PLAIN, PLAIN)
def test_other_words_or_another_order_have_another_key(one: list[str], other: list[str]) -> None:
    assert (of(" ".join(one)) == of(" ".join(other))) is (one == other)
