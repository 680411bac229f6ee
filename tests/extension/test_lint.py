"""The extension as a reviewer of a browser's store reads it: little is asked for, nothing hides, nothing is fetched."""

import io
import json
import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest

from app.web.extension_files import Browser, packed
from tests.extension.loaded import TREE
from tests.extension.rules import RULES, css_faults, faults, html_faults, named_by
from tests.extension.tooling import TOOLS, run

SITES: Final = {
    "x": ["https://x.com/*", "https://twitter.com/*", "https://mobile.x.com/*"],
    "instagram": ["https://www.instagram.com/*"],
    "facebook": ["https://www.facebook.com/*", "https://m.facebook.com/*", "https://business.facebook.com/*"],
    "linkedin": ["https://www.linkedin.com/*"],
    "google": ["https://business.google.com/*", "https://www.google.com/maps/*", "https://www.google.com/local/*"],
}
EXPECTED: Final[dict[Browser, set[tuple[str, str]]]] = {
    "chromium": {  # the linter is Firefox's: this tree lacks what only Firefox asks for, and has what it does not know
        ("error", "BACKGROUND_SERVICE_WORKER_NOFALLBACK"),
        ("error", "ADDON_ID_REQUIRED"),
        ("warning", "MANIFEST_PERMISSIONS"),  # sidePanel
        ("warning", "MISSING_DATA_COLLECTION_PERMISSIONS"),
        ("warning", "STORAGE_MANAGED"),  # a company's policy: Firefox gives it to those with an id
    },
    "firefox": {
        ("warning", "KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION"),  # a telephone has no sidebar: not ours
    },
}
SCRIPTS: Final = sorted(path.relative_to(TREE).as_posix() for path in TREE.rglob("*.js"))


def read(name: str) -> str:
    return (TREE / name).read_text(encoding="utf-8")


def manifest() -> dict[str, Any]:
    return dict(json.loads(read("manifest.json")))


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_the_browsers_own_linter_finds_only_what_is_expected(browser: Browser, tools: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(browser).content)) as packet:
        packet.extractall(tmp_path)
    assert linted(tools, tmp_path) == EXPECTED[browser]


def test_the_browsers_own_linter_would_find_planted_markup(tools: Path, tmp_path: Path) -> None:
    """Control."""
    with zipfile.ZipFile(io.BytesIO(packed("firefox").content)) as packet:
        packet.extractall(tmp_path)
    with (tmp_path / "worker.js").open("a", encoding="utf-8") as worker:
        worker.write("\nexport const planted = text => { document.body.innerHTML = text; eval(text); };\n")
    assert {("warning", "UNSAFE_VAR_ASSIGNMENT"), ("warning", "DANGEROUS_EVAL")} <= linted(tools, tmp_path)


def linted(tools: Path, tree: Path) -> set[tuple[str, str]]:
    done = run(
        tools, "web-ext", "lint", "--source-dir", tree, "--output", "json", "--no-config-discovery", "--no-input"
    )
    told = json.loads(done.stdout[done.stdout.index("{") :])
    return {(found["_type"], found["code"]) for kind in ("errors", "warnings") for found in told[kind]}


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_breaks_a_rule(name: str) -> None:
    assert list(faults(name, read(name))) == []


def test_no_page_or_style_sheet_brings_code_or_reaches_elsewhere() -> None:
    pages = [fault for path in TREE.rglob("*.html") for fault in html_faults(path.name, path.read_text("utf-8"))]
    sheets = [fault for path in TREE.rglob("*.css") for fault in css_faults(path.name, path.read_text("utf-8"))]
    assert (pages, sheets) == ([], [])


def test_every_script_is_checked_by_types_written_by_hand_and_short() -> None:
    lines = {name: read(name).splitlines() for name in SCRIPTS}
    assert [name for name in SCRIPTS if lines[name][0] != "// @ts-check"] == []
    assert [name for name in SCRIPTS if len(lines[name]) > 250] == []
    assert [f"{name}: {line}" for name in SCRIPTS for line in lines[name] if len(line) > 120] == []


def test_the_manifest_asks_for_these_permissions_and_no_more() -> None:
    asked = manifest()
    assert asked["permissions"] == ["activeTab", "alarms", "contextMenus", "scripting", "sidePanel", "storage"]
    assert asked["optional_host_permissions"] == ["https://*/*", "http://*/*"]
    for absent in (
        "host_permissions",
        "web_accessible_resources",
        "externally_connectable",
        "optional_permissions",
        "key",
    ):
        assert absent not in asked, absent


def test_content_scripts_run_on_five_sites_and_in_frames_of_one() -> None:
    """Beside each site's own file the same ones: the readers before it, what answers the worker last."""
    entries = manifest()["content_scripts"]
    assert [entry["matches"] for entry in entries] == list(SITES.values())
    for entry, site in zip(entries, SITES, strict=True):
        assert entry["js"] == [name.replace("sites/x.js", f"sites/{site}.js") for name in entries[0]["js"]]
        assert entry["js"][-1] == "page/content.js"
        assert entry["js"].index("page/reading.js") < entry["js"].index(f"sites/{site}.js")
        assert {**entry, "matches": [], "js": []} == {
            "matches": [],
            "js": [],
            "run_at": "document_idle",
            **({"all_frames": True} if site == "google" else {}),
        }


