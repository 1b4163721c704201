"""Accounts: the people who use the desk, the roles granted to them, and signing in."""
