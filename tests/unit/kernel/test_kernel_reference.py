"""The examples of docs/reference/kernel.md are run: what the page shows is what the kernel answers, and its values are frozen."""

import doctest
import re
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "kernel.md"


def blocks():
    """The Python blocks of the page, each with the line on which it starts."""
    text = PAGE.read_text(encoding="utf-8")
    return [
        (block[1], text.count("\n", 0, block.start(1)))
        for block in re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    ]


def modules():
    """The names of the kernel's modules that have a chapter on the page."""
    return set(re.findall(r"^## .*`luukku\.kernel\.(\w+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_example_on_the_page_gives_what_the_page_says():
    shared, report = {}, []
    runner, parser = doctest.DocTestRunner(verbose=False), doctest.DocTestParser()
    for block, line in blocks():
        example = parser.get_doctest(block, shared, PAGE.name, str(PAGE), line)
        runner.run(example, out=report.append, clear_globs=False)
        shared = example.globs
    assert not runner.failures, "".join(report)
    assert runner.tries > 30


def test_every_module_of_the_kernel_that_the_page_names_is_shown_by_an_example():
    examples = "".join(block for block, _ in blocks())
    named = modules()
    assert named == {"dates", "calendar", "clock", "money", "transitions", "outcome"}
    assert {module for module in named if f"from luukku.kernel.{module} import" not in examples} == set()


def test_the_values_of_the_kernel_cannot_be_changed():
    found = {
        value for name in modules() for value in vars(import_module(f"luukku.kernel.{name}")).values() if is_dataclass(value)
    }
    assert len(found) >= 11
    assert {value.__name__ for value in found if not (value.__dataclass_params__.frozen and "__slots__" in vars(value))} == set()
