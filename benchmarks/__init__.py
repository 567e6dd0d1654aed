"""Measurements: whole processes side by side, so that a slow machine slows both sides."""

# Before Textual: how often it draws is the same for the explorer and for what it is held against.
import tui  # noqa: F401
