"""The indicators: declared once, computed by pure functions from counts to figures, masked where small."""
