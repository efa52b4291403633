"""What is left to ask: targets in, requests out, observations in, trails out.

A redirect hop, a second look and a robots.txt are requests of the same queue, so politeness covers them all.
The frontier decides and never waits; the engine obeys.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from rescatalog.core import urls
from rescatalog.core.asking.errands import Errands, Wants, never
from rescatalog.core.asking.gates import Gates, Passage
from rescatalog.core.asking.pacing import Pace, Pacer
from rescatalog.core.asking.retrying import FINAL_FAILURES, Patience, deserves_second_look, retry_after_s
from rescatalog.core.asking.track import Track
from rescatalog.core.asking.visit import Visit
from rescatalog.core.judging.observation import Observation, Request, Trail
from rescatalog.core.words import Failure, Purpose


class Frontier:
    """The pure state machine of a run; time is an argument."""

    def __init__(
        self,
        *,
        pace: Pace,
        patience: Patience,
        agent: str | None,
        started_s: float,
        seed: str = "",
        certificates: Wants = never,
    ) -> None:
        """Begin an empty run.

        Args:
            pace: how fast.
            patience: how long and how often.
            agent: our product token in robots.txt, or None to ask without robots.txt.
            started_s: the caller's monotonic clock.
            seed: makes the random addresses of this run differ from those of others.
            certificates: whether the certificate of a host is to be looked at.
        """
        self._patience = patience
        self._errands = Errands(patience, seed, certificates)
        self._pacer = Pacer(pace, started_s=started_s)
        self._gates = Gates(agent, patience.max_robots_hops)
        self._now_s = started_s
        self._tracks: dict[str, Track] = {}
        self._resting: set[str] = set()
        self._parked: dict[str, Track] = {}
        self._second_look_s = started_s
        self._first_looks = 0
        self._trails: list[Trail] = []

    @property
    def finished(self) -> bool:
        """Return whether nothing is left to ask and every trail was taken."""
        return not self._tracks and not self._trails

    def treat(self, host: str, *, gap_s: float, at_once: int) -> None:
        """Keep to what a host is known to wish.

        Args:
            host: its key.
            gap_s: least seconds between two requests; 0 for none.
            at_once: requests in flight at once; 0 for the usual number.
        """
        self._pacer.slow_down(host, gap_s)
        self._pacer.narrow(host, at_once)

    def add(self, visit: Visit) -> None:
        """Take up a target; one that is already on its way is left alone."""
        if visit.target in self._tracks:
            return
        track = Track(visit)
        self._tracks[visit.target] = track
        self._first_looks += 1
        self._admit(track.request(visit.target))

    def take(self, now_s: float) -> Request | None:
        """Return a request to make now, or None."""
        self._now_s = now_s
        if self._parked and not self._first_looks and now_s >= self._second_look_s:
            self._begin_second_looks()
        return self._pacer.take(now_s)

    def wake_s(self, now_s: float) -> float | None:
        """Return when `take` is worth calling again if nothing is observed before, or None."""
        wake_s = self._pacer.wake_s(now_s)
        if self._parked and not self._first_looks:
            return self._second_look_s if wake_s is None else min(wake_s, self._second_look_s)
        return wake_s

    def seen(self, observation: Observation, *, now_s: float, now: datetime) -> None:
        """Learn what a request that `take` returned has shown.

        Args:
            observation: the facts.
            now_s: the caller's monotonic clock.
            now: aware UTC time, for Retry-After given as a date.
        """
        self._now_s = now_s
        self._pacer.done(observation.request)
        wait_s = retry_after_s(observation, now=now)
        if wait_s:
            self._leave_alone(observation.request.host, wait_s)
        if observation.request.purpose is Purpose.ROBOTS:
            self._robots_seen(observation)
        else:
            self._page_seen(observation, wait_s, now=now)

    def expire(self) -> None:
        """End every target with what is known: the run's budget is spent."""
        for track in [*self._tracks.values()]:
            if track.target not in self._parked and track.errand is Purpose.PAGE:
                request = Request.of(track.target, track.target, look=track.look)
                track.chain.append(Observation(request=request, failure=Failure.BUDGET_SPENT, asked=False))
                track.looks.append(track.close_chain())
            self._finish(track)
        self._parked.clear()
        self._gates.forget_waiting()
        self._pacer.drain()
        self._first_looks = 0

    def trails(self) -> list[Trail]:
        """Return the trails that ended since the last call, each target's once."""
        done, self._trails = self._trails, []
        return done

    def _admit(self, request: Request) -> None:
        """Queue a page through its origin's robots gate, or end its chain with why not."""
        failure = self._forbidden(request)
        passage = self._gates.arrive(request) if failure is None else Passage(failure=failure)
        if passage.queue is not None:
            self._pacer.add(passage.queue)
        if passage.failure is not None:
            # Where robots.txt met a fault of the whole host, the host has been asked.
            asked = passage.failure not in FINAL_FAILURES | {Failure.ROBOTS_UNREACHABLE}
            closed = Observation(request=request, failure=passage.failure, detail=passage.detail, asked=asked)
            self._page_seen(replace(closed, started_s=self._now_s))

    def _forbidden(self, request: Request) -> Failure | None:
        if urls.scheme(request.url) not in urls.DEFAULT_PORTS:
            return Failure.FORBIDDEN_SCHEME
        if urls.has_credentials(request.url):
            return Failure.BAD_ADDRESS
        return Failure.HOST_RESTING if request.host in self._resting else None

    def _leave_alone(self, host: str, wait_s: float) -> None:
        """Hold a host as long as it asked; beyond our patience, ask it nothing more in this run."""
        if wait_s <= self._patience.longest_wait_s:
            self._pacer.hold(host, self._now_s + wait_s)
            return
        self._resting.add(host)
        for waiting in self._pacer.drain_host(host):
            resting = Observation(request=waiting, failure=Failure.HOST_RESTING, asked=False)
            if waiting.purpose is Purpose.ROBOTS:
                self._robots_seen(resting)
            else:
                self._page_seen(resting)

    def _robots_seen(self, observation: Observation) -> None:
        opening = self._gates.answered(observation)
        onward = opening.onward
        if onward is not None and onward.host in self._resting:
            resting = Observation(request=onward, failure=Failure.HOST_RESTING, asked=False)
            opening = self._gates.answered(resting)
        elif onward is not None:
            self._pacer.add(onward)
        if opening.delay_s:
            self._pacer.slow_down(urls.host_key(observation.request.target), opening.delay_s)
        for page in opening.released:
            self._admit(page)

    def _page_seen(self, observation: Observation, wait_s: float = 0.0, *, now: datetime | None = None) -> None:
        track = self._tracks.get(observation.request.target)
        if track is None:
            return
        if observation.shows_no_address and not observation.request.raw:
            self._admit(replace(observation.request, raw=True))
            return
        track.add(observation, now)
        onward = observation.location
        if onward is not None:
            self._follow(track, onward)
        else:
            self._end_look(track, wait_s)

    def _follow(self, track: Track, onward: str) -> None:
        request = track.request(onward, hop=track.chain[-1].request.hop + 1)
        failure = None
        # An address that has given us a cookie may answer otherwise when it gets it back.
        if any((onward, request.cookies) == (step.request.url, step.request.cookies) for step in track.chain):
            failure = Failure.REDIRECT_LOOP
        elif request.hop > self._patience.max_hops:
            failure = Failure.TOO_MANY_REDIRECTS
        if failure is None:
            self._admit(request)
        else:
            self._page_seen(Observation(request=request, failure=failure, asked=False))

    def _end_look(self, track: Track, wait_s: float) -> None:
        if track.errand is not Purpose.PAGE:
            self._end_errand(track)
            return
        look = track.close_chain()
        track.looks.append(look)
        if track.look == 1:
            self._first_looks -= 1
            if track.visit.twice or deserves_second_look(look, self._patience, wait_s=wait_s):
                self._parked[track.target] = track
                self._second_look_s = max(self._second_look_s, self._now_s + self._patience.pause_s)
                return
        self._next_errand(track)

    def _next_errand(self, track: Track) -> None:
        errand = self._errands.after(track)
        if errand is None:
            self._finish(track)
        elif errand.purpose is Purpose.CERTIFICATE:
            # No page is read, so robots.txt has nothing to say.
            self._pacer.add(errand)
        else:
            self._admit(errand)

    def _end_errand(self, track: Track) -> None:
        track.end_errand()
        self._next_errand(track)

    def _begin_second_looks(self) -> None:
        parked, self._parked = self._parked, {}
        for track in parked.values():
            track.look = 2
            self._admit(track.request(track.target))

    def _finish(self, track: Track) -> None:
        del self._tracks[track.target]
        self._trails.append(track.trail())
