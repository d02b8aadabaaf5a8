"""Nobody needs to be trusted: whatever stands in a contributed file, the rest of the site stands and nothing runs."""
