"""The types that the extension's comments state hold in every line of it, strictly."""

import json
import shutil
from pathlib import Path

from tests.extension.loaded import TREE
from tests.extension.tooling import TOOLS, run


def checked(tools: Path, tree: Path) -> list[str]:
    """What the type checker has against the tree at that place."""
    project = json.loads((TOOLS / "tsconfig.json").read_text(encoding="utf-8"))
    options = {**project["compilerOptions"], "typeRoots": [str(tools / "node_modules" / "@types")]}
    config = tree.parent / "tsconfig.json"
    config.write_text(json.dumps({"compilerOptions": options, "include": [f"{tree.name}/**/*.js"]}), encoding="utf-8")
    return run(tools, "tsc", "--project", config, "--pretty", "false", cwd=tree.parent).stdout.splitlines()


def test_the_types_hold(tools: Path, tmp_path: Path) -> None:
    shutil.copytree(TREE, tmp_path / "extension")
    assert checked(tools, tmp_path / "extension") == []


def test_a_planted_error_of_type_is_found(tools: Path, tmp_path: Path) -> None:
    """Control, in a module and in a script that runs beside a page."""
    planted = "\n/** @param {string} text */ const planted = text => text.nowhere; planted(7);\n"
    (tmp_path / "extension" / "page").mkdir(parents=True)
    (tmp_path / "extension" / "worker.js").write_text(f"// @ts-check{planted}export {{}};\n", encoding="utf-8")
    (tmp_path / "extension" / "page" / "content.js").write_text(f"// @ts-check{planted}", encoding="utf-8")
    found = checked(tools, tmp_path / "extension")
    assert [line.partition("(")[0] for line in found] == ["extension/page/content.js"] * 2 + ["extension/worker.js"] * 2
