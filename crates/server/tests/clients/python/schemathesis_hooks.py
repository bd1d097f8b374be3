"""What schemathesis is told beside the document: how bodies are written that JSON is not, and where calls come from."""

import itertools
import json
import re
from xml.sax.saxutils import escape

import schemathesis

_calls = itertools.count()
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*")

INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
TYPES = "http://schemas.datacontract.org/2004/07/Voice.Api.Billing"


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Wrong passwords are limited by user name too, and the tool guesses at one name: 429 is then the right answer, which it
    takes for a fault. Bearer tokens and cookies are tried."""
    raw_schema["security"] = [wanted for wanted in raw_schema["security"] if "basic" not in wanted]


@schemathesis.hook
def before_call(context, case, kwargs):
    """Guessing is limited by address, and a check of wrong credentials is a guess: each call comes from another one."""
    number = next(_calls)
    case.headers = case.headers or {}
    case.headers["X-Forwarded-For"] = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def _text(value):
    return value if isinstance(value, str) else json.dumps(value)


@schemathesis.serializer("application/xml")
def data_contract(context, value):
    """XML as .NET writes it: null is an attribute, and not the text "null"."""
    if not isinstance(value, dict):
        return _text(value).encode()
    lines = []
    for name, member in value.items():
        if not _NAME.fullmatch(name):
            # A member that no operation has, under a name that XML cannot hold.
            continue
        tag = name[:1].upper() + name[1:]
        lines.append(f'<{tag} i:nil="true"/>' if member is None else f"<{tag}>{escape(_text(member))}</{tag}>")
    name = context.case.operation.definition.raw.get("operationId", "Message")
    return f'<{name} xmlns:i="{INSTANCE}" xmlns="{TYPES}">{"".join(lines)}</{name}>'.encode(errors="surrogatepass")


@schemathesis.serializer("application/jsonl", "application/x-ndjson")
def json_lines(context, value):
    """A record in a line."""
    return (json.dumps(value) + "\n").encode()


@schemathesis.deserializer("application/jsonl")
def last_line(context, response):
    """The schema is that of a line; the last one is the summary, or says why there is none."""
    return json.loads(response.content.decode().splitlines()[-1])
