"""Generations of the knowledge on disk: each is whole or absent, and one small file names the live one."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.snapshots.moderator_changes import Change, Files, changed
from knowledge import KnowledgeError
from knowledge.documents.load import ENDINGS
from knowledge.text.files import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

_POINTER: Final = "current"
_NEW: Final = ".new"
_PARTIAL: Final = ".partial"
_DAMAGED: Final = "this file of the bot's own is damaged; delete it to start from the seeds alone"


@dataclass(frozen=True, slots=True)
class Generation:
    """One immutable folder: what moderators added, and the seeds as they were when it was made.

    Args:
        number: counts up.
        folder: what was added, as `knowledge.load` takes it.
    """

    number: int
    folder: Path

    @property
    def seeds(self) -> Path:
        """The copy of the seeds."""
        return self.folder / "seeds"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When which generation came to answer.

    Args:
        generation: its number.
        revision: the revision of the knowledge loaded from it.
        when: seconds since the epoch.
        by: the member's id; None from outside Discord.
        by_name: how to call whoever did it.
    """

    generation: int
    revision: str
    when: float
    by: int | None
    by_name: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """What is live, and what was before.

    Args:
        live: the generation that answers.
        before: earlier ones that can be gone back to, latest first.
        set_aside: after going back, the fingerprint of the seeds that are not to be loaded; else None.
    """

    live: Stamp
    before: tuple[Stamp, ...] = ()
    set_aside: str | None = None


class Shelf:
    """Keeps generations below one folder; the seeds are read and never written.

    A generation is written under a hidden name, forced to disk and renamed; `current` is replaced at once.
    Killed at any point, either the old or the new state is there, and `tidy` removes what is left over.

    Args:
        folder: the shelf's own; made when something is first put on it.
        seeds: the operator's documents.
        keep: how many earlier generations can be gone back to.
    """

    def __init__(self, folder: Path, seeds: Path, keep: int = 5) -> None:
        self.folder = folder
        self.seeds = seeds
        self._generations = folder / "generations"
        self._keep = keep

    def pointer(self) -> Pointer | None:
        """Return what is live; None where nothing has been put on the shelf.

        Raises:
            KnowledgeError: if the file that says so is damaged.
        """
        path = self.folder / _POINTER
        try:
            read = json.loads(path.read_text("utf-8"))
            live, *before = (_stamp(stamp) for stamp in (read["live"], *read["before"]))
            return Pointer(live, tuple(before), read["set_aside"])
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise KnowledgeError(str(path), 1, f"cannot be read ({error.strerror})") from error
        except (ValueError, TypeError, KeyError) as error:
            raise KnowledgeError(str(path), 1, _DAMAGED) from error

    def generation(self, number: int) -> Generation:
        """Return a generation by its number, whether or not it is there."""
        return Generation(number, self._generations / f"{number:06}")

    def current(self) -> Generation | None:
        """Return the live generation; None where nothing has been put on the shelf."""
        pointer = self.pointer()
        return self.generation(pointer.live.generation) if pointer else None

    def stage(self, change: Change | None, seeds: Path) -> Generation:
        """Put the live generation with a change on the shelf as a new one, which is not live.

        Args:
            change: what to change; None copies the seeds anew and changes nothing else.
            seeds: the folder to copy the seeds from: the seeds, or the live generation's copy of them.

        Raises:
            ChangeRefused: if the change cannot be made.
            OSError: if the shelf cannot be written.
        """
        current = self.current()
        files = _read(current.folder) if current else {}
        if change is not None:
            names = frozenset(path.stem for path in _seed_files(seeds) if path.suffix.lower() in ENDINGS)
            files = changed(files, change, names)
        taken = [int(path.name) for path in self._generations.glob("[0-9]*") if path.name.isdecimal()]
        staged = self.generation(max([0, *taken]) + 1)
        partial = self._hidden(staged)
        shutil.rmtree(partial, ignore_errors=True)
        (partial / "seeds").mkdir(parents=True)
        for name, content in files.items():
            _write(partial / name, content)
        for path in _seed_files(seeds):
            _write(partial / "seeds" / path.name, path.read_bytes())
        for folder in (partial / "seeds", partial):
            _sync(folder)
        partial.rename(staged.folder)
        _sync(self._generations)
        return staged

    def apply(self, generation: Generation, stamp: Stamp, set_aside: str | None = None) -> None:
        """Make a generation the live one, and drop those that cannot be gone back to any more.

        Args:
            generation: one that is on the shelf.
            stamp: when and by whom.
            set_aside: the fingerprint of seeds that the next start is not to load in place of the copy.

        Raises:
            OSError: if the shelf cannot be written; the old one is then still live.
        """
        old = self.pointer()
        earlier = (old.live, *old.before) if old else ()
        before = [one for one in earlier if one.generation != generation.number]
        pointer = Pointer(stamp, tuple(before[: self._keep]), set_aside)
        path = self.folder / _POINTER
        _write(path.with_suffix(_NEW), json.dumps(asdict(pointer)).encode())
        path.with_suffix(_NEW).replace(path)
        _sync(self.folder)
        for fallen in before[self._keep :]:
            # It answers already, so this is no fault of it; `tidy` drops at the next start what is left.
            with contextlib.suppress(OSError):
                self.drop(self.generation(fallen.generation))

    def drop(self, generation: Generation) -> None:
        """Take a generation off the shelf; it is hidden first, so that half of it is never taken for one."""
        shutil.rmtree(self._hidden(generation), ignore_errors=True)
        with contextlib.suppress(FileNotFoundError):
            generation.folder.rename(self._hidden(generation))
        shutil.rmtree(self._hidden(generation), ignore_errors=True)

    def tidy(self) -> None:
        """Remove what a crash left over, and generations that were never applied."""
        pointer = self.pointer()
        stamps = (pointer.live, *pointer.before) if pointer else ()
        wanted = {stamp.generation for stamp in stamps}
        (self.folder / _POINTER).with_suffix(_NEW).unlink(missing_ok=True)
        for path in self._generations.glob(f".*{_PARTIAL}"):
            shutil.rmtree(path, ignore_errors=True)
        for path in self._generations.glob("[0-9]*"):
            if path.name.isdecimal() and int(path.name) not in wanted:
                self.drop(self.generation(int(path.name)))

    def _hidden(self, generation: Generation) -> Path:
        return generation.folder.with_name(f".{generation.folder.name}{_PARTIAL}")


def fingerprint(seeds: Path) -> str:
    """Return a hash over the files of a seeds folder, to tell whether anything in it has been changed."""
    digest = hashlib.sha256()
    for path in _seed_files(seeds):
        for part in (path.name.encode(), path.read_bytes()):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _stamp(written: dict[str, Any]) -> Stamp:
    stamp = Stamp(**written)
    if not isinstance(stamp.generation, int):
        raise TypeError(stamp.generation)
    return stamp


def _seed_files(seeds: Path) -> list[Path]:
    """Return what the loader may read; what it cannot read it reports by itself."""
    wanted = {*ENDINGS, ".toml"}
    try:
        files = [path for path in seeds.iterdir() if path.is_file() and path.suffix.lower() in wanted]
    except OSError:
        return []
    return sorted(path for path in files if path.name[0] != "." and path.stat().st_size <= MAX_BYTES)


def _read(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Force the names in a folder to disk, where the system knows of such a thing."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
