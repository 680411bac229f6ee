"""What a case accepts and what triage made of it, as pairs that the brand's people can read."""

from collections.abc import Iterator

from app.brand.brand import Brand
from app.cli_reply import RESULTS, SEVERITIES
from app.triage.triage import Triage
from app.web.shown import inline
from app.wording import Tongue, Wording
from eval.case import Case
from eval.report.traits import named
from eval.report.verdict_words import figure

UNLABELLED = frozenset({"id", "brand", "split", "group", "comment", "by", "source", "variant"})
"""Fields of a case that are no labels of its treatment."""
LABELS: dict[str, Wording] = {
    "line": Wording(es="Línea oficial", en="Official line"),
    "mood": Wording(es="Ánimo", en="Mood"),
    "results": Wording(es="Desenlace", en="Result"),
    "outcomes": Wording(es="Resultado", en="Outcome"),
    "severity": Wording(es="Gravedad", en="Severity"),
    "scenario": Wording(es="Escenario", en="Scenario"),
    "private": Wording(es="Va a privado", en="Goes to private"),
    "apologise": Wording(es="Disculpa", en="Apology"),
    "protocol": Wording(es="Protocolo", en="Protocol"),
    "matters": Wording(es="Asuntos", en="Matters"),
    "needs": Wording(es="Hace falta", en="Needs"),
    "must": Wording(es="Debe contener", en="Must hold"),
    "must_not": Wording(es="No debe", en="Must not"),
    "personal": Wording(es="Datos personales", en="Personal data"),
}
VALUES: dict[str, Wording] = {
    **{f"results.{name}": wording for name, wording in RESULTS.items()},
    "mood.calm": Wording(es="tranquilo", en="calm"),
    "mood.happy": Wording(es="contento", en="happy"),
    "mood.angry": Wording(es="enfadado", en="angry"),
    "mood.sad": Wording(es="triste", en="sad"),
    "mood.afraid": Wording(es="con miedo", en="afraid"),
    "mood.grieving": Wording(es="de duelo", en="grieving"),
    "mood.ironic": Wording(es="irónico", en="ironic"),
    "mood.hostile": Wording(es="hostil", en="hostile"),
    "apologise.required": Wording(es="se debe", en="required"),
    "apologise.optional": Wording(es="puede darse", en="optional"),
    "apologise.forbidden": Wording(es="no se da", en="forbidden"),
}
"""Of labels from a closed set."""
LONGEST_LINE = 160
"""Characters of an official line; a crisis has the same one in every case."""


class Labels:
    """Label and value pairs in one language."""

    def __init__(self, brand: Brand, tongue: Tongue) -> None:
        self._brand, self._tongue = brand, tongue

    def _(self, es: str, en: str) -> str:
        return en if self._tongue == "en" else es

    def accepted(self, case: Case) -> Iterator[tuple[str, str]]:
        told = case.model_dump(mode="json", exclude=set(UNLABELLED), exclude_defaults=True)
        for name, value in told.items():
            yield LABELS[name].in_(self._tongue) if name in LABELS else name, inline(self._label(name, value))

    def _label(self, name: str, value: object) -> str:
        if name == "line" and isinstance(value, dict):
            return str(value["text"])[:LONGEST_LINE] + "…"
        trait = {"outcomes": "outcome", "severity": "severity", "scenario": "scenario"}.get(name)
        if trait and isinstance(value, list):
            return " / ".join(named(trait, one or "none", self._brand, self._tongue) for one in value)
        if isinstance(value, list):
            return " · ".join(self._value(name, one) for one in value)
        return self._value(name, value)

    def _value(self, name: str, value: object) -> str:
        worded = VALUES.get(f"{name}.{value}") if isinstance(value, str) else None
        return worded.in_(self._tongue) if worded else self._told(value)

    def _told(self, value: object) -> str:
        if isinstance(value, bool | None):
            return {True: self._("sí", "yes"), False: "no", None: "–"}[value]
        if isinstance(value, list | tuple):
            return " · ".join(map(self._told, value))
        if isinstance(value, dict):
            return "; ".join(f"{name}: {self._told(item)}" for name, item in value.items())
        return {"yes": self._("sí", "yes"), "no": "no"}.get(str(value), str(value))

    def triage(self, triage: Triage) -> Iterator[tuple[str, str]]:
        yield self._("Resultado", "Outcome"), named("outcome", triage.outcome, self._brand, self._tongue)
        yield self._("Gravedad", "Severity"), SEVERITIES[triage.severity].in_(self._tongue)
        yield self._("Escenario", "Scenario"), named("scenario", triage.scenario or "none", self._brand, self._tongue)
        yield self._("Idioma", "Language"), f"{triage.language} → {triage.reply_language} · {triage.form}"
        yield self._("Va a privado", "Goes to private"), self._told(triage.private)
        yield self._("Confianza", "Confidence"), figure(triage.confidence, self._tongue, 2)
        if triage.signals:
            yield self._("Señales", "Signals"), ", ".join(triage.signals)

    def protocol(self, triage: Triage) -> Iterator[tuple[str, str]]:
        """Question and answer, with the words of the comment that it rests on."""
        for answer in triage.protocol:
            said = f"{self._told(answer.answer)}{f' · «{answer.evidence}»' if answer.evidence else ''}"
            yield answer.text, inline(said)
