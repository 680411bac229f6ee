"""A drill's script: what is wrong with one is told with its line, and nothing runs."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.brand.brand import Brand
from app.brand.load import load, survey
from app.drill.script import MOST_COMMENTS, Script
from app.drill.script_file import BadDrill, NoSuchDrill, drill_named, read_script, survey_drills, survey_script
from tests.brand.folders import sound
from tests.drill.scripts import SMALL, put, small

SHIPPED = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    return load(sound(tmp_path_factory.mktemp("brand") / "knowledge"))


def test_a_sound_script_is_read_as_it_was_written(tmp_path: Path, brand: Brand) -> None:
    assert read_script(put(tmp_path, SMALL), brand) == small()


def changed(place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    data = copy.deepcopy(SMALL)
    at: Any = data
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    return data


@pytest.mark.parametrize(
    ("place", "value", "field", "said"),
    [
        (("id",), "Barco Parado", "id", "«Barco Parado»"),
        (("starts_at", "time"), "25:00", "starts_at.time", "«25:00» no es una hora"),
        (("starts_at", "day"), "viernes", "starts_at.day", "¿quería decir «fri»?"),
        (("minutes",), 5000, "minutes", "de 1 a 720"),
        (("minutes",), "mucho", "minutes", "«mucho»"),
        (("comments", 0, "at"), 90, "comments[0].at", "el minuto 90 cae fuera"),
        (("comments", 0, "text"), "  ", "comments[0].text", "está vacío"),
        (("comments", 0, "text"), "a" * 10_001, "comments[0].text", "10001"),
        (("comments", 0, "who"), "afectada", "comments[0].who", "¿quería decir «affected»?"),
        (("comments", 0, "network"), "mastodon", "comments[0].network", "la marca no tiene «mastodon»"),
        (("comments", 0, "rating"), 9, "comments[0].rating", "de 1 a 5"),
        (("comments", 0, "autor"), "@ana", "comments[0].autor", "¿quería decir «author»?"),
        (("waves", 0, "count"), 0, "waves[0].count", "de 1 a"),
        (("waves", 0, "count"), MOST_COMMENTS, "", "como mucho"),
        (("waves", 0, "until"), 1, "waves[0].until", "termina antes de empezar"),
        (("waves", 0, "texts"), [], "waves[0]", "no trae textos"),
        (("facts", 0, "status"), "false", "facts[0].status", "falta lo cierto"),
        (("facts", 0, "status"), "confirmado", "facts[0].status", "¿quería decir «confirmed»?"),
        (("lines", 1, "at"), 5, "lines[1].at", "va antes que la anterior"),
        (("lines", 0, "translations"), {"fi": "Laiva."}, "lines[0].translations.fi", "la marca no tiene «fi»"),
        (("scenario",), "naufragio", "scenario", "la marca no tiene «naufragio»"),
        (("onset",), -1, "onset", "cae fuera"),
        (("expected",), {"holdings": 95}, "expected.holdings", "de 0 a 1"),
        (("expected",), {"alert_within": 0}, "expected.alert_within", "de 1 a"),
        (("comments",), None, "", ""),
    ],
)  # fmt: skip
def test_a_fault_names_field_value_and_mend(
    tmp_path: Path, brand: Brand, place: tuple[str | int, ...], value: Any, field: str, said: str
) -> None:
    if value is None:
        data = {"id": "nada", "title": "Nada"}
        field, said = "", "no trae ningún comentario"
    else:
        data = changed(place, value)
    path = put(tmp_path, data)
    with pytest.raises(BadDrill) as refused:
        read_script(path, brand)
    fault = next(f for f in refused.value.faults if f.field == field and f.level == "error")
    assert said in fault.in_("es")
    assert fault.mend.es
    assert fault.mend.en
    assert fault.in_("en").startswith("drill.yaml:")
    assert "docs/knowledge.md" not in fault.in_("en")


def test_a_fault_tells_the_line_that_its_author_wrote(tmp_path: Path, brand: Brand) -> None:
    text = "id: uno\ntitle: Uno\ncomments:\n  - at: 3\n    text: Hola\n  - at: mañana\n    text: Adiós\n"
    found = survey_script(put(tmp_path, text), brand)
    assert [(fault.line, fault.field) for fault in found.faults if fault.level == "error"] == [(6, "comments[1].at")]


@pytest.mark.parametrize(
    ("text", "line"),
    [("- uno\n- dos\n", 1), ("id: uno\n\ttitle: dos\n", 2), ("", None), ("id: uno\nid: dos\ntitle: T\n", 2)],
)
def test_what_is_no_script_at_all_is_told_too(tmp_path: Path, brand: Brand, text: str, line: int | None) -> None:
    found = survey_script(put(tmp_path, text), brand)
    assert found.script is None
    if line is not None:
        assert line in [fault.line for fault in found.faults]


def test_a_question_goes_to_an_area_of_the_brand_and_is_answered_within_the_drill(tmp_path: Path, brand: Brand) -> None:
    asked = {"at": 30, "area": "cocina", "question": "¿Qué?", "after": 20, "answer": "Eso", "source": "X", "fact": "F"}
    found = survey_script(put(tmp_path, {**SMALL, "questions": [asked]}), brand)
    assert {fault.field for fault in found.faults} == {"questions[0].area", "questions[0].after"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = survey_script(tmp_path / "nada.yaml")
    assert found.script is None
    assert "nada.yaml" in found.faults[0].in_("es")


def test_drills_are_part_of_the_folder_and_keep_no_brand_from_loading(tmp_path: Path) -> None:
    knowledge = sound(tmp_path / "knowledge")
    before = load(knowledge)
    put(knowledge / "drills", SMALL, "a.yaml")
    put(knowledge / "drills", {**SMALL, "scenario": "otra"}, "b.yaml")
    put(knowledge / "drills", SMALL, "c.yaml")
    assert survey(knowledge).faults == ()
    assert load(knowledge) == before
    found = survey_drills(knowledge, before)
    assert [one.script is not None for one in found] == [True, False, False]
    assert [one.faults[0].field for one in found[1:]] == ["scenario", "id"]
    assert found[1].faults[0].path == "drills/b.yaml"


def test_a_drill_is_found_by_its_id_or_its_file(tmp_path: Path) -> None:
    knowledge = sound(tmp_path / "knowledge")
    path = put(knowledge / "drills", SMALL, "barco.yaml")
    assert (
        drill_named("barco-parado", knowledge) == drill_named("barco", knowledge) == drill_named(str(path), knowledge)
    )
    with pytest.raises(NoSuchDrill, match="barco-parado"):
        drill_named("otro", knowledge)


def test_the_shipped_drills_are_sound_and_of_two_hundred_comments() -> None:
    found = survey_drills(SHIPPED, load(SHIPPED))
    assert [one.faults for one in found] == [(), ()]
    for one in found:
        assert one.script is not None
        assert one.script.written >= 200
        assert one.script.minutes == 90
        assert len(one.script.lines) == 2


FIELDS = st.sampled_from(sorted(Script.model_fields))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(garbage=ANYTHING)
def test_whatever_a_file_holds_is_a_script_or_faults(garbage: Any, tmp_path: Path, brand: Brand) -> None:
    path = tmp_path / "any.yaml"
    put(tmp_path, {"x": garbage} if not isinstance(garbage, dict) else garbage, "any.yaml")
    found = survey_script(path, brand)
    assert (found.script is None) == any(fault.level == "error" for fault in found.faults)
