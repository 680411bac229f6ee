"""Scoring is pure: a verdict is a score, no score or an error, and never depends on order or company."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eval.metrics
from app.brand.brand import Brand
from app.wording import Wording
from eval.case import Case
from eval.faults import Faulty
from eval.metrics import table
from eval.metrics.metric import Errored, Member, Metric, NotApplicable, Scored, Together, Verdict
from eval.metrics.table import MODULES, TABLE, named, once
from eval.output import Failed, Output, Written
from eval.run import Config, Run, brand_json
from eval.score import Row, line_of, read_rows, score
from eval.scoring import write_scores
from tests.made import NOW, brand, triage

SAID = Wording(es="sí", en="yes")
CINEMA = brand()


def case(id: str, group: str = "g") -> Case:
    comment = {"network": "x", "text": f"La sala {id} estaba helada"}
    rest = {"outcomes": ("service_failure",), "severity": ("medium",), "by": "tests"}
    return Case.model_validate({"id": id, "brand": "b", "split": "tune", "group": group, "comment": comment, **rest})


def output(id: str, *texts: str, offered: bool = True, repeat: int = 0) -> Output:
    written = tuple({"engine": "composer", "public": text} for text in texts)
    source = {"id": "s", "kind": "manual", "source": "m.md", "section": "A", "text": "largo " * 50, "score": 0.5}
    rest = {"texts": written, "offered": offered, "sources": (source,), "repeat": repeat}
    return Output.model_validate({"case": id, "result": "ready", "reason": "", "triage": triage(), **rest})


def good(*given: object) -> Verdict:
    return Scored(value=1, reason=SAID)


def length(written: Written) -> Verdict:
    return Scored(value=1 / len(written.text.public), reason=SAID)


def metric(name: str, judge: Callable[..., object], of: str = "text") -> Metric:
    return Metric(name, of, "rule", judge)  # type: ignore[arg-type]  # on purpose: some of these judge badly


def rows(outputs: list[Output | Failed], *metrics: Metric, cases: tuple[Case, ...] = ()) -> list[Row]:
    known = cases or tuple(case(each.case) for each in outputs)
    return list(score(known, outputs, CINEMA, metrics))


def test_a_text_is_judged_as_first_written_and_as_offered() -> None:
    found = rows([output("a", "uno", "cuatro")], metric("length", length))
    assert [(row.side, row.verdict.value) for row in found if isinstance(row.verdict, Scored)] == [
        ("final", 1 / 6),
        ("raw", 1 / 3),
    ]


def test_no_text_is_not_applicable_and_says_why() -> None:
    held, silent = rows([output("a", "uno", offered=False)], metric("length", length)), output("b")
    assert [type(row.verdict) for row in held] == [NotApplicable, Scored]
    assert isinstance(held[0].verdict, NotApplicable)
    assert "offered" in held[0].verdict.reason.en
    nothing = [row.verdict for row in rows([silent], metric("length", length))]
    assert all(isinstance(verdict, NotApplicable) and "written" in verdict.reason.en for verdict in nothing)


def test_the_same_text_is_read_once() -> None:
    read: list[str] = []

    def listening(written: Written) -> Verdict:
        read.append(written.text.public)
        return good()

    assert len(rows([output("a", "uno")], metric("m", listening))) == 2
    assert read == ["uno"]


@pytest.mark.parametrize(
    ("judge", "said"),
    [
        (lambda *_: 1 / 0, "ZeroDivisionError"),
        (lambda *_: 0.7, "returned float"),
        (lambda *_: None, "returned NoneType"),
        (lambda *_: Scored(value=float("nan"), reason=SAID), "nan"),
        (lambda *_: Scored(value=1.2, reason=SAID), "less than or equal to 1"),
    ],
)
@pytest.mark.parametrize("of", ["decision", "text"])
def test_a_metric_that_breaks_errs_on_its_case_and_never_scores(
    judge: Callable[..., object], said: str, of: str
) -> None:
    found = rows([output("a", "uno")], metric("bad", judge, of), metric("good", good, of))
    for row in found:
        assert isinstance(row.verdict, Errored if row.metric == "bad" else Scored)
        if isinstance(row.verdict, Errored):
            assert said in row.verdict.error


def test_a_failed_case_and_one_without_output_are_errors_of_every_metric() -> None:
    metrics = (metric("d", good, "decision"), metric("t", good))
    failed = rows([Failed(case="a", error="evidence: boom")], *metrics)
    missing = rows([], *metrics, cases=(case("a"),))
    for found in (failed, missing):
        assert [(row.metric, row.side, type(row.verdict)) for row in found] == [
            ("d", None, Errored),
            ("t", "final", Errored),
            ("t", "raw", Errored),
        ]


def test_an_output_of_no_case_is_refused() -> None:
    with pytest.raises(Faulty, match="none of the cases"):
        rows([output("a", "uno")], metric("t", good), cases=(case("b"),))


def test_a_metric_over_sets_sees_each_case_once_in_order_without_the_texts_of_sources() -> None:
    seen: list[tuple[Member, ...]] = []

    def together(members: tuple[Member, ...]) -> tuple[Together, ...]:
        seen.append(members)
        return (Together("b", ("b", "a"), Scored(value=1, reason=SAID)),)

    outputs: list[Output | Failed] = [output("b", "dos"), output("b", "tres", repeat=1), output("a", "uno")]
    found = rows([*outputs, Failed(case="c", error="x")], metric("set", together, "set"))
    assert [member.case.id for member in seen[0]] == ["a", "b"]
    assert [source.text for member in seen[0] for source in member.output.sources] == ["", ""]
    assert [(row.case, row.group, row.members) for row in found] == [("b", "g", ("b", "a"))]


def test_a_metric_over_sets_that_breaks_is_one_error() -> None:
    found = rows([output("a", "uno")], metric("set", lambda members: 1 / 0, "set"))
    assert [type(row.verdict) for row in found] == [Errored]


@given(st.randoms(use_true_random=False), st.integers(1, 8))
def test_the_order_of_cases_and_outputs_changes_no_row(shuffled: random.Random, many: int) -> None:
    cases = [case(f"c{n}", f"g{n % 3}") for n in range(many)]
    outputs: list[Output | Failed] = [output(each.id, "uno" * (n + 1)) for n, each in enumerate(cases)]
    metrics = (metric("length", length), metric("d", good, "decision"), metric("set", _groups, "set"))
    before = sorted(map(line_of, score(cases, outputs, CINEMA, metrics)))
    shuffled.shuffle(cases)
    shuffled.shuffle(outputs)
    assert sorted(map(line_of, score(cases, outputs, CINEMA, metrics[::-1]))) == before


def _groups(members: tuple[Member, ...]) -> tuple[Together, ...]:
    names = {member.case.group for member in members}
    return tuple(
        Together(name, tuple(m.case.id for m in members if m.case.group == name), good()) for name in sorted(names)
    )


def a_run(folder: Path, outputs: list[Output | Failed], of: Brand = CINEMA) -> Run:
    folder.mkdir(exist_ok=True)
    lines = sorted(outputs, key=lambda each: (each.case, each.repeat))
    (folder / "outputs.jsonl").write_text("".join(f"{line.model_dump_json()}\n" for line in lines), "utf-8")
    known = sorted({each.case for each in outputs})
    (folder / "cases.jsonl").write_text("".join(f"{case(id).model_dump_json()}\n" for id in known), "utf-8")
    (folder / "brand.json").write_text(brand_json(of), "utf-8")
    hashes = {"knowledge": "", "cases": "", "code": "", "metrics": "", "prompts": {}}
    return Run(folder, Config.model_validate({"brand": of.slug, "engine": "composer", "now": NOW, **hashes}))


def test_scores_are_written_in_order_and_read_back_as_they_were(tmp_path: Path) -> None:
    run = a_run(tmp_path, [output("b", "dos"), output("a", "uno", "dos"), Failed(case="c", error="x")])
    metrics = (metric("t", length), metric("d", good, "decision"))
    found = list(read_rows(write_scores(run, metrics)))
    assert found == list(score(run.cases, run.outputs(), run.brand, metrics))
    assert [row.case for row in found] == ["a"] * 3 + ["b"] * 3 + ["c"] * 3
    first = run.scores.read_bytes()
    write_scores(run, metrics[::-1])
    assert run.scores.read_bytes() == first


def test_another_number_of_processes_changes_no_byte(tmp_path: Path) -> None:
    texts = ("Sentimos lo ocurrido.", "Gracias por avisar. Escríbenos por mensaje directo.")
    found: list[Output | Failed] = [output(f"c{n:02d}", *texts, repeat=r) for n in range(20) for r in range(2)]
    run = a_run(tmp_path, [*found, Failed(case="d", error="x")])
    (run.folder / "config.json").write_text(run.config.model_dump_json(), "utf-8")
    with (run.folder / "cases.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"{case('e').model_dump_json()}\n")  # a case without any output
    alone = write_scores(run, TABLE, 1).read_bytes()
    assert write_scores(run, TABLE, 2).read_bytes() == alone
    assert alone.count(b'"case":"e"') == sum(1 if m.of == "decision" else 2 for m in TABLE if m.of != "set")


def test_scores_that_are_missing_or_damaged_are_named(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match="score the run first"):
        list(read_rows(tmp_path / "scores.jsonl"))
    (tmp_path / "scores.jsonl").write_text('{"metric": "m", "case": "a", "group": "g", "verdict": {"value": NaN}}\n')
    with pytest.raises(Faulty, match=r"scores\.jsonl:1: "):
        list(read_rows(tmp_path / "scores.jsonl"))


def test_every_module_of_metrics_is_in_the_table() -> None:
    below = Path(eval.metrics.__file__).parent
    written = [path for path in sorted(below.glob("*/*.py")) if "\nMETRICS" in path.read_text("utf-8")]
    assert len(MODULES) == len(written) > 0
    assert len({m.name for m in TABLE}) == len(TABLE) == sum(map(len, MODULES))
    assert [m.name for m in TABLE] == sorted(m.name for m in TABLE)


def test_an_unknown_metric_is_told_with_those_that_exist() -> None:
    some = (metric("empathy", good), metric("outcome", good))
    assert named("outcome", some).name == "outcome"
    with pytest.raises(Faulty) as caught:
        named("outcomes", some)
    assert "¿quería decir «outcome»? Existen: empathy, outcome" in caught.value.detail.es
    with pytest.raises(ValueError, match="two metrics are called empathy"):
        once([*some, some[0]])


def test_a_card_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "CARDS", tmp_path)
    (tmp_path / "empathy.yaml").write_text("name: empathy\n", "utf-8")
    assert table.versions((metric("outcome", good),)) == {}
    with pytest.raises(Faulty, match=r"empathy\.yaml"):
        table.versions((metric("empathy", good),))
