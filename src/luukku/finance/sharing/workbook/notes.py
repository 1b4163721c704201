"""The sheet of notes: where the calculation is from, how it goes, what is assumed, and where a spreadsheet's arithmetic ends."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext as _

from luukku.core.documents.cells import Cells
from luukku.finance.domain.sharing import ByKey, Settlement
from luukku.finance.sharing.wording import part_of_block, period_title
from luukku.finance.sharing.workbook.bases import Bases


def write_notes(
    cells: Cells,
    *,
    settlement: Settlement,
    bases: Bases,
    names: Mapping[str, str],
    sources: Sequence[str],
    page: str,
    taken_out: datetime,
) -> None:
    """Write the sheet. `sources` tell where the figures are from."""
    language = cells.language
    facts = [
        (_("Sopimus"), settlement.agreement.agreement),
        (_("Kausi"), period_title(settlement.period, language=language)),
        *([(_("Sivu"), page)] if page else []),
        *((_("Lähde"), source) for source in sources),
        (_("Lakikirja"), _("Laskelma ei käytä lain arvoja: jako perustuu sopimukseen ja sen lukuihin.")),
        *((_("Oletus"), each.text.in_language(language)) for each in settlement.agreement.assumptions),
        *((_("Laskutapa"), text) for text in _method()),
        *((_("Tasatilanne"), text) for text in _near_ties(settlement, bases, names, language)),
    ]
    cells.word(0, 0, _("Otettu"), bold=True)
    look = cells.looks.of(num_format='d.m.yyyy "klo" h.mm', align="left")
    cells.sheet.write_datetime(0, 1, taken_out, look)
    for row, (name, text) in enumerate(facts, start=1):
        cells.word(row, 0, name, bold=True, valign="top")
        cells.word(row, 1, text, text_wrap=True, valign="top")
    cells.sheet.set_column(0, 0, 16)
    cells.sheet.set_column(1, 1, 110)


def _method() -> list[str]:
    return [
        _("Kunnan osuus on avainten painotettu summa: paino × kunnan luku / niiden kuntien lukujen summa, jotka jakavat."),
        _("Kun jäsenyys, avain tai paino muuttuu kesken kauden, summa ja sen rajat jaetaan päivien mukaan."),
        _("Kun kunta ylittää kattonsa tai alittaa lattiansa, se maksaa rajan, ja muut jakavat loput samoilla osuuksilla."),
        _("Jos näin jäisi summa, jota kukaan ei saa maksaa, kierros asettaa vain sen puolen, joka siirtää enemmän rahaa."),
        _("Rajojen kierroksia on kiinteä määrä. Tarkistus kertoo, jos ne eivät riitä."),
        _("Lohko pyöristetään kerran: kukin alaspäin sentteihin, ja loput sentit niille, joiden jakojäännös on suurin."),
        _("Yhtä suurista jäännöksistä sentin saa se, jonka osuus on suurempi, ja sitten se, jonka kuntanumero on pienempi."),
        _("Palautus pyöristetään kuten maksu, ja etumerkki palautetaan lopuksi."),
        _("Laskentataulukko laskee noin 15 numerolla. Jäännökset, jotka eroavat vähemmän kuin Tarkkuus, ovat sille yhtä suuret."),
        _("Ohjelma laskee tarkoilla murtoluvuilla. Siksi sentti voi tasatilanteessa osua siinä eri kunnalle."),
    ]


def _near_ties(settlement: Settlement, bases: Bases, names: Mapping[str, str], language: str) -> Iterator[str]:
    """Where the last cent is given by a difference that a spreadsheet cannot tell."""
    found = False
    for each in settlement.shared:
        if isinstance(each, ByKey) and (pair := near_tie(each)):
            found = True
            told = {
                "block": part_of_block(each.block, each.part, language=language),
                "one": names.get(pair[0], pair[0]),
                "other": names.get(pair[1], pair[1]),
            }
            yield _("%(block)s. %(one)s ja %(other)s ovat liian lähellä toisiaan. Sentin saa %(one)s.") % told
    if not found:
        yield _("Tässä jaossa ei ole kuntia, joiden jakojäännökset olisivat liian lähellä toisiaan.")


def near_tie(shared: ByKey) -> tuple[str, str] | None:
    """Who gets the last cent and who just misses it, where they are nearer each other than a spreadsheet can tell; else None."""
    near = Fraction(max(10**9, abs(shared.total)), 10**15)
    exact = {code: abs(shared.exact(code)) for code in shared.cents}
    ranked = sorted(exact, key=lambda code: (-(exact[code] % 1), -exact[code], code))
    give = abs(shared.total) - sum(int(value) for value in exact.values())
    if not 0 < give < len(ranked):
        return None
    last, next_ = ranked[give - 1], ranked[give]
    apart = exact[last] % 1 - exact[next_] % 1
    larger = exact[last] - exact[next_]
    told_apart = apart > near or (apart == 0 and (larger == 0 or larger > near))
    return None if told_apart else (last, next_)
