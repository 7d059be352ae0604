"""The print edition: Typst source from tokens, and the PDFs that come of it."""
