"""Documents that moderators upload: bytes in, the document's text out, read in a process with limits."""
