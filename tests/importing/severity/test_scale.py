"""The degrees of houses that grade in words, colours, numbers and letters, on four severities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.importing.documents.markup import from_markdown
from app.importing.documents.records import records
from app.importing.severity.scale import Scale, found


def scale(text: str) -> Scale:
    return found(records(from_markdown(text, "m.md")))


def rows(*names: str, cells: tuple[str, ...] = ()) -> Scale:
    told = cells or ("x",) * len(names)
    lines = [f"| {name} | {cell} |" for name, cell in zip(names, told, strict=True)]
    return scale("\n".join(["# M", "| Nivel | Qué |", "|---|---|", *lines]))


def said(known: Scale, *names: str) -> list[tuple[str, ...]]:
    return [known.severity(name) for name in names]


ALL = [("low",), ("medium",), ("high",), ("critical",)]


@pytest.mark.parametrize(
    "names",
    [
        ("Verde", "Amarillo", "Naranja", "Rojo"),
        ("Baja", "Media", "Alta", "Crítica"),
        ("Leve", "Moderado", "Grave", "Muy grave"),
        ("Low", "Medium", "High", "Critical"),
        ("Nivel 1 (leve)", "Nivel 2 (media)", "Nivel 3 (grave)", "Nivel 4 (crítica)"),
        ("Menor", "Moderada", "Urgente", "Emergencia"),
        ("Green", "Yellow", "Orange", "Red"),
        ("🟢", "🟡", "🟠", "🔴"),
    ],
)
def test_four_degrees_are_the_four_severities_in_either_order(names: tuple[str, ...]) -> None:
    for known in (rows(*names), rows(*names[::-1])):
        assert said(known, *names) == ALL
        assert [step.doubt for step in known.steps] == [None] * 4


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Leve", "Grave"), [("low",), ("high",)]),
        (("Bajo", "Medio", "Alto"), [("low",), ("medium",), ("high",)]),
        (("Verde", "Amarillo", "Rojo"), [("low",), ("medium",), ("critical",)]),
        (("Leve", "Grave", "Muy grave"), [("low",), ("high",), ("critical",)]),
    ],
)
def test_fewer_degrees_leave_severities_to_the_stricter_one(
    names: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    known = rows(*names)
    assert said(known, *names) == expected
    everything = known.held("todas")
    assert [one.severity for one in everything] == ["low", "medium", "high", "critical"]
    assert {one.severity for one in everything if one.doubt} == {s[0] for s in ALL} - {s[0] for s in expected}


@pytest.mark.parametrize(
    ("names", "cells", "expected"),
    [
        (("S1", "S2", "S3", "S4"), ("10 min", "1 hora", "4 horas", "1 día"), ALL[::-1]),
        (("S1", "S2", "S3", "S4"), ("1 día", "4 horas", "1 hora", "10 min"), ALL),
        (("Nivel 1", "Nivel 2", "Nivel 3", "Nivel 4"), ("dudas", "quejas", "prensa", "heridos o muertos"), ALL),
        (("Nivel I", "Nivel II", "Nivel III", "Nivel IV"), ("heridos", "prensa", "quejas", "dudas"), ALL[::-1]),
    ],
)
def test_what_is_said_of_numbers_tells_their_order(
    names: tuple[str, ...], cells: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    known = rows(*names, cells=cells)
    assert said(known, *names) == expected
    assert [step.doubt for step in known.steps] == [None] * 4


def test_numbers_of_which_nothing_is_said_are_doubtful() -> None:
    assert all(step.doubt for step in rows("Nivel 1", "Nivel 2", "Nivel 3", "Nivel 4").steps)
    assert said(rows("S1", "S2", "S3", "S4"), "S1") == [("critical",)]


def test_five_degrees_share_the_mildest_doubtfully() -> None:
    known = rows("Verde", "Amarillo", "Naranja", "Rojo", "Negro")
    assert said(known, "verde", "negro") == [("low",), ("critical",)]
    assert known.steps[0].doubt is not None


def test_two_columns_name_the_same_degrees() -> None:
    known = scale(
        "# M\n| Color | Gravedad |\n|---|---|\n| Verde | Baja |\n| Amarillo | Media |\n"
        "| Naranja | Alta |\n| Rojo | Crítica |\n"
    )
    assert said(known, "naranja", "alta", "Naranja / Alta") == [("high",)] * 3
    assert len(known.steps) == 4


@pytest.mark.parametrize(
    "manual",
    [
        "# M\n## Leve\nx\n## Grave\nx\n## Crítica\nx\n",
        "# M\nDistinguimos tres niveles de gravedad: leve, grave y crítica.\n",
        "# M\n## Gravedad\n- **Leve**: dudas\n- **Grave**: quejas\n- **Crítica**: heridos\n",
        "# M\n| | Leve | Grave | Crítica |\n|---|---|---|---|\n| Plazo | 1 h | 30 min | 10 min |\n",
    ],
)
def test_degrees_are_found_as_headings_prose_lists_and_columns(manual: str) -> None:
    assert said(scale(manual), "leve", "grave", "crítica") == [("low",), ("high",), ("critical",)]


def test_a_name_of_the_brands_own_lies_between_its_neighbours() -> None:
    known = scale("# M\n## Cuánto de gordo es\n- **Normal**: dudas\n- **Feo**: quejas\n- **Gravísimo**: heridos\n")
    assert said(known, "normal", "feo", "gravísimo") == [("low",), ("medium", "high"), ("critical",)]
    assert known.steps[1].doubt is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gravedad naranja", ("high",)),
        ("nivel 2 (grave)", ("high",)),
        ("crítica", ("critical",)),
        ("Quejas leves", ("low",)),
        ("baja y media", ("low", "medium")),
        ("a partir de grave", ("high", "critical")),
        ("grave o superior", ("high", "critical")),
        ("todas", ("low", "medium", "high", "critical")),
        ("hasta media", ("low", "medium")),
        ("Situación crítica", ("critical",)),
        ("la alta dirección", ()),
        ("media hora", ()),
        ("como máximo", ()),
        ("comité de crisis", ()),
        ("medios de comunicación", ()),
        ("dar de baja", ()),
        ("", ()),
    ],
)
def test_plain_words_are_understood_without_a_scale(text: str, expected: tuple[str, ...]) -> None:
    assert Scale().severity(text) == expected


@pytest.mark.parametrize(
    "manual",
    [
        "# M\nUna queja.\n",
        "# M\n| Red | Plazo |\n|---|---|\n| X | 1 h |\n| Instagram | 2 h |\n",
        "# M\nComo máximo media hora.\n",
    ],
)
def test_a_manual_without_degrees_has_no_scale(manual: str) -> None:
    assert scale(manual).steps == ()


@given(
    st.lists(
        st.sampled_from(["Leve", "Grave", "Rojo", "Nivel 1", "Nivel 2", "S3", "Alta", "Feo", "1", "Media"]),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_degrees_there_are_every_severity_has_rules_or_none_has(names: list[str]) -> None:
    known = rows(*names)
    held = {one.severity for one in known.held("todas")}
    assert held == {"low", "medium", "high", "critical"}
