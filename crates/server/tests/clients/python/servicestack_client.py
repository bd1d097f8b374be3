"""The Python package `servicestack` against the running service: with the classes of a page and with those of /types."""

import io

from servicestack import JsonServiceClient, UploadFile, WebServiceException

from checks import ADMINISTRATOR_TOKEN, TOKEN, URL, call_sid, check, equal, fetch, listing, module, raises, run

page = module("page", listing("NewBillable", "python"))
types = module("types_of_service", fetch("/types/python"))


def client(token=TOKEN, base_path="api"):
    made = JsonServiceClient(URL)
    made.set_base_path(base_path)
    if token:
        made.bearer_token = token
    return made


def answers(of):
    """The list of the client's successful answers from now on, the newest last."""
    seen = []
    of.response_filter = seen.append
    return seen


def headers_of(error):
    """The headers of a failure, which the package hands on inside its own exception."""
    return error.inner_exception.response.headers


def report(kind=types.NewBillable, **members):
    given = {"account_id": "demo", "customer_id": "acme", "call_sid": call_sid()} | members
    return kind(**given)


def matches(billable, request):
    equal(type(billable), types.BillableInfo)
    equal(
        (billable.account_id, billable.customer_id, billable.call_sid),
        (request.account_id, request.customer_id, request.call_sid),
    )
    equal(billable.status, types.BillableStatus.REPORTED)


def fails(status, code, function, *arguments, **named):
    error = raises(WebServiceException, function, *arguments, **named)
    equal((error.status_code, error.response_status.error_code), (status, code))
    return error


# The classes of the page.


@check
def page_class_is_reported_at_its_own_route():
    request = report(page.NewBillable)
    matches(client().post_url("/billables", request, response_as=types.BillableInfo), request)


@check
def page_class_is_reported_with_the_verb_of_its_marker():
    request = report(page.NewBillable)
    matches(client().send_url("/billables", body=request, response_as=types.BillableInfo), request)


@check
def page_class_is_reported_without_a_response_class():
    request = report(page.NewBillable)
    equal(client().post_url("/billables", request)["callSid"], request.call_sid)


@check
def page_class_is_reported_at_every_path():
    for path in ["/api/NewBillable", "/json/reply/NewBillable", "/billables.json", "/billables?format=json"]:
        request = report(page.NewBillable)
        matches(client().post_url(path, request, response_as=types.BillableInfo), request)
    request = report(page.NewBillable)
    equal(client().post_url("/json/oneway/NewBillable", request, response_as=str), "")
    matches(client().post(report(call_sid=request.call_sid)), request)


@check
def page_class_is_replayed():
    request = report(page.NewBillable)
    sender = client()
    first = sender.post_url("/billables", request, response_as=types.BillableInfo)
    seen = answers(sender)
    equal(sender.post_url("/billables", request, response_as=types.BillableInfo), first)
    equal((seen[-1].status_code, seen[-1].headers.get("Idempotent-Replayed")), (200, "true"))


@check
def page_class_with_a_fault_is_refused_by_member():
    error = fails(400, "NotEmpty", client().post_url, "/billables", report(page.NewBillable, call_sid=None))
    equal([fault.field_name for fault in error.response_status.errors], ["CallSid"])


@check
def page_class_without_a_token_is_refused():
    fails(401, "Unauthorized", client(token=None).post_url, "/billables", report(page.NewBillable))


@check
def page_class_is_refused_by_post_of_the_package_itself():
    # The class has no return marker. If the page gets markers, the README can leave out the other way.
    raises(TypeError, client().post, report(page.NewBillable))


@check
def page_classes_of_every_operation_can_be_imported():
    for operation in ["GetBillable", "ListBillables", "NewCustomer", "NewSession", "VoidBillable"]:
        loaded = module(f"page_of_{operation}", listing(operation, "python"))
        getattr(loaded, operation)()


# The classes of /types.


@check
def types_class_is_reported():
    request = report()
    seen = answers(sender := client())
    matches(sender.post(request), request)
    equal((seen[-1].status_code, seen[-1].url), (201, f"{URL}/api/NewBillable"))


@check
def types_class_is_sent_with_the_verb_of_its_marker():
    request = report()
    matches(client().send(request), request)


@check
def types_class_is_reported_with_the_base_path_cleared():
    request = report()
    seen = answers(sender := client(base_path=""))
    matches(sender.post(request), request)
    equal(seen[-1].url, f"{URL}/json/reply/NewBillable")


@check
def types_class_is_reported_at_its_own_route():
    request = report()
    matches(client().post_url("/billables", request, response_as=types.BillableInfo), request)


@check
def types_class_is_reported_with_arguments_in_the_address():
    request = report()
    matches(client().post(request, args={"format": "json", "unknown": 1}), request)


@check
def types_class_is_reported_as_a_multipart_form():
    request = report()
    file = UploadFile("recording", "call.txt", "text/plain", io.BytesIO(b"hello"))
    matches(client().post_file_with_request(request, file), request)


