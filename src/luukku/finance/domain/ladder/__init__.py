"""What a paid benefit day costs a municipality: the ladder of municipal shares (maksuosuus), day by day."""
