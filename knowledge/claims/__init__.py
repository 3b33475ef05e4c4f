"""What a member's message claims to quote, and how that differs from the documents.

`messages` finds the claim and its named speaker in a message, `locating` the place in the documents,
`aligning` lays both side by side, `differences` says what differs, `sourcing` whose words they are, and
`judging` gives the verdict. `knowledge.claims.checker` puts them together.
"""
