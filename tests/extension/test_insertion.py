"""An approved text comes to stand in the editors that sites use, to the letter, or the box is as it was before.

What counts is what the editor itself holds afterwards (its model), not what its page shows.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.extension.conftest import BrowserWith
from tests.extension.loaded import Loaded
from tests.extension.writing import INSTALLED, OWN, Desk, anywhere, bundled, silent

TEXTS: Final = {
    "one line": "Sentimos mucho la espera, ya estamos con ello.",
    "lines and signs": "¡Hola, Ana!\nمرحبا بكم، שלום 👩‍👩‍👧‍👦🇪🇸👍🏽\n\ncafe\u0301 «ok» <b>&amp;</b>\nBrisa",
    "blanks at the edges": "  Hola,  Ana  \nBrisa\n",
    "long": "Llevamos su caso ahora mismo. " * 72 + "Un saludo.",
}
STOOD: Final = "Lo que había escrito"
EDITORS: Final = [*(name for name in OWN if name != "input"), *INSTALLED]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return silent(tmp_path_factory.mktemp("silent"))


@pytest.fixture(scope="module")
def loaded(browser_with: BrowserWith, tree: Path) -> Loaded:
    return browser_with(tree)


@pytest.fixture(scope="module")
def bundles(there_is_a_browser: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bundled(tmp_path_factory.mktemp("bundles"))


@pytest.fixture
def own(loaded: Loaded, tree: Path, tmp_path: Path) -> Iterator[Desk]:
    """Pages that need nothing of npm."""
    desk = Desk(loaded, anywhere(tree), tmp_path)
    yield desk
    desk.page.close()
    assert desk.faults == []


@pytest.fixture
def desk(loaded: Loaded, tree: Path, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Pages of any editor; npm is asked for only where the editor is of npm."""
    editor = request.node.callspec.params["editor"]
    desk = Desk(loaded, anywhere(tree), request.getfixturevalue("bundles") if editor in INSTALLED else tmp_path)
    yield desk
    desk.page.close()
    assert desk.faults == [], "the page's own script failed"


@pytest.mark.parametrize("stood", ["", STOOD], ids=["empty", "filled"])
@pytest.mark.parametrize("editor", EDITORS)
def test_the_editor_holds_the_very_text_and_the_person_can_go_on(desk: Desk, editor: str, stood: str) -> None:
    for name, text in TEXTS.items():
        desk.open(editor, stood)
        answer = desk.insert(text, overwrite=bool(stood))
        assert (answer["done"], answer["why"]) == (True, None), name
        assert desk.model() == text, name
        desk.page.keyboard.type("!")
        assert desk.model() == text + "!", name


@pytest.mark.parametrize("editor", EDITORS)
def test_what_a_person_wrote_stays_unless_they_say_so(desk: Desk, editor: str) -> None:
    desk.open(editor, STOOD)
    answer = desk.insert("Otra cosa")
    assert (answer["done"], answer["why"], desk.model()) == (False, "filled", STOOD)
    assert desk.ask("box", mark="") == {"box": "filled", "kind": kind(editor), "text": STOOD}


@pytest.mark.parametrize("editor", EDITORS)
def test_a_second_press_does_not_double_the_text_and_undoing_breaks_no_page(desk: Desk, editor: str) -> None:
    text = TEXTS["lines and signs"]
    desk.open(editor)
    desk.page.evaluate(LISTEN)
    first, second = desk.insert(text), desk.insert(text)
    assert (first["done"], second["done"], second["how"]) == (True, True, "there")
    assert desk.model() == text
    assert desk.page.evaluate("window.seen") == [], "a key, a button or a form was touched"
    for _ in range(3):
        desk.page.keyboard.press("Control+z")
    desk.model()
    desk.page.keyboard.type("y sigo")
    assert desk.model().endswith("y sigo")


def kind(editor: str) -> str:
    """How an editor is told by its marks."""
    if editor in {"textarea", "shadow", "react", "react-19"}:
        return "field"
    return "plain" if editor in OWN else editor.partition("-")[0]


LISTEN: Final = """() => {
  window.seen = [];
  for (const type of ["keydown", "keypress", "keyup", "click", "submit", "change"])
    addEventListener(type, event => window.seen.push(type), true);
}"""


def test_a_field_of_one_line_takes_one_line_and_refuses_more(own: Desk) -> None:
    own.open("input", STOOD)
    refused = own.insert("Dos\nlíneas", overwrite=True)
    assert (refused["why"], own.model()) == ("refused", STOOD)
    assert own.insert("Una línea", overwrite=True)["done"]
    assert own.model() == "Una línea"


SPOILERS: Final = {
    "cut at its own limit": "<textarea maxlength=20>Antes</textarea>",
    "in capitals": """<textarea>Antes</textarea>
      <script>box.oninput = () => { box.value = box.value.toUpperCase() }</script>""",
    "put back": "<textarea>Antes</textarea><script>box.oninput = () => { box.value = 'Antes' }</script>",
    "put back later": """<textarea>Antes</textarea>
      <script>box.oninput = () => setTimeout(() => { box.value = 'Antes' }, 70)</script>""",
    "words of its own": """<div contenteditable>Antes</div>
      <script>box.oninput = () => { if (/Hola/.test(box.textContent)) box.append(' (con amor)') }</script>""",
    "gone": "<textarea>Antes</textarea><script>box.oninput = () => box.remove()</script>",
}
PAGE: Final = """<!doctype html><meta charset=utf-8><style>* { min-height: 20px }</style><body>BOX<script>
const box = document.querySelector("textarea, [contenteditable]");</script>SCRIPT"""


