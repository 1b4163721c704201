"""The ground everything stands on. Modules are imported by name, so that commands start fast."""
