"""Settings: from a file, then `RESCATALOG_*` variables, then options; frozen once read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, field_validator

from rescatalog import __version__
from rescatalog.core import urls
from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.catalog.problem import nearest
from rescatalog.core.memory.due import Recheck
from rescatalog.core.memory.ignoring import IgnoreRule
from rescatalog.core.providers.names import NAMES

TOOL_VERSION = __version__
# Source: the operators' documentation: Quad9 without filtering, Cloudflare.
PUBLIC_DNS_SERVERS = ("9.9.9.10", "1.1.1.1")
LATE_TIMES = 3
# Source: docs.github.com, Getting started with the REST API.
GITHUB_API = "https://api.github.com"
_CONTACT = re.compile(r"\+https?://[^\s;)]+")


def _split(value: object) -> object:
    """Return the parts of a comma-separated text; lists stay as they are."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_split)]


def product_of(user_agent: str) -> str:
    """Return the name in front of the version; robots.txt speaks to it."""
    return "".join(user_agent.partition("/")[0].split()[:1])


class Settings(BaseModel):
    """Everything a run may be told, with its default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    catalog: Path = Path("catalog")
    """Folder of the catalog."""
    state: Path = Path(".rescatalog/state.db")
    """Where observations are kept."""
    database: Path = Path("catalog.db")
    """Where the published database is built."""
    allow_network: Texts = ()
    """Networks (CIDR) in which private addresses and any port may be asked."""
    ca_file: Path | None = None
    """Further certificate authorities to trust, PEM."""
    dns_servers: Texts = ()
    """Name servers (`address:port`) to ask instead of the system's."""
    concurrency: Annotated[int, Field(ge=1, le=10_000)] = 512
    """Requests in flight at once."""
    per_host: Annotated[int, Field(ge=1, le=100)] = 4
    """Requests in flight at once to one host."""
    per_host_gap: Annotated[float, Field(ge=0, le=3600)] = 0.1
    """Least seconds between two starts on one host."""
    second_dns_servers: Texts | None = None
    """Name servers to hear where the first know no such name [two public ones, unless `dns_servers` is set]."""
    timeout: Annotated[float, Field(gt=0, le=600)] = 12.0
    """Seconds for one exchange, body included; the second look takes up to three times as long."""
    budget: Annotated[float, Field(gt=0)] | None = None
    """Seconds for the whole run."""
    second_look: bool = True
    """Whether what is not alive is asked again late in the run."""
    second_look_pause: Annotated[float, Field(ge=0, le=3600)] = 5.0
    """Least seconds before the second look."""
    longest_wait: Annotated[float, Field(ge=0, le=3600)] = 60.0
    """A Retry-After beyond these seconds is not waited for in this run."""
    certificates: bool | None = None
    """Whether it is seen when certificates end, which costs one more handshake for each host [a crawl: now and then;
    a check: of few hosts]."""
    max_bytes: Annotated[int, Field(ge=1024, le=100_000_000)] = 1_048_576
    """Decoded bytes read of a page."""
    robots: bool = True
    """Whether robots.txt is asked and obeyed."""
    user_agent: Annotated[str, Field(min_length=3, max_length=200)] = (
        f"rescatalog/{TOOL_VERSION} (checks the links of a curated catalog; obeys robots.txt)"
    )
    """How the crawler introduces itself; its first word is the name looked for in robots.txt."""
    recheck_pace: Annotated[float, Field(ge=0, le=100)] = 1.0
    """Factor on all recheck intervals; 0 makes every link due."""
    ignore: tuple[IgnoreRule, ...] = ()
    """Findings that somebody answers for: tables with `url`, `reason`, `owner`, `until` and perhaps `verdicts`."""
    archive: bool = True
    """Whether a crawl asks a web archive for copies of suspect and dead pages."""
    archive_api: str = "https://archive.org/wayback/available"
    """Where copies of suspect and dead pages are asked for; empty asks nobody."""
    apis: dict[str, str] = {}
    """Addresses of providers' APIs in place of their own, by provider; an empty text asks that provider nothing."""
    github_token: SecretStr | None = None
    """Token for GitHub's API, which then answers 5,000 questions an hour in place of 60; keep it in a variable."""
    host: str = "127.0.0.1"
    """Address the site is served on."""
    port: Annotated[int, Field(ge=0, le=65535)] = 8001
    """Port the site is served on; 0 takes any that is free."""

    @field_validator("user_agent")
    @classmethod
    def _one_line(cls, text: str) -> str:
        if not text.isprintable() or not text.isascii():
            raise ValueError("write it in one line of ASCII")
        if not product_of(text):
            raise ValueError("begin it with a name, as in `mybot/1.0`")
        return text

    @field_validator("archive_api")
    @classmethod
    def _an_address(cls, url: str) -> str:
        if url and (complaint := urls.complaint(url)):
            raise ValueError(complaint)
        return url

    @field_validator("apis")
    @classmethod
    def _known(cls, apis: dict[str, str]) -> dict[str, str]:
        for name, url in apis.items():
            if name not in NAMES:
                meant = nearest(name, NAMES)
                raise ValueError(f"`{name}` is no provider" + (f"; did you mean `{meant}`?" if meant else ""))
            if url and urls.canonical(f"{url.rstrip('/')}/") is None:
                raise ValueError(f"`{url}` is no address of an API; write it as `https://api.example.org`")
        return apis

    @field_validator("github_token")
    @classmethod
    def _a_token(cls, token: SecretStr | None) -> SecretStr | None:
        text = token.get_secret_value() if token else ""
        if not text.isascii() or not text.isprintable() or " " in text:
            raise ValueError("copy it again: a token is one word")
        return token if text else None

    @property
    def credentials(self) -> dict[str, str]:
        """Return the Authorization headers that APIs get, by their origins."""
        api = self.apis.get("github", GITHUB_API)
        if self.github_token is None or not api:
            return {}
        return {urls.origin(f"{api}/"): f"Bearer {self.github_token.get_secret_value()}"}

    @property
    def pace(self) -> Pace:
        """Return how fast the crawler may go."""
        return Pace(total=self.concurrency, per_host=self.per_host, gap_s=self.per_host_gap)

    @property
    def patience(self) -> Patience:
        """Return how long it waits and how often it asks."""
        return Patience(second_look=self.second_look, pause_s=self.second_look_pause, longest_wait_s=self.longest_wait)

    @property
    def second_opinion(self) -> tuple[str, ...]:
        """Return the name servers to hear where the first know no such name; none for whoever chose their own."""
        if self.second_dns_servers is not None:
            return self.second_dns_servers
        return () if self.dns_servers else PUBLIC_DNS_SERVERS

    @property
    def late_user_agent(self) -> str:
        """Return how the crawler introduces itself in the second look: the same name, in the form of browsers.

        Some servers refuse whatever does not begin as browsers do.
        """
        contact = _CONTACT.search(self.user_agent)
        return f"Mozilla/5.0 (compatible; {self.user_agent.split()[0]}{'; ' + contact.group() if contact else ''})"

    @property
    def recheck(self) -> Recheck:
        """Return how often links are asked."""
        return Recheck(pace=self.recheck_pace)

    @property
    def robots_agent(self) -> str | None:
        """Return our product token in robots.txt, or None when robots.txt is not asked.

        Source: RFC 9309 section 2.2.1.
        """
        return product_of(self.user_agent) if self.robots else None
