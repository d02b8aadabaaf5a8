"""The form's engine in a browser, held against what it was made after."""
