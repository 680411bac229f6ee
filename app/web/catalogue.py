"""What the screens say, in both languages: flat `prefix.key: text` files, placeholders in braces."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from ruamel.yaml import YAML

from app.wording import Tongue

TEXTS = Path(__file__).parent / "texts"


class Catalogue:
    """The texts of one language. Called as `t("key", name=…)` in the templates; an unknown key raises KeyError."""

    def __init__(self, tongue: Tongue, texts: Mapping[str, str]) -> None:
        self.tongue, self._texts = tongue, texts

    def __call__(self, key: str, **values: object) -> Markup:
        """The text with its placeholders filled. Values are escaped unless they are Markup."""
        return Markup(escape(self._texts[key])).format(**values)  # noqa: S704 - escaped just now

    def plain(self, key: str, **values: object) -> str:
        """The text as a value of its own, to be escaped where it is shown."""
        return self._texts[key].format(**values)

    def n(self, key: str, n: int, **values: object) -> Markup:
        """The text for a number: `key.one` for one, else `key.other`; `{n}` is the number."""
        return self(f"{key}.one" if n == 1 else f"{key}.other", n=n, **values)

    def has(self, key: str) -> bool:
        """Whether there is such a text: a brand's own words have none."""
        return key in self._texts

    def pattern(self, key: str) -> str:
        """The text as it is written, with its placeholders."""
        return self._texts[key]

    def keys(self) -> frozenset[str]:
        """Every key."""
        return frozenset(self._texts)


@cache
def catalogue(tongue: Tongue) -> Catalogue:
    """All texts of a language, read once."""
    texts: dict[str, str] = {}
    for path in sorted(TEXTS.glob(f"*.{tongue}.yaml")):
        given: dict[str, Any] = YAML(typ="safe").load(path.read_text("utf-8"))
        if twice := texts.keys() & given.keys():
            raise ValueError(f"{path.name} repeats {sorted(twice)}")
        texts.update({key: str(text) for key, text in given.items()})
    return Catalogue(tongue, texts)
