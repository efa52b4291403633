"""Random webs under a virtual clock: what the frontier asks is answered by a script, without sockets."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from rescatalog.core import urls
from rescatalog.core.asking.frontier import Frontier
from rescatalog.core.asking.pacing import Pace
from rescatalog.core.asking.retrying import Patience
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.words import Failure, Purpose

Facts = dict[str, object]
Script = list[tuple[float, Facts]]

EPOCH = datetime(2026, 11, 21, tzinfo=UTC)
HOSTS = [f"h{n}.lan" for n in range(5)]
PATHS = [f"/{n}" for n in range(4)]
ADDRESSES = [f"http://{host}{path}" for host in HOSTS for path in PATHS]

Answer = Observation


@dataclass(frozen=True)
class Web:
    """Answers by address, in turn; the last one repeats.

    Attributes:
        answers: latency and facts by address.
        elsewhere: the same by host, for addresses without answers of their own; without either it is a 404.
        down_from_s: from when on, since the beginning of the run, nobody can be reached.
        down: how that shows.
    """

    answers: dict[str, Script]
    elsewhere: dict[str, Script] = field(default_factory=dict)
    down_from_s: float = float("inf")
    down: tuple[float, Facts] = (0.1, {"failure": Failure.CONNECT_FAILED})

    def answer(self, request: Request, turn: int, since_s: float) -> tuple[float, Facts]:
        """Return latency and facts of the answer to a request made for the n-th time, so long after the beginning."""
        if since_s >= self.down_from_s:
            return self.down
        script = self.answers.get(request.url) or self.elsewhere.get(request.host) or [(0.1, answered(404))]
        return script[min(turn, len(script) - 1)]


@dataclass
class Log:
    """What happened: starts and ends of requests, and the trails that came out."""

    starts: list[tuple[float, Request]] = field(default_factory=list)
    ends: list[tuple[float, Observation]] = field(default_factory=list)
    trails: list[Trail] = field(default_factory=list)
    ended_s: float = 0.0


def answered(status: int, **headers: str) -> Facts:
    """Return the facts of an answer; header names are spelled with underscores."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return {"status": status, "headers": named, "body": b"<title>x</title>"}


redirects = st.builds(
    lambda status, to: answered(status, location=to),
    st.sampled_from([301, 302, 307, 308]),
    st.sampled_from([*ADDRESSES, "/1", "javascript:alert(1)", "http://u:p@h1.lan/", "ftp://h2.lan/"]),
)
# A chain that is given cookies may come by the same address again.
cookie_redirects = st.builds(
    lambda to, number: answered(302, location=to, set_cookie=f"c{number}=1; Path=/"),
    st.sampled_from([*PATHS, *PATHS, *ADDRESSES]),
    st.integers(0, 3),
)
# Whoever says so is asked for a random address as well.
sorry: Facts = answered(200) | {"body": b"<title>Page not found</title>"}
busy = st.builds(
    lambda status, wait: answered(status, retry_after=wait),
    st.sampled_from([429, 503]),
    st.sampled_from(["0", "2", "30", "86400", "Sat, 21 Nov 2026 00:00:20 GMT", "soon", "9" * 400]),
)
failures: st.SearchStrategy[Facts] = st.sampled_from(
    [Failure.TIMEOUT, Failure.RESET, Failure.DNS_FAILED, Failure.DNS_NOT_FOUND, Failure.FORBIDDEN_ADDRESS]
).map(lambda failure: {"failure": failure})
statuses = st.sampled_from([200, 200, 200, 204, 401, 403, 404, 410, 500]).map(answered)
latencies = st.floats(0.001, 20.0)
scripts = st.lists(
    st.tuples(latencies, st.one_of(statuses, statuses, redirects, cookie_redirects, st.just(sorry), busy, failures)),
    min_size=1,
    max_size=3,
)
robots_bodies = st.sampled_from(
    [b"User-agent: *\nDisallow: /2\n", b"User-agent: *\nCrawl-delay: 3\n", b"", b"\xff\x00<"]
)
robots_scripts = st.lists(
    st.tuples(
        latencies,
        st.one_of(
            robots_bodies.map(lambda body: answered(200) | {"body": body}),
            st.just(answered(404)),
            st.just(answered(503)),
            busy,
            failures,
            redirects,
        ),
    ),
    min_size=1,
    max_size=2,
)


