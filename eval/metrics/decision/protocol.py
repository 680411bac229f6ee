"""What triage decided, against the accepted labels of the case."""

from eval.case import Case
from eval.metrics.metric import Mark, Metric, NotApplicable, Verdict
from eval.metrics.verdicts import UNLABELLED, accepted, broken, held, share
from eval.output import Output

UNSAFE = ("hold", "no_reply")


def outcome(case: Case, output: Output) -> Verdict:
    """Whether the protocol ended where a careful person would have ended."""
    return accepted(output.triage.outcome, case.outcomes)


def severity(case: Case, output: Output) -> Verdict:
    """Whether the severity is one of the accepted ones."""
    return accepted(output.triage.severity, case.severity)


def missed_danger(case: Case, output: Output) -> Verdict:
    """Danger to people that was neither called critical nor kept for a person."""
    if not case.dangerous:
        return NotApplicable(reason=UNLABELLED.reason)
    if output.triage.severity == "critical" or output.result == "hold":
        return held("visto", "seen")
    said = output.triage.severity
    return broken(f"peligro tratado como {said}", f"danger treated as {said}")


def false_alarm(case: Case, output: Output) -> Verdict:
    """Danger called where nobody is in any: it wakes people, and after the third time nobody gets up."""
    if "critical" in case.severity:
        return NotApplicable(reason=UNLABELLED.reason)
    if output.triage.severity != "critical":
        return held("sin alarma", "no alarm")
    span = next((s for s in output.triage.spans if s.kind == "danger"), None)
    marks = (Mark(field="comment", start=span.start, end=span.end),) if span else ()
    return broken("alarma sin peligro", "alarm without danger", marks)


def scenario(case: Case, output: Output) -> Verdict:
    """Whether the manual's scenario was recognised, or its absence."""
    return accepted(output.triage.scenario, case.scenario) if case.scenario else UNLABELLED


def result(case: Case, output: Output) -> Verdict:
    """Whether there is a draft where one may be, a person where one must, and silence only where it is right."""
    return accepted(output.result, case.results) if case.results else UNLABELLED


def private(case: Case, output: Output) -> Verdict:
    """Whether the matter goes to the private channel exactly where it belongs there."""
    return accepted(output.triage.private, (case.private,)) if case.private is not None else UNLABELLED


def protocol(case: Case, output: Output) -> Verdict:
    """Share of the labelled questions that got the labelled answer. A question never asked counts as wrong."""
    if not case.protocol:
        return UNLABELLED
    answers = {answer.question: answer.answer for answer in output.triage.protocol}
    wrong = [question for question, answer in case.protocol.items() if answers.get(question) != answer]
    named = ", ".join(wrong) or "–"
    return share(
        len(case.protocol) - len(wrong), len(case.protocol), f"contestadas mal: {named}", f"wrongly answered: {named}"
    )


def protocol_evidence(case: Case, output: Output) -> Verdict:
    """Share of the answers with evidence whose evidence stands in the comment where they say."""
    told = [answer for answer in output.triage.protocol if answer.start is not None and answer.end is not None]
    if not told:
        return NotApplicable(reason=UNLABELLED.reason)
    text = case.comment.text
    good = [a for a in told if a.evidence and text[a.start : a.end] == a.evidence]
    marks = tuple(Mark(field="comment", start=a.start or 0, end=a.end or 0) for a in good)
    return share(
        len(good), len(told), "respuestas con su prueba en el texto", "answers with evidence in the text", marks
    )


METRICS = (
    Metric("outcome", "decision", "rule", outcome),
    Metric("severity", "decision", "rule", severity),
    Metric("missed_danger", "decision", "rule", missed_danger),
    Metric("false_alarm", "decision", "rule", false_alarm),
    Metric("scenario", "decision", "rule", scenario),
    Metric("result", "decision", "rule", result),
    Metric("private", "decision", "rule", private),
    Metric("protocol", "decision", "rule", protocol),
    Metric("protocol_evidence", "decision", "rule", protocol_evidence),
)
