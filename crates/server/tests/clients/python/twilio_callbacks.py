"""Twilio's own Python package signs callbacks, which reach the service over plain HTTP as from a proxy that ends TLS."""

import os
import time
from urllib.parse import urlencode

import requests
from twilio.request_validator import RequestValidator

from checks import TOKEN, URL, call_sid, check, equal, run

PUBLIC_URL = os.environ["CLIENT_PUBLIC_URL"]
AUTH_TOKENS = os.environ["CLIENT_AUTH_TOKENS"].split(",")
ACCOUNT_SID = os.environ["CLIENT_ACCOUNT_SID"]
TOKENS_FILE = os.environ["CLIENT_TOKENS_FILE"]
PATH = "/twilio/demo/call-status"
FORM = "application/x-www-form-urlencoded"


def callback(sid, status, **members):
    """The members that Twilio sends for a call, with some that the service does not read."""
    return {
        "AccountSid": ACCOUNT_SID,
        "ApiVersion": "2010-04-01",
        "CallSid": sid,
        "CallStatus": status,
        "CallbackSource": "call-progress-events",
        "Called": "+15105550199",
        "CalledCity": "",
        "Caller": "+14155550123",
        "CallerName": "Zoë & Søn, 100 % = 日本",
        "Direction": "inbound",
        "From": "+14155550123",
        "To": "+15105550199",
        **members,
    }


def completed(sid):
    return callback(
        sid, "completed", CallDuration="75", Duration="2", SequenceNumber="3",
        Timestamp="Mon, 23 Nov 2026 09:31:15 +0000",
    )


def signature(members, url=PUBLIC_URL, path=PATH, token=AUTH_TOKENS[0]):
    return RequestValidator(token).compute_signature(f"{url}{path}", members)


def send(members, signed_by=None, path=PATH):
    headers = {"Content-Type": FORM, "X-Forwarded-Proto": "https", "Host": "billing.internal"}
    if signed_by is not None:
        headers["X-Twilio-Signature"] = signed_by
    return requests.post(f"{URL}{path}", data=urlencode(members), headers=headers, timeout=30).status_code


def call(sid):
    headers = {"Authorization": f"Bearer {TOKEN}"}
    return requests.get(f"{URL}/calls/{sid}?accountId=demo", headers=headers, timeout=30)


@check
def the_callbacks_of_a_call_become_its_facts():
    sid = call_sid()
    for status, number in [("initiated", "0"), ("ringing", "1"), ("in-progress", "2")]:
        members = callback(sid, status, SequenceNumber=number, Timestamp="Mon, 23 Nov 2026 09:29:50 +0000")
        equal(send(members, signature(members)), 204)
        equal(call(sid).json()["status"], status)
    equal(send(completed(sid), signature(completed(sid))), 204)
    stored = call(sid).json()
    wanted = {
        "sid": sid, "status": "completed", "duration": 75, "direction": "inbound", "from": "+14155550123",
        "to": "+15105550199", "startTime": "2026-11-23T09:30:00.000000Z", "endTime": "2026-11-23T09:31:15.000000Z",
    }
    equal({name: stored[name] for name in wanted}, wanted)


@check
def repeated_and_reordered_callbacks_change_nothing():
    sid = call_sid()
    equal(send(completed(sid), signature(completed(sid))), 204)
    stored = call(sid).json()
    for members in [completed(sid), callback(sid, "in-progress", SequenceNumber="2"), callback(sid, "initiated"), completed(sid)]:
        equal(send(members, signature(members)), 204)
    equal(call(sid).json(), stored)


@check
def the_url_counts_with_and_without_the_port_of_https():
    for url in [PUBLIC_URL, f"{PUBLIC_URL}:443"]:
        sid = call_sid()
        equal(send(completed(sid), signature(completed(sid), url=url)), 204)
    sid = call_sid()
    for url in [f"{PUBLIC_URL}:8443", PUBLIC_URL.replace("https", "http"), URL]:
        equal(send(completed(sid), signature(completed(sid), url=url)), 403)


@check
def a_query_is_signed_as_it_was_written():
    path = f"{PATH}?leg=a%20b&x=%C3%A9"
    sid = call_sid()
    equal(send(completed(sid), signature(completed(sid), path=path), path=path), 204)
    equal(send(completed(sid), signature(completed(sid)), path=path), 403)


@check
def both_tokens_count_while_one_is_changed_and_no_other_does():
    for token in AUTH_TOKENS:
        sid = call_sid()
        equal(send(completed(sid), signature(completed(sid), token=token)), 204)
    sid = call_sid()
    equal(send(completed(sid), signature(completed(sid), token="0" * 32)), 403)
    equal(call(sid).status_code, 404)


@check
def a_changed_unsigned_or_foreign_callback_is_refused():
    sid = call_sid()
    right = signature(completed(sid))
    equal(send(completed(sid)), 403)
    equal(send({**completed(sid), "CallDuration": "7"}, right), 403)
    equal(send({**completed(sid), "Price": "-1"}, right), 403)
    foreign = {**completed(sid), "AccountSid": "AC" + "1" * 32}
    equal(send(foreign, signature(foreign)), 403)
    other = "/twilio/other/call-status"
    equal(send(completed(sid), signature(completed(sid), path=other), path=other), 404)
    equal(call(sid).status_code, 404)
    equal(send(completed(sid), right), 204)


def answer_to(token):
    sid = call_sid()
    return send(completed(sid), signature(completed(sid), token=token))


def write_tokens(text):
    """Puts a file in the place of the former one, as an operator's tool does."""
    aside = f"{TOKENS_FILE}.new"
    with open(os.open(aside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    os.rename(aside, TOKENS_FILE)


def eventually(expected, token):
    until = time.monotonic() + 30
    while (found := answer_to(token)) != expected and time.monotonic() < until:
        time.sleep(0.1)
    equal(found, expected)


@check
def a_changed_file_counts_without_a_restart_and_a_broken_one_changes_nothing():
    new = "5a" * 16
    with open(TOKENS_FILE, encoding="utf-8") as file:
        before = file.read()
    equal((answer_to(AUTH_TOKENS[0]), answer_to(new)), (204, 403))
    write_tokens(f"demo = {new}\n")
    eventually(204, new)
    equal(answer_to(AUTH_TOKENS[0]), 403)
    write_tokens("demo\n")
    time.sleep(3)
    equal(answer_to(new), 204)
    write_tokens(before)
    eventually(204, AUTH_TOKENS[0])
    equal(answer_to(new), 403)


run()
