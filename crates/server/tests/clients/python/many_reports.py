"""The Python package `requests` reports many calls at once: it sends the whole body before it reads a byte of the answer."""

import json
import time

import requests

from checks import TOKEN, URL, call_sid, check, equal, run

BATCH = f"{URL}/billables/batch"
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/jsonl"}

# Their verdicts exceed all buffers between the service and the client.
COUNT = 40_000


def report(customer="acme", sid=None):
    return {"accountId": "demo", "customerId": customer, "callSid": sid or call_sid()}


def body(reports):
    """A generator, so that requests sends a chunked body of unknown length."""
    for item in reports:
        yield json.dumps(item).encode() + b"\n"


def parts(text):
    *verdicts, last = [json.loads(line) for line in text.splitlines()]
    return verdicts, last["summary"]


@check
def a_generator_is_sent_to_its_end_and_then_every_verdict_is_read():
    reports = [report() for _ in range(COUNT)]
    answer = requests.post(BATCH, data=body(reports), headers=HEADERS, timeout=300)
    equal((answer.status_code, answer.headers["Content-Type"]), (200, "application/jsonl"))
    verdicts, summary = parts(answer.text)
    equal((summary["total"], summary["created"]), (COUNT, COUNT))
    equal([line["billable"]["callSid"] for line in verdicts], [item["callSid"] for item in reports])
    again = requests.post(BATCH, data=body(reports), headers=HEADERS, timeout=300)
    replays, summary = parts(again.text)
    equal((summary["total"], summary["replayed"]), (COUNT, COUNT))
    equal([line["billable"]["id"] for line in replays], [line["billable"]["id"] for line in verdicts])


@check
def a_body_of_known_length_is_answered_as_well():
    reports = [report() for _ in range(5_000)]
    answer = requests.post(BATCH, json=reports, headers={"Authorization": HEADERS["Authorization"]}, timeout=300)
    equal(parts(answer.text)[1]["created"], 5_000)


@check
def a_slow_reader_gets_every_verdict():
    reports = [report() for _ in range(20_000)]
    headers = {**HEADERS, "Accept-Encoding": "identity"}
    answer = requests.post(BATCH, data=body(reports), headers=headers, timeout=300, stream=True)
    text = b""
    for number, piece in enumerate(answer.iter_content(65_536)):
        text += piece
        if number % 8 == 0:
            time.sleep(0.1)
    verdicts, summary = parts(text)
    equal((len(verdicts), summary["created"]), (20_000, 20_000))


@check
def one_call_twice_in_a_file_is_billed_once_and_a_bad_line_harms_nobody():
    twice = report()
    reports = [twice, {"callSid": 7}, report("nobody"), twice, report()]
    answer = requests.post(BATCH, data=body(reports), headers=HEADERS, timeout=60)
    verdicts, _ = parts(answer.text)
    equal([line["verdict"] for line in verdicts], ["Created", "Invalid", "NotFound", "Replayed", "Created"])
    equal(verdicts[0]["billable"], verdicts[3]["billable"])


@check
def a_refusal_is_read_even_though_the_body_is_long():
    headers = {**HEADERS, "Authorization": "Bearer nonsense"}
    try:
        answer = requests.post(BATCH, data=body(report() for _ in range(COUNT)), headers=headers, timeout=60)
        equal(answer.status_code, 401)
    except requests.exceptions.ConnectionError:
        # Without a valid token the service reads no body and closes the connection, which a client may notice before the answer.
        pass


run()
