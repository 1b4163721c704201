"""Icons of the house: 16 px line drawings, always beside a word that says the same."""

from django.utils.safestring import SafeString, mark_safe

_SHAPES = {
    "search": '<circle cx="7" cy="7" r="4.6"/><path d="m10.6 10.6 3.6 3.6"/>',
    "next": '<path d="m6 3 5 5-5 5"/>',
    "previous": '<path d="m10 3-5 5 5 5"/>',
    "go": '<path d="M2.5 8h11M9.5 4l4 4-4 4"/>',
    "down": '<path d="m3 6 5 5 5-5"/>',
    "up": '<path d="M8 13V3M4.5 6.5 8 3l3.5 3.5"/>',
    "download": '<path d="M8 2v8M4.5 7 8 10.5 11.5 7M3 13.5h10"/>',
    "print": '<path d="M4 6V2h8v4M4 11.5H2V6h12v5.5h-2M4 9.5h8V14H4z"/>',
    "tick": '<path d="m2.5 8.6 3.6 3.6 7.4-8"/>',
    "plus": '<path d="M8 2.5v11M2.5 8h11"/>',
    "cross": '<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>',
    "place": '<path d="M8 14.5S3 9.6 3 6.4a5 5 0 0 1 10 0c0 3.2-5 8.1-5 8.1z"/><circle cx="8" cy="6.4" r="1.7"/>',
    "lock": '<path d="M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2"/>',
    "calendar": '<path d="M2 3.5h12v10.5H2zM2 6.5h12M5 2v3M11 2v3"/>',
    "phone": '<path d="M4 1.8 6.2 5 4.8 6.8c.7 1.6 2 2.9 3.8 3.8l1.8-1.4 3.4 2-.8 2.6c-6.2.8-11.6-4.6-11.2-11z"/>',
    "video": '<path d="M1.5 4h8.5v8H1.5zM10 7l4.5-2.4v6.8L10 9"/>',
    # states of a duty: each has a shape of its own, so that colour is never alone
    "overdue": (
        '<path d="M8 1.2 14.8 8 8 14.8 1.2 8z" fill="currentColor" stroke="none"/><path d="M8 4.6v4M8 11v.2" stroke="#fff"/>'
    ),
    "due": '<circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" stroke="none"/>',
    "upcoming": '<circle cx="8" cy="8" r="6.2"/>',
    "done": ('<circle cx="8" cy="8" r="7" fill="currentColor" stroke="none"/><path d="m4.8 8.3 2.2 2.2 4.2-4.6" stroke="#fff"/>'),
    "waived": '<circle cx="8" cy="8" r="6.2" stroke-dasharray="2.4 2.4"/><path d="M5 8h6"/>',
    "lapsed": '<circle cx="8" cy="8" r="6.2" stroke-dasharray="2.4 2.4"/><path d="M5 8h6"/>',
}

NAMES = tuple(_SHAPES)

_DRAWN = {
    name: mark_safe(f'<svg class="ico" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{shape}</svg>')  # noqa: S308  our own constants
    for name, shape in _SHAPES.items()
}


def icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from screen readers. Raises KeyError for a name that is not in NAMES."""
    return _DRAWN[name]
