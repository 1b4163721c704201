"""A question that several parts of a page ask is answered once while the page is read, and anew everywhere else."""

import pytest
from django.http import HttpResponse

from luukku.core.ui.once import keep_answers, once_a_request


class Asked:
    """Counts how many times it was asked; `fails` times it raises first."""

    def __init__(self, fails: int = 0) -> None:
        self.times, self.fails = 0, fails

    def __call__(self) -> int:
        self.times += 1
        if self.times <= self.fails:
            raise LookupError
        return self.times


@pytest.fixture
def asked():
    return Asked()


def read(question, rf, *, method="get", times=3):
    """A request whose view asks the question so many times; the answers."""
    answers = []

    def view(_request):
        answers.extend(question() for _ in range(times))
        return HttpResponse()

    keep_answers(view)(getattr(rf, method)("/x/"))
    return answers


def test_while_a_page_is_read_it_is_answered_once(asked, rf):
    assert read(once_a_request(asked), rf) == [1, 1, 1]


def test_the_next_page_asks_anew(asked, rf):
    question = once_a_request(asked)
    assert [read(question, rf), read(question, rf)] == [[1, 1, 1], [2, 2, 2]]


def test_two_questions_have_their_own_answers(rf):
    one, other = once_a_request(Asked()), once_a_request(Asked())

    def both():
        return one(), other()

    assert read(both, rf, times=2) == [(1, 1), (1, 1)]


def test_a_request_that_changes_something_asks_each_time(asked, rf):
    assert read(once_a_request(asked), rf, method="post") == [1, 2, 3]


def test_outside_of_requests_it_is_asked_each_time(asked):
    question = once_a_request(asked)
    assert [question(), question()] == [1, 2]


def test_what_it_raises_is_not_kept(rf):
    question = once_a_request(Asked(fails=1))

    def stubborn():
        try:
            return question()
        except LookupError:
            return question()

    assert read(stubborn, rf) == [2, 2, 2]


def test_after_a_page_that_fails_nothing_is_kept(asked, rf):
    question = once_a_request(asked)

    def view(_request):
        question()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        keep_answers(view)(rf.get("/x/"))
    assert [question(), question()] == [2, 3]
