"""The certificate is checked against the name, though the connection goes to an address."""

import shutil
import socket
import ssl
import subprocess
import threading
from contextlib import suppress

import pytest

from khronika.errors import Unreached
from khronika.fetching.fetcher import Fetcher, Manners


@pytest.fixture
def certificate(tmp_path):
    """A certificate for good.example that nobody but the test trusts."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    made = [tmp_path / "key.pem", tmp_path / "certificate.pem"]
    subject = ["-subj", "/CN=good.example", "-addext", "subjectAltName=DNS:good.example"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", made[0], "-out", made[1]], check=True, capture_output=True)
    return made


@pytest.fixture
def secure(web, certificate):
    """A server that shows the certificate and answers every request with one page; the web leads to it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer, args=(listener, context), daemon=True).start()
        web.port = listener.getsockname()[1]
        yield web


def answer(listener, context):
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            with suppress(OSError), context.wrap_socket(connection, server_side=True) as stream:
                stream.recv(65536)
                stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")


def test_a_certificate_that_nobody_trusts_is_refused(secure):
    with Fetcher(world=secure.world) as fetcher, pytest.raises(Unreached, match="has no valid certificate"):
        fetcher.fetch("https://good.example/")


def test_a_trusted_one_is_taken_for_its_own_name_alone(secure, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    with Fetcher(Manners(ignore_robots=True), world=secure.world) as fetcher:
        assert fetcher.fetch("https://good.example/").raw == b"ok"
        with pytest.raises(Unreached, match="Hostname mismatch"):
            fetcher.fetch("https://other.example/")
