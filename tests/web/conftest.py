"""One server for all tests of a process: opening a desk takes seconds."""

from collections.abc import Iterator, Sequence

import httpx
import pytest

from tests.web.served import Served, brand_in, serving, settings


async def somewhere_public(_host: str, _port: int) -> Sequence[str]:
    """Whatever a hook is called, no test asks a name server."""
    return ["93.184.215.14"]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(settings(brand_in(tmp_path_factory.mktemp("served")))) as running:
        httpx.get(f"{running.url}/v1/freeze")  # its routes have joined
        running.app.state.resolve = somewhere_public
        yield running


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    with served.client() as client:
        yield client
