"""`extract`, `update` and `init`: from articles to templates, from templates to catalogs."""
