""" Options:
Version: 0.1.0
Tip: To set an option, take the "#" before it away and update this file
BaseUrl: http://localhost:8080

#AddDescriptionAsComments: True
#IncludeTypes: 
#ExcludeTypes: 
"""

import datetime
import decimal
from marshmallow.fields import *
from servicestack import *
from typing import *
from dataclasses import dataclass, field
from dataclasses_json import dataclass_json, LetterCase, Undefined, config
from enum import Enum, IntEnum


# @Api(Description="A new access token.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetAccessTokenResponse:
    """
    A new access token.
    """

    # @ApiMember(Description="The access token, unless it is in a cookie.")
    access_token: Optional[str] = None
    """
    The access token, unless it is in a cookie.
    """


# @Route("/access-token", "POST")
# @Api(Description="Get a new access token for a refresh token")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetAccessToken(IReturn[GetAccessTokenResponse], IPost):
    """
    Get a new access token for a refresh token
    """

    # @ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")
    refresh_token: Optional[str] = None
    """
    The refresh token; if absent, the cookie ss-reftok counts.
    """


    # @ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")
    use_token_cookie: Optional[bool] = None
    """
    Give the token in the cookie ss-tok, and not in the body.
    """


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingItem:
    base_cost: Optional[float] = None
    raw_unit_multiplier: Optional[float] = None
    unit_cost: Optional[float] = None
    allowance: Optional[int] = None


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingSettings:
    base: Optional[BillingItem] = None
    local_numbers: Optional[BillingItem] = None
    toll_free_numbers: Optional[BillingItem] = None
    inbound_voice_calls: Optional[BillingItem] = None
    outbound_voice_calls: Optional[BillingItem] = None
    inbound_faxes: Optional[BillingItem] = None
    outbound_faxes: Optional[BillingItem] = None
    inbound_sms_messages: Optional[BillingItem] = None
    outbound_sms_messages: Optional[BillingItem] = None


# @Api(Description="An account.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class AccountInfo:
    """
    An account.
    """

    # @ApiMember(Description="The account's id.", IsRequired=true)
    id: Optional[str] = None
    """
    The account's id.
    """


    # @ApiMember(Description="The name of the account.", IsRequired=true)
    name: Optional[str] = None
    """
    The name of the account.
    """


    # @ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")
    time_zone: Optional[str] = None
    """
    The time zone in which the account's days begin. Lists leave this and the following members out.
    """


    # @ApiMember(Description="The currency of all amounts, of ISO 4217.")
    currency: Optional[str] = None
    """
    The currency of all amounts, of ISO 4217.
    """


    # @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    country: Optional[str] = None
    """
    The account's country, of ISO 3166: numbers of other countries are international.
    """


    # @ApiMember(Description="The billing settings for this account")
    billing_settings: Optional[BillingSettings] = None
    """
    The billing settings for this account
    """


    # @ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    date_created: Optional[str] = None
    """
    The time at which the account was created, RFC 3339 in UTC to the microsecond.
    """


# @Api(Description="A page of accounts, by id.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListAccountsResponse:
    """
    A page of accounts, by id.
    """

    # @ApiMember(Description="The items of this page.", IsRequired=true)
    items: Optional[List[AccountInfo]] = None
    """
    The items of this page.
    """


    # @ApiMember(Description="The cursor of the next page; absent on the last one.")
    next_cursor: Optional[str] = None
    """
    The cursor of the next page; absent on the last one.
    """


    # @ApiMember(Description="Whether another page follows.", IsRequired=true)
    has_more_pages: Optional[bool] = None
    """
    Whether another page follows.
    """


# @Route("/accounts", "GET")
# @Api(Description="List accounts, by id")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListAccounts(IReturn[ListAccountsResponse], IGet):
    """
    List accounts, by id
    """

    # @ApiMember(Description="The number of accounts in a page, 50 if not given.")
    limit: Optional[int] = None
    """
    The number of accounts in a page, 50 if not given.
    """


    # @ApiMember(Description="The start of the page: the nextCursor of the page before.")
    cursor: Optional[str] = None
    """
    The start of the page: the nextCursor of the page before.
    """


# @Route("/accounts", "POST")
# @Api(Description="Create an account")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class NewAccount(IReturn[AccountInfo], IPost):
    """
    Create an account
    """

    # @ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    id: Optional[str] = None
    """
    The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    """


    # @ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)
    name: Optional[str] = None
    """
    The name of the account: 1 to 200 characters.
    """


# @Route("/accounts/{accountId}", "GET")
# @Api(Description="Read an account")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetAccount(IReturn[AccountInfo], IGet):
    """
    Read an account
    """

    # @ApiMember(Description="The account's id.")
    account_id: Optional[str] = None
    """
    The account's id.
    """


# @Route("/accounts/{accountId}", "PATCH")
# @Api(Description="Change an account's settings, name, time zone, currency or country")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class PatchAccount(IReturn[AccountInfo], IPatch):
    """
    Change an account's settings, name, time zone, currency or country
    """

    # @ApiMember(Description="The account's id.")
    account_id: Optional[str] = None
    """
    The account's id.
    """


    # @ApiMember(Description="The corrected name of the account: 1 to 200 characters.")
    name: Optional[str] = None
    """
    The corrected name of the account: 1 to 200 characters.
    """


    # @ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")
    time_zone: Optional[str] = None
    """
    The time zone in which the account's days begin, of the IANA database.
    """


    # @ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")
    currency: Optional[str] = None
    """
    The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
    """


    # @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    country: Optional[str] = None
    """
    The account's country, of ISO 3166: numbers of other countries are international.
    """


    # @ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")
    billing_settings: Optional[BillingSettings] = None
    """
    Updated billing settings for this account: each given item replaces the former one, and the others stay.
    """


    # @ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    effective_month: Optional[str] = None
    """
    The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    """


    # @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    restate: Optional[bool] = None
    """
    Whether the change may reach months that a statement has stated. The differences then become adjustments.
    """


