"""The cogs: each reads what came, asks the pure parts, and sends; nothing is decided here."""
