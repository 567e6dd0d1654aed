"""What leaves the program: a text becomes a file, a place in a document the user's editor."""
