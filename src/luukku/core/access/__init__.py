"""Access: default deny, one declared action a view, a reason with each answer."""
