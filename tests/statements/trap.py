"""A trap: at the nth call of a function named, the process is killed (kill -9)."""

import functools
import importlib
import os
import signal


def killing(function, nth, when):
    calls = 0

    @functools.wraps(function)
    def run(*args, **kwargs):
        nonlocal calls
        calls += 1
        if calls == nth and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*args, **kwargs)
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return run


def set_trap(name, nth, when):
    owner, attribute = name.split(":")
    module, *inner = owner.split("/")
    place = functools.reduce(getattr, inner, importlib.import_module(module))
    setattr(place, attribute, killing(getattr(place, attribute), int(nth), when))
