"""The municipal share of unemployment benefits by paid day (työttömyysetuuksien kunnan rahoitusosuus)."""
