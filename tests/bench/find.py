"""'Hae tai siirry': what the dictionaries of the search cost a process, and how long a search takes on the loaded area."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROUNDS = 15
QUERIES = ("työttömyysasteesta", "kunnissa", "väkiluku", "työttömyys kunnittain", "qwxz vailla vastausta")


def run(*, size: int | None = None) -> dict[str, object]:
    """Dictionaries are made anew in a temporary folder (`size` is not used), then read and asked in a process of their own."""
    del size
    with tempfile.TemporaryDirectory() as folder:
        began = perf_counter()
        source = str(Path(__file__).parents[2] / "src")
        made = [sys.executable, "-m", "luukku.core.ui.lemmas", folder]
        with subprocess.Popen(made, stdin=subprocess.PIPE, env=os.environ | {"PYTHONPATH": source}) as making:
            making.wait()
        making_seconds = perf_counter() - began
        answer = subprocess.run([sys.executable, __file__, folder], capture_output=True, text=True, check=True)
        asked: Any = json.loads(answer.stdout)
        disk = sum(file.stat().st_size for file in Path(folder).glob("*.dic")) / 2**20
    results = [
        _figure("dictionaries made, once an installation", making_seconds, "s"),
        _figure("dictionaries on disk", disk, "MiB"),
        _figure("first lemma of a process", asked["first"], "ms", 300),
        _figure("memory of the dictionaries", asked["memory"], "MiB", 60),
        _figure("words lemmatised", asked["words"], "a ms"),
        _figure("names asked by one query, warm", asked["names"], "µs a name", 50),
        _figure("names asked for a typing error", asked["near"], "µs a name", 500),
    ]
    return {"name": "find", "results": results, "agrees": asked["agrees"]}


def _figure(what: str, value: float, unit: str, most: float | None = None) -> dict[str, object]:
    goal = None if most is None else f"<= {most:g}"
    return {"what": what, "value": round(value, 1), "unit": unit, "goal": goal, "ok": most is None or value <= most}


def _memory() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main(folder: str) -> None:
    """Ask and print what it cost."""
    import django
    from django.conf import settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luukku.config.settings")
    settings.LUUKKU_LEMMA_CACHE = Path(folder)
    django.setup()
    from luukku.connectors import official
    from luukku.core.ui import lemmas
    from luukku.core.ui.query import Query

    before, began = _memory(), perf_counter()
    agrees = lemmas.lemma("työttömyydestä", language="fi") == "työttömyys"
    first, memory = perf_counter() - began, _memory() - before
    words = [f"{each.name_fi.lower()}n" for each in official.municipalities().values()]
    began = perf_counter()
    for word in words:
        lemmas.lemma(word, language="fi")
    lemmatised = len(words) / (perf_counter() - began) / 1e3

    def a_name(near: bool) -> float:
        names = [each.name_fi for each in official.municipalities().values()]
        times = []
        for _ in range(ROUNDS):
            for text in QUERIES:
                began = perf_counter()
                for name in names:
                    Query(text, "fi", near).likeness(name, proper=True)
                times.append((perf_counter() - began) / len(names))
        return median(times) * 1e6

    near, names = a_name(True), a_name(False)
    figures = {"first": first * 1e3, "memory": memory, "words": lemmatised, "names": names, "near": near, "agrees": agrees}
    print(json.dumps(figures))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
    main(sys.argv[1])
