"""Small lawbooks for tests, written as files."""

from pathlib import Path

from luukku.law import Lawbook

MEETINGS = """\
# Meetings. A comment that stays.

process.interview.deadline:
  title: {fi: Alkuhaastattelun määräaika, en: Time limit of the interview}
  unit: weekdays
  values:
    - {from: 2022-05-02, value: 5, source: "1379/2021", verified: S, last_checked_on: 2026-11-24}   # by heart
    - {from: 2025-01-01, value: 5, source: "380/2023 31 § 1", verified: V, last_checked_on: 2026-11-24}
    - from: 2026-01-01
      value: 10
      source: "KEHA 2026"
      verified: P
      last_checked_on: 2026-01-05   # turn of the year
      provision: "380/2023 31 § 1"
      note: {fi: Esitys., en: "A bill, no act"}

process.discussion.count:
  title: {fi: Keskustelujen määrä}
  unit: count
  values:
    - {from: 2025-01-01, value: 5, source: "380/2023 32 § 1(1)", verified: V, last_checked_on: 2026-11-24}
    - {from: 2026-01-01, value: none, source: KEHA 2026, verified: S, last_checked_on: 2026-11-24}
    - {from: 2026-07-01, value: unknown, source: HE 1/2026, verified: U, last_checked_on: 2026-11-24}
"""


def folder_of(place: Path, files: dict[str, str]) -> Path:
    """The files under `place`, by their paths in it."""
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return place


def parameter(unit: str, *values: str, key: str = "some.thing", more: str = "") -> str:
    """A file with one parameter; each value is written as the rest of `{from: 2025-01-01, value: 5`."""
    rows = "".join(f'    - {{{value}, source: "1/2025 1 §", verified: V, last_checked_on: 2026-11-24}}\n' for value in values)
    return f"{key}:\n  title: {{fi: Jokin}}\n  unit: {unit}\n{more}  values:\n{rows}"


def book(place: Path, text: str) -> Lawbook:
    """The lawbook of one file, `lawbook/topic/file.yaml`."""
    return Lawbook.load(folder_of(place / "lawbook", {"topic/file.yaml": text}))
