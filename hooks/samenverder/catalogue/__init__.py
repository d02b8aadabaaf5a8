"""Everything together: by term, who resembles whom, how it stood."""