# @Api(Description="How the calls of an account or a customer are rounded to increments.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class CallRatingInfo:
    """
    How the calls of an account or a customer are rounded to increments.
    """

    # @ApiMember(Description="The account.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account.
    """


    # @ApiMember(Description="The customer that was asked for; absent for the account itself.")
    customer_id: Optional[str] = None
    """
    The customer that was asked for; absent for the account itself.
    """


    # @ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)
    month: Optional[str] = None
    """
    The month in which the rating counts, YYYY-MM.
    """


    # @ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)
    initial_increment: Optional[int] = None
    """
    The billed seconds of the shortest call.
    """


    # @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)
    increment: Optional[int] = None
    """
    The step of the billed seconds beyond the initial increment, in seconds.
    """


    # @ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)
    minimum: Optional[int] = None
    """
    The seconds that a shorter call counts as before it is rounded.
    """


    # @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)
    connect_fee: Optional[float] = None
    """
    The price of an answered call, whatever its duration, in the account's currency.
    """


    # @ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)
    version: Optional[int] = None
    """
    The version of the account's settings that the rating is of; 0 for the default.
    """


    # @ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")
    owner_customer_id: Optional[str] = None
    """
    The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
    """


# @Route("/accounts/{accountId}/call-rating", "GET")
# @Api(Description="Read the call rating of an account")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetAccountCallRating(IReturn[CallRatingInfo], IGet):
    """
    Read the call rating of an account
    """

    # @ApiMember(Description="The account's id.")
    account_id: Optional[str] = None
    """
    The account's id.
    """


    # @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    month: Optional[str] = None
    """
    The month in which the rating counts, YYYY-MM: the current month if not given.
    """


# @Route("/accounts/{accountId}/call-rating", "PUT")
# @Api(Description="Set the call rating of an account")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class PutAccountCallRating(IReturn[CallRatingInfo], IPut):
    """
    Set the call rating of an account
    """

    # @ApiMember(Description="The account's id.")
    account_id: Optional[str] = None
    """
    The account's id.
    """


    # @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    initial_increment: Optional[int] = None
    """
    The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    """


    # @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    increment: Optional[int] = None
    """
    The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    """


    # @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    minimum: Optional[int] = None
    """
    The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    """


    # @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    connect_fee: Optional[float] = None
    """
    The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    """


    # @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    effective_month: Optional[str] = None
    """
    The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    """


# @Api(Description="The signed-in user, and the tokens.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class AuthenticateResponse:
    """
    The signed-in user, and the tokens.
    """

    # @ApiMember(Description="The user's id, which is its name in lower case.")
    user_id: Optional[str] = None
    """
    The user's id, which is its name in lower case.
    """


    # @ApiMember(Description="The id of the sign-in, which is not a secret.")
    session_id: Optional[str] = None
    """
    The id of the sign-in, which is not a secret.
    """


    # @ApiMember(Description="The user's name.")
    user_name: Optional[str] = None
    """
    The user's name.
    """


    # @ApiMember(Description="The name to show for the user.")
    display_name: Optional[str] = None
    """
    The name to show for the user.
    """


    # @ApiMember(Description="The access token, unless it is in a cookie.")
    bearer_token: Optional[str] = None
    """
    The access token, unless it is in a cookie.
    """


    # @ApiMember(Description="The refresh token, unless it is in a cookie.")
    refresh_token: Optional[str] = None
    """
    The refresh token, unless it is in a cookie.
    """


    # @ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")
    refresh_token_expiry: Optional[str] = None
    """
    The end of the refresh token: RFC 3339, UTC.
    """


    # @ApiMember(Description="The user's roles.", IsRequired=true)
    roles: Optional[List[str]] = None
    """
    The user's roles.
    """


    # @ApiMember(Description="The permissions that the roles have.", IsRequired=true)
    permissions: Optional[List[str]] = None
    """
    The permissions that the roles have.
    """


    # @ApiMember(Description="The way in which the user signed in.")
    auth_provider: Optional[str] = None
    """
    The way in which the user signed in.
    """


# @Route("/auth", "POST")
# @Api(Description="Sign in")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class Authenticate(IReturn[AuthenticateResponse], IPost):
    """
    Sign in
    """

    # @ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")
    provider: Optional[str] = None
    """
    The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
    """


    # @ApiMember(Description="The user's name, in upper or lower case.")
    user_name: Optional[str] = None
    """
    The user's name, in upper or lower case.
    """


    # @ApiMember(Description="The user's password.")
    password: Optional[str] = None
    """
    The user's password.
    """


    # @ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")
    remember_me: Optional[bool] = None
    """
    Also set the cookie ss-pid, which outlives the browser.
    """


    # @ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")
    use_token_cookie: Optional[bool] = None
    """
    Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
    """


# @Api(Description="The state of a billable in its life.")
class BillableStatus(str, Enum):
    """
    The state of a billable in its life.
    """

    REPORTED = 'Reported'
    VOIDED = 'Voided'


# @Api(Description="A call billed to a customer.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillableInfo:
    """
    A call billed to a customer.
    """

    # @ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)
    id: Optional[str] = None
    """
    The billable's id, a UUID of version 7.
    """


    # @ApiMember(Description="The account that the call is billed in.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account that the call is billed in.
    """


    # @ApiMember(Description="The customer that the call is billed to.", IsRequired=true)
    customer_id: Optional[str] = None
    """
    The customer that the call is billed to.
    """


    # @ApiMember(Description="The session that the report named, if it named one.")
    session_id: Optional[str] = None
    """
    The session that the report named, if it named one.
    """


    # @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    call_sid: Optional[str] = None
    """
    The call, hex digits in lower case.
    """


    # @ApiMember(Description="The state of the billable in its life.", IsRequired=true)
    status: Optional[BillableStatus] = None
    """
    The state of the billable in its life.
    """


    # @ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    date_created: Optional[str] = None
    """
    The time at which the report was stored, RFC 3339 in UTC to the microsecond.
    """


    # @ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)
    created_by: Optional[str] = None
    """
    The subject of the token that reported the call.
    """


    # @ApiMember(Description="The time of the void; absent while the billable is live.")
    date_voided: Optional[str] = None
    """
    The time of the void; absent while the billable is live.
    """


    # @ApiMember(Description="The subject that voided the billable; absent while the billable is live.")
    voided_by: Optional[str] = None
    """
    The subject that voided the billable; absent while the billable is live.
    """


    # @ApiMember(Description="The reason for the void; absent while the billable is live.")
    void_reason: Optional[str] = None
    """
    The reason for the void; absent while the billable is live.
    """


# @Api(Description="A page of billables, newest first.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListBillablesResponse:
    """
    A page of billables, newest first.
    """

    # @ApiMember(Description="The billables of this page.", IsRequired=true)
    items: Optional[List[BillableInfo]] = None
    """
    The billables of this page.
    """


    # @ApiMember(Description="The cursor of the next page; absent on the last one.")
    next_cursor: Optional[str] = None
    """
    The cursor of the next page; absent on the last one.
    """


    # @ApiMember(Description="Whether another page follows.", IsRequired=true)
    has_more_pages: Optional[bool] = None
    """
    Whether another page follows.
    """


# @Route("/billables", "GET")
# @Api(Description="List billables, newest first")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListBillables(IReturn[ListBillablesResponse], IGet):
    """
    List billables, newest first
    """

    # @ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")
    account_id: Optional[str] = None
    """
    The account whose billables are listed. A caller with exactly one account may leave it out.
    """


    # @ApiMember(Description="Only billables of this customer.")
    customer_id: Optional[str] = None
    """
    Only billables of this customer.
    """


    # @ApiMember(Description="Only billables whose report named this session.")
    session_id: Optional[str] = None
    """
    Only billables whose report named this session.
    """


    # @ApiMember(Description="Only billables of this call.")
    call_sid: Optional[str] = None
    """
    Only billables of this call.
    """


    # @ApiMember(Description="Only billables of this status: Reported or Voided.")
    status: Optional[str] = None
    """
    Only billables of this status: Reported or Voided.
    """


    # @ApiMember(Description="Only billables created at this time or later, RFC 3339.")
    from_: Optional[str] = field(metadata=config(field_name='from'), default=None)
    """
    Only billables created at this time or later, RFC 3339.
    """


    # @ApiMember(Description="Only billables created before this time, RFC 3339.")
    to: Optional[str] = None
    """
    Only billables created before this time, RFC 3339.
    """


    # @ApiMember(Description="The number of billables in a page, 50 if not given.")
    limit: Optional[int] = None
    """
    The number of billables in a page, 50 if not given.
    """


    # @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    cursor: Optional[str] = None
    """
    The start of the page: the nextCursor of the page before, with the same filters.
    """


# @Route("/billables", "POST")
# @Api(Description="Report/create a new billable")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class NewBillable(IReturn[BillableInfo], IPost):
    """
    Report/create a new billable
    """

    # @ApiMember(Description="The account to associate the billable with")
    account_id: Optional[str] = None
    """
    The account to associate the billable with
    """


    # @ApiMember(Description="The customer to associate the billable with")
    customer_id: Optional[str] = None
    """
    The customer to associate the billable with
    """


    # @ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")
    session_id: Optional[str] = None
    """
    The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
    """


    # @ApiMember(Description="The call SID to report")
    call_sid: Optional[str] = None
    """
    The call SID to report
    """


