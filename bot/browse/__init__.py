"""What there is to read: /quotes, /summary, /sources, /help."""
