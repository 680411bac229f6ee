"""Every word of the extension exists in both languages, is used, and says what happened and what to do."""

import json
import re
from typing import Final, get_args

import pytest

from app.brand.brand import Counting
from app.brand.words import Severity
from app.pipeline import Stage
from app.review.states import State
from app.triage.triage import Signal
from tests.extension.loaded import TREE
from tests.extension.rules import bare

LANGUAGES: Final = ("es", "en")
KEY: Final = r"[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*"
OURS: Final = (
    "act", "alarm", "banner", "compose", "done", "field", "list", "next", "notice", "options", "placed", "problem",
    "stand", "unpaired", "welcome",
)  # fmt: skip
"""How keys begin and nothing else in the code does."""
OUTCOMES: Final = {
    "safety_risk", "service_failure", "improvement", "unfounded_criticism", "troll", "misinformation", "request",
    "praise", "off_topic",
}  # fmt: skip


def words(language: str) -> dict[str, str]:
    """Key and sentence."""
    read = json.loads((TREE / "_locales" / language / "messages.json").read_text(encoding="utf-8"))
    return {key: value["message"] for key, value in read.items()}


def code() -> str:
    """All scripts without their comments, and the manifest."""
    scripts = [bare(path.read_text(encoding="utf-8")) for path in sorted(TREE.rglob("*.js"))]
    return "\n".join([*scripts, (TREE / "manifest.json").read_text(encoding="utf-8")])


def named_in(source: str) -> tuple[set[str], set[str]]:
    """Keys that stand there whole, and beginnings that are completed while running."""
    whole = set(re.findall(rf'"({KEY})"|__MSG_({KEY})__', source))
    begun = re.findall(rf"`({KEY}_)\$\{{|named\(\s*\"({KEY}_)\"", source)
    return {one or other for one, other in whole}, {one or other for one, other in begun}


def test_both_languages_say_the_same_things() -> None:
    spanish, english = words("es"), words("en")
    assert list(spanish) == list(english)
    slots = {key: (slots_of(spanish[key]), slots_of(english[key])) for key in spanish}
    assert {key: both for key, both in slots.items() if both[0] != both[1]} == {}


def slots_of(sentence: str) -> set[str]:
    return set(re.findall(r"\$\d", sentence))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty_or_a_loose_end(language: str) -> None:
    said = words(language)
    assert [key for key, sentence in said.items() if not sentence.strip() or sentence != sentence.strip()] == []
    assert [key for key, sentence in said.items() if "TODO" in sentence or "  " in sentence] == []


def test_every_key_that_code_names_exists() -> None:
    source = code()
    asked = re.findall(rf'\b(?:say|getMessage)\(\s*"({KEY})"', source) + re.findall(rf"__MSG_({KEY})__", source)
    chosen = re.findall(rf'"((?:{"|".join(OURS)})_{KEY})"', source)  # one of two, or out of a list
    assert len(asked) > 150
    assert len(set(chosen) - set(asked)) > 20
    asked += [key for key in chosen if key != "options_ui"]  # of the manifest
    assert sorted(set(asked) - set(words("es"))) == []


def test_no_key_is_said_by_nobody() -> None:
    whole, begun = named_in(code())
    said = words("es")
    families = {*begun, "problem_", "notice_"}
    assert sorted(key for key in said if key not in whole and not key.startswith(tuple(families))) == []
    known = {"problem_": kinds() | {"worker"}, "notice_": notices()}
    for family, members in known.items():
        assert {key.removeprefix(family) for key in said if key.startswith(family)} == members


def kinds() -> set[str]:
    """Every kind of problem, as the worker has them."""
    table = re.search(r"WAYS = Object\.freeze\(\{(.*?)\}\)", (TREE / "shared" / "problems.js").read_text(), re.S)
    assert table is not None
    return set(re.findall(r"^\s*(\w+):", table[1], re.M))


def notices() -> set[str]:
    return set(re.findall(r'"notice_(\w+)"', (TREE / "shared" / "problems.js").read_text()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_says_what_happened_and_what_to_do(language: str) -> None:
    """Two sentences at least: the first tells, the second leads on."""
    said = words(language)
    assert len(kinds()) == 28
    for kind in kinds():
        sentences = re.split(r"(?<=[.:])\s+", said[f"problem_{kind}"])
        assert len(sentences) >= 2, kind
        assert said[f"problem_{kind}"][-1] in ".:", kind


def test_every_word_of_the_server_has_one_here() -> None:
    said = words("es")
    families = {
        "severity_": set(get_args(Severity)),
        "stage_": set(get_args(Stage)) | {"start"},
        "signal_": set(get_args(Signal)),
        "outcome_": OUTCOMES,
        "counts_": set(get_args(Counting)),
        "state_": set(get_args(State)),
    }
    missing = {f"{family}{one}" for family, members in families.items() for one in members} - set(said)
    assert missing == set()


def test_every_permission_is_explained() -> None:
    asked = json.loads((TREE / "manifest.json").read_text(encoding="utf-8"))["permissions"]
    explained = {key.removeprefix("permission_") for key in words("es") if key.startswith("permission_")}
    assert explained == {*asked, "address", "sites"}


def test_spanish_speaks_to_the_reader_with_usted() -> None:
    """The people of a brand are addressed formally, whatever the brand does in public."""
    familiar = re.compile(r"\b(tú|tus?|te|ti|contigo|tuy[oa]s?)\b", re.I)
    plain = {key: familiar.search(sentence) for key, sentence in words("es").items()}
    assert {key: found[0] for key, found in plain.items() if found} == {}
