"""Rules of figures: rates, changes and averages."""
