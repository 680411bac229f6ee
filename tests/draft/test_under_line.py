"""Under an official line everybody is told the same, and nobody the very same words."""

import asyncio
from collections import deque
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.brand.brand import Brand, Network
from app.brand.facts import Fact
from app.brand.length import fits
from app.brand.load import load
from app.brand.protocol import BaseReply
from app.comments.comment import Comment
from app.draft.composer import Composer, compose
from app.draft.phrases import LANGUAGES
from app.draft.slots import split
from app.evidence.figures import agrees, figures
from app.evidence.open_incidents import incident_hits
from app.evidence.passage import Evidence
from app.evidence.pool import Query
from app.evidence.ranking import Wanted
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.pipeline import NO_ROOM, Prepared, prepare
from app.triage.outcomes import OutcomeModel
from app.triage.training import train
from app.triage.triage import Triage
from tests import made
from tests.draft.crisis_comments import LINE, SITUATION, TEXTS, TRANSLATIONS, comments, incident
from tests.draft.test_composer import assignment

BRANDS = ("made", "plain", "rioplatense")
NUMBER = 200
ROOM = 280
"""Code points of a post on X."""


class Lines:
    """Sources that know nothing but what is official."""

    async def find(self, comment: Comment, triage: Triage, situation: Situation) -> Evidence:
        wanted = Wanted.of(triage, comment.network)
        hits = incident_hits(situation, wanted, Query.of(comment.text), made.NOW.date(), "es")
        return Evidence(knowledge=tuple(hits))


def speaks(brand: Brand) -> Brand:
    """A brand that answers in every language that phrases exist in."""
    return brand.model_copy(update={"languages": LANGUAGES})


@pytest.fixture(scope="module", params=BRANDS)
def crowd(request: pytest.FixtureRequest) -> list[Prepared]:
    brand = made.brand() if request.param == "made" else load(Path("tests/brands") / request.param)
    return asyncio.run(answered(speaks(brand), train(brand)))


async def answered(
    brand: Brand, model: OutcomeModel, network: str | None = None, number: int = NUMBER
) -> list[Prepared]:
    """Two hundred people, each answered knowing what the others were told; those of another matter are left out."""
    recent: deque[str] = deque(maxlen=NUMBER)
    found: list[Prepared] = []
    for i, comment in enumerate(comments(brand, network, number)):
        rest: dict[str, Any] = {"outcomes": model, "recent": tuple(recent), "now": made.NOW, "nonce": f"n{i}"}
        prepared = await prepare(comment, brand, SITUATION, Lines(), Composer(brand), **rest)
        if prepared.triage.incident:
            found.append(prepared)
            recent.extendleft([prepared.draft.public_text] if prepared.draft else [])
    return found


def texts_of(found: Iterable[Prepared]) -> list[str]:
    return [prepared.draft.public_text for prepared in found if prepared.draft]


def repeated(texts: list[str]) -> float:
    return 1 - len(set(texts)) / len(texts)


def sentences(text: str) -> set[str]:
    return {sentence.strip() for sentence in split(text)}


OFFICIAL = sentences(LINE).union(*(sentences(text) for _, text in TRANSLATIONS))


def off_line(text: str) -> list[str]:
    """Figures of a reply that the line does not give, in whatever language."""
    own = [f for line in (LINE, *(t for _, t in TRANSLATIONS)) for f in figures(line)]
    said = [f for f in figures(text) if f.kind in ("time", "number", "duration", "money", "percent", "date")]
    return [text[f.start : f.end] for f in said if not any(agrees(f, known) for known in own)]


async def test_two_hundred_people_are_told_the_same_in_different_words(crowd: list[Prepared]) -> None:
    found = crowd
    texts = texts_of(found)
    assert len(found) >= 0.8 * NUMBER
    assert len(texts) >= 0.9 * len(found)
    assert repeated(texts) < 0.02
    rules = {f.rule for p in found for f in p.findings if f.level == "block"}
    assert rules == set()
    assert not [p for p in found if p.result == "hold" and not p.triage.hold]


async def test_figures_are_the_line_s_in_every_reply(crowd: list[Prepared]) -> None:
    found = crowd
    told = [(p.draft.public_text, p.comment.text) for p in found if p.draft]
    waited = [(shown, comment) for text, comment in told for shown in off_line(text)]
    assert all(shown.split()[0].lower() in comment.lower() for shown, comment in waited), waited
    for prepared in found:
        if prepared.draft:
            assert [c.passage for c in prepared.draft.cites] == ["line:web:1"]
            assert {"official_line", "official_beyond", "official_cite", "figures"}.isdisjoint(
                f.rule for f in prepared.findings
            )


