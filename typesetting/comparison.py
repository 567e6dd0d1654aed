"""A collation becomes lines for a terminal: folded, side by side or one above the other.

A line is a list of pieces, each a text and a role; the command line and the explorer give the
roles their colours. Nothing here knows a colour or a widget.
"""
