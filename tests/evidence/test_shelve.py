"""What of a brand becomes a passage, and what never does."""

from collections import Counter

from app.brand.brand import ManualFile
from app.brand.replies import PastReply
from app.evidence.rows import Row
from app.evidence.shelve import shelve
from tests.evidence.made import DELIVERY, REPLIES, SCENARIO, florist


def by_id(rows: list[Row]) -> dict[str, Row]:
    return {row.passage.id: row for row in rows}


def test_every_part_of_the_knowledge_has_its_passages() -> None:
    kinds = Counter(row.passage.kind for row in shelve(florist()))
    assert kinds == {"fact": 3, "scenario": 4, "manual": 7, "reply": 3}


def test_ids_are_unique_even_for_equal_texts() -> None:
    twice = florist(
        replies=(REPLIES[0], REPLIES[0]), manual=(ManualFile(path="manual/a.md", text="Igual.\n\nIgual.\n"),)
    )
    rows = shelve(twice)
    assert len(rows) == len(by_id(rows))


def test_a_false_fact_states_its_correction_and_is_found_by_the_rumour() -> None:
    row = by_id(shelve(florist()))["fact:rumor"]
    assert row.passage.text == "Ninguna rosa va teñida."
    assert "Teñimos las rosas con plomo." in row.searched
    assert row.passage.heading == ("Hechos", "Es falso: «Teñimos las rosas con plomo.»")


def test_what_may_not_be_stated_has_no_passage() -> None:
    assert {"fact:portes", "fact:rumor", "fact:verano"} == {
        id for id in by_id(shelve(florist())) if id.startswith("fact:")
    }


def test_a_reply_is_searched_by_the_comment_that_it_answered() -> None:
    row = next(row for row in shelve(florist()) if row.passage.comment == REPLIES[1].comment)
    assert (REPLIES[1].comment, REPLIES[1].reply, "replies") == (row.searched, row.passage.text, row.pool)


def test_a_reply_with_an_old_figure_says_which() -> None:
    row = next(row for row in shelve(florist()) if row.passage.source == "replies/a.jsonl:2")
    assert row.passage.contradicted == ("10 €",)


def test_a_scenario_is_searched_by_its_triggers_and_examples() -> None:
    row = by_id(shelve(florist()))["scenario:F1:overview"]
    assert "pulgones" in row.searched
    assert "pulgones" not in row.passage.text
    assert row.passage.scenario == "F1"


def test_the_prose_of_a_scenario_file_belongs_to_the_scenario() -> None:
    manual = (ManualFile(path="manual/plagas.md", text="# Plaga\n\nSe avisa al vivero.\n"), *florist().manual)
    rows = shelve(florist(manual=manual))
    assert {"Se avisa al vivero."} == {
        r.passage.text for r in rows if r.passage.kind == "manual" and r.passage.scenario == "F1"
    }


def test_two_scenarios_of_one_file_share_it_by_lines() -> None:
    text = "# Uno\n\ndel uno\n\n# Dos\n\ndel dos\n"
    scenarios = (
        SCENARIO.model_copy(update={"id": "A", "source": "manual/x.md#L1"}),
        SCENARIO.model_copy(update={"id": "B", "source": "manual/x.md#L5"}),
    )
    rows = shelve(florist(manual=(ManualFile(path="manual/x.md", text=text),), scenarios=scenarios))
    assert [(r.passage.text, r.passage.scenario) for r in rows if r.passage.kind == "manual"] == [
        ("del uno", "A"),
        ("del dos", "B"),
    ]


def test_a_source_counts_the_lines_that_the_loader_cut_off() -> None:
    row = next(
        r
        for r in shelve(florist(manual=(ManualFile(path="manual/x.md", text="Uno.", line=12),)))
        if r.passage.kind == "manual"
    )
    assert row.passage.source == "manual/x.md#L12"


def test_a_passage_that_only_moved_keeps_its_id_and_its_content_hash() -> None:
    before = shelve(florist(manual=(ManualFile(path="manual/reparto.md", text=DELIVERY),)))
    after = shelve(florist(manual=(ManualFile(path="manual/reparto.md", text="\n\n" + DELIVERY),)))
    assert {r.passage.id: r.passage.content_hash for r in before} == {
        r.passage.id: r.passage.content_hash for r in after
    }
    assert {r.passage.source for r in before} != {r.passage.source for r in after}


def test_a_brand_of_one_manual_and_one_reply_is_enough() -> None:
    rows = shelve(
        florist(
            facts=(),
            scenarios=(),
            manual=(ManualFile(path="m.md", text="Pedimos perdón."),),
            replies=(PastReply(comment="a", reply="b"),),
        )
    )
    assert [row.passage.kind for row in rows] == ["manual", "reply"]
