"""The insult of a comment in our mouth: which words it offends with, and whether the reply takes one up."""

import re

from app.evidence.analyse import tells
from eval.metrics.acts import part
from eval.metrics.metric import Mark, Verdict
from eval.metrics.phrases import plain
from eval.metrics.text_parts import fields, quoted
from eval.metrics.verdicts import broken, held
from eval.output import Written

LEAST = 5
"""Letters at their beginning by which two words are of one stem («atraco», «atracadores»)."""
_WORD = re.compile(r"[^\W\d_]{3,40}")
_ALONE = re.compile(r"(?:^|[.,;:!¡?¿\n@«\"“])\s*(?:y|e|and|i)?$")
_ALONE_AFTER = re.compile(r"\s*(?:[.,;:!?\n»\"”]|$|(?:y|e|and|i)\s)")
_NEXT = re.compile(
    r"[\s«\"“¿]{1,3}(?:(?:un|una|unos|unas|a|an|uns|umas|absolute|de|que|somos|panda|bola|banda)\s{1,2}){0,3}[«\"“]?(?P<word>[^\W\d_]{3,40})"
)
_NOUN = re.compile(r"\s{1,3}(?P<word>[^\W\d_]{4,40})")
_BEFORE = 40
"""Characters before a word in which something says that it is meant for us."""


def repeats_insult(written: Written) -> Verdict:
    """The comment's insult in our mouth, whether quoted, denied or owned."""
    if "happy" in written.case.mood:
        return held("nada", "nothing")
    theirs = offences(written.case.comment.text, "hostile" in written.case.mood)
    for field, text in fields(written):
        for word in _WORD.finditer(plain(text)):
            if any(_akin(word.group(), one) for one in theirs):
                mark = Mark(field=field, start=word.start(), end=word.end())
                what = quoted((mark,), written)
                return broken(f"repite {what}", f"repeats {what}", (mark,))
        if "hostile" in written.case.mood and (up := _taken_up(plain(text), plain(written.case.comment.text))):
            mark = Mark(field=field, start=up.start("word"), end=up.end("word"))
            what = quoted((mark,), written)
            return broken(f"retoma {what}", f"takes up {what}", (mark,))
    return held("nada", "nothing")


def offences(comment: str, hostile: bool = False) -> tuple[str, ...]:
    """The words, plain, that a comment offends us with, in order. `hostile`: that it wants nothing else."""
    said = plain(comment)
    found = [word.group() for word in part("abuse", "always").finditer(said)]
    found += [one.group() for one in part("abuse", "mostly").finditer(said) if hostile or _of_us(said, one)]
    found += [one.group() for one in part("abuse", "often").finditer(said) if _of_us(said, one)]
    for name in part("abuse", "named").finditer(said):
        if word := _NOUN.match(said, name.end()):
            found.append(word.group("word"))
    return tuple(dict.fromkeys(one for match in found for one in _WORD.findall(match)))


def _of_us(said: str, word: re.Match[str]) -> bool:
    """Whether a word is called out by itself («…, ladrones.»), or follows «sois unos», «panda de», «banco»."""
    before = said[max(0, word.start() - _BEFORE) : word.start()].rstrip()
    if _ALONE.search(before) and _ALONE_AFTER.match(said, word.end()):
        return True
    return any(match.end() == len(before) for match in part("abuse", "of_us").finditer(before))


def _taken_up(said: str, theirs: str) -> re.Match[str] | None:
    """«Llamarnos X», «no somos X», «de X, nada», with the comment's own word."""
    telling = {word for word in _WORD.findall(theirs) if tells(word)}
    for called in part("abuse", "called").finditer(said):
        word = _NEXT.match(said, called.end())
        if word and any(_akin(word.group("word"), one) for one in telling):
            return word
    return None


def _akin(a: str, b: str) -> bool:
    """Of one stem: the same but for an ending of up to three letters, or for what makes another kind of word."""
    same = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    short, long = sorted((len(a), len(b)))
    return (same == short and long - short <= 2) or (same >= LEAST and short - same <= 2)