# @Api(Description="The result of one report of a batch.")
class Verdict(str, Enum):
    """
    The result of one report of a batch.
    """

    CREATED = 'Created'
    REPLAYED = 'Replayed'
    CONFLICT = 'Conflict'
    VOIDED = 'Voided'
    INVALID = 'Invalid'
    NOT_FOUND = 'NotFound'
    FORBIDDEN = 'Forbidden'
    FAILED = 'Failed'


# @Api(Description="A fault of one member.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ResponseError:
    """
    A fault of one member.
    """

    # @ApiMember(Description="The code of the fault.", IsRequired=true)
    error_code: Optional[str] = None
    """
    The code of the fault.
    """


    # @ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)
    field_name: Optional[str] = None
    """
    The member at fault, in PascalCase.
    """


    # @ApiMember(Description="The problem and its remedy.", IsRequired=true)
    message: Optional[str] = None
    """
    The problem and its remedy.
    """


# @Api(Description="The reason for an item of a batch that is not stored.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class VerdictError:
    """
    The reason for an item of a batch that is not stored.
    """

    # @ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)
    error_code: Optional[str] = None
    """
    A code that programs can rely on, the same as for a single report.
    """


    # @ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)
    message: Optional[str] = None
    """
    The problem and its remedy, for people.
    """


    # @ApiMember(Description="Every member at fault; empty if no member is.")
    errors: Optional[List[ResponseError]] = None
    """
    Every member at fault; empty if no member is.
    """


# @Api(Description="The number of reports with each verdict.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReportCounts:
    """
    The number of reports with each verdict.
    """

    # @ApiMember(Description="All reports.", IsRequired=true)
    total: Optional[int] = None
    """
    All reports.
    """


    # @ApiMember(Description="Reports that made a billable.", IsRequired=true)
    created: Optional[int] = None
    """
    Reports that made a billable.
    """


    # @ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)
    replayed: Optional[int] = None
    """
    Reports that repeat an earlier one.
    """


    # @ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)
    conflict: Optional[int] = None
    """
    Reports of calls that are billed to another customer or for another session.
    """


    # @ApiMember(Description="Reports of voided billables.", IsRequired=true)
    voided: Optional[int] = None
    """
    Reports of voided billables.
    """


    # @ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)
    invalid: Optional[int] = None
    """
    Reports that cannot be read or break a rule.
    """


    # @ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)
    not_found: Optional[int] = None
    """
    Reports whose session or customer is unknown.
    """


    # @ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)
    forbidden: Optional[int] = None
    """
    Reports in accounts that are not the caller's.
    """


    # @ApiMember(Description="Reports that are not confirmed.", IsRequired=true)
    failed: Optional[int] = None
    """
    Reports that are not confirmed.
    """


# @Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReportBillablesResponse:
    """
    A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
    """

    # @ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")
    index: Optional[int] = None
    """
    The position of the report in the body, from 0; absent in the last line.
    """


    verdict: Optional[Verdict] = None
    billable: Optional[BillableInfo] = None
    error: Optional[VerdictError] = None
    summary: Optional[ReportCounts] = None


# @Route("/billables/batch", "POST")
# @Api(Description="Report many billables")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReportBillables(List[NewBillable], IReturn[ReportBillablesResponse], IPost):
    """
    Report many billables
    """

    # @ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")
    verdicts: Optional[str] = None
    """
    The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
    """


# @Route("/billables/{id}", "GET")
# @Api(Description="Read a billable")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetBillable(IReturn[BillableInfo], IGet):
    """
    Read a billable
    """

    # @ApiMember(Description="The billable's id.")
    id: Optional[str] = None
    """
    The billable's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a billable of this id.
    """


# @Api(Description="A version of a call's facts, whole.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ExplainedFacts:
    """
    A version of a call's facts, whole.
    """

    # @ApiMember(Description="The version, from 1.", IsRequired=true)
    version: Optional[int] = None
    """
    The version, from 1.
    """


    # @ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    date_updated: Optional[str] = None
    """
    The time at which the version was stored, RFC 3339 in UTC to the microsecond.
    """


    # @ApiMember(Description="The subject that reported the version; absent for the role Customer.")
    updated_by: Optional[str] = None
    """
    The subject that reported the version; absent for the role Customer.
    """


    # @ApiMember(Description="The status, such as completed.")
    status: Optional[str] = None
    """
    The status, such as completed.
    """


    # @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    direction: Optional[str] = None
    """
    The direction: inbound, or a text that begins with outbound.
    """


    # @ApiMember(Description="The calling end.")
    from_: Optional[str] = field(metadata=config(field_name='from'), default=None)
    """
    The calling end.
    """


    # @ApiMember(Description="The called end.")
    to: Optional[str] = None
    """
    The called end.
    """


    # @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    start_time: Optional[str] = None
    """
    The start of the call, RFC 3339 in UTC.
    """


    # @ApiMember(Description="The duration in whole seconds.")
    duration: Optional[int] = None
    """
    The duration in whole seconds.
    """


    # @ApiMember(Description="The price of the carrier; absent for the role Customer.")
    price: Optional[float] = None
    """
    The price of the carrier; absent for the role Customer.
    """


    # @ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")
    price_unit: Optional[str] = None
    """
    The currency of the carrier's price; absent for the role Customer.
    """


# @Api(Description="The settings that an explanation uses, with their version and owner.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ExplainedTerms:
    """
    The settings that an explanation uses, with their version and owner.
    """

    # @ApiMember(Description="The terms of the item in the month.", IsRequired=true)
    terms: Optional[BillingItem] = None
    """
    The terms of the item in the month.
    """


    # @ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)
    version: Optional[int] = None
    """
    The version of the account's settings; 0 if the account has none.
    """


    # @ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")
    owner_customer_id: Optional[str] = None
    """
    The customer whose settings these are. Absent for the account's, and where the caller may not know.
    """


    # @ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)
    call_rating_version: Optional[int] = None
    """
    The version of the call rating that rounded the duration; 0 for the default.
    """


    # @ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")
    call_rating_owner_customer_id: Optional[str] = None
    """
    The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
    """


# @Api(Description="A step of an explanation.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ExplainedStep:
    """
    A step of an explanation.
    """

    # @ApiMember(Description="The name of the step.", IsRequired=true)
    step: Optional[str] = None
    """
    The name of the step.
    """


    # @ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)
    value: Optional[str] = None
    """
    The exact result of the step: a number, or a fraction where no decimal is exact.
    """


    # @ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)
    text: Optional[str] = None
    """
    The step with its numbers, for a person.
    """


# @Api(Description="The explanation of a billable: every step from the report to the amount of its month.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillableExplanation:
    """
    The explanation of a billable: every step from the report to the amount of its month.
    """

    # @ApiMember(Description="The billable.", IsRequired=true)
    billable: Optional[BillableInfo] = None
    """
    The billable.
    """


    # @ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)
    state: Optional[str] = None
    """
    Rated, Pending (the call has no final facts yet) or Voided.
    """


    # @ApiMember(Description="The currency of all amounts.", IsRequired=true)
    currency: Optional[str] = None
    """
    The currency of all amounts.
    """


    # @ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)
    time_zone: Optional[str] = None
    """
    The account's time zone at the start of the call.
    """


    # @ApiMember(Description="The local start of the call with its offset.")
    local_start: Optional[str] = None
    """
    The local start of the call with its offset.
    """


    # @ApiMember(Description="The local day of the call, YYYY-MM-DD.")
    day: Optional[str] = None
    """
    The local day of the call, YYYY-MM-DD.
    """


    # @ApiMember(Description="The item that pays for the call.")
    item: Optional[str] = None
    """
    The item that pays for the call.
    """


    # @ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)
    facts: Optional[List[ExplainedFacts]] = None
    """
    All versions of the call's facts, oldest first.
    """


    # @ApiMember(Description="The settings that the steps use; absent unless rated.")
    settings: Optional[ExplainedTerms] = None
    """
    The settings that the steps use; absent unless rated.
    """


    # @ApiMember(Description="The steps, in order.", IsRequired=true)
    steps: Optional[List[ExplainedStep]] = None
    """
    The steps, in order.
    """


    # @ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")
    month_amount: Optional[str] = None
    """
    The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
    """


    # @ApiMember(Description="The same without this call.")
    month_amount_without: Optional[str] = None
    """
    The same without this call.
    """


    # @ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")
    difference: Optional[str] = None
    """
    The amount of the month less what it would be without this call. These differences do not add up.
    """


