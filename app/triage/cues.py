"""Words and short phrases that tell what a comment is about, as data: `cues/<language>.yaml`.

Every language is looked up at once: people mix them, and short texts mislead language detectors. A phrase is matched
word by word on the folded text; `*` ends a word that stands for a stem; `0` stands for any number.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from ruamel.yaml import YAML

from app.comments.reading import read

FOLDER = Path(__file__).parent / "cues"


class Node(NamedTuple):
    """One word into a phrase: where the next word leads, by whole word and by stem, and the groups that end here."""

    words: dict[str, "Node"]
    stems: dict[str, "Node"]
    sizes: set[int]
    groups: set[str]


def _node() -> Node:
    return Node({}, {}, set(), set())


def _plant(root: Node, phrase: str, group: str) -> None:
    node = root
    for word in read(phrase).folded.split():
        if word.endswith("*"):
            stem = word[:-1]
            node.sizes.add(len(stem))
            node = node.stems.setdefault(stem, _node())
        else:
            node = node.words.setdefault(word, _node())
    node.groups.add(group)


@cache
def trie() -> Node:
    """All phrases of all languages."""
    root = _node()
    for file in sorted(FOLDER.glob("*.yaml")):
        for group, phrases in YAML(typ="safe").load(file.read_text(encoding="utf-8")).items():
            for phrase in phrases:
                _plant(root, phrase, group)
    return root


def _next(node: Node, word: str) -> list[Node]:
    found = [node.words[word]] if word in node.words else []
    return found + [node.stems[word[:n]] for n in node.sizes if word[:n] in node.stems]


def count(words: list[str]) -> dict[str, int]:
    """How many places of the text speak for each group; a place counts once a group."""
    counts: dict[str, int] = {}
    root = trie()
    for i in range(len(words)):
        here: set[str] = set()
        nodes, j = _next(root, words[i]), i
        while nodes:
            for node in nodes:
                here |= node.groups
            j += 1
            nodes = [after for node in nodes for after in _next(node, words[j])] if j < len(words) else []
        for group in here:
            counts[group] = counts.get(group, 0) + 1
    return counts
