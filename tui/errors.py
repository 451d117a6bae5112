"""What can go wrong, as one tree. Every message is fit to be read by the listener.

EarmarkError
├── UsageError            the request makes no sense as it stands (exit code 2)
│   ├── ConfigError       a settings file or environment variable is wrong
│   ├── NotFound          no show, episode, file … by that name
│   └── Ambiguous         more than one fits
│       └── SeveralFeeds  a page names more than one feed
├── FetchError            an address could not be read
├── FormatError           bytes that are not what they should be
│   ├── FeedError
│   ├── TranscriptError
│   └── ChapterError
├── LibraryError          the database could not be read or written
├── PlaybackError         sound could not be made
├── AlignmentError        words could not be matched to sound
│   └── OtherWords        they are not what is heard
└── RecognitionError      sound could not be made into words
"""

from collections.abc import Sequence
from enum import Enum


class Unreached(Enum):
    """What did not let a request arrive anywhere, as far as can be told from here."""

    HOST = "host"
    """The host, or the network to it: unknown, silent, out of reach."""
    NETWORK = "network"
    """This machine has no network, or nobody who knows names."""


class EarmarkError(Exception):
    """Base of everything Earmark raises on purpose.

    ``str(error)`` is one plain sentence that names the thing and, where there is
    one, the remedy. It never holds a secret and never holds markup.
    """

    exit_code = 1


class UsageError(EarmarkError):
    """The request makes no sense as it stands."""

    exit_code = 2


class ConfigError(UsageError):
    """A settings file or an environment variable is wrong."""


class NotFound(UsageError):
    """Nothing goes by that name."""


class Ambiguous(UsageError):
    """More than one thing goes by that name."""


class SeveralFeeds(Ambiguous):
    """A web page names more than one feed: ``feeds`` are titles and addresses."""

    def __init__(self, message: str, feeds: Sequence[tuple[str, str]]) -> None:
        super().__init__(message)
        self.feeds = tuple(feeds)


class FetchError(EarmarkError):
    """An address could not be read.

    ``status`` is the HTTP status where the server answered, else None.
    ``retry_after`` is in seconds where the server said when to come back.
    ``unreached`` says why no server was reached, None where one was.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        unreached: Unreached | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after
        self.unreached = unreached


class FormatError(EarmarkError):
    """Bytes that are not what they should be."""


class FeedError(FormatError):
    """Bytes that are not a feed."""


class TranscriptError(FormatError):
    """Bytes that hold no transcript."""


class ChapterError(FormatError):
    """Bytes that hold no chapters."""


class LibraryError(EarmarkError):
    """The database could not be read or written."""


class PlaybackError(EarmarkError):
    """Sound could not be made."""


class AlignmentError(EarmarkError):
    """Words could not be matched to sound."""


class OtherWords(AlignmentError):
    """The words are not those of the sound."""


class RecognitionError(EarmarkError):
    """Sound could not be made into words."""
