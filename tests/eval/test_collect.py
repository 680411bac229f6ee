"""The stages run over cases: the same outputs whatever the order, the workers or the interruptions."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.brand.brand import Brand
from app.brand.facts import Fact
from app.triage.training import outcome_model
from eval.case import Case
from eval.casebook import BadCases, Casebook, open_cases
from eval.collect import NOW
from eval.engines import Composers
from eval.faults import Faulty
from eval.output import Failed, Output
from eval.run import Run, brand_json, open_run
from eval.stages import Nothing, Plan, Stages, nonce_of, situation_of
from eval.writing_run import Writing
from tests.eval.running import CASES, PLAIN, RIOPLATENSE, Ground, files, ground

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return ground(PLAIN, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def first(plain: Ground) -> Run:
    return plain.run("first").run


def outputs(run: Run) -> dict[str, Output]:
    return {line.case: line for line in run.outputs() if isinstance(line, Output)}


def test_every_case_has_its_output_in_order_of_ids(plain: Ground, first: Run) -> None:
    assert [line.case for line in first.outputs()] == sorted(plain.book.shas)
    found = outputs(first)
    assert found["plain-peligro"].result == "hold"
    assert found["plain-troll"].result == "no_reply"
    assert found["plain-elogio"].final is not None
    assert {text.engine for output in found.values() for text in output.texts} == {"composer"}


def test_order_of_the_files_changes_no_byte(plain: Ground, first: Run) -> None:
    backwards = Casebook(plain.book.entries[::-1], plain.book.known)
    again = plain.run("backwards", backwards).run
    assert files(again.folder) == files(first.folder)


DENIED = """
import socket
def denied(*given, **named):
    raise AssertionError("a socket was asked for")
real = socket.socket.connect
def connect(self, address):
    return real(self, address) if self.family == socket.AF_UNIX else denied()
