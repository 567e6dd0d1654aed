"""Measurements: whole processes side by side, so that a slow machine slows both sides."""
