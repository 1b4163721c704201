"""The state's money for employment services on pages: the law's calculation, and a plan's table beside it."""
