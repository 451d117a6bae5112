"""The full-text index: found, ranked, marked, and in step with what it indexes."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.library.making import FIRST, episode, said, subscribe, transcript, update
from tui.library import index
from tui.library.library import Library
from tui.library.migrations import known_migrations
from tui.model.hit import Hit, HitKind, Passage
from tui.model.query import Query, Term
from tui.model.transcript import Source


def looked_up(library: Library, *words: str, **filters: object) -> list[Hit]:
    """Hits for passages that hold every one of the words."""
    query = Query(tuple((Term(word),) for word in words), **filters)  # type: ignore[arg-type]
    return library.index.search(query)


def marked(hit: Hit) -> list[str]:
    """The stretches of the snippet that are marked."""
    return [hit.snippet[first:last] for first, last in hit.marks]


def speak(library: Library, *passages: Passage, number: int = 1) -> int:
    """An episode with a transcript of the given passages."""
    _, (one,) = subscribe(library, episode(number, f"Title {number}"))
    library.words.keep_transcript(one, transcript("…"), passages)
    return one


def test_words_are_found_whatever_their_case_and_accents(library: Library) -> None:
    one = speak(library, said("Au CAFÉ de la gare", 12.5, "Zoë"))
    (hit,) = looked_up(library, "cafe")
    assert (hit.episode_id, hit.kind, hit.start) == (one, HitKind.TRANSCRIPT, 12.5)
    assert (hit.show, hit.title, hit.speaker) == ("A Show", "Title 1", "Zoë")
    assert marked(hit) == ["CAFÉ"]


def test_every_word_must_stand_in_the_passage(library: Library) -> None:
    speak(library, said("open models", 1.0), said("open weights", 2.0))
    assert [hit.start for hit in looked_up(library, "open", "weights")] == [2.0]
    assert [hit.start for hit in looked_up(library, "weights open")] == []


def test_alternatives_and_exclusions(library: Library) -> None:
    speak(library, said("cat food", 1.0), said("dog food", 2.0), said("dog toy", 3.0))
    pets = (Term("cat"), Term("dog"))
    query = Query(((Term("food"),), pets), unwanted=(Term("dog food"),))
    assert [hit.start for hit in library.index.search(query)] == [1.0]


def test_nothing_in_a_word_is_syntax(library: Library) -> None:
    speak(library, said('She said "AND" (twice): C++ NOT* ^col:umn'))
    for word in ('"AND"', "(twice):", "C++", "NOT*", "^col:umn", 'said "'):
        assert looked_up(library, word), word
    assert looked_up(library, '"') == looked_up(library, "++") == []


def test_a_hit_in_a_long_passage_starts_where_the_word_is(library: Library) -> None:
    text = "First sentence here. Then the second one."
    passage = Passage(
        HitKind.TRANSCRIPT, text, 10.0, "Ann", times=((0, 10.0), (21, 14.0))
    )
    speak(library, passage)
    assert [hit.start for hit in looked_up(library, "second")] == [14.0]
    assert [hit.start for hit in looked_up(library, "sentence")] == [10.0]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("人工智能", ["人工智能"]),
        ("智能", ["智能"]),
        ("猫", ["猫"]),
        ("GPT", ["GPT"]),
        ("GPT模型", ["GPT模型"]),
        ("สวัสดี", ["สวัสดี"]),
        ("カタカナ", ["カタカナ"]),
        ("서울", ["서울"]),
        ("犬", None),
        ("能智", None),
        ("智能人工", None),
        ("%", None),
    ],
)
def test_scripts_without_spaces_are_found_by_any_part(
    library: Library, wanted: str, found: list[str] | None
) -> None:
    speak(
        library,
        said("我们使用GPT模型和人工智能,还有猫。สวัสดีครับ カタカナ 서울에서 100%"),
    )
    hits = looked_up(library, wanted)
    assert [marked(hit) for hit in hits] == ([found] if found else [])
    assert all("\u200b" not in hit.snippet for hit in hits)


def test_scripts_may_be_mixed_in_a_query(library: Library) -> None:
    speak(library, said("使用GPT模型", 1.0), said("只有模型", 2.0), said("a cat", 3.0))
    assert [hit.start for hit in looked_up(library, "GPT", "模型")] == [1.0]
    either = Query(((Term("cat"), Term("只有")),))
    assert {hit.start for hit in library.index.search(either)} == {2.0, 3.0}
    both = Query(((Term("模型"), Term("GPT")),), unwanted=(Term("只有"),))
    assert [hit.start for hit in library.index.search(both)] == [1.0]


def test_filters_narrow(library: Library) -> None:
    show, (one,) = subscribe(library, episode(1, "Chips"))
    _, (two,) = subscribe(
        library, episode(2, "Chips again"), title="Other", url="https://b.example.org"
    )
    library.words.keep_transcript(
        two, transcript("…"), [said("chips", 1, "Ann Lee"), said("chips", 2, "Bob")]
    )
    library.words.keep_notes_text(one, "Notes on chips")
    date = FIRST + timedelta(weeks=2)

    def found(**filters: object) -> list[tuple[int, str]]:
        hits = looked_up(library, "chips", **filters)
        return sorted((hit.episode_id, hit.kind.value) for hit in hits)

    assert found(kinds=(HitKind.TITLE, HitKind.NOTES)) == [
        (one, "notes"),
        (one, "title"),
        (two, "title"),
    ]
    assert found(speaker="lee") == [(two, "transcript")]
    assert {key for key, _ in found(after=date)} == {two}
    assert {key for key, _ in found(before=date)} == {one}
    in_show = library.index.search(Query(((Term("chips"),),)), show_ids=[show.id])
    assert {hit.show for hit in in_show} == {"A Show"}
    assert library.index.search(Query(((Term("chips"),),)), show_ids=[]) == []
    only_filters = library.index.search(Query(speaker="bob"))
    assert [(hit.start, hit.marks) for hit in only_filters] == [(2.0, ())]


def test_the_best_comes_first_or_the_newest(library: Library) -> None:
    short, long = said("chips", 2.0), said("chips " + "and other things " * 20, 1.0)
    speak(library, long, short)
    query = Query(((Term("chips"),),))
    assert [hit.start for hit in library.index.search(query)] == [2.0, 1.0]
    newest = library.index.search(query, newest_first=True)
    assert [hit.start for hit in newest] == [1.0, 2.0]
    assert len(library.index.search(query, limit=1)) == 1


def test_what_stands_everywhere_comes_newest_first(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "RANKED_AT_MOST", 1)
    speak(library, said("chips and other things", 1.0), said("chips", 2.0))
    assert [hit.start for hit in looked_up(library, "chips")] == [1.0, 2.0]


def test_a_prefix_finds_what_begins_so(library: Library) -> None:
    speak(library, said("alignment"))
    found = library.index.search(Query(((Term("align", prefix=True),),)))
    assert [marked(hit) for hit in found] == [["alignment"]]
    assert looked_up(library, "align") == []


def test_marks_of_ours_in_foreign_text_do_no_harm(library: Library) -> None:
    speak(library, said("odd \ufdd0marks\ufdd1 and \u200bseams here"))
    (hit,) = looked_up(library, "seams")
    assert marked(hit) == ["seams"]
    assert not set("\ufdd0\ufdd1\u200b") & set(hit.snippet)


def test_the_index_is_in_step_with_what_it_indexes(
    library: Library, file: Path
) -> None:
    show, (two, one) = subscribe(library, episode(2, "猫の日"), episode(1))
    for text in ("Some words", "使用GPT模型", "Other words"):
        library.words.keep_transcript(one, transcript(text), [said(text)])
        library.words.keep_notes_text(two, text)
    library.shows.apply(show.id, update(changed=((two, episode(2, "A new title")),)))
    assert_in_step(file, passages=4)
    library.shows.remove(show.id)
    assert_in_step(file, passages=0)


def assert_in_step(file: Path, passages: int) -> None:
    with closing(sqlite3.connect(file)) as db:
        for table in ("passage_words", "passage_runs"):
            check = f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"
            db.execute(check)
        counted = db.execute("SELECT count(*) FROM passage_words_docsize").fetchone()
        assert counted == (passages,)


def test_the_schema_has_one_home() -> None:
    versions = [migration.version for migration in known_migrations()]
    assert versions == list(range(1, len(versions) + 1))


def test_the_newest_are_told_by_date_not_by_when_they_were_indexed(
    library: Library,
) -> None:
    _, (two, one) = subscribe(library, episode(2), episode(1))
    for each in (two, one):
        passages = [said("chips", 1.0), said("chips 薯片", 2.0)]
        library.words.keep_transcript(each, transcript("…"), passages)
    for query in (Query(((Term("chips"),),)), Query(kinds=(HitKind.TRANSCRIPT,))):
        hits = library.index.search(query, newest_first=True, limit=3)
        places = [(hit.episode_id, hit.start) for hit in hits]
        assert places == [(two, 1.0), (two, 2.0), (one, 1.0)]
    assert [hit.episode_id for hit in looked_up(library, "薯片")] == [two, one]


def test_an_essay_is_not_found_twice(library: Library) -> None:
    _, (two, one) = subscribe(library, episode(2), episode(1))
    for each, source in ((two, Source.NOTES), (one, Source.FEED)):
        library.words.keep_notes_text(each, "On chips. And later on models.")
        essay = transcript("On chips.", source)
        library.words.keep_transcript(each, essay, [said("On chips.")])

    def found(*words: str) -> set[tuple[int, str]]:
        return {(hit.episode_id, hit.kind.value) for hit in looked_up(library, *words)}

    both = {(one, "notes"), (one, "transcript")}
    assert found("chips") == {*both, (two, "transcript")}
    assert found("chips", "models") == {(one, "notes"), (two, "notes")}
