"""No test reaches beyond this machine: mocks hook into the SDK's transport, and any other connection fails loudly."""

import socket
from collections.abc import Iterator
from typing import Any

import httpcore2
import pytest
import respx
from hypothesis import settings
from respx.mocks import HTTPCoreMocker

# Time is no property of a text: a busy machine must not fail a test that holds.
settings.register_profile("portavoz", deadline=None)
settings.load_profile("portavoz")

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class HTTPCore2Mocker(HTTPCoreMocker):
    """respx for httpx2, which the OpenAI SDK rides on: use `respx.mock(using="httpcore2")`."""

    name = "httpcore2"
    targets = [t.replace("httpcore.", "httpcore2.") for t in HTTPCoreMocker.targets]  # noqa: RUF012

    @classmethod
    def from_sync_httpx_response(cls, httpx_response: Any, target: Any, **kwargs: Any) -> Any:
        return httpcore2.Response(
            status=httpx_response.status_code,
            headers=httpx_response.headers.raw,
            content=httpx_response.stream,
            extensions=httpx_response.extensions,
        )


TOGETHER = ("tests.drill.", "tests.extension.")
"""Where a module's fixtures cost seconds (a drill played, a browser of its own): one worker runs all its tests."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.nodeid.replace("/", ".").startswith(TOGETHER):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


@pytest.fixture(autouse=True)
def only_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mock that does not hook would otherwise reach a provider."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def provider() -> Iterator[respx.MockRouter]:
    """A model provider made of respx routes."""
    with respx.mock(using="httpcore2", assert_all_called=False) as router:
        yield router
