"""For the time of the move: what cogs call their parts."""

from bot.app.composition import Composition as Parts

__all__ = ["Parts"]
