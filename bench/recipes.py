"""What is started for a run, all of it in a temporary folder: the stand-in model, the plain service, Portavoz twice."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from app.settings import Settings
from bench.passages import write
from bench.services import Recipe

PORTAVOZ = ("-c", "from app.cli import main; main()")
LOUD = {"PYTHONUNBUFFERED": "1"}
MANY = "1000000"
"""Drafts a minute for one key: the limit is not what is measured."""


class Recipes(NamedTuple):
    plain: Recipe
    portavoz: Recipe
    composer: Recipe


def model() -> Recipe:
    """The stand-in model."""
    return Recipe("stub model", ("-m", "bench.stub_model"), LOUD, health="/stats")


def plain(folder: Path, model_url: str, store: Path, knowledge: Path | None = None) -> Recipe:
    """The service to compare with, over the passages of the knowledge folder; its vectors live in `store`."""
    passages = folder / "passages.json"
    if not passages.exists():
        write(knowledge or Settings().knowledge, passages)
    told = {**LOUD, "PLAIN_PASSAGES": str(passages), "PLAIN_STORE": str(store), **_model(model_url)}
    served = ("-m", "uvicorn", "bench.plain_service:app", "--log-level", "warning", "--no-access-log")
    return Recipe("plain LangChain", served, told)


def portavoz(name: str, var: Path, model_url: str | None) -> Recipe:
    """Portavoz over a folder of its own, without a key yet; without a model URL the composer writes."""
    told = {
        **LOUD,
        "PORTAVOZ_VAR": str(var),
        "PORTAVOZ_RATE_PER_MINUTE": MANY,
        "PORTAVOZ_LOG_LEVEL": "warning",
        "PORTAVOZ_LANGUAGE": "en",
    }
    told |= {"PORTAVOZ_KNOWLEDGE": str(Settings().knowledge.resolve())}
    told |= {"PORTAVOZ_MODEL": "openai:stub", **_model(model_url)} if model_url else {"PORTAVOZ_ENGINE": "composer"}
    return Recipe(name, (*PORTAVOZ, "serve"), told)


def with_key(recipe: Recipe) -> Recipe:
    """The recipe with a key made by `portavoz keys create`. Raises RuntimeError when none is printed."""
    command = [sys.executable, *PORTAVOZ, "keys", "create", "--name", "Banco de pruebas", "--role", "agent"]
    environment = {**os.environ, **recipe.environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    found = re.search(r"pvz_[\w-]+", done.stdout)
    if found is None:
        raise RuntimeError(f"no key: {done.stdout[-800:]}{done.stderr[-800:]}")
    return recipe._replace(key=found.group())


def _model(url: str) -> dict[str, str]:
    return {"OPENAI_BASE_URL": f"{url}/v1", "OPENAI_API_KEY": "none"}
