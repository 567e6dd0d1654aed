"""Text becomes lines for a terminal: cell widths, CJK line breaking, rows side by side."""
