"""A document in its own sentences."""
