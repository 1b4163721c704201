"""The lawbook's face: its commands. The law itself is read in `luukku.law`."""
