"""docs/evaluation.md: what the figures really are, weaknesses first, written by the suite from a scored run."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jinja2

from eval.gate.baseline import key
from eval.gate.thresholds import AIMS
from eval.gate.verdict import Gate
from eval.meta.agreement import Agreement
from eval.meta.gold import LEAST_KAPPA, ORDER, Judged, agreements, between_raters, ranking, rules

TEMPLATE = Path(__file__).with_name("document.md.j2")


class Half(NamedTuple):
    """One half of the gold set, in shares as a reader sees them."""

    drafts: int
    ranking: str
    good_mediocre: str
    good_bad: str
    mediocre_bad: str
    named: str
    alarmed: str


class Mutants(NamedTuple):
    """The mutation score, told."""

    made: int
    operators: int
    hard: str
    soft: str
    neutral: str
    gamed: str
    survivors: tuple[str, ...]


class Measured(NamedTuple):
    """All that the page is written from."""

    brand: str
    engine: str
    cases: int
    gate: Gate
    means: Mapping[str, float]
    seen: Mapping[str, float]
    blind: Mapping[str, float]
    """Means with and without retrieval over the cases of both runs; empty when no run without was given."""
    tune: Sequence[Judged]
    held: Sequence[Judged]
    held_file: Path
    mutants: Mutants
    pairs: int
    alarms: tuple[tuple[str, ...], ...]
    """For each pair that the gate called worse, the metrics that it named."""


def document(measured: Measured) -> str:
    """The page as Markdown. The same figures give the same bytes."""
    template = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, keep_trailing_newline=True)  # noqa: S701 - Markdown of our own figures
    return template.from_string(TEMPLATE.read_text(encoding="utf-8")).render(**_fields(measured))


def _fields(m: Measured) -> dict[str, Any]:
    tune, held = rules(m.tune), rules(m.held)
    named = Counter(name for names in m.alarms for name in names)
    return {
        "run": {"brand": m.brand, "engine": m.engine, "cases": m.cases},
        "weaknesses": tuple(_weaknesses(m)),
        "dangers": tuple(_dangers(m.gate)),
        "means": tuple(_means(m)),
        "blind": tuple(_blind(m)),
        "held_sha": hashlib.sha256(m.held_file.read_bytes()).hexdigest()[:16],
        "tune": half(m.tune),
        "held": half(m.held),
        "rules": [
            {"name": name, "held": f"{of.found}/{of.broken}", "alarms": f"{of.alarms}/{of.kept}",
             "tune": f"{tune[name].found}/{tune[name].broken}" if name in tune else "–"}
            for name, of in held.items()
        ],
        "agreements": tuple(_agreements(m)),
        "least_kappa": LEAST_KAPPA,
        "mutants": m.mutants,
        "alarms": {"pairs": m.pairs, "count": len(m.alarms),
                   "named": f" ({', '.join(f'{n} {c}' for n, c in named.most_common())})" if named else ""},
    }  # fmt: skip


def half(drafts: Sequence[Judged]) -> Half:
    """The figures of one half."""
    bad = [one for one in drafts if one.draft.breaks]
    clean = [one for one in drafts if not one.draft.breaks]
    order = ranking(drafts)
    return Half(
        drafts=len(drafts),
        ranking=share(order.right, order.pairs),
        good_mediocre=_between(drafts, "good", "mediocre"),
        good_bad=_between(drafts, "good", "bad"),
        mediocre_bad=_between(drafts, "mediocre", "bad"),
        named=share(sum(one.named for one in bad), len(bad)),
        alarmed=share(sum(bool(one.total.broken) for one in clean), len(clean)),
    )


def share(right: int, of: int) -> str:
    """As a reader wants it: per cent and count."""
    return f"{right / of:.0%} ({right}/{of})" if of else "–"


def _between(drafts: Iterable[Judged], better: str, worse: str) -> str:
    order = ranking(one for one in drafts if one.draft.quality in (better, worse))
    assert ORDER[better] > ORDER[worse]  # noqa: S101 - the words are ours
    return share(order.right, order.pairs)


def _weaknesses(m: Measured) -> Iterable[dict[str, str]]:
    for aim in AIMS:
        value = m.means.get(key(aim.metric, aim.side))
        if value is not None and value < aim.least:
            yield {"what": f"`{aim.metric}`, aim {aim.least:.2f}: {aim.reason.en}", "figure": f"{value:.2f}"}
    for what, told in (("bad drafts whose fault is named", "named"), ("drafts ranked as people did", "ranking")):
        yield {"what": f"{what}, held half", "figure": getattr(half(m.held), told)}
    blind = [(of.found / of.broken, name, of) for name, of in rules(m.held).items() if of.broken]
    for _, name, of in sorted((b for b in blind if b[0] < 0.5), key=lambda b: (b[0], b[1])):
        yield {"what": f"rule `{name}` sees, of the faults on the held half", "figure": f"{of.found}/{of.broken}"}


def _dangers(gate: Gate) -> Iterable[dict[str, Any]]:
    for metric, count in Counter(danger.metric for danger in gate.dangers).most_common():
        cases = [danger.case for danger in gate.dangers if danger.metric == metric]
        more = " …" if len(cases) > 4 else ""
        yield {"metric": metric, "count": count, "cases": ", ".join(cases[:4]) + more}


def _means(m: Measured) -> Iterable[dict[str, Any]]:
    for name, mean in sorted(m.means.items()):
        if not name.endswith("/raw"):
            change = m.gate.changes.get(name)
            yield {"name": f"`{name}`", "mean": mean, "cases": m.gate.coverage[name].scored,
                   "visible": f"{change.visible:.3f}" if change else "–"}  # fmt: skip


def _blind(m: Measured) -> Iterable[dict[str, Any]]:
    for name in sorted(m.blind.keys() & m.seen.keys()):
        if name.startswith(("empathy.", "human", "complaint.attentiveness")) and name.endswith("/final"):
            yield {"name": f"`{name}`", "found": m.seen[name], "blind": m.blind[name]}


def _agreements(m: Measured) -> Iterable[dict[str, str]]:
    tune, held, raters = agreements(m.tune), agreements(m.held), between_raters([*m.tune, *m.held])
    for name in sorted(tune.keys() | held.keys()):
        found = held.get(name)
        gates = found is not None and found.kappa is not None and found.kappa >= LEAST_KAPPA
        yield {"name": f"`{name}`", "held": _told(found), "tune": _told(tune.get(name)),
               "raters": _told(raters.get(name)), "standing": "may gate" if gates else "advisory"}  # fmt: skip


def _told(found: Agreement | None) -> str:
    if found is None or found.kappa is None or found.low is None or found.high is None:
        return "–"
    return f"{found.kappa:.2f} [{found.low:.2f}, {found.high:.2f}], n = {found.units}"
