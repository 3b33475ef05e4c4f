"""Every hostile upload is refused with its reason, or read; the process that reads it is bounded."""

from __future__ import annotations

import asyncio
import resource

import pytest

from bot.uploads.separate import Limits, UploadReader, environment
from bot.uploads.values import MAX_BYTES, Read, Refused, UploadRefusal
from tests.bot.uploads.hostile import HOSTILE, PARAGRAPH, article, bomb, page

REFUSED = {
    "25 MB of text": UploadRefusal.TOO_LARGE,
    "10 MB of text": UploadRefusal.TOO_LONG,
    "10 MB of HTML": UploadRefusal.TOO_LONG,
    "PDF with 5,000 pages": UploadRefusal.TOO_MANY_PAGES,
    "decompression bomb in a PDF": UploadRefusal.TOO_COSTLY,
    "the same packed twice": UploadRefusal.TOO_COSTLY,
    "encrypted PDF": UploadRefusal.ENCRYPTED,
    "scanned PDF": UploadRefusal.NO_TEXT,
    "broken PDF": UploadRefusal.BROKEN,
    "100,000 nested tags": UploadRefusal.TOO_COSTLY,
    "a program called .txt": UploadRefusal.NOT_TEXT,
    "a picture called .pdf": UploadRefusal.WRONG_ENDING,
    "words called .pdf": UploadRefusal.WRONG_ENDING,
    "a spreadsheet": UploadRefusal.UNKNOWN_ENDING,
    "latin-1": UploadRefusal.NOT_UTF8,
    "UTF-16 without a mark": UploadRefusal.NOT_TEXT,
    "NULs in words": UploadRefusal.NOT_TEXT,
    "an empty file": UploadRefusal.EMPTY,
    "only white space": UploadRefusal.EMPTY,
    "markup without words": UploadRefusal.NO_TEXT,
}
READ = ["HTML with scripts", "a million laughs", "UTF-16 with its mark", "PDF with 300 pages of text"]
PEAK = Limits().memory // 1024
"""KiB. Nothing can be resident that has no address."""


@pytest.mark.parametrize("label", REFUSED)
async def test_a_hostile_upload_is_refused_with_its_reason(label: str) -> None:
    name, make = HOSTILE[label]

    assert await UploadReader().read(name, make()) == Refused(REFUSED[label])
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < PEAK


@pytest.mark.parametrize("label", READ)
async def test_an_odd_but_honest_upload_is_read(label: str) -> None:
    name, make = HOSTILE[label]

    found = await UploadReader().read(name, make())

    assert isinstance(found, Read)
    assert found.passages > 0


async def test_a_million_attributes_are_read_or_refused_but_end() -> None:
    name, make = HOSTILE["a million attributes"]

    assert isinstance(await UploadReader().read(name, make()), Read | Refused)


async def test_scripts_menus_and_cookie_lines_are_left_out_and_named() -> None:
    name, make = HOSTILE["HTML with scripts"]

    found = await UploadReader().read(name, make())

    assert isinstance(found, Read)
    assert "Stolen" not in found.text
    assert {"<script>", "Home", "We use cookies. Accept all"} <= set(found.left_out)


async def test_entities_are_not_unfolded_and_no_file_is_fetched() -> None:
    name, make = HOSTILE["a million laughs"]

    found = await UploadReader().read(name, make())

    assert isinstance(found, Read)
    assert "lol" * 2 not in found.text
    assert "root:" not in found.text


async def test_more_bytes_than_allowed_start_no_process() -> None:
    assert await UploadReader(Limits(wall=0)).read("a.txt", b"a" * (MAX_BYTES + 1)) == Refused(
        UploadRefusal.TOO_LARGE
    )


async def test_too_little_memory_is_a_reason_and_no_crash() -> None:
    reader = UploadReader(Limits(memory=300 * 1024 * 1024))

    assert await reader.read("bomb.pdf", bomb()) == Refused(UploadRefusal.TOO_COSTLY)


async def test_too_little_processor_time_is_a_reason_and_no_crash() -> None:
    content = page(f"<p>{PARAGRAPH}</p>" * 5_000)

    assert await UploadReader(Limits(cpu=1)).read("long.html", content) == Refused(UploadRefusal.TOO_COSTLY)


async def test_a_slow_upload_is_ended_by_the_clock() -> None:
    content = page(article())

    assert await UploadReader(Limits(wall=0.05)).read("page.html", content) == Refused(
        UploadRefusal.TOO_COSTLY
    )


async def test_a_flood_of_words_is_cut_off() -> None:
    content = b"word " * 5_000

    assert await UploadReader(Limits(output=1_000)).read("a.txt", content) == Refused(
        UploadRefusal.TOO_COSTLY
    )


async def test_uploads_are_read_one_after_the_other() -> None:
    reader = UploadReader()
    first, second = await _both(reader)

    assert isinstance(first, Read)
    assert isinstance(second, Read)
    assert (first.text, second.text) == ("One sentence stands here.\n", "Another one stands here.\n")


async def _both(reader: UploadReader) -> tuple[Read | Refused, Read | Refused]:
    first, second = await asyncio.gather(
        reader.read("a.txt", b"One sentence stands here."), reader.read("b.txt", b"Another one stands here.")
    )
    return first, second


async def test_the_token_does_not_reach_the_process() -> None:
    kept = environment({"DISCORD_TOKEN": "secret", "DATABASE_URL": "secret", "LANG": "C"})

    assert kept["LANG"] == "C"
    assert "secret" not in kept.values()
