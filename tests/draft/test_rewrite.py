"""A wish changes how a reply is said. It opens no fence, lifts no rule, and the composer grants only what it can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.draft.composer import compose
from app.draft.draft import Attempt, Finding
from app.draft.fence import canary
from app.draft.request import PROMPT, REWRITE_PROMPT, messages
from app.draft.rewrite import MANNERS, WISHES, WITHOUT_MODEL, Composing, Wish
from app.wording import Wording
from tests.draft.test_model import answer, assignment, engine

TEXT = "Sentimos la espera. Cuéntanos por mensaje privado qué ha pasado."


def wish(**over: str | None) -> Wish:
    return Wish.model_validate({"manner": "shorter", "public_text": TEXT, **over})


def asked(wanted: Wish, rejected: Attempt | None = None) -> list[str]:
    return [text for _, text in messages("sistema", assignment(), rejected, wanted)]


@pytest.mark.parametrize("manner", MANNERS)
def test_every_manner_is_told_to_a_model_in_its_own_words(manner: str) -> None:
    assert WISHES[wish(manner=manner).manner] in asked(wish(manner=manner))[2]


def test_the_same_messages_come_first_so_that_every_rule_stands() -> None:
    assert asked(wish())[:2] == [text for _, text in messages("sistema", assignment())]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_an_instruction_and_a_text_stay_between_their_fences(said: str) -> None:
    told = asked(wish(manner="free", instruction=said or "x", public_text=said or "x", private_text=said or None))[2]
    mark = told.split("<<", 1)[1][:12]
    fences = 3 if said else 2
    assert mark not in said
    assert told.count(mark) == 2 * fences
    assert canary("n1") not in told


def test_personal_data_in_an_instruction_is_not_sent() -> None:
    assert "612 345 678" not in asked(wish(manner="free", instruction="Que llame al 612 345 678"))[2]


async def test_a_repair_of_a_rewrite_shows_wish_text_and_findings() -> None:
    writer, script = engine(answer(public_text="Lo sentimos."))
    finding = Finding(rule="figures", level="block", message=Wording(es="«9»", en="“9”"))
    first = await engine(answer())[0].draft(assignment())
    draft = await writer.wanting(wish()).draft(assignment(), Attempt(draft=first, findings=(finding,)))

    assert [role for role, _ in script.asked[0]] == ["system", "user", "user", "user"]
    assert TEXT in script.asked[0][2][1]
    assert "figures" in script.asked[0][3][1]
    assert (draft.prompt, draft.public_text) == (REWRITE_PROMPT, "Lo sentimos.")


async def test_an_engine_that_was_asked_to_rewrite_still_drafts_as_ever() -> None:
    writer, script = engine(answer())
    writer.wanting(wish())
    draft = await writer.draft(assignment())
    assert (len(script.asked[0]), draft.prompt) == (2, PROMPT)


async def test_shorter_is_the_same_reply_without_what_is_optional() -> None:
    whole = compose(assignment())
    brief = await Composing(wish(public_text=whole.public_text), (whole.public_text,)).draft(assignment())
    assert len(brief.public_text) < len(whole.public_text)
    assert brief.cites == whole.cites


async def test_another_version_is_like_none_that_came_before_and_the_same_history_gives_the_same() -> None:
    texts = [compose(assignment()).public_text]
    for _ in range(4):
        writer = Composing(wish(manner="another", public_text=texts[-1]), tuple(reversed(texts)))
        texts.append((await writer.draft(assignment())).public_text)
        assert (await writer.draft(assignment())).public_text == texts[-1]
    assert len(set(texts)) == 5


def test_more_formal_is_usted_and_nothing_else_changes_the_form() -> None:
    forms = {manner: wish(manner=manner).applied(assignment()).triage.form for manner in MANNERS}
    assert forms.pop("more_formal") == "usted"
    assert set(forms.values()) == {"tu"}
    assert set(WITHOUT_MODEL) <= set(MANNERS)
