"""Parses each file with the grammar of the language that is named first; fails where the text is none of it."""

import re
import sys

import tree_sitter

# VB.NET that the grammar does not know: further lines of interfaces, attributes of an enumeration's values, and a second attribute
# of a property.
INTERFACES_OF_VB = re.compile(rb"(\n *Implements [^\n]+)((?:\n *Implements [^\n]+)+)")
ATTRIBUTES_OF_VB = re.compile(rb"(?<=\n) *<(?:EnumMember|DataMember)\b[^\n]*>\n")


def without_unknown(text):
    """The text with blanks in their places: everything else stays where it was."""
    text = INTERFACES_OF_VB.sub(lambda found: found[1] + b" " * len(found[2]), text)
    return ATTRIBUTES_OF_VB.sub(lambda found: b" " * len(found[0]), text)


def grammar(name):
    if name == "vbnet":
        import tree_sitter_vb_dotnet

        return tree_sitter.Parser(tree_sitter.Language(tree_sitter_vb_dotnet.language()))
    from tree_sitter_language_pack import get_parser

    return get_parser(name)


parser = grammar(sys.argv[1])
failures = 0
for path in sys.argv[2:]:
    with open(path, "rb") as file:
        text = file.read()
    tree = parser.parse(without_unknown(text) if sys.argv[1] == "vbnet" else text)
    waiting = [tree.root_node]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            number = text.count(b"\n", 0, node.start_byte)
            line = text.split(b"\n")[number].decode(errors="replace")
            print(f"{path}:{number + 1}: not {sys.argv[1]}: {line}")
            failures += 1
            continue
        if node.has_error:
            waiting.extend(node.children)
sys.exit(1 if failures else 0)
