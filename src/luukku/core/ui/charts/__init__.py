"""Charts and maps as SVG made on the server: one Vega-Lite specification for the page and for paper.

    chart = line_chart(series=[Series(name="Työttömät", points=points)], unit="henkilöä", label="…", language="fi")
    map_ = choropleth(own=[Region(name="…", polygons=…, value=9.0)], label="…", language="fi", decimals=1, suffix="\\u00a0%")
    flows = flow_map(stops=[Stop(key="a", name="…", at=(25.5, 61.2))], flows=[Flow(start="a", end="b", count=480)], …)

Each returns a `Chart` for the component `chart`; a picture is drawn once and kept by the hash of what it shows.
"""

from luukku.core.ui.charts.draw import Chart, Class
from luukku.core.ui.charts.flows import Flow, Stop, flow_map
from luukku.core.ui.charts.lines import Remark, Series, line_chart
from luukku.core.ui.charts.maps import Region, Spot, choropleth

__all__ = [
    "Chart",
    "Class",
    "Flow",
    "Region",
    "Remark",
    "Series",
    "Spot",
    "Stop",
    "choropleth",
    "flow_map",
    "line_chart",
]
