"""A drill from any scenario of any brand: valid, the same for the same seed, with many voices."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.brand.brand import Brand
from app.brand.load import load
from app.comments.language import detect
from app.drill.making import BadMeasure, make
from app.drill.origin import NothingToMake
from app.drill.script import HURT, Script
from app.drill.script_file import survey_script
from app.drill.timeline import begins, heard
from app.drill.words import LANGUAGES, words_of
from app.drill.writing import written

TESTS = Path(__file__).parents[1]
FOLDERS = {
    "shipped": TESTS.parent / "knowledge",
    **{name: TESTS / "brands" / name for name in ("plain", "rioplatense")},
}
BRANDS = {name: load(path) for name, path in FOLDERS.items()}
ANY = [(name, source) for name, brand in BRANDS.items()
       for source in [*(s.id for s in brand.scenarios), *(o.id for o in brand.protocol.outcomes)]]  # fmt: skip


def played(script: Script, brand: Brand, seed: int = 1) -> list[str]:
    return [one.comment.text for one in heard(script, brand, seed, begins(script, brand))]


@settings(deadline=None, max_examples=25)
@given(
    which=st.sampled_from(ANY), comments=st.integers(20, 400), minutes=st.integers(30, 240), seed=st.integers(0, 1000)
)
def test_any_script_that_is_made_is_valid_and_reads_back_as_it_is(
    which: tuple[str, str], comments: int, minutes: int, seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name, source = which
    script = make(BRANDS[name], source, comments=comments, minutes=minutes, seed=seed)
    path = tmp_path_factory.mktemp("made") / "drill.yaml"
    path.write_text(written(script), "utf-8")
    found = survey_script(path, BRANDS[name])
    assert found.faults == ()
    assert found.script == script
    assert script.written == comments


@pytest.mark.parametrize(
    ("name", "source"), [("shipped", "E4"), ("plain", "service_failure"), ("rioplatense", "no-coincide")]
)
def test_the_same_seed_makes_the_same_and_another_one_another(name: str, source: str) -> None:
    brand = BRANDS[name]
    assert written(make(brand, source)) == written(make(brand, source))
    assert written(make(brand, source)) != written(make(brand, source, seed=2))
    assert played(make(brand, source), brand) == played(make(brand, source), brand)
    assert played(make(brand, source), brand) != played(make(brand, source), brand, seed=2)


@pytest.mark.parametrize(
    ("name", "source"), [("shipped", "E12"), ("plain", "service_failure"), ("rioplatense", "plata-trabada")]
)
def test_everybody_speaks_in_words_of_their_own(name: str, source: str) -> None:
    script = make(BRANDS[name], source)
    spoken = heard(script, BRANDS[name], 1, begins(script, BRANDS[name]))
    assert len({one.comment.author for one in spoken}) == len(spoken)
    hurt = [one.comment.text for one in spoken if one.who in HURT]
    assert len(set(hurt)) > 0.8 * len(hurt)
    assert {"affected", "relative", "witness", "question", "praise", "troll", "off_topic", "press", "rumour"} <= {
        one.who for one in spoken
    }
    assert all("{" not in one.comment.text for one in spoken)
    assert all(0 <= one.at <= script.minutes for one in spoken)


def test_people_write_in_the_brands_languages() -> None:
    brand = BRANDS["shipped"]
    spoken = {detect(text, brand.language).language for text in played(make(brand, "E4"), brand)}
    assert set(brand.languages) <= spoken


def test_every_language_has_all_the_words() -> None:
    for language in LANGUAGES:
        words = words_of(language)
        assert all(words.of(who) for who in ("affected", "relative", "question", "rumour", "press"))
        assert "{n}" in words.first_line
        assert "{n}" in words.next_line
        assert "{n}" in words.fact


def test_what_cannot_be_made_is_told_with_what_could_be() -> None:
    with pytest.raises(NothingToMake) as refused:
        make(BRANDS["rioplatense"], "no-coinside")
    assert "¿quería decir «no-coincide»?" in refused.value.detail.es
    for over in ({"comments": 5}, {"comments": 5000}, {"minutes": 10}, {"minutes": 5000}):
        with pytest.raises(BadMeasure):
            make(BRANDS["rioplatense"], "no-coincide", **over)
