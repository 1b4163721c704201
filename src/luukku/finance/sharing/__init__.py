"""Sharing on the command line and on pages."""
