"""Short stories for tests: a few lines of YAML, the duties they give, and drafts of the law to lay under them."""

from datetime import date
from functools import cache

from pytest import raises

from luukku.casework.domain.duty import Answer, Duty
from luukku.casework.domain.kinds import Kind
from luukku.casework.stories import Told, answer, read_story
from luukku.kernel.typed import Problem, Unreadable
from luukku.law import Lawbook

SEARCH_2026 = "- {on: 2026-02-02, kind: job_search_started, status: unemployed}"
INTERVIEW_2026 = "- {on: 2026-02-13, kind: initial_interview_held}"


@cache
def lawbook() -> Lawbook:
    return Lawbook.load()


def told(events: str, *, as_of: str, more: str = "") -> Told:
    """A story of these events, with more lines before them."""
    listed = "\n".join(f"  {line}" for line in events.strip().splitlines())
    return read_story(f"story: A test.\n{more}\nevents:\n{listed}\nas_of: {as_of}\n".encode(), file="story.yaml")


def answered(events: str, *, as_of: str, more: str = "", law: Lawbook | None = None) -> Answer:
    return answer(told(events, as_of=as_of, more=more), law or lawbook())


def duties(kind: str, events: str, *, as_of: str, more: str = "", law: Lawbook | None = None) -> list[Duty]:
    """The duties of one kind."""
    return [duty for duty in answered(events, as_of=as_of, more=more, law=law).duties if duty.kind is Kind(kind)]


def states(found: list[Duty]) -> list[str]:
    return [duty.state.value for duty in found]


def day(text: str) -> date:
    return date.fromisoformat(text)


def draft(folder, text: str) -> Lawbook:
    """The lawbook with a draft of one file laid over it."""
    (folder / "draft").mkdir()
    (folder / "draft" / "draft.yaml").write_text(text, encoding="utf-8")
    return lawbook().with_layer(folder / "draft")


def problems(text: str, **options) -> list[Problem]:
    """What is wrong with a story."""
    with raises(Unreadable) as bad:
        read_story(text.encode(), file="story.yaml", **options)
    return list(bad.value.problems)
