"""Imports each generated file, makes an object of each class, and sends it through JSON with the real client package."""

import dataclasses
import enum
import importlib.util
import sys

classes = 0
for number, path in enumerate(sys.argv[1:]):
    specification = importlib.util.spec_from_file_location(f"dtos{number}", path)
    module = importlib.util.module_from_spec(specification)
    # Forward references are looked up in the module of their class.
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    for name, value in list(vars(module).items()):
        if not isinstance(value, type) or value.__module__ != specification.name:
            continue
        if dataclasses.is_dataclass(value):
            made = value()
            again = value.from_json(made.to_json())
            assert made == again, f"{path}: {name}"
            classes += 1
        elif issubclass(value, enum.Enum):
            assert list(value), f"{path}: {name} has no values"
            classes += 1
assert classes > 0, "no class was found"
print(f"{classes} classes")
