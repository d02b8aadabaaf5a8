"""What makes a practice found: facets, texts, the index."""
