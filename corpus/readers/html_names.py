"""What an element of a page is called tells whether it is of the document."""

from __future__ import annotations

import re

from corpus.readers.html_tree import Node, upward

_ALWAYS = frozenset("nav footer aside menu dialog form".split())
_ROLES = frozenset(
    "navigation banner contentinfo complementary search menu menubar toolbar dialog".split()
)
_OFFICE = frozenset({"header", "footer"})
"""What LibreOffice calls the elements that hold what stands above and below every page."""

_names = re.compile(
    r"(?:^|[-_])(?:nav(?!y)\w*|\w+nav|menus?|mainmenu|breadcrumbs?|crumbs?|mianbao\w*|position"
    r"|location|dqwz|wz$|bds?share\w*|share(?!holder)\w*|\w+share|fenxiang|foot(?!note)\w*"
    r"|\w+foot(?:er)?|bottom\w*|copyright|banquan|sidebar|side|related|relate[sd]?\w*|xgwz|xgyd"
    r"|xgxx|recommend\w*|hot(?!line|el)\w*|qrcode|ewm|erweima|pag(?:er|ination|ing)|fanye"
    r"|toolbars?|tools?|print$|dayin|font-?size|zihao|header|topbar|logo|banner|search(?!able)\w*"
    r"|friend-?links?|friendlinks?|yqlj|links?|comments?|ad|ads|advert\w*|login|language$"
    r"|accessibility|wza|barrier\w*|float\w*|popup|modal|gotop|backtop"
    r"|skip[-_]?(?:nav|links?|to|content|main)\w*|sr-only|prev(?:next)?|next)(?:$|[-_]|\d)"
    r"|^skip$",
    re.IGNORECASE,
)
"""What elements are called that say that they are not the document. A word that only begins like
one of these is none: what scripts stamp on an article (skipAutoFix), its footnotes."""

_set = re.compile(
    r"(?:\w+[-_])?(?:border|align|valign|margin|padding|vertical|position|float|sticky|fixed)"
    r"[-_]?(?:top|bottom|middle|left|right|start|end|none|relative|absolute|static|fixed|sticky)"
    r"(?:[-_]?\d*)|bottom[-_]?(?:border|line|\d+)",
    re.IGNORECASE,
)
"""Names that say how an element is set, wherever it stands."""

_OWN_HEADERS = frozenset("thead tr th h1 h2 h3 h4 h5 h6".split())
"""Elements that as headers are those of a table or of a section, never of the page."""

_LONGEST = 64
"""Characters of a name; a longer one says nothing."""

_header = re.compile(r"(?:^|[-_])header(?:$|[-_]|\d)", re.IGNORECASE)


def is_of_page(node: Node) -> bool:
    """Whether an element says of itself, by what it is, that it is not the document."""
    if node.name in _ALWAYS or node.attributes.get("role", "").lower() in _ROLES:
        return True
    if node.name == "div" and node.attributes.get("title") in _OFFICE:
        return True
    return node.name == "header" and not _in_article(node)


def page_names(node: Node) -> list[str]:
    """The names of an element that say it is not the document."""
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    told = [name for name in names.split()[:20] if _tells(name)]
    if node.name in _OWN_HEADERS:
        return [name for name in told if not names_header(name)]
    return told


def names_header(name: str) -> bool:
    """Whether a name says that an element stands at the head of a page, or of a part of it."""
    return _header.search(name) is not None


def _in_article(node: Node) -> bool:
    return any(up.name in {"article", "main", "section"} for up in upward(node))


def _tells(name: str) -> bool:
    told = len(name) <= _LONGEST and _names.search(name) is not None
    return told and _set.fullmatch(name) is None
