"""What stands in the files: text, fields, terms, practices, each with its line."""
