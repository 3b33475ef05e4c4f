"""/knowledge: documents, questions, changes, history: what moderators see and press."""