@check
def types_class_is_reported_for_a_session():
    sender = client()
    session = sender.post(types.NewSession(account_id="demo", customer_id="globex", call_sid=call_sid()))
    billable = sender.post(types.NewBillable(session_id=session.id))
    equal(
        (billable.account_id, billable.customer_id, billable.session_id, billable.call_sid),
        ("demo", "globex", session.id, session.call_sid),
    )


@check
def types_class_is_replayed():
    request = report()
    seen = answers(sender := client())
    first = sender.post(request)
    equal(sender.post(request), first)
    equal([answer.status_code for answer in seen], [201, 200])
    equal([answer.headers.get("Idempotent-Replayed") for answer in seen], [None, "true"])


@check
def types_class_for_another_customer_is_a_conflict():
    request = report()
    client().post(request)
    fails(409, "BillableConflict", client().post, report(customer_id="globex", call_sid=request.call_sid))


@check
def types_class_with_faults_is_refused_by_every_member_at_fault():
    error = fails(400, "NotEmpty", client().post, types.NewBillable())
    faults = error.response_status.errors
    equal(sorted(fault.field_name for fault in faults), ["AccountId", "CallSid", "CustomerId", "SessionId"])
    assert all(fault.message for fault in faults), faults
    assert error.response_status.message, error.response_status


@check
def types_class_without_a_token_or_with_a_bad_one_is_refused():
    for token in [None, "not-a-token", TOKEN[:-4] + "AAAA"]:
        error = raises(WebServiceException, client(token).post, report())
        equal(error.status_code, 401)
        assert error.response_status.error_code in ("Unauthorized", "TokenException"), error.response_status
        assert "Bearer" in headers_of(error)["WWW-Authenticate"], headers_of(error)


@check
def what_is_unknown_is_not_found():
    fails(404, "NotFound", client().get, types.GetBillable(id="019ab0f2-5c1e-7a31-8d2f-3b1c5e7a9f10"))


@check
def billables_are_listed_page_by_page():
    sender = client()
    sender.post(types.NewCustomer(id="listed", account_id="demo", name="Listed"))
    reported = [sender.post(report(customer_id="listed")) for _ in range(5)]
    found, cursor = [], None
    while True:
        page_of = sender.get(types.ListBillables(account_id="demo", customer_id="listed", limit=2, cursor=cursor))
        equal(type(page_of), types.ListBillablesResponse)
        found += page_of.items
        cursor = page_of.next_cursor
        equal(page_of.has_more_pages, cursor is not None)
        if not cursor:
            break
    equal(found, reported[::-1])


@check
def accounts_customers_and_sessions_are_listed_and_found():
    sender = client()
    equal([item.id for item in sender.get(types.ListAccounts()).items], ["demo"])
    administrator = client(ADMINISTRATOR_TOKEN)
    equal([account.id for account in administrator.get(types.ListAccounts()).items], ["demo"])
    assert {"acme", "globex"} <= {item.id for item in sender.get(types.ListCustomers(account_id="demo")).items}
    equal(sender.get(types.GetCustomer(customer_id="acme")).name, "Acme")
    session = sender.post(types.NewSession(account_id="demo", customer_id="acme"))
    equal(sender.get(types.GetSession(id=session.id)), session)
    assert session.id in [item.id for item in sender.get(types.ListSessions(account_id="demo")).items]


@check
def a_billable_is_read_voided_and_reinstated():
    sender = client()
    billable = sender.post(report())
    equal(sender.get(types.GetBillable(id=billable.id)), billable)
    voided = sender.post(types.VoidBillable(id=billable.id, reason="Reported by mistake"))
    equal((voided.status, voided.void_reason), (types.BillableStatus.VOIDED, "Reported by mistake"))
    listed = sender.get(types.ListBillables(account_id="demo", status=types.BillableStatus.VOIDED))
    assert billable.id in [item.id for item in listed.items], listed
    equal(sender.post(types.ReinstateBillable(id=billable.id, reason="It was right")), billable)


@check
def a_list_is_sent():
    for base_path in ["api", ""]:
        requests = [report() for _ in range(3)]
        seen = answers(sender := client(base_path=base_path))
        billables = sender.send_all(requests)
        equal([billable.call_sid for billable in billables], [request.call_sid for request in requests])
        equal(type(billables[0]), types.BillableInfo)
        equal(seen[-1].headers["X-AutoBatch-Completed"], "3")


@check
def a_list_that_nobody_answers_is_sent():
    for base_path in ["api", ""]:
        requests = [report(), report()]
        client(base_path=base_path).send_all_oneway(requests)
        for request in requests:
            seen = answers(sender := client())
            sender.post(request)
            equal(seen[-1].headers.get("Idempotent-Replayed"), "true")


@check
def a_list_stops_at_its_first_fault():
    requests = [report(), report(call_sid="nonsense"), report()]
    seen = answers(sender := client())
    error = raises(WebServiceException, sender.send_all, requests)
    equal(error.status_code, 400)
    equal(error.response_status.meta["AutoBatchIndex"], "1")
    equal(headers_of(error)["X-AutoBatch-Completed"], "1")
    sender.post(requests[0])
    equal(seen[-1].headers.get("Idempotent-Replayed"), "true")
    sender.post(requests[2])
    equal(seen[-1].status_code, 201)


if __name__ == "__main__":
    run()
