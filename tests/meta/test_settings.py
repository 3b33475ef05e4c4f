"""Every setting is told to the operator, with its default."""

from __future__ import annotations

from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.app.settings import Settings

ROOT = Path(__file__).parents[2]
NAMES = sorted(name.upper() for name in Settings.model_fields)


def test_the_example_lists_every_setting_and_no_other() -> None:
    assert sorted(dotenv_values(ROOT / ".env.example")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_names_the_setting(name: str) -> None:
    assert f"`{name}`" in (ROOT / "README.md").read_text("utf-8")


def test_the_example_gives_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text(
        "".join(f"{k}={v}\n" for k, v in dotenv_values(ROOT / ".env.example").items() if v), "utf-8"
    )

    assert Settings() == Settings(_env_file=None)


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_an_empty_value_means_not_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.setenv(name, "")

    assert Settings().discord_token is None


def test_ids_are_separated_by_commas_or_spaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME_GUILD_IDS", "1, 2 3")

    assert Settings().home_guild_ids == (1, 2, 3)
