"""Small readings of our own: what people really listen to, in a few lines each."""

import re
from collections.abc import Iterator, Sequence

from tui.model.reading import Block, BlockKind, Reading, Sentence, WordSpan

SECONDS_PER_LETTER = 0.07
_SENTENCE = re.compile(r"[^.!?。！？؟]+[.!?。！？؟]+[”’\"')]*\s*|[^.!?。！？؟]+$")
_WORD = re.compile(r"[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+")

Spoken = tuple[str | None, str]
"""A speaker, or None, and a paragraph; a speaker of ``#`` makes a chapter of it, one of
``##`` a heading, one of ``+`` sound that is not in the text."""


def reading_of(
    script: Sequence[Spoken], *, timed: bool = True, begins: float = 0.0
) -> Reading:
    """A reading of paragraphs, every letter of them equally long."""
    return Reading(tuple(_blocks(script, timed, begins)))


def _blocks(script: Sequence[Spoken], timed: bool, begins: float) -> Iterator[Block]:
    now, number = begins, 0
    last_speaker = None
    for speaker, paragraph in script:
        start = now if timed else None
        if speaker == "#":
            yield Block(BlockKind.CHAPTER, text=paragraph, start=start)
        elif speaker == "+":
            yield Block(BlockKind.INSERTED, text=paragraph, start=start)
            now += 30
        else:
            heading = speaker == "##"
            name = None if heading else speaker
            sentences = tuple(_sentences(paragraph, number, now, name, timed))
            number += len(sentences)
            now += len(paragraph) * SECONDS_PER_LETTER + 0.5
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            shown = name if name != last_speaker else None
            last_speaker = name
            yield Block(kind, sentences, shown, start=start)


def _sentences(
    paragraph: str, number: int, now: float, speaker: str | None, timed: bool
) -> Iterator[Sentence]:
    for found in _SENTENCE.finditer(paragraph):
        text = found.group().strip()
        start = now + found.start() * SECONDS_PER_LETTER
        end = start + len(text) * SECONDS_PER_LETTER
        words = tuple(_words(text, start)) if timed else ()
        if timed:
            yield Sentence(number, text, start, end, speaker, words)
        else:
            yield Sentence(number, text, None, None, speaker)
        number += 1


def _words(text: str, start: float) -> Iterator[WordSpan]:
    for found in _WORD.finditer(text):
        first, last = found.span()
        times = (start + offset * SECONDS_PER_LETTER for offset in (first, last))
        yield WordSpan(first, last, *times)


INTERVIEW: Sequence[Spoken] = (
    ("#", "A kettle and two cups"),
    (
        "Ada Marsh",
        "Welcome back to the reading room. Today we talk about rivers, and about the "
        "people who draw them. My guest has spent thirty years walking along water "
        "that no map agrees on — which is, she says, the only honest kind.",
    ),
    (
        "Ines Okafor",
        "Thank you for having me. I should say that I started by accident; I wanted "
        "to find a bridge. The bridge was gone, the river had moved two hundred "
        "metres, and the map on my phone still showed a road through the middle of it.",
    ),
    (
        "Ines Okafor",
        "That was the summer of 1994. I’ve been arguing with maps ever since.",
    ),
    ("Ada Marsh", "So what does a river want?"),
    (
        "Ines Okafor",
        "Room. Everything a river does, it does for want of room. It braids, it "
        "meanders, it cuts through its own neck and leaves a lake behind, and every "
        "time we build a wall beside it the wall only tells us how high the next "
        "flood is going to be.",
    ),
    ("#", "Why maps are late"),
    (
        "Ada Marsh",
        "Let’s stay with the maps. You’ve written that every map is a photograph of "
        "an argument. What did you mean?",
    ),
    (
        "Ines Okafor",
        "Somebody decides when the river is itself. In March, when it is brown and "
        "wide and takes the cows? Or in August, when children walk across? The "
        "surveyor came in August, because August is when surveyors travel. So "
        "the country has an August river on paper, and a March river in its cellars.",
    ),
    ("Ada Marsh", "And the cellars keep better records."),
    ("Ines Okafor", "They do! There are lines on the walls with years beside them."),
    ("+", "Other sound, 0:30, not in the transcript"),
    (
        "Ada Marsh",
        "We’re back. I’d like to ask about the children who walk across. Do they "
        "still do that, and does anybody write it down?",
    ),
    (
        "Ines Okafor",
        "They do, and now somebody does. We gave forty of them a stick with marks on "
        "it and a notebook. It is the best data set I have ever used, and the only "
        "one with drawings of frogs in it.",
    ),
)

