"""The lawbook's face: its commands and its pages. The law itself is read in `luukku.law`."""
