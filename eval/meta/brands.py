"""The brands whose drafts were graded, by the slug or the name that gold files call them by."""

from functools import cache
from pathlib import Path

from app.brand.brand import Brand
from app.brand.load import load

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "caminalba": ROOT / "knowledge",
    "plain": ROOT / "tests" / "brands" / "plain",
    "percanta": ROOT / "tests" / "brands" / "rioplatense",
    "casatotumo": ROOT / "eval" / "gold" / "brands" / "casatotumo",
}


@cache
def brands() -> dict[str, Brand]:
    """Every one of them, loaded. Raises BadKnowledge."""
    return {name: load(folder) for name, folder in FOLDERS.items()}
