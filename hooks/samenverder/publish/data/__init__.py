"""What others take along: the whole collection as tables, linked data, feeds and plain text."""
