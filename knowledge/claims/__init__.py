"""What a member's message claims to quote, and how that differs from the documents.

`message_claims` finds the claim and `named_speaker` whom it is said to be by, `locator` the place in the
documents, `alignment` lays both side by side, `differences` says what differs, `claim_source` whose words
they are, and `judge` gives the verdict. `knowledge.claims.checker` puts them together.
"""
