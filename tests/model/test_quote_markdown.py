"""Quotes as Markdown: known again whatever was edited, nothing taken for markup."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tui.model.quote import Quote
from tui.model.quote_markdown import added, command_of, mark_of, quotes_markdown

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


def test_a_page_has_all_there_is_to_know() -> None:
    assert added("", [QUOTE]) == (
        "# The tide\n\nHarbor Talk\n\n<https://example.org/tide>\n\n"
        "> The sea is punctual.\n\n— Ann, 1:02:08, kept 2026-03-01\n\nFor the talk.\n\n"
        "`earmark play 7 --at 1:02:08`\n" + mark_of(QUOTE) + "\n"
    )


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
    assert command_of(other) == ""
    assert command_of(replace(QUOTE, start=None)) == "earmark play 7"


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
    text = quotes_markdown([QUOTE, other])
    assert text.index("# The tide") < text.index("# The moon")
    assert quotes_markdown([]) == ""
