"""Where a figure is from: what stands in its source note (lähdemerkintä). All texts are ready to be shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The source of one figure or of a column of figures.

    unit        what is counted: `henkilöä`
    date        the day or month that the figure speaks of (ajankohta)
    population  whom it concerns (keitä koskee)
    source      publisher and publication (lähde)
    taken       when it was brought here (tuotu), where known
    note        one more sentence, where something must be known to read the figure right
    """

    unit: str
    date: str
    population: str
    source: str
    taken: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that can say where it is from.

    text    as shown: `3 482`; for an unknown one `ei tietoa`, for a protected one `alle 5`
    source  its note
    value   the bare value, for sorting and for files; None when unknown or protected
    doubt   letter of the finding that makes it doubtful; the finding stands on the same page as note `h-<letter>`
    aged    what to say when a newer figure exists: `uudempi on`
    """

    text: str
    source: Source
    value: float | None = None
    doubt: str = ""
    aged: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure of the strip: its title, the figure, the unit after it and what stands below."""

    title: str
    figure: Figure | None
    unit: str = ""
    below: str = ""
