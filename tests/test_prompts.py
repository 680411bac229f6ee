"""A prompt is a file that fails loudly, and whose wording never changes unseen."""

from pathlib import Path
from typing import Any

import pytest

from app.draft.draft import Assignment
from app.draft.request import instructions, messages
from app.draft.rewrite import Wish
from app.evidence.passage import Evidence, Hit
from app.importing.proposing import rules
from app.incident.situation import Incident, OfficialLine, Situation
from app.prompts import Prompt, PromptError
from tests import made
from tests.draft.test_model import assignment

WISH = Wish(
    manner="free",
    public_text="Sentimos la espera.",
    private_text="Hola, cuéntanos.",
    instruction="Más cercano, por favor",
)
LINE = OfficialLine(
    incident="i1",
    version=2,
    text="La sala dos está cerrada. Próxima información: a las 18:00.",
    translations=(("en", "Hall two is closed. Next information: at 18:00."),),
)


def under_line(**over: Any) -> Assignment:
    """A comment of an open incident that has an official line."""
    open_ = Incident(id="i1", scenario=None, severity="high", line=LINE, since=made.NOW)
    hit = Hit(passage=made.passage(LINE.text, id="line:i1:2", kind="line"), score=1.0)
    known: dict[str, Any] = {"situation": Situation(incidents=(open_,)), "evidence": Evidence(knowledge=(hit,))}
    return assignment(triage=made.triage(incident="i1", **over), **known)


SEEN = Path(__file__).parent / "prompts"


def write(folder: Path, text: str) -> Path:
    (folder / "p.md").write_text(text, encoding="utf-8")
    return folder


def test_a_prompt_renders_its_variables(tmp_path: Path) -> None:
    assert Prompt("p", write(tmp_path, "---\nvariables: [a]\n---\nHola {{ a }}")).render(a="mundo") == "Hola mundo"


@pytest.mark.parametrize(
    "text",
    ["", "sin portada", "---\nvariables: [\n---\nx", "---\nname: p\n---\nx", "---\nvariables: []\n---\n{% if %}"],
)
def test_a_broken_prompt_file_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(PromptError, match=r"prompts/p\.md"):
        Prompt("p", write(tmp_path, text))


def test_a_missing_prompt_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"prompts/p\.md"):
        Prompt("p", tmp_path)


def test_a_variable_that_was_not_declared_is_refused(tmp_path: Path) -> None:
    prompt = Prompt("p", write(tmp_path, "---\nvariables: [a]\n---\n{{ a }} {{ b }}"))
    with pytest.raises(PromptError, match="b"):
        prompt.render(a=1)


def test_the_fingerprint_moves_with_the_words(tmp_path: Path) -> None:
    first = Prompt("p", write(tmp_path, "---\nvariables: []\n---\nuno")).fingerprint
    second = Prompt("p", write(tmp_path, "---\nvariables: []\n---\ndos")).fingerprint
    assert first != second


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("draft_system", instructions(made.brand())),
        ("draft_comment", messages("", assignment())[1][1]),
        ("draft_comment_crisis", messages("", under_line())[1][1]),
        ("draft_comment_crisis_en", messages("", under_line(reply_language="en"))[1][1]),
        ("draft_comment_crisis_pt", messages("", under_line(reply_language="pt"))[1][1]),
        ("draft_rewrite", messages("", assignment(), None, WISH)[2][1]),
        ("import_fields", rules("marca-0")),
    ],
)
def test_a_rendered_prompt_is_what_was_last_read_by_a_person(name: str, text: str) -> None:
    """To accept a change: read the new text, then write it over the file that this test names."""
    assert text == (SEEN / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n")
