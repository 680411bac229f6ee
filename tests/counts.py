"""Figures that a test measures, shown below the results: `record_property("counts", line)` in the test.

The hook travels with the reports, so that it also works when several workers run the tests. A conftest takes part by
importing it.
"""

from typing import Any

SHOWN = "_counts_shown"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if getattr(terminalreporter, SHOWN, False):
        return
    setattr(terminalreporter, SHOWN, True)
    lines = [
        str(value)
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call"
        for name, value in report.user_properties
        if name == "counts"
    ]
    if lines:
        terminalreporter.section("counts")
        for line in sorted(set(lines)):
            terminalreporter.write_line(line)
