"""The map of the house, kept true: imports run one way, and each outside library has one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = (
    ("errors", "settings", "value", "wording"),
    ("db", "prompts", "llm", "llm_faults"),
    ("brand",),
    ("comments",),
    ("incident",),
    ("evidence",),
    ("triage",),
    ("draft",),
    ("guard",),
    ("pipeline",),
    ("review",),
    ("learning", "monitor", "notify", "importing"),
    ("operations",),
    ("drill",),
    (
        "web",
        "cli",
        "cli_drill",
        "cli_drill_acts",
        "cli_extension",
        "cli_extension_acts",
        "cli_fact_acts",
        "cli_facts",
        "cli_holding_acts",
        "cli_holdings",
        "cli_hook_acts",
        "cli_hooks",
        "cli_incident_acts",
        "cli_incident_report",
        "cli_incident_shown",
        "cli_incidents",
        "cli_monitor",
        "cli_monitor_acts",
        "cli_commands",
        "cli_reply",
        "cli_people",
        "cli_operations",
        "cli_upkeep",
        "cli_import",
        "cli_understood",
    ),
    ("main",),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
DOORS = {
    "langchain": ("llm",),
    "langchain_openai": ("llm", "evidence"),
    "langchain_core": ("llm", "llm_faults", "evidence"),
    "langchain_chroma": ("evidence",),
    "openai": ("llm", "llm_faults", "evidence"),
    "chromadb": ("evidence",),
    "sklearn": ("triage",),
    "fastapi": ("web", "main"),
    "starlette": ("web", "main"),
    "typer": (
        "cli",
        "cli_operations",
        "cli_drill",
        "cli_extension",
        "cli_facts",
        "cli_holdings",
        "cli_hooks",
        "cli_incidents",
        "cli_monitor",
    ),
    "rich": tuple(name for name in RANK if name.startswith("cli")),
    "jinja2": ("web", "prompts"),
    "argon2": ("review",),
    "mammoth": ("importing",),
    "pdfplumber": ("importing",),
    "openpyxl": ("importing",),
    "bs4": ("importing",),
}
"""Which rooms may import a library, in any form."""


def room(path: Path) -> str:
    return path.relative_to(ROOT / "app").parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, in whatever form: absolute, relative, late, by importlib or for types only."""
    package = list(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            yield node.lineno, module
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names if module == "app")
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("importlib.import_module", "__import__"):
            first = node.args[0]
            assert isinstance(first, ast.Constant), f"{path}:{node.lineno} imports a name that nobody can check"
            yield node.lineno, str(first.value)


FILES = sorted((ROOT / "app").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    if path.parent == ROOT / "app" and path.stem == "__init__":
        assert path.read_text() == ""
        return
    here = RANK[room(path)]
    wrong = [
        f"line {line}: {module}"
        for line, module in imports(path)
        if module.startswith("app.") and RANK[module.split(".")[1]] > here
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_each_outside_library_has_one_door(path: Path) -> None:
    through = [
        f"line {line}: {module}"
        for line, module in imports(path)
        if room(path) not in DOORS.get(module.split(".")[0], (room(path),))
    ]
    assert through == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_product_never_imports_its_evaluation_or_bench(path: Path) -> None:
    assert [m for _, m in imports(path) if m.split(".")[0] in ("eval", "bench", "tests")] == []


def test_no_room_is_a_drawer_for_odds_and_ends() -> None:
    banned = {"utils", "helpers", "common", "core", "misc"}
    assert [p for p in (ROOT / "app").rglob("*") if p.stem in banned] == []
