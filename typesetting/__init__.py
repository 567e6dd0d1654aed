"""Text becomes lines for a terminal: cell widths, CJK line breaking, safe display, rows side by side."""
