"""Which computer this is: a word that stays the same on it and is never written down as it is."""

from __future__ import annotations

import importlib
import os
from functools import cache
from hashlib import blake2b
from pathlib import Path

REGISTRY_KEY = r"SOFTWARE\Microsoft\Cryptography"
ID_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


@cache
def this_computer() -> str:
    """A word for this computer; its name is part of it, since copied systems share the rest."""
    return f"{_given_id() or _network_card()} {_name()}"


def token(computer: str, salt: str) -> str:
    """What may be written down: it says whether two are the same computer, and nothing else."""
    return blake2b(computer.encode(), key=salt.encode()[:64], digest_size=12).hexdigest()


def _network_card() -> int:
    import uuid  # with the module that asks a system what it is, some 5 ms of a start

    return uuid.getnode()


def _name() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform

    return platform.node()


def _given_id() -> str:
    """The id that the system was given when it was installed, or an empty word."""
    if os.name == "nt":
        return _registered_id()
    for file in ID_FILES:
        try:
            given = file.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            continue
        if given:
            return given
    return ""


def _registered_id() -> str:
    """What Windows keeps in its registry."""
    winreg = importlib.import_module("winreg")
    access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY_KEY, access=access) as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""
