"""What the rules on conduct look for, as verdicts: phrases, acts and emoji in a reply."""

from functools import cache
from importlib.resources import files

from ruamel.yaml import YAML

from app.wording import Wording
from eval.metrics.acts import done
from eval.metrics.metric import Mark, NotApplicable, Scored
from eval.metrics.phrases import phrases, plain
from eval.metrics.text_parts import fields, quoted
from eval.metrics.verdicts import broken, held
from eval.output import Written

NOTHING = held("nada", "nothing")
NOT_HERE = NotApplicable(reason=Wording(es="aquí no se puede", en="cannot happen here"))


def said(mark: Mark, written: Written, es: str, en: str) -> Scored:
    """Broken at a place; `es` and `en` say what stands there."""
    what = quoted((mark,), written)
    return broken(f"{es}: {what}", f"{en}: {what}", (mark,))


def without(kind: str, written: Written, es: str, en: str) -> Scored:
    """Broken where a phrase of words/conduct.yaml is said."""
    for field, text in fields(written):
        found = phrases("conduct", kind).search(plain(text))
        if found:
            mark = Mark(field=field, start=found.start(), end=found.end())
            return said(mark, written, es, en)
    return NOTHING


def acted(name: str, act: str, written: Written, es: str, en: str) -> Scored:
    """Broken where an act of words/NAME.yaml is done."""
    mark = done(name, act, written)
    return said(mark, written, es, en) if mark else NOTHING


def emoji_of(kind: str, written: Written) -> tuple[Mark, ...]:
    """The emoji of a kind of words/emoji.yaml in the public text."""
    wanted = _emoji()[kind]
    places = (i for i, char in enumerate(written.text.public) if char in wanted)
    return tuple(Mark(field="public", start=i, end=i + 1) for i in places)


@cache
def _emoji() -> dict[str, frozenset[str]]:
    text = files("eval.metrics.words").joinpath("emoji.yaml").read_text("utf-8")
    told: dict[str, str] = YAML(typ="safe", pure=True).load(text)
    return {kind: frozenset(emoji) for kind, emoji in told.items()}