ESSAY: Sequence[Spoken] = (
    ("##", "On keeping a slow clock"),
    (
        None,
        "There is a clock in my kitchen that loses four minutes a week. I have never "
        "had it mended. On Sundays I wind it and put it right, and in that minute I "
        "know, better than on any other day, what time it is.",
    ),
    (
        None,
        "A clock that is never wrong asks nothing of you. You glance at it and forget "
        "it, as you forget the floor. But a clock that drifts has to be asked twice, "
        "and the second time you ask you are already paying attention.",
    ),
    ("##", "What drifts"),
    (
        None,
        "Everything I trust drifts a little: friends, recipes, the way home. What I "
        "mean by trust is not that they stay where they are but that I know, roughly, "
        "which way they lean. Instruments are like that too. An instrument without a "
        "known error is an ornament.",
    ),
    (
        None,
        "So the rule of the kitchen is this. Wind on Sundays. Expect four minutes. "
        "Be suspicious only of the week in which nothing was lost.",
    ),
)

CHINESE: Sequence[Spoken] = (
    ("#", "第一章　雨天的茶馆"),
    (
        "林老师",
        "欢迎收听《慢读》。今天外面下着雨，茶馆里只有三个人：老板、我，"
        "还有一只不肯出门的猫。我们来聊一聊“耐心”这两个字。",
    ),
    (
        "小周",
        "老师好！我先说一件小事吧。昨天我在地铁上读完了一页书（只有一页），"
        "可是那一页，我到现在还记得。也许，读得慢的人，记得也久。",
    ),
    (
        "林老师",
        "说得好。古人讲“书读百遍，其义自见”，并不是要我们真的数到一百，"
        "而是要给文字一点时间。Podcast也是一样：听一遍，再看一遍，意思就出来了。",
    ),
    ("#", "第二章　猫的意见"),
    ("小周", "那猫呢？猫有什么意见？"),
    ("林老师", "猫说：“下雨的时候，哪里也不要去。”我觉得，它是对的。"),
)

ARABIC: Sequence[Spoken] = (
    (
        "ليلى حداد",
        "أهلا بكم في حلقة جديدة من برنامجنا. اليوم نتحدث عن الأنهار، "
        "وعن الناس الذين يرسمونها على الورق. ضيفتي تمشي منذ ثلاثين عاما "
        "على ضفاف الماء.",
    ),
    (
        "سلمى ناصر",
        "شكرا على الدعوة. بدأت القصة في صيف 1994 حين كنت أبحث عن جسر قديم. "
        "لم أجد الجسر، ولم أجد النهر في مكانه أيضا!",
    ),
    ("ليلى حداد", "وماذا يريد النهر؟"),
    (
        "سلمى ناصر",
        "يريد مكانا. كل ما يفعله النهر يفعله لأنه يبحث عن مكان. "
        "ونحن نبني الجدران ثم نتعجب من الفيضان.",
    ),
)

HOSTILE: Sequence[Spoken] = (
    (
        "[red]Mallory[/]",
        "[/b] closes what was never open. [S2E4] stays. [@click=quit]x[/]",
    ),
    ("\x1b[31mEve", "An escape \x1b]0;owned\x07 that got through, and a tab\there."),
    ("]" * 40, "[link=file:///etc/passwd]no[/link] {markup} $primary \\[ok]"),
)
