"""Settling a block: a pure function of all that is described in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from graph.facts import Meaning, Profile, SettledNode, Settlement
from graph.identifiers.folding import fold
from graph.linking.asking import answers
from graph.linking.blocks import LAW
from graph.linking.choosing import chosen, fit, in_order, is_listed
from graph.linking.listing import all_years, as_read, is_sure
from graph.linking.naming import hash_urn, label_of, shortened, urn_of
from graph.model import Node, Status, Value
from ontology.terms import NodeKind

MOST_CANDIDATES = 100
"""A mention that fits more instruments than this tells nothing: it stays a stub, and no candidates are listed."""


@dataclass(slots=True)
class _Cluster:
    """Profiles that mean one instrument: those that pin it down, and vaguer ones that can mean nothing else."""

    sure: list[Profile]
    vague: list[Profile] = field(default_factory=list)
    candidates: tuple[str, ...] = ()
    properties: dict[str, Value] = field(default_factory=dict)
    id: str = ""

    @property
    def known(self) -> bool:
        return any(profile.own for profile in (*self.sure, *self.vague))


def settle(block: str, profiles: Sequence[Profile], others: Sequence[Node] = ()) -> Settlement:
    """Return the nodes of a block, and which of them each profile means.

    ``others`` are instruments of other blocks; those that answer this one (:mod:`graph.linking.asking`) are what its
    mentions may mean. The result depends on what is given, not on the order in which it is given.
    """
    if not profiles:
        return Settlement(block=block)
    if profiles[0].kind is not NodeKind.INSTRUMENT:
        return Settlement(block=block, nodes=(_one_node(profiles),))
    if len(profiles) == 1 and profiles[0].own:
        # Most of a register is instruments of which nothing else is said.
        alone = [_Cluster(sure=[*profiles])]
        _name_all(block, alone)
        return Settlement(block=block, nodes=(_node(block, alone[0]),))
    answering = [node for node in others if block in answers(node.properties)]
    rest, elsewhere, ambiguous = _look_elsewhere(in_order(profiles), answering)
    groups = _clusters(block, rest)
    open_questions = _place_vague(rest, groups)
    _name_all(block, groups)
    doubts = [*(_doubt(group, candidates) for group, candidates in ambiguous)]
    doubts += [_doubt(group, tuple(c.id for c in among)) for group, among in open_questions]
    _name_all(block, doubts, taken={cluster.id for cluster in groups})
    nodes = sorted((_node(block, each) for each in (*groups, *doubts)), key=lambda node: node.id)
    return Settlement(block=block, nodes=_without_shared_aliases(nodes), elsewhere=tuple(elsewhere))


def _one_node(profiles: Sequence[Profile]) -> SettledNode:
    """Return the unit, area, task or requirement: its block is its identifier."""
    properties = {**chosen(profiles), **all_years(profiles)}
    kind, block = profiles[0].kind, profiles[0].block
    said = str(properties.get("name") or properties.get("content") or properties.get("text") or block)
    states = {profile.key: Status.RESOLVED.value for profile in profiles}
    return SettledNode(id=block, kind=kind, label=shortened(said), properties=properties, states=states)


def _look_elsewhere(
    profiles: Sequence[Profile], others: Sequence[Node]
) -> tuple[list[Profile], list[Meaning], list[tuple[list[Profile], tuple[str, ...]]]]:
    """Split into profiles that stay in the block, that mean a node of another, and that may mean several."""
    rest: list[Profile] = []
    found: list[Meaning] = []
    several: dict[tuple[str, ...], list[Profile]] = {}
    for profile in profiles:
        fitting = sorted((node for node in others if _answer_fits(profile, node)), key=lambda node: node.id)
        if len(fitting) == 1 and is_sure(profile, fitting[0]):
            known = fitting[0].get("status") == Status.RESOLVED
            state = fit(profile, dict(fitting[0].properties), known=known)
            found.append(Meaning(profile=profile.key, node=fitting[0].id, state=state))
        elif 0 < len(fitting) <= MOST_CANDIDATES:
            several.setdefault(tuple(node.id for node in fitting), []).append(profile)
        else:
            rest.append(profile)
    found.sort(key=lambda meaning: meaning.profile)
    return rest, found, [(several[candidates], candidates) for candidates in sorted(several)]


def _may_mean(profile: Profile, get: Callable[[str], Value]) -> bool:
    """Return whether an instrument with these properties is not excluded by what the profile says."""
    symbol, date = profile.get("symbol_key"), profile.get("date")
    if _disagree(symbol, get("symbol_key")) or _disagree(date, get("date")):
        return False
    if symbol is None and _disagree(profile.get("type"), get("type")):
        return False
    # A date is all that a mention without any number has to go by.
    if symbol is None and profile.get("number") is None and date != get("date"):
        return False
    return _year_allows(profile, get("year"))


def _answer_fits(profile: Profile, node: Node) -> bool:
    """Return whether a node that answers is not excluded by what the profile says."""
    if not profile.block.startswith(f"{LAW}|"):
        return _may_mean(profile, node.properties.get)
    if _disagree(profile.get("type"), node.get("type")) or _disagree(profile.get("date"), node.get("date")):
        return False
    # What others cite is no list of the laws there are: it tells the law of a year, not of which year a law is.
    if profile.get("year") is None and node.get("status") != Status.RESOLVED:
        return False
    return _year_allows(profile, node.get("year"))


def _disagree(one: Value, other: Value) -> bool:
    return one is not None and other is not None and _folded(one) != _folded(other)


def _year_allows(profile: Profile, year: Value) -> bool:
    said, citing = profile.get("year"), profile.get("citing_year")
    if not isinstance(year, int):
        return True
    if said is not None:
        return said == year
    return not isinstance(citing, int) or year <= citing


def _clusters(block: str, profiles: Iterable[Profile]) -> list[_Cluster]:
    """Return one cluster for each symbol and year; two that give the same dated identifier are one."""
    sure: dict[tuple[str, int], list[Profile]] = {}
    for profile in profiles:
        year = profile.get("year")
        if isinstance(year, int) and not _is_vague(profile):
            sure.setdefault((str(profile.get("symbol_key") or ""), year), []).append(profile)
    merged: dict[str, _Cluster] = {}
    for key in sorted(sure):
        properties = chosen(sure[key])
        same = urn_of(block, properties) if properties.get("date") else f"{key}"
        merged.setdefault(same, _Cluster(sure=[])).sure.extend(sure[key])
    return list(merged.values())


def _is_vague(profile: Profile) -> bool:
    """Return whether the year is not said, or only the number of the symbol is."""
    return profile.get("year") is None or (
        profile.get("number") is not None and profile.get("symbol_key") is None
    )


def _place_vague(
    profiles: Sequence[Profile], clusters: list[_Cluster]
) -> list[tuple[list[Profile], list[_Cluster]]]:
    """Let each vague profile join the only cluster it can mean, or add a cluster; return what stays open.

    Documents come before mentions, for a document without a date may be what a mention means. A row of a register
    without a year is an instrument by itself: it could be that of any year.
    """
    several: dict[tuple[int, ...], list[Profile]] = {}
    for own in (True, False):
        alone: dict[tuple[str, ...], list[Profile]] = {}
        vague = [profile for profile in profiles if _is_vague(profile) and profile.own is own]
        said = [(chosen(cluster.sure).get, own and cluster.known) for cluster in clusters] if vague else []
        for profile in vague:
            fitting = [
                place
                for place, (get, taken) in enumerate(said)
                if not (taken or is_listed(profile)) and _may_mean(profile, get)
            ]
            if len(fitting) == 1:
                clusters[fitting[0]].vague.append(profile)
            elif fitting and not own:
                several.setdefault(tuple(fitting), []).append(profile)
            else:
                alone.setdefault(_apart(profile), []).append(profile)
        clusters.extend(_Cluster(sure=alone[key]) for key in sorted(alone))
    return [(several[places], [clusters[place] for place in places]) for places in sorted(several)]


def _apart(profile: Profile) -> tuple[str, ...]:
    """Return what vague profiles that mean nothing else have in common where they mean one instrument."""
    title = str(profile.get("name_key") or "") if is_listed(profile) else ""
    return _folded(profile.get("type")), str(profile.get("year") or ""), title


def _folded(value: Value) -> str:
    return fold(str(value or ""))


def _doubt(profiles: list[Profile], candidates: Iterable[str]) -> _Cluster:
    return _Cluster(sure=profiles, candidates=tuple(sorted(candidates)))


def _name_all(block: str, clusters: Sequence[_Cluster], taken: Iterable[str] = ()) -> None:
    """Give each cluster its properties and an identifier of its own."""
    used = set(taken)
    for cluster in clusters:
        cluster.properties = _properties(cluster)
        cluster.id = urn_of(block, cluster.properties)
        count = 1
        while cluster.id in used:
            count += 1
            cluster.id = urn_of(block, cluster.properties, suffix=f".{count}")
        used.add(cluster.id)


def _properties(cluster: _Cluster) -> dict[str, Value]:
    everything = [*cluster.sure, *cluster.vague]
    if any(profile.own for profile in cluster.vague):
        return as_read(everything, chosen(everything))
    return as_read(everything, {**chosen(cluster.vague), **_said(chosen(cluster.sure))})


def _said(properties: dict[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value is not None}


def _node(block: str, cluster: _Cluster) -> SettledNode:
    profiles = [*cluster.sure, *cluster.vague]
    status = Status.AMBIGUOUS if cluster.candidates else Status.RESOLVED if cluster.known else Status.STUB
    properties = dict(sorted({**cluster.properties, "status": status.value}.items()))
    states = {profile.key: _state(profile, cluster) for profile in profiles}
    given = {urn_of(block, profile.properties) for profile in profiles}
    given.update(urn for profile in profiles if (urn := hash_urn(block, profile.properties)))
    if "year" in properties:
        given.add(urn_of(block, {**properties, "date": None}))
    return SettledNode(
        id=cluster.id,
        kind=NodeKind.INSTRUMENT,
        label=label_of(properties),
        properties=properties,
        aliases=tuple(sorted(given - {cluster.id})),
        states=dict(sorted(states.items())),
        candidates=cluster.candidates,
    )


def _state(profile: Profile, cluster: _Cluster) -> str:
    if cluster.candidates:
        return Status.AMBIGUOUS.value
    return fit(profile, cluster.properties, known=cluster.known)


def _without_shared_aliases(nodes: Sequence[SettledNode]) -> tuple[SettledNode, ...]:
    """Return the nodes without the aliases that are another's identifier or that several of them claim."""
    claims: dict[str, int] = {}
    for node in nodes:
        for name in {node.id, *node.aliases}:
            claims[name] = claims.get(name, 0) + 1
    return tuple(_with_aliases(node, [name for name in node.aliases if claims[name] == 1]) for node in nodes)


def _with_aliases(node: SettledNode, aliases: Iterable[str]) -> SettledNode:
    return SettledNode(
        id=node.id,
        kind=node.kind,
        label=node.label,
        properties=node.properties,
        aliases=tuple(aliases),
        states=node.states,
        candidates=node.candidates,
    )
