"""The Python package `servicestack` signs in, lets its token expire, and refreshes it: with bearer tokens and with cookies.

The access tokens of the service expire after two seconds, without a leeway.
"""

import os
import threading
import time

from servicestack import Authenticate, JsonServiceClient, WebServiceException

from checks import URL, call_sid, check, equal, fetch, module, raises, run

PASSWORD = os.environ["CLIENT_PASSWORD"]

types = module("types_of_service", fetch("/types/python"))


def report():
    return types.NewBillable(account_id="demo", customer_id="acme", call_sid=call_sid())


def credentials(**members):
    return Authenticate(provider="credentials", user_name="alice", password=PASSWORD, **members)


def credentials_by_cookie():
    """The package's own class has no member for it any more; that of the service has."""
    return types.Authenticate(user_name="alice", password=PASSWORD, remember_me=True, use_token_cookie=True)


def wait_until_expired():
    time.sleep(2.2)


@check
def a_session_is_enough_to_report():
    client = JsonServiceClient(URL)
    answer = client.post(credentials(remember_me=True))
    equal((answer.user_id, answer.display_name, answer.roles), ("alice", "Alice Example", ["Manager"]))
    equal(client.post(report()).created_by, "alice")


@check
def a_wrong_password_is_told():
    wrong = Authenticate(provider="credentials", user_name="alice", password="a wrong password")
    error = raises(WebServiceException, JsonServiceClient(URL).post, wrong)
    equal((error.status_code, error.response_status.error_code), (401, "Unauthorized"))
    equal(error.response_status.message, "Invalid Username or Password")


@check
def a_bearer_token_that_expired_is_refreshed_three_times_in_a_row():
    answer = JsonServiceClient(URL).post(credentials())
    client = JsonServiceClient(URL)
    client.bearer_token, client.refresh_token = answer.bearer_token, answer.refresh_token
    equal(client.post(report()).created_by, "alice")
    for _ in range(3):
        before = client.bearer_token
        wait_until_expired()
        equal(client.post(report()).created_by, "alice")
        equal(client.bearer_token != before, True)
        equal(client.refresh_token, answer.refresh_token)


@check
def a_bearer_token_is_refreshed_by_two_at_once():
    answer = JsonServiceClient(URL).post(credentials())
    wait_until_expired()
    outcomes = []

    def once():
        client = JsonServiceClient(URL)
        client.bearer_token, client.refresh_token = answer.bearer_token, answer.refresh_token
        outcomes.append(client.post(report()).created_by)
        outcomes.append(client.post(report()).created_by)

    threads = [threading.Thread(target=once) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    equal(outcomes, ["alice"] * 4)


@check
def it_is_refreshed_at_the_route_of_older_clients():
    answer = JsonServiceClient(URL).post(credentials())
    client = JsonServiceClient(URL)
    client.bearer_token, client.refresh_token = answer.bearer_token, answer.refresh_token
    client.refresh_token_uri = URL + "/access-token"
    wait_until_expired()
    equal(client.post(report()).created_by, "alice")


@check
def a_refresh_token_that_is_none_is_told():
    client = JsonServiceClient(URL)
    client.bearer_token, client.refresh_token = "expired", "rt_none"
    error = raises(WebServiceException, client.post, report())
    equal((error.status_code, error.response_status.error_code), (401, "TokenException"))


@check
def a_token_in_a_cookie_that_expired_is_refreshed_three_times_in_a_row():
    client = JsonServiceClient(URL)
    answer = client.post(credentials_by_cookie())
    equal((answer.bearer_token, answer.refresh_token), (None, None))
    equal(client.post(report()).created_by, "alice")
    for _ in range(3):
        wait_until_expired()
        equal(client.post(report()).created_by, "alice")


@check
def a_token_in_a_cookie_is_refreshed_by_two_at_once():
    client = JsonServiceClient(URL)
    client.post(credentials_by_cookie())
    wait_until_expired()
    outcomes = []

    def once():
        outcomes.append(client.post(report()).created_by)

    threads = [threading.Thread(target=once) for _ in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    equal(outcomes, ["alice"] * 2)
    wait_until_expired()
    equal(client.post(report()).created_by, "alice")


@check
def a_user_name_and_a_password_with_each_request():
    client = JsonServiceClient(URL)
    client.set_credentials("alice", PASSWORD)
    equal(client.post(report()).created_by, "alice")
    equal(client.post(report()).created_by, "alice")


@check
def signing_out_ends_the_session():
    client = JsonServiceClient(URL)
    client.post(credentials())
    client.post(report())
    client.post(Authenticate(provider="logout"))
    error = raises(WebServiceException, client.post, report())
    equal(error.status_code, 401)


run()
