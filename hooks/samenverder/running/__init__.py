"""How work is done: kept from before where nothing changed, spread over processors where it pays."""
