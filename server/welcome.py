"""What `hotseat serve` prints when it is ready: how phones get in, and where a room is opened."""

from __future__ import annotations

import io

import segno

from server.addresses import Addresses

MOST_ADDRESSES = 4


def welcome(addresses: Addresses) -> str:
    phones = addresses.for_phones()[:MOST_ADDRESSES]
    if not phones:
        return f"\nHotseat is ready, for this computer only.\n\n{_open_here(addresses)}\n{_ENDING}"
    first, *others = phones
    more = "".join(f"  or        {one}\n" for one in others)
    return (
        f"\nHotseat is ready.\n\n{_open_here(addresses)}\n"
        f"  Phones    {first}\n{more}\n{_indented(_qr(first))}\n\n{_ENDING}"
    )


_ENDING = "  Ctrl-C ends it; everything is saved.\n"


def _open_here(addresses: Addresses) -> str:
    return f"  Open a room here:\n            {addresses.here}facilitator\n"


def _qr(text: str) -> str:
    drawn = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(drawn, compact=True, border=2)
    return drawn.getvalue()


def _indented(block: str) -> str:
    return "\n".join(f"  {line}" for line in block.splitlines())