# @Route("/billables/{id}/explain", "GET")
# @Api(Description="Explain a billable")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ExplainBillable(IReturn[BillableExplanation], IGet):
    """
    Explain a billable
    """

    # @ApiMember(Description="The billable's id.")
    id: Optional[str] = None
    """
    The billable's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a billable of this id.
    """


# @Api(Description="The kind of a change in a billable's life.")
class BillableAction(str, Enum):
    """
    The kind of a change in a billable's life.
    """

    REPORTED = 'Reported'
    VOIDED = 'Voided'
    REINSTATED = 'Reinstated'


# @Api(Description="A change in a billable's life.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillableChange:
    """
    A change in a billable's life.
    """

    # @ApiMember(Description="The kind of the change.", IsRequired=true)
    action: Optional[BillableAction] = None
    """
    The kind of the change.
    """


    # @ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    date: Optional[str] = None
    """
    The time of the change, RFC 3339 in UTC to the microsecond.
    """


    # @ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)
    by: Optional[str] = None
    """
    The subject of the caller that made the change.
    """


    # @ApiMember(Description="The reason for the change; a report has none.")
    reason: Optional[str] = None
    """
    The reason for the change; a report has none.
    """


# @Api(Description="The history of a billable.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetBillableHistoryResponse:
    """
    The history of a billable.
    """

    # @ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)
    items: Optional[List[BillableChange]] = None
    """
    The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    """


# @Route("/billables/{id}/history", "GET")
# @Api(Description="Read the history of a billable")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetBillableHistory(IReturn[GetBillableHistoryResponse], IGet):
    """
    Read the history of a billable
    """

    # @ApiMember(Description="The billable's id.")
    id: Optional[str] = None
    """
    The billable's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a billable of this id.
    """


# @Route("/billables/{id}/reinstate", "POST")
# @Api(Description="Reinstate a voided billable")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReinstateBillable(IReturn[BillableInfo], IPost):
    """
    Reinstate a voided billable
    """

    # @ApiMember(Description="The billable's id.")
    id: Optional[str] = None
    """
    The billable's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a billable of this id.
    """


    # @ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)
    reason: Optional[str] = None
    """
    The reason for the reinstatement: 1 to 500 characters, no control characters.
    """


# @Route("/billables/{id}/void", "POST")
# @Api(Description="Void a billable")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class VoidBillable(IReturn[BillableInfo], IPost):
    """
    Void a billable
    """

    # @ApiMember(Description="The billable's id.")
    id: Optional[str] = None
    """
    The billable's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a billable of this id.
    """


    # @ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)
    reason: Optional[str] = None
    """
    The reason for the void: 1 to 500 characters, no control characters.
    """


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingCustomerInfo:
    customer_id: Optional[str] = None
    international_costs: Optional[float] = None
    has_call_recording: Optional[bool] = None


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingInfo:
    customers: Optional[List[BillingCustomerInfo]] = None


# @Route("/billing", "GET")
# @Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetBilling(IReturn[BillingInfo]):
    """
    Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
    """

    # @ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)
    account_id: Optional[str] = None
    """
    Your Evo Voice Account ID
    """


    # @ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)
    start_date: Optional[str] = None
    """
    The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
    """


    # @ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)
    end_date: Optional[str] = None
    """
    The end of the date range you want to query for (we will include this entire day in the billing)
    """


    # @ApiMember(Description="Specify this to filter to a specific customer.")
    customer_id: Optional[str] = None
    """
    Specify this to filter to a specific customer.
    """


