"""What helps a writer and an editor: a new file, completion, how problems are told."""
