"""A passing reply of a small cinema, for operators to work on."""

from collections.abc import Callable
from typing import Any

from app.wording import Wording
from eval.case import Case
from eval.metrics.metric import Metric, NotApplicable, Scored, Verdict
from eval.output import Source, Text, Written
from tests.made import brand

CINEMA = brand()
COMPLAINT = "Hora y media de cola y la sala 4 helada. Ladrones. Mi madre salió tosiendo y nadie nos dijo nada"
GOOD = (
    "Hora y media de cola y encima una sala helada: lo sentimos. Las entradas no se cambian después de la sesión, pero "
    "sí hasta 2 horas antes. Escríbenos por mensaje privado y miramos qué pasó en la sala. ¿Cómo está tu madre?"
)
RULE = "Las entradas se cambian hasta 2 horas antes de la sesión y no se cambian después de la sesión."
SAID = Wording(es="sí", en="yes")


def source(text: str = RULE, kind: str = "fact") -> Source:
    return Source.model_validate({"id": "s1", "kind": kind, "source": "facts.yaml#F1", "section": "A", "text": text})


def reply(public: str = GOOD, sources: tuple[Source, ...] = (source(),), **case: Any) -> Written:
    fields: dict[str, Any] = {
        "id": "c1",
        "brand": "cine-aurora",
        "split": "tune",
        "group": "g",
        "comment": {"network": "instagram", "text": COMPLAINT},
        "outcomes": ("service_failure",),
        "severity": ("medium",),
        "mood": ("angry",),
        "apologise": "required",
        "private": True,
        "by": "tests",
    }
    text = Text(engine="person", public=public)
    return Written(case=Case.model_validate({**fields, **case}), brand=CINEMA, text=text, sources=sources)


def listening(rule: str, bad: Callable[[str], bool]) -> Metric:
    """A metric of a rule that falls when `bad` of the public text."""

    def judge(written: Written) -> Verdict:
        return Scored(value=float(not bad(written.text.public)), reason=SAID)

    return Metric(f"policy.{rule}", "text", "rule", judge)


def silent(rule: str) -> Metric:
    return Metric(f"policy.{rule}", "text", "rule", lambda _: NotApplicable(reason=SAID))


def breaking(rule: str) -> Metric:
    def judge(_: Written) -> Verdict:
        raise ValueError("broken")

    return Metric(f"policy.{rule}", "text", "rule", judge)
