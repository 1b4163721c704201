"""Kela's open data on recipients of unemployment benefits that municipalities finance, month by month and by paid days.

    columns = read_columns(Path("columns.yaml").read_bytes(), file="columns.yaml")       # which column says what, by who took it
    found = read(Path("file.csv").read_bytes(), columns, file="file.csv")
    found.months, found.limits, found.of(month)["098"]                                    # counts by class, and the total
    found.rejected                                                                        # rows that were refused, with place

The file comes as a Data Package, a CSV with a `datapackage.json` that names its columns. Those names have not been seen here, so
none is guessed: the reader is told which column says what, and checks that the file has it. The same person may stand in several
classes and in several areas of one month: classes are never added up, and a municipality's size is the file's own total.
"""

from luukku.connectors.kela.columns import Columns, package_fields, read_columns
from luukku.connectors.kela.reading import read
from luukku.connectors.kela.recipients import Classes, Recipients

__all__ = ["Classes", "Columns", "Recipients", "package_fields", "read", "read_columns"]
