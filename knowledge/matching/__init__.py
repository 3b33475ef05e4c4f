"""Question × knowledge → ranked matches, each with how sure it is."""
