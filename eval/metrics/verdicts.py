"""The verdicts that most metrics give, in few words."""

from typing import Literal

from app.wording import Wording
from eval.metrics.metric import Mark, NotApplicable, Scored

UNLABELLED = NotApplicable(reason=Wording(es="el caso no lo dice", en="the case has no label for it"))
NO_TEXT = NotApplicable(reason=Wording(es="no hay texto que juzgar", en="there is no text to judge"))


def held(es: str, en: str, marks: tuple[Mark, ...] = ()) -> Scored:
    """1, with the reason."""
    return Scored(value=1.0, reason=Wording(es=es, en=en), marks=marks)


def broken(es: str, en: str, marks: tuple[Mark, ...] = ()) -> Scored:
    """0, with the reason."""
    return Scored(value=0.0, reason=Wording(es=es, en=en), marks=marks)


def accepted(value: object, among: tuple[object, ...]) -> Scored:
    """1 when the value is one of the accepted ones."""
    said, wanted = shown(value), " / ".join(shown(one) for one in among)
    if value in among:
        return held(said, said)
    return broken(f"{said}; se esperaba {wanted}", f"{said}; expected {wanted}")


def share(right: int, of: int, es: str, en: str, marks: tuple[Mark, ...] = ()) -> Scored:
    """The part of `of` that is right. `of` is at least 1."""
    return Scored(
        value=right / of, reason=Wording(es=f"{right} de {of}: {es}", en=f"{right} of {of}: {en}"), marks=marks
    )


def shown(value: object) -> str:
    """A label as a person reads it."""
    return "–" if value is None else str(value)


def level(reached: Literal[0, 1, 2], es: str, en: str, marks: tuple[Mark, ...] = ()) -> Scored:
    """A level of a rating guide as a value: 0, 0.5 or 1."""
    return Scored(value=reached / 2, reason=Wording(es=es, en=en), marks=marks)
