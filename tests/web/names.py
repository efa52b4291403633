"""The name server of the loopback web: real UDP, and every way in which a look-up can go wrong."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset


@dataclass(frozen=True, slots=True)
class Addresses:
    """The name has these addresses, IPv4 or IPv6."""

    texts: tuple[str, ...] = ("127.0.0.1",)

    def __init__(self, *texts: str) -> None:
        object.__setattr__(self, "texts", texts or ("127.0.0.1",))


@dataclass(frozen=True, slots=True)
class Rcode:
    """The answer is an error code: `NXDOMAIN`, `SERVFAIL`, `REFUSED`."""

    name: str


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer comes."""


@dataclass(frozen=True, slots=True)
class For:
    """One record for some seconds since the name was asked first, another afterwards."""

    seconds: float
    record: Addresses | Rcode | Silence
    then: Addresses | Rcode | Silence


Record = Addresses | Rcode | Silence | For
NXDOMAIN = Rcode("NXDOMAIN")
SERVFAIL = Rcode("SERVFAIL")


@dataclass(slots=True)
class NameServer(asyncio.DatagramProtocol):
    """Answers look-ups from a table.

    Attributes:
        find: the record of a name.
        queries: (monotonic time, name, type) of every look-up.
    """

    find: Callable[[str], Record]
    queries: list[tuple[float, str, str]] = field(default_factory=list)
    _first_s: dict[str, float] = field(default_factory=dict)
    _transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where answers go."""
        self._transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer one look-up."""
        query = dns.message.from_wire(data)
        question = query.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        now_s = time.monotonic()
        self.queries.append((now_s, name, dns.rdatatype.to_text(question.rdtype)))
        record = self.find(name)
        if isinstance(record, For):
            waited_s = now_s - self._first_s.setdefault(name, now_s)
            record = record.record if waited_s < record.seconds else record.then
        if isinstance(record, Silence) or self._transport is None:
            return
        answer = dns.message.make_response(query)
        answer.flags |= dns.flags.RA | dns.flags.AA
        if isinstance(record, Rcode):
            answer.set_rcode(dns.rcode.from_text(record.name))
        else:
            wide = {dns.rdatatype.A: False, dns.rdatatype.AAAA: True}.get(question.rdtype)
            fitting = [text for text in record.texts if (":" in text) is wide]
            if fitting:
                rrset = dns.rrset.from_text_list(question.name, 0, question.rdclass, question.rdtype, fitting)
                answer.answer.append(rrset)
        self._transport.sendto(answer.to_wire(), addr)
