"""Quotes as Markdown: known again whatever was edited, nothing taken for markup."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tui.model.quote import Quote, Said
from tui.model.quote_markdown import addition, command_of, mark_of, quotes_markdown

QUOTE = Quote(
    id=1,
    episode_id=7,
    show_title="Harbor Talk",
    episode_title="The tide",
    speaker="Ann",
    text="The sea is punctual.",
    start=3728.4,
    end=3730.0,
    note="For the talk.",
    link="https://example.org/tide",
    kept=datetime(2026, 3, 1, 9, tzinfo=UTC),
    episode_guid="guid-1",
)
LATER = date(2026, 3, 9)


def added(page: str, quotes: list[Quote]) -> str:
    """What a page gets."""
    return addition(page, quotes, LATER).text


def test_a_page_has_all_there_is_to_know() -> None:
    page = added("", [QUOTE])
    assert page.startswith(
        "# The tide\n\nHarbor Talk\n\n<https://example.org/tide>\n\n"
        "> The sea is punctual.\n\n— Ann, 1:02:08, kept 2026-03-01\n\nFor the talk.\n\n"
        f"`{command_of(QUOTE)}`\n{mark_of(QUOTE)}\n<!-- earmark-note:"
    )
    assert page.count("<!--") == 2 and page.endswith("-->\n")


def test_every_speaker_is_credited_with_their_own_words() -> None:
    parts = (
        Said("Ann", "It is late.", 1.0, 2.0),
        Said("Bob", "Is it?", 2.0, 3.0),
        Said(None, "(A bell.)"),
        Said("Ann", "It rang.", 4.0, 5.0),
        Said("Ann", "Twice.", 9.0, 10.0),
    )
    page = added("", [replace(QUOTE, speaker=None, parts=parts)])
    assert (
        "> **Ann:** It is late.\n>\n> **Bob:** Is it?\n>\n> (A bell.)\n>\n"
        "> **Ann:** It rang. \\[…\\] Twice.\n\n— 1:02:08, kept"
    ) in page


def test_a_note_written_later_reaches_a_page_that_was_edited() -> None:
    bare = replace(QUOTE, note="")
    page = added("", [bare]).replace("punctual", "PUNCTUAL") + "\nMine.\n"
    more = addition(page, [QUOTE], LATER)
    assert (more.quotes, more.notes) == (0, 1)
    assert more.text.startswith(
        "\nNote of 2026-03-09 to “The sea is punctual.”, 1:02:08:\n\nFor the talk.\n"
    )
    page += more.text
    assert added(page, [QUOTE]) == ""
    again = replace(QUOTE, note="On second thoughts.")
    page += added(page, [again])
    assert "On second thoughts." in page and "For the talk." in page
    assert added(page, [again]) == added(page, [QUOTE]) == added(page, [bare]) == ""


def test_a_moment_is_a_tenth_exact_and_never_late() -> None:
    command = command_of(replace(QUOTE, start=3728.49))
    assert command.startswith("earmark play ep-") and command.endswith(
        ' --at "1:02:08.4 The sea is punctual"'
    )
    short = replace(QUOTE, start=59.999, text="…")
    assert command_of(short).endswith(" --at 0:00:59.9")


@given(st.text(max_size=80))
def test_no_words_leave_the_command_they_stand_in(text: str) -> None:
    told = command_of(replace(QUOTE, text=text))
    _, _, said = told.partition(" --at ")
    assert len(said) <= 80 and not set("`$\\!\n%") & set(said)
    assert said.count('"') in (0, 2)


def test_only_what_is_missing_is_added() -> None:
    second = replace(QUOTE, id=2, text="We are not.", note="")
    page = added("", [QUOTE])
    edited = page.replace("For the talk.", "A thought of my own.").rstrip()
    assert added(edited, [QUOTE]) == ""
    more = added(edited, [QUOTE, second])
    assert more.startswith("\n\n> We are not.")
    assert "punctual" not in more and "# The tide" not in more


def test_a_quote_is_known_in_another_library() -> None:
    other = replace(QUOTE, id=90, episode_id=None, note="Another note.")
    assert mark_of(other) == mark_of(QUOTE)
    assert mark_of(replace(QUOTE, text="Other words.")) != mark_of(QUOTE)
    assert command_of(other) == command_of(QUOTE)
    elsewhere = replace(QUOTE, episode_guid="guid-2")
    assert command_of(elsewhere) != command_of(QUOTE)
    assert "--at" not in command_of(replace(QUOTE, start=None))


def test_foreign_words_are_no_markup() -> None:
    odd = replace(QUOTE, text="<script> *so* [it](goes)\n# on", speaker="`Bob`")
    page = added("", [odd])
    assert "> \\<script\\> \\*so\\* \\[it\\](goes)\n> \\# on" in page
    assert "— \\`Bob\\`" in page


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5, unique=True))
def test_adding_twice_adds_nothing(texts: list[str]) -> None:
    quotes = [replace(QUOTE, id=n, text=text) for n, text in enumerate(texts)]
    page = added("", quotes[:1])
    page += added(page, quotes)
    assert added(page, quotes) == ""
    assert all(page.count(mark_of(quote)) == 1 for quote in quotes)


def test_quotes_of_many_episodes_are_pages_one_after_the_other() -> None:
    other = replace(QUOTE, id=2, episode_title="The moon")
    again = replace(QUOTE, id=3, text="Again.")
    text = quotes_markdown([QUOTE, other, again])
    assert text.index("Again.") < text.index("# The moon")
    assert text.count("# The tide") == 1
    assert quotes_markdown([]) == ""
