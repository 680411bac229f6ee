"""Dates, days and hours that no source holds."""

from app.evidence.figures import Figure, agrees, figures
from eval.metrics.metric import Metric, Verdict
from eval.metrics.phrases import phrases, plain
from eval.metrics.policy.claims import Claim, claimed_of_us, clause_at, place, said, unsupported
from eval.metrics.policy.figures import NEAR
from eval.metrics.policy.grounds import Ground, binding, speaks_as_brand, told
from eval.metrics.policy.hours import (
    hour_spans,
    never_closed,
    open_days,
    open_times,
    round_the_clock,
    spelt_hours,
    weekday_of,
    weekdays,
)
from eval.metrics.senses import senses
from eval.metrics.text_parts import Sentence
from eval.output import Written

NOON = 12


def invented_date(written: Written) -> Verdict:
    """A date, day or hour that neither a source nor the brand gives, nor the person told."""
    return unsupported(date_claims(written), written, "fecha u hora sin fuente", "a date or hour without a source")


def date_claims(written: Written) -> tuple[Claim, ...]:
    """Dates and hours, days of the week, «mañana» and its like, and service round the clock."""
    found: list[Claim] = []
    for sentence in said(written):
        found += _moments(sentence, written)
        found += _spans(sentence, written)
        found += _days(sentence, written)
        found += _soon(sentence, written)
        found += _always(sentence, written)
    return tuple(found)


def _moments(sentence: Sentence, written: Written) -> list[Claim]:
    spans = [span for span, _ in hour_spans(plain(sentence.text))]
    moments = [figure for figure in figures(sentence.text) if figure.kind in ("date", "time")]
    moments += spelt_hours(plain(sentence.text))
    return [
        Claim("date", place(sentence, figure.start, figure.end), _known(figure, sentence, written))
        for figure in moments
        if not any(a <= figure.start < b for a, b in spans)
    ]


def _known(figure: Figure, sentence: Sentence, written: Written) -> bool:
    if figure.kind == "time" and figure.value in open_times(written.brand):
        return True
    topic, foreign = senses(f"{sentence.text} {told(written)}"), not speaks_as_brand(written)
    if any(_bears(g, topic, foreign) and any(_same(figure, own) for own in g.moments) for g in binding(written)):
        return True
    posted = written.case.comment.posted_at
    if figure.kind == "date" and posted and figure.value[-5:] == f"{posted:%m-%d}":
        return True
    heard = any(_same(figure, own) for own in (*figures(told(written)), *spelt_hours(plain(told(written)))))
    return heard and not claimed_of_us(sentence.text, figure.start)


def _bears(ground: Ground, topic: frozenset[str], foreign: bool) -> bool:
    return ground.standing != "manual" or foreign or len(ground.topic & topic) >= NEAR


def _same(one: Figure, other: Figure) -> bool:
    """Whether two moments are one; «las 8» may be eight in the evening."""
    if agrees(one, other):
        return True
    if one.kind != "time" or other.kind != "time":
        return False
    return _of_half_day(one.value) == _of_half_day(other.value) and min(one.value, other.value) < f"{NOON + 1}"


def _of_half_day(value: str) -> str:
    hour, _, minute = value.partition(":")
    return f"{int(hour) % NOON}:{minute}"


def _spans(sentence: Sentence, written: Written) -> list[Claim]:
    stated = hour_spans(plain(sentence.text))
    if not stated:
        return []
    known = set(open_times(written.brand)) | {end for _, ends in hour_spans(plain(told(written))) for end in ends}
    for ground in binding(written):
        known |= ground.ends | {one.value for one in ground.figures if one.kind == "time"}
    halves = {_of_half_day(time) for time in known}
    return [
        Claim("date", place(sentence, *span), all(_of_half_day(end) in halves for end in ends)) for span, ends in stated
    ]


def _days(sentence: Sentence, written: Written) -> list[Claim]:
    named = tuple(weekdays(plain(sentence.text)))
    if not named:
        return []
    posted = written.case.comment.posted_at
    known = set(open_days(written.brand)) if phrases("truth", "attending").search(plain(sentence.text)) else set()
    known |= {day for ground in binding(written) for day in ground.days if _near(ground)}
    known |= {weekday_of(posted.date())} if posted else set()
    heard = {day for day, _, _ in weekdays(plain(told(written)))}
    return [
        Claim(
            "date",
            place(sentence, start, end),
            day in known or (day in heard and not claimed_of_us(sentence.text, start)),
        )
        for day, start, end in named
    ]


def _near(ground: Ground) -> bool:
    return ground.standing in ("line", "source", "fact", "own")


def _soon(sentence: Sentence, written: Written) -> list[Claim]:
    """«Mañana», «la próxima semana»: a claim unless it dates an act of courtesy, or was told."""
    text = plain(sentence.text)
    mornings = [part.span() for part in phrases("truth", "morning").finditer(text)]
    found = []
    for when in phrases("truth", "soon").finditer(text):
        courteous = phrases("truth", "courtesy").search(clause_at(text, when.start()))
        if courteous or any(start <= when.start() < end for start, end in mornings):
            continue
        given = any(when.group() in ground.plain for ground in binding(written) if _near(ground))
        heard = when.group() in plain(told(written)) and not claimed_of_us(sentence.text, when.start())
        found.append(Claim("date", place(sentence, *when.span()), given or heard))
    return found


def _always(sentence: Sentence, written: Written) -> list[Claim]:
    match = round_the_clock(plain(sentence.text))
    if not match:
        return []
    given = never_closed(written.brand) or any(round_the_clock(ground.plain) for ground in binding(written))
    return [Claim("date", place(sentence, *match.span()), given)]


METRICS = (Metric("policy.invented_date", "text", "rule", invented_date),)
