"""What every command that goes to the web shares: its options, and the fetchers that keep to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from khronika.fetching.fetcher import Fetcher, Manners
from khronika.fetching.limits import Limits
from khronika.fetching.pacing import Pace
from khronika.fetching.world import World

AllowInner = Annotated[
    bool,
    typer.Option(
        "--allow-inner-network",
        help="Ask addresses of this machine and of its inner network, too. An address in a feed could then reach "
        "what only you may reach.",
    ),
]
IgnoreRobots = Annotated[
    bool, typer.Option("--ignore-robots", help="Ask what a site's robots.txt keeps from programs, too.")
]
Pause = Annotated[
    float, typer.Option("--pause", min=0.0, max=3600.0, metavar="SECONDS", help="Between two requests to one host.")
]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="Fetch, too, what lists of addresses, feeds and sitemaps among the files name.")
]
Again = Annotated[bool, typer.Option("--again", help="Ask again for pages that were fetched within the last day, too.")]
WORLD = World()
LIMITS = Limits()


def fetchers(allow_inner: bool, ignore_robots: bool, pause: float) -> Callable[[], Fetcher]:
    """What makes fetchers that share one pace. Nothing is asked yet."""
    manners = Manners(allow_inner, ignore_robots, pause, limits=LIMITS)
    pace, world = Pace(pause, WORLD.clock), WORLD
    return lambda: Fetcher(manners, pace, world)
