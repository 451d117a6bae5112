"""What tests of fetching get: a fetcher, and its failures in words."""

from collections.abc import AsyncIterator

import pytest

from tui.errors import FetchError
from tui.feeds.fetch import HttpFetcher


@pytest.fixture
async def fetcher() -> AsyncIterator[HttpFetcher]:
    fetcher = HttpFetcher()
    yield fetcher
    await fetcher.close()


async def failure(fetcher: HttpFetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as raised:
        await fetcher.get(url)
    sentence = str(raised.value)
    assert sentence.endswith(".") and "\n" not in sentence
    return raised.value
