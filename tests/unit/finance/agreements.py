"""An agreement of three municipalities with its figures, as the files of a pack's section."""

from datetime import date

from luukku.area.domain.pack import Area, AreaFile, Authority, Municipality
from luukku.kernel.typed import LocalText

RULES = """agreement: Kolme kuntaa
valid: {from: 2025-01-01}
period: 2026
members: [{code: "005"}, {code: "009"}, {code: "010"}]
keys:
  labour_force: {data: labour_force}
  fixed: {fixed: {"005": "1/6", "009": "2/3", "010": "1/6"}}
blocks:
  - {id: services, title: {fi: Palvelut}, amount: "100000.00", key: labour_force, cap: {"009": "50000.00"}}
  - {id: offices, amount: "30000.01", key: fixed}
  - {id: wage_subsidy, direct: wage_subsidy}
"""
KEYS = "municipality,labour_force\n005,120\n009,300\n010,80\n"
DIRECT = "municipality,wage_subsidy\n005,10.50\n009,\n010,7\n"
FILES = {"kolme.yaml": RULES.encode(), "kolme/keys.csv": KEYS.encode(), "kolme/direct.csv": DIRECT.encode()}


def frame(*codes: str) -> AreaFile:
    """An area with these members."""
    return AreaFile(
        area=Area(name=LocalText(fi="Alue")),
        authorities=(Authority(id="own", name=LocalText(fi="Alue"), role="this"),),
        municipalities=tuple(Municipality(code=c, name=LocalText(fi=c), member_from=date(2025, 1, 1)) for c in codes),
    )
