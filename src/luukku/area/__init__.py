"""The employment area (työllisyysalue): authorities, municipalities, board, service points and the plan's tables (ch. 1)."""
