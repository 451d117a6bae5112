"""What the listener sets for a show is kept, and what is left open stays open."""

from dataclasses import replace

from tests.library.making import episode, subscribe
from tui.library.library import Library
from tui.model.equalizer import Equalizer
from tui.model.show_settings import KeepingRules, ShowSettings


def test_nothing_is_set_at_first(library: Library) -> None:
    show, (first,) = subscribe(library, episode(1))
    assert library.show_settings.get(show.id) == ShowSettings()
    assert library.show_settings.of_episode(first) == ShowSettings()
    assert library.show_settings.get(99) == ShowSettings()


def test_what_is_set_comes_back(library: Library) -> None:
    show, (first,) = subscribe(library, episode(1))
    settings = ShowSettings(1.4, 30.0, 15.0, Equalizer.VOICE, True, 3, True, 14, False)
    library.show_settings.set(show.id, settings)
    assert library.show_settings.get(show.id) == settings
    assert library.show_settings.of_episode(first) == settings
    assert library.show_settings.all() == {show.id: settings}
    library.show_settings.change_for(first, skip_silence=False, speed=None)
    changed = replace(settings, skip_silence=False, speed=None)
    assert library.show_settings.get(show.id) == changed


def test_a_show_has_the_rules_of_all_shows_where_it_sets_none() -> None:
    everywhere = KeepingRules(2, True, 30, True)
    assert ShowSettings().rules(everywhere) == everywhere
    own = ShowSettings(auto_download=0, remove_played=False, keep_starred=False)
    assert own.rules(everywhere) == KeepingRules(0, False, 30, False)