def test_its_own_pages_run_its_own_code_alone() -> None:
    policy = manifest()["content_security_policy"]["extension_pages"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
    assert rules == {
        "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "img-src": "'self'",
        "connect-src": "https: http:", "object-src": "'none'", **{name: rules[name] for name in TIGHTER & set(rules)},
    }  # fmt: skip


TIGHTER: Final = {"form-action", "base-uri", "frame-ancestors"}
"""May stand beside: they only forbid."""


def test_every_file_that_the_manifest_names_is_there_and_every_file_is_used() -> None:
    asked = manifest()
    named = {*re.findall(r'"([\w/]+\.(?:js|html|css|json|png|svg))"', json.dumps(asked)), "manifest.json"}
    assert {name for name in named if not (TREE / name).is_file()} == set()
    used, left = set(), {TREE / name for name in [*named, "sites/anywhere.js"]}
    while left:
        path = left.pop()
        used.add(path)
        if path.suffix in (".js", ".html"):
            left |= named_by(path, path.read_text(encoding="utf-8")) - used
    assert {path for path in used if not path.is_file()} == set()
    files = {path for path in TREE.rglob("*") if path.is_file()}
    words = {TREE / "_locales" / locale / "messages.json" for locale in ("es", "en")}
    sources = {path for path in files if path.parent.name == "icons"} | {
        TREE / "shared" / "types.js",
        TREE / "page" / "types.js",
    }
    assert {path.relative_to(TREE).as_posix() for path in files - used - words - sources} == set()


def test_it_has_the_version_of_its_server() -> None:
    project = tomllib.loads((TREE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert manifest()["version"] == project["version"]


def test_the_lock_of_the_tools_names_no_registry() -> None:
    lock = (TOOLS / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert "://" not in lock
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


FOUND: Final = (
    ("page/button.js", "box.innerHTML = text;", "markup from text"),
    ("panel/panel.js", "box.insertAdjacentHTML('beforeend', text);", "markup from text"),
    ("panel/panel.js", "new DOMParser().parseFromString(text, 'text/html');", "markup from text"),
    ("page/insertion.js", 'document.execCommand("insertHTML", false, text);', "markup from text"),
    ("worker.js", "eval(text);", "code from text"),
    ("worker.js", "new Function(text)();", "code from text"),
    ("worker.js", "setTimeout('go()', 1);", "code from text"),
    ("page/button.js", "document.createElement('script');", "code from text"),
    ("worker.js", 'import "https://malo.example/x.js";', "an import from elsewhere"),
    ("worker.js", 'import { z } from "lodash";', "an import from elsewhere"),
    ("worker.js", 'await import("./late.js");', "an import from elsewhere"),
    ("panel/panel.js", 'await fetch("/v1/me");', "a request that is not the worker's"),
    ("page/content.js", "new WebSocket(address);", "a request that is not the worker's"),
    ("worker.js", "console.log(state);", "a trace for programmers"),
    ("worker/store.js", "chrome.storage.local.set({ key });", "a store that content scripts can open"),
    ("worker/store.js", "chrome.storage.session.set({ key });", "a store that content scripts can open"),
    ("panel/panel.js", "localStorage.key = key;", "the page's own stores"),
    ("page/content.js", 'indexedDB.open("portavoz");', "the worker's store or policy beside a page's code"),
    ("page/content.js", "chrome.tabs.query();", "the worker's store or policy beside a page's code"),
    ("page/content.js", 'addEventListener("message", take);', "an ear for the page"),
    ("page/content.js", 'document.dispatchEvent(new CustomEvent("portavoz"));', "a word to the page"),
    ("page/content.js", 'window.postMessage(found, "*");', "a word to the page"),
    ("sites/x.js", "send.click();", "a press of Send"),
    ("sites/x.js", 'new KeyboardEvent("keydown", { key: "Enter" });', "an Enter that a page takes for Send"),
    ("page/button.js", 'host.attachShadow({ mode: "open" });', "an open shadow"),
    ("worker/pages.js", 'executeScript({ world: "MAIN", files });', "code for the page's own world"),
)  # fmt: skip
PASSES: Final = (
    ("page/button.js", "// innerHTML would let the page in\nbox.textContent = text;"),
    ("worker/api.js", "await fetch(address);"),
    ("worker.js", 'import { call } from "./worker/api.js";'),
    ("page/content.js", 'button.addEventListener("click", pick);'),
    ("page/content.js", "chrome.runtime.sendMessage({ picked });"),
    ("panel/panel.js", "field.click();"),
    ("worker/store.js", 'const address = "https://portavoz.example.org"; // eval'),
    ("panel/panel.js", "port.postMessage({ act });"),
)


@pytest.mark.parametrize(("file", "code", "rule"), FOUND, ids=[code for _, code, _ in FOUND])
def test_a_planted_fault_is_found(file: str, code: str, rule: str) -> None:
    """Control."""
    assert [fault.split(": ")[1] for fault in faults(file, code)] == [rule]


@pytest.mark.parametrize(("file", "code"), PASSES, ids=[code for _, code in PASSES])
def test_what_is_sound_is_not_found(file: str, code: str) -> None:
    assert list(faults(file, code)) == []


def test_every_rule_has_an_example_that_it_finds() -> None:
    assert {rule.name for rule in RULES} - {rule for _, _, rule in FOUND} == set()


@pytest.mark.parametrize(
    "html",
    [
        "<script>go()</script>",
        "<p style='color:red'>",
        "<img src=x onerror=go()>",
        "<script src='https://a.example/x.js'>",
    ],
)
def test_a_planted_fault_in_a_page_is_found(html: str) -> None:
    """Control."""
    assert list(html_faults("panel.html", html)) != []
    assert list(css_faults("panel.css", "@import 'x.css'; a { background: url(https://a.example/p.gif) }")) != []