socket.socket.connect = connect
socket.getaddrinfo = socket.create_connection = denied
"""


def test_two_workers_without_any_socket_change_no_byte(plain: Ground, first: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(DENIED, "utf-8")  # the workers' processes read it as well
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    given = {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}", "PORTAVOZ_VAR": str(plain.folder / "cache")}
    command = [sys.executable, "-m", "eval", "collect", "--cases", str(CASES), "--knowledge", str(PLAIN)]
    command += ["--out", str(tmp_path / "run"), "--workers", "2", "--language", "en"]
    done = subprocess.run(command, env={**kept, **given}, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "9 cases" in done.stderr
    assert files(tmp_path / "run") == files(first.folder)


def test_a_second_start_runs_only_what_is_missing(plain: Ground, first: Run) -> None:
    again = plain.run("resumed", plain.only("plain-elogio", "plain-troll"))
    assert (again.kept, len(again.run.cases)) == (0, 2)
    whole = plain.run("resumed")
    assert whole.kept == 2
    assert files(whole.run.folder) == files(first.folder)
    assert plain.run("resumed").kept == 9


def test_other_cases_code_or_plan_are_not_resumed_from(plain: Ground, tmp_path: Path) -> None:
    book = plain.only("plain-elogio")
    changed = tmp_path / "cases.jsonl"
    entry = book.entries[0]
    told = json.loads(next(line for line in entry.path.read_text("utf-8").splitlines() if '"plain-elogio"' in line))
    plain.run("changed", book)
    assert plain.run("changed", book).kept == 1
    assert plain.run("changed", book, seed=1).kept == 0
    told["comment"]["text"] = "Gracias, qué rápidos."
    changed.write_text(json.dumps(told) + "\n", "utf-8")
    assert plain.run("changed", open_cases(changed), seed=1).kept == 0


def test_a_half_written_line_is_collected_again(plain: Ground, first: Run) -> None:
    book = plain.only("plain-elogio", "plain-troll")
    run = plain.run("torn", book).run
    whole = files(run.folder)
    lines = (run.folder / "outputs.jsonl").read_bytes().splitlines(keepends=True)
    (run.folder / "outputs.jsonl").unlink()
    (run.folder / "outputs.part.jsonl").write_bytes(lines[0] + lines[1][:-200])
    resumed = plain.run("torn", book)
    assert resumed.kept == 1
    assert files(resumed.run.folder) == whole
    assert not (run.folder / "outputs.part.jsonl").exists()


def test_a_stage_that_raises_is_a_failure_of_that_case_and_is_tried_again(
    plain: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(self: Nothing, comment: object, *rest: object) -> object:
        raise RuntimeError("the shelf fell")

    book = plain.only("plain-elogio", "plain-troll")
    with monkeypatch.context() as scene:
        scene.setattr(Nothing, "find", breaks)
        broken = plain.run("broken", book, retrieval=False)
    assert broken.failed == tuple(
        Failed(case=id, error="holding: RuntimeError: the shelf fell") for id in ("plain-elogio", "plain-troll")
    )
    assert list(broken.run.outputs()) == list(broken.failed)
    mended = plain.run("broken", book, retrieval=False)
    assert (mended.kept, mended.failed) == (0, ())


def test_without_retrieval_nothing_is_found_and_the_configuration_says_so(plain: Ground, first: Run) -> None:
    run = plain.run("bare", plain.only("plain-elogio"), retrieval=False).run
    assert outputs(run)["plain-elogio"].sources == ()
    assert outputs(first)["plain-elogio"].sources != ()
    assert run.config.sha != first.config.sha


@pytest.mark.parametrize("stage", ["triage", "evidence"])
def test_a_run_up_to_a_stage_writes_no_text_and_agrees_with_the_whole_one(
    plain: Ground, first: Run, stage: str
) -> None:
    run = plain.run(f"until-{stage}", stage=stage).run
    for id, output in outputs(run).items():
        whole = outputs(first)[id]
        assert output.texts == ()
        assert output.triage == whole.triage
        assert output.result == whole.result
        assert output.sources == (whole.sources if stage == "evidence" else ())


def test_repeats_and_seeds_choose_other_wordings_of_the_same_decision(plain: Ground) -> None:
    run = plain.run("repeats", plain.only("plain-sin-agua"), repeats=4).run
    lines = [line for line in run.outputs() if isinstance(line, Output)]
    assert [line.repeat for line in lines] == [0, 1, 2, 3]
    assert len({line.final for line in lines}) > 1
    assert len({line.triage for line in lines}) == 1
    assert len({nonce_of("a", 0, 0), nonce_of("a", 1, 0), nonce_of("a", 0, 1), nonce_of("b", 0, 0)}) == 4


async def test_the_line_of_a_case_is_an_open_incident(plain: Ground) -> None:
    case = next(case for case in plain.book if case.line)
    fact = Fact(id="f", statement="El agua es apta.")
    incident = situation_of(
        case.model_copy(update={"line": case.line and case.line.model_copy(update={"facts": (fact,)})}), NOW
    ).incidents[0]
    assert case.line is not None
    assert incident.line is not None
    assert (incident.line.text, incident.facts, incident.since) == (case.line.text, (fact,), NOW)
    calm = next(case for case in plain.book if not case.line)
    assert situation_of(calm, NOW).calm


def test_a_comment_is_read_on_its_own_day(tmp_path: Path) -> None:
    rio = ground(RIOPLATENSE, tmp_path)
    said = outputs(rio.run("rio").run)["rio-devolver"]
    assert any("10 días" in source.text for source in said.sources)
    assert said.triage.due_at.date() >= date(2026, 11, 16)


def test_labels_that_no_outcome_could_meet_stop_a_run_before_it_begins(plain: Ground, tmp_path: Path) -> None:
    rio = ground(RIOPLATENSE, tmp_path)
    with pytest.raises(BadCases, match="percanta"):
        plain.run("foreign", rio.book)
    assert not (plain.folder / "foreign" / "config.json").exists()


def test_two_runs_cannot_write_to_one_folder(plain: Ground, first: Run, tmp_path: Path) -> None:
    given = (tmp_path, first.config, plain.brand, plain.book)
    with Writing(*given), pytest.raises(Faulty, match="another run"), Writing(*given):
        pass


def test_a_folder_that_is_no_run_or_a_damaged_one_is_named(first: Run, tmp_path: Path) -> None:
    with pytest.raises(Faulty, match=r"config\.json is missing"):
        open_run(tmp_path)
    for name in ("config.json", "cases.jsonl", "outputs.jsonl"):
        (tmp_path / name).write_bytes((first.folder / name).read_bytes())
    damaged = open_run(tmp_path)
    with (tmp_path / "outputs.jsonl").open("ab") as file:
        file.write(b'{"case": "x", "repeat": 0}\n')
    with pytest.raises(Faulty, match=r"outputs\.jsonl:10: "):
        list(damaged.outputs())
    (tmp_path / "config.json").write_text('{"format": 7}', "utf-8")
    with pytest.raises(Faulty, match="format"):
        open_run(tmp_path)


def test_the_brand_is_kept_as_it_was_read(plain: Ground, first: Run) -> None:
    assert first.brand == plain.brand
    several = plain.brand.model_copy(update={"defaults": frozenset(f"d{n}" for n in range(50))})
    assert brand_json(several) == brand_json(Brand.model_validate_json(brand_json(several)))
    assert list(json.loads(brand_json(several))["defaults"]) == sorted(f"d{n}" for n in range(50))


async def test_a_case_runs_the_same_beside_others_and_alone(plain: Ground, first: Run) -> None:
    outcomes = outcome_model(plain.brand, plain.folder / "cache")
    plan = Plan(knowledge=PLAIN, now=NOW, retrieval=False)
    stages = Stages(plain.brand, outcomes, Nothing(), Composers(plain.brand), plan)
    cases: list[Case] = list(plain.book)
    alone = [await stages.run(case) for case in cases]
    assert [await stages.run(case) for case in cases[::-1]] == alone[::-1]
