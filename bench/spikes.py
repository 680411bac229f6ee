"""What the spike test is worth: `python -m bench.spikes`. Simulated weeks, some minutes, no server.

For each brand (comments an hour, how unsteady) a hundred ordinary weeks of the model in bench/weeks.py, by several
seeds: false alarms in four weeks. Then crises of 200 comments in 90 minutes on top: the part that is seen within five
minutes of the third comment, the median delay and the 95th percentile.
"""

import argparse
import statistics

from rich.console import Console
from rich.table import Table

from app.monitor.spike import FALSE_ALARMS, SPAN_WEEKS
from bench.weeks import Brand, crises, false_alarms, simulated

WEEKS = 100
SEEDS = (1, 2, 3, 4)
BRANDS = [Brand(volume, noise) for noise in (0.1, 0.3, 0.6) for volume in (1, 10, 20, 30, 60, 120, 200)]
CRISIS = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    table = Table(
        "comments/h", "unsteady", "false alarms / 4 weeks", "worst", "seen in 5 min", "median", "p95", "never"
    )
    for brand in BRANDS:
        alarms = [false_alarms(simulated(brand, WEEKS, seed)) * SPAN_WEEKS / WEEKS for seed in SEEDS]
        found = [one for seed in SEEDS for one in crises(simulated(brand, 4, seed).judged(0, 4), CRISIS, seed)]
        delays = sorted(one for one in found if one is not None)
        soon = sum(one <= 5 for one in delays) / len(found)
        late = delays[min(len(delays) - 1, int(0.95 * len(found)))]
        figures = (statistics.mean(alarms), max(alarms), 100 * soon, statistics.median(delays), late)
        shown = ("{:.2f}", "{:.2f}", "{:.0f} %", "{:.1f} min", "{:.1f} min")
        cells = [form.format(figure) for form, figure in zip(shown, figures, strict=True)]
        table.add_row(f"{brand.volume:g}", f"{brand.noise:g}", *cells, f"{1 - len(delays) / len(found):.1%}")
    say = Console(width=110)
    say.print(f"stated: {FALSE_ALARMS:g} false alarm in {SPAN_WEEKS} weeks")
    say.print(table)


if __name__ == "__main__":
    main()
