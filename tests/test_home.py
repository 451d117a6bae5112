"""The home: what is heard, and who may know the feed's password."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import episode, update
from tui.home import Home
from tui.model.episode import Enclosure
from tui.model.show import ShowDetails


@pytest.mark.parametrize(
    ("enclosure", "asked_for"),
    [
        ("https://pods.example/1.mp3", "https://ann:word@pods.example/1.mp3"),
        ("https://cdn.example/1.mp3", "https://cdn.example/1.mp3"),
        ("http://pods.example/1.mp3", "http://pods.example/1.mp3"),
    ],
)
def test_only_the_same_host_gets_the_password(
    tmp_path: Path, enclosure: str, asked_for: str
) -> None:
    with Home.open(tmp_path) as home:
        shows = home.library.shows
        show = shows.add("https://ann:word@pods.example/feed", ShowDetails("A show"))
        sound = Enclosure(enclosure, "audio/mpeg")
        (number,) = shows.apply(show.id, update(replace(episode(1), enclosure=sound)))
        assert home.hearing.track(number).sound.url == asked_for
