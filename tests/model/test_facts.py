"""Facts: every podcast namespace tag is told, each with where it leads."""

from tui.model.episode import Enclosure, EpisodeDetails, Soundbite
from tui.model.facts import Fact, episode_facts, show_facts
from tui.model.show import (
    Chat,
    Funding,
    LiveItem,
    Person,
    Remark,
    RemoteShow,
    ShowDetails,
    Trailer,
)


def test_what_a_show_says_of_itself() -> None:
    details = ShowDetails(
        "Tides",
        medium="audiobook",
        update_text="every Monday",
        live_items=(LiveItem("Pier", "live", None, None, "https://l.example/"),),
        trailers=(Trailer("Soon", "https://t.example/t.mp3", season=2),),
        chats=(Chat("irc.example", "irc", space="#tides"), Chat("chat.example")),
        publisher=RemoteShow("Sea", "https://sea.example/", None),
        podroll=(RemoteShow(None, "https://w.example/f?key=1", None),),
        remarks=(Remark("Tape 4", "release"),),
        complete=True,
    )
    assert list(show_facts(details)) == [
        Fact("Medium", "audiobook"),
        Fact("Published", "every Monday"),
        Fact("Live", "Pier (live)", "https://l.example/"),
        Fact("Trailer", "Soon (season 2)", "https://t.example/t.mp3"),
        Fact("Chat", "#tides on irc.example (irc)"),
        Fact("Chat", "chat.example"),
        Fact("Publisher", "Sea", "https://sea.example/"),
        Fact("Recommends", "https://w.example/f?…", "https://w.example/f?key=1"),
        Fact("Remark", "Tape 4 (release)"),
        Fact("Complete", "the publisher says that nothing more comes"),
    ]
    assert not list(show_facts(ShowDetails("Plain")))


def test_what_a_feed_says_of_an_episode() -> None:
    details = EpisodeDetails(
        "1",
        "Ebb",
        season=3,
        season_name="The Winter",
        number_text="Day 5",
        kind="bonus",
        soundbites=(Soundbite(3733, 60, "Best"), Soundbite(5, 30, "")),
        discussion_url="https://talk.example/",
        funding=(Funding("https://pay.example/", ""),),
        alternates=(Enclosure("https://c.example/1.opus", "audio/opus", None, 16e3),),
    )
    assert list(episode_facts(details)) == [
        Fact("Season", "3, The Winter"),
        Fact("Number", "Day 5"),
        Fact("Kind", "bonus"),
        Fact("Hear first", "1:02:13 Best", seconds=3733),
        Fact("Hear first", "0:05 30 s", seconds=5),
        Fact("Talk", "https://talk.example/", "https://talk.example/"),
        Fact("Support", "https://pay.example/", "https://pay.example/"),
        Fact("Also as", "audio/opus, 16 kbit/s", "https://c.example/1.opus"),
    ]
    assert not list(episode_facts(EpisodeDetails("1", "Plain")))


def test_other_files_are_those_that_are_not_heard() -> None:
    own = Enclosure("https://c.example/1.mp3", "audio/mpeg")
    small = Enclosure("https://c.example/1.opus", "audio/opus")
    details = EpisodeDetails("1", "Plain", enclosure=own, alternates=(small,))
    assert [fact.text for fact in episode_facts(details)] == ["audio/opus"]
    assert [fact.text for fact in episode_facts(details, small)] == ["audio/mpeg"]


def test_people_by_role_and_in_order() -> None:
    people = (
        Person("Ann"),
        Person("Bo"),
        Person("Cy", "guest"),
        Person("Di", "guest", url="https://di.example/"),
    )
    assert list(show_facts(ShowDetails("S", people=people))) == [
        Fact("Host", "Ann, Bo"),
        Fact("Guest", "Cy"),
        Fact("Guest", "Di", "https://di.example/"),
    ]