# @Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class CallInfo:
    """
    A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
    """

    # @ApiMember(Description="The carrier's id of the account; never known.")
    account_sid: Optional[str] = None
    """
    The carrier's id of the account; never known.
    """


    # @ApiMember(Description="The carrier's annotation of the call; never known.")
    annotation: Optional[str] = None
    """
    The carrier's annotation of the call; never known.
    """


    # @ApiMember(Description="The person or machine that answered the call; never known.")
    answered_by: Optional[str] = None
    """
    The person or machine that answered the call; never known.
    """


    # @ApiMember(Description="The name of the caller; never known.")
    caller_name: Optional[str] = None
    """
    The name of the caller; never known.
    """


    # @ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")
    date_created: Optional[str] = None
    """
    The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
    """


    # @ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")
    date_updated: Optional[str] = None
    """
    The time at which this version was stored, RFC 3339 in UTC to the microsecond.
    """


    # @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    direction: Optional[str] = None
    """
    The direction: inbound, or a text that begins with outbound.
    """


    # @ApiMember(Description="The duration in whole seconds.")
    duration: Optional[int] = None
    """
    The duration in whole seconds.
    """


    # @ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")
    end_time: Optional[str] = None
    """
    The end of the call, RFC 3339 in UTC; known if the start and the duration are.
    """


    # @ApiMember(Description="The number that forwarded the call; never known.")
    forwarded_from: Optional[str] = None
    """
    The number that forwarded the call; never known.
    """


    # @ApiMember(Description="The calling end.")
    from_: Optional[str] = field(metadata=config(field_name='from'), default=None)
    """
    The calling end.
    """


    # @ApiMember(Description="The calling end for people; never known.")
    from_formatted: Optional[str] = None
    """
    The calling end for people; never known.
    """


    # @ApiMember(Description="The call that this one is a leg of.")
    parent_call_sid: Optional[str] = None
    """
    The call that this one is a leg of.
    """


    # @ApiMember(Description="The carrier's id of the phone number; never known.")
    phone_number_sid: Optional[str] = None
    """
    The carrier's id of the phone number; never known.
    """


    # @ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")
    price: Optional[Decimal] = None
    """
    The price of the carrier, with the sign that the carrier gave.
    """


    # @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    price_unit: Optional[str] = None
    """
    The currency of the price, a code of ISO 4217.
    """


    # @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    sid: Optional[str] = None
    """
    The call, hex digits in lower case.
    """


    # @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    start_time: Optional[str] = None
    """
    The start of the call, RFC 3339 in UTC.
    """


    # @ApiMember(Description="The status, such as completed or no-answer.")
    status: Optional[str] = None
    """
    The status, such as completed or no-answer.
    """


    # @ApiMember(Description="The called end.")
    to: Optional[str] = None
    """
    The called end.
    """


    # @ApiMember(Description="The called end for people; never known.")
    to_formatted: Optional[str] = None
    """
    The called end for people; never known.
    """


    # @ApiMember(Description="The path of the call in this service.")
    uri: Optional[str] = None
    """
    The path of the call in this service.
    """


    # @ApiMember(Description="The account of the call.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account of the call.
    """


    # @ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)
    version: Optional[int] = None
    """
    The version of the facts: 1 for the first one, and 1 more for each change.
    """


    # @ApiMember(Description="Whether the call was recorded.")
    is_recorded: Optional[bool] = None
    """
    Whether the call was recorded.
    """


    # @ApiMember(Description="The live billable that the totals count the call for.")
    billable_id: Optional[str] = None
    """
    The live billable that the totals count the call for.
    """


    # @ApiMember(Description="The customer that the call is billed to.")
    customer_id: Optional[str] = None
    """
    The customer that the call is billed to.
    """


    # @ApiMember(Description="The seconds that are billed.")
    billed_seconds: Optional[int] = None
    """
    The seconds that are billed.
    """


    # @ApiMember(Description="The time at which the call was taken off the list of unreported calls.")
    date_dismissed: Optional[str] = None
    """
    The time at which the call was taken off the list of unreported calls.
    """


    # @ApiMember(Description="The subject that took the call off the list of unreported calls.")
    dismissed_by: Optional[str] = None
    """
    The subject that took the call off the list of unreported calls.
    """


    # @ApiMember(Description="The reason why the call was taken off the list of unreported calls.")
    dismiss_reason: Optional[str] = None
    """
    The reason why the call was taken off the list of unreported calls.
    """


# @Route("/billing/calls", "GET")
# @Api(Description="Retrieve all calls")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListCalls(IReturn[List[CallInfo]]):
    """
    Retrieve all calls
    """

    # @ApiMember(Description="The account ID you are listing for")
    account_id: Optional[str] = None
    """
    The account ID you are listing for
    """


    # @ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")
    start_date: Optional[str] = None
    """
    The start date to retrieve calls for (YYYY-MM-DD)
    """


    # @ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")
    end_date: Optional[str] = None
    """
    The end date to retrieve calls for (YYYY-MM-DD)
    """


# @Api(Description="A page of billables whose calls have no final facts, oldest first.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListPendingBillablesResponse:
    """
    A page of billables whose calls have no final facts, oldest first.
    """

    # @ApiMember(Description="The items of this page.", IsRequired=true)
    items: Optional[List[BillableInfo]] = None
    """
    The items of this page.
    """


    # @ApiMember(Description="The cursor of the next page; absent on the last one.")
    next_cursor: Optional[str] = None
    """
    The cursor of the next page; absent on the last one.
    """


    # @ApiMember(Description="Whether another page follows.", IsRequired=true)
    has_more_pages: Optional[bool] = None
    """
    Whether another page follows.
    """


# @Route("/billing/pending", "GET")
# @Api(Description="List billables whose calls have no final facts yet, oldest first")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListPendingBillables(IReturn[ListPendingBillablesResponse], IGet):
    """
    List billables whose calls have no final facts yet, oldest first
    """

    # @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    account_id: Optional[str] = None
    """
    The account. A caller with exactly one account may leave it out.
    """


    # @ApiMember(Description="Only billables of this customer.")
    customer_id: Optional[str] = None
    """
    Only billables of this customer.
    """


    # @ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    start_date: Optional[str] = None
    """
    The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    """


    # @ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")
    end_date: Optional[str] = None
    """
    The last day of the reports, YYYY-MM-DD; today if not given.
    """


    # @ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")
    limit: Optional[int] = None
    """
    The number of billables in a page, 50 if not given. A page may have fewer.
    """


    # @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")
    cursor: Optional[str] = None
    """
    The start of the page: the nextCursor of the page before, with the same days and filter.
    """


# @Api(Description="An item of a preview.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingPreviewItem:
    """
    An item of a preview.
    """

    # @ApiMember(Description="The name of the item.", IsRequired=true)
    item: Optional[str] = None
    """
    The name of the item.
    """


    # @ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)
    amount: Optional[str] = None
    """
    The amount of the month, with exactly the currency's places.
    """


    # @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    preview_amount: Optional[str] = None
    """
    The amount that the month would have with the settings of the request.
    """


# @Api(Description="The amounts of a month, as they are and with other settings.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingPreview:
    """
    The amounts of a month, as they are and with other settings.
    """

    # @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    currency: Optional[str] = None
    """
    The currency of the amounts.
    """


    # @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    month: Optional[str] = None
    """
    The month, YYYY-MM.
    """


    # @ApiMember(Description="The items that cost something in either case.", IsRequired=true)
    items: Optional[List[BillingPreviewItem]] = None
    """
    The items that cost something in either case.
    """


    # @ApiMember(Description="The amount of the month.", IsRequired=true)
    amount: Optional[str] = None
    """
    The amount of the month.
    """


    # @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    preview_amount: Optional[str] = None
    """
    The amount that the month would have with the settings of the request.
    """


    # @ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)
    pending_calls: Optional[int] = None
    """
    The calls of the month without final facts, which have no amount yet.
    """


# @Route("/billing/preview", "POST")
# @Api(Description="Compute the amounts that a month would have with other billing settings")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class PreviewBilling(IReturn[BillingPreview], IPost):
    """
    Compute the amounts that a month would have with other billing settings
    """

    # @ApiMember(Description="The account.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account.
    """


    # @ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")
    customer_id: Optional[str] = None
    """
    Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
    """


    # @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    month: Optional[str] = None
    """
    The month, YYYY-MM.
    """


    # @ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")
    billing_settings: Optional[BillingSettings] = None
    """
    The settings to try: each given item replaces the one that counts, and the others stay.
    """


# @Api(Description="A line of totals. It has the keys that `groupBy` names.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingTotalsItem:
    """
    A line of totals. It has the keys that `groupBy` names.
    """

    # @ApiMember(Description="The customer.")
    customer_id: Optional[str] = None
    """
    The customer.
    """


    # @ApiMember(Description="The customer's name.")
    customer_name: Optional[str] = None
    """
    The customer's name.
    """


    # @ApiMember(Description="The day, YYYY-MM-DD.")
    day: Optional[str] = None
    """
    The day, YYYY-MM-DD.
    """


    # @ApiMember(Description="The month, YYYY-MM.")
    month: Optional[str] = None
    """
    The month, YYYY-MM.
    """


    # @ApiMember(Description="The item, or pending for calls without final facts.")
    item: Optional[str] = None
    """
    The item, or pending for calls without final facts.
    """


    # @ApiMember(Description="The live billables.", IsRequired=true)
    calls: Optional[int] = None
    """
    The live billables.
    """


    # @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    answered_calls: Optional[int] = None
    """
    The calls of these that pay a connect fee: completed, and longer than 0 s.
    """


    # @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    pending_calls: Optional[int] = None
    """
    The calls of these without final facts, which have no amount yet.
    """


    # @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    voided_calls: Optional[int] = None
    """
    The voided billables, which `calls` leaves out.
    """


    # @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    seconds: Optional[int] = None
    """
    The durations of the answered calls, in seconds.
    """


    # @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    billed_seconds: Optional[int] = None
    """
    The durations after the rounding to increments, in seconds.
    """


    # @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    unpriced_international_calls: Optional[int] = None
    """
    The international calls whose carrier's price is in another currency than the account's.
    """


    # @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    amount: Optional[str] = None
    """
    The amount, with exactly the currency's places.
    """


# @Api(Description="The counts and the amount of a whole range.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingTotal:
    """
    The counts and the amount of a whole range.
    """

    # @ApiMember(Description="The live billables.", IsRequired=true)
    calls: Optional[int] = None
    """
    The live billables.
    """


    # @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    answered_calls: Optional[int] = None
    """
    The calls of these that pay a connect fee: completed, and longer than 0 s.
    """


    # @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    pending_calls: Optional[int] = None
    """
    The calls of these without final facts, which have no amount yet.
    """


    # @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    voided_calls: Optional[int] = None
    """
    The voided billables, which `calls` leaves out.
    """


    # @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    seconds: Optional[int] = None
    """
    The durations of the answered calls, in seconds.
    """


    # @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    billed_seconds: Optional[int] = None
    """
    The durations after the rounding to increments, in seconds.
    """


    # @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    unpriced_international_calls: Optional[int] = None
    """
    The international calls whose carrier's price is in another currency than the account's.
    """


    # @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    amount: Optional[str] = None
    """
    The amount, with exactly the currency's places.
    """


