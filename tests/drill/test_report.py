"""A drill's report: the same figures for the screen, for printing and for programs, with nothing of the script live."""

import re

import pytest

from app.drill.play import Entry
from app.drill.report import DIARY, markdown, measures, page, timeline
from app.drill.running import Played
from app.drill.scoring import score
from app.wording import Tongue
from tests.drill.scripts import small
from tests.drill.test_scoring import drill

HOSTILE = "<script>alert(1)</script> | [pincha](https://mal.example) `x`"


def done(**over: object) -> Played:
    script = small(title=HOSTILE, expected={"freeze": True})
    diary = (
        Entry(minute=4.0, what="alert", detail=HOSTILE),
        Entry(minute=5.0, what="refused", who="Ana", detail="no-holding"),
        Entry(minute=6.5, what="line", who="Helena", detail="A bordo hay 40 personas."),
    )
    collected = drill(script=script, **over)
    return Played(script=script, brand="Brisa", seed=1, team="good", history=10, diary=diary, score=score(collected))


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_the_report_says_that_it_is_a_drill_and_tells_every_measure(tongue: Tongue) -> None:
    told = done()
    for text in (markdown(told, tongue), page(told, tongue)):
        assert {"es": "SIMULACRO", "en": "DRILL"}[tongue] in text
        assert "100/100" in text
        assert all(measure.label.in_(tongue).split()[0] in text for measure in told.score.measures)
    assert f'lang="{tongue}"' in page(told, tongue)


def test_what_scripts_and_people_wrote_is_only_shown() -> None:
    told = done()
    assert "<script>" not in page(told, "es")
    assert "&lt;script&gt;" in page(told, "es")
    shown = markdown(told, "es")
    assert "<script>" not in re.sub(r"\\.", "", shown)
    assert not re.search(r"(?<!\\)\[pincha", shown)
    assert "http" not in page(told, "es").replace("https://mal.example", "")


def test_figures_are_written_as_their_readers_write_them() -> None:
    rows = {row[0]: row for row in measures(done(), "es")}
    assert rows["Primer aviso desde que empieza"][1:4] == ("2 min", "5 min", "5,0/5")
    assert rows["Respuestas calcadas de otra"][1:3] == ("0 %", "2 %")
    english = {row[0]: row for row in measures(done(), "en")}
    assert english["Answers with the very words of another"][1:3] == ("0%", "2%")


def test_what_never_happened_has_no_figure_but_a_reason() -> None:
    rows = {row[0]: row for row in measures(done(declared_at=None), "en")}
    assert rows["Declaration after the onset"] == (
        "Declaration after the onset",
        "—",
        "15 min",
        "0.0/10",
        "Nobody declared it.",
    )


def test_the_timeline_tells_what_mattered_and_leaves_out_refusals() -> None:
    assert [row[1] for row in timeline(done(), "es")] == ["Aviso", "Mensaje oficial"]
    assert set(DIARY) >= {entry.what for entry in done().diary}
