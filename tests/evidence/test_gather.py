"""What a comment is answered from: the right pieces, in the order of their authority, or honestly nothing."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.brand.facts import Fact
from app.comments.comment import Attachment
from app.evidence.gather import KNOWLEDGE_QUOTA, REPLY_QUOTA
from app.evidence.library import Library
from app.evidence.passage import Evidence
from app.incident.situation import CALM, Incident, OfficialLine, Situation
from app.pipeline import Sources
from app.triage.triage import Issue
from tests.evidence.made import florist, library
from tests.made import NOW, comment, triage


def as_sources(opened: Library) -> Sources:
    """The type checker holds the library to what the pipeline asks for."""
    return opened


def incident(*facts: Fact, scenario: str | None = "F1", id: str = "i1") -> Situation:
    line = OfficialLine(incident=id, version=2, text="Hemos retirado los ficus del vivero afectado.")
    return Situation(
        incidents=(Incident(id=id, scenario=scenario, severity="high", line=line, facts=facts, since=NOW),)
    )


async def found(
    folder: Path, text: str, situation: Situation = CALM, network: str = "instagram", **over: Any
) -> Evidence:
    async with library(folder) as opened:
        return await opened.find(comment(text, network=network), triage(**over), situation)


def ids(evidence: Evidence) -> list[str]:
    return [hit.passage.id for hit in evidence.knowledge]


async def test_a_row_of_the_manual_is_found_by_its_words(tmp_path: Path) -> None:
    evidence = await found(tmp_path, "el jarron llego roto")
    assert (
        evidence.knowledge[0].passage.text
        == "Qué ha pasado: Jarrón roto · Qué corresponde: 15 € de bono · Plazo: 3 días"
    )


async def test_a_past_reply_is_found_by_the_comment_that_it_answered(tmp_path: Path) -> None:
    evidence = await found(tmp_path, "las rosas estaban mustias, vaya funeral")
    assert evidence.replies[0].passage.source == "replies/a.jsonl:1"


@pytest.mark.parametrize("text", ["viva el fútbol", "ayer vi una película en casa", "xD", "", "🌞🌞"])
async def test_nothing_is_found_for_what_the_brand_knows_nothing_about(tmp_path: Path, text: str) -> None:
    async with library(tmp_path) as opened:
        evidence = await opened.find(comment(text, rating=1), triage(outcome="praise"), CALM)
    assert (evidence.knowledge, evidence.replies) == ((), ())


async def test_what_bears_on_a_comment_does_not_depend_on_how_much_else_is_known(tmp_path: Path) -> None:
    """Two brands that share the florist's knowledge; one has thirty times as much of something else beside it."""
    bulk = "\n\n".join(
        f"Norma {n}: la centralita anota el turno {n} en la hoja {n * 7} del armario." for n in range(600)
    )
    manual = florist().manual
    large = florist(manual=(*manual, manual[0].model_copy(update={"path": "manual/bulk.md", "text": bulk})))
    answers: list[tuple[bool, ...]] = []
    for name, brand in (("small", florist()), ("large", large)):
        async with library(tmp_path / name, brand) as opened:
            texts = (
                "el jarrón llegó roto",
                "viva el fútbol",
                "las adelfas y mi perro",
                "ayer vi una película preciosa en casa",
            )
            answers.append(tuple([bool((await opened.find(comment(t), triage(), CALM)).knowledge) for t in texts]))
    assert answers == [(True, False, True, False)] * 2


async def test_facts_come_before_scenarios_and_these_before_the_manual(tmp_path: Path) -> None:
    evidence = await found(tmp_path, "envío gratis de un ficus con bichos y el jarrón roto", scenario="F1")
    order = ["line", "fact", "scenario", "manual"]
    kinds = [hit.passage.kind for hit in evidence.knowledge]
    assert sorted(kinds, key=order.index) == kinds
    assert {"fact", "scenario", "manual"} == set(kinds)


