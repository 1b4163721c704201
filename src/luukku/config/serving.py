"""`luukku demo` and `luukku serve`: database, migrations, data and web server, until somebody stops them; then all is stopped."""

import argparse
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from luukku.config import leases, locks, paths
from luukku.config.database import run_folder, tell, use_database
from luukku.config.migrations import prepare_django
from luukku.config.ports import claimed_port
from luukku.config.processes import began
from luukku.config.trouble import Trouble

LOOPBACK = "127.0.0.1"
EVERYWHERE = {"0.0.0.0": LOOPBACK, "::": "[::1]"}  # noqa: S104 - compared with, not listened at
ANSWER_SECONDS = 60
PREPARE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Address:
    """Where the web server answers, and the host name by which it knows itself."""

    url: str
    host_name: str

    def get(self, path: str = "/") -> tuple[int, str, str]:
        """Status, content type and text of a page, after redirects; 0 while nobody answers."""
        request = urllib.request.Request(self.url.rstrip("/") + path, headers={"Host": self.host_name})  # noqa: S310
        direct = urllib.request.build_opener(
            urllib.request.ProxyHandler({})
        )  # a proxy of the network knows nothing of this machine
        try:
            with direct.open(request, timeout=ANSWER_SECONDS) as answer:
                return answer.status, answer.headers.get_content_type(), answer.read().decode(errors="replace")
        except HTTPError as refusal:
            return refusal.code, "", refusal.read().decode(errors="replace")
        except (URLError, HTTPException, OSError):
            return 0, "", ""


def demo(parser: argparse.ArgumentParser) -> None:
    """`luukku demo`."""
    _address_arguments(parser)
    parser.add_argument("--once", action="store_true", help="fetch the first page, stop everything and tell by the exit status")
    parser.set_defaults(run=lambda args: _run(args, mode="demo"))


def serve(parser: argparse.ArgumentParser) -> None:
    """`luukku serve`."""
    _address_arguments(parser)
    parser.set_defaults(run=lambda args: _run(args, mode="serve"), once=False)


def _address_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, help="port of the web server (default: the first free one from 8000)")
    parser.add_argument("--host", default=LOOPBACK, help=f"address to listen at (default: {LOOPBACK}, this machine alone)")


def _port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no port: 1 to 65535")


def _run(args: argparse.Namespace, *, mode: str) -> int:
    os.environ["LUUKKU_MODE"] = mode
    with leases.gate(run_folder(), tell=tell):
        leases.sweep(run_folder())  # a killed start's web server may still have the port
    with claimed_port(host=args.host, wanted=args.port, tell=tell) as port, use_database(verb=mode) as database:
        prepare_django(database)
        with locks.hold(run_folder() / "prepare", seconds=PREPARE_SECONDS, waiting=lambda: tell("Waiting for another start …")):
            greeting = _prepare_demo() if mode == "demo" else _prepare_service()
            _collect_static_files()
        with _web_server(database.lease, host=args.host, port=port) as (process, address):
            _wait_for_answer(process, address)
            if args.once:
                return _first_page(address)
            print("\n".join([f"Luukku is ready: {address.url}", *greeting]), flush=True)
            tell("Ctrl-C stops it.")
            try:
                process.wait()
            except KeyboardInterrupt:
                tell("Stopping …")
                return 0
    raise Trouble(f"The web server ended by itself (exit code {process.returncode}).", remedy="Its last words stand above.")


def _prepare_demo() -> list[str]:
    """Load the demo's area and people; how to log in, for people to read."""
    from django.utils import translation

    from luukku.config import demo as data

    with translation.override("en"):  # the language of the command line
        people = {persona.title: persona.name for persona in data.prepare(progress=tell)}
    width = max(map(len, people))
    return ["Log in as", *(f"  {title:<{width}}  {name}" for title, name in people.items())]


def _prepare_service() -> list[str]:
    """Take the official series that came with the program; what is still to be done, for people to read."""
    from luukku.config import demo as data

    return data.prepare_service(progress=tell)


def _collect_static_files() -> None:
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


@contextmanager
def _web_server(lease: leases.Lease, *, host: str, port: int) -> Iterator[tuple[subprocess.Popen[bytes], Address]]:
    """A running web server, ended with the block. It leaves by itself when this process is gone."""
    own_hosts = [name.strip().lstrip(".") for name in os.environ.get("LUUKKU_HOSTS", "").split(",") if name.strip()]
    if host not in (LOOPBACK, "localhost", "::1") and not own_hosts:
        tell("Only localhost is answered: name the host names of the service in LUUKKU_HOSTS, separated by commas.")
    shown = EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    host_name = next((name for name in own_hosts if name != "*"), LOOPBACK)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "luukku.config.web", host, str(port)],
        stdin=subprocess.PIPE,
        stdout=sys.stderr,
        cwd=paths.checkout(),
        start_new_session=True,
    )
    web = leases.Web(pid=process.pid, began=began(process.pid), folder=str(paths.checkout()), address=f"http://{shown}:{port}/")
    try:
        lease.record(web)
        yield process, Address(url=web.address, host_name=host_name)
    finally:
        leases.end_group(web)
        if process.stdin:
            process.stdin.close()
        process.wait()


def _wait_for_answer(process: "subprocess.Popen[bytes]", address: Address) -> None:
    until = time.monotonic() + ANSWER_SECONDS
    status = 0
    while time.monotonic() < until and process.poll() is None and status < 500:
        status, _, _ = address.get("/healthz")
        if status == 200:
            return
        time.sleep(0.03)
    how = (
        f"ended with {process.returncode}"
        if process.returncode is not None
        else f"answers {status or 'nothing'} at {address.url}healthz"
    )
    raise Trouble(f"The web server {how}.", remedy="Its last words stand above; `luukku doctor` looks for the usual reasons.")


def _first_page(address: Address) -> int:
    status, kind, text = address.get()
    if status == 200 and kind == "text/html" and "<h1" in text:
        print(f"The first page answers: {address.url} ({status}, {len(text)} characters)")
        return 0
    tell(f"The first page does not: {address.url} answered {status} {kind}, {'with' if '<h1' in text else 'without'} a heading.")
    return 1
