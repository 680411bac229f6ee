"""The report of an incident at the command line: the same as on the page, to be kept."""

import json

import pytest

from app.errors import PortavozError
from tests.test_cli_incidents import LINE, Portavoz, declared, home, portavoz

__all__ = ["home", "portavoz"]


@pytest.mark.parametrize(
    ("tongue", "title"), [("es", "# Informe (hasta ahora): Barco parado"), ("en", "# Report (so far): ")]
)
def test_the_report_is_markdown_in_the_readers_language(portavoz: Portavoz, tongue: str, title: str) -> None:
    id = declared(portavoz)
    told = portavoz("report", id, tongue=tongue)
    assert told.exit_code == 0
    assert told.stdout.startswith(title)
    assert LINE in told.stdout


def test_programs_get_what_the_api_has(portavoz: Portavoz) -> None:
    id = declared(portavoz)
    found = json.loads(portavoz("report", "varada", "--json").stdout)
    assert (found["record"]["id"], found["over"], found["comments"]) == (id, False, 0)


def test_there_is_none_of_what_is_not(portavoz: Portavoz) -> None:
    refused = portavoz("report", "nohay").exception
    assert isinstance(refused, PortavozError)
    assert refused.type == "no-such-incident"
