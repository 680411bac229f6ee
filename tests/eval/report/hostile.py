"""A run of one comment that tries everything on whoever reads the report, wherever somebody's words are shown."""

from pathlib import Path
from typing import Final

from app.wording import Wording
from eval.gate.baseline import Baseline
from eval.gate.thresholds import Threshold
from eval.gate.verdict import Gate
from eval.metrics.metric import Errored, Mark
from eval.run import Run
from eval.score import Row
from tests.eval.report.made import base, case, gate_of, made, output, row

ATTACK: Final = (
    '@octocat <script>window.hit=1</script><img src=x onerror="window.hit=2">"\'><svg onload=window.hit=3> ]]> -->'
    "</style></script></title></details><a href=javascript:window.hit=4>a</a>"
    " [b](javascript:window.hit=5) ![c](//evil.example)"
    " https://evil.example/x www.evil.example @org/team #1 octo/repo#2 GH-3 \x07\x1b[31m\x08\x0b\ufffe"
    " \u202efdp.exe\u202c \u2066oculto\u2069 \u200b\n\n| a | b |\n|---|---|\n| `c` | ``d`` |"
    "\n\n# grande\n\n```sh\nrm\n```\n"
    "$$x$$ {{ 7*7 }} {% raw %} <!-- &lt;b&gt; &amp; \\` ` `` ``` "
)
LONG: Final = (ATTACK * 20)[:9_000] + "x" * 1_000
SAID: Final = Wording(es=f"se ve «{ATTACK}»", en=f"it shows “{ATTACK}”")


def rows(value: float) -> list[Row]:
    marks = (Mark(field="public", start=0, end=40), Mark(field="public", start=8, end=120))
    return [
        row("hostile", "outcome", value, reason=SAID, marks=(Mark(field="comment", start=3, end=9_999),)),
        row("hostile", "policy.leak", value, "final", SAID, marks),
        row("hostile", "policy.leak", value, "raw", SAID, marks),
        row("hostile", "policy.insult", None, "final", SAID),
    ]


def hostile(folder: Path) -> tuple[Run, Gate, Baseline]:
    """Dangerous, missed, changed and broken at once."""
    attacked = case(
        "hostile",
        LONG,
        network=ATTACK[:60],
        author=ATTACK[:200],
        outcomes=(ATTACK,),
        scenario=(ATTACK,),
        must=((ATTACK,),),
        personal=(ATTACK,),
        protocol={ATTACK: "yes"},
        by=ATTACK,
    )
    broke = Row(metric="severity", case="hostile", group="hostile", verdict=Errored(error=ATTACK))
    found = [*rows(0.0), broke]
    told = output(attacked, raw=LONG, final=ATTACK, source=LONG, reason=ATTACK)
    run = made(folder, [attacked], [told], found)
    before = base(rows(1.0))
    wanted = (Threshold("outcome", None, 0.9, Wording(es="porque sí", en="why")),)
    return run, gate_of(found, before, thresholds=wanted), before
