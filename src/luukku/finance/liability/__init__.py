"""The municipal share of benefits on the command line and on pages."""