async def test_a_post_on_x_keeps_first_sentence_and_next_update_and_cuts_no_figure() -> None:
    brand = speaks(made.brand())
    found = await answered(brand, train(brand), network="x")
    texts = texts_of(found)
    first, *_, last = split(LINE)
    spanish = [p.draft.public_text for p in found if p.draft and p.triage.reply_language == "es"]
    assert repeated(texts) < 0.02
    assert all(fits(text, "x", ROOM) for text in texts)
    assert all(first.strip() in text and last.strip() in text for text in spanish)
    assert {f.rule for p in found for f in p.findings if f.level == "block"} == set()


FIRSTS = [split(text)[0].strip() for text in (LINE, *(text for _, text in TRANSLATIONS))]


@pytest.mark.parametrize("limit", [150, 200])
async def test_a_short_network_says_the_first_sentence_to_each_in_other_words(limit: int) -> None:
    red = Network(id="red", label="Red", limit=limit, private_channel="mensaje directo")
    brand = speaks(made.brand(networks=(red,)))
    found = await answered(brand, train(made.brand()), network="red")
    told = [p.draft.public_text for p in found if p.draft and p.triage.reply_language in ("es", "ca", "en")]
    assert len(told) >= 0.6 * len(found)
    assert all(any(first in text for first in FIRSTS) and fits(text, red.counts, limit) for text in told)
    assert repeated(texts_of(found)) < 0.02
    assert all([c.passage for c in p.draft.cites] == ["line:web:1"] for p in found if p.draft)


async def test_where_not_even_the_first_sentence_fits_a_person_is_told_so() -> None:
    red = Network(id="red", label="Red", limit=len(FIRSTS[0]) - 1, private_channel="mensaje directo")
    brand = made.brand(networks=(red,))
    found = await answered(brand, train(brand), network="red", number=20)
    assert found
    assert {(p.result, p.draft) for p in found} == {("hold", None)}
    assert {p.reason for p in found if not p.triage.hold} == {NO_ROOM}


def line_of(text: str = LINE, **over: Any) -> Situation:
    line = OfficialLine(incident="web", version=1, text=text, **over)
    return Situation(incidents=(incident().model_copy(update={"line": line}),))


def under(text: str, situation: Situation, **over: Any) -> str:
    return compose(assignment(text, situation=situation, incident="web", **over)).public_text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_is_said_in_the_language_of_the_reply_where_somebody_approved_it(language: str) -> None:
    text = under("Esto no funciona y nadie nos atiende", SITUATION, language=language)
    approved = {"es": LINE, **dict(TRANSLATIONS)}.get(language)
    if approved:
        assert sentences(approved) <= sentences(text)
    else:
        assert not OFFICIAL & sentences(text)
        assert not figures(text)


@pytest.mark.parametrize("language", ["ca", "en"])
def test_the_approver_reads_the_official_line_in_the_brand_s_language(language: str) -> None:
    a = assignment("Llevo una hora esperando", situation=SITUATION, incident="web", language=language)
    gloss = compose(a).gloss
    assert gloss is not None
    assert sentences(LINE) <= sentences(gloss)


def test_a_translation_with_other_sentences_loses_none_in_the_gloss() -> None:
    situation = line_of(translations=(("en", "Booking is down since 9:40. Next information: at 13:30."),))
    a = assignment("waiting for an hour", situation=situation, incident="web", language="en")
    draft = compose(a)
    assert "Booking is down since 9:40." in draft.public_text
    assert draft.gloss is not None
    assert sentences(LINE) <= sentences(draft.gloss)


def test_the_sentence_with_the_next_update_stays_also_when_it_is_not_the_last() -> None:
    text = (
        "La web no funciona desde las 9:40 por un fallo del servidor de pagos. Volveremos a informar a las 13:30. "
        "Los 3 puntos de venta siguen abiertos y atienden con normalidad a quien lo necesite. Hay 12 técnicos "
        "trabajando en ello desde primera hora de la mañana de hoy."
    )
    said = under("Llevo una hora esperando", line_of(text), network="x")
    assert "La web no funciona desde las 9:40 por un fallo del servidor de pagos." in said
    assert "Volveremos a informar a las 13:30." in said
    assert fits(said, "x", 280)