def standing(box: str) -> str:
    element, _, script = box.partition("<script>")
    return PAGE.replace("BOX", element).replace("SCRIPT", script and f"<script>{script}")


@pytest.mark.parametrize("spoiler", SPOILERS)
def test_a_box_that_does_not_take_the_text_is_left_as_it_was(own: Desk, spoiler: str) -> None:
    own.show("spoiled", standing(SPOILERS[spoiler]))
    own.focus()
    answer = own.insert("Hola, Ana: sentimos mucho la espera.", overwrite=True)
    assert (answer["done"], answer["why"]) == (False, "refused")
    left = own.page.evaluate("box.isConnected ? box.value ?? box.textContent : 'Antes'")
    assert left in {"Antes", "ANTES"}  # one that writes capitals does so with whatever is put back


UNSEEN: Final = {
    "not displayed": "display: none",
    "clear": "opacity: 0",
    "beyond the edge": "position: absolute; left: -5000px",
    "without size": "position: absolute; width: 0; height: 0; padding: 0; border: 0; min-height: 0",
}


@pytest.mark.parametrize("how", UNSEEN)
def test_a_box_that_nobody_sees_gets_nothing(own: Desk, how: str) -> None:
    own.show("unseen", standing(f"<textarea style='{UNSEEN[how]}'></textarea>"))
    own.page.evaluate("box.focus()")
    assert own.ask("box", mark="")["box"] == "none"
    assert own.insert("Hola") == {"done": False, "how": None, "kind": None, "why": "none"}
    assert own.page.evaluate("box.value") == ""


CLOSED: Final = ["<textarea disabled>", "<textarea readonly>", "<input type=password>", "<input type=search>", "<p>"]


@pytest.mark.parametrize("box", [*CLOSED, "<div role=search><textarea></textarea></div>"])
def test_what_is_no_box_for_a_reply_is_none(own: Desk, box: str) -> None:
    own.show("closed", f"<!doctype html><meta charset=utf-8>{box}")
    own.page.evaluate("document.querySelector('textarea, input, p').focus()")
    assert own.ask("box", mark="")["box"] == "none"


CLOBBERED: Final = """<!doctype html><meta charset=utf-8><body>
<img name=activeElement><img name=getSelection><img name=querySelectorAll><img name=createElement><img name=execCommand>
<img name=body><form id=portavoz><input name=parentNode><input name=childNodes><input name=nodeType>
<input name=isConnected><input name=closest><input name=matches><input name=textContent><input name=localName>
<div contenteditable id=box style="min-height: 40px"></div><p id=comment>El barco no ha salido.</p></form>"""


def test_names_that_a_page_gives_its_controls_do_not_stand_for_ours(own: Desk) -> None:
    own.show("clobbered", CLOBBERED)
    own.page.evaluate("document.getElementById('box').focus()")
    assert own.insert("Hola, Ana")["done"]
    own.page.evaluate("window.getSelection().selectAllChildren(document.getElementById('comment'))")
    assert own.ask("selection")["found"]["text"] == "El barco no ha salido."


def test_two_texts_at_once_do_not_mix(own: Desk) -> None:
    own.open("textarea")
    own.loaded.tab(own.page)
    answers: list[Any] = own.loaded.worker.evaluate(
        """([tab, texts]) => Promise.all(texts.map(text =>
          chrome.tabs.sendMessage(tab, {ask: "insert", mark: "", text, overwrite: true}, {frameId: 0})))""",
        [own.loaded.tab(own.page), ["Primera respuesta", "Segunda respuesta"]],
    )
    assert [answer["done"] for answer in answers] == [True, False]
    assert own.model() == "Primera respuesta"


def test_a_second_injection_changes_nothing(own: Desk) -> None:
    own.open("textarea")
    own.inject()
    own.focus()
    assert own.insert("Hola")["how"] == "exec"
    assert own.model() == "Hola"


def test_a_page_that_is_not_in_front_takes_the_text_too(own: Desk) -> None:
    """The panel has the focus when its button is pressed."""
    own.open("plain")
    tab = own.loaded.tab(own.page)
    other = own.loaded.context.new_page()
    other.bring_to_front()
    ask = "tab => chrome.tabs.sendMessage(tab, {ask: 'insert', mark: '', text: 'Hola\\nAna'}, {frameId: 0})"
    assert own.loaded.worker.evaluate(ask, tab)["done"]
    assert own.model() == "Hola\nAna"
    other.close()


def test_neither_a_key_nor_a_form_is_sent_by_what_is_written() -> None:
    """The editors' tests see no such event; this one sees that no file could make one."""
    scripts = Path(__file__).parents[2] / "extension" / "page"
    written = "".join(file.read_text(encoding="utf-8") for file in sorted(scripts.glob("*.js")))
    assert re.findall(r"new (?:Keyboard|Submit|Mouse|Pointer)Event|requestSubmit|\.submit\(|\.click\(", written) == []
