"""Choosing the outcome: danger first, irony is no praise, silence only when it is plain."""

import pytest

from app.comments.comment import Attachment, Comment, Turn
from app.triage.issues import listen
from app.triage.settle import DOUBT, Settled, settle
from app.triage.triage import Signal, Span
from app.triage.weigh import spoken, weigh
from tests.triage import shipped_tree


def settled(comment: Comment, signals: tuple[Signal, ...] = (), danger: tuple[Span, ...] = ()) -> Settled:
    model = shipped_tree.model()
    whole = weigh(comment, model)
    return settle(shipped_tree.brand().protocol, whole, listen(spoken(comment), whole, model), signals, danger)


def says(text: str) -> Comment:
    return Comment(network="x", text=text)


def test_danger_goes_before_everything_and_the_path_agrees() -> None:
    text = "Me encanta la tienda, gracias por todo, pero hay humo en el probador"
    place = Span(kind="fire", start=text.index("humo"), end=len(text))
    found = settled(says(text), ("danger",), (place,))
    assert found.walked.outcome == "safety_risk"
    assert found.walked.path[0].answer == "yes"
    assert "humo" in found.walked.path[0].evidence
    assert "safety_risk" in {matter.outcome for matter in found.matters}


def test_irony_in_praise_is_taken_for_the_complaint_with_little_confidence() -> None:
    comment = says("Qué maravilla de servicio, sois los mejores, un aplauso")
    assert settled(comment).walked.outcome == "praise"
    doubted = settled(comment, ("irony",))
    assert doubted.walked.outcome != "praise"
    assert doubted.confidence <= DOUBT


def test_plain_mockery_is_left_in_silence() -> None:
    assert settled(says("jajajaja payasos 🤡🤡")).walked.outcome == "troll"


@pytest.mark.parametrize(
    "text",
    [
        "Payasos 🤡 jajaja. Por cierto, llevo dos semanas esperando mi pedido y nadie contesta",
        "inútiles jajaja me habéis cobrado dos veces la factura",
    ],
)
def test_mockery_with_a_real_matter_is_answered(text: str) -> None:
    assert settled(says(text)).walked.outcome == "service_failure"


@pytest.mark.parametrize(
    ("rating", "expected"),
    [(5, "praise"), (4, "praise"), (3, "improvement"), (2, "service_failure"), (1, "service_failure")],
)
def test_stars_without_a_word_have_a_likely_meaning(rating: int, expected: str) -> None:
    found = settled(Comment(network="google", rating=rating))
    assert found.walked.outcome == expected
    assert found.matters == ()


def test_one_star_without_a_word_is_no_certainty() -> None:
    assert (
        settled(Comment(network="google", rating=1)).confidence
        < 0.5
        < settled(Comment(network="google", rating=5)).confidence
    )


def test_a_described_picture_speaks_for_itself() -> None:
    picture = Attachment(kind="image", description="Un paquete aplastado y el jarrón roto, llegó así")
    assert settled(Comment(network="x", attachments=(picture,))).walked.outcome == "service_failure"


def test_a_picture_that_nobody_described_gets_an_outcome_without_confidence() -> None:
    found = settled(Comment(network="x", attachments=(Attachment(kind="image"),)))
    assert found.walked.outcome in shipped_tree.OUTCOMES
    assert found.confidence < 0.3


def test_a_nudge_continues_the_matter_before_it() -> None:
    thread = (
        Turn(text="Me cobrasteis dos veces la entrada y no me devolvéis el dinero"),
        Turn(ours=True, text="Lo miramos y te decimos algo hoy mismo."),
    )
    assert settled(Comment(network="x", text="¿y bien?", thread=thread)).walked.outcome == "service_failure"
    thanks = settled(Comment(network="x", text="Muchas gracias, perfecto, sois geniales", thread=thread))
    assert thanks.walked.outcome == "praise"
