"""What a message says, as values: components, citations, escaping, locators. Pure."""
