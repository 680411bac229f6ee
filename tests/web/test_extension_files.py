"""What is handed out is the tree, whole and alone, and the same bytes each time."""

import io
import json
import os
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.web.extension_files import FOLDER, GECKO, NoExtension, for_firefox, packed, version_of
from tests.web.served import Served

ROOT = Path(__file__).parents[2]
MANIFEST: dict[str, Any] = {
    "manifest_version": 3,
    "name": "Muestra",
    "version": "1.2.3",
    "minimum_chrome_version": "123",
    "icons": {"16": "icons/16.png"},
    "permissions": ["activeTab", "sidePanel", "storage"],
    "background": {"service_worker": "worker.js", "type": "module"},
    "side_panel": {"default_path": "panel/panel.html"},
    "storage": {"managed_schema": "managed_schema.json"},
    "options_ui": {"page": "options.html", "open_in_tab": True},
}
FILES = {
    "manifest.json": json.dumps(MANIFEST).encode(),
    "worker.js": b"export {};\n",
    "panel/panel.html": "<p>¡Hola!</p>".encode(),
    "icons/16.png": bytes(range(256)),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / ".git").mkdir()
    for hidden in (".DS_Store", ".git/config"):
        (tmp_path / hidden).write_text("nobody's business")
    return tmp_path


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_file_holds_the_tree_and_nothing_hidden(tree: Path) -> None:
    assert unzipped(packed("chromium", tree).content) == FILES


def test_names_come_in_one_order_and_times_say_nothing(tree: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed("chromium", tree).content)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_the_same_tree_is_the_same_bytes_wherever_and_whenever(tree: Path, tmp_path: Path, browser: Any) -> None:
    first = packed(browser, tree)
    elsewhere = tmp_path / "copia"
    for name in reversed(FILES):
        (elsewhere / name).parent.mkdir(exist_ok=True, parents=True)
        (elsewhere / name).write_bytes(FILES[name])
        os.utime(elsewhere / name, (0, 0))
        (elsewhere / name).chmod(0o600)
    assert packed(browser, elsewhere).sha256 == first.sha256


def test_a_changed_tree_is_packed_anew(tree: Path) -> None:
    before = packed("chromium", tree).sha256
    (tree / "worker.js").write_bytes(b"export const changed = true;\n")
    assert packed("chromium", tree).sha256 != before


def test_firefox_gets_a_sidebar_and_says_who_it_is(tree: Path) -> None:
    files = unzipped(packed("firefox", tree).content)
    manifest = json.loads(files["manifest.json"])

    assert {name: files[name] for name in FILES if name != "manifest.json"} == {
        name: content for name, content in FILES.items() if name != "manifest.json"
    }
    assert manifest["background"] == {"scripts": ["worker.js"], "type": "module"}
    assert manifest["sidebar_action"]["default_panel"] == "panel/panel.html"
    assert manifest["permissions"] == ["activeTab", "storage"]
    assert manifest["browser_specific_settings"] == {"gecko": GECKO}
    assert not {"side_panel", "storage", "minimum_chrome_version", "key"} & manifest.keys()
    assert {name: manifest[name] for name in ("name", "version", "options_ui", "icons")} == {
        name: MANIFEST[name] for name in ("name", "version", "options_ui", "icons")
    }


@pytest.mark.parametrize("manifest", [None, "", "{", "[]", "{}", '"1"'])
def test_a_deployment_without_a_readable_manifest_says_what_is_missing(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest)
    for ask in (
        lambda: packed("chromium", tmp_path),
        lambda: packed("firefox", tmp_path),
        lambda: version_of(tmp_path),
    ):
        with pytest.raises(NoExtension, match="folder “extension”"):
            ask()


def test_the_version_is_the_servers() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert version_of() == project["version"]


def test_the_real_tree_is_handed_out_whole() -> None:
    tree = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert unzipped(packed("chromium").content).keys() == {name for name in tree if not name.startswith(".")}
    assert not [name for name in tree if "test" in name.lower() or name.endswith((".md", ".map", ".ts"))]


def test_what_the_manifest_names_is_in_the_tree() -> None:
    """Of the manifest of either browser, so that neither loads a file that is not there."""
    manifest = json.loads((FOLDER / "manifest.json").read_text("utf-8"))
    for one in (manifest, for_firefox(manifest)):
        scripts = [script for entry in one["content_scripts"] for script in entry["js"]]
        panel = one.get("side_panel", {}).get("default_path") or one["sidebar_action"]["default_panel"]
        worker = one["background"].get("service_worker") or one["background"]["scripts"][0]
        for name in (*scripts, panel, worker, *one["icons"].values(), one["options_ui"]["page"]):
            assert (FOLDER / name).is_file(), name


@pytest.mark.parametrize("name", ["portavoz-chromium.zip", "portavoz-firefox.zip"])
def test_it_is_downloaded_as_a_file_by_anybody(served: Served, name: str) -> None:
    answer = httpx.get(f"{served.url}/extension/{name}")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "manifest.json" in unzipped(answer.content)


def test_there_are_files_for_two_browsers_and_no_other(served: Served) -> None:
    for name in ("portavoz-safari.zip", "manifest.json", "..%2Fpyproject.toml"):
        assert httpx.get(f"{served.url}/extension/{name}").status_code == 404
