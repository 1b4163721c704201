"""The calculated state share of employment services (valtionosuus), step by step."""
