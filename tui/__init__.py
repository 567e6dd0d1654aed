"""The explorer: a terminal application over a library of documents."""
