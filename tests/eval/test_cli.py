"""`portavoz eval` as a person uses it: from the words to the exit status, never a traceback."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app.wording import Wording
from eval import gating
from eval.cli import app, main
from eval.gate.verdict import judged
from eval.metrics.metric import Errored, Scored
from eval.score import Row
from tests.eval.running import CASES, PLAIN, files
from tests.lessons import learned

ROOT = Path(__file__).resolve().parents[2]


class Told(NamedTuple):
    status: int
    out: str
    err: str


Evaluate = Callable[..., Told]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("eval")
    learned(PLAIN, folder)
    return folder


@pytest.fixture
def evaluate(home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Evaluate:
    """One command on the plain brand."""

    def run(*words: str, cases: Path = CASES, knowledge: Path = PLAIN, **environment: str) -> Told:
        known = ("collect", "score", "report", "record")
        given = ["--cases", str(cases), "--knowledge", str(knowledge)]
        words = (words[0], *given, *words[1:]) if words and words[0] in known else (*given, *words)
        with monkeypatch.context() as scene:
            for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PORTAVOZ_LANGUAGE"):
                scene.delenv(name, raising=False)
            for name, value in {"PORTAVOZ_VAR": str(home), "COLUMNS": "160", **environment}.items():
                scene.setenv(name, value)
            scene.setattr(sys, "argv", ["portavoz eval", *words])
            scene.setattr(sys, "stdin", io.StringIO(""))
            with pytest.raises(SystemExit) as left:
                main()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Told(int(left.value.code or 0), out, err)

    return run


def test_help_needs_nothing_heavy() -> None:
    heavy = ("fastapi", "sqlalchemy", "numpy", "langchain", "openai", "chromadb", "app.pipeline", "eval.score")
    code = f"import sys, eval.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_cases_are_collected_scored_and_compared(evaluate: Evaluate, home: Path, tmp_path: Path) -> None:
    run, other = tmp_path / "run", tmp_path / "other"
    chosen = ("--case", "plain-elogio", "--case", "plain-troll")
    metrics = ("--metric", "outcome", "--metric", "policy.too_long")
    collected = evaluate("collect", "--out", str(run), *chosen)
    assert (collected.status, "2 casos" in collected.err) == (0, True)
    assert evaluate("score", "--out", str(run), *metrics).status == 0
    scored = (run / "scores.jsonl").read_bytes()
    whole = evaluate("--out", str(other), *chosen, *metrics, "--language", "en")
    assert (whole.status, "PASSES" in whole.out, "2 cases" in whole.out) == (0, True, True)
    assert files(other) == files(run)
    assert (other / "scores.jsonl").read_bytes() == scored
    reported = evaluate("report", "--out", str(run), "--language", "en")
    written = {Path(line).name for line in reported.out.splitlines()}
    assert written == {"report.json", "summary.md", "junit.xml", "index.html"}
    assert "plain-elogio" in (run / "report" / "index.html").read_text("utf-8")
    main_words = ["compare", str(run), str(other)]
    compared = subprocess.run(
        [sys.executable, "-m", "eval", *main_words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (compared.returncode, "PASA" in compared.stdout) == (0, True)


def test_a_worse_run_is_told_from_a_better_one(evaluate: Evaluate, tmp_path: Path) -> None:
    run, worse = tmp_path / "run", tmp_path / "worse"
    evaluate("--out", str(run), "--case", "plain-elogio", "--metric", "policy.insult")
    worse.mkdir()
    for path in run.glob("*.json*"):
        (worse / path.name).write_bytes(path.read_bytes())
    lines = [json.loads(line) for line in (run / "scores.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        line["verdict"]["value"] = 0
    (worse / "scores.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "eval", "compare", str(run), str(worse), "--language", "en"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, "DOES NOT PASS" in done.stdout, "plain-elogio" in done.stdout) == (1, True, True)


def test_one_case_is_explained_with_everything_about_it(evaluate: Evaluate) -> None:
    told = evaluate("--explain", "plain-sin-agua", "--metric", "outcome", "--metric", "policy.too_long")
    assert told.status == 0
    for part in ("calle Olmo", "service_failure", "→ yes", "manual:", "ofrecido", "outcome", "policy.too_long"):
        assert part in told.out, part
    assert evaluate("--explain", "plain-nada").status == 2


def test_what_a_comment_says_never_steers_the_terminal(evaluate: Evaluate, tmp_path: Path) -> None:
    line = next(line for line in (CASES / "plain.jsonl").read_text("utf-8").splitlines() if "plain-elogio" in line)
    told = json.loads(line)
    told["comment"]["text"] = "Gracias \x1b[31m[bold]rojo[/bold] \u202e"
    (tmp_path / "c.jsonl").write_text(json.dumps(told) + "\n", "utf-8")
    shown = evaluate("--explain", "plain-elogio", "--metric", "outcome", cases=tmp_path)
    assert shown.status == 0
    assert "\x1b[31m" not in shown.out
    assert "\u202e" not in shown.out
    assert "[bold]rojo[/bold]" in shown.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--case", "plain-elogios"), "plain-elogio"),
        (("--split", "harvest"), "--split harvest"),
        (("--metric", "empatia"), "outcome"),
        (("score", "--out", "/nada"), "config.json"),
        (("--engine", "live", "--yes"), "OPENAI_API_KEY"),
        (("--engine", "live", "--budget", "1"), "--prices"),
        (("--engine", "live", "--prices", "nada.yaml"), "nada.yaml"),
        (("--baseline", "nada.jsonl", "--case", "plain-elogio", "--metric", "outcome"), "nada.jsonl"),
        (("--write-baseline", "--case", "plain-elogio", "--metric", "outcome"), "--write-baseline"),
        (("--case", "plain-elogio", "collect"), "collect"),
        (("--workers", "-1"), "--workers"),
        (("--split", "train"), "train"),
    ],
)
def test_what_cannot_be_done_is_named_and_ends_with_two(
    evaluate: Evaluate, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    out = () if "score" in words or "collect" in words else ("--out", str(tmp_path / "run"))
    told = evaluate(*words, *out)
    assert (told.status, told.out) == (2, "")
    assert said in told.err


def test_a_malformed_case_is_told_by_its_line_in_both_languages(evaluate: Evaluate, tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('\n{"id": "uno"}\n', "utf-8")
    for language, word in (("es", "falta"), ("en", "missing")):
        told = evaluate("--language", language, cases=tmp_path)
        assert (told.status, "c.jsonl:2: " in told.err, word in told.err) == (2, True, True)


def test_a_replay_without_recordings_fails_and_names_the_case(evaluate: Evaluate, tmp_path: Path) -> None:
    words = ("--engine", "replay", "--recordings", str(tmp_path / "m.jsonl"), "--case", "plain-factura")
    told = evaluate("collect", *words, "--out", str(tmp_path / "run"), "--language", "en")
    assert told.status == 2
    assert "plain-factura" in told.err
    assert "portavoz eval record" in told.err


def test_a_live_run_tells_what_it_would_cost_and_asks_before_any_call(evaluate: Evaluate, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        'dated: 2026-11-01\ncurrency: EUR\nmodels: {"openai:gpt-5-mini": {input: 1, output: 2}}\n', "utf-8"
    )
    words = ("--recordings", str(tmp_path / "m.jsonl"), "--prices", str(tmp_path / "p.yaml"), "--case", "plain-factura")
    told = evaluate("record", *words, OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    assert told.status == 2
    for part in ("1 llamada,", "EUR", "2026-11-01", "¿Llamo al modelo?", "no se ha llamado"):
        assert part in told.err
    assert not (tmp_path / "m.jsonl").exists()


def row(verdict: Scored | Errored, metric: str = "policy.insult") -> Row:
    return Row(metric=metric, case="a", group="a", side="final", verdict=verdict)


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        ((row(Scored(value=1, reason=Wording(es="", en=""))),), 0),
        ((row(Scored(value=0, reason=Wording(es="", en=""))),), 1),
        ((row(Scored(value=0, reason=Wording(es="", en=""))), row(Errored(error="x"))), 2),
    ],
)
def test_the_exit_status_is_the_verdict(rows: tuple[Row, ...], status: int) -> None:
    assert gating.status(judged(rows, thresholds=())) == status


def test_a_run_is_held_against_the_baseline_of_the_same_cases(evaluate: Evaluate, tmp_path: Path) -> None:
    base, run = tmp_path / "base.jsonl", tmp_path / "run"
    some = tmp_path / "cases.jsonl"
    lines = (CASES / "plain.jsonl").read_text("utf-8").splitlines(keepends=True)
    some.write_text("".join(line for line in lines if "plain-elogio" in line or "plain-troll" in line), "utf-8")
    given = ("--baseline", str(base), "--out", str(run), "--language", "en")
    evaluate(*given, "--write-baseline", cases=some)
    assert len(base.read_text("utf-8").splitlines()) >= 3
    assert evaluate(*given, "--case", "plain-troll", "--seed", "1", cases=some).status == 0
    foreign = evaluate(*given)
    assert foreign.status == 2
    assert "other cases" in foreign.err
    other = evaluate(*given, "--case", "plain-troll", cases=_changed(some, tmp_path / "changed.jsonl"))
    assert (other.status, "plain-troll" in other.err) == (2, True)


def _changed(cases: Path, to: Path) -> Path:
    to.write_text(cases.read_text("utf-8").replace("jajaja", "jejeje"), "utf-8")
    return to


def test_every_command_is_in_the_suites_guide() -> None:
    guide = (ROOT / "eval" / "README.md").read_text("utf-8")
    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert {"report", "compare", "harvest", "judge", "mutants", "document", "record"} < names
    assert [name for name in sorted(names) if f"eval {name}" not in guide] == []
