"""Prompts are files: front matter that names their variables, a body that uses them, a fingerprint that dates them."""

import hashlib
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from app.errors import PortavozError
from app.wording import Wording

FOLDER = Path(__file__).resolve().parent.parent / "prompts"


class PromptError(PortavozError):
    """A prompt file is missing or broken, or a variable that it names was not given (or one too many)."""

    type = "prompt-broken"
    title = Wording(es="Plantilla de instrucciones dañada", en="Broken prompt file")


class Prompt:
    """One file of `prompts/`: `name`, its declared `variables` and the template between them."""

    def __init__(self, name: str, folder: Path = FOLDER) -> None:
        self.name = name
        path = folder / f"{name}.md"
        try:
            self.source = path.read_text(encoding="utf-8")
            _, front, body = self.source.split("---\n", 2)
            self.variables = frozenset(YAML(typ="safe").load(front)["variables"])
            self._template = _environment().from_string(body.strip())
        except (OSError, ValueError, KeyError, TypeError, YAMLError, jinja2.TemplateError) as error:
            raise _broken(name, str(error).splitlines()[0]) from error

    @cached_property
    def fingerprint(self) -> str:
        """The first 12 hex digits of the file's SHA-256."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:12]

    def render(self, **given: Any) -> str:
        """The text with every variable in place. Raises PromptError unless exactly the declared ones are given."""
        if given.keys() != self.variables:
            odd = ", ".join(sorted(given.keys() ^ self.variables))
            raise _broken(self.name, f"given and declared variables differ: {odd}")
        try:
            return self._template.render(given)
        except jinja2.TemplateError as error:
            raise _broken(self.name, str(error)) from error


def _environment() -> jinja2.Environment:
    # Prompts are plain text: HTML escaping would change what the model reads; fences keep untrusted text apart.
    return jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # noqa: S701


def _broken(name: str, why: str) -> PromptError:
    return PromptError(Wording(es=f"prompts/{name}.md: {why}", en=f"prompts/{name}.md: {why}"))
