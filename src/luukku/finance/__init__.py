"""Finance: what the municipalities pay, by agreement and by law (chapter 3.1 of the plan)."""
