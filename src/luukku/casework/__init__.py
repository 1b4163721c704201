"""Casework (asiakasprosessi): duties from a story of dates; chapters 4 and 4.2 of the plan."""