# @Api(Description="Counts and amounts of a range of days.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class BillingTotals:
    """
    Counts and amounts of a range of days.
    """

    # @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    currency: Optional[str] = None
    """
    The currency of the amounts.
    """


    # @ApiMember(Description="The time zone of the days.", IsRequired=true)
    time_zone: Optional[str] = None
    """
    The time zone of the days.
    """


    # @ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    as_of: Optional[str] = None
    """
    The time as of which the totals are, RFC 3339 in UTC to the microsecond.
    """


    # @ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)
    items: Optional[List[BillingTotalsItem]] = None
    """
    The lines, by their keys; none without groupBy.
    """


    # @ApiMember(Description="All lines together.", IsRequired=true)
    total: Optional[BillingTotal] = None
    """
    All lines together.
    """


# @Route("/billing/totals", "GET")
# @Api(Description="Read counts and amounts of a range of days")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetBillingTotals(IReturn[BillingTotals], IGet):
    """
    Read counts and amounts of a range of days
    """

    # @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    account_id: Optional[str] = None
    """
    The account. A caller with exactly one account may leave it out.
    """


    # @ApiMember(Description="Only this customer.")
    customer_id: Optional[str] = None
    """
    Only this customer.
    """


    # @ApiMember(Description="Whether the customers below the named one count too.")
    include_descendants: Optional[bool] = None
    """
    Whether the customers below the named one count too.
    """


    # @ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)
    start_date: Optional[str] = None
    """
    The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
    """


    # @ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)
    end_date: Optional[str] = None
    """
    The last day, YYYY-MM-DD. The range has at most 366 days.
    """


    # @ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")
    group_by: Optional[str] = None
    """
    The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
    """


# @Api(Description="A page of calls that nobody reported, oldest first.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListUnreportedCallsResponse:
    """
    A page of calls that nobody reported, oldest first.
    """

    # @ApiMember(Description="The items of this page.", IsRequired=true)
    items: Optional[List[CallInfo]] = None
    """
    The items of this page.
    """


    # @ApiMember(Description="The cursor of the next page; absent on the last one.")
    next_cursor: Optional[str] = None
    """
    The cursor of the next page; absent on the last one.
    """


    # @ApiMember(Description="Whether another page follows.", IsRequired=true)
    has_more_pages: Optional[bool] = None
    """
    Whether another page follows.
    """


# @Route("/billing/unreported", "GET")
# @Api(Description="List the calls that nobody reported, oldest first")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListUnreportedCalls(IReturn[ListUnreportedCallsResponse], IGet):
    """
    List the calls that nobody reported, oldest first
    """

    # @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    account_id: Optional[str] = None
    """
    The account. A caller with exactly one account may leave it out.
    """


    # @ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    start_date: Optional[str] = None
    """
    The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    """


    # @ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")
    end_date: Optional[str] = None
    """
    The last day, YYYY-MM-DD; today if not given.
    """


    # @ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")
    limit: Optional[int] = None
    """
    The number of calls in a page, 50 if not given. A page may have fewer.
    """


    # @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")
    cursor: Optional[str] = None
    """
    The start of the page: the nextCursor of the page before, with the same days.
    """


@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class UsageRecordInfo:
    account_sid: Optional[str] = None
    category: Optional[str] = None
    count: Optional[float] = None
    count_unit: Optional[str] = None
    description: Optional[str] = None
    end_date: Optional[str] = None
    price: Optional[float] = None
    price_unit: Optional[str] = None
    start_date: Optional[str] = None
    usage: Optional[str] = None
    usage_unit: Optional[str] = None
    uri: Optional[str] = None


# @Route("/billing/usage", "GET")
# @Api(Description="Gets all usage records for specified date range")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListUsageRecords(IReturn[List[UsageRecordInfo]], IGet):
    """
    Gets all usage records for specified date range
    """

    # @ApiMember(Description="The account ID you are listing for")
    account_id: Optional[str] = None
    """
    The account ID you are listing for
    """


    # @ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")
    start_date: Optional[str] = None
    """
    The start date to retrieve usage records for (YYYY-MM-DD)
    """


    # @ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")
    end_date: Optional[str] = None
    """
    The end date to retrieve usage records for (YYYY-MM-DD)
    """


# @Route("/calls", "POST")
# @Api(Description="Report the facts of a call")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReportCall(IReturn[CallInfo], IPost):
    """
    Report the facts of a call
    """

    # @ApiMember(Description="The account whose carrier made the call.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account whose carrier made the call.
    """


    # @ApiMember(Description="The call.", IsRequired=true)
    call_sid: Optional[str] = None
    """
    The call.
    """


    # @ApiMember(Description="The call that this one is a leg of.")
    parent_call_sid: Optional[str] = None
    """
    The call that this one is a leg of.
    """


    # @ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")
    direction: Optional[str] = None
    """
    The direction: inbound, or a text that begins with outbound, such as outbound-dial.
    """


    # @ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    from_: Optional[str] = field(metadata=config(field_name='from'), default=None)
    """
    The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    """


    # @ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    to: Optional[str] = None
    """
    The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    """


    # @ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")
    start_time: Optional[str] = None
    """
    The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
    """


    # @ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")
    end_time: Optional[str] = None
    """
    The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
    """


    # @ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")
    duration: Optional[int] = None
    """
    The duration in whole seconds, at most 7 days. Without it, the time from start to end.
    """


    # @ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")
    status: Optional[str] = None
    """
    The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
    """


    # @ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")
    price: Optional[Decimal] = None
    """
    The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
    """


    # @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    price_unit: Optional[str] = None
    """
    The currency of the price, a code of ISO 4217.
    """


    # @ApiMember(Description="Whether the call was recorded.")
    is_recorded: Optional[bool] = None
    """
    Whether the call was recorded.
    """


    # @ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")
    replaces: Optional[int] = None
    """
    The newest version of the call, to go back on purpose to members of a former version.
    """


# @Api(Description="The result of one call of a batch.")
class CallVerdict(str, Enum):
    """
    The result of one call of a batch.
    """

    CREATED = 'Created'
    CHANGED = 'Changed'
    UNCHANGED = 'Unchanged'
    SUPERSEDED = 'Superseded'
    INVALID = 'Invalid'
    NOT_FOUND = 'NotFound'
    FORBIDDEN = 'Forbidden'
    FAILED = 'Failed'


# @Api(Description="The number of calls with each verdict.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class CallCounts:
    """
    The number of calls with each verdict.
    """

    # @ApiMember(Description="All calls.", IsRequired=true)
    total: Optional[int] = None
    """
    All calls.
    """


    # @ApiMember(Description="Calls that got their first facts.", IsRequired=true)
    created: Optional[int] = None
    """
    Calls that got their first facts.
    """


    # @ApiMember(Description="Calls that got a newer version.", IsRequired=true)
    changed: Optional[int] = None
    """
    Calls that got a newer version.
    """


    # @ApiMember(Description="Calls whose facts are known already.", IsRequired=true)
    unchanged: Optional[int] = None
    """
    Calls whose facts are known already.
    """


    # @ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)
    superseded: Optional[int] = None
    """
    Calls of which `replaces` does not name the newest version.
    """


    # @ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)
    invalid: Optional[int] = None
    """
    Calls whose facts cannot be read or break a rule.
    """


    # @ApiMember(Description="Calls whose account does not exist.", IsRequired=true)
    not_found: Optional[int] = None
    """
    Calls whose account does not exist.
    """


    # @ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)
    forbidden: Optional[int] = None
    """
    Calls in accounts that are not the caller's.
    """


    # @ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)
    failed: Optional[int] = None
    """
    Calls whose facts are not confirmed.
    """


# @Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReportCallsResponse:
    """
    A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
    """

    # @ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")
    index: Optional[int] = None
    """
    The position of the call in the body, from 0; absent in the last line.
    """


    verdict: Optional[CallVerdict] = None
    # @ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")
    version: Optional[int] = None
    """
    The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
    """


    error: Optional[VerdictError] = None
    summary: Optional[CallCounts] = None


# @Route("/calls/batch", "POST")
# @Api(Description="Report the facts of many calls")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ReportCalls(List[ReportCall], IReturn[ReportCallsResponse], IPost):
    """
    Report the facts of many calls
    """

    # @ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")
    verdicts: Optional[str] = None
    """
    The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
    """


# @Route("/calls/{callSid}", "GET")
# @Api(Description="Read a call")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetCall(IReturn[CallInfo], IGet):
    """
    Read a call
    """

    # @ApiMember(Description="The call.")
    call_sid: Optional[str] = None
    """
    The call.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have this call.
    """


# @Route("/calls/{callSid}/dismiss", "POST")
# @Api(Description="Take a call off the list of unreported calls")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class DismissCall(IReturn[CallInfo], IPost):
    """
    Take a call off the list of unreported calls
    """

    # @ApiMember(Description="The call.")
    call_sid: Optional[str] = None
    """
    The call.
    """


    # @ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")
    account_id: Optional[str] = None
    """
    The account of the call; needed if several of the caller's accounts have this call.
    """


    # @ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)
    reason: Optional[str] = None
    """
    The reason for the dismissal: 1 to 500 characters, no control characters.
    """


# @Api(Description="A customer of an account.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class CustomerInfo:
    """
    A customer of an account.
    """

    # @ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)
    id: Optional[str] = None
    """
    The customer's id, unique within the account.
    """


    # @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account that the customer belongs to.
    """


    # @ApiMember(Description="The name of the customer.", IsRequired=true)
    name: Optional[str] = None
    """
    The name of the customer.
    """


    # @ApiMember(Description="The customer above this one, in the same account.")
    parent_customer_id: Optional[str] = None
    """
    The customer above this one, in the same account.
    """


    # @ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")
    override_billing_settings: Optional[bool] = None
    """
    Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
    """


    # @ApiMember(Description="The customer's own billing settings in the current month.")
    billing_settings: Optional[BillingSettings] = None
    """
    The customer's own billing settings in the current month.
    """


    # @ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")
    end_month: Optional[str] = None
    """
    The last month of the customer's base costs, YYYY-MM.
    """


    # @ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    date_created: Optional[str] = None
    """
    The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    """


