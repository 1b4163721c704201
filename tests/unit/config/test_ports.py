"""The port of a web server: free, claimed, or refused with the name of who has it."""

import os
import socket
import sys
from contextlib import closing

import pytest

from luukku.config.ports import claimed_port, is_free
from luukku.config.trouble import Trouble

LOOPBACK = "127.0.0.1"


@pytest.fixture
def free_port() -> int:
    with closing(socket.create_server((LOOPBACK, 0))) as probe:
        return probe.getsockname()[1]


def silent(_: str) -> None:
    pytest.fail("nothing is to be told")


def test_a_free_port_that_is_asked_for_is_given(free_port: int) -> None:
    with claimed_port(host=LOOPBACK, wanted=free_port, tell=silent) as port:
        assert port == free_port


def test_a_port_in_use_is_refused_with_its_user_and_the_remedy() -> None:
    with closing(socket.create_server((LOOPBACK, 0))) as taken:
        port = taken.getsockname()[1]
        assert not is_free(host=LOOPBACK, port=port)
        with pytest.raises(Trouble) as refusal, claimed_port(host=LOOPBACK, wanted=port, tell=silent):
            pytest.fail("it is in use")
    assert f"(process {os.getpid()})" in refusal.value.message
    assert "--port" in refusal.value.remedy


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the port itself is all there is to claim")
def test_two_starts_at_once_never_get_the_same_port(free_port: int) -> None:
    with claimed_port(host=LOOPBACK, wanted=free_port, tell=silent):
        with pytest.raises(Trouble), claimed_port(host=LOOPBACK, wanted=free_port, tell=silent):
            pytest.fail("it is claimed")
        told: list[str] = []
        with claimed_port(host=LOOPBACK, wanted=None, tell=told.append) as one:
            with claimed_port(host=LOOPBACK, wanted=None, tell=told.append) as other:
                assert len({free_port, one, other}) == 3
            assert f"taking {other}" in told[-1]


def test_a_claim_ends_with_its_block(free_port: int) -> None:
    for _ in range(2):
        with claimed_port(host=LOOPBACK, wanted=free_port, tell=silent):
            pass


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_refused(host: str, free_port: int) -> None:
    with pytest.raises(Trouble, match="no address of this machine"), claimed_port(host=host, wanted=free_port, tell=silent):
        pytest.fail("it is not ours")
