"""Reasons why there was no answer, or none was asked for; void runs."""

from __future__ import annotations

from rescatalog.core.explain.reason import Reason

_LATER = "Nothing: a later run asks again."
_OWNER = "Tell the owner of the site; readers see a warning in their browsers as well."
_ADDRESS = "Mend the address."
REASONS = (
    Reason(
        code="dns-not-found",
        of="missing",
        means="The name servers say that there is no such host (NXDOMAIN), and no second opinion says otherwise.",
        todo="Look for the resource elsewhere; domains lapse, and some come back.",
    ),
    Reason(
        code="dns-disagreement",
        of="unsure",
        means="Our name server knows no such host, another one does: a filter, or a change that is on its way.",
        todo=_LATER,
    ),
    Reason(
        code="dns-no-address",
        of="unsure",
        means="The name exists and has no address.",
        todo="Nothing, unless it lasts for weeks.",
    ),
    Reason(
        code="dns-failed",
        of="unsure",
        means="The name servers could not say whether there is such a host (SERVFAIL or the like).",
        todo="Nothing, unless it lasts for weeks.",
    ),
    Reason(code="dns-timeout", of="unsure", means="No name server answered in time.", todo=_LATER),
    Reason(code="connect-refused", of="unsure", means="The host is there and nobody listens on it.", todo=_LATER),
    Reason(code="connect-failed", of="unsure", means="No way leads to the host from here.", todo=_LATER),
    Reason(code="connect-timeout", of="unsure", means="The host did not take the connection in time.", todo=_LATER),
    Reason(code="tls-expired", of="unsure", means="The certificate of the host has expired.", todo=_OWNER),
    Reason(
        code="tls-not-yet-valid", of="unsure", means="The certificate is valid only from a later day on.", todo=_OWNER
    ),
    Reason(
        code="tls-wrong-host",
        of="unsure",
        means="The certificate is that of another host; often the first sign that a site was given up.",
        todo=_OWNER,
    ),
    Reason(
        code="tls-untrusted",
        of="unsure",
        means="Nobody we know has signed the certificate, or the server leaves out a part of the chain.",
        todo=_OWNER + " For a private authority, name it with `--ca-file`.",
    ),
    Reason(code="tls-failed", of="unsure", means="The two sides could not agree on how to encrypt.", todo=_LATER),
    Reason(code="reset", of="unsure", means="The connection broke off before an answer.", todo=_LATER),
    Reason(code="empty-reply", of="unsure", means="The server closed the connection without a word.", todo=_LATER),
    Reason(
        code="not-http",
        of="unsure",
        means="What came back is not HTTP, or has headers beyond all measure.",
        todo=_LATER,
    ),
    Reason(
        code="timeout",
        of="unsure",
        means="The answer took longer than we wait, in the second look as well.",
        todo=_LATER,
    ),
    Reason(
        code="local-fault",
        of="unsure",
        means="Something failed on our side.",
        todo="If it lasts, tell us what the detail says.",
    ),
    Reason(
        code="robots-unreachable",
        of="unsure",
        means="The host's robots.txt could not be read for a fault, so nothing may be asked (RFC 9309, 2.3.1.4).",
        todo=_LATER,
    ),
    Reason(
        code="budget-spent",
        of="unsure",
        means="The time for the whole run was over first.",
        todo="Give it a larger `--budget`.",
    ),
    Reason(code="interrupted", of="unsure", means="A person stopped the run first.", todo=_LATER),
    Reason(code="bad-address", of="refused", means="This is no address that can be asked.", todo=_ADDRESS),
    Reason(code="forbidden-scheme", of="refused", means="Only http and https are asked.", todo=_ADDRESS),
    Reason(
        code="forbidden-port",
        of="refused",
        means="Only the ports 80 and 443 are asked outside networks that were allowed.",
        todo="For a host of your own, allow its network with `--allow-network`.",
    ),
    Reason(
        code="forbidden-address",
        of="refused",
        means="The host, or one that it redirects to, is in a private or special network; a crawler that goes there "
        "can be made to ask what only insiders may.",
        todo="For a host of your own, allow its network with `--allow-network`.",
    ),
    Reason(
        code="robots-disallowed",
        of="refused",
        means="The host's robots.txt asks robots not to read this page.",
        todo="Open it in a browser. If it is there, set `check: manual` with the day under `confirmed`.",
    ),
    Reason(
        code="confirmed",
        of="status",
        means="A person has seen the page within half a year; robots may not.",
        todo="Look again before half a year is over, and write the new day under `confirmed`.",
    ),
    Reason(
        code="no-network",
        of="void",
        means="Not one address gave any answer: the network is down here.",
        todo="Look at the network and run again.",
    ),
    Reason(
        code="network-died",
        of="void",
        means="From some moment on nobody answered any more.",
        todo="Look at the network and run again.",
    ),
    Reason(
        code="captive-portal",
        of="void",
        means="Most hosts sent us to one and the same other host, as networks do that want somebody to sign in.",
        todo="Sign in, or use another network, and run again.",
    ),
    Reason(
        code="canaries-failed",
        of="void",
        means="Addresses that are known to live could not be reached, at the beginning or at the end of the run.",
        todo="Look at the network; if a canary is really gone, name another in the catalog's card.",
    ),
    Reason(
        code="landslide",
        of="void",
        means="More than a fifth of at least twenty hosts turned for the worse at once; that is a fault of ours.",
        todo="Look at the network and run again.",
    ),
    Reason(
        code="few-successes",
        of="void",
        means="Fewer than four fifths of the pages that lived when last asked answered, so what was read of the others"
        " changes no stored fact; the verdicts count.",
        todo="Look at the network and run again.",
    ),
)
