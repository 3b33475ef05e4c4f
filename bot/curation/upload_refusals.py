"""Why an upload is refused, as a sentence. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.uploads.formats import ENDINGS
from bot.uploads.values import MAX_BYTES, MAX_PAGES, MAX_TEXT, Reason

if TYPE_CHECKING:
    from bot.wording import Wording


def refused_upload(reason: Reason, wording: Wording) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a reason
    """Return the sentence for a reason, which says what to do about it."""
    match reason:
        case Reason.TOO_LARGE:
            return wording.upload_too_large(MAX_BYTES // 2**20)
        case Reason.TOO_LONG:
            return wording.upload_too_long(MAX_TEXT)
        case Reason.TOO_MANY_PAGES:
            return wording.upload_too_many_pages(MAX_PAGES)
        case Reason.TOO_COSTLY:
            return wording.upload_too_costly()
        case Reason.UNKNOWN_ENDING:
            return wording.upload_unknown_ending(ENDINGS)
        case Reason.WRONG_ENDING:
            return wording.upload_wrong_ending()
        case Reason.NOT_TEXT:
            return wording.upload_not_text()
        case Reason.NOT_UTF8:
            return wording.upload_not_utf8()
        case Reason.EMPTY:
            return wording.upload_empty()
        case Reason.NO_TEXT:
            return wording.upload_no_text()
        case Reason.ENCRYPTED:
            return wording.upload_encrypted()
        case Reason.BROKEN:
            return wording.upload_broken()
        case Reason.NO_LIBRARY:
            return wording.upload_no_library()
        case _:
            assert_never(reason)
