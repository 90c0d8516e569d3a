"""What the vocabularies know of bodies: the words that open their names, and where such bodies are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.identifiers.folding import fold, slug
from graph.units.finding import kind_of
from ontology.vocabularies import IssuerCode, departments, issuers, unit_words

EMBEDDED_KINDS = {
    "tinh": ("tỉnh", "thành phố"),
    "thanh": ("thành phố",),
    "huyen": ("huyện",),
    "quan": ("quận",),
    "thi": ("thị xã",),
}
"""Kinds of area named inside a body's own name: ``Tỉnh ủy``, ``Thành đoàn``, ``Thị ủy``."""


# The chairman signs for the committee; what he issues is the committee's.
_PERSONS = frozenset({"chu.tich.uy.ban.nhan.dan"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as it is called without its place."""

    name: str
    slug: str
    branch: str
    levels: tuple[str, ...]
    """Levels at which it is; empty where only the context tells."""
    place: bool
    """True where a place completes the name; else a subject may follow (``Sở`` ...)."""
    known: bool
    """True where the name needs no subject."""

    @property
    def central(self) -> bool:
        """Return whether there is one for the whole country."""
        return self.levels == ("central",) and self.known

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of area that the name itself speaks of: ``Huyện ủy``; none for most."""
        *_, kind, word = ["", *self.slug.split(".")]
        return EMBEDDED_KINDS.get(kind, ()) if word in ("uy", "doan") else ()


@cache
def bodies() -> dict[str, Body]:
    """Return the bodies by folded phrase; the first vocabulary that has a phrase decides."""
    found: dict[str, Body] = {}
    for phrase, body in (*_words(), *_departments(), *_issuers()):
        found.setdefault(fold(phrase), body)
    # A part of a committee of the Party is found by its own word: "Ban Tổ chức" within "Thành ủy Cần Thơ".
    return {
        phrase: body
        for phrase, body in found.items()
        if not (body.kinds and phrase.count(" ") > 1) and body.slug not in _PERSONS
    }


@cache
def bodies_by_slug() -> dict[str, Body]:
    """Return the body for each folded name as identifiers have it."""
    central = {body.slug: body for _, body in reversed(list(_issuers())) if body.central}
    return {body.slug: body for body in reversed(bodies().values())} | central


@cache
def longest_phrase() -> int:
    """Return the number of words of the longest phrase."""
    return max(len(phrase.split()) for phrase in bodies())


@cache
def _short_names() -> dict[str, str]:
    return {issuer.slug: issuer.short for issuer in issuers() if issuer.short and issuer.level is None}


def _departments() -> Iterator[tuple[str, Body]]:
    for department in departments():
        # "Thanh tra tỉnh" is the word "Thanh tra" with its place.
        if kind_of(fold(department.name).split()[-1]):
            continue
        body = Body(
            name=department.name,
            slug=slug(department.name),
            branch=department.branch,
            levels=department.levels,
            place=True,
            known=True,
        )
        yield from ((name, body) for name in (department.name, *department.variants))


def _words() -> Iterator[tuple[str, Body]]:
    for word in unit_words():
        if not word.person:
            name = _short_names().get(word.slug, word.canonical or word.phrase)
            yield (
                word.phrase,
                Body(
                    name=name,
                    slug=word.slug,
                    branch=word.branch,
                    levels=word.levels,
                    place=word.place,
                    known=word.place or (word.levels == ("central",) and word.branch == "party"),
                ),
            )


def _issuers() -> Iterator[tuple[str, Body]]:
    for issuer in issuers():
        body = body_of_issuer(issuer)
        yield from ((name, body) for name in issuer.all_names)


def body_of_issuer(issuer: IssuerCode) -> Body:
    """Return the body that a code of the vocabulary stands for."""
    return Body(
        name=_short_names().get(issuer.slug, issuer.name),
        slug=issuer.slug,
        branch=issuer.branch,
        levels=(issuer.level,) if issuer.level else (),
        place=issuer.level != "central",
        known=True,
    )
