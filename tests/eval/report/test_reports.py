"""One scored run, four reports: each says what the gate says, and none lets a comment act on its reader."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from markdown_it import MarkdownIt

from app.wording import Tongue, Wording
from eval.gate.thresholds import Threshold
from eval.metrics.metric import Errored
from eval.report import write_reports
from eval.report.page import policy
from eval.score import Row
from tests.eval.report.hostile import ATTACK, hostile
from tests.eval.report.made import base, case, gate_of, made, output, row

NAMES = ("report.json", "summary.md", "junit.xml", "index.html")
TONGUES: tuple[Tongue, ...] = ("es", "en")


class Page(HTMLParser):
    """What a browser would make of a page: its elements and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture(scope="module", params=TONGUES)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("attacked")
    run, gate, before = hostile(folder / "run")
    paths = write_reports(run, gate, folder / "report", request.param, before)
    assert tuple(path.name for path in paths) == NAMES
    return {path.name: path.read_bytes().decode("utf-8") for path in paths}


def test_json_keeps_a_hostile_comment_to_the_letter(attacked: dict[str, str]) -> None:
    told = json.loads(attacked["report.json"])
    assert told["dangers"][0]["reason"]["en"] == f"it shows “{ATTACK}”"
    assert told["verdict"] == "error"
    assert ATTACK in told["groups"]["outcome"]


def test_nothing_of_a_comment_is_markup_link_or_mention_in_the_summary(attacked: dict[str, str]) -> None:
    tokens = MarkdownIt("gfm-like").parse(attacked["summary.md"])
    inner = [child for token in tokens for child in token.children or ()]
    assert {t.type for t in inner} & {"link_open", "image", "html_inline"} == set()
    html = "".join(token.content for token in tokens if token.type == "html_block")
    assert set(re.findall(r"</?(\w+)", html)) <= {"details", "summary"}
    plain = "".join(child.content for child in inner if child.type == "text")
    for told in ("octocat", "evil.example", "window.hit", "GH-3", "fdp"):
        assert told not in plain
        assert told not in html
    assert any("octocat" in child.content for child in inner if child.type == "code_inline")


def test_no_heading_and_no_table_of_the_summary_comes_from_a_comment(attacked: dict[str, str]) -> None:
    tokens = MarkdownIt("gfm-like").parse(attacked["summary.md"])
    headings = [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]
    assert not [heading for heading in headings if "grande" in heading]
    rows = [line for line in attacked["summary.md"].splitlines() if line.startswith("|")]
    assert "| a | b |" not in rows


def test_the_summary_fits_a_pull_request_comment(attacked: dict[str, str]) -> None:
    assert len(attacked["summary.md"].encode()) < 60_000


def test_controls_and_turned_text_never_reach_the_summary_or_the_page(attacked: dict[str, str]) -> None:
    for name in ("summary.md", "junit.xml", "index.html"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", attacked[name]), name
    for name in ("summary.md", "index.html"):
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", attacked[name]), name


def test_the_junit_file_is_xml_whatever_a_comment_holds(attacked: dict[str, str]) -> None:
    root = fromstring(attacked["junit.xml"])  # noqa: S314 - our own file
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out",
    }  # fmt: skip
    assert any("<script>window.hit=1</script>" in (each.text or "") for each in root.iter("failure"))


def test_the_page_holds_one_script_of_its_own_and_no_handler(attacked: dict[str, str]) -> None:
    tags = Page(attacked["index.html"]).tags
    assert [tag for tag, _ in tags].count("script") == 1
    assert not [tag for tag, _ in tags if tag in ("img", "iframe", "object", "embed", "base", "link", "form")]
    for _, attributes in tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "style")]
        assert (attributes.get("href") or "#").startswith("#")


def test_the_page_runs_and_styles_itself_by_hash_alone(attacked: dict[str, str]) -> None:
    metas = [attributes for tag, attributes in Page(attacked["index.html"]).tags if tag == "meta"]
    assert metas[1]["content"] == policy()
    assert policy().startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy()


