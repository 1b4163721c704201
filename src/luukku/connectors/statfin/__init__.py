"""Statistics Finland's tables as downloaded from StatFin (PxWeb): json-stat2 or CSV, into the words of the series here.

    found = statfin.read(Path("12r5.json").read_bytes(), file="12r5.json")
    found.table, found.measures, found.observations[-1]        # region, period, values; None where not published
    found.rejected, found.dropped                              # what was refused, with its place, and what nobody needs

Which table a file holds is recognised from its content, by the identifiers of before and after 8 June 2026 or by its texts.
A municipality that has been merged away goes into the one it joined, as in `official/`.
"""

from luukku.connectors.statfin.reading import read
from luukku.connectors.statfin.statistics import Dropped, Observation, Statistics
from luukku.connectors.statfin.tables import Table

__all__ = ["Dropped", "Observation", "Statistics", "Table", "read"]
