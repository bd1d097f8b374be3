"""A client that openapi-python-client generates from the service's document, against the running service."""

import json
import os
import subprocess
import sys
from http import HTTPStatus
from importlib import import_module

from checks import ADMINISTRATOR_TOKEN, FOLDER, TOKEN, URL, call_sid, check, equal, fetch, run

NAME = "generated_billables"


def generate():
    """Generates the client from /openapi.json. A failure shows the output of the generator."""
    document = os.path.join(FOLDER, "openapi.json")
    with open(document, "w", encoding="utf-8") as file:
        file.write(fetch("/openapi.json"))
    settings = os.path.join(FOLDER, "settings.json")
    with open(settings, "w", encoding="utf-8") as file:
        # The formatter is left out, because no person reads the code.
        json.dump({"post_hooks": []}, file)
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none"]
    command += ["--path", document, "--config", settings, "--output-path", os.path.join(FOLDER, NAME)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        sys.exit(f"the generator failed:\n{made.stdout}{made.stderr}")
    sys.path.insert(0, FOLDER)
    return import_module(NAME)


generated = generate()
models = import_module(f"{NAME}.models")
signed_in = generated.AuthenticatedClient(base_url=URL, token=TOKEN)


def call(tag, operation, client=signed_in, **arguments):
    """Sends an operation. Returns the status, the headers and the model of the body."""
    return import_module(f"{NAME}.api.{tag}.{operation}").sync_detailed(client=client, **arguments)


def report(**members):
    given = {"account_id": "demo", "customer_id": "acme", "call_sid": call_sid()} | members
    return models.NewBillable(**given)


def fails(status, code, answer):
    equal((answer.status_code, type(answer.parsed)), (status, models.ErrorResponse))
    equal(answer.parsed.response_status.error_code, code)
    return answer.parsed.response_status


@check
def every_operation_of_the_document_is_in_the_client():
    made = {
        file.removesuffix(".py").replace("_", "")
        for _, _, files in os.walk(os.path.join(FOLDER, NAME, "api"))
        for file in files
    }
    for path in json.loads(fetch("/openapi.json"))["paths"].values():
        for operation in path.values():
            assert operation["operationId"].lower() in made, operation["operationId"]


@check
def a_call_is_reported():
    request = report()
    answer = call("billables", "new_billable", body=request)
    equal((answer.status_code, type(answer.parsed)), (HTTPStatus.CREATED, models.BillableInfo))
    billable = answer.parsed
    equal((billable.call_sid, billable.status), (request.call_sid, models.BillableStatus.REPORTED))
    equal(answer.headers["location"], f"/billables/{billable.id}")


@check
def a_report_is_replayed():
    request = report()
    first = call("billables", "new_billable", body=request)
    again = call("billables", "new_billable", body=request)
    equal((again.status_code, again.parsed), (HTTPStatus.OK, first.parsed))
    equal(again.headers["idempotent-replayed"], "true")


@check
def a_report_for_another_customer_is_a_conflict():
    request = report()
    call("billables", "new_billable", body=request)
    other = report(customer_id="globex", call_sid=request.call_sid)
    fails(409, "BillableConflict", call("billables", "new_billable", body=other))


@check
def a_report_with_faults_is_refused_by_every_member_at_fault():
    status = fails(400, "NotEmpty", call("billables", "new_billable", body=models.NewBillable()))
    equal(sorted(fault.field_name for fault in status.errors), ["AccountId", "CallSid", "CustomerId", "SessionId"])


@check
def nobody_is_served_without_a_token_or_with_a_bad_one():
    anonymous = generated.Client(base_url=URL)
    fails(401, "Unauthorized", call("billables", "new_billable", client=anonymous, body=report()))
    forged = generated.AuthenticatedClient(base_url=URL, token=TOKEN[:-4] + "AAAA")
    equal(call("billables", "list_billables", client=forged).status_code, 401)


@check
def a_call_is_reported_for_a_session():
    new = models.NewSession(account_id="demo", customer_id="globex", call_sid=call_sid())
    session = call("sessions", "new_session", body=new).parsed
    equal(call("sessions", "get_session", id=session.id).parsed, session)
    billable = call("billables", "new_billable", body=models.NewBillable(session_id=session.id)).parsed
    equal((billable.customer_id, billable.call_sid), ("globex", session.call_sid))


@check
def billables_are_listed_page_by_page():
    call("customers", "new_customer", body=models.NewCustomer(account_id="demo", id="listed", name="Listed"))
    reported = [call("billables", "new_billable", body=report(customer_id="listed")).parsed for _ in range(5)]
    found, filters = [], {"account_id": "demo", "customer_id": "listed", "limit": 2}
    while True:
        page = call("billables", "list_billables", **filters).parsed
        found += page.items
        if not page.has_more_pages:
            break
        filters["cursor"] = page.next_cursor
    equal(found, reported[::-1])


@check
def accounts_and_customers_are_listed():
    administrator = generated.AuthenticatedClient(base_url=URL, token=ADMINISTRATOR_TOKEN)
    accounts = call("accounts", "list_accounts", client=administrator).parsed.items
    equal([account.id for account in accounts], ["demo"])
    customers = call("customers", "list_customers", account_id="demo").parsed.items
    assert {"acme", "globex"} <= {customer.id for customer in customers}, customers


@check
def a_billable_is_read_voided_and_reinstated():
    billable = call("billables", "new_billable", body=report()).parsed
    equal(call("billables", "get_billable", id=billable.id).parsed, billable)
    reason = models.VoidBillable(reason="Reported by mistake")
    voided = call("billables", "void_billable", id=billable.id, body=reason).parsed
    equal((voided.status, voided.void_reason), (models.BillableStatus.VOIDED, "Reported by mistake"))
    reason = models.ReinstateBillable(reason="It was right")
    equal(call("billables", "reinstate_billable", id=billable.id, body=reason).parsed, billable)


if __name__ == "__main__":
    run()
