"""Documents of our own, each folder as an operator's seeds: what tests stand on, whatever seeds/ holds."""

from __future__ import annotations

from pathlib import Path

_DOCUMENTS = Path(__file__).parent / "documents"
NEWS = _DOCUMENTS / "news"
"""A news article: direct quotations by several speakers, boilerplate, a list, aliases, entries and gaps."""
FAQ = _DOCUMENTS / "faq"
"""A page of questions and answers in Markdown, with an address and a few entries."""
MINUTES = _DOCUMENTS / "minutes"
"""Minutes and a portrait: two documents that share a town, without any sidecar."""
KINDS = (NEWS, FAQ, MINUTES)
