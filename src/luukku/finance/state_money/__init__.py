"""State money on pages."""
