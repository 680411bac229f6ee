"""The cue files: well formed, and matched word by word in any language."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from app.comments.reading import read
from app.triage.cues import FOLDER, count
from app.triage.features import tokens

FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_phrase_is_found_in_itself(file: Path) -> None:
    groups = YAML(typ="safe").load(file)
    for group, phrases in groups.items():
        for phrase in phrases:
            text = phrase.replace("*", "").lower()
            words = [word for word in tokens(read(text).folded) if word[0].isalnum()]
            assert group in count(words), phrase


def test_all_files_name_the_same_groups_as_spanish() -> None:
    spanish = set(YAML(typ="safe").load(FOLDER / "es.yaml"))
    assert {group for file in FILES for group in YAML(typ="safe").load(file)} <= spanish


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("llevo dos horas esperando", "waiting"),
        ("he leido que cerrais", "hearsay"),
        ("estaria bien un modo oscuro", "suggestion"),
        ("moitas grazas", "thanks"),
        ("ez du inork erantzuten", "no_answer"),
        ("charged twice", "failure"),
    ],
)
def test_a_cue_is_heard_in_any_language(text: str, group: str) -> None:
    assert group in count(tokens(text))


def test_a_place_counts_once_for_a_group() -> None:
    assert count(["gracias"]) == {"thanks": 1}
    assert count(["gracias", "gracias"])["thanks"] == 2


def test_stems_match_longer_words_and_whole_words_only_themselves() -> None:
    assert "failure" in count(["averiadas"])
    assert "chitchat" not in count(["golpe"])
