"""Sends the members of a class and the values of an enumeration through JSON, and looks whether their names stay what the
document says: with the reader of `dataclasses_json` and with that of the real client package."""

import importlib.util
import json
import re
import sys

from servicestack.reflection import from_json, to_json

path, document = sys.argv[1:]
specification = importlib.util.spec_from_file_location("dtos", path)
module = importlib.util.module_from_spec(specification)
sys.modules[specification.name] = module
specification.loader.exec_module(module)
with open(document, encoding="utf-8") as file:
    schemas = json.load(file)["components"]["schemas"]

properties = schemas["Names"]["properties"]
names = [name for name, schema in properties.items() if schema == {"type": "string"}]
with open(path, encoding="utf-8") as file:
    notes = re.findall(r"# Note: only from_json of the class reads ('.*'), not the client package", file.read())
# The package finds no name that Python cannot say; the file says of which ones.
unfound = {eval(note) for note in notes}
message = {name: f"value of {name}" for name in names}
readers = [(module.Names.from_json, names), (lambda text: from_json(module.Names, text), set(names) - unfound)]
for read, expected in readers:
    again = json.loads(to_json(read(json.dumps(message))))
    for name in expected:
        assert again.get(name) == message[name], f"{name!r} became {again.get(name)!r}"
    assert not set(again) - set(message), f"names of its own: {set(again) - set(message)}"

for value in schemas["Signs"]["enum"]:
    read = from_json(module.All, json.dumps({"b": value}))
    assert read.b.value == value, f"{value!r} became {read.b!r}"
print(f"{len(names)} members, {len(unfound)} of them not for the client package")
