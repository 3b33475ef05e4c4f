"""What moderators added, as the files a `seeds/` folder would hold: for version control. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import tomlkit
from tomlkit.items import AoT, Array

from knowledge.documents.load import ENDINGS, entry_id
from knowledge.documents.overlay import OVERLAY, REMOVED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tomlkit import TOMLDocument

    Files = Mapping[str, bytes]

_LONGEST_LINE: Final = 100
"""Code points up to which a list of texts stands on one line."""


def exported(added: Files, seeds: Files) -> dict[str, bytes]:
    """Return the files that, put into `seeds/`, make what was added part of it.

    An added document comes with its sidecar. A document of the seeds that was added to gets its sidecar anew,
    comments and form kept, with the entries, phrasings and aliases in it and without the entries left out.
    Documents that were left out are named by `left_out`: their files are to be deleted.

    Args:
        added: the files of a generation.
        seeds: the files of the seeds; the contents of sidecars are read, no others.

    Returns:
        The contents by file name.
    """
    gone = frozenset(left_out(added))
    removed = frozenset(_listed(added, "entries"))
    files: dict[str, bytes] = {}
    for name in sorted(_changed(added, seeds, removed) - gone):
        document = f"{name}.txt"
        if document in added:
            files[document] = added[document]
        before = added.get(f"{name}.toml", seeds.get(f"{name}.toml", b""))
        after = _merged(name, before, added.get(f"{name}{OVERLAY}", b""), removed)
        if after.strip() and (after != before or document in added):
            files[f"{name}.toml"] = after
    return files


def left_out(added: Files) -> tuple[str, ...]:
    """Return the names of the seeds' documents that were left out."""
    return tuple(_listed(added, "documents"))


def _changed(added: Files, seeds: Files, removed: Collection[str]) -> set[str]:
    names = {name.removesuffix(OVERLAY) for name in added if name.endswith(OVERLAY)}
    names |= {name.removesuffix(".txt") for name in added if name.endswith(".txt")}
    if removed:
        names |= {
            name.removesuffix(ending) for name in seeds for ending in ENDINGS if name.endswith(ending)
        } & {name.removesuffix(".toml") for name in seeds if name.endswith(".toml")}
    return names


def _merged(name: str, sidecar: bytes, overlay: bytes, removed: Collection[str]) -> bytes:
    written = tomlkit.parse(sidecar.decode("utf-8"))
    extra = tomlkit.parse(overlay.decode("utf-8")).unwrap()
    ids = {entry_id(name, str(entry["questions"][0])) for entry in written.get("entries", ())}
    ids |= {entry_id(name, str(entry["questions"][0])) for entry in extra.get("entries", ())}
    if not extra and not ids & set(removed):
        return sidecar
    _add_entries(written, extra.get("entries", ()))
    _add_phrasings(name, written, extra.get("phrasings", ()))
    _add_aliases(written, extra.get("aliases", {}))
    _take_out(name, written, removed)
    return tomlkit.dumps(written).encode("utf-8")


def _add_entries(written: TOMLDocument, entries: Iterable[Mapping[str, Any]]) -> None:
    for entry in entries:
        table = tomlkit.table()
        for key, value in entry.items():
            table.add(key, _list(value) if isinstance(value, list) else value)
        there = written.get("entries")
        if not isinstance(there, AoT):
            there = tomlkit.aot()
            written.append("entries", there)
        elif len(there):
            _end_with_blank_line(there)
        there.append(table)


def _add_phrasings(name: str, written: TOMLDocument, phrasings: Iterable[Mapping[str, str]]) -> None:
    for phrasing in phrasings:
        for entry in written.get("entries", ()):
            questions = entry["questions"]
            if entry_id(name, str(questions[0])) != phrasing["entry"] or phrasing["question"] in questions:
                continue
            _append(questions, phrasing["question"])


def _add_aliases(written: TOMLDocument, aliases: Mapping[str, list[str]]) -> None:
    for name, others in aliases.items():
        if "aliases" not in written:
            # A table has to stand before the lists of tables, or it would belong to the last of them.
            _insert_table(written, "aliases")
        table = written["aliases"]
        if name not in table:
            table.add(name, _list(others))
        else:
            for other in others:
                if other not in table[name]:
                    _append(table[name], other)


def _take_out(name: str, written: TOMLDocument, removed: Collection[str]) -> None:
    entries = written.get("entries", ())
    for number in reversed(range(len(entries))):
        if entry_id(name, str(entries[number]["questions"][0])) in removed:
            del entries[number]
    if "entries" in written and not len(entries):
        del written["entries"]


def _list(texts: Iterable[str]) -> Array:
    array = tomlkit.array()
    array.extend(list(texts))
    return array.multiline(len(array.as_string()) > _LONGEST_LINE)


def _append(array: Array, text: str) -> None:
    array.append(text)


def _insert_table(written: TOMLDocument, name: str) -> None:
    lists = {key: written.pop(key) for key in [key for key in written if isinstance(written[key], AoT)]}
    written.append(name, tomlkit.table())
    for key, value in lists.items():
        written.append(key, value)


def _end_with_blank_line(entries: AoT) -> None:
    last = entries[-1]
    if not last.as_string().endswith("\n\n"):
        last.add(tomlkit.nl())


def _listed(added: Files, kind: str) -> list[str]:
    read = tomlkit.parse(added.get(REMOVED, b"").decode("utf-8")).unwrap()
    return [str(one) for one in read.get(kind, [])]
