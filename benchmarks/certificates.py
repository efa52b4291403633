"""A throw-away certificate authority for the benchmark's hosts, and where the system's own roots are."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme

HOSTS_PER_LEAF = 20
DISTRIBUTION_BUNDLES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/cert.pem",
)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One server certificate.

    Attributes:
        pem: File with its private key and the certificate.
        hosts: The IP literals that it is for.
    """

    pem: Path
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certificates:
    """What server and tools need to speak TLS with each other.

    Attributes:
        ca: The authority's own certificate.
        bundle: The system's roots and the authority, for tools that take one file of roots.
        leaves: A certificate for every host.
    """

    ca: Path
    bundle: Path
    leaves: tuple[Leaf, ...]


def make_certificates(folder: Path, hosts: tuple[str, ...]) -> Certificates:
    """Make an authority and leaves with `HOSTS_PER_LEAF` IP names each.

    Args:
        folder: Made when missing; everything is written there.
        hosts: Every IP literal that must be covered.
    """
    folder.mkdir(parents=True, exist_ok=True)
    authority = trustme.CA()
    root = authority.cert_pem.bytes()
    ca, bundle = folder / "ca.pem", folder / "bundle.pem"
    ca.write_bytes(root)
    bundle.write_bytes(_system_roots() + b"\n" + root)
    leaves = []
    for start in range(0, len(hosts), HOSTS_PER_LEAF):
        names = hosts[start : start + HOSTS_PER_LEAF]
        pem = folder / f"leaf-{start // HOSTS_PER_LEAF}.pem"
        authority.issue_cert(*names).private_key_and_cert_chain_pem.write_to_path(str(pem))
        leaves.append(Leaf(pem, names))
    return Certificates(ca, bundle, tuple(leaves))


def _system_roots() -> bytes:
    """The system's roots, so that every tool loads as many as it would in real life."""
    candidates = (ssl.get_default_verify_paths().cafile, *DISTRIBUTION_BUNDLES)
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return Path(candidate).read_bytes()
    return b""
