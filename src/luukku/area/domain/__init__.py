"""What an employment area is, as plain data and rules."""