@pytest.mark.parametrize("tongue", TONGUES)
def test_reports_of_one_run_are_the_same_bytes_each_time(tmp_path: Path, tongue: Tongue) -> None:
    run, gate, before = hostile(tmp_path / "run")
    first, second = (write_reports(run, gate, tmp_path / name, tongue, before) for name in ("one", "two"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def run_of(tmp_path: Path, rows: list[Row]) -> dict[str, str]:
    """Reports of a run with these verdicts, without a baseline."""
    names = sorted({each.case for each in rows})
    cases = [case(name) for name in names]
    gate = gate_of(rows, thresholds=(Threshold("outcome", None, 0.5, Wording(es="porque sí", en="why")),))
    run = made(tmp_path / "run", cases, map(output, cases), sorted(rows, key=lambda r: r.case))
    return {path.name: path.read_text("utf-8") for path in write_reports(run, gate, tmp_path / "report", "es")}


def faults(reports: dict[str, str]) -> tuple[int, int]:
    root = fromstring(reports["junit.xml"])  # noqa: S314 - our own file
    count = len(list(root.iter("failure"))), len(list(root.iter("error")))
    assert count == (int(root.get("failures", "")), int(root.get("errors", "")))
    return count


@pytest.mark.parametrize(
    ("rows", "state", "wanted"),
    [
        ([row("a", "outcome", 1), row("a", "policy.leak", 1, "final")], "pass", (0, 0)),
        ([row("a", "outcome", 0)], "fail", (1, 0)),
        ([row("a", "outcome", 1), row("a", "policy.leak", 0, "final")], "fail", (1, 0)),
        ([row("a", "outcome", 1), row("a", "policy.leak", 0, "raw")], "pass", (0, 0)),
        ([row("a", "policy.leak", 1, "final")], "fail", (1, 0)),
        ([row("a", "outcome", 1), Row(metric="x", case="a", group="a", verdict=Errored(error="oh"))], "error", (0, 1)),
    ],
    ids=["well", "below", "danger", "stopped", "nothing to judge", "broke"],
)
def test_every_report_says_what_the_gate_says(
    tmp_path: Path, rows: list[Row], state: str, wanted: tuple[int, int]
) -> None:
    reports = run_of(tmp_path, rows)
    assert json.loads(reports["report.json"])["verdict"] == state
    assert faults(reports) == wanted
    heading = {"pass": "PASA", "fail": "NO PASA", "error": "ERROR: la ejecución no dice nada"}[state]
    assert reports["summary.md"].splitlines()[0].endswith(f"· {heading}")
    assert f"<strong>{heading}</strong>" in reports["index.html"]


def test_a_danger_that_the_baseline_has_is_told_and_fails_nothing(tmp_path: Path) -> None:
    rows = [row("a", "policy.leak", 0, "final")]
    one = case("a")
    before = base(rows)
    run = made(tmp_path / "run", [one], [output(one)], rows)
    paths = write_reports(run, gate_of(rows, before), tmp_path / "report", "en", before)
    reports = {path.name: path.read_text("utf-8") for path in paths}
    assert faults(reports) == (0, 0)
    assert "Dangerous errors known before (1)" in reports["summary.md"]
    assert fromstring(reports["junit.xml"]).find(".//skipped") is not None  # noqa: S314 - our own file


def test_a_suite_of_the_junit_file_is_a_metric(tmp_path: Path) -> None:
    reports = run_of(tmp_path, [row("a", "outcome", 1), row("a", "policy.leak", 1, "final"), row("b", "matters", None)])
    suites: list[Element] = list(fromstring(reports["junit.xml"]))  # noqa: S314 - our own file
    assert [suite.get("name") for suite in suites] == ["matters", "outcome", "policy.leak"]
    assert all(int(suite.get("tests", "0")) >= 1 for suite in suites)


def test_a_summary_that_would_not_fit_is_cut_and_says_so(tmp_path: Path) -> None:
    scenarios = [f"{'e' * 50}{i}" for i in range(850)]
    cases = [case(f"c{i:04}", scenario=(name,)) for i, name in enumerate(scenarios)]
    rows = [row(each.id, "outcome", 1) for each in cases]
    run = made(tmp_path / "run", cases, map(output, cases), rows)
    paths = write_reports(run, gate_of(rows), tmp_path / "report", "en")
    told = paths[1].read_text("utf-8")
    assert len(told.encode()) < 60_000
    assert "The rest is in `index.html`, `report.json`." in told
    assert paths[3].stat().st_size < 6_000_000
