"""Pictures for the documentation, from the running bot: `python -m tests.shipped.pictures docs`."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import simcord
from playwright.sync_api import sync_playwright

from bot.app import composition, services
from bot.app.settings import Settings
from bot.store.database import MEMORY, Database
from tests.browser import QUIET, ROOT, ask, chromium, opened, served

TRUE = "The developments are a clarion call—it’s time to change our approach"
WIDTH = 760
"""Of a page: narrow enough that only the conversation is shown."""


@dataclass(frozen=True)
class Scene:
    """A channel of its own in which two members act."""

    channel: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor

    async def ask(self, question: str) -> None:
        await self.alice.slash(self.channel, "ask", question=question)

    async def verify(self, text: str) -> None:
        await self.alice.slash(self.channel, "verify", text=text)

    async def check_and_share(self) -> None:
        message = await self.bob.send(self.channel, f"Sacks said “{TRUE.replace('approach', 'product')}”")
        verdict = await self.alice.context_menu(self.channel, "Check this quote", message)
        await self.alice.click(verdict.response, label="Share")


SCENES: dict[str, Callable[[Scene], Awaitable[object]]] = {
    "refusal": lambda scene: scene.ask("who wrote this article?"),
    "unsure": lambda scene: scene.ask("how did the 2019 tariffs hit Nvidia"),
    "quotes": lambda scene: scene.alice.slash(scene.channel, "quotes"),
    "summary": lambda scene: scene.alice.slash(scene.channel, "summary", length="short"),
    "verbatim": lambda scene: scene.verify(f"“{TRUE}”, said Sacks"),
    "near": lambda scene: scene.verify(TRUE.replace("it’s", "it is")),
    "altered": lambda scene: scene.verify(
        TRUE.replace("are a", "are never a").replace("approach", "product")
    ),
    "absent": lambda scene: scene.verify("AI will eat the tech world one day soon"),
    "shared": lambda scene: scene.check_and_share(),
    "help": lambda scene: scene.alice.slash(scene.channel, "help"),
}
"""What is done in a scene, by the name of its picture."""


def main(folder: Path) -> None:
    """Render every picture into a folder."""
    path = chromium()
    if path is None:
        sys.exit("No chromium on this machine; on Debian: apt install chromium")
    with tempfile.TemporaryDirectory() as empty, served(Path(empty), ROOT / "seeds") as address:
        _answer(address, path, folder / "answer.png")
    asyncio.run(_scenes(path, folder))


def _answer(address: str, path: str, picture: Path) -> None:
    with opened(address, path, width=1000, height=760) as page:
        ask(page, "who started deepseek")
        page.locator("blockquote", has_text="Founded in 2023 by Liang Wenfeng").last.wait_for()
        page.get_by_role("button", name="Show in context").last.click()
        page.locator("strong", has_text="Founded in 2023 by Liang Wenfeng").wait_for()
        page.wait_for_timeout(1500)
        page.screenshot(path=picture)


async def _scenes(path: str, folder: Path) -> None:
    settings = Settings(_env_file=None, seeds_dir=ROOT / "seeds", cooldown_questions=100)
    database = Database(MEMORY)
    composed = composition.Composition(settings, services.loaded_knowledge(settings), database)
    bot = composed.client(shard_count=1)
    async with contextlib.aclosing(database), simcord.run(bot, settle_timeout=30.0) as env:
        await bot.user.edit(username="Verbatim")
        guild = env.create_guild("Readers")
        alice, bob = (guild.add_member(env.create_user(name)) for name in ("alice", "bob"))
        for name, act in SCENES.items():
            scene = Scene(guild.create_text_channel(name), alice, bob)
            await act(scene)
            async with env.preview(scene.channel, viewers=[alice], layout="channel", port=0) as page:
                await asyncio.to_thread(_conversation, page.url, path, folder / f"{name}.png")


def _conversation(address: str, path: str, picture: Path) -> None:
    """Take a picture of all messages of a channel."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        page = browser.new_page(viewport={"width": WIDTH, "height": 2000}, device_scale_factor=1.25)
        page.goto(address)
        messages = page.locator("#channel-message-list")
        messages.locator("article").first.wait_for()
        page.wait_for_timeout(1000)
        messages.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
