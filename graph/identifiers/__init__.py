"""Names of things: folded text, document symbols and URN:LEX identifiers."""
