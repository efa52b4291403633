"""axe-core finds nothing on any of our own pages, in light and in dark, on a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.browser.axe import SCHEMES, violations
from tests.browser.samples import LOOKED_AT, OF_EACH, Samples
from tests.browser.watched import Watched
from tests.figures import Figure
from tests.publish.addresses import PATTERNS, Walk


@pytest.mark.parametrize("view", LOOKED_AT)
def test_axe_finds_nothing_in_either_scheme(desk: Watched, samples: Samples, view: str, figure: Figure) -> None:
    assert samples[view]
    found = {path: wrong for path in samples[view] if (wrong := violations(desk.open(path)))}
    figure(f"axe-core: {view}: {len(samples[view])} pages in {len(SCHEMES)} schemes, {len(found)} with violations")
    assert found == {}


def test_axe_would_find_pale_letters_in_both_schemes_and_a_box_without_a_label(desk: Watched) -> None:
    page = desk.open("/search?q=algebra")
    page.evaluate("document.querySelectorAll('main h2 a').forEach(one => one.style.color = '#777')")
    page.evaluate("document.querySelector('main .card:last-child').style.background = '#707070'")
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.querySelector('#q').removeAttribute('placeholder')")
    told = violations(page)
    assert [one for one in told if one.startswith("(light) color-contrast")]
    assert [one for one in told if one.startswith("(dark, phone) color-contrast")]
    assert [one for one in told if one.startswith("(light) label")]


def test_every_route_with_a_page_is_looked_at(everything: Walk, samples: Samples) -> None:
    looked_at = {path for paths in samples.values() for path in paths}
    for pattern in PATTERNS:
        pages = [address for address in everything.of(pattern) if everything.answers[address].page]
        assert len(set(pages) & looked_at) >= min(OF_EACH, len(pages)), pattern