def test_a_line_that_no_network_can_hold_is_not_cut_but_pointed_to() -> None:
    long = (
        "La web no funciona desde las 9:40 "
        + "y seguimos trabajando en ello con todo el equipo " * 8
        + "hasta las 13:30."
    )
    said = under("Llevo una hora esperando", line_of(long), network="x")
    assert not figures(said)
    assert "perfil" in said


def test_a_line_without_a_full_stop_does_not_run_into_what_follows() -> None:
    assert "La web no funciona. " in under("Llevo una hora esperando", line_of("La web no funciona"))


def test_a_shorter_version_keeps_the_whole_line() -> None:
    a = assignment("Llevo una hora esperando", situation=SITUATION, incident="web")
    assert sentences(LINE) <= sentences(compose(a, brief=True).public_text)


def test_a_watched_incident_without_a_line_is_answered_as_on_any_day() -> None:
    watched = Situation(incidents=(incident().model_copy(update={"line": None, "mode": "watch"}),))
    a = assignment("Llevo una hora esperando", situation=watched, incident="web")
    calm = a.model_copy(update={"situation": CALM, "triage": a.triage.model_copy(update={"incident": None})})
    assert compose(a).public_text == compose(calm).public_text


def test_whoever_mocks_while_an_incident_is_open_is_answered_plainly() -> None:
    joke = "¡Menudo ingenio! Te guardamos palomitas para la próxima función."
    protocol = made.protocol()
    outcomes = tuple(
        o.model_copy(
            update={"strategy": o.strategy.model_copy(update={"reply": "light"}), "replies": (BaseReply(text=joke),)}
        )
        if o.id == "troll"
        else o
        for o in protocol.outcomes
    )
    brand = made.brand(protocol=protocol.model_copy(update={"outcomes": outcomes}))
    calm = [compose(assignment("payasos", outcome="troll", brand=brand, nonce=f"n{i}")) for i in range(12)]
    open_ = [
        compose(assignment("payasos", outcome="troll", brand=brand, nonce=f"n{i}", situation=SITUATION))
        for i in range(12)
    ]
    assert any(draft.public_text == joke for draft in calm)
    assert all(draft.public_text != joke and draft.public_text for draft in open_)


_FACTS = st.lists(st.integers(2, 990), min_size=0, max_size=3)
_NUMBERS = st.tuples(st.integers(2, 990), st.integers(2, 59), st.integers(0, 23))
_SAID = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


@given(numbers=_NUMBERS, facts=_FACTS, said=_SAID, text=st.sampled_from(TEXTS), limit=st.sampled_from([150, 280, 2200]),
       nonce=_SAID, language=st.sampled_from(LANGUAGES), ahead=st.integers(1, 600))  # fmt: skip
@settings(max_examples=40)
def test_every_figure_of_a_reply_is_official_whatever_line_and_comment(
    numbers: tuple[int, int, int],
    facts: list[int],
    said: str,
    text: str,
    limit: int,
    nonce: str,
    language: str,
    ahead: int,
) -> None:
    a, b, hour = numbers
    words = f"Hay {a} personas afectadas. La reparación tarda {b} minutos. Próxima información: a las {hour:02}:{b:02}."
    ledger = tuple(Fact(id=f"F{n}", statement=f"Se han revisado {n} equipos.") for n in facts)
    line = OfficialLine(incident="web", version=1, text=words, next_update=made.NOW + timedelta(minutes=ahead))
    open_ = Incident(id="web", scenario=None, severity="high", line=line, facts=ledger, since=made.NOW)
    network = Network(id="red", label="Red", limit=limit, private_channel="mensaje directo")
    brand = speaks(made.brand(networks=(network,)))
    over: dict[str, Any] = {"language": language, "nonce": nonce, "brand": brand, "network": "red", "incident": "web"}
    draft = compose(assignment(f"{said} {text}"[:2000], situation=Situation(incidents=(open_,)), **over))
    official = [f for source in (words, *(fact.statement for fact in ledger)) for f in figures(source)]
    comment = figures(f"{said} {text}")
    for figure in figures(draft.public_text):
        known = any(agrees(figure, other) for other in official)
        theirs = figure.kind == "duration" and any(agrees(figure, other) for other in comment)
        assert known or theirs or figure.kind in ("url", "email", "phone")


def test_two_runs_give_the_same_texts() -> None:
    brand = made.brand()
    model = train(brand)
    runs = [texts_of(asyncio.run(answered(brand, model, number=20))) for _ in range(2)]
    assert runs[0] == runs[1]
