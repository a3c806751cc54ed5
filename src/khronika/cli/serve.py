"""khronika serve: the pages of a case."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import Annotated

import typer

from khronika.cli.failing import guarded
from khronika.cli.options import CaseFolder
from khronika.cli.terminal import terminal
from khronika.errors import BadOption, PortInUse
from khronika.statements.case import Case


@guarded
def serve(
    case: CaseFolder,
    host: Annotated[str, typer.Option(help="Address to serve at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(
            help="A further name by which browsers may ask for the pages; may be given again.", show_default=False
        ),
    ] = None,
) -> None:
    """Serve a case's pages.

    To the browsers of this machine alone, unless --host says otherwise. Ctrl-C ends it.

    \b
    Example:
      khronika serve mycase
      khronika serve mycase --port 8080
    """
    import uvicorn

    from khronika.web.app import create_app
    from khronika.web.security import LOOPBACK

    Case.open(case)
    with listen(host, port) as listener:
        app = create_app(case, hosts=(*LOOPBACK, host, *(name or ())))
        at = listener.getsockname()
        out = terminal()
        out.say(f"{case} is served at http://{f'[{at[0]}]' if ':' in at[0] else at[0]}:{at[1]}/ (Ctrl-C ends it)")
        if not ipaddress.ip_address(at[0]).is_loopback:
            out.say("Whoever reaches this machine over the network can read it. Other names for it go with --name.")
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket at that address. Raises PortInUse, or BadOption where there is no such address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return _bound(socket.socket(family, kind, protocol), address)
    except socket.gaierror as error:
        raise BadOption("--host", f"{host} is no address of this machine", "Leave it out to serve here") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            remedy = "Stop the program that listens there, or choose another port with --port (0 takes a free one)"
            raise PortInUse(f"{host}:{port}", "is in use", remedy) from error
        reason = f"cannot be served at ({error.strerror or error})"
        raise BadOption(f"{host}:{port}", reason, "Choose another --host or --port") from error


def _bound(listener: socket.socket, address: tuple[object, ...]) -> socket.socket:
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    return listener
