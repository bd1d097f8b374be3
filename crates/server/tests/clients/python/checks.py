"""Checks that print a line each, for all Python clients of these tests."""

import html
import importlib.util
import os
import re
import sys
import traceback
import urllib.request

URL = os.environ["CLIENT_URL"]
TOKEN = os.environ["CLIENT_TOKEN"]
ADMINISTRATOR_TOKEN = os.environ["CLIENT_ADMINISTRATOR_TOKEN"]
FOLDER = os.environ["CLIENT_FOLDER"]

_checks = []


def check(function):
    """Marks a function as a check. The run prints its name as a sentence."""
    _checks.append(function)
    return function


def run():
    """Runs every check, even after a failure, and ends the program."""
    failed = 0
    for function in _checks:
        sentence = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok      {sentence}", flush=True)
        except Exception:
            failed += 1
            print(f"FAILED  {sentence}\n{traceback.format_exc()}", flush=True)
    print(f"{len(_checks) - failed} ok, {failed} failed", flush=True)
    sys.exit(1 if failed or not _checks else 0)


def equal(found, expected):
    """Asserts, and shows the value in a failure."""
    if found != expected:
        raise AssertionError(f"expected {expected!r}, found {found!r}")


def raises(kind, function, *arguments, **named):
    """Calls a function that must raise an exception of a type, and returns the exception."""
    try:
        answer = function(*arguments, **named)
    except kind as error:
        return error
    raise AssertionError(f"expected {kind.__name__}, found the answer {answer!r}")


_next_call = iter(range(1, 1_000_000))


def call_sid():
    """A new call SID. Each client has a service of its own."""
    return f"CA{next(_next_call):032x}"


def fetch(path):
    """The answer of the service to a browser."""
    with urllib.request.urlopen(URL + path, timeout=30) as answer:
        return answer.read().decode("utf-8")


def listing(operation, language):
    """The classes on the page of an operation, as a user copies them."""
    page = fetch(f"/json/metadata?op={operation}&lang={language}")
    found = re.search(r'<pre><code class="language-\w+">(.*?)</code></pre>', page, re.S)
    if not found:
        raise AssertionError(f"the page of {operation} shows no listing in {language}")
    return html.unescape(found.group(1))


def module(name, source):
    """Saves Python source, and imports it as a user's own file."""
    path = os.path.join(FOLDER, f"{name}.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    specification = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(specification)
    sys.modules[name] = loaded
    specification.loader.exec_module(loaded)
    return loaded
