"""What other name servers say of a name that ours does not know: a filter or a fault of ours is no death."""

from __future__ import annotations

from rescatalog.core.words import Failure
from rescatalog.fetch.resolver import Resolved, Resolver

# Behind many firewalls other name servers cannot be reached; then they are let go for the rest of the run.
MOST_SILENCES = 3
MOST_WAIT_S = 2.0


class SecondOpinion:
    """Asks other name servers about names that do not exist."""

    def __init__(self, servers: tuple[str, ...], *, timeout_s: float) -> None:
        """Prepare to ask `servers`, none of which may be needed.

        Args:
            servers: `address:port` of name servers; without any there is no second opinion.
            timeout_s: for one try.
        """
        self._resolver = Resolver(servers=servers, timeout_s=min(timeout_s, MOST_WAIT_S), tries=1) if servers else None
        self._silences = 0

    async def on(self, host: str, resolved: Resolved) -> Resolved:
        """Return what is known of a host after both were heard.

        Only a name that the second knows changes the word of the first; silence changes nothing.
        """
        if resolved.failure is not Failure.DNS_NOT_FOUND or self._resolver is None:
            return resolved
        if self._silences >= MOST_SILENCES:
            return resolved
        second = await self._resolver.resolve(host)
        if second.failure is Failure.DNS_NOT_FOUND:
            self._silences = 0
            return Resolved(failure=resolved.failure, detail="a second name server says the same")
        if second.failure in {None, Failure.DNS_NO_ADDRESS}:
            return Resolved(failure=Failure.DNS_DISAGREEMENT, detail="another name server knows this name")
        self._silences += 1
        return resolved

    async def close(self) -> None:
        """Let go of the resolver's sockets."""
        if self._resolver is not None:
            await self._resolver.close()
