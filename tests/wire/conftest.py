"""What the tests over TCP may ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.bodies import violations
from tests.wire.loopback import Loopback
from tests.wire.process import BotProcess, settings_for

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def loopback(openapi: Path | None) -> AsyncIterator[Loopback]:
    """A Discord of the test's own; what was asked of it is something Discord would take."""
    async with Loopback() as started:
        yield started
        assert violations(started.requests, openapi) == []


@pytest.fixture
async def bot(loopback: Loopback, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """A bot that has connected to `loopback`."""
    async with BotProcess(tmp_path, settings_for(loopback)) as started:
        await started.connected_to(loopback)
        yield started
