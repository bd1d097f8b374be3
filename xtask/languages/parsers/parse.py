"""Parses each file with the grammar of the language that is named first; fails where the text is none of it."""

import sys

import tree_sitter


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
    tree = parser.parse(text)
    waiting = [tree.root_node]
    while waiting:
        node = waiting.pop()
        if node.is_error or node.is_missing:
            line = text.splitlines()[node.start_point[0]].decode(errors="replace")
            print(f"{path}:{node.start_point[0] + 1}: not {sys.argv[1]}: {line}")
            failures += 1
            continue
        if node.has_error:
            waiting.extend(node.children)
sys.exit(1 if failures else 0)
