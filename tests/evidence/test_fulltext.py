"""The full-text file: noisy words find their passage, changes are seen at once, damage is noticed."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from app.evidence.analyse import GRAM_SPACE, STEM_SPACE, gram_tally, stem_tally, stems, words
from app.evidence.bm25 import Field, Scores, Stack, Tally
from app.evidence.fulltext import FullText
from app.evidence.pool import Query
from app.evidence.rows import Row
from app.evidence.shelve import shelve
from app.evidence.spelling import Spelling
from tests.evidence.made import florist
from tests.made import passage


def row(id: str, text: str) -> Row:
    return Row(passage(text, id=id), text)


def found(index: FullText, text: str) -> list[str]:
    return [f.id for f in index.search(Query.of(text), "knowledge")]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[FullText]:
    made = FullText(tmp_path / "x.sqlite3")
    made.apply(
        [
            row("rosas", "Las rosas llegaron marchitas"),
            row("bici", "El repartidor viene en bicicleta"),
            row("bono", "Enviamos un bono"),
        ],
        [],
        "b:1",
    )
    yield made
    made.close()


@pytest.mark.parametrize(
    "text",
    [
        "rosas marchitas",
        "ROSAS MARCHITAS!!!",
        "rosa marchita",
        "las roooosas marchitas",
        "rosas marcihtas",
        "ro\u200bsas",
        "rósas",
    ],
)
def test_noise_does_not_hide_a_passage(index: FullText, text: str) -> None:
    assert found(index, text)[0] == "rosas"


def test_a_comment_without_a_known_word_finds_nothing(index: FullText) -> None:
    assert found(index, "xyzzy") == []
    assert found(index, "") == []
    assert found(index, '" OR * NEAR( ^') == []


def test_a_change_is_found_and_a_removal_is_not_found_at_once(index: FullText) -> None:
    index.apply([row("rosas", "Los tulipanes llegaron bien")], ["bono"], "b:2")
    assert (
        found(index, "marchitas"),
        found(index, "tulipanes"),
        found(index, "bono"),
        index.stamp,
    ) == ([], ["rosas"], [], "b:2")


def test_a_file_reads_back_as_it_was_written(index: FullText, tmp_path: Path) -> None:
    query = Query.of("rosas del repartidor en bicicleta")
    with closing(FullText(tmp_path / "x.sqlite3")) as again:
        assert index.search(query, "knowledge") == again.search(query, "knowledge")
        assert index.hashes("knowledge") == again.hashes("knowledge")


def test_counting_out_undoes_counting_in(index: FullText) -> None:
    query = Query.of("rosas del repartidor")
    before = index.search(query, "knowledge")
    index.apply([row("mas", "Rosas y más rosas del repartidor")], [], None)
    index.apply([], ["mas"], None)
    assert before == index.search(query, "knowledge")


def test_a_failed_write_leaves_everything_as_it_was(index: FullText) -> None:
    before = found(index, "rosas bono")
    broken = row("nuevo", "rosas")._replace(searched=None)  # type: ignore[arg-type]
    with pytest.raises((TypeError, AttributeError)):
        index.apply([row("otro", "rosas nuevas"), broken], ["bono"], "b:9")
    assert (before, "b:1") == (found(index, "rosas bono"), index.stamp)


def test_another_analyser_empties_the_file(index: FullText, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.sqlite3") as db:
        db.execute("UPDATE meta SET value = 'older' WHERE key = 'analyser'")
    db.close()
    with closing(FullText(tmp_path / "x.sqlite3")) as again:
        assert (again.size, again.stamp) == (0, None)


def test_another_process_is_followed(index: FullText, tmp_path: Path) -> None:
    with closing(FullText(tmp_path / "x.sqlite3")) as reader:
        index.apply([row("nuevo", "Los claveles blancos")], [], "b:2")
        assert (reader.follow(), found(reader, "claveles"), reader.follow()) == (True, ["nuevo"], False)


def test_grams_are_those_inside_each_word() -> None:
    assert len(gram_tally([])[0]) == 0
    assert len(gram_tally(["de"])[0]) == 1
    assert gram_tally(["rosas", "a"])[1].sum() == 4
    assert set(gram_tally(["rosas"])[0]) <= set(gram_tally(["las", "rosas", "de"])[0])


def test_a_packed_tally_unpacks_to_itself() -> None:
    tally = Tally.of(*stem_tally(stems(words("rosas y rosas y más rosas"))))
    again = Tally.unpack(tally.pack())
    assert (tally.keys.tolist(), tally.counts.tolist(), tally.length) == (
        again.keys.tolist(),
        again.counts.tolist(),
        again.length,
    )


def test_bm25_follows_its_formula() -> None:
    field = Field(STEM_SPACE)
    tallies = [
        Tally.of(np.array(k, np.uint32), np.array(c, np.float32)) for k, c in (([1, 2], [2, 1]), ([2], [1]), ([3], [4]))
    ]
    for tally in tallies:
        field.add(tally)
    idf = float(np.log1p((3 - 1 + 0.5) / (1 + 0.5)))
    expected = idf * 2 * 2.2 / (2 + 1.2 * (1 - 0.75 + 0.75 * 3 / (8 / 3)))
    scores = field.score(np.array([1], np.uint32), np.array([1], np.float32), Stack.of(tallies))
    assert [pytest.approx(expected, rel=1e-5), 0.0, 0.0] == scores.tolist()


def test_a_known_word_is_never_repaired_and_a_slip_is() -> None:
    spelling = Spelling(["marchit", "marchar", "ros"])
    assert spelling.repair("marchit") == (("marchit", 1.0),)
    assert spelling.repair("marhcit")[0][0] == "marchit"
    assert spelling.repair("rs") == (("rs", 1.0),)


def _noisy(text: str, rate: float, seed: str) -> str:
    """Letters dropped, doubled or swapped, accents and capitals gone."""
    chance = random.Random(seed)
    out: list[str] = []
    for letter in " ".join(words(text)):
        slip = chance.random()
        if letter == " " or slip > rate:
            out.append(letter)
        elif slip > rate / 2 and out:
            out.insert(len(out) - 1, letter)
        elif slip > rate / 4:
            out += [letter, letter]
    return "".join(out)


def _ranks(scores: Scores, gold: int) -> float:
    """The share of the gold passage's rank; ties count against it, no score at all is no rank."""
    return 1.0 / int((scores >= scores[gold]).sum()) if scores[gold] > 0 else 0.0


