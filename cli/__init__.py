"""The command line: asks the rooms and prints their answers."""
