"""`junit.xml`: a suite a metric. It fails where the gate fails: a dangerous error, a threshold, a loss; errors apart.

No times, so that equal runs give equal files. Characters that XML 1.0 cannot hold are replaced.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from app.wording import Tongue, Wording
from eval.gate.baseline import key
from eval.gate.thresholds import DANGERS
from eval.report.digest import Digest
from eval.report.verdict_words import figure, none_of

FOREIGN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no character of XML 1.0."""
KNOWN = Wording(es="ya estaba en la base", en="the baseline has it already")
NOTHING = Wording(es="no se aplica a ningún caso", en="applies to no case")


class Trial(NamedTuple):
    """One test case. `kind`: the element that says how it went; "" passed."""

    name: str
    kind: str = ""
    message: str = ""
    told: str = ""


def junit(digest: Digest, tongue: Tongue) -> str:
    root = Element("testsuites", name=f"portavoz eval {digest.run.config.brand}")
    trials = _Trials(digest, tongue)
    suites = {metric: tuple(trials.of(metric)) for metric in trials.metrics}
    _counts(root, tuple(trial for found in suites.values() for trial in found))
    for metric, found in suites.items():
        suite = SubElement(root, "testsuite", name=_xml(metric))
        _counts(suite, found)
        for trial in found:
            _write(suite, metric, trial)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "\n")
    )


class _Trials:
    def __init__(self, digest: Digest, tongue: Tongue) -> None:
        self._digest, self._gate, self._tongue = digest, digest.gate, tongue
        named = [name.split("/")[0] for name in self._gate.coverage]
        asked = [reached.threshold.metric for reached in self._gate.thresholds]
        broke = [_metric(error) for error in self._gate.errors]
        self.metrics = tuple(sorted({*named, *asked, *broke}))

    def of(self, metric: str) -> Iterator[Trial]:
        """At least one for every metric that the run was scored with."""
        yield from self._measured(metric)
        yield from self._errors(metric)
        yield from self._dangers(metric)
        yield from self._thresholds(metric)
        yield from self._losses(metric)

    def _measured(self, metric: str) -> Iterator[Trial]:
        for name, coverage in self._gate.coverage.items():
            if name.split("/")[0] != metric:
                continue
            mean = self._digest.means.get(name)
            if mean is None:
                yield Trial(f"measured {name}", "skipped", NOTHING.in_(self._tongue))
            else:
                yield Trial(f"measured {name}", told=f"{mean.value:.6f} ({coverage.scored})")

    def _errors(self, metric: str) -> Iterator[Trial]:
        broke = [error for error in self._gate.errors if _metric(error) == metric]
        for error in broke:
            case = error.split(": ", 2)[1] if error.count(": ") >= 2 else ""
            yield Trial(f"error {case}", "error", error)

    def _dangers(self, metric: str) -> Iterator[Trial]:
        found = [danger for danger in self._gate.dangers if danger.metric == metric]
        for danger in found:
            reason = danger.reason.in_(self._tongue)
            if danger.known:
                yield Trial(f"danger {danger.case}", "skipped", f"{KNOWN.in_(self._tongue)}: {reason}")
            else:
                yield Trial(f"danger {danger.case}", "failure", reason)
        if metric in DANGERS and not found:
            cases = max(
                (c.scored for n, c in self._gate.coverage.items() if n in (metric, f"{metric}/final")), default=0
            )
            yield Trial("no danger", told=none_of(cases, self._tongue) if cases else "")

    def _thresholds(self, metric: str) -> Iterator[Trial]:
        for reached in self._gate.thresholds:
            of = reached.threshold
            if of.metric == metric:
                name = f"threshold {key(of.metric, of.side)} >= {of.least}"
                reason = of.reason.in_(self._tongue)
                value = figure(reached.value, self._tongue)
                yield Trial(name, "failure" if reached.missed else "", f"{value} < {of.least}: {reason}", value)

    def _losses(self, metric: str) -> Iterator[Trial]:
        for name, change in self._gate.changes.items():
            if name.split("/")[0] == metric:
                told = f"{change.before:.4f} -> {change.now:.4f} (p = {change.corrected:.4f})"
                yield Trial(f"no loss {name}", "failure" if name in self._gate.lost else "", told, told)


def _metric(error: str) -> str:
    return error.split(": ")[0]


def _counts(element: Element, trials: tuple[Trial, ...]) -> None:
    element.set("tests", str(len(trials)))
    for attribute, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(sum(trial.kind == kind for trial in trials)))


def _write(suite: Element, metric: str, trial: Trial) -> None:
    case = SubElement(suite, "testcase", classname=_xml(metric), name=_xml(trial.name))
    if trial.kind:
        went = SubElement(case, trial.kind, message=_xml(trial.message))
        if trial.kind != "skipped":
            went.text = _xml(trial.message)
    elif trial.told:
        SubElement(case, "system-out").text = _xml(trial.told)


def _xml(text: str) -> str:
    return FOREIGN.sub("�", text)
