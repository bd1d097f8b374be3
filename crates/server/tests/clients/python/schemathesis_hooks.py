"""Additions to the document for schemathesis: bodies in formats other than JSON, and the addresses of clients."""

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
    """Leaves out Basic. The tool tries many passwords for one user name, and counts the 429 of the rate limit as a fault."""
    raw_schema["security"] = [wanted for wanted in raw_schema["security"] if "basic" not in wanted]


@schemathesis.hook
def before_call(context, case, kwargs):
    """Gives each request another address, because the rate limit counts checks with wrong credentials by address."""
    number = next(_calls)
    case.headers = case.headers or {}
    case.headers["X-Forwarded-For"] = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def _text(value):
    return value if isinstance(value, str) else json.dumps(value)


@schemathesis.serializer("application/xml")
def data_contract(context, value):
    """XML as .NET writes it, with an attribute for null."""
    if not isinstance(value, dict):
        return _text(value).encode()
    lines = []
    for name, member in value.items():
        if not _NAME.fullmatch(name):
            # No operation has the member, and its name is not valid in XML.
            continue
        tag = name[:1].upper() + name[1:]
        lines.append(f'<{tag} i:nil="true"/>' if member is None else f"<{tag}>{escape(_text(member))}</{tag}>")
    name = context.case.operation.definition.raw.get("operationId", "Message")
    return f'<{name} xmlns:i="{INSTANCE}" xmlns="{TYPES}">{"".join(lines)}</{name}>'.encode(errors="surrogatepass")


@schemathesis.serializer("application/jsonl", "application/x-ndjson")
def json_lines(context, value):
    """JSON lines: a record in each line."""
    return (json.dumps(value) + "\n").encode()


@schemathesis.deserializer("application/jsonl")
def last_line(context, response):
    """Parses the last line, which has the summary or the error. The schema describes a line."""
    return json.loads(response.content.decode().splitlines()[-1])
