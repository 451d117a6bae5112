"""Boilerplate: what hosts and habit put under every episode, never spoken."""

import re
from collections.abc import Iterator

_PLATFORM = (
    r"(?:apple(?: podcasts?)?|itunes|spotify|youtube(?: music)?|overcast|pocket ?casts"
    r"|google podcasts?|amazon music|stitcher|castbox|castro|deezer|rss|substack)"
)
_BY_HOST = (
    r"(?:on|by) "
    r"(?:acast|simplecast|megaphone|captivate|buzzsprout|art19|spreaker|libsyn)"
    r"\b[^.]{0,80}\.?( see \S+ for (?:more|privacy) information\.?)?"
)
_ANYWHERE = tuple(
    (hint, re.compile(pattern, re.IGNORECASE))
    for hint, pattern in (
        (
            "this is a ",
            r"this is a (?:public|free|private|paid) (?:preview )?(?:episode|post)\b"
            r"(?:\. if you(?:['’]d| would) like to (?:discuss|listen|get|hear)"
            r"|\. to (?:discuss|hear|listen|get))"
            r"(?:.{0,250}?/subscribe\b|[^.]{0,200}\.?)",
        ),
        ("full access", r"get full access to .{1,120}? at \S{1,200}/subscribe\b"),
        (
            "reader-supported",
            r"\b(?-i:[A-Z][\w’'-]{0,30}(?: [A-Z][\w’'-]{0,30}){0,3})"
            r" is a reader-supported publication\..{0,160}?"
            r"(?:subscriber|subscribing)\b\.?",
        ),
        (
            "listen ",
            r"listen (?:to (?:it|this|us) )?on " + _PLATFORM + r"\b"
            r"(?:.{0,120}?(?:get|find|hear|listen to) (?:your |my )?podcasts"
            r"|(?:(?:,|,? and|,? or) " + _PLATFORM + r"\b){1,6})\.?",
        ),
        (
            " here",
            r"for (?:all )?(?:other|more|the|my) [\w’' -]{1,80},"
            r" (?:go|see|click) here\b\.?",
        ),
        (
            "thanks for ",
            r"thanks for (?:reading|listening to) [^.!?]{1,80}[.!] "
            r"(?:this post is public|subscribe)[^.!?]*[.!]",
        ),
        (
            "(or ",
            r"\(or (?:watch|listen|read|see|find) [^()]{1,100}\)",
        ),
        ("this post is", r"this post is public so feel free to share it\.?"),
        ("support this", r"support this podcast( at)?\s*[-—:]*\s*https?://\S+"),
        ("advertising", r"advertising inquiries:\s*https?://\S+"),
        ("privacy", r"privacy (?:& opt-out|policy)[^.:]{0,60}:\s*https?://\S+"),
        (
            "learn more",
            r"learn more about your ad(?:[- ]|vertising )choices\.?( visit \S+)?",
        ),
        (
            "see ",
            r"see (?:omnystudio\.com/listener|(?:the )?privacy policy at https?://\S+)"
            r"[^.]{0,120}\.?",
        ),
        ("hosted ", r"(?:this (?:podcast|show) is )?hosted " + _BY_HOST),
        ("powered ", r"(?:this (?:podcast|show) is )?powered " + _BY_HOST),
        ("gdpr", r"our gdpr privacy policy was updated[^.]{0,120}\."),
    )
)
"""Patterns, each with words it cannot do without: most texts need no closer look."""
_WHOLE = tuple(
    re.compile(rf"(?:{pattern})[\s.!…→>:]*", re.IGNORECASE)
    for pattern in (
        r"share(?: this (?:post|episode))?|subscribe(?: now| here| today)?"
        r"|leave a comment"
        r"|upgrade(?: to paid)?|refer a friend|give a gift subscription|donate(?: now)?"
        r"|listen now|watch now|read (?:more|on)|join the (?:chat|discussion)|download",
        r"share \w[\w’' ]{0,50}",
        r"(?:original )?(?:post|article|essay|link|blog ?post|read it here)"
        r"\s*:?\s*https?://\S+",
        r"https?://\S+",
        r"(?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,6}"
        r"(?: \| (?:🤗 [\w-]{2,40}|X @\w{2,40})){1,3}",
        r"(?:note: )?voice-?over (?:coming|will be|to come)\b[^.]{0,60}\.?"
        r"[^.]{0,80}",
        r"(?:thanks|thank you) for (?:reading|subscribing|your support)\b[^.!?]{0,60}"
        r"(?:[.!] (?:please |to )?(?:subscribe|share|receive)[^.!?]{0,100})?",
        r"(?:please )?(?:like|rate|review|follow|subscribe)(?:,| and| &| or)"
        r"[^.!?]{0,120}",
        r"(?:watch|listen|available|find us|also) on " + _PLATFORM + r"\b.{0,160}",
    )
)
_ABOUT_TRANSCRIPT = re.compile(
    r"(?:this |the |full )?transcript(?:ion|s)? "
    r"(?:was |were |is |has been |may |might )?"
    r"(?:automatically |auto-|lightly |machine )*"
    r"(?:produced|generated|created|made|cleaned|edited|provided|contain|by|have)\b"
    r"|(?:created|made|generated|produced|transcribed|edited) (?:with|by|using) \w+"
    r"|(?:please )?(?:note|excuse|pardon|forgive)\b.{0,80}\b(?:typos|errors|mistakes)",
    re.IGNORECASE,
)
_LONGEST_REMARK = 320
_FIRST_URL = re.compile(
    r"\s*(?:(?i:original )?(?i:post|article|link)\s*:\s*)?"
    r"https?://[a-z0-9._~%/-]+(?=[A-Z“\"][\w’' ])"
)


def inside(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of boilerplate that stand inside other text: first and last offset."""
    if first := _FIRST_URL.match(text):
        yield first.start(), first.end()
    lowered = text.lower()
    for hint, pattern in _ANYWHERE:
        if hint in lowered:
            for match in pattern.finditer(text):
                yield match.start(), match.end()


def is_boilerplate(text: str) -> bool:
    """Whether a whole block is boilerplate."""
    text = text.strip()
    if any(pattern.fullmatch(text) for pattern in _WHOLE):
        return True
    covered = sum(last - first for first, last in inside(text))
    return covered >= 0.8 * len(text) > 0


def is_about_transcript(text: str) -> bool:
    """Whether a block only says how the transcript was made."""
    return len(text) <= _LONGEST_REMARK and bool(_ABOUT_TRANSCRIPT.match(text))
