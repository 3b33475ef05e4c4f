"""The knowledge that answers and its replacements. No Discord."""
