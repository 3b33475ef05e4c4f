"""What can be wrong with a knowledge base, said so that its author can mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class KnowledgeError(Exception):
    """One fault in a seed file.

    Args:
        path: the file, as the operator named it.
        line: 1-based line of the fault; 1 where the whole file is at fault.
        message: one sentence that says what is wrong and how to mend it.
    """

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


class KnowledgeErrors(Exception):  # noqa: N818 - the plural of KnowledgeError
    """Every fault found in one load, in the order of the files.

    Args:
        faults: at least one `KnowledgeError`.
    """

    def __init__(self, faults: Iterable[KnowledgeError]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
