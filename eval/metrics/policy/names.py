"""Names of people, brands, products and places that are not the case's."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.brand.brand import Brand
from eval.metrics.metric import Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.claims import Claim, place, said, unsupported
from eval.metrics.policy.grounds import Same, grounds, told
from eval.metrics.text_parts import Sentence
from eval.output import Written

_NAME = r"[A-ZÀ-Þ][\wÀ-ÿ'’]{1,30}"
_NAMED = re.compile(
    rf"(?<![\w@#.{{/-]){_NAME}"
    rf"(?:[ -](?:(?:de|del|de la|de los|do|da|of)\s)?{_NAME}|\s\d{{1,4}}(?![\w:.,%€]\d|\s?(?:%|€))){{0,3}}"
)
_OPENING = re.compile(r"[^\w\s,'’]\s*$|^\s*$")
_LATER = re.compile(rf"[ -](?:(?:de|del|de la|de los|do|da|of)\s)?({_NAME}.*)")
_WORDS = re.compile(r"[^\W_]+")


def wrong_name(written: Written) -> Verdict:
    """A name that neither the comment, the brand nor a source gives."""
    return unsupported(name_claims(written), written, "nombre que no es de este caso", "a name that is not this case's")


def name_claims(written: Written) -> tuple[Claim, ...]:
    """Whom a reply greets, and every name in the middle of its sentences."""
    found = []
    for sentence in said(written):
        for start, end, known in _names(sentence, written):
            found.append(Claim("name", place(sentence, start, end), known))
    return tuple(found)


def _names(sentence: Sentence, written: Written) -> Iterator[tuple[int, int, bool]]:
    low = plain(sentence.text)
    greeted = {
        span for found in phrases("names", "greeting").finditer(low) if (span := found.span(found.lastgroup or 0))
    }
    for start, end in sorted(greeted):
        name = sentence.text[start:end]
        if name[0].isupper() and not phrases("names", "common").fullmatch(low[start:end]):
            yield start, end, _here(low[start:end], written)
    for match in _NAMED.finditer(sentence.text):
        start, end = _inner(match, sentence.text)
        name = sentence.text[start:end]
        inside = any(a < end and start < b for a, b in greeted)
        if inside or not name or _shouted(name, sentence.text) or phrases("names", "common").fullmatch(plain(name)):
            continue
        yield start, end, _known(name, written)


def _inner(match: re.Match[str], text: str) -> tuple[int, int]:
    """A name without the word that is capital for opening a sentence."""
    start, end = match.span()
    if not _OPENING.search(text[:start]):
        return start, end
    rest = _LATER.search(match.group())
    return (start + rest.start(1), end) if rest else (end, end)


def _here(name: str, written: Written) -> bool:
    """Whether a person of this conversation is called so."""
    comment = written.case.comment
    called = " ".join((comment.author or "", *(turn.author or "" for turn in comment.thread), told(written)))
    return name in plain(called) or name in plain(written.brand.name)


def _known(name: str, written: Written) -> bool:
    """Whether every word of a name stands in what the case and the brand say; a code («Comal 4») as it is."""
    if "-" in name and not _joined(name, written):
        return False
    words = [plain(word) for word in _WORDS.findall(name) if len(word) > 2 or word.isdigit()]
    words = [word for word in words if not phrases("names", "common").fullmatch(word)]
    if plain(written.brand.name) in plain(name):
        return True
    comment = written.case.comment
    here = _vocabulary(f"{told(written)} {comment.author or ''} {comment.network}")
    known = (
        here
        | _of_brand(Same(written.brand))
        | frozenset().union(
            *(_vocabulary(ground.text) for ground in grounds(written) if ground.standing in ("line", "source", "reply"))
        )
    )
    return all(word in known or word.rstrip("s") in known for word in words)


def _joined(name: str, written: Written) -> bool:
    """Whether the parts of a double name («Soria-Madrid») stand together in what the person or one source says."""
    parts = {plain(word) for word in _WORDS.findall(name)}
    if parts <= _vocabulary(told(written)):
        return True
    return any(parts <= _vocabulary(ground.text) for ground in grounds(written) if ground.standing != "manual")


def _shouted(name: str, text: str) -> bool:
    """Capitals that are emphasis or a common abbreviation («DNI», «PDF»)."""
    return name.isupper() and (len(name) <= 5 or text.isupper())


@lru_cache(maxsize=16)
def _of_brand(same: Same[Brand]) -> frozenset[str]:
    """Every word that the brand wrote, past replies apart: those name other people."""
    return _vocabulary(same.held.model_dump_json(exclude={"fingerprint", "replies"}))


@lru_cache(maxsize=4096)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in _WORDS.findall(text))


METRICS = (Metric("policy.wrong_name", "text", "rule", wrong_name),)
