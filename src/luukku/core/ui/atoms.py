"""The smallest parts of a page, drawn in Python because a table repeats them by the hundred: source note, status, mark.

The cotton components `src`, `st`, `mark`, `bar` and `ico` show the same; these are for cells and for code that makes its
own rows.
"""

from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from luukku.core.ui.icons import icon
from luukku.core.ui.sources import Figure, Source

NOTHING = mark_safe("")

STATES = {
    "overdue": ("st--overdue", gettext_lazy("Myöhässä")),
    "due": ("st--due", gettext_lazy("Nyt")),
    "upcoming": ("st--up", gettext_lazy("Tulossa")),
    "done": ("st--done", gettext_lazy("Hoidettu")),
    "waived": ("st--waived", gettext_lazy("Ei koske")),
    "lapsed": ("st--lapsed", gettext_lazy("Rauennut")),
}

MARKS = {
    "V": ("mark mark--v", gettext_lazy("säädöksestä tarkistettu")),
    "S": ("mark", gettext_lazy("toissijainen lähde")),
    "D": ("mark", gettext_lazy("johdettu")),
    "P": ("mark mark--p", gettext_lazy("vahvistettava")),
    "U": ("mark mark--p", gettext_lazy("vahvistettava")),
}


def figure_with_source(figure: Figure, *, right: bool = False, opened: bool = False) -> SafeString:
    """The figure as the summary of its source note, then its finding's letter and a word when a newer figure exists."""
    shown = format_html('<span class="doubt">{}</span>' if figure.doubt else "<span>{}</span>", figure.text)
    note = source_note(figure.source, summary=shown, right=right, opened=opened)
    aged = format_html(' <span class="tag tag--amber">{}</span>', figure.aged) if figure.aged else NOTHING
    return format_html("{}{}{}", note, finding_letter(figure.doubt) if figure.doubt else NOTHING, aged)


def source_note(source: Source, *, summary: SafeString | str, right: bool = False, opened: bool = False) -> SafeString:
    """A `<details>` that opens to say where what stands in `summary` is from. Notes of a page open one at a time."""
    return format_html(
        '<details class="src{}" name="src"{}><summary>{}{}</details>',
        " src--r" if right else "",
        mark_safe(" open") if opened else NOTHING,
        summary,
        _rest_of_note(source, get_language()),
    )


@lru_cache(maxsize=512)
def _rest_of_note(source: Source, _language: str | None) -> SafeString:
    """The note after the figure itself, drawn once for a table that repeats it: the active language is part of the key."""
    rows = (
        (_("Yksikkö"), source.unit),
        (_("Ajankohta"), source.date),
        (_("Keitä koskee"), source.population),
        (_("Lähde"), source.source),
        (_("Tuotu"), source.taken),
    )
    return format_html(
        '<span class="vh">, {}</span></summary><div class="src__pop"><dl>{}</dl>{}</div>',
        _("mistä luku on"),
        format_html_join("", "<dt>{}</dt><dd>{}</dd>", (row for row in rows if row[1])),
        format_html("<p>{}</p>", source.note) if source.note else NOTHING,
    )


def finding_letter(letter: str) -> SafeString:
    """The raised letter that leads to the finding's footnote on the same page."""
    return format_html('<a class="fn" href="#h-{}"><span class="vh">{} </span>{}</a>', letter, _("havainto"), letter)


def status(state: str, text: object = "", *, date: object = "") -> SafeString:
    """State of a duty as shape, colour and words. Raises KeyError for an unknown state.

    With `date` the date is shown and the state's word is left for screen readers; `text` says the state in other words.
    """
    css, word = STATES[state]
    if date:
        return format_html('<span class="st {}">{}<span class="vh">{} </span>{}</span>', css, icon(state), word, date)
    return format_html('<span class="st {}">{}{}</span>', css, icon(state), text or word)


def check_mark(mark: str, text: object = "") -> SafeString:
    """How well a value's source was checked (V, S, D, P or U); `text` where the words are shorter than usual."""
    css, word = MARKS[mark]
    return format_html('<span class="{}">{}</span>', css, text or word)


def external_mark(text: object) -> SafeString:
    """Name of another authority or register that the thing belongs to or came from."""
    return format_html('<span class="mark mark--ext">{}</span>', text)


def bar(value: float, *, most: float, goal: float | None = None, over: bool = False) -> SafeString:
    """A bar for a table cell, `value` of `most`, with a line at `goal`; the figure itself stands in the cell beside it.

    Widths are attributes of the SVG, because the strict CSP lets no style through.
    """
    full = 160.0

    def along(part: float) -> str:
        return f"{full * max(0.0, min(1.0, part / most if most else 0.0)):.1f}"

    line = NOTHING
    if goal is not None:
        line = format_html(
            '<path d="M{} 1v18" stroke="#1d2329" stroke-width="2" vector-effect="non-scaling-stroke"/>', along(goal)
        )
    return format_html(
        '<svg class="bar" viewBox="0 0 160 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        '<rect x="0" y="5" width="160" height="10" fill="#eef2f5"/><rect x="0" y="5" width="{}" height="10" fill="{}"/>{}</svg>',
        along(value),
        "#b5481a" if over else "#2a6ebb",
        line,
    )
