"""What can go wrong on the way, as errors that name the address, the reason and the remedy."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpcore
import httpx

from khronika.errors import Unreached
from khronika.fetching.body import BadPacking
from khronika.fetching.limits import Limits, OutOfBytes, OutOfTime

LATER = "Try again later"
BROWSER = "Look at it in a browser, and save the page there if it is a report"
AGAIN = (429, 500, 502, 503, 504)  # statuses that another attempt may change
FAILURES = (OutOfTime, OutOfBytes, BadPacking, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError,
            httpx.DecodingError, OSError)  # fmt: skip
BROKEN_OFF = ("without sending", "closed connection")  # as httpcore and h11 say it
SAID = {
    401: "asks for a password",
    402: "asks for payment",
    403: "refuses programs",
    404: "has no such page",
    410: "has taken the page away",
    429: "asks to come less often",
    451: "may not show the page, by law",
}


def failure(address: str, error: Exception, limits: Limits) -> Unreached:
    """An error on the way, told."""
    match error:
        case OutOfTime():
            return Unreached(address, f"took longer than {limits.whole:.0f} seconds", LATER)
        case OutOfBytes():
            return Unreached(address, f"has more than {_size(limits.largest)}, too much for a report", BROWSER)
        case BadPacking():
            return Unreached(address, f"came in a body that {error}", BROWSER)
        case httpcore.TimeoutException():
            return Unreached(address, "does not answer", LATER, lasting=False)
        case httpcore.ConnectError() if _certificate(error):
            return Unreached(address, f"has no valid certificate ({_certificate(error)})", BROWSER)
        case httpcore.ConnectError():
            return Unreached(address, f"cannot be connected to ({_short(error)})", LATER, lasting=False)
        case httpcore.RemoteProtocolError() if any(turn in str(error) for turn in BROKEN_OFF):
            return Unreached(address, "broke off within its answer", LATER, lasting=False)
        case httpcore.ProtocolError():
            return Unreached(address, f"answers in no proper HTTP ({_short(error)})", BROWSER)
    return Unreached(address, f"was lost on the way ({_short(error)})", LATER, lasting=False)


def refusal(address: str, status: int, after: float | None) -> Unreached:
    """A status that is no page."""
    told = SAID.get(status, "answers with an error" if status >= 400 else "gives no page")
    remedy = LATER if status in AGAIN else BROWSER
    return Unreached(address, f"{told} (status {status})", remedy, lasting=status not in AGAIN, after=after)


def _certificate(error: BaseException | None) -> str | None:
    """What is wrong with a certificate, where that is what failed."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _size(size: int) -> str:
    return f"{size / 2**20:.0f} MB" if size >= 2**20 else f"{size / 2**10:.0f} KB"


def wait_asked(header: str | None, now: datetime) -> float | None:
    """The seconds that Retry-After asks to wait, told in seconds or as a moment; None where it says nothing."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header.strip()[:9])
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
