"""The look of the house: shell, components, numbers, charts."""
