"""The application over the samples, asked without a network."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api.app import create_app


@pytest.fixture(scope="session")
def client(samples: Path) -> TestClient:
    return TestClient(create_app(str(samples)), follow_redirects=False)


@pytest.fixture(scope="session")
def client_over() -> Callable[[Path], TestClient]:
    """Ask the application over another store; a fault of the program is an answer, not an exception."""
    return lambda path: TestClient(create_app(str(path)), raise_server_exceptions=False)


@pytest.fixture(scope="session")
def at() -> Callable[..., str]:
    """Return an address whose last part is an identifier, percent-encoded: ``at("trace", urn)``."""
    return lambda place, identifier, rest="": f"/{place}/{quote(identifier, safe='')}{rest}"
