"""Whatever a catalog holds: payloads, mutations of real translations, nests and sizes; and what becomes of pages."""
