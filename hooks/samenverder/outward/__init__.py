"""What lies outside: whether the sources that practices lead to are still there. Runs when asked, never in a build."""
