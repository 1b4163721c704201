"""Figures: official series of the area, its municipalities and the country, and the pages that show them (ch. 1.1, 3)."""
