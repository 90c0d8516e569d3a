"""Citations (dẫn chiếu): every mention of another instrument in a text, as printed and as understood."""

from collections.abc import Sequence
from dataclasses import replace

from graph.reading import Attached, Citation, Header
from loaders.citations.described import find_dated, find_described, spans_of
from loaders.citations.issuers import issuers_of
from loaders.citations.laws import find_laws
from loaders.citations.leads import Motive, motives, within_titles
from loaders.citations.mention import Mention
from loaders.citations.names import Issuer
from loaders.citations.nested import seen_from_titles
from loaders.citations.nicknames import find_nicknames
from loaders.citations.numbered import find_numbered
from loaders.citations.pinpoints import pinpoint_of
from loaders.citations.short import find_aliases, find_blank_self, find_short
from loaders.citations.spans import Spans
from loaders.citations.titles import titles_of
from loaders.citations.types import TypeWords, find_type_words
from loaders.document import TextUnderReading
from loaders.opening import opening_passage
from loaders.periods import period_in
from loaders.printed import on_one_line
from loaders.shadow import ShadowText


def read_citations(
    document: TextUnderReading, attached: Sequence[Attached] = ()
) -> tuple[tuple[Mention, ...], tuple[Citation, ...]]:
    """Return what is printed and what it means: issuer, title, role, basis and relation, one for one.

    In the order of the text; the document's own number is no citation. What the opening of an ``attached`` instrument
    names is a basis of that.
    """
    shadow = document.shadow
    mentions = find_mentions(document)
    issuers = issuers_of(shadow, mentions, document.units, recognised=document.recognised)
    titles = titles_of(shadow, mentions, issuers)
    # Words of a title describe the instrument that has the title, not another one.
    kept = [
        index
        for index, holder in enumerate(within_titles(mentions, titles))
        if holder is None or mentions[index].form != "descriptive"
    ]
    mentions, issuers = [mentions[index] for index in kept], [issuers[index] for index in kept]
    titles = [titles[index] for index in kept]
    within = within_titles(mentions, titles)
    issuers = seen_from_titles(
        shadow, mentions, issuers, within, document.units, recognised=document.recognised
    )
    opening = opening_passage(shadow, document.body, document.end)
    reasons = motives(shadow, mentions, within, opening, document.title, recognised=document.recognised)
    for each in attached:
        passage = opening_passage(shadow, shadow.place(each.said[1]), shadow.place(each.end))
        its_own = motives(shadow, mentions, within, passage, document.title, recognised=document.recognised)
        reasons = [_with_basis(one, other) for one, other in zip(reasons, its_own, strict=True)]
    parts = zip(mentions, issuers, titles, reasons, within, strict=True)
    return tuple(mentions), tuple(_citation(document, *part) for part in parts)


def _with_basis(motive: Motive, attached: Motive) -> Motive:
    """Let a mention be the basis of the attached instrument in whose opening it stands."""
    if motive.role == "mention" and attached.role == "legal-basis":
        return replace(motive, basis=attached.basis)
    return motive


def find_mentions(document: TextUnderReading) -> list[Mention]:
    """Return what is printed, before anything around it is read."""
    shadow, header = document.shadow, document.header
    words = TypeWords(find_type_words(shadow.flow, recognised=document.recognised))
    own = (shadow.place(header.start), shadow.place(header.end))
    numbered = [
        _own_or_other(each, header)
        for each in find_numbered(shadow, words, document.start, document.end)
        if not (each.start < own[1] and own[0] < each.end and header.symbol)
        and not document.in_head(each.start)
    ]
    others = [each for each in numbered if each.form != "self"]
    taken = spans_of(numbered)
    taken.add(*own)
    found = [*numbered, *_unnumbered(document, words, others, taken)]
    inside = (each for each in found if document.start <= each.start and each.end <= document.end)
    return sorted(inside, key=lambda each: each.start)


def _unnumbered(
    document: TextUnderReading, words: TypeWords, numbered: Sequence[Mention], taken: Spans
) -> list[Mention]:
    shadow, header = document.shadow, document.header
    capital = words.capital(shadow.plain)
    found = find_blank_self(shadow, words, header.type, taken)
    found += find_laws(shadow, words, capital, taken)
    found += find_dated(shadow, capital, taken)
    short = find_short(shadow, capital, numbered, taken)
    found += [each for each in short if not _is_own_short(each, header)]
    found += find_aliases(shadow, numbered, taken, header.type)
    found += find_nicknames(shadow, words, numbered, taken, header.type, header.title)
    named = [word for word in capital if document.body <= word.start < document.end]
    return found + find_described(shadow, words, named, taken, header.title)


def _own_or_other(mention: Mention, header: Header) -> Mention:
    """Turn a citation of the document's own number into a reference to itself."""
    if mention.symbol is None or mention.symbol != header.symbol:
        return mention
    same_day = mention.iso is None or header.date is None or mention.iso == header.date
    if not same_day or (mention.type or "") != (header.type or mention.type or ""):
        return mention
    return Mention(
        start=mention.start, end=mention.end, type=mention.type, form="self", number=mention.number, date=mention.date
    )  # fmt: skip


def _is_own_short(mention: Mention, header: Header) -> bool:
    same = header.number is not None and (mention.number or "").lstrip("0") == header.number.lstrip("0")
    return same and mention.type == header.type and mention.symbol is None


def _citation(
    document: TextUnderReading,
    mention: Mention,
    issuer: Issuer | None,
    title: tuple[int, int] | None,
    motive: Motive,
    within: int | None,
) -> Citation:
    start, end = document.shadow.span(mention.start, mention.end)
    return Citation(
        start=start,
        end=end,
        text=document.text[start:end],
        type=mention.type,
        symbol=mention.symbol,
        number=mention.number,
        date=mention.iso,
        year=mention.year,
        issuer=issuer.name if issuer else None,
        issuer_id=issuer.id if issuer else None,
        title=on_one_line(document.shadow.slice(*title)) if title else None,
        period=_period(document.shadow, mention, title),
        form=mention.form,
        role=motive.role,
        basis=motive.basis,
        relation=motive.relation,
        within=within,
        pinpoint=pinpoint_of(document.shadow, mention),
        confidence=mention.confidence,
    )


def _period(shadow: ShadowText, mention: Mention, title: tuple[int, int] | None) -> str | None:
    """Return the time an instrument is for, by its title or by the words that describe it."""
    if title is not None:
        return period_in(shadow.flow[slice(*title)])
    return period_in(shadow.flow[mention.start : mention.end]) if mention.form == "descriptive" else None
