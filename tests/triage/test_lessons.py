"""What the outcome model is taught from."""

from datetime import date

import pytest

from app.brand.protocol import Outcome
from app.brand.replies import PastReply
from app.triage.lessons import MOST_REPLIES, NARROWED, Lesson, classes, lessons
from app.triage.tells import tells, told
from tests import made
from tests.triage import shipped_tree


def _of(taught: tuple[Lesson, ...], text: str) -> Lesson:
    return next(lesson for lesson in taught if lesson.text == text)


def test_shipped_outcomes_that_the_tree_lacks_are_classes_after_its_own() -> None:
    names = classes(made.brand())
    assert names[:5] == ("safety_risk", "service_failure", "praise", "request", "troll")
    assert set(names[5:]) == {"improvement", "unfounded_criticism", "misinformation", "off_topic"}


def test_an_example_of_a_narrowed_outcome_is_shared() -> None:
    late = Outcome(id="retraso", label="Retraso", like="service_failure")
    taught = lessons(made.brand(protocol=shipped_tree.nine(late)))
    shares = _of(taught, "Reembolsadme de una vez el concierto que cancelasteis en mayo").shares
    assert shares == {"service_failure": 1 - NARROWED, "retraso": NARROWED}


def test_the_brands_own_words_weigh_more_than_the_shipped_ones() -> None:
    hurt = Outcome(id="lesion", label="Lesión", examples=("Me torcí el tobillo en la clase de salto",))
    reply = PastReply(comment="¿Abre la piscina en festivos?", reply="Sí", outcome="request")
    taught = lessons(made.brand(protocol=shipped_tree.nine(hurt), replies=(reply,)))
    own, past = _of(taught, hurt.examples[0]), _of(taught, reply.comment)
    assert own.shares == {"lesion": 1.0}
    assert past.shares == {"request": 1.0}
    assert own.weight > past.weight > _of(taught, "¿Se puede entrar con perro?").weight


def test_only_the_newest_of_very_many_replies_are_learned_from() -> None:
    old = PastReply(comment="el más viejo", reply="x", outcome="praise", date=date(2001, 1, 1))
    many = [
        PastReply(comment=f"comentario {i}", reply="x", outcome="praise", date=date(2025, 1, 1))
        for i in range(MOST_REPLIES)
    ]
    texts = {lesson.text for lesson in lessons(made.brand(replies=(old, *many)))}
    assert "el más viejo" not in texts
    assert {reply.comment for reply in many} <= texts


def test_a_reply_without_an_outcome_teaches_nothing() -> None:
    reply = PastReply(comment="sin etiqueta ninguna", reply="x")
    assert reply.comment not in {lesson.text for lesson in lessons(made.brand(replies=(reply,)))}


@pytest.mark.parametrize(
    ("text", "speaks"),
    [("¿hay alguna vacante?", True), ("mando mi CURRÍCULUM", True), ("hola, ¿qué tal?", False), ("", False)],
)
def test_words_that_only_the_brands_outcome_uses_tell(text: str, speaks: bool) -> None:
    table = tells({"empleo": ("¿Tenéis vacantes?", "Os mando mi currículum")}, ("hola, ¿qué tal estáis?",))
    assert ("empleo" in told(text, table)) == speaks