# @Api(Description="A page of customers, by id.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListCustomersResponse:
    """
    A page of customers, by id.
    """

    # @ApiMember(Description="The items of this page.", IsRequired=true)
    items: Optional[List[CustomerInfo]] = None
    """
    The items of this page.
    """


    # @ApiMember(Description="The cursor of the next page; absent on the last one.")
    next_cursor: Optional[str] = None
    """
    The cursor of the next page; absent on the last one.
    """


    # @ApiMember(Description="Whether another page follows.", IsRequired=true)
    has_more_pages: Optional[bool] = None
    """
    Whether another page follows.
    """


# @Route("/customers", "GET")
# @Api(Description="List the customers of an account, by id")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListCustomers(IReturn[ListCustomersResponse], IGet):
    """
    List the customers of an account, by id
    """

    # @ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")
    account_id: Optional[str] = None
    """
    The account whose customers are listed. A caller with exactly one account may leave it out.
    """


    # @ApiMember(Description="The number of customers in a page, 50 if not given.")
    limit: Optional[int] = None
    """
    The number of customers in a page, 50 if not given.
    """


    # @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")
    cursor: Optional[str] = None
    """
    The start of the page: the nextCursor of the page before, with the same filter.
    """


# @Route("/customers", "POST")
# @Api(Description="Create a customer")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class NewCustomer(IReturn[CustomerInfo], IPost):
    """
    Create a customer
    """

    # @ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    id: Optional[str] = None
    """
    The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    """


    # @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account that the customer belongs to.
    """


    # @ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)
    name: Optional[str] = None
    """
    The name of the customer: 1 to 200 characters.
    """


    # @ApiMember(Description="The customer above this one, in the same account.")
    parent_customer_id: Optional[str] = None
    """
    The customer above this one, in the same account.
    """


# @Route("/customers/{customerId}", "GET")
# @Api(Description="Read a customer")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetCustomer(IReturn[CustomerInfo], IGet):
    """
    Read a customer
    """

    # @ApiMember(Description="The customer's id.")
    customer_id: Optional[str] = None
    """
    The customer's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a customer of this id.
    """


# @Route("/customers/{customerId}", "PATCH")
# @Api(Description="Change a customer's settings, name or last month")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class PatchCustomer(IReturn[CustomerInfo], IPatch):
    """
    Change a customer's settings, name or last month
    """

    # @ApiMember(Description="The customer's id.")
    customer_id: Optional[str] = None
    """
    The customer's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a customer of this id.
    """


    # @ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")
    name: Optional[str] = None
    """
    The corrected name of the customer: 1 to 200 characters.
    """


    # @ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")
    override_billing_settings: Optional[bool] = None
    """
    Override this customer's billing settings? Otherwise inherits from parent
    """


    # @ApiMember(Description="Updated billing settings for this customer")
    billing_settings: Optional[BillingSettings] = None
    """
    Updated billing settings for this customer
    """


    # @ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")
    end_month: Optional[str] = None
    """
    The last month of the customer's base costs, YYYY-MM; none for no last month.
    """


    # @ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    effective_month: Optional[str] = None
    """
    The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    """


    # @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    restate: Optional[bool] = None
    """
    Whether the change may reach months that a statement has stated. The differences then become adjustments.
    """


# @Api(Description="An item of the billing settings that count for a customer.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class EffectiveBillingItem:
    """
    An item of the billing settings that count for a customer.
    """

    # @ApiMember(Description="The name of the item.", IsRequired=true)
    item: Optional[str] = None
    """
    The name of the item.
    """


    # @ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)
    terms: Optional[BillingItem] = None
    """
    The terms of the item; an item that the settings do not have costs nothing.
    """


    # @ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")
    owner_customer_id: Optional[str] = None
    """
    The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
    """


    # @ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)
    version: Optional[int] = None
    """
    The version of the account's settings that the item is of; 0 if the account has none.
    """


# @Api(Description="The billing settings that count for a customer in a month.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class EffectiveBillingSettings:
    """
    The billing settings that count for a customer in a month.
    """

    # @ApiMember(Description="The account of the customer.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account of the customer.
    """


    # @ApiMember(Description="The customer.", IsRequired=true)
    customer_id: Optional[str] = None
    """
    The customer.
    """


    # @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    month: Optional[str] = None
    """
    The month, YYYY-MM.
    """


    # @ApiMember(Description="The currency of the costs.", IsRequired=true)
    currency: Optional[str] = None
    """
    The currency of the costs.
    """


    # @ApiMember(Description="All nine items.", IsRequired=true)
    items: Optional[List[EffectiveBillingItem]] = None
    """
    All nine items.
    """


# @Route("/customers/{customerId}/billing-settings", "GET")
# @Api(Description="Read the billing settings that count for a customer")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetEffectiveBillingSettings(IReturn[EffectiveBillingSettings], IGet):
    """
    Read the billing settings that count for a customer
    """

    # @ApiMember(Description="The customer's id.")
    customer_id: Optional[str] = None
    """
    The customer's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a customer of this id.
    """


    # @ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")
    month: Optional[str] = None
    """
    The month in which the settings count, YYYY-MM: the current month if not given.
    """


