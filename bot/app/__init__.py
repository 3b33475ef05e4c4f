"""The running bot: what it is composed of, how it starts, what an operator sees."""
