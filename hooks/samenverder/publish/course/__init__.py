"""A module as files to take along: a package for a learning platform, its links, its sheets."""
