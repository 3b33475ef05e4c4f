"""Why an upload is refused, as a sentence. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from bot.uploads.formats import ENDINGS
from bot.uploads.values import MAX_BYTES, MAX_PAGES, MAX_TEXT, UploadRefusal

if TYPE_CHECKING:
    from bot.wording import Wording


def refused_upload(reason: UploadRefusal, wording: Wording) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a reason
    """Return the sentence for a reason, which says what to do about it."""
    match reason:
        case UploadRefusal.TOO_LARGE:
            return wording.upload_too_large(MAX_BYTES // 2**20)
        case UploadRefusal.TOO_LONG:
            return wording.upload_too_long(MAX_TEXT)
        case UploadRefusal.TOO_MANY_PAGES:
            return wording.upload_too_many_pages(MAX_PAGES)
        case UploadRefusal.TOO_COSTLY:
            return wording.upload_too_costly()
        case UploadRefusal.UNKNOWN_ENDING:
            return wording.upload_unknown_ending(ENDINGS)
        case UploadRefusal.WRONG_ENDING:
            return wording.upload_wrong_ending()
        case UploadRefusal.NOT_TEXT:
            return wording.upload_not_text()
        case UploadRefusal.NOT_UTF8:
            return wording.upload_not_utf8()
        case UploadRefusal.EMPTY:
            return wording.upload_empty()
        case UploadRefusal.NO_TEXT:
            return wording.upload_no_text()
        case UploadRefusal.ENCRYPTED:
            return wording.upload_encrypted()
        case UploadRefusal.BROKEN:
            return wording.upload_broken()
        case UploadRefusal.NO_LIBRARY:
            return wording.upload_no_library()
        case _:
            assert_never(reason)
