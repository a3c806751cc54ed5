"""Prints the given port if nothing listens there on this machine, else one that is free."""

import socket
import sys


def free_port(wanted: int) -> int:
    """`wanted` if it can be had on the loopback address, else a port that the system picks."""
    for port in (wanted, 0):
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(listener.getsockname()[1])
    raise SystemExit("No port is free on 127.0.0.1. Close a program that listens there.")


if __name__ == "__main__":
    print(free_port(int(sys.argv[1])))
