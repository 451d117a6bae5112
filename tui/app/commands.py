"""Every command, declared once.

Bindings, footer, palette, help screen, README table and ``doctor``'s list of clashes
are all derived from ``COMMANDS``. A widget says ``BINDINGS = bindings(Scope.X)`` and
has an ``action_…`` for each; keys are written nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding


class Scope(StrEnum):
    """Where a command works: the value is the help screen's heading."""

    EVERYWHERE = "Everywhere"
    PLAYING = "Playing"
    PANES = "Panes"
    LISTS = "In every list"
    SHOWS = "Shows"
    EPISODES = "Episodes"
    WELCOME = "An empty library"
    TRANSCRIPT = "Transcript"
    FIND = "Finding in a transcript"
    NOTES = "Show notes"
    SEARCH = "Search"
    DIALOG = "Dialogs"
    CONFIRM = "Questions"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the listener can do."""

    id: str
    """Stable, for keymaps: ``play.toggle``."""
    scope: Scope
    keys: str
    """Comma-separated Textual key names; the first one is shown."""
    action: str
    """Textual action, without the ``action_``."""
    label: str
    """At most two words, for the footer."""
    help: str
    """One sentence without a full stop, for help and palette."""
    footer: bool = False


def _everywhere() -> Iterable[Command]:
    rows = (
        (
            "search",
            "slash",
            "search",
            "Search",
            "Search everything that was ever fetched",
            True,
        ),
        ("help", "question_mark,f1", "help", "Help", "Show every key", True),
        (
            "palette",
            "ctrl+p",
            "palette",
            "Palette",
            "Find a command, show, episode or chapter by name",
            False,
        ),
        (
            "sync_all",
            "R",
            "sync_all",
            "Sync all",
            "Look for new episodes of every show",
            False,
        ),
        (
            "problems",
            "exclamation_mark",
            "problems",
            "Problems",
            "List the shows that could not be brought up to date",
            False,
        ),
        ("quit", "q", "leave", "Quit", "Keep your place and leave", True),
        (
            "quit_typing",
            "ctrl+q",
            "quit",
            "Quit",
            "Keep your place and leave, even while typing",
            False,
        ),
    )
    for name, keys, action, label, help, footer in rows:
        yield Command(
            f"app.{name}", Scope.EVERYWHERE, keys, action, label, help, footer=footer
        )


def _playing() -> Iterable[Command]:
    scope = Scope.PLAYING
    rows = (
        ("toggle", "space", "toggle_play", "Play", "Play or pause"),
        ("back", "left", "seek(-1)", "Back", "Go back a little"),
        ("forward", "right", "seek(1)", "Forward", "Go forward a little"),
        ("far_back", "shift+left", "seek_far(-1)", "Far back", "Go back further"),
        (
            "far_forward",
            "shift+right",
            "seek_far(1)",
            "Far forward",
            "Go forward further",
        ),
        (
            "sentence_back",
            "comma",
            "sentence(-1)",
            "Sentence back",
            "Hear this sentence again, or the one before",
        ),
        (
            "sentence_forward",
            "full_stop",
            "sentence(1)",
            "Next sentence",
            "Go to the next sentence",
        ),
        (
            "chapter_back",
            "left_square_bracket",
            "chapter(-1)",
            "Chapter back",
            "Go to the start of this chapter, or to the one before",
        ),
        (
            "chapter_forward",
            "right_square_bracket",
            "chapter(1)",
            "Next chapter",
            "Go to the next chapter",
        ),
        ("slower", "minus", "speed(-1)", "Slower", "Play slower"),
        ("faster", "plus,equals_sign", "speed(1)", "Faster", "Play faster"),
        (
            "normal_speed",
            "backspace",
            "normal_speed",
            "Normal speed",
            "Play at normal speed, or again at the speed before",
        ),
        ("quieter", "9", "volume(-1)", "Quieter", "Turn the volume down"),
        ("louder", "0", "volume(1)", "Louder", "Turn the volume up"),
        ("next", "N", "next_episode", "Next episode", "Play what comes next"),
    )
    for name, keys, action, label, help in rows:
        yield Command(
            f"play.{name}", scope, keys, action, label, help, footer=name == "toggle"
        )


def _panes() -> Iterable[Command]:
    rows = (
        ("transcript", "t", "show_tab('transcript')", "Transcript", "Read the words"),
        ("notes", "n", "show_tab('notes')", "Notes", "Read the show notes"),
        ("chapters", "c", "show_tab('chapters')", "Chapters", "List the chapters"),
        ("about", "i", "show_tab('about')", "About", "See the show at a glance"),
        (
            "playing",
            "p",
            "app.go_to_playing",
            "Playing",
            "Go to the episode that is playing",
        ),
        ("alone", "z", "alone", "Alone", "Give the words the whole screen, or not"),
        ("back", "escape", "back", "Back", "Go back one step"),
    )
    for name, keys, action, label, help in rows:
        yield Command(f"pane.{name}", Scope.PANES, keys, action, label, help)


def _lists() -> Iterable[Command]:
    rows = (
        ("up", "up,k", "move(-1)", "Up", "Go up a row"),
        ("down", "down,j", "move(1)", "Down", "Go down a row"),
        ("page_up", "pageup", "move_page(-1)", "Page up", "Go up a page"),
        ("page_down", "pagedown", "move_page(1)", "Page down", "Go down a page"),
        ("first", "home,g", "first", "First", "Go to the first row"),
        ("last", "end,G", "last", "Last", "Go to the last row"),
        ("choose", "enter", "choose", "Choose", "Choose this row"),
    )
    for name, keys, action, label, help in rows:
        yield Command(
            f"list.{name}",
            Scope.LISTS,
            keys,
            action,
            label,
            help,
            footer=name == "choose",
        )


def _shows() -> Iterable[Command]:
    rows = (
        ("open", "enter", "choose", "Open", "Open the list of episodes"),
        ("add", "a", "app.add_show", "Add", "Add a show, or import a list of shows"),
        ("sync", "r", "sync", "Sync", "Look for new episodes of this show"),
        ("remove", "delete,D", "remove", "Remove", "Unsubscribe from this show"),
    )
    for name, keys, action, label, help in rows:
        yield Command(
            f"show.{name}",
            Scope.SHOWS,
            keys,
            action,
            label,
            help,
            footer=name != "remove",
        )


def _welcome() -> Iterable[Command]:
    rows = (
        ("add", "a", "app.add_show", "Add", "Add a show, or import a list of shows"),
        (
            "founding",
            "I",
            "app.add_founding_show",
            "Interconnects",
            "Begin with Interconnects, the show Earmark was made for",
        ),
    )
    for name, keys, action, label, help in rows:
        yield Command(
            f"welcome.{name}", Scope.WELCOME, keys, action, label, help, footer=True
        )


def _episodes() -> Iterable[Command]:
    rows = (
        ("play", "enter", "choose", "Play", "Play it and read along"),
        ("read", "o", "read", "Read", "Read it without playing"),
        ("played", "m", "toggle_played", "Played", "Mark as played, or not played"),
        ("star", "s", "toggle_star", "Star", "Star it, or take the star away"),
        ("queue_last", "e", "queue('last')", "Queue", "Put it at the queue's end"),
        ("queue_next", "E", "queue('next')", "Play next", "Put it first in the queue"),
        (
            "dequeue",
            "x,delete",
            "dequeue",
            "Take out",
            "Take it out of the queue",
        ),
        ("earlier", "shift+up,K", "reorder(-1)", "Earlier", "Move it up in the queue"),
        (
            "later",
            "shift+down,J",
            "reorder(1)",
            "Later",
            "Move it down in the queue",
        ),
        ("unplayed", "u", "filter('unplayed')", "Unplayed", "List only unplayed ones"),
        ("started", "w", "filter('started')", "Started", "List only started ones"),
        ("download", "d", "download", "Download", "Download it, or call that off"),
        ("sync", "r", "sync", "Sync", "Look for new episodes of this show"),
    )
    for name, keys, action, label, help in rows:
        yield Command(
            f"episode.{name}",
            Scope.EPISODES,
            keys,
            action,
            label,
            help,
            footer=name in ("play", "read", "played"),
        )


def _transcript() -> Iterable[Command]:
    rows = (*_transcript_moves(), *_transcript_deeds())
    for name, keys, action, label, help in rows:
        footer = name in ("play", "follow", "find")
        yield Command(
            f"transcript.{name}", Scope.TRANSCRIPT, keys, action, label, help, footer
        )


def _transcript_moves() -> tuple[tuple[str, str, str, str, str], ...]:
    return (
        ("play", "enter", "play_here", "Play here", "Play from this sentence"),
        ("follow", "f", "follow", "Follow", "Go to the sound and stay with it"),
        ("find", "ctrl+f", "find", "Find", "Find words in this transcript"),
        ("up", "up,k", "move_sentence(-1)", "Up", "Go up a sentence"),
        ("down", "down,j", "move_sentence(1)", "Down", "Go down a sentence"),
        (
            "paragraph_up",
            "left_curly_bracket",
            "move_paragraph(-1)",
            "Paragraph up",
            "Go to the start of the paragraph, or to the one before",
        ),
        (
            "paragraph_down",
            "right_curly_bracket",
            "move_paragraph(1)",
            "Paragraph down",
            "Go to the next paragraph",
        ),
        (
            "turn_up",
            "shift+up,K",
            "move_turn(-1)",
            "Turn up",
            "Go to where the speaker began, or to the speaker before",
        ),
        (
            "turn_down",
            "shift+down,J",
            "move_turn(1)",
            "Turn down",
            "Go to the next speaker, or to the next section",
        ),
        ("page_up", "pageup", "move_page(-1)", "Page up", "Go up a page"),
        ("page_down", "pagedown", "move_page(1)", "Page down", "Go down a page"),
        ("first", "home,g", "first", "First", "Go to the first sentence"),
        ("last", "end,G", "last", "Last", "Go to the last sentence"),
    )


def _transcript_deeds() -> tuple[tuple[str, str, str, str, str], ...]:
    return (
        ("next_found", "n", "next_found(1)", "Next", "Go to the next word found"),
        (
            "previous_found",
            "N",
            "next_found(-1)",
            "Previous",
            "Go to the word found before",
        ),
        ("choose", "v", "choose", "Choose", "Begin or end choosing sentences"),
        ("copy", "y", "copy_words", "Copy", "Copy the sentences chosen"),
        ("keep", "s", "keep", "Keep", "Keep the sentences chosen as a quote"),
        (
            "only",
            "o",
            "only",
            "One speaker",
            "Show only who is speaking here, or everyone again",
        ),
        (
            "leave",
            "escape",
            "leave",
            "Leave",
            "Stop choosing, finding, or showing one speaker",
        ),
    )


def _find() -> Iterable[Command]:
    rows = (
        ("next", "down", "step(1)", "Next", "Go to the next match"),
        ("previous", "up", "step(-1)", "Previous", "Go to the match before"),
        ("give_up", "escape", "give_up", "Give up", "Go back to where you were"),
    )
    for name, keys, action, label, help in rows:
        yield Command(f"find.{name}", Scope.FIND, keys, action, label, help)


def _notes() -> Iterable[Command]:
    rows = (
        ("up", "up,k", "scroll_up", "Up", "Scroll up"),
        ("down", "down,j", "scroll_down", "Down", "Scroll down"),
        ("next", "l", "next_target(1)", "Next link", "Go to the next link or time"),
        (
            "previous",
            "L",
            "next_target(-1)",
            "Link before",
            "Go to the link or time before",
        ),
        (
            "open",
            "enter",
            "open_target",
            "Open",
            "Open the link or time; a number typed first picks a link",
        ),
    )
    for name, keys, action, label, help in rows:
        yield Command(
            f"notes.{name}",
            Scope.NOTES,
            keys,
            action,
            label,
            help,
            footer=name in ("next", "open"),
        )


def _search() -> Iterable[Command]:
    rows = (
        (
            "play",
            "enter",
            "screen.choose",
            "Play",
            "Play from there and read along",
            True,
        ),
        ("up", "up", "screen.move(-1)", "Up", "Go to the hit above", False),
        ("down", "down", "screen.move(1)", "Down", "Go to the hit below", False),
        ("page_up", "pageup", "screen.move_page(-1)", "Page up", "Go up a page", False),
        (
            "page_down",
            "pagedown",
            "screen.move_page(1)",
            "Page down",
            "Go down a page",
            False,
        ),
        ("back", "escape", "screen.back", "Back", "Go back to where you were", True),
    )
    for name, keys, action, label, help, footer in rows:
        yield Command(
            f"search.{name}", Scope.SEARCH, keys, action, label, help, footer=footer
        )


def _dialogs() -> Iterable[Command]:
    yield Command(
        "dialog.cancel", Scope.DIALOG, "escape", "cancel", "Close", "Close it", True
    )
    yield Command(
        "dialog.agree", Scope.CONFIRM, "enter", "agree", "Yes", "Say yes", True
    )


COMMANDS: tuple[Command, ...] = (
    *_everywhere(),
    *_playing(),
    *_panes(),
    *_lists(),
    *_shows(),
    *_episodes(),
    *_welcome(),
    *_transcript(),
    *_find(),
    *_notes(),
    *_search(),
    *_dialogs(),
)


_OPENS_AN_INPUT = ("search", "palette")


def bindings(*scopes: Scope) -> list[Binding]:
    """Textual bindings of the commands in the given scopes."""
    return [_binding(command) for command in in_scope(scopes)]


def in_scope(scopes: Iterable[Scope]) -> list[Command]:
    """The commands of the given scopes, in the order they are declared."""
    wanted = set(scopes)
    return [command for command in COMMANDS if command.scope in wanted]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.action,
        command.label,
        show=command.footer,
        tooltip=command.help,
        id=command.id,
        # Given by the app itself, before the next key is read: what is typed at once
        # after it goes to the screen that it opens.
        priority=command.action in _OPENS_AN_INPUT,
    )
