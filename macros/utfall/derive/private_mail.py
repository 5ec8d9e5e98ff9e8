"""Private e-mail addresses in a text: those of providers that private people use, and that are nobody's at work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROVIDERS = frozenset({
    "aol.com", "bahnhof.se", "bredband.net", "bredband2.com", "comhem.se", "duck.com", "fastmail.com", "glocalnet.net",
    "gmail.com", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hey.com", "home.se", "hotmail.com", "hotmail.co.uk",
    "hotmail.no", "hotmail.se", "icloud.com", "live.co.uk", "live.com", "live.se", "mac.com", "mail.com", "mail.ru",
    "me.com", "msn.com", "outlook.com", "outlook.se", "passagen.se", "pm.me", "privat.utfors.se", "proton.me",
    "protonmail.com", "qq.com", "rocketmail.com", "spray.se", "swipnet.se", "tele2.se", "telia.com", "tuta.com",
    "tutanota.com", "web.de", "yahoo.co.uk", "yahoo.com", "yahoo.se", "yandex.com", "yandex.ru", "ymail.com",
    "zoho.com",
})  # fmt: skip
_ADDRESS = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})(?:@|[ ]?[(\[](?:at|snabel-a)[)\]][ ]?)((?:[\w-]{1,63}\.){1,5}[a-z]{2,24})(?![\w-])",
    re.IGNORECASE,
)


def private_addresses(text: str) -> Iterator[tuple[int, str]]:
    """Yield the private addresses of a text, each with its place."""
    for found in _ADDRESS.finditer(text):
        if found[2].casefold() in PROVIDERS:
            yield found.start(), f"{found[1]}@{found[2]}".casefold()