async def test_the_official_line_is_always_first(tmp_path: Path) -> None:
    evidence = await found(tmp_path, "el jarrón llegó roto", incident(), incident="i1")
    assert (
        evidence.knowledge[0].passage.id,
        evidence.knowledge[0].passage.text,
    ) == ("line:i1:2", "Hemos retirado los ficus del vivero afectado.")


async def test_of_several_incidents_only_the_comment_s_own_brings_its_line(tmp_path: Path) -> None:
    many = Situation(incidents=tuple(incident(id=f"i{n}").incidents[0] for n in range(8)))
    evidence = await found(tmp_path, "el jarrón llegó roto", many, incident="i5")
    assert [id for id in ids(evidence) if id.startswith("line:")] == ["line:i5:2"]
    unmatched = await found(tmp_path / "other", "el jarrón llegó roto", many)
    assert not any(id.startswith("line:") for id in ids(unmatched))


async def test_an_official_line_takes_no_place_from_the_quota(tmp_path: Path) -> None:
    calm = await found(tmp_path / "calm", "el jarrón llegó roto")
    burning = await found(tmp_path / "burning", "el jarrón llegó roto", incident(), incident="i1")
    assert ids(burning) == ["line:i1:2", *ids(calm)]


async def test_an_incident_speaks_for_the_facts_that_it_names(tmp_path: Path) -> None:
    changed = incident(Fact(id="portes", statement="Esta semana el envío no es gratis."), scenario=None)
    evidence = await found(tmp_path, "¿el envío es gratis desde 40 €?", changed)
    assert [h.passage.text for h in evidence.knowledge if h.passage.kind == "fact"] == [
        "Esta semana el envío no es gratis."
    ]
    assert next(h.passage.origin for h in evidence.knowledge if h.passage.kind == "fact") == "incident"


async def test_a_fact_that_an_incident_withdraws_is_not_offered(tmp_path: Path) -> None:
    withdrawn = incident(Fact(id="portes", statement="El envío es gratis desde 40 €.", status="unconfirmed"))
    assert "fact:portes" not in ids(await found(tmp_path, "¿el envío es gratis desde 40 €?", withdrawn))


@pytest.mark.parametrize(
    "text",
    ["¿cerráis la tienda del puerto?", "el margen de un ramo es del 60 %", "en verano repartís ramos por la noche?"],
)
async def test_what_may_not_be_stated_is_never_offered(tmp_path: Path, text: str) -> None:
    evidence = await found(tmp_path, text)
    assert {"fact:cierre", "fact:margen", "fact:verano"}.isdisjoint(ids(evidence))


async def test_a_rumour_finds_its_correction(tmp_path: Path) -> None:
    evidence = await found(tmp_path, "dicen que teñís las rosas con plomo", outcome="troll")
    assert evidence.knowledge[0].passage.text == "Ninguna rosa va teñida."


async def test_a_fact_stops_at_its_date_without_a_new_index(tmp_path: Path) -> None:
    brand = florist(facts=(Fact(id="mayo", statement="En mayo regalamos claveles.", valid_until=date(2026, 11, 20)),))
    async with library(tmp_path, brand) as opened:
        ask = comment("¿regaláis claveles en mayo?")
        assert ids(await opened.find(ask, triage(), CALM)) == ["fact:mayo"]
        opened._today = lambda: date(2026, 11, 21)
        assert ids(await opened.find(ask, triage(), CALM)) == []


async def test_a_scenario_brings_its_passages_without_a_shared_word(tmp_path: Path) -> None:
    evidence = await found(tmp_path, "qué asco, socorro", scenario="F1")
    assert {"scenario:F1:overview", "scenario:F1:do"} <= set(ids(evidence))


async def test_the_scenario_of_a_further_matter_counts_too(tmp_path: Path) -> None:
    second = (Issue(outcome="service_failure", severity="high", scenario="F1", start=0, end=3),)
    assert "scenario:F1:do" in ids(await found(tmp_path, "el jarrón llegó roto y encima qué asco", issues=second))