# @Route("/customers/{customerId}/call-rating", "GET")
# @Api(Description="Read the call rating that counts for a customer")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetCustomerCallRating(IReturn[CallRatingInfo], IGet):
    """
    Read the call rating that counts for a customer
    """

    # @ApiMember(Description="The customer's id.")
    customer_id: Optional[str] = None
    """
    The customer's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a customer of this id.
    """


    # @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    month: Optional[str] = None
    """
    The month in which the rating counts, YYYY-MM: the current month if not given.
    """


# @Route("/customers/{customerId}/call-rating", "PUT")
# @Api(Description="Set a customer's own call rating")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class PutCustomerCallRating(IReturn[CallRatingInfo], IPut):
    """
    Set a customer's own call rating
    """

    # @ApiMember(Description="The customer's id.")
    customer_id: Optional[str] = None
    """
    The customer's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a customer of this id.
    """


    # @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    initial_increment: Optional[int] = None
    """
    The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    """


    # @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    increment: Optional[int] = None
    """
    The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    """


    # @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    minimum: Optional[int] = None
    """
    The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    """


    # @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    connect_fee: Optional[float] = None
    """
    The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    """


    # @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    effective_month: Optional[str] = None
    """
    The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    """


# @Route("/customers/{customerId}/call-rating", "DELETE")
# @Api(Description="Delete a customer's own call rating")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class DeleteCustomerCallRating(IReturn[CallRatingInfo], IDelete):
    """
    Delete a customer's own call rating
    """

    # @ApiMember(Description="The customer's id.")
    customer_id: Optional[str] = None
    """
    The customer's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a customer of this id.
    """


    # @ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")
    effective_month: Optional[str] = None
    """
    The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
    """


# @Api(Description="A session.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class SessionInfo:
    """
    A session.
    """

    # @ApiMember(Description="The session's id, unique within the account.", IsRequired=true)
    id: Optional[str] = None
    """
    The session's id, unique within the account.
    """


    # @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account that the session belongs to.
    """


    # @ApiMember(Description="The customer of the session.", IsRequired=true)
    customer_id: Optional[str] = None
    """
    The customer of the session.
    """


    # @ApiMember(Description="The call of the session, if there is one.")
    call_sid: Optional[str] = None
    """
    The call of the session, if there is one.
    """


    # @ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    date_created: Optional[str] = None
    """
    The time at which the session was created, RFC 3339 in UTC to the microsecond.
    """


# @Api(Description="A page of sessions, by id.")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListSessionsResponse:
    """
    A page of sessions, by id.
    """

    # @ApiMember(Description="The items of this page.", IsRequired=true)
    items: Optional[List[SessionInfo]] = None
    """
    The items of this page.
    """


    # @ApiMember(Description="The cursor of the next page; absent on the last one.")
    next_cursor: Optional[str] = None
    """
    The cursor of the next page; absent on the last one.
    """


    # @ApiMember(Description="Whether another page follows.", IsRequired=true)
    has_more_pages: Optional[bool] = None
    """
    Whether another page follows.
    """


# @Route("/sessions", "GET")
# @Api(Description="List the sessions of an account, by id")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class ListSessions(IReturn[ListSessionsResponse], IGet):
    """
    List the sessions of an account, by id
    """

    # @ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")
    account_id: Optional[str] = None
    """
    The account whose sessions are listed. A caller with exactly one account may leave it out.
    """


    # @ApiMember(Description="Only sessions of this customer.")
    customer_id: Optional[str] = None
    """
    Only sessions of this customer.
    """


    # @ApiMember(Description="The number of sessions in a page, 50 if not given.")
    limit: Optional[int] = None
    """
    The number of sessions in a page, 50 if not given.
    """


    # @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    cursor: Optional[str] = None
    """
    The start of the page: the nextCursor of the page before, with the same filters.
    """


# @Route("/sessions", "POST")
# @Api(Description="Create a session")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class NewSession(IReturn[SessionInfo], IPost):
    """
    Create a session
    """

    # @ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    id: Optional[str] = None
    """
    The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    """


    # @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    account_id: Optional[str] = None
    """
    The account that the session belongs to.
    """


    # @ApiMember(Description="The customer of the session.", IsRequired=true)
    customer_id: Optional[str] = None
    """
    The customer of the session.
    """


    # @ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")
    call_sid: Optional[str] = None
    """
    The call of the session, if there is one; a report that names the session may then leave the call out.
    """


# @Route("/sessions/{id}", "GET")
# @Api(Description="Read a session")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class GetSession(IReturn[SessionInfo], IGet):
    """
    Read a session
    """

    # @ApiMember(Description="The session's id.")
    id: Optional[str] = None
    """
    The session's id.
    """


    # @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")
    account_id: Optional[str] = None
    """
    The account to look in; needed if several of the caller's accounts have a session of this id.
    """


# @Route("/twilio/{accountId}/call-status", "POST")
# @Api(Description="Take a status callback of Twilio")
@dataclass_json(letter_case=LetterCase.CAMEL, undefined=Undefined.EXCLUDE)
@dataclass
class TwilioCallStatus(IReturnVoid, IPost):
    """
    Take a status callback of Twilio
    """

    # @ApiMember(Description="The account whose carrier Twilio is.")
    account_id: Optional[str] = None
    """
    The account whose carrier Twilio is.
    """


    # @ApiMember(Description="The call.", IsRequired=true)
    CallSid: Optional[str] = field(metadata=config(field_name='CallSid'), default=None)
    """
    The call.
    """


    # @ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")
    AccountSid: Optional[str] = field(metadata=config(field_name='AccountSid'), default=None)
    """
    The account at Twilio, which must be the configured one if one is configured.
    """


    # @ApiMember(Description="The call that this one is a leg of.")
    ParentCallSid: Optional[str] = field(metadata=config(field_name='ParentCallSid'), default=None)
    """
    The call that this one is a leg of.
    """


    # @ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")
    Direction: Optional[str] = field(metadata=config(field_name='Direction'), default=None)
    """
    The direction: inbound, outbound-api or outbound-dial.
    """


    # @ApiMember(Description="The calling end.")
    From: Optional[str] = field(metadata=config(field_name='From'), default=None)
    """
    The calling end.
    """


    # @ApiMember(Description="The called end.")
    To: Optional[str] = field(metadata=config(field_name='To'), default=None)
    """
    The called end.
    """


    # @ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)
    CallStatus: Optional[str] = field(metadata=config(field_name='CallStatus'), default=None)
    """
    The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
    """


    # @ApiMember(Description="The duration of a completed call in seconds.")
    CallDuration: Optional[str] = field(metadata=config(field_name='CallDuration'), default=None)
    """
    The duration of a completed call in seconds.
    """


    # @ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")
    Timestamp: Optional[str] = field(metadata=config(field_name='Timestamp'), default=None)
    """
    The time of the event, RFC 2822. The start of a completed call is this time less the duration.
    """


    # @ApiMember(Description="The price of the call.")
    Price: Optional[str] = field(metadata=config(field_name='Price'), default=None)
    """
    The price of the call.
    """


    # @ApiMember(Description="The currency of the price.")
    PriceUnit: Optional[str] = field(metadata=config(field_name='PriceUnit'), default=None)
    """
    The currency of the price.
    """


    # @ApiMember(Description="The URL of a recording, which says that the call was recorded.")
    RecordingUrl: Optional[str] = field(metadata=config(field_name='RecordingUrl'), default=None)
    """
    The URL of a recording, which says that the call was recorded.
    """


    # @ApiMember(Description="The id of a recording, which says that the call was recorded.")
    RecordingSid: Optional[str] = field(metadata=config(field_name='RecordingSid'), default=None)
    """
    The id of a recording, which says that the call was recorded.
    """
