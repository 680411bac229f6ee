"""One server for all tests of a process: opening a desk takes seconds."""

from collections.abc import Iterator

import httpx
import pytest

from tests.web.served import Served, brand_in, serving, settings


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(settings(brand_in(tmp_path_factory.mktemp("served")))) as running:
        yield running


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    with served.client() as client:
        yield client
