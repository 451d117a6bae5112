"""The channel: what a feed says of its show, as feedparser and our own pass read it."""

from collections.abc import Iterator, Mapping
from typing import Any

from tui.feeds import namespace, show_namespace
from tui.feeds.addresses import absolute, with_whole_links
from tui.feeds.markup import as_html, fullest, is_yes, title_text
from tui.feeds.tags import Tag
from tui.model.show import ShowDetails
from tui.text import plain_line
from tui.web import host_of


def show(feed: Mapping[str, Any], channel: Tag, base: str) -> ShowDetails:
    """The show that the feed at ``base`` describes."""
    link = _link(feed, channel, base)
    return ShowDetails(
        title=_title(feed, channel) or host_of(base),
        author=_author(feed, channel),
        description_html=with_whole_links(_description(feed, channel), link or base),
        link=link,
        language=_language(feed, channel),
        categories=tuple(dict.fromkeys(_categories(channel, feed))),
        image_url=_image(feed, channel, base),
        explicit=is_yes(channel.first("itunes:explicit").text),
        guid=plain_line(channel.first("podcast:guid").text) or None,
        medium=show_namespace.medium(channel),
        copyright=plain_line(feed.get("rights", "")) or None,
        new_feed_url=absolute(channel.first("itunes:new-feed-url").text, base),
        complete=show_namespace.is_complete(channel),
        update_rule=show_namespace.update_rule(channel),
        update_text=show_namespace.update_text(channel),
        location=show_namespace.location_of(channel),
        license=show_namespace.license_of(channel),
        people=namespace.people(channel, base),
        funding=show_namespace.funding(channel, base),
        podroll=show_namespace.podroll(channel, base),
        live_items=show_namespace.live_items(channel, base),
        trailers=show_namespace.trailers(channel, base),
        chats=show_namespace.chats(channel),
        remarks=show_namespace.remarks(channel),
        publisher=show_namespace.publisher(channel, base),
        next_page_url=_next_page(feed, base),
    )


def _title(feed: Mapping[str, Any], channel: Tag) -> str:
    is_html = channel.first("atom:title").get("type") in ("html", "xhtml")
    return title_text(feed.get("title", ""), is_html=is_html) or plain_line(
        channel.first("itunes:title").text
    )


def _author(feed: Mapping[str, Any], channel: Tag) -> str | None:
    own = plain_line(channel.first("itunes:author").text)
    owner = channel.first("itunes:owner").first("itunes:name").text
    return own or plain_line(feed.get("author", "") or owner) or None


def _description(feed: Mapping[str, Any], channel: Tag) -> str:
    summary = as_html(channel.first("itunes:summary").text)
    own = as_html(channel.first("description").text or feed.get("subtitle", ""))
    return fullest(own, [summary])


def _link(feed: Mapping[str, Any], channel: Tag, base: str) -> str | None:
    addresses = (channel.first("link").text, feed.get("link", ""))
    found = (absolute(address, base) for address in addresses)
    return next((address for address in found if address), None)


def _language(feed: Mapping[str, Any], channel: Tag) -> str | None:
    said = (
        channel.first("language").text,
        channel.first("dc:language").text,
        channel.get("xml:lang"),
        feed.get("language") or "",
    )
    return next((language for text in said if (language := plain_line(text))), None)


def _categories(channel: Tag, feed: Mapping[str, Any]) -> Iterator[str]:
    """iTunes' categories and theirs within, else whatever the feed has."""
    itunes = list(channel.all("itunes:category"))
    for category in itunes:
        for tag in (category, *category.all("itunes:category")):
            if name := plain_line(tag.get("text")):
                yield name
    if not itunes:
        for term in feed.get("tags", []):
            if name := plain_line(term.get("label") or term.get("term") or ""):
                yield name


def _image(feed: Mapping[str, Any], channel: Tag, base: str) -> str | None:
    candidates = (
        channel.first("itunes:image").get("href"),
        channel.first("podcast:image").get("href"),
        channel.first("image").first("url").text,
        (feed.get("image") or {}).get("href") or "",
        feed.get("logo") or feed.get("icon") or "",
    )
    found = (absolute(address, base) for address in candidates)
    return next((address for address in found if address), None)


def _next_page(feed: Mapping[str, Any], base: str) -> str | None:
    """Of a paged feed, else of an archived one (RFC 5005, sections 3 and 4)."""
    links = {link.get("rel"): link.get("href") or "" for link in feed.get("links", [])}
    following = links.get("next") or links.get("prev-archive")
    return absolute(following, base) if following else None