async def test_prepared_texts_stay_in_their_own_scenario_and_language(tmp_path: Path) -> None:
    text = "ya lo estamos mirando con el vivero"
    assert "scenario:F1:holding.1" not in ids(await found(tmp_path, text))
    assert "scenario:F1:holding.1" in ids(await found(tmp_path, text, scenario="F1"))
    assert "scenario:F1:holding.1" not in ids(await found(tmp_path, text, scenario="F1", reply_language="en"))


async def test_a_reply_of_the_same_kind_overtakes_a_nearer_one_of_another(tmp_path: Path) -> None:
    twin = (
        florist()
        .replies[2]
        .model_copy(update={"outcome": "service_failure", "reply": "Otra.", "source": "replies/a.jsonl:4"})
    )
    async with library(tmp_path, florist(replies=(*florist().replies, twin))) as opened:
        first = {
            outcome: (await opened.find(comment("¿tenéis tulipanes negros?"), triage(outcome=outcome), CALM)).replies[0]
            for outcome in ("request", "service_failure")
        }
    assert {k: h.passage.text for k, h in first.items()} == {
        "request": "¡Sí! De febrero a abril.",
        "service_failure": "Otra.",
    }


async def test_an_outdated_reply_gives_way_to_one_as_near(tmp_path: Path) -> None:
    old = florist().replies[1]
    fresh = old.model_copy(
        update={"reply": "Te enviamos un bono de 15 €.", "source": "replies/a.jsonl:9", "date": date(2023, 1, 1)}
    )
    async with library(tmp_path, florist(replies=(old, fresh))) as opened:
        evidence = await opened.find(comment("el jarrón hecho pedazos", network="x"), triage(), CALM)
    assert [hit.passage.source for hit in evidence.replies] == ["replies/a.jsonl:9", "replies/a.jsonl:2"]


async def test_a_text_is_offered_once(tmp_path: Path) -> None:
    same = florist().replies[1].model_copy(update={"comment": "El jarrón llegó roto"})
    async with library(tmp_path, florist(replies=(florist().replies[1], same))) as opened:
        assert len((await opened.find(comment("jarrón roto en pedazos"), triage(), CALM)).replies) == 1


async def test_what_an_attachment_shows_is_searched(tmp_path: Path) -> None:
    async with library(tmp_path) as opened:
        shown = comment("", attachments=(Attachment(kind="image", description="un jarrón roto"),))
        assert "Jarrón roto" in (await opened.find(shown, triage(), CALM)).knowledge[0].passage.text


async def test_pools_keep_their_quotas_and_scores_their_range(tmp_path: Path) -> None:
    replies = tuple(
        florist().replies[0].model_copy(update={"reply": f"Texto {n}", "comment": f"rosas mustias {n}"})
        for n in range(20)
    )
    many = florist().manual[0].model_copy(update={"text": "\n\n".join(f"Rosas mustias, caso {n}." for n in range(20))})
    async with library(tmp_path, florist(replies=replies, manual=(many,))) as opened:
        evidence = await opened.find(comment("rosas mustias"), triage(), CALM)
    assert (len(evidence.knowledge), len(evidence.replies)) == (KNOWLEDGE_QUOTA, REPLY_QUOTA)
    assert all(0 <= hit.score <= 1 for hit in evidence.hits)


async def test_the_pipeline_takes_a_library_for_its_sources(tmp_path: Path) -> None:
    async with library(tmp_path) as opened:
        evidence = await as_sources(opened).find(comment("el jarrón llegó roto"), triage(), CALM)
    assert evidence.knowledge_version == "1"


async def test_the_same_question_has_the_same_answer(tmp_path: Path) -> None:
    one = await found(tmp_path / "a", "rosas mustias y jarrón roto", scenario="F1")
    two = await found(tmp_path / "b", "rosas mustias y jarrón roto", scenario="F1")
    assert one == two
