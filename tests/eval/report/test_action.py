"""The Action does what the command does: its exit status, its summary, and nothing that an input could smuggle in."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[3]
ACTION = ROOT / ".github/actions/portavoz-eval/action.yml"
WORKFLOW = ROOT / ".github/workflows/evaluation.yml"
FAKE = """#!/bin/bash
echo "$@" >> "$LOG"
if [ "$2" = report ]; then
  mkdir -p "$OUT/report"; echo "# told" > "$OUT/report/summary.md"; exit "$REPORTED"
fi
[ "$SCORED" = yes ] && { mkdir -p "$OUT"; touch "$OUT/scores.jsonl"; }
exit "$RAN"
"""


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def steps() -> list[dict[str, Any]]:
    return list(read(ACTION)["runs"]["steps"])


def evaluated(folder: Path, ran: int, reported: int, scored: str = "yes", **inputs: str) -> tuple[int, list[str], str]:
    """The step «evaluate» with a command that ends so: exit status, what was called, and the job's summary."""
    (folder / "bin").mkdir()
    command = folder / "bin" / "portavoz"
    command.write_text(FAKE)
    command.chmod(0o755)
    step = next(step for step in steps() if step.get("id") == "evaluate")
    told = dict.fromkeys(step["env"], "") | {"ENGINE": "composer", "TONGUE": "es", "OUT": str(folder / "out")}
    files = {"LOG": "log", "GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary"}
    environment = {
        **told,
        **inputs,
        **{name: str(folder / file) for name, file in files.items()},
        "RAN": str(ran),
        "REPORTED": str(reported),
        "SCORED": scored,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
    }
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    status = subprocess.run(shell, env=environment, cwd=folder, check=False).returncode
    summary = (folder / "summary").read_text() if (folder / "summary").exists() else ""
    assert f"status={status}\n" in (folder / "output").read_text()
    return status, (folder / "log").read_text().splitlines(), summary


@pytest.mark.parametrize(
    ("ran", "reported", "status"), [(0, 0, 0), (1, 1, 1), (2, 2, 2), (0, 2, 2)], ids=["well", "gate", "error", "report"]
)
def test_its_exit_status_is_the_commands(tmp_path: Path, ran: int, reported: int, status: int) -> None:
    assert evaluated(tmp_path, ran, reported)[0] == status


def test_a_run_that_the_gate_stops_is_reported_all_the_same(tmp_path: Path) -> None:
    assert evaluated(tmp_path, 1, 1)[2] == "# told\n"


def test_a_run_that_never_came_to_scores_is_not_reported(tmp_path: Path) -> None:
    status, called, summary = evaluated(tmp_path, 2, 0, scored="no")
    assert (status, len(called), summary) == (2, 1, "")


def test_the_report_is_of_the_same_cases_and_baseline(tmp_path: Path) -> None:
    _, called, _ = evaluated(tmp_path, 0, 0, CASES="my cases", BASELINE="b.jsonl", KNOWLEDGE="k")
    common = f"--out {tmp_path / 'out'} --language es --knowledge k --cases my cases --baseline b.jsonl"
    assert called == [f"eval {common} --engine composer", f"eval report {common}"]


@pytest.mark.parametrize("path", [ACTION, WORKFLOW], ids=lambda path: path.name)
def test_other_peoples_actions_are_pinned_to_a_commit_with_its_version(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text())
    assert used
    for action in used:
        assert action.startswith("./") or re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


def test_no_input_is_pasted_into_a_script() -> None:
    assert [step["run"] for step in steps() if "${{" in step.get("run", "")] == []


def test_the_workflow_may_read_the_code_and_nothing_else() -> None:
    told = read(WORKFLOW)
    assert told["permissions"] == {"contents": "read"}
    assert told["jobs"]["evaluate"]["timeout-minutes"] <= 10
