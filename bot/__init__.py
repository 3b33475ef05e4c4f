"""The Discord bot. Reads `knowledge`; nothing there reads this."""
