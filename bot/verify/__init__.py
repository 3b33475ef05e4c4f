"""Is this quotation real? /verify and "Check this quote"."""
