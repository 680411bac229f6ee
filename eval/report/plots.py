"""Small drawings in SVG, one for each row of a table; the row has the same figures in words.

Colours are classes of the page's style, so that a drawing follows the reader's light or dark mode.
"""

from markupsafe import Markup

from eval.gate.resampling import Change
from eval.report.interval import Mean

WIDTH, HEIGHT, EDGE = 200, 18, 6
"""In units of the drawing; a circle at either end stays inside."""
MIDDLE = HEIGHT / 2


def span(mean: Mean, before: float | None, label: str) -> Markup:
    """A mean from 0 to 1 with its interval, and the baseline as an upright line beside it."""
    low, high = _at(mean.low), _at(mean.high)
    return _drawing(
        label,
        Markup('<line class="track" x1="{}" x2="{}" y1="{m}" y2="{m}"/>').format(EDGE, WIDTH - EDGE, m=MIDDLE),
        Markup('<rect class="span" x="{}" y="6" width="{}" height="6" rx="3"/>').format(low, _round(high - low)),
        _tick(before),
        Markup('<circle class="mean" cx="{}" cy="{}" r="4.5"/>').format(_at(mean.value), MIDDLE),
    )


def bar(mean: Mean, before: float | None, label: str) -> Markup:
    """A bar from 0 with a whisker for its interval, and the baseline as an upright line."""
    low, high = _at(mean.low), _at(mean.high)
    return _drawing(
        label,
        Markup('<rect class="track" x="{}" y="4" width="{}" height="10" rx="2"/>').format(EDGE, WIDTH - 2 * EDGE),
        Markup('<rect class="bar" x="{}" y="4" width="{}" height="10" rx="2"/>').format(
            EDGE, _round(_at(mean.value) - EDGE)
        ),
        Markup('<path class="whisker" d="M{0} {m}H{1}M{0} 6v6M{1} 6v6"/>').format(low, high, m=MIDDLE),
        _tick(before),
    )


def difference(change: Change, widest: float, label: str) -> Markup:
    """A change with its interval around no change; the shaded part is too small to have been seen as a loss."""
    blind, zero = _off(-change.visible, widest), _off(0, widest)
    low, high = _off(change.low, widest), _off(change.high, widest)
    kind = "worse" if change.difference < 0 else "better"
    return _drawing(
        label,
        Markup('<rect class="blind" x="{}" y="0" width="{}" height="18"/>').format(blind, _round(zero - blind)),
        Markup('<line class="zero" x1="{0}" x2="{0}" y1="0" y2="18"/>').format(zero),
        Markup('<rect class="span" x="{}" y="6" width="{}" height="6" rx="3"/>').format(low, _round(high - low)),
        Markup('<circle class="{}" cx="{}" cy="{}" r="4.5"/>').format(kind, _off(change.difference, widest), MIDDLE),
    )


def _drawing(label: str, *parts: Markup) -> Markup:
    head = Markup('<svg viewBox="0 0 {} {}" preserveAspectRatio="xMinYMid" role="img" aria-label="{}">').format(
        WIDTH, HEIGHT, label
    )
    return head + Markup("").join(parts) + Markup("</svg>")


def _tick(before: float | None) -> Markup:
    if before is None:
        return Markup("")
    return Markup('<line class="before" x1="{0}" x2="{0}" y1="1" y2="17"/>').format(_at(before))


def _at(value: float) -> float:
    return _round(EDGE + (WIDTH - 2 * EDGE) * value)


def _off(value: float, widest: float) -> float:
    """From -widest to widest; what lies outside is drawn at the edge."""
    return _at(0.5 + max(-1.0, min(1.0, value / widest)) / 2)


def _round(number: float) -> float:
    return round(number, 1)
