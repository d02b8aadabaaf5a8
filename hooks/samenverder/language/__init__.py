"""What we know of Dutch: what someone meant, which words belong together."""
