"""The rules of the process: duties from facts, dates and the lawbook, one named function a rule."""
