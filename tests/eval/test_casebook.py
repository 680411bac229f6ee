"""Case files are checked whole before anything runs, and every fault says where it is and how it is mended."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.case import Case
from eval.casebook import BadCases, Selection, canonical, open_cases, read_case, sha_of
from eval.faults import Faulty
from eval.fitting import check_fit
from tests.eval.running import CASES, PLAIN, ground

CASE: dict[str, Any] = {
    "id": "uno", "brand": "plain", "split": "tune", "group": "uno", "by": "tests",
    "comment": {"network": "x", "text": "Sin agua otra vez"}, "outcomes": ["service_failure"], "severity": ["medium"],
}  # fmt: skip


def case(**over: Any) -> str:
    return json.dumps({**CASE, **over}, ensure_ascii=False)


def book(folder: Path, *lines: str | bytes) -> Path:
    path = folder / "cases.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n")
    return path


def refused(folder: Path, *lines: str | bytes) -> BadCases:
    with pytest.raises(BadCases) as caught:
        open_cases(book(folder, *lines))
    return caught.value


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (case(split="train"), ("split", "«train»", "tune")),
        (case(outcome="praise"), ("outcome", "outcomes")),
        (case(outcomes=[]), ("outcomes", "vacía")),
        (case(id="Ñandú"), ("id", "«Ñandú»", "minúsculas")),
        (case(must_not=["promise_cash"]), ("must_not", "«promise_cash»", "eval/rules.py")),
        (case(matters=[{"text": "con agua", "outcomes": ["praise"]}]), ("«con agua»", "comment.text")),
        (case(comment={"network": "x", "text": " "}), ("comment", "text, rating")),
        (case(comment={"network": "x", "text": "a", "posted_at": "2026-11-20T10:00:00"}), ("posted_at", "zona")),
        (case(outcomes="praise"), ("outcomes", "[…]")),
        (case(severity=["medio"]), ("severity[0]", "«medium»")),
        (json.dumps({k: v for k, v in CASE.items() if k != "by"}), ("falta", '"by"')),
        ("{", ("JSON",)),
        ("[1]", ("list",)),
        (case()[:-1] + ', "id": "dos"}', ("«id» ×2",)),
        (case().replace('"tune"', "NaN"), ("NaN",)),
        (b'{"id": "\xff"}', ("UTF-8",)),
        ("[" * 100_000, ("JSON",)),
    ],
)
def test_a_malformed_line_is_told_by_file_line_field_value_and_mend(
    tmp_path: Path, line: str | bytes, said: tuple[str, ...]
) -> None:
    error = refused(tmp_path, case(id="antes", group="antes"), line)
    assert "cases.jsonl:2: " in error.detail.es
    for part in said:
        assert part in error.detail.es
    assert error.detail.en != error.detail.es


def test_all_faults_are_told_at_once_and_never_more_than_a_screen(tmp_path: Path) -> None:
    error = refused(tmp_path, *[case(id=f"c{n}", split="?") for n in range(50)])
    assert len(error.faults) == 50
    assert error.detail.es.count("\n") == 20
    assert "(+30)" in error.detail.es


def test_two_cases_cannot_share_an_id_across_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(case() + "\n", "utf-8")
    (tmp_path / "b.jsonl").write_text(case() + "\n", "utf-8")
    with pytest.raises(BadCases) as caught:
        open_cases(tmp_path)
    assert "b.jsonl:1: id: «uno»" in caught.value.detail.es
    assert "a.jsonl:1" in caught.value.detail.es


def test_a_variant_has_an_original_and_its_group(tmp_path: Path) -> None:
    variant = {"of": "uno", "kind": "noise", "trait": "typos:5"}
    assert len(open_cases(book(tmp_path, case(), case(id="dos", variant=variant)))) == 2
    assert '"group": "uno"' in refused(tmp_path, case(), case(id="dos", group="dos", variant=variant)).detail.es
    assert "«tres»" in refused(tmp_path, case(), case(id="dos", variant={**variant, "of": "tres"})).detail.es


def test_the_selection_takes_ids_splits_and_a_brand(tmp_path: Path) -> None:
    path = book(tmp_path, case(), case(id="dos", split="held"), case(id="tres", brand="otra"))
    taken = {
        wanted: [entry.id for entry in open_cases(path, wanted).entries]
        for wanted in (Selection(splits=("held",)), Selection(brand="otra"), Selection(cases=("tres", "uno")))
    }
    assert list(taken.values()) == [["dos"], ["tres"], ["uno", "tres"]]


def test_an_unknown_id_and_an_empty_set_are_named(tmp_path: Path) -> None:
    path = book(tmp_path, case())
    for wanted, said in (
        (Selection(cases=("unos",)), "¿quería decir «uno»?"),
        (Selection(splits=("crisis",)), "--split crisis"),
        (Selection(brand="otra"), "--brand otra"),
    ):
        with pytest.raises(Faulty) as caught:
            open_cases(path, wanted)
        assert said in caught.value.detail.es
    (tmp_path / "leer.md").write_text("", "utf-8")
    for place in (tmp_path / "nada", book(tmp_path, ""), tmp_path / "vacia"):
        (tmp_path / "vacia").mkdir(exist_ok=True)
        with pytest.raises(Faulty):
            open_cases(place)


def test_labels_that_name_nothing_of_the_brand_are_faults(tmp_path: Path) -> None:
    plain = ground(PLAIN, tmp_path).brand
    check_fit(open_cases(CASES, Selection(brand=plain.slug)), plain)
    wrong = case(
        brand=plain.slug,
        outcomes=["service_failures"],
        scenario=["E1"],
        needs=["facts.yaml#precio", "manual/manual.md#Fugas"],
        protocol={"dangerous": "yes"},
        comment={"network": "mastodon", "text": "hola"},
    )
    with pytest.raises(BadCases) as caught:
        check_fit(open_cases(book(tmp_path, wrong)), plain)
    fields = [fault.field for fault in caught.value.faults]
    assert fields == ["comment.network", "needs", "outcomes", "protocol", "scenario"]
    assert "«service_failure»" in caught.value.detail.es


def test_what_a_case_says_decides_its_hash_not_how_it_is_written(tmp_path: Path) -> None:
    plain, spaced = Case.model_validate(CASE), Case.model_validate_json(json.dumps(CASE, indent=3))
    assert sha_of(plain) == sha_of(spaced)
    assert sha_of(plain) != sha_of(Case.model_validate({**CASE, "split": "held"}))
    one, other = book(tmp_path, case(), case(id="dos")), tmp_path / "other.jsonl"
    other.write_bytes("\n\n".join([case(id="dos"), case()]).encode())
    assert open_cases(one).sha == open_cases(other).sha


def test_a_file_that_changes_under_an_open_book_is_noticed(tmp_path: Path) -> None:
    opened = open_cases(book(tmp_path, case()))
    book(tmp_path, case(split="held"))
    with pytest.raises(BadCases, match="changed"):
        read_case(opened.entries[0])


@given(st.text(max_size=60).filter(lambda t: t.strip() and "\x00" not in t and t.isprintable()))
def test_a_case_survives_its_own_canonical_line(text: str) -> None:
    said = Case.model_validate({**CASE, "comment": {"network": "x", "text": text}})
    assert Case.model_validate_json(canonical(said)) == said


def test_ten_thousand_cases_take_few_megabytes(tmp_path: Path) -> None:
    path = book(tmp_path, *[case(id=f"c{n}", group=f"g{n // 5}") for n in range(2_000)])
    tracemalloc.start()
    opened = open_cases(path)
    read = sum(1 for _ in opened)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == len(opened) == 2_000
    assert held < 5_000_000  # a fifth of what 10,000 take
    assert [len(group) for group in opened.groups] == [5] * 400