def test_stems_with_grams_beat_either_alone_on_noisy_words() -> None:
    """Mean reciprocal rank of a passage when a slip-ridden piece of it is searched, over invented combinations."""
    chance = random.Random(7)
    pool = sorted({w for r in shelve(florist()) for w in words(r.searched) if len(w) > 3})
    texts = [" ".join(chance.choices(pool, k=14)) for _ in range(250)]
    queries = [_noisy(" ".join(chance.sample(text.split(), 3)), 0.16, str(i)) for i, text in enumerate(texts)]
    analysed = [Query.of(text) for text in texts]
    spelling = Spelling(stem for query in analysed for stem in query.stems)
    by_stem, by_gram = Field(STEM_SPACE), Field(GRAM_SPACE)
    stem_tallies = [Tally.of(*stem_tally(query.stems)) for query in analysed]
    gram_tallies = [Tally.of(query.grams, query.gram_counts) for query in analysed]
    for stem, gram in zip(stem_tallies, gram_tallies, strict=True):
        by_stem.add(stem)
        by_gram.add(gram)
    rank = {"stems": 0.0, "grams": 0.0, "both": 0.0}
    for gold, text in enumerate(queries):
        query = Query.of(text)
        known = [near for stem in query.stems for near, _ in spelling.repair(stem)]
        one = by_stem.score(*stem_tally(known), Stack.of(stem_tallies))
        two = by_gram.score(query.grams, query.gram_counts, Stack.of(gram_tallies))
        both = one / max(float(one.max()), 1e-9) + two / max(float(two.max()), 1e-9)
        for name, scores in (("stems", one), ("grams", two), ("both", both)):
            rank[name] += _ranks(scores, gold) / len(queries)
    assert rank["both"] > max(rank["stems"], rank["grams"]), rank
