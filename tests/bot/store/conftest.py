"""Databases of both kinds, new for each test."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from bot.app.settings import Settings
from bot.store.database import Database


async def on_postgresql(url: str, statement: str) -> None:
    """Run one statement outside a transaction."""
    parsed = make_url(url)
    connection = await asyncpg.connect(
        host=parsed.host,
        port=parsed.port,
        user=parsed.username,
        password=parsed.password,
        database=parsed.database,
    )
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
async def address(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database in which nothing is."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/verbatim.db"
        return
    server = request.getfixturevalue("postgresql")
    name = f"test_{secrets.token_hex(8)}"
    await on_postgresql(server, f"CREATE DATABASE {name}")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    await on_postgresql(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    opened = Database(address, patience=20.0)
    yield opened
    await opened.close()


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return Settings(seeds_dir=tmp_path / "seeds")
