"""Vietnamese first, English second: which of the two a user reads."""

import os

VIETNAMESE = "vi"
ENGLISH = "en"


def language() -> str:
    """Return ``en`` where ``CANCU_LANG`` asks for English, else ``vi``."""
    return ENGLISH if os.environ.get("CANCU_LANG", "").lower().startswith("en") else VIETNAMESE


def say(vi: str, en: str) -> str:
    """Return the sentence in the language of the user.

    >>> say("xong", "done") in ("xong", "done")
    True
    """
    return en if language() == ENGLISH else vi
