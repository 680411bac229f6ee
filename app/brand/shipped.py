"""The shipped defaults, and how a brand's own words are completed with them. What is a default is always named."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from app.brand.source import parse_yaml

DEFAULTS = Path(__file__).parent / "defaults"
FILES = ("brand", "channels", "countries", "holding", "protocol")
WHOLE = {"hours.days"}
"""Mappings that a brand replaces at once: a day that it leaves out is closed."""
REMOVABLE = {"self_harm", "violence", "minors", "private_channel"}
"""Defaults that a brand takes away by leaving the field empty."""

Data = dict[str, Any]


@cache
def shipped(name: str) -> Data:
    """One of the shipped files. It is shared: copy before changing."""
    path = DEFAULTS / f"{name}.yaml"
    source, faults = parse_yaml(path.name, path.read_text("utf-8"))
    if source is None or faults or not isinstance(source.data, dict):
        raise RuntimeError(f"the shipped {path.name} is broken: {[f.in_('en') for f in faults]}")
    return source.data


@cache
def fingerprint() -> str:
    """SHA-256 over the shipped files."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((DEFAULTS / f"{name}.yaml").read_bytes())
    return digest.hexdigest()


def completed(written: Data, default: Data, at: str = "") -> tuple[Data, set[str]]:
    """`written` over `default`, field by field; lists replace. With it, the dotted names of what was not written."""
    result, names = dict(written), set()
    for key, value in default.items():
        name = f"{at}{key}"
        own = written.get(key)
        if own is None and not (key in written and key in REMOVABLE):
            result[key] = value
            names |= leaves(value, name)
        elif isinstance(own, dict) and isinstance(value, dict) and name not in WHOLE:
            result[key], below = completed(own, value, f"{name}.")
            names |= below
    return result, names


def leaves(value: Any, name: str) -> set[str]:
    """Dotted names of the fields below `name` that say something."""
    if isinstance(value, dict) and name not in WHOLE:
        return {leaf for key, inner in value.items() for leaf in leaves(inner, f"{name}.{key}")}
    return {name} if value not in (None, "", []) else set()


def private_channel(network: str, language: str) -> str | None:
    """How the shipped network's private channel is called in a sentence of that language."""
    name = shipped("channels").get(language, {}).get(network)
    return str(name) if name else None


def networks(language: str) -> list[Data]:
    """The shipped networks, their private channels in the brand's language."""
    listed = [{**network, "private_channel": private_channel(network["id"], language)} for network in _networks()]
    return [{name: value for name, value in network.items() if value is not None} for network in listed]


def _networks() -> list[Data]:
    return list(shipped("brand")["networks"])


def of_country(country: str) -> tuple[Data, str]:
    """Emergency numbers and time zone. 112 reaches help from any GSM phone, so it stands in for unknown countries."""
    found = shipped("countries").get(country, {})
    return found.get("emergency", {"general": "112"}), str(found.get("zone", shipped("brand")["hours"]["zone"]))


def texts(value: Any, language: str) -> Any:
    """Prepared texts as the format has them: a text alone stands for itself in the brand's language."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return value
    mappings = [{"text": item} if isinstance(item, str) else item for item in value]
    return [{"language": language, **item} if isinstance(item, dict) else item for item in mappings]


def in_other_languages(own: Any, default: list[Data]) -> list[Data]:
    """The shipped texts in the languages that the brand's own texts leave out."""
    written = {text.get("language") for text in own if isinstance(text, dict)} if isinstance(own, list) else set()
    return [text for text in default if text["language"] not in written]
