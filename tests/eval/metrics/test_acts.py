"""Speech acts from parts: what has to stand in one sentence, and what takes it back."""

from importlib.resources import files

import pytest

from eval.metrics.acts import part, placed, ways

NAMES = tuple(
    sorted(
        path.name.removesuffix(".yaml")
        for path in files("eval.metrics.words").iterdir()
        if path.name.endswith(".yaml") and "\nacts:" in path.read_text("utf-8")
    )
)


def test_the_files_of_acts_are_found() -> None:
    assert {"removal", "contempt", "danger"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_act_names_parts_that_its_file_holds_and_none_fits_nothing(name: str) -> None:
    for found in ways(name).values():
        assert all(way.said for way in found)
        assert all(not one.search("") for way in found for one in way.said)


def test_an_act_is_marked_from_its_first_part_to_its_last() -> None:
    sentence = "Le agradeceríamos que quitase su comentario hoy."
    start, end = placed("removal", "deletion", sentence) or (0, 0)
    assert sentence[start:end] == "quitase su comentario"


def test_what_takes_an_act_back_stands_in_the_same_sentence() -> None:
    assert placed("removal", "deletion", "Borre su reseña.")
    assert not placed("removal", "deletion", "No borre su reseña.")


def test_accents_capitals_and_white_space_make_no_difference() -> None:
    assert placed("removal", "deletion", "ELIMINÁ  tu   publicación")


def test_a_part_can_be_asked_for_by_itself() -> None:
    assert part("removal", "theirs").search("la resena")
