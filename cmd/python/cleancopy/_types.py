"""The shapes of what comes out: plain dicts, as JSON has them.  README of the program has their fields' meaning."""
from __future__ import annotations

from typing import List, Literal, Optional, TypedDict, Union

Scope = Literal["auto", "strict", "full"]
Form = Literal["auto", "html", "text"]
Relation = Literal["exact", "near", "part", "updated"]
Kind = Literal["article", "listing", "forum", "product", "service", "collection", "documentation", "empty"]
Role = Literal["p", "heading", "list-item", "quote", "table", "code", "caption", "correction"]


class Duplicate(TypedDict):
    """The canonical paragraph that another one repeats."""

    doc: str
    paragraph: int
    outlet: Optional[str]
    similarity: float
    relation: Relation


class Paragraph(TypedDict):
    """One paragraph of a document; ``duplicate_of`` is None in what ``clean`` gives."""

    text: str
    role: Role
    duplicate_of: Optional[Duplicate]


class Removed(TypedDict):
    """A block that is not in the text, and why; score 0 to 1."""

    text: str
    reason: str
    score: float
    path: Optional[str]
    position: int


class Reprint(TypedDict):
    """The earlier document that holds most of another."""

    doc: str
    outlet: Optional[str]
    relation: Relation
    share: float
    dropped: bool


class Document(TypedDict):
    """What ``clean`` gives: the record of ``cleancopy clean --format jsonl``."""

    id: str
    source: str
    url: Optional[str]
    canonical_url: Optional[str]
    outlet: Optional[str]
    kind: Kind
    language: Optional[str]
    title: Optional[str]
    authors: List[str]
    date: Optional[str]
    site_name: Optional[str]
    description: Optional[str]
    fetched_at: Optional[str]
    text: Optional[str]
    paragraphs: List[Paragraph]
    removed: Optional[List[Removed]]
    quality: float
    cleancopy: str
    modified: Optional[str]
    tags: List[str]
    image: Optional[str]
    licence: Optional[str]
    access: Optional[Literal["free", "paywalled"]]
    reprint_of: Optional[Reprint]
    policy: Optional[dict[str, object]]
    scores: Optional[List[float]]


class Block(TypedDict):
    """A block of a page with its verdict; ``values`` are in the order of the page's ``names``."""

    position: int
    text: str
    role: Role
    words: int
    keep: bool
    score: int
    reason: str
    values: List[int]


class _Features(TypedDict):
    source: str
    kind: Kind
    title: str
    form: Literal["html", "text"]
    features_version: int
    names: List[str]
    blocks: List[Block]


class Features(_Features, total=False):
    """What ``features`` gives: the record of ``cleancopy explain --features``."""

    page_tokens: List[int]
    elements: List[List[int]]
    places: List[List[int]]
    likes: List[int]
    line_words: List[List[int]]


class Row(TypedDict):
    """A paragraph (``para`` of ``doc``, from 0) that duplicates an earlier one."""

    doc: Union[str, int]
    para: int
    cluster: str
    canonical_doc: Union[str, int]
    canonical_para: int
    similarity: float
    relation: Relation
