"""The whole site as plain Markdown with its files, for a generator that has none of our hooks: the way out."""
