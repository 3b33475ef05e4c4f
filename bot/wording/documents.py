"""Documents that moderators add, take out and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.wording.number import counted

if TYPE_CHECKING:
    from collections.abc import Sequence


class DocumentsWords:
    """Documents that moderators add, take out and export."""

    # Commands.
    def add_description(self) -> str:
        return "Add a document: attach a file, or leave the file out to paste text"

    def add_file_option(self) -> str:
        return "A .txt, .md, .html or .pdf file"

    def add_title_option(self) -> str:
        return "What citations call it, if not what the file itself says"

    def add_url_option(self) -> str:
        return "Where it can be read, as https://…; citations then link to the very words"

    def add_replaces_option(self) -> str:
        return "A document added before that this is a new version of"

    def add_replaces_nothing(self) -> str:
        return (
            "Only a document that was added here can be replaced. Choose one from the list; "
            "documents of the seeds folder are changed there, or taken out with `/knowledge remove`."
        )

    def remove_description(self) -> str:
        return "Take a document or a question out; files in the seeds folder stay as they are"

    def remove_option(self) -> str:
        return "The document"

    def remove_question_option(self) -> str:
        return "A question with all its phrasings, instead of a document"

    def remove_one_of(self) -> str:
        return "Choose one of these: a document, or a question."

    def restore_description(self) -> str:
        return "Take a document or a question of the seeds back in that was taken out"

    def restore_option(self) -> str:
        return "The document"

    def restore_question_option(self) -> str:
        return "A question with all its phrasings, instead of a document"

    def export_description(self) -> str:
        return "What was added here, as files for the seeds folder and version control"

    # The form for pasted text.
    def paste_title(self) -> str:
        return "Add a document"

    def paste_field_title(self) -> str:
        return "Title"

    def paste_title_hint(self) -> str:
        return "What citations call it"

    def paste_field_text(self) -> str:
        return "Text"

    def paste_text_hint(self) -> str:
        return "The document's own words, a blank line between paragraphs; members will be quoted from it"

    def paste_field_url(self) -> str:
        return "Address (may stay empty)"

    def paste_url_hint(self) -> str:
        return "Where it can be read, as https://…"

    # What was read out of it.
    def add_heading(self, title: str) -> str:
        return f"## Add “{title}”?"

    def replace_heading(self, old: str, new: str) -> str:
        return f"## Put “{new}” in place of “{old}”?"

    def add_read(self, name: str, passages: int, paragraphs: int, quotations: int) -> str:
        return (
            f"Read as `{name}`: {counted(passages, 'passage')} in {counted(paragraphs, 'paragraph')}, "
            f"with {counted(quotations, 'direct quotation')}. It begins:"
        )

    def add_quotations(self) -> str:
        return "**Direct quotations, and who I take to have said them:**"

    def add_quotation(self, words: str, speaker: str | None) -> str:
        return f"- {words} — {speaker or 'nobody is named'}"

    def add_left_out(self) -> str:
        return "**Left out as no part of the text:**"

    def add_and_more(self, count: int) -> str:
        return f"-# … and {count:,} more"

    def add_nothing_left_out(self) -> str:
        return "Nothing was left out."

    def add_footer(self) -> str:
        return "-# Nothing is stored yet. After Apply, Undo or `/knowledge rollback` takes it back."

    # Why a file is not read.
    def upload_too_large(self, mebibytes: int) -> str:
        return f"That file is larger than {mebibytes} MiB. Divide it into several documents."

    def upload_too_long(self, characters: int) -> str:
        return f"There is more text in that file than {characters:,} characters. Divide it into documents."

    def upload_too_many_pages(self, pages: int) -> str:
        return f"That PDF has more than {pages:,} pages. Divide it into several documents."

    def upload_too_costly(self) -> str:
        return (
            "Reading that file took more time or memory than a document should. "
            "Save its text as .txt and upload that."
        )

    def upload_unknown_ending(self, endings: Sequence[str]) -> str:
        return f"I can read files that end in {' · '.join(endings)}."

    def upload_wrong_ending(self) -> str:
        return "That file is not what its name says. Save it anew in the format of its ending."

    def upload_not_text(self) -> str:
        return "That file is not text. Save it as .txt, .md, .html or .pdf."

    def upload_not_utf8(self) -> str:
        return (
            "The characters of that file are not UTF-8. Save it with the encoding UTF-8 and upload it again."
        )

    def upload_empty(self) -> str:
        return "There is nothing in that file."

    def upload_no_text(self) -> str:
        return (
            "I find no sentence in that file. If it is a scanned PDF, run text recognition over it first; "
            "if it is a page of menus, save the article itself as .txt."
        )

    def upload_encrypted(self) -> str:
        return "That PDF asks for a password. Save a copy without one and upload that."

    def upload_broken(self) -> str:
        return "That file is damaged. Save it anew, or save its text as .txt."

    def upload_no_library(self) -> str:
        return (
            "This bot cannot read that format yet: whoever runs it has to install the extra `documents` "
            "(`pip install 'verbatim-bot[documents]'`). Text files work without it."
        )

    def upload_gone(self) -> str:
        return "Discord did not give me that file. Please upload it again."

    def bad_address(self) -> str:
        return (
            "That is no address I can link to: it has to begin with https:// or http://, "
            "without white space or brackets, and have at most 400 characters."
        )

    # Removing and exporting.
    def no_such_document(self) -> str:
        return "There is no document of that name. Choose one from the list."

    def remove_heading(self, title: str) -> str:
        return f"## Take out “{title}”?"

    def remove_added(self, passages: int, entries: int) -> str:
        return (
            f"{counted(passages, 'passage')} and {counted(entries, 'entry', 'entries')} go with it. "
            "It was added here; Undo or `/knowledge rollback` brings it back."
        )

    def remove_seed(self, passages: int, entries: int) -> str:
        return (
            f"{counted(passages, 'passage')} and {counted(entries, 'entry', 'entries')} go with it. "
            "Its file in the seeds folder stays; Undo or `/knowledge restore` brings it back."
        )

    def restore_nothing(self) -> str:
        return (
            "Nothing of that name is taken out of the seeds. Choose one from the list; what was added here "
            "and then removed comes back with `/knowledge rollback`."
        )

    def restore_heading(self, title: str) -> str:
        return f"## Take “{title}” back in?"

    def restore_comes(self, passages: int, entries: int) -> str:
        return f"{counted(passages, 'passage')} and {counted(entries, 'entry', 'entries')} come back with it."

    def restore_question_heading(self, question: str) -> str:
        return f"## Take the question “{question}” back in?"

    def nothing_to_export(self) -> str:
        return "Nothing has been added or taken out here, so the seeds folder says it all."

    def exported_files(self, count: int) -> str:
        return (
            f"Put {'this file' if count == 1 else 'these files'} into the seeds folder, in place of those of "
            "the same name, and take what was added here out again before I am started anew: "
            "two documents of one name stop the start."
        )

    def exported_left_out(self, names: Sequence[str]) -> str:
        return f"To be deleted there: {', '.join(names)}"