@st.composite
def webs(draw: st.DrawFn) -> Web:
    answers = {address: draw(scripts) for address in ADDRESSES}
    answers |= {f"http://{host}/robots.txt": draw(robots_scripts) for host in HOSTS}
    return Web(answers)


paces = st.builds(
    Pace,
    total=st.integers(1, 6),
    per_host=st.integers(1, 3),
    gap_s=st.sampled_from([0.0, 0.1, 1.0]),
    opening=st.integers(1, 6),
    opening_per_s=st.sampled_from([0.5, 100.0]),
)
patiences = st.builds(
    Patience,
    second_look=st.booleans(),
    pause_s=st.sampled_from([0.0, 5.0]),
    longest_wait_s=st.sampled_from([10.0, 60.0]),
    max_hops=st.integers(1, 5),
)


def play(
    web: Web,
    targets: Sequence[str],
    pace: Pace,
    patience: Patience,
    *,
    budget_s: float | None = None,
    canaries: frozenset[str] = frozenset(),
) -> Log:
    """Return what a run against `web` does, by a virtual clock that starts at 1,000 s."""
    now_s = 1_000.0
    frontier = Frontier(pace=pace, patience=patience, agent="rescatalog", started_s=now_s)
    log, asked = Log(), dict.fromkeys(web.answers, 0)
    flying: list[tuple[float, int, Observation]] = []
    for target in targets:
        frontier.add(Visit(target=target, twice=target in canaries))
    order = 0
    while not frontier.finished:
        if budget_s is not None and now_s >= 1_000.0 + budget_s:
            frontier.expire()
        while (request := frontier.take(now_s)) is not None:
            log.starts.append((now_s, request))
            turn = asked.get(request.url, 0)
            asked[request.url] = turn + 1
            latency_s, facts = web.answer(request, turn, now_s - 1_000.0)
            told = Observation(request=request, started_s=now_s, elapsed_s=latency_s)
            seen = replace(told, **facts)  # type: ignore[arg-type]
            order += 1
            heapq.heappush(flying, (now_s + latency_s, order, seen))
        log.trails += frontier.trails()
        if not frontier.finished:
            now_s = _until_something_happens(frontier, flying, log, now_s, budget_s)
    log.ended_s = now_s - 1_000.0
    return log


def _until_something_happens(
    frontier: Frontier,
    flying: list[tuple[float, int, Observation]],
    log: Log,
    now_s: float,
    budget_s: float | None,
) -> float:
    """Return the time of the next event, after telling the frontier of every flight that landed until then."""
    wake_s = frontier.wake_s(now_s)
    times_s = [time_s for time_s in (wake_s, flying[0][0] if flying else None) if time_s is not None]
    if budget_s is not None:
        times_s.append(1_000.0 + budget_s)
    assert times_s, "the frontier waits for nothing, so it would wait for ever"
    assert min(times_s) >= now_s
    assert len(log.starts) < 2_000, "a server's answers keep the run going"
    # The engine never sleeps less than a millisecond.
    then_s = max(min(times_s), now_s + 0.001)
    while flying and flying[0][0] <= then_s:
        _, _, seen = heapq.heappop(flying)
        log.ends.append((then_s, seen))
        frontier.seen(seen, now_s=then_s, now=EPOCH + timedelta(seconds=then_s - 1_000.0))
    log.trails += frontier.trails()
    return then_s


def pages(log: Log) -> list[tuple[float, Request]]:
    """Return the starts of requests for pages, those for random siblings among them."""
    return [(at_s, request) for at_s, request in log.starts if request.purpose in {Purpose.PAGE, Purpose.PROBE}]


def origin_of(request: Request) -> str:
    """Return the origin of a request."""
    return urls.origin(request.url)
