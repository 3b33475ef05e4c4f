"""Seeds and sidecars → documents and entries, or everything that is wrong with them."""
