"""`report.json`: every figure of a run, for programs. All but `header` repeats byte by byte."""

import json
from typing import Any

from app.wording import Wording
from eval.gate.resampling import Change
from eval.gate.thresholds import Threshold
from eval.report.briefs import Moved
from eval.report.digest import Digest, Share
from eval.report.headlines import DERIVED
from eval.report.interval import Mean
from eval.report.verdict_words import standing

FORMAT = 1


def json_report(digest: Digest) -> str:
    """Numbers have six digits after the point; keys are sorted."""
    run, gate = digest.run, digest.gate
    told = {
        "format": FORMAT,
        "header": run.header.model_dump(mode="json"),
        "config": run.config.model_dump(mode="json"),
        "cases": len(run.cases),
        "verdict": standing(gate),
        "errors": list(gate.errors),
        "dangers": [
            {
                "metric": danger.metric,
                "case": danger.case,
                "known": danger.known,
                "reason": _both(danger.reason),
            }
            for danger in gate.dangers
        ],
        "thresholds": [
            {**_threshold(reached.threshold), "value": reached.value, "cases": reached.cases, "missed": reached.missed}
            for reached in gate.thresholds
        ],
        "lost": list(gate.lost),
        "changes": {name: _change(change) for name, change in sorted(gate.changes.items())},
        "moved": [_moved(moved) for moved in digest.moved],
        "metrics": _metrics(digest),
        "headlines": {
            name: {**_mean(mean), "before": digest.heads_before.get(name), "metric": name not in DERIVED}
            for name, mean in digest.heads.items()
        },
        "groups": {
            trait: {value: _share(share) for value, share in shares.items()} for trait, shares in digest.shares.items()
        },
    }
    return json.dumps(_rounded(told), ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def _metrics(digest: Digest) -> dict[str, Any]:
    """Metrics that judged nothing have coverage and no mean."""
    return {
        name: {
            **coverage._asdict(),
            **(_mean(digest.means[name]) if name in digest.means else {"mean": None}),
            "before": digest.before.get(name),
        }
        for name, coverage in digest.gate.coverage.items()
    }


def _share(share: Share) -> dict[str, Any]:
    heads = {name: {**_mean(mean), "before": share.before.get(name)} for name, mean in share.heads.items()}
    means = {name: {"mean": mean.value, "cases": mean.cases} for name, mean in share.means.items()}
    return {"cases": share.cases, "headlines": heads, "metrics": means}


def _mean(mean: Mean) -> dict[str, Any]:
    return {"mean": mean.value, "low": mean.low, "high": mean.high, "cases": mean.cases, "groups": mean.groups}


def _threshold(threshold: Threshold) -> dict[str, Any]:
    return {**threshold._asdict(), "reason": _both(threshold.reason)}


def _change(change: Change) -> dict[str, Any]:
    return {**change._asdict(), "difference": change.difference}


def _moved(moved: Moved) -> dict[str, Any]:
    return {**moved._asdict(), "reason": _both(moved.reason)}


def _both(wording: Wording) -> dict[str, str]:
    return {"es": wording.es, "en": wording.en}


def _english(text: str) -> Wording:
    return Wording(es=text, en=text)


def _rounded(told: Any) -> Any:
    if isinstance(told, float):
        return round(told, 6)
    if isinstance(told, dict):
        return {key: _rounded(value) for key, value in told.items()}
    return [_rounded(item) for item in told] if isinstance(told, list | tuple) else told
