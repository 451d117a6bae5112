"""A table of what the show notes of a feed hold, to be judged by eye.

python -m tests.tools.notes_table FEED.xml            every episode, a line each
python -m tests.tools.notes_table FEED.xml --show 18  the blocks of one
"""

import argparse
from collections import Counter
from pathlib import Path

from tui.feeds.parse import parse_feed
from tui.model.episode import EpisodeDetails
from tui.model.notes import Notes, Section
from tui.transcripts.notes import parse_notes
from tui.transcripts.notes.essays import word_count
from tui.transcripts.timing import timed

_HEADER = (
    f"{'':3} {'title':34} {'min':>5} {'source':7} {'timing':10} {'turns':>5} "
    f"{'speak':>5} {'chap':>4} {'words':>6} {'w/min':>5} {'sent':>5} {'head':>4} "
    f"{'links':>5} {'boil':>4}"
)


def main() -> None:
    """Print the table, or one episode."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("feed", type=Path)
    parser.add_argument("--show", type=int)
    options = parser.parse_args()
    body = options.feed.read_bytes().replace(b"@BASE@", b"https://example.org")
    episodes = parse_feed(body, "https://example.org/feed").episodes
    if options.show is not None:
        print_blocks(notes_of(episodes[options.show]))
        return
    print(_HEADER)
    kinds: Counter[str] = Counter()
    for number, episode in enumerate(episodes):
        kind, line = row(episode)
        kinds[kind] += 1
        print(f"{number:3} {line}")
    print(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))


def notes_of(episode: EpisodeDetails) -> Notes:
    """The episode's notes, taken apart."""
    return parse_notes(
        episode.notes_html,
        language=episode.language,
        title=episode.title,
        duration=episode.duration,
    )


def row(episode: EpisodeDetails) -> tuple[str, str]:
    """What kind of notes they are, and their line of the table."""
    notes = notes_of(episode)
    sections = Counter(block.section for block in notes.blocks)
    minutes = (episode.duration or 0) / 60
    found = notes.transcript if episode.enclosure else None
    given = list(found.cues) if found else []
    turns = {(cue.start, cue.speaker) for cue in given if cue.speaker}
    words = sum(word_count(cue.text) for cue in given)
    transcript = timed(found, episode.duration, notes.chapters) if found else None
    sound = f"{minutes:5.1f}" if episode.enclosure else " post"
    line = (
        f"{episode.title[:34]:34} {sound} "
        f"{found.source if found else '-':7} "
        f"{transcript.timing if transcript else '-':10} {len(turns):5} "
        f"{len(found.speakers) if found else 0:5} {len(notes.chapters):4} {words:6} "
        f"{words / minutes if minutes else 0:5.0f} "
        f"{len(transcript.cues) if transcript else 0:5} "
        f"{sum(cue.heading for cue in given):4} {len(notes.links):5} "
        f"{sections[Section.BOILERPLATE]:4}"
    )
    if not episode.enclosure:
        return "posts without sound", line
    return (f"{transcript.timing}" if transcript else "without words"), line


def print_blocks(notes: Notes) -> None:
    """Every block with its section and kind."""
    for block in notes.blocks:
        print(f"{block.section:11} {block.kind:9} {block.marker:3} {block.text}")


if __name__ == "__main__":
    main()
