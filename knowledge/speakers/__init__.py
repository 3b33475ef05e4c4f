"""Who speaks: the words around a quotation read as clauses, and names followed through an article."""
