# SPDX-License-Identifier: Apache-2.0
"""A Sphinx extension: every name of the API in the pages' text leads to its place in the API."""
import re

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import make_refnode

NAME = re.compile(r"\b((?:hft|HFT)_[A-Za-z0-9_]*[A-Za-z0-9])\b")
PLACES = {}
# What is a link, a heading or a block of code stays as it is.
APART = (nodes.FixedTextElement, nodes.literal, nodes.reference, nodes.title,
         addnodes.desc_signature, addnodes.pending_xref)


def link(document, name, content):
    """A name that is not in the API, such as a module's prefix, stays plain text."""
    return addnodes.pending_xref("", content, refdomain="", reftype="hft", reftarget=name,
                                 refexplicit=True, refdoc=document)


def apart(node):
    while node is not None:
        if isinstance(node, APART):
            return True
        node = node.parent
    return False


def link_literal(document, literal):
    found = NAME.fullmatch(literal.astext().removesuffix("()"))
    if found and not apart(literal.parent):
        literal.replace_self(link(document, found.group(1), literal.deepcopy()))


def link_text(document, text):
    parts = NAME.split(text.astext())
    if len(parts) == 1 or apart(text.parent):
        return
    new = [link(document, part, nodes.Text(part)) if i % 2 else nodes.Text(part)
           for i, part in enumerate(parts) if part]
    text.parent.replace(text, new)


def link_doxygen(ref):
    """Doxygen's own links lead to its own pages, which the site does not have."""
    found = NAME.match(ref.astext())
    if ref.get("refdomain") == "std" and found:
        ref["refdomain"], ref["reftype"], ref["reftarget"] = "", "hft", found.group(1)


def link_names(app, doctree):
    document = app.env.docname
    for ref in list(doctree.findall(addnodes.pending_xref)):
        link_doxygen(ref)
    for literal in list(doctree.findall(nodes.literal)):
        link_literal(document, literal)
    for text in list(doctree.findall(nodes.Text)):
        link_text(document, text)


def places(env):
    """Name to page and anchor, made once: the C domain itself searches anew for every name."""
    if not PLACES:
        for name, _, _, document, anchor, _ in env.get_domain("c").get_objects():
            PLACES[re.sub(r"^@\w+\.", "", name)] = (document, anchor)
    return PLACES


def resolve(app, env, node, content):
    if node["reftype"] != "hft" or node["reftarget"] not in places(env):
        return None
    name = node["reftarget"]
    return make_refnode(app.builder, node["refdoc"], *places(env)[name], content, name)


def setup(app):
    app.connect("doctree-read", link_names)
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True}
