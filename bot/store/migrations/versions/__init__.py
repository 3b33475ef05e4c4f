"""One module a step; the names count upwards."""
