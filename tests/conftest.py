"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.postgresql import VARIABLE

ROOT = Path(__file__).parent.parent

# How long an example takes says more about the machine than about us; tests/bench measures.
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--shared-data",
        default=str(ROOT.parent / "shared" / "data"),
        help="folder with the data for measuring; tests that want it are skipped where it is absent",
    )
    parser.addoption(
        "--thorough",
        action="store_true",
        help="be killed at every step, and reload 60 times, instead of a few: minutes (make bench-kills)",
    )
    parser.addoption(
        "--postgresql",
        default=os.environ.get(VARIABLE),
        help="address of a PostgreSQL on which databases may be made, postgresql+asyncpg://…; "
        "tests that want it are skipped without one (python -m tests.postgresql COMMAND starts one)",
    )


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--thorough"))


@pytest.fixture(scope="session")
def postgresql(request: pytest.FixtureRequest) -> str:
    url = request.config.getoption("--postgresql")
    if not url:
        pytest.skip("no PostgreSQL; name one with --postgresql, or run with python -m tests.postgresql")
    return str(url)


@pytest.fixture(scope="session")
def shared_data(request: pytest.FixtureRequest) -> Path:
    folder = Path(request.config.getoption("--shared-data"))
    if not folder.is_dir():
        pytest.skip(f"no data for measuring at {folder}; name it with --shared-data")
    return folder


@pytest.fixture(scope="session")
def openapi(request: pytest.FixtureRequest) -> Path | None:
    """Discord's own description of its API, or None where it is not at hand; our own checks run anyway."""
    path = Path(request.config.getoption("--shared-data")) / "discord-openapi.json"
    return path if path.is_file() else None
