"""Charts and maps as SVG made on the server: one Vega-Lite specification for the page and for paper.

    chart = line_chart(series=[Series(name="Työttömät", points=points)], unit="henkilöä", label="…", language="fi")
    map_ = choropleth(own=[Region(name="…", polygons=…, value=9.0)], label="…", language="fi", decimals=1, suffix="\\u00a0%")
    places = place_chart(places=[Place(name="…", value=9.0)], rules=[Rule(name="Alue", value=9.5)], unit="%", …)
    curve = curve_chart(curves=[Curve(name="…", points=points)], ticks=[Tick(at=0, text="0")], unit="euroa", axis="…", …)
    dots = dot_chart(series=["nyt", "toisin"], places=[DotPlace(name="…", values=(84.1, 75.5))], unit="€ / asukas", …)
    flows = flow_map(stops=[Stop(key="a", name="…", at=(25.5, 61.2))], flows=[Flow(start="a", end="b", count=480)], …)

Each returns a `Chart` for the component `chart`; a picture is drawn once and kept by the hash of what it shows.
"""

from luukku.core.ui.charts.bars import Place, Rule, place_chart
from luukku.core.ui.charts.curves import Curve, Tick, curve_chart
from luukku.core.ui.charts.dots import DotPlace, dot_chart
from luukku.core.ui.charts.draw import Chart, Class
from luukku.core.ui.charts.flows import Flow, Stop, flow_map
from luukku.core.ui.charts.lines import Remark, Series, line_chart
from luukku.core.ui.charts.maps import Region, Spot, choropleth

__all__ = [
    "Chart",
    "Class",
    "Curve",
    "DotPlace",
    "Flow",
    "Place",
    "Region",
    "Remark",
    "Rule",
    "Series",
    "Spot",
    "Stop",
    "Tick",
    "choropleth",
    "curve_chart",
    "dot_chart",
    "flow_map",
    "line_chart",
    "place_chart",
]
