' Options:
'Version: 0.1.0
'Tip: To set an option, take the "'" before it away and update this file
'BaseUrl: http://localhost:8080
''GlobalNamespace: 
''MakePartial: True
''MakeVirtual: True
''AddReturnMarker: True
''AddDescriptionAsComments: True
''AddDataContractAttributes: False
''InitializeCollections: True
''IncludeTypes: 
''ExcludeTypes: 

Imports System
Imports System.Collections
Imports System.Collections.Generic
Imports System.Runtime.Serialization
Imports ServiceStack
Imports ServiceStack.DataAnnotations
Imports Voice.Api.Billing
Imports Voice.Api.Dashboard

Namespace Global

    Namespace Voice.Api.Billing

        '''<Summary>
        '''An account.
        '''</Summary>
        <Api(Description:="An account.")>
        Public Partial Class AccountInfo
            '''<Summary>
            '''The account's id.
            '''</Summary>
            <ApiMember(Description:="The account's id.", IsRequired:=true)>
            Public Overridable Property Id As String

            '''<Summary>
            '''The name of the account.
            '''</Summary>
            <ApiMember(Description:="The name of the account.", IsRequired:=true)>
            Public Overridable Property Name As String

            '''<Summary>
            '''The time zone in which the account's days begin. Lists leave this and the following members out.
            '''</Summary>
            <ApiMember(Description:="The time zone in which the account's days begin. Lists leave this and the following members out.")>
            Public Overridable Property TimeZone As String

            '''<Summary>
            '''The currency of all amounts, of ISO 4217.
            '''</Summary>
            <ApiMember(Description:="The currency of all amounts, of ISO 4217.")>
            Public Overridable Property Currency As String

            '''<Summary>
            '''The account's country, of ISO 3166: numbers of other countries are international.
            '''</Summary>
            <ApiMember(Description:="The account's country, of ISO 3166: numbers of other countries are international.")>
            Public Overridable Property Country As String

            '''<Summary>
            '''The billing settings for this account
            '''</Summary>
            <ApiMember(Description:="The billing settings for this account")>
            Public Overridable Property BillingSettings As BillingSettings

            '''<Summary>
            '''The time at which the account was created, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired:=true)>
            Public Overridable Property DateCreated As String
        End Class

        '''<Summary>
        '''Sign in
        '''</Summary>
        <Route("/auth", "POST")>
        <Api(Description:="Sign in")>
        Public Partial Class Authenticate
            Implements IReturn(Of AuthenticateResponse)
            Implements IPost
            '''<Summary>
            '''The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
            '''</Summary>
            <ApiMember(Description:="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")>
            Public Overridable Property Provider As String

            '''<Summary>
            '''The user's name, in upper or lower case.
            '''</Summary>
            <ApiMember(Description:="The user's name, in upper or lower case.")>
            Public Overridable Property UserName As String

            '''<Summary>
            '''The user's password.
            '''</Summary>
            <ApiMember(Description:="The user's password.")>
            Public Overridable Property Password As String

            '''<Summary>
            '''Also set the cookie ss-pid, which outlives the browser.
            '''</Summary>
            <ApiMember(Description:="Also set the cookie ss-pid, which outlives the browser.")>
            Public Overridable Property RememberMe As Nullable(Of Boolean)

            '''<Summary>
            '''Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
            '''</Summary>
            <ApiMember(Description:="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")>
            Public Overridable Property UseTokenCookie As Nullable(Of Boolean)
        End Class

        '''<Summary>
        '''The signed-in user, and the tokens.
        '''</Summary>
        <Api(Description:="The signed-in user, and the tokens.")>
        Public Partial Class AuthenticateResponse
            Public Sub New()
                Roles = New List(Of String)
                Permissions = New List(Of String)
            End Sub

            '''<Summary>
            '''The user's id, which is its name in lower case.
            '''</Summary>
            <ApiMember(Description:="The user's id, which is its name in lower case.")>
            Public Overridable Property UserId As String

            '''<Summary>
            '''The id of the sign-in, which is not a secret.
            '''</Summary>
            <ApiMember(Description:="The id of the sign-in, which is not a secret.")>
            Public Overridable Property SessionId As String

            '''<Summary>
            '''The user's name.
            '''</Summary>
            <ApiMember(Description:="The user's name.")>
            Public Overridable Property UserName As String

            '''<Summary>
            '''The name to show for the user.
            '''</Summary>
            <ApiMember(Description:="The name to show for the user.")>
            Public Overridable Property DisplayName As String

            '''<Summary>
            '''The access token, unless it is in a cookie.
            '''</Summary>
            <ApiMember(Description:="The access token, unless it is in a cookie.")>
            Public Overridable Property BearerToken As String

            '''<Summary>
            '''The refresh token, unless it is in a cookie.
            '''</Summary>
            <ApiMember(Description:="The refresh token, unless it is in a cookie.")>
            Public Overridable Property RefreshToken As String

            '''<Summary>
            '''The end of the refresh token: RFC 3339, UTC.
            '''</Summary>
            <ApiMember(Description:="The end of the refresh token: RFC 3339, UTC.")>
            Public Overridable Property RefreshTokenExpiry As String

            '''<Summary>
            '''The user's roles.
            '''</Summary>
            <ApiMember(Description:="The user's roles.", IsRequired:=true)>
            Public Overridable Property Roles As List(Of String)

            '''<Summary>
            '''The permissions that the roles have.
            '''</Summary>
            <ApiMember(Description:="The permissions that the roles have.", IsRequired:=true)>
            Public Overridable Property Permissions As List(Of String)

            '''<Summary>
            '''The way in which the user signed in.
            '''</Summary>
            <ApiMember(Description:="The way in which the user signed in.")>
            Public Overridable Property AuthProvider As String
        End Class

        '''<Summary>
        '''The kind of a change in a billable's life.
        '''</Summary>
        <Api(Description:="The kind of a change in a billable's life.")>
        Public Enum BillableAction
            Reported
            Voided
            Reinstated
        End Enum

        '''<Summary>
        '''A change in a billable's life.
        '''</Summary>
        <Api(Description:="A change in a billable's life.")>
        Public Partial Class BillableChange
            '''<Summary>
            '''The kind of the change.
            '''</Summary>
            <ApiMember(Description:="The kind of the change.", IsRequired:=true)>
            Public Overridable Property Action As BillableAction

            '''<Summary>
            '''The time of the change, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired:=true)>
            Public Overridable Property [Date] As String

            '''<Summary>
            '''The subject of the caller that made the change.
            '''</Summary>
            <ApiMember(Description:="The subject of the caller that made the change.", IsRequired:=true)>
            Public Overridable Property By As String

            '''<Summary>
            '''The reason for the change; a report has none.
            '''</Summary>
            <ApiMember(Description:="The reason for the change; a report has none.")>
            Public Overridable Property Reason As String
        End Class

        '''<Summary>
        '''The explanation of a billable: every step from the report to the amount of its month.
        '''</Summary>
        <Api(Description:="The explanation of a billable: every step from the report to the amount of its month.")>
        Public Partial Class BillableExplanation
            Public Sub New()
                Facts = New List(Of ExplainedFacts)
                Steps = New List(Of ExplainedStep)
            End Sub

            '''<Summary>
            '''The billable.
            '''</Summary>
            <ApiMember(Description:="The billable.", IsRequired:=true)>
            Public Overridable Property Billable As BillableInfo

            '''<Summary>
            '''Rated, Pending (the call has no final facts yet) or Voided.
            '''</Summary>
            <ApiMember(Description:="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired:=true)>
            Public Overridable Property State As String

            '''<Summary>
            '''The currency of all amounts.
            '''</Summary>
            <ApiMember(Description:="The currency of all amounts.", IsRequired:=true)>
            Public Overridable Property Currency As String

            '''<Summary>
            '''The account's time zone at the start of the call.
            '''</Summary>
            <ApiMember(Description:="The account's time zone at the start of the call.", IsRequired:=true)>
            Public Overridable Property TimeZone As String

            '''<Summary>
            '''The local start of the call with its offset.
            '''</Summary>
            <ApiMember(Description:="The local start of the call with its offset.")>
            Public Overridable Property LocalStart As String

            '''<Summary>
            '''The local day of the call, YYYY-MM-DD.
            '''</Summary>
            <ApiMember(Description:="The local day of the call, YYYY-MM-DD.")>
            Public Overridable Property Day As String

            '''<Summary>
            '''The item that pays for the call.
            '''</Summary>
            <ApiMember(Description:="The item that pays for the call.")>
            Public Overridable Property Item As String

            '''<Summary>
            '''All versions of the call's facts, oldest first.
            '''</Summary>
            <ApiMember(Description:="All versions of the call's facts, oldest first.", IsRequired:=true)>
            Public Overridable Property Facts As List(Of ExplainedFacts)

            '''<Summary>
            '''The settings that the steps use; absent unless rated.
            '''</Summary>
            <ApiMember(Description:="The settings that the steps use; absent unless rated.")>
            Public Overridable Property Settings As ExplainedTerms

            '''<Summary>
            '''The steps, in order.
            '''</Summary>
            <ApiMember(Description:="The steps, in order.", IsRequired:=true)>
            Public Overridable Property Steps As List(Of ExplainedStep)

            '''<Summary>
            '''The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
            '''</Summary>
            <ApiMember(Description:="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")>
            Public Overridable Property MonthAmount As String

            '''<Summary>
            '''The same without this call.
            '''</Summary>
            <ApiMember(Description:="The same without this call.")>
            Public Overridable Property MonthAmountWithout As String

            '''<Summary>
            '''The amount of the month less what it would be without this call. These differences do not add up.
            '''</Summary>
            <ApiMember(Description:="The amount of the month less what it would be without this call. These differences do not add up.")>
            Public Overridable Property Difference As String
        End Class

        '''<Summary>
        '''A call billed to a customer.
        '''</Summary>
        <Api(Description:="A call billed to a customer.")>
        Public Partial Class BillableInfo
            '''<Summary>
            '''The billable's id, a UUID of version 7.
            '''</Summary>
            <ApiMember(Description:="The billable's id, a UUID of version 7.", IsRequired:=true)>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account that the call is billed in.
            '''</Summary>
            <ApiMember(Description:="The account that the call is billed in.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The customer that the call is billed to.
            '''</Summary>
            <ApiMember(Description:="The customer that the call is billed to.", IsRequired:=true)>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The session that the report named, if it named one.
            '''</Summary>
            <ApiMember(Description:="The session that the report named, if it named one.")>
            Public Overridable Property SessionId As String

            '''<Summary>
            '''The call, hex digits in lower case.
            '''</Summary>
            <ApiMember(Description:="The call, hex digits in lower case.", IsRequired:=true)>
            Public Overridable Property CallSid As String

            '''<Summary>
            '''The state of the billable in its life.
            '''</Summary>
            <ApiMember(Description:="The state of the billable in its life.", IsRequired:=true)>
            Public Overridable Property Status As BillableStatus

            '''<Summary>
            '''The time at which the report was stored, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired:=true)>
            Public Overridable Property DateCreated As String

            '''<Summary>
            '''The subject of the token that reported the call.
            '''</Summary>
            <ApiMember(Description:="The subject of the token that reported the call.", IsRequired:=true)>
            Public Overridable Property CreatedBy As String

            '''<Summary>
            '''The time of the void; absent while the billable is live.
            '''</Summary>
            <ApiMember(Description:="The time of the void; absent while the billable is live.")>
            Public Overridable Property DateVoided As String

            '''<Summary>
            '''The subject that voided the billable; absent while the billable is live.
            '''</Summary>
            <ApiMember(Description:="The subject that voided the billable; absent while the billable is live.")>
            Public Overridable Property VoidedBy As String

            '''<Summary>
            '''The reason for the void; absent while the billable is live.
            '''</Summary>
            <ApiMember(Description:="The reason for the void; absent while the billable is live.")>
            Public Overridable Property VoidReason As String
        End Class

        '''<Summary>
        '''The state of a billable in its life.
        '''</Summary>
        <Api(Description:="The state of a billable in its life.")>
        Public Enum BillableStatus
            Reported
            Voided
        End Enum

        Public Partial Class BillingCustomerInfo
            Public Overridable Property CustomerId As String
            Public Overridable Property InternationalCosts As Double
            Public Overridable Property HasCallRecording As Boolean
        End Class

        Public Partial Class BillingInfo
            Public Sub New()
                Customers = New List(Of BillingCustomerInfo)
            End Sub

            Public Overridable Property Customers As List(Of BillingCustomerInfo)
        End Class

        Public Partial Class BillingItem
            Public Overridable Property BaseCost As Double
            Public Overridable Property RawUnitMultiplier As Double
            Public Overridable Property UnitCost As Double
            Public Overridable Property Allowance As Integer
        End Class

        '''<Summary>
        '''The amounts of a month, as they are and with other settings.
        '''</Summary>
        <Api(Description:="The amounts of a month, as they are and with other settings.")>
        Public Partial Class BillingPreview
            Public Sub New()
                Items = New List(Of BillingPreviewItem)
            End Sub

            '''<Summary>
            '''The currency of the amounts.
            '''</Summary>
            <ApiMember(Description:="The currency of the amounts.", IsRequired:=true)>
            Public Overridable Property Currency As String

            '''<Summary>
            '''The month, YYYY-MM.
            '''</Summary>
            <ApiMember(Description:="The month, YYYY-MM.", IsRequired:=true)>
            Public Overridable Property Month As String

            '''<Summary>
            '''The items that cost something in either case.
            '''</Summary>
            <ApiMember(Description:="The items that cost something in either case.", IsRequired:=true)>
            Public Overridable Property Items As List(Of BillingPreviewItem)

            '''<Summary>
            '''The amount of the month.
            '''</Summary>
            <ApiMember(Description:="The amount of the month.", IsRequired:=true)>
            Public Overridable Property Amount As String

            '''<Summary>
            '''The amount that the month would have with the settings of the request.
            '''</Summary>
            <ApiMember(Description:="The amount that the month would have with the settings of the request.", IsRequired:=true)>
            Public Overridable Property PreviewAmount As String

            '''<Summary>
            '''The calls of the month without final facts, which have no amount yet.
            '''</Summary>
            <ApiMember(Description:="The calls of the month without final facts, which have no amount yet.", IsRequired:=true)>
            Public Overridable Property PendingCalls As Long
        End Class

        '''<Summary>
        '''An item of a preview.
        '''</Summary>
        <Api(Description:="An item of a preview.")>
        Public Partial Class BillingPreviewItem
            '''<Summary>
            '''The name of the item.
            '''</Summary>
            <ApiMember(Description:="The name of the item.", IsRequired:=true)>
            Public Overridable Property Item As String

            '''<Summary>
            '''The amount of the month, with exactly the currency's places.
            '''</Summary>
            <ApiMember(Description:="The amount of the month, with exactly the currency's places.", IsRequired:=true)>
            Public Overridable Property Amount As String

            '''<Summary>
            '''The amount that the month would have with the settings of the request.
            '''</Summary>
            <ApiMember(Description:="The amount that the month would have with the settings of the request.", IsRequired:=true)>
            Public Overridable Property PreviewAmount As String
        End Class

        Public Partial Class BillingSettings
            Public Overridable Property Base As BillingItem
            Public Overridable Property LocalNumbers As BillingItem
            Public Overridable Property TollFreeNumbers As BillingItem
            Public Overridable Property InboundVoiceCalls As BillingItem
            Public Overridable Property OutboundVoiceCalls As BillingItem
            Public Overridable Property InboundFaxes As BillingItem
            Public Overridable Property OutboundFaxes As BillingItem
            Public Overridable Property InboundSmsMessages As BillingItem
            Public Overridable Property OutboundSmsMessages As BillingItem
        End Class

        '''<Summary>
        '''The counts and the amount of a whole range.
        '''</Summary>
        <Api(Description:="The counts and the amount of a whole range.")>
        Public Partial Class BillingTotal
            '''<Summary>
            '''The live billables.
            '''</Summary>
            <ApiMember(Description:="The live billables.", IsRequired:=true)>
            Public Overridable Property Calls As Long

            '''<Summary>
            '''The calls of these that pay a connect fee: completed, and longer than 0 s.
            '''</Summary>
            <ApiMember(Description:="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired:=true)>
            Public Overridable Property AnsweredCalls As Long

            '''<Summary>
            '''The calls of these without final facts, which have no amount yet.
            '''</Summary>
            <ApiMember(Description:="The calls of these without final facts, which have no amount yet.", IsRequired:=true)>
            Public Overridable Property PendingCalls As Long

            '''<Summary>
            '''The voided billables, which `calls` leaves out.
            '''</Summary>
            <ApiMember(Description:="The voided billables, which `calls` leaves out.", IsRequired:=true)>
            Public Overridable Property VoidedCalls As Long

            '''<Summary>
            '''The durations of the answered calls, in seconds.
            '''</Summary>
            <ApiMember(Description:="The durations of the answered calls, in seconds.", IsRequired:=true)>
            Public Overridable Property Seconds As Long

            '''<Summary>
            '''The durations after the rounding to increments, in seconds.
            '''</Summary>
            <ApiMember(Description:="The durations after the rounding to increments, in seconds.", IsRequired:=true)>
            Public Overridable Property BilledSeconds As Long

            '''<Summary>
            '''The international calls whose carrier's price is in another currency than the account's.
            '''</Summary>
            <ApiMember(Description:="The international calls whose carrier's price is in another currency than the account's.", IsRequired:=true)>
            Public Overridable Property UnpricedInternationalCalls As Long

            '''<Summary>
            '''The amount, with exactly the currency's places.
            '''</Summary>
            <ApiMember(Description:="The amount, with exactly the currency's places.", IsRequired:=true)>
            Public Overridable Property Amount As String
        End Class

        '''<Summary>
        '''Counts and amounts of a range of days.
        '''</Summary>
        <Api(Description:="Counts and amounts of a range of days.")>
        Public Partial Class BillingTotals
            Public Sub New()
                Items = New List(Of BillingTotalsItem)
            End Sub

            '''<Summary>
            '''The currency of the amounts.
            '''</Summary>
            <ApiMember(Description:="The currency of the amounts.", IsRequired:=true)>
            Public Overridable Property Currency As String

            '''<Summary>
            '''The time zone of the days.
            '''</Summary>
            <ApiMember(Description:="The time zone of the days.", IsRequired:=true)>
            Public Overridable Property TimeZone As String

            '''<Summary>
            '''The time as of which the totals are, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired:=true)>
            Public Overridable Property AsOf As String

            '''<Summary>
            '''The lines, by their keys; none without groupBy.
            '''</Summary>
            <ApiMember(Description:="The lines, by their keys; none without groupBy.", IsRequired:=true)>
            Public Overridable Property Items As List(Of BillingTotalsItem)

            '''<Summary>
            '''All lines together.
            '''</Summary>
            <ApiMember(Description:="All lines together.", IsRequired:=true)>
            Public Overridable Property Total As BillingTotal
        End Class

        '''<Summary>
        '''A line of totals. It has the keys that `groupBy` names.
        '''</Summary>
        <Api(Description:="A line of totals. It has the keys that `groupBy` names.")>
        Public Partial Class BillingTotalsItem
            '''<Summary>
            '''The customer.
            '''</Summary>
            <ApiMember(Description:="The customer.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The customer's name.
            '''</Summary>
            <ApiMember(Description:="The customer's name.")>
            Public Overridable Property CustomerName As String

            '''<Summary>
            '''The day, YYYY-MM-DD.
            '''</Summary>
            <ApiMember(Description:="The day, YYYY-MM-DD.")>
            Public Overridable Property Day As String

            '''<Summary>
            '''The month, YYYY-MM.
            '''</Summary>
            <ApiMember(Description:="The month, YYYY-MM.")>
            Public Overridable Property Month As String

            '''<Summary>
            '''The item, or pending for calls without final facts.
            '''</Summary>
            <ApiMember(Description:="The item, or pending for calls without final facts.")>
            Public Overridable Property Item As String

            '''<Summary>
            '''The live billables.
            '''</Summary>
            <ApiMember(Description:="The live billables.", IsRequired:=true)>
            Public Overridable Property Calls As Long

            '''<Summary>
            '''The calls of these that pay a connect fee: completed, and longer than 0 s.
            '''</Summary>
            <ApiMember(Description:="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired:=true)>
            Public Overridable Property AnsweredCalls As Long

            '''<Summary>
            '''The calls of these without final facts, which have no amount yet.
            '''</Summary>
            <ApiMember(Description:="The calls of these without final facts, which have no amount yet.", IsRequired:=true)>
            Public Overridable Property PendingCalls As Long

            '''<Summary>
            '''The voided billables, which `calls` leaves out.
            '''</Summary>
            <ApiMember(Description:="The voided billables, which `calls` leaves out.", IsRequired:=true)>
            Public Overridable Property VoidedCalls As Long

            '''<Summary>
            '''The durations of the answered calls, in seconds.
            '''</Summary>
            <ApiMember(Description:="The durations of the answered calls, in seconds.", IsRequired:=true)>
            Public Overridable Property Seconds As Long

            '''<Summary>
            '''The durations after the rounding to increments, in seconds.
            '''</Summary>
            <ApiMember(Description:="The durations after the rounding to increments, in seconds.", IsRequired:=true)>
            Public Overridable Property BilledSeconds As Long

            '''<Summary>
            '''The international calls whose carrier's price is in another currency than the account's.
            '''</Summary>
            <ApiMember(Description:="The international calls whose carrier's price is in another currency than the account's.", IsRequired:=true)>
            Public Overridable Property UnpricedInternationalCalls As Long

            '''<Summary>
            '''The amount, with exactly the currency's places.
            '''</Summary>
            <ApiMember(Description:="The amount, with exactly the currency's places.", IsRequired:=true)>
            Public Overridable Property Amount As String
        End Class

        '''<Summary>
        '''The number of calls with each verdict.
        '''</Summary>
        <Api(Description:="The number of calls with each verdict.")>
        Public Partial Class CallCounts
            '''<Summary>
            '''All calls.
            '''</Summary>
            <ApiMember(Description:="All calls.", IsRequired:=true)>
            Public Overridable Property Total As Long

            '''<Summary>
            '''Calls that got their first facts.
            '''</Summary>
            <ApiMember(Description:="Calls that got their first facts.", IsRequired:=true)>
            Public Overridable Property Created As Long

            '''<Summary>
            '''Calls that got a newer version.
            '''</Summary>
            <ApiMember(Description:="Calls that got a newer version.", IsRequired:=true)>
            Public Overridable Property Changed As Long

            '''<Summary>
            '''Calls whose facts are known already.
            '''</Summary>
            <ApiMember(Description:="Calls whose facts are known already.", IsRequired:=true)>
            Public Overridable Property Unchanged As Long

            '''<Summary>
            '''Calls of which `replaces` does not name the newest version.
            '''</Summary>
            <ApiMember(Description:="Calls of which `replaces` does not name the newest version.", IsRequired:=true)>
            Public Overridable Property Superseded As Long

            '''<Summary>
            '''Calls whose facts cannot be read or break a rule.
            '''</Summary>
            <ApiMember(Description:="Calls whose facts cannot be read or break a rule.", IsRequired:=true)>
            Public Overridable Property Invalid As Long

            '''<Summary>
            '''Calls whose account does not exist.
            '''</Summary>
            <ApiMember(Description:="Calls whose account does not exist.", IsRequired:=true)>
            Public Overridable Property NotFound As Long

            '''<Summary>
            '''Calls in accounts that are not the caller's.
            '''</Summary>
            <ApiMember(Description:="Calls in accounts that are not the caller's.", IsRequired:=true)>
            Public Overridable Property Forbidden As Long

            '''<Summary>
            '''Calls whose facts are not confirmed.
            '''</Summary>
            <ApiMember(Description:="Calls whose facts are not confirmed.", IsRequired:=true)>
            Public Overridable Property Failed As Long
        End Class

        '''<Summary>
        '''A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
        '''</Summary>
        <Api(Description:="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")>
        Public Partial Class CallInfo
            '''<Summary>
            '''The carrier's id of the account; never known.
            '''</Summary>
            <ApiMember(Description:="The carrier's id of the account; never known.")>
            Public Overridable Property AccountSid As String

            '''<Summary>
            '''The carrier's annotation of the call; never known.
            '''</Summary>
            <ApiMember(Description:="The carrier's annotation of the call; never known.")>
            Public Overridable Property Annotation As String

            '''<Summary>
            '''The person or machine that answered the call; never known.
            '''</Summary>
            <ApiMember(Description:="The person or machine that answered the call; never known.")>
            Public Overridable Property AnsweredBy As String

            '''<Summary>
            '''The name of the caller; never known.
            '''</Summary>
            <ApiMember(Description:="The name of the caller; never known.")>
            Public Overridable Property CallerName As String

            '''<Summary>
            '''The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")>
            Public Overridable Property DateCreated As String

            '''<Summary>
            '''The time at which this version was stored, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")>
            Public Overridable Property DateUpdated As String

            '''<Summary>
            '''The direction: inbound, or a text that begins with outbound.
            '''</Summary>
            <ApiMember(Description:="The direction: inbound, or a text that begins with outbound.")>
            Public Overridable Property Direction As String

            '''<Summary>
            '''The duration in whole seconds.
            '''</Summary>
            <ApiMember(Description:="The duration in whole seconds.")>
            Public Overridable Property Duration As Integer

            '''<Summary>
            '''The end of the call, RFC 3339 in UTC; known if the start and the duration are.
            '''</Summary>
            <ApiMember(Description:="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")>
            Public Overridable Property EndTime As String

            '''<Summary>
            '''The number that forwarded the call; never known.
            '''</Summary>
            <ApiMember(Description:="The number that forwarded the call; never known.")>
            Public Overridable Property ForwardedFrom As String

            '''<Summary>
            '''The calling end.
            '''</Summary>
            <ApiMember(Description:="The calling end.")>
            Public Overridable Property From As String

            '''<Summary>
            '''The calling end for people; never known.
            '''</Summary>
            <ApiMember(Description:="The calling end for people; never known.")>
            Public Overridable Property FromFormatted As String

            '''<Summary>
            '''The call that this one is a leg of.
            '''</Summary>
            <ApiMember(Description:="The call that this one is a leg of.")>
            Public Overridable Property ParentCallSid As String

            '''<Summary>
            '''The carrier's id of the phone number; never known.
            '''</Summary>
            <ApiMember(Description:="The carrier's id of the phone number; never known.")>
            Public Overridable Property PhoneNumberSid As String

            '''<Summary>
            '''The price of the carrier, with the sign that the carrier gave.
            '''</Summary>
            <ApiMember(Description:="The price of the carrier, with the sign that the carrier gave.")>
            Public Overridable Property Price As Decimal

            '''<Summary>
            '''The currency of the price, a code of ISO 4217.
            '''</Summary>
            <ApiMember(Description:="The currency of the price, a code of ISO 4217.")>
            Public Overridable Property PriceUnit As String

            '''<Summary>
            '''The call, hex digits in lower case.
            '''</Summary>
            <ApiMember(Description:="The call, hex digits in lower case.", IsRequired:=true)>
            Public Overridable Property Sid As String

            '''<Summary>
            '''The start of the call, RFC 3339 in UTC.
            '''</Summary>
            <ApiMember(Description:="The start of the call, RFC 3339 in UTC.")>
            Public Overridable Property StartTime As String

            '''<Summary>
            '''The status, such as completed or no-answer.
            '''</Summary>
            <ApiMember(Description:="The status, such as completed or no-answer.")>
            Public Overridable Property Status As String

            '''<Summary>
            '''The called end.
            '''</Summary>
            <ApiMember(Description:="The called end.")>
            Public Overridable Property [To] As String

            '''<Summary>
            '''The called end for people; never known.
            '''</Summary>
            <ApiMember(Description:="The called end for people; never known.")>
            Public Overridable Property ToFormatted As String

            '''<Summary>
            '''The path of the call in this service.
            '''</Summary>
            <ApiMember(Description:="The path of the call in this service.")>
            Public Overridable Property Uri As String

            '''<Summary>
            '''The account of the call.
            '''</Summary>
            <ApiMember(Description:="The account of the call.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The version of the facts: 1 for the first one, and 1 more for each change.
            '''</Summary>
            <ApiMember(Description:="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired:=true)>
            Public Overridable Property Version As Long

            '''<Summary>
            '''Whether the call was recorded.
            '''</Summary>
            <ApiMember(Description:="Whether the call was recorded.")>
            Public Overridable Property IsRecorded As Nullable(Of Boolean)

            '''<Summary>
            '''The live billable that the totals count the call for.
            '''</Summary>
            <ApiMember(Description:="The live billable that the totals count the call for.")>
            Public Overridable Property BillableId As String

            '''<Summary>
            '''The customer that the call is billed to.
            '''</Summary>
            <ApiMember(Description:="The customer that the call is billed to.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The seconds that are billed.
            '''</Summary>
            <ApiMember(Description:="The seconds that are billed.")>
            Public Overridable Property BilledSeconds As Nullable(Of Integer)

            '''<Summary>
            '''The time at which the call was taken off the list of unreported calls.
            '''</Summary>
            <ApiMember(Description:="The time at which the call was taken off the list of unreported calls.")>
            Public Overridable Property DateDismissed As String

            '''<Summary>
            '''The subject that took the call off the list of unreported calls.
            '''</Summary>
            <ApiMember(Description:="The subject that took the call off the list of unreported calls.")>
            Public Overridable Property DismissedBy As String

            '''<Summary>
            '''The reason why the call was taken off the list of unreported calls.
            '''</Summary>
            <ApiMember(Description:="The reason why the call was taken off the list of unreported calls.")>
            Public Overridable Property DismissReason As String
        End Class

        '''<Summary>
        '''How the calls of an account or a customer are rounded to increments.
        '''</Summary>
        <Api(Description:="How the calls of an account or a customer are rounded to increments.")>
        Public Partial Class CallRatingInfo
            '''<Summary>
            '''The account.
            '''</Summary>
            <ApiMember(Description:="The account.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The customer that was asked for; absent for the account itself.
            '''</Summary>
            <ApiMember(Description:="The customer that was asked for; absent for the account itself.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The month in which the rating counts, YYYY-MM.
            '''</Summary>
            <ApiMember(Description:="The month in which the rating counts, YYYY-MM.", IsRequired:=true)>
            Public Overridable Property Month As String

            '''<Summary>
            '''The billed seconds of the shortest call.
            '''</Summary>
            <ApiMember(Description:="The billed seconds of the shortest call.", IsRequired:=true)>
            Public Overridable Property InitialIncrement As Integer

            '''<Summary>
            '''The step of the billed seconds beyond the initial increment, in seconds.
            '''</Summary>
            <ApiMember(Description:="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired:=true)>
            Public Overridable Property Increment As Integer

            '''<Summary>
            '''The seconds that a shorter call counts as before it is rounded.
            '''</Summary>
            <ApiMember(Description:="The seconds that a shorter call counts as before it is rounded.", IsRequired:=true)>
            Public Overridable Property Minimum As Integer

            '''<Summary>
            '''The price of an answered call, whatever its duration, in the account's currency.
            '''</Summary>
            <ApiMember(Description:="The price of an answered call, whatever its duration, in the account's currency.", IsRequired:=true)>
            Public Overridable Property ConnectFee As Double

            '''<Summary>
            '''The version of the account's settings that the rating is of; 0 for the default.
            '''</Summary>
            <ApiMember(Description:="The version of the account's settings that the rating is of; 0 for the default.", IsRequired:=true)>
            Public Overridable Property Version As Long

            '''<Summary>
            '''The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
            '''</Summary>
            <ApiMember(Description:="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")>
            Public Overridable Property OwnerCustomerId As String
        End Class

        '''<Summary>
        '''The result of one call of a batch.
        '''</Summary>
        <Api(Description:="The result of one call of a batch.")>
        Public Enum CallVerdict
            Created
            Changed
            Unchanged
            Superseded
            Invalid
            NotFound
            Forbidden
            Failed
        End Enum

        '''<Summary>
        '''A customer of an account.
        '''</Summary>
        <Api(Description:="A customer of an account.")>
        Public Partial Class CustomerInfo
            '''<Summary>
            '''The customer's id, unique within the account.
            '''</Summary>
            <ApiMember(Description:="The customer's id, unique within the account.", IsRequired:=true)>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account that the customer belongs to.
            '''</Summary>
            <ApiMember(Description:="The account that the customer belongs to.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The name of the customer.
            '''</Summary>
            <ApiMember(Description:="The name of the customer.", IsRequired:=true)>
            Public Overridable Property Name As String

            '''<Summary>
            '''The customer above this one, in the same account.
            '''</Summary>
            <ApiMember(Description:="The customer above this one, in the same account.")>
            Public Overridable Property ParentCustomerId As String

            '''<Summary>
            '''Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
            '''</Summary>
            <ApiMember(Description:="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")>
            Public Overridable Property OverrideBillingSettings As Nullable(Of Boolean)

            '''<Summary>
            '''The customer's own billing settings in the current month.
            '''</Summary>
            <ApiMember(Description:="The customer's own billing settings in the current month.")>
            Public Overridable Property BillingSettings As BillingSettings

            '''<Summary>
            '''The last month of the customer's base costs, YYYY-MM.
            '''</Summary>
            <ApiMember(Description:="The last month of the customer's base costs, YYYY-MM.")>
            Public Overridable Property EndMonth As String

            '''<Summary>
            '''The time at which the customer was created, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired:=true)>
            Public Overridable Property DateCreated As String
        End Class

        '''<Summary>
        '''Delete a customer's own call rating
        '''</Summary>
        <Route("/customers/{customerId}/call-rating", "DELETE")>
        <Api(Description:="Delete a customer's own call rating")>
        Public Partial Class DeleteCustomerCallRating
            Implements IReturn(Of CallRatingInfo)
            Implements IDelete
            '''<Summary>
            '''The customer's id.
            '''</Summary>
            <ApiMember(Description:="The customer's id.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a customer of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a customer of this id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
            '''</Summary>
            <ApiMember(Description:="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")>
            Public Overridable Property EffectiveMonth As String
        End Class

        '''<Summary>
        '''Take a call off the list of unreported calls
        '''</Summary>
        <Route("/calls/{callSid}/dismiss", "POST")>
        <Api(Description:="Take a call off the list of unreported calls")>
        Public Partial Class DismissCall
            Implements IReturn(Of CallInfo)
            Implements IPost
            '''<Summary>
            '''The call.
            '''</Summary>
            <ApiMember(Description:="The call.")>
            Public Overridable Property CallSid As String

            '''<Summary>
            '''The account of the call; needed if several of the caller's accounts have this call.
            '''</Summary>
            <ApiMember(Description:="The account of the call; needed if several of the caller's accounts have this call.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The reason for the dismissal: 1 to 500 characters, no control characters.
            '''</Summary>
            <ApiMember(Description:="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired:=true)>
            Public Overridable Property Reason As String
        End Class

        '''<Summary>
        '''An item of the billing settings that count for a customer.
        '''</Summary>
        <Api(Description:="An item of the billing settings that count for a customer.")>
        Public Partial Class EffectiveBillingItem
            '''<Summary>
            '''The name of the item.
            '''</Summary>
            <ApiMember(Description:="The name of the item.", IsRequired:=true)>
            Public Overridable Property Item As String

            '''<Summary>
            '''The terms of the item; an item that the settings do not have costs nothing.
            '''</Summary>
            <ApiMember(Description:="The terms of the item; an item that the settings do not have costs nothing.", IsRequired:=true)>
            Public Overridable Property Terms As BillingItem

            '''<Summary>
            '''The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
            '''</Summary>
            <ApiMember(Description:="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")>
            Public Overridable Property OwnerCustomerId As String

            '''<Summary>
            '''The version of the account's settings that the item is of; 0 if the account has none.
            '''</Summary>
            <ApiMember(Description:="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired:=true)>
            Public Overridable Property Version As Long
        End Class

        '''<Summary>
        '''The billing settings that count for a customer in a month.
        '''</Summary>
        <Api(Description:="The billing settings that count for a customer in a month.")>
        Public Partial Class EffectiveBillingSettings
            Public Sub New()
                Items = New List(Of EffectiveBillingItem)
            End Sub

            '''<Summary>
            '''The account of the customer.
            '''</Summary>
            <ApiMember(Description:="The account of the customer.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The customer.
            '''</Summary>
            <ApiMember(Description:="The customer.", IsRequired:=true)>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The month, YYYY-MM.
            '''</Summary>
            <ApiMember(Description:="The month, YYYY-MM.", IsRequired:=true)>
            Public Overridable Property Month As String

            '''<Summary>
            '''The currency of the costs.
            '''</Summary>
            <ApiMember(Description:="The currency of the costs.", IsRequired:=true)>
            Public Overridable Property Currency As String

            '''<Summary>
            '''All nine items.
            '''</Summary>
            <ApiMember(Description:="All nine items.", IsRequired:=true)>
            Public Overridable Property Items As List(Of EffectiveBillingItem)
        End Class

        '''<Summary>
        '''Explain a billable
        '''</Summary>
        <Route("/billables/{id}/explain", "GET")>
        <Api(Description:="Explain a billable")>
        Public Partial Class ExplainBillable
            Implements IReturn(Of BillableExplanation)
            Implements IGet
            '''<Summary>
            '''The billable's id.
            '''</Summary>
            <ApiMember(Description:="The billable's id.")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a billable of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a billable of this id.")>
            Public Overridable Property AccountId As String
        End Class

        '''<Summary>
        '''A version of a call's facts, whole.
        '''</Summary>
        <Api(Description:="A version of a call's facts, whole.")>
        Public Partial Class ExplainedFacts
            '''<Summary>
            '''The version, from 1.
            '''</Summary>
            <ApiMember(Description:="The version, from 1.", IsRequired:=true)>
            Public Overridable Property Version As Long

            '''<Summary>
            '''The time at which the version was stored, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired:=true)>
            Public Overridable Property DateUpdated As String

            '''<Summary>
            '''The subject that reported the version; absent for the role Customer.
            '''</Summary>
            <ApiMember(Description:="The subject that reported the version; absent for the role Customer.")>
            Public Overridable Property UpdatedBy As String

            '''<Summary>
            '''The status, such as completed.
            '''</Summary>
            <ApiMember(Description:="The status, such as completed.")>
            Public Overridable Property Status As String

            '''<Summary>
            '''The direction: inbound, or a text that begins with outbound.
            '''</Summary>
            <ApiMember(Description:="The direction: inbound, or a text that begins with outbound.")>
            Public Overridable Property Direction As String

            '''<Summary>
            '''The calling end.
            '''</Summary>
            <ApiMember(Description:="The calling end.")>
            Public Overridable Property From As String

            '''<Summary>
            '''The called end.
            '''</Summary>
            <ApiMember(Description:="The called end.")>
            Public Overridable Property [To] As String

            '''<Summary>
            '''The start of the call, RFC 3339 in UTC.
            '''</Summary>
            <ApiMember(Description:="The start of the call, RFC 3339 in UTC.")>
            Public Overridable Property StartTime As String

            '''<Summary>
            '''The duration in whole seconds.
            '''</Summary>
            <ApiMember(Description:="The duration in whole seconds.")>
            Public Overridable Property Duration As Nullable(Of Long)

            '''<Summary>
            '''The price of the carrier; absent for the role Customer.
            '''</Summary>
            <ApiMember(Description:="The price of the carrier; absent for the role Customer.")>
            Public Overridable Property Price As Double

            '''<Summary>
            '''The currency of the carrier's price; absent for the role Customer.
            '''</Summary>
            <ApiMember(Description:="The currency of the carrier's price; absent for the role Customer.")>
            Public Overridable Property PriceUnit As String
        End Class

        '''<Summary>
        '''A step of an explanation.
        '''</Summary>
        <Api(Description:="A step of an explanation.")>
        Public Partial Class ExplainedStep
            '''<Summary>
            '''The name of the step.
            '''</Summary>
            <ApiMember(Description:="The name of the step.", IsRequired:=true)>
            Public Overridable Property [Step] As String

            '''<Summary>
            '''The exact result of the step: a number, or a fraction where no decimal is exact.
            '''</Summary>
            <ApiMember(Description:="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired:=true)>
            Public Overridable Property Value As String

            '''<Summary>
            '''The step with its numbers, for a person.
            '''</Summary>
            <ApiMember(Description:="The step with its numbers, for a person.", IsRequired:=true)>
            Public Overridable Property Text As String
        End Class

        '''<Summary>
        '''The settings that an explanation uses, with their version and owner.
        '''</Summary>
        <Api(Description:="The settings that an explanation uses, with their version and owner.")>
        Public Partial Class ExplainedTerms
            '''<Summary>
            '''The terms of the item in the month.
            '''</Summary>
            <ApiMember(Description:="The terms of the item in the month.", IsRequired:=true)>
            Public Overridable Property Terms As BillingItem

            '''<Summary>
            '''The version of the account's settings; 0 if the account has none.
            '''</Summary>
            <ApiMember(Description:="The version of the account's settings; 0 if the account has none.", IsRequired:=true)>
            Public Overridable Property Version As Long

            '''<Summary>
            '''The customer whose settings these are. Absent for the account's, and where the caller may not know.
            '''</Summary>
            <ApiMember(Description:="The customer whose settings these are. Absent for the account's, and where the caller may not know.")>
            Public Overridable Property OwnerCustomerId As String

            '''<Summary>
            '''The version of the call rating that rounded the duration; 0 for the default.
            '''</Summary>
            <ApiMember(Description:="The version of the call rating that rounded the duration; 0 for the default.", IsRequired:=true)>
            Public Overridable Property CallRatingVersion As Long

            '''<Summary>
            '''The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
            '''</Summary>
            <ApiMember(Description:="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")>
            Public Overridable Property CallRatingOwnerCustomerId As String
        End Class

        '''<Summary>
        '''Get a new access token for a refresh token
        '''</Summary>
        <Route("/access-token", "POST")>
        <Api(Description:="Get a new access token for a refresh token")>
        Public Partial Class GetAccessToken
            Implements IReturn(Of GetAccessTokenResponse)
            Implements IPost
            '''<Summary>
            '''The refresh token; if absent, the cookie ss-reftok counts.
            '''</Summary>
            <ApiMember(Description:="The refresh token; if absent, the cookie ss-reftok counts.")>
            Public Overridable Property RefreshToken As String

            '''<Summary>
            '''Give the token in the cookie ss-tok, and not in the body.
            '''</Summary>
            <ApiMember(Description:="Give the token in the cookie ss-tok, and not in the body.")>
            Public Overridable Property UseTokenCookie As Nullable(Of Boolean)
        End Class

        '''<Summary>
        '''A new access token.
        '''</Summary>
        <Api(Description:="A new access token.")>
        Public Partial Class GetAccessTokenResponse
            '''<Summary>
            '''The access token, unless it is in a cookie.
            '''</Summary>
            <ApiMember(Description:="The access token, unless it is in a cookie.")>
            Public Overridable Property AccessToken As String
        End Class

        '''<Summary>
        '''Read an account
        '''</Summary>
        <Route("/accounts/{accountId}", "GET")>
        <Api(Description:="Read an account")>
        Public Partial Class GetAccount
            Implements IReturn(Of AccountInfo)
            Implements IGet
            '''<Summary>
            '''The account's id.
            '''</Summary>
            <ApiMember(Description:="The account's id.")>
            Public Overridable Property AccountId As String
        End Class

        '''<Summary>
        '''Read the call rating of an account
        '''</Summary>
        <Route("/accounts/{accountId}/call-rating", "GET")>
        <Api(Description:="Read the call rating of an account")>
        Public Partial Class GetAccountCallRating
            Implements IReturn(Of CallRatingInfo)
            Implements IGet
            '''<Summary>
            '''The account's id.
            '''</Summary>
            <ApiMember(Description:="The account's id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The month in which the rating counts, YYYY-MM: the current month if not given.
            '''</Summary>
            <ApiMember(Description:="The month in which the rating counts, YYYY-MM: the current month if not given.")>
            Public Overridable Property Month As String
        End Class

        '''<Summary>
        '''Read a billable
        '''</Summary>
        <Route("/billables/{id}", "GET")>
        <Api(Description:="Read a billable")>
        Public Partial Class GetBillable
            Implements IReturn(Of BillableInfo)
            Implements IGet
            '''<Summary>
            '''The billable's id.
            '''</Summary>
            <ApiMember(Description:="The billable's id.")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a billable of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a billable of this id.")>
            Public Overridable Property AccountId As String
        End Class

        '''<Summary>
        '''Read the history of a billable
        '''</Summary>
        <Route("/billables/{id}/history", "GET")>
        <Api(Description:="Read the history of a billable")>
        Public Partial Class GetBillableHistory
            Implements IReturn(Of GetBillableHistoryResponse)
            Implements IGet
            '''<Summary>
            '''The billable's id.
            '''</Summary>
            <ApiMember(Description:="The billable's id.")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a billable of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a billable of this id.")>
            Public Overridable Property AccountId As String
        End Class

        '''<Summary>
        '''The history of a billable.
        '''</Summary>
        <Api(Description:="The history of a billable.")>
        Public Partial Class GetBillableHistoryResponse
            Public Sub New()
                Items = New List(Of BillableChange)
            End Sub

            '''<Summary>
            '''The report, then the latest changes in the billable's life, at most 1,000, oldest first.
            '''</Summary>
            <ApiMember(Description:="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired:=true)>
            Public Overridable Property Items As List(Of BillableChange)
        End Class

        '''<Summary>
        '''Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
        '''</Summary>
        <Route("/billing", "GET")>
        <Api(Description:="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")>
        Public Partial Class GetBilling
            Implements IReturn(Of BillingInfo)
            '''<Summary>
            '''Your Evo Voice Account ID
            '''</Summary>
            <ApiMember(Description:="Your Evo Voice Account ID", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
            '''</Summary>
            <ApiMember(Description:="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired:=true)>
            Public Overridable Property StartDate As String

            '''<Summary>
            '''The end of the date range you want to query for (we will include this entire day in the billing)
            '''</Summary>
            <ApiMember(Description:="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired:=true)>
            Public Overridable Property EndDate As String

            '''<Summary>
            '''Specify this to filter to a specific customer.
            '''</Summary>
            <ApiMember(Description:="Specify this to filter to a specific customer.")>
            Public Overridable Property CustomerId As String
        End Class

        '''<Summary>
        '''Read counts and amounts of a range of days
        '''</Summary>
        <Route("/billing/totals", "GET")>
        <Api(Description:="Read counts and amounts of a range of days")>
        Public Partial Class GetBillingTotals
            Implements IReturn(Of BillingTotals)
            Implements IGet
            '''<Summary>
            '''The account. A caller with exactly one account may leave it out.
            '''</Summary>
            <ApiMember(Description:="The account. A caller with exactly one account may leave it out.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''Only this customer.
            '''</Summary>
            <ApiMember(Description:="Only this customer.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''Whether the customers below the named one count too.
            '''</Summary>
            <ApiMember(Description:="Whether the customers below the named one count too.")>
            Public Overridable Property IncludeDescendants As Boolean

            '''<Summary>
            '''The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
            '''</Summary>
            <ApiMember(Description:="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired:=true)>
            Public Overridable Property StartDate As String

            '''<Summary>
            '''The last day, YYYY-MM-DD. The range has at most 366 days.
            '''</Summary>
            <ApiMember(Description:="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired:=true)>
            Public Overridable Property EndDate As String

            '''<Summary>
            '''The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
            '''</Summary>
            <ApiMember(Description:="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")>
            Public Overridable Property GroupBy As String
        End Class

        '''<Summary>
        '''Read a call
        '''</Summary>
        <Route("/calls/{callSid}", "GET")>
        <Api(Description:="Read a call")>
        Public Partial Class GetCall
            Implements IReturn(Of CallInfo)
            Implements IGet
            '''<Summary>
            '''The call.
            '''</Summary>
            <ApiMember(Description:="The call.")>
            Public Overridable Property CallSid As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have this call.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have this call.")>
            Public Overridable Property AccountId As String
        End Class

        '''<Summary>
        '''Read a customer
        '''</Summary>
        <Route("/customers/{customerId}", "GET")>
        <Api(Description:="Read a customer")>
        Public Partial Class GetCustomer
            Implements IReturn(Of CustomerInfo)
            Implements IGet
            '''<Summary>
            '''The customer's id.
            '''</Summary>
            <ApiMember(Description:="The customer's id.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a customer of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a customer of this id.")>
            Public Overridable Property AccountId As String
        End Class

        '''<Summary>
        '''Read the call rating that counts for a customer
        '''</Summary>
        <Route("/customers/{customerId}/call-rating", "GET")>
        <Api(Description:="Read the call rating that counts for a customer")>
        Public Partial Class GetCustomerCallRating
            Implements IReturn(Of CallRatingInfo)
            Implements IGet
            '''<Summary>
            '''The customer's id.
            '''</Summary>
            <ApiMember(Description:="The customer's id.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a customer of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a customer of this id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The month in which the rating counts, YYYY-MM: the current month if not given.
            '''</Summary>
            <ApiMember(Description:="The month in which the rating counts, YYYY-MM: the current month if not given.")>
            Public Overridable Property Month As String
        End Class

        '''<Summary>
        '''Read the billing settings that count for a customer
        '''</Summary>
        <Route("/customers/{customerId}/billing-settings", "GET")>
        <Api(Description:="Read the billing settings that count for a customer")>
        Public Partial Class GetEffectiveBillingSettings
            Implements IReturn(Of EffectiveBillingSettings)
            Implements IGet
            '''<Summary>
            '''The customer's id.
            '''</Summary>
            <ApiMember(Description:="The customer's id.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a customer of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a customer of this id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The month in which the settings count, YYYY-MM: the current month if not given.
            '''</Summary>
            <ApiMember(Description:="The month in which the settings count, YYYY-MM: the current month if not given.")>
            Public Overridable Property Month As String
        End Class

        '''<Summary>
        '''Read a session
        '''</Summary>
        <Route("/sessions/{id}", "GET")>
        <Api(Description:="Read a session")>
        Public Partial Class GetSession
            Implements IReturn(Of SessionInfo)
            Implements IGet
            '''<Summary>
            '''The session's id.
            '''</Summary>
            <ApiMember(Description:="The session's id.")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a session of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a session of this id.")>
            Public Overridable Property AccountId As String
        End Class

        '''<Summary>
        '''List accounts, by id
        '''</Summary>
        <Route("/accounts", "GET")>
        <Api(Description:="List accounts, by id")>
        Public Partial Class ListAccounts
            Implements IReturn(Of ListAccountsResponse)
            Implements IGet
            '''<Summary>
            '''The number of accounts in a page, 50 if not given.
            '''</Summary>
            <ApiMember(Description:="The number of accounts in a page, 50 if not given.")>
            Public Overridable Property Limit As Integer

            '''<Summary>
            '''The start of the page: the nextCursor of the page before.
            '''</Summary>
            <ApiMember(Description:="The start of the page: the nextCursor of the page before.")>
            Public Overridable Property Cursor As String
        End Class

        '''<Summary>
        '''A page of accounts, by id.
        '''</Summary>
        <Api(Description:="A page of accounts, by id.")>
        Public Partial Class ListAccountsResponse
            Public Sub New()
                Items = New List(Of AccountInfo)
            End Sub

            '''<Summary>
            '''The items of this page.
            '''</Summary>
            <ApiMember(Description:="The items of this page.", IsRequired:=true)>
            Public Overridable Property Items As List(Of AccountInfo)

            '''<Summary>
            '''The cursor of the next page; absent on the last one.
            '''</Summary>
            <ApiMember(Description:="The cursor of the next page; absent on the last one.")>
            Public Overridable Property NextCursor As String

            '''<Summary>
            '''Whether another page follows.
            '''</Summary>
            <ApiMember(Description:="Whether another page follows.", IsRequired:=true)>
            Public Overridable Property HasMorePages As Boolean
        End Class

        '''<Summary>
        '''List billables, newest first
        '''</Summary>
        <Route("/billables", "GET")>
        <Api(Description:="List billables, newest first")>
        Public Partial Class ListBillables
            Implements IReturn(Of ListBillablesResponse)
            Implements IGet
            '''<Summary>
            '''The account whose billables are listed. A caller with exactly one account may leave it out.
            '''</Summary>
            <ApiMember(Description:="The account whose billables are listed. A caller with exactly one account may leave it out.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''Only billables of this customer.
            '''</Summary>
            <ApiMember(Description:="Only billables of this customer.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''Only billables whose report named this session.
            '''</Summary>
            <ApiMember(Description:="Only billables whose report named this session.")>
            Public Overridable Property SessionId As String

            '''<Summary>
            '''Only billables of this call.
            '''</Summary>
            <ApiMember(Description:="Only billables of this call.")>
            Public Overridable Property CallSid As String

            '''<Summary>
            '''Only billables of this status: Reported or Voided.
            '''</Summary>
            <ApiMember(Description:="Only billables of this status: Reported or Voided.")>
            Public Overridable Property Status As String

            '''<Summary>
            '''Only billables created at this time or later, RFC 3339.
            '''</Summary>
            <ApiMember(Description:="Only billables created at this time or later, RFC 3339.")>
            Public Overridable Property From As String

            '''<Summary>
            '''Only billables created before this time, RFC 3339.
            '''</Summary>
            <ApiMember(Description:="Only billables created before this time, RFC 3339.")>
            Public Overridable Property [To] As String

            '''<Summary>
            '''The number of billables in a page, 50 if not given.
            '''</Summary>
            <ApiMember(Description:="The number of billables in a page, 50 if not given.")>
            Public Overridable Property Limit As Integer

            '''<Summary>
            '''The start of the page: the nextCursor of the page before, with the same filters.
            '''</Summary>
            <ApiMember(Description:="The start of the page: the nextCursor of the page before, with the same filters.")>
            Public Overridable Property Cursor As String
        End Class

        '''<Summary>
        '''A page of billables, newest first.
        '''</Summary>
        <Api(Description:="A page of billables, newest first.")>
        Public Partial Class ListBillablesResponse
            Public Sub New()
                Items = New List(Of BillableInfo)
            End Sub

            '''<Summary>
            '''The billables of this page.
            '''</Summary>
            <ApiMember(Description:="The billables of this page.", IsRequired:=true)>
            Public Overridable Property Items As List(Of BillableInfo)

            '''<Summary>
            '''The cursor of the next page; absent on the last one.
            '''</Summary>
            <ApiMember(Description:="The cursor of the next page; absent on the last one.")>
            Public Overridable Property NextCursor As String

            '''<Summary>
            '''Whether another page follows.
            '''</Summary>
            <ApiMember(Description:="Whether another page follows.", IsRequired:=true)>
            Public Overridable Property HasMorePages As Boolean
        End Class

        '''<Summary>
        '''Retrieve all calls
        '''</Summary>
        <Route("/billing/calls", "GET")>
        <Api(Description:="Retrieve all calls")>
        Public Partial Class ListCalls
            Implements IReturn(Of List(Of CallInfo))
            '''<Summary>
            '''The account ID you are listing for
            '''</Summary>
            <ApiMember(Description:="The account ID you are listing for")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The start date to retrieve calls for (YYYY-MM-DD)
            '''</Summary>
            <ApiMember(Description:="The start date to retrieve calls for (YYYY-MM-DD)")>
            Public Overridable Property StartDate As String

            '''<Summary>
            '''The end date to retrieve calls for (YYYY-MM-DD)
            '''</Summary>
            <ApiMember(Description:="The end date to retrieve calls for (YYYY-MM-DD)")>
            Public Overridable Property EndDate As String
        End Class

        '''<Summary>
        '''List the customers of an account, by id
        '''</Summary>
        <Route("/customers", "GET")>
        <Api(Description:="List the customers of an account, by id")>
        Public Partial Class ListCustomers
            Implements IReturn(Of ListCustomersResponse)
            Implements IGet
            '''<Summary>
            '''The account whose customers are listed. A caller with exactly one account may leave it out.
            '''</Summary>
            <ApiMember(Description:="The account whose customers are listed. A caller with exactly one account may leave it out.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The number of customers in a page, 50 if not given.
            '''</Summary>
            <ApiMember(Description:="The number of customers in a page, 50 if not given.")>
            Public Overridable Property Limit As Integer

            '''<Summary>
            '''The start of the page: the nextCursor of the page before, with the same filter.
            '''</Summary>
            <ApiMember(Description:="The start of the page: the nextCursor of the page before, with the same filter.")>
            Public Overridable Property Cursor As String
        End Class

        '''<Summary>
        '''A page of customers, by id.
        '''</Summary>
        <Api(Description:="A page of customers, by id.")>
        Public Partial Class ListCustomersResponse
            Public Sub New()
                Items = New List(Of CustomerInfo)
            End Sub

            '''<Summary>
            '''The items of this page.
            '''</Summary>
            <ApiMember(Description:="The items of this page.", IsRequired:=true)>
            Public Overridable Property Items As List(Of CustomerInfo)

            '''<Summary>
            '''The cursor of the next page; absent on the last one.
            '''</Summary>
            <ApiMember(Description:="The cursor of the next page; absent on the last one.")>
            Public Overridable Property NextCursor As String

            '''<Summary>
            '''Whether another page follows.
            '''</Summary>
            <ApiMember(Description:="Whether another page follows.", IsRequired:=true)>
            Public Overridable Property HasMorePages As Boolean
        End Class

        '''<Summary>
        '''List billables whose calls have no final facts yet, oldest first
        '''</Summary>
        <Route("/billing/pending", "GET")>
        <Api(Description:="List billables whose calls have no final facts yet, oldest first")>
        Public Partial Class ListPendingBillables
            Implements IReturn(Of ListPendingBillablesResponse)
            Implements IGet
            '''<Summary>
            '''The account. A caller with exactly one account may leave it out.
            '''</Summary>
            <ApiMember(Description:="The account. A caller with exactly one account may leave it out.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''Only billables of this customer.
            '''</Summary>
            <ApiMember(Description:="Only billables of this customer.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
            '''</Summary>
            <ApiMember(Description:="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")>
            Public Overridable Property StartDate As String

            '''<Summary>
            '''The last day of the reports, YYYY-MM-DD; today if not given.
            '''</Summary>
            <ApiMember(Description:="The last day of the reports, YYYY-MM-DD; today if not given.")>
            Public Overridable Property EndDate As String

            '''<Summary>
            '''The number of billables in a page, 50 if not given. A page may have fewer.
            '''</Summary>
            <ApiMember(Description:="The number of billables in a page, 50 if not given. A page may have fewer.")>
            Public Overridable Property Limit As Integer

            '''<Summary>
            '''The start of the page: the nextCursor of the page before, with the same days and filter.
            '''</Summary>
            <ApiMember(Description:="The start of the page: the nextCursor of the page before, with the same days and filter.")>
            Public Overridable Property Cursor As String
        End Class

        '''<Summary>
        '''A page of billables whose calls have no final facts, oldest first.
        '''</Summary>
        <Api(Description:="A page of billables whose calls have no final facts, oldest first.")>
        Public Partial Class ListPendingBillablesResponse
            Public Sub New()
                Items = New List(Of BillableInfo)
            End Sub

            '''<Summary>
            '''The items of this page.
            '''</Summary>
            <ApiMember(Description:="The items of this page.", IsRequired:=true)>
            Public Overridable Property Items As List(Of BillableInfo)

            '''<Summary>
            '''The cursor of the next page; absent on the last one.
            '''</Summary>
            <ApiMember(Description:="The cursor of the next page; absent on the last one.")>
            Public Overridable Property NextCursor As String

            '''<Summary>
            '''Whether another page follows.
            '''</Summary>
            <ApiMember(Description:="Whether another page follows.", IsRequired:=true)>
            Public Overridable Property HasMorePages As Boolean
        End Class

        '''<Summary>
        '''List the sessions of an account, by id
        '''</Summary>
        <Route("/sessions", "GET")>
        <Api(Description:="List the sessions of an account, by id")>
        Public Partial Class ListSessions
            Implements IReturn(Of ListSessionsResponse)
            Implements IGet
            '''<Summary>
            '''The account whose sessions are listed. A caller with exactly one account may leave it out.
            '''</Summary>
            <ApiMember(Description:="The account whose sessions are listed. A caller with exactly one account may leave it out.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''Only sessions of this customer.
            '''</Summary>
            <ApiMember(Description:="Only sessions of this customer.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The number of sessions in a page, 50 if not given.
            '''</Summary>
            <ApiMember(Description:="The number of sessions in a page, 50 if not given.")>
            Public Overridable Property Limit As Integer

            '''<Summary>
            '''The start of the page: the nextCursor of the page before, with the same filters.
            '''</Summary>
            <ApiMember(Description:="The start of the page: the nextCursor of the page before, with the same filters.")>
            Public Overridable Property Cursor As String
        End Class

        '''<Summary>
        '''A page of sessions, by id.
        '''</Summary>
        <Api(Description:="A page of sessions, by id.")>
        Public Partial Class ListSessionsResponse
            Public Sub New()
                Items = New List(Of SessionInfo)
            End Sub

            '''<Summary>
            '''The items of this page.
            '''</Summary>
            <ApiMember(Description:="The items of this page.", IsRequired:=true)>
            Public Overridable Property Items As List(Of SessionInfo)

            '''<Summary>
            '''The cursor of the next page; absent on the last one.
            '''</Summary>
            <ApiMember(Description:="The cursor of the next page; absent on the last one.")>
            Public Overridable Property NextCursor As String

            '''<Summary>
            '''Whether another page follows.
            '''</Summary>
            <ApiMember(Description:="Whether another page follows.", IsRequired:=true)>
            Public Overridable Property HasMorePages As Boolean
        End Class

        '''<Summary>
        '''List the calls that nobody reported, oldest first
        '''</Summary>
        <Route("/billing/unreported", "GET")>
        <Api(Description:="List the calls that nobody reported, oldest first")>
        Public Partial Class ListUnreportedCalls
            Implements IReturn(Of ListUnreportedCallsResponse)
            Implements IGet
            '''<Summary>
            '''The account. A caller with exactly one account may leave it out.
            '''</Summary>
            <ApiMember(Description:="The account. A caller with exactly one account may leave it out.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
            '''</Summary>
            <ApiMember(Description:="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")>
            Public Overridable Property StartDate As String

            '''<Summary>
            '''The last day, YYYY-MM-DD; today if not given.
            '''</Summary>
            <ApiMember(Description:="The last day, YYYY-MM-DD; today if not given.")>
            Public Overridable Property EndDate As String

            '''<Summary>
            '''The number of calls in a page, 50 if not given. A page may have fewer.
            '''</Summary>
            <ApiMember(Description:="The number of calls in a page, 50 if not given. A page may have fewer.")>
            Public Overridable Property Limit As Integer

            '''<Summary>
            '''The start of the page: the nextCursor of the page before, with the same days.
            '''</Summary>
            <ApiMember(Description:="The start of the page: the nextCursor of the page before, with the same days.")>
            Public Overridable Property Cursor As String
        End Class

        '''<Summary>
        '''A page of calls that nobody reported, oldest first.
        '''</Summary>
        <Api(Description:="A page of calls that nobody reported, oldest first.")>
        Public Partial Class ListUnreportedCallsResponse
            Public Sub New()
                Items = New List(Of CallInfo)
            End Sub

            '''<Summary>
            '''The items of this page.
            '''</Summary>
            <ApiMember(Description:="The items of this page.", IsRequired:=true)>
            Public Overridable Property Items As List(Of CallInfo)

            '''<Summary>
            '''The cursor of the next page; absent on the last one.
            '''</Summary>
            <ApiMember(Description:="The cursor of the next page; absent on the last one.")>
            Public Overridable Property NextCursor As String

            '''<Summary>
            '''Whether another page follows.
            '''</Summary>
            <ApiMember(Description:="Whether another page follows.", IsRequired:=true)>
            Public Overridable Property HasMorePages As Boolean
        End Class

        '''<Summary>
        '''Create an account
        '''</Summary>
        <Route("/accounts", "POST")>
        <Api(Description:="Create an account")>
        Public Partial Class NewAccount
            Implements IReturn(Of AccountInfo)
            Implements IPost
            '''<Summary>
            '''The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
            '''</Summary>
            <ApiMember(Description:="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The name of the account: 1 to 200 characters.
            '''</Summary>
            <ApiMember(Description:="The name of the account: 1 to 200 characters.", IsRequired:=true)>
            Public Overridable Property Name As String
        End Class

        '''<Summary>
        '''Report/create a new billable
        '''</Summary>
        <Route("/billables", "POST")>
        <Api(Description:="Report/create a new billable")>
        Public Partial Class NewBillable
            Implements IReturn(Of BillableInfo)
            Implements IPost
            '''<Summary>
            '''The account to associate the billable with
            '''</Summary>
            <ApiMember(Description:="The account to associate the billable with")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The customer to associate the billable with
            '''</Summary>
            <ApiMember(Description:="The customer to associate the billable with")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
            '''</Summary>
            <ApiMember(Description:="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")>
            Public Overridable Property SessionId As String

            '''<Summary>
            '''The call SID to report
            '''</Summary>
            <ApiMember(Description:="The call SID to report")>
            Public Overridable Property CallSid As String
        End Class

        '''<Summary>
        '''Create a customer
        '''</Summary>
        <Route("/customers", "POST")>
        <Api(Description:="Create a customer")>
        Public Partial Class NewCustomer
            Implements IReturn(Of CustomerInfo)
            Implements IPost
            '''<Summary>
            '''The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
            '''</Summary>
            <ApiMember(Description:="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account that the customer belongs to.
            '''</Summary>
            <ApiMember(Description:="The account that the customer belongs to.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The name of the customer: 1 to 200 characters.
            '''</Summary>
            <ApiMember(Description:="The name of the customer: 1 to 200 characters.", IsRequired:=true)>
            Public Overridable Property Name As String

            '''<Summary>
            '''The customer above this one, in the same account.
            '''</Summary>
            <ApiMember(Description:="The customer above this one, in the same account.")>
            Public Overridable Property ParentCustomerId As String
        End Class

        '''<Summary>
        '''Create a session
        '''</Summary>
        <Route("/sessions", "POST")>
        <Api(Description:="Create a session")>
        Public Partial Class NewSession
            Implements IReturn(Of SessionInfo)
            Implements IPost
            '''<Summary>
            '''The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
            '''</Summary>
            <ApiMember(Description:="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account that the session belongs to.
            '''</Summary>
            <ApiMember(Description:="The account that the session belongs to.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The customer of the session.
            '''</Summary>
            <ApiMember(Description:="The customer of the session.", IsRequired:=true)>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The call of the session, if there is one; a report that names the session may then leave the call out.
            '''</Summary>
            <ApiMember(Description:="The call of the session, if there is one; a report that names the session may then leave the call out.")>
            Public Overridable Property CallSid As String
        End Class

        '''<Summary>
        '''Change an account's settings, name, time zone, currency or country
        '''</Summary>
        <Route("/accounts/{accountId}", "PATCH")>
        <Api(Description:="Change an account's settings, name, time zone, currency or country")>
        Public Partial Class PatchAccount
            Implements IReturn(Of AccountInfo)
            Implements IPatch
            '''<Summary>
            '''The account's id.
            '''</Summary>
            <ApiMember(Description:="The account's id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The corrected name of the account: 1 to 200 characters.
            '''</Summary>
            <ApiMember(Description:="The corrected name of the account: 1 to 200 characters.")>
            Public Overridable Property Name As String

            '''<Summary>
            '''The time zone in which the account's days begin, of the IANA database.
            '''</Summary>
            <ApiMember(Description:="The time zone in which the account's days begin, of the IANA database.")>
            Public Overridable Property TimeZone As String

            '''<Summary>
            '''The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
            '''</Summary>
            <ApiMember(Description:="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")>
            Public Overridable Property Currency As String

            '''<Summary>
            '''The account's country, of ISO 3166: numbers of other countries are international.
            '''</Summary>
            <ApiMember(Description:="The account's country, of ISO 3166: numbers of other countries are international.")>
            Public Overridable Property Country As String

            '''<Summary>
            '''Updated billing settings for this account: each given item replaces the former one, and the others stay.
            '''</Summary>
            <ApiMember(Description:="Updated billing settings for this account: each given item replaces the former one, and the others stay.")>
            Public Overridable Property BillingSettings As BillingSettings

            '''<Summary>
            '''The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
            '''</Summary>
            <ApiMember(Description:="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")>
            Public Overridable Property EffectiveMonth As String

            '''<Summary>
            '''Whether the change may reach months that a statement has stated. The differences then become adjustments.
            '''</Summary>
            <ApiMember(Description:="Whether the change may reach months that a statement has stated. The differences then become adjustments.")>
            Public Overridable Property Restate As Nullable(Of Boolean)
        End Class

        '''<Summary>
        '''Change a customer's settings, name or last month
        '''</Summary>
        <Route("/customers/{customerId}", "PATCH")>
        <Api(Description:="Change a customer's settings, name or last month")>
        Public Partial Class PatchCustomer
            Implements IReturn(Of CustomerInfo)
            Implements IPatch
            '''<Summary>
            '''The customer's id.
            '''</Summary>
            <ApiMember(Description:="The customer's id.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a customer of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a customer of this id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The corrected name of the customer: 1 to 200 characters.
            '''</Summary>
            <ApiMember(Description:="The corrected name of the customer: 1 to 200 characters.")>
            Public Overridable Property Name As String

            '''<Summary>
            '''Override this customer's billing settings? Otherwise inherits from parent
            '''</Summary>
            <ApiMember(Description:="Override this customer's billing settings? Otherwise inherits from parent")>
            Public Overridable Property OverrideBillingSettings As Nullable(Of Boolean)

            '''<Summary>
            '''Updated billing settings for this customer
            '''</Summary>
            <ApiMember(Description:="Updated billing settings for this customer")>
            Public Overridable Property BillingSettings As BillingSettings

            '''<Summary>
            '''The last month of the customer's base costs, YYYY-MM; none for no last month.
            '''</Summary>
            <ApiMember(Description:="The last month of the customer's base costs, YYYY-MM; none for no last month.")>
            Public Overridable Property EndMonth As String

            '''<Summary>
            '''The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
            '''</Summary>
            <ApiMember(Description:="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")>
            Public Overridable Property EffectiveMonth As String

            '''<Summary>
            '''Whether the change may reach months that a statement has stated. The differences then become adjustments.
            '''</Summary>
            <ApiMember(Description:="Whether the change may reach months that a statement has stated. The differences then become adjustments.")>
            Public Overridable Property Restate As Nullable(Of Boolean)
        End Class

        '''<Summary>
        '''Compute the amounts that a month would have with other billing settings
        '''</Summary>
        <Route("/billing/preview", "POST")>
        <Api(Description:="Compute the amounts that a month would have with other billing settings")>
        Public Partial Class PreviewBilling
            Implements IReturn(Of BillingPreview)
            Implements IPost
            '''<Summary>
            '''The account.
            '''</Summary>
            <ApiMember(Description:="The account.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
            '''</Summary>
            <ApiMember(Description:="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The month, YYYY-MM.
            '''</Summary>
            <ApiMember(Description:="The month, YYYY-MM.", IsRequired:=true)>
            Public Overridable Property Month As String

            '''<Summary>
            '''The settings to try: each given item replaces the one that counts, and the others stay.
            '''</Summary>
            <ApiMember(Description:="The settings to try: each given item replaces the one that counts, and the others stay.")>
            Public Overridable Property BillingSettings As BillingSettings
        End Class

        '''<Summary>
        '''Set the call rating of an account
        '''</Summary>
        <Route("/accounts/{accountId}/call-rating", "PUT")>
        <Api(Description:="Set the call rating of an account")>
        Public Partial Class PutAccountCallRating
            Implements IReturn(Of CallRatingInfo)
            Implements IPut
            '''<Summary>
            '''The account's id.
            '''</Summary>
            <ApiMember(Description:="The account's id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The billed seconds of the shortest call, 0 to 3600; 60 if not given.
            '''</Summary>
            <ApiMember(Description:="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")>
            Public Overridable Property InitialIncrement As Nullable(Of Integer)

            '''<Summary>
            '''The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
            '''</Summary>
            <ApiMember(Description:="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")>
            Public Overridable Property Increment As Nullable(Of Integer)

            '''<Summary>
            '''The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
            '''</Summary>
            <ApiMember(Description:="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")>
            Public Overridable Property Minimum As Nullable(Of Integer)

            '''<Summary>
            '''The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
            '''</Summary>
            <ApiMember(Description:="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")>
            Public Overridable Property ConnectFee As Nullable(Of Double)

            '''<Summary>
            '''The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
            '''</Summary>
            <ApiMember(Description:="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")>
            Public Overridable Property EffectiveMonth As String
        End Class

        '''<Summary>
        '''Set a customer's own call rating
        '''</Summary>
        <Route("/customers/{customerId}/call-rating", "PUT")>
        <Api(Description:="Set a customer's own call rating")>
        Public Partial Class PutCustomerCallRating
            Implements IReturn(Of CallRatingInfo)
            Implements IPut
            '''<Summary>
            '''The customer's id.
            '''</Summary>
            <ApiMember(Description:="The customer's id.")>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a customer of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a customer of this id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The billed seconds of the shortest call, 0 to 3600; 60 if not given.
            '''</Summary>
            <ApiMember(Description:="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")>
            Public Overridable Property InitialIncrement As Nullable(Of Integer)

            '''<Summary>
            '''The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
            '''</Summary>
            <ApiMember(Description:="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")>
            Public Overridable Property Increment As Nullable(Of Integer)

            '''<Summary>
            '''The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
            '''</Summary>
            <ApiMember(Description:="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")>
            Public Overridable Property Minimum As Nullable(Of Integer)

            '''<Summary>
            '''The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
            '''</Summary>
            <ApiMember(Description:="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")>
            Public Overridable Property ConnectFee As Nullable(Of Double)

            '''<Summary>
            '''The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
            '''</Summary>
            <ApiMember(Description:="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")>
            Public Overridable Property EffectiveMonth As String
        End Class

        '''<Summary>
        '''Reinstate a voided billable
        '''</Summary>
        <Route("/billables/{id}/reinstate", "POST")>
        <Api(Description:="Reinstate a voided billable")>
        Public Partial Class ReinstateBillable
            Implements IReturn(Of BillableInfo)
            Implements IPost
            '''<Summary>
            '''The billable's id.
            '''</Summary>
            <ApiMember(Description:="The billable's id.")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a billable of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a billable of this id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The reason for the reinstatement: 1 to 500 characters, no control characters.
            '''</Summary>
            <ApiMember(Description:="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired:=true)>
            Public Overridable Property Reason As String
        End Class

        '''<Summary>
        '''Report many billables
        '''</Summary>
        <Route("/billables/batch", "POST")>
        <Api(Description:="Report many billables")>
        Public Partial Class ReportBillables
            Inherits List(Of NewBillable)
            Implements IReturn(Of ReportBillablesResponse)
            Implements IPost
            '''<Summary>
            '''The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
            '''</Summary>
            <ApiMember(Description:="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")>
            Public Overridable Property Verdicts As String
        End Class

        '''<Summary>
        '''A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
        '''</Summary>
        <Api(Description:="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")>
        Public Partial Class ReportBillablesResponse
            '''<Summary>
            '''The position of the report in the body, from 0; absent in the last line.
            '''</Summary>
            <ApiMember(Description:="The position of the report in the body, from 0; absent in the last line.")>
            Public Overridable Property Index As Nullable(Of Long)

            Public Overridable Property Verdict As Nullable(Of Verdict)
            Public Overridable Property Billable As BillableInfo
            Public Overridable Property [Error] As VerdictError
            Public Overridable Property Summary As ReportCounts
        End Class

        '''<Summary>
        '''Report the facts of a call
        '''</Summary>
        <Route("/calls", "POST")>
        <Api(Description:="Report the facts of a call")>
        Public Partial Class ReportCall
            Implements IReturn(Of CallInfo)
            Implements IPost
            '''<Summary>
            '''The account whose carrier made the call.
            '''</Summary>
            <ApiMember(Description:="The account whose carrier made the call.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The call.
            '''</Summary>
            <ApiMember(Description:="The call.", IsRequired:=true)>
            Public Overridable Property CallSid As String

            '''<Summary>
            '''The call that this one is a leg of.
            '''</Summary>
            <ApiMember(Description:="The call that this one is a leg of.")>
            Public Overridable Property ParentCallSid As String

            '''<Summary>
            '''The direction: inbound, or a text that begins with outbound, such as outbound-dial.
            '''</Summary>
            <ApiMember(Description:="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")>
            Public Overridable Property Direction As String

            '''<Summary>
            '''The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
            '''</Summary>
            <ApiMember(Description:="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")>
            Public Overridable Property From As String

            '''<Summary>
            '''The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
            '''</Summary>
            <ApiMember(Description:="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")>
            Public Overridable Property [To] As String

            '''<Summary>
            '''The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
            '''</Summary>
            <ApiMember(Description:="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")>
            Public Overridable Property StartTime As String

            '''<Summary>
            '''The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
            '''</Summary>
            <ApiMember(Description:="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")>
            Public Overridable Property EndTime As String

            '''<Summary>
            '''The duration in whole seconds, at most 7 days. Without it, the time from start to end.
            '''</Summary>
            <ApiMember(Description:="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")>
            Public Overridable Property Duration As Nullable(Of Integer)

            '''<Summary>
            '''The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
            '''</Summary>
            <ApiMember(Description:="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")>
            Public Overridable Property Status As String

            '''<Summary>
            '''The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
            '''</Summary>
            <ApiMember(Description:="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")>
            Public Overridable Property Price As Nullable(Of Decimal)

            '''<Summary>
            '''The currency of the price, a code of ISO 4217.
            '''</Summary>
            <ApiMember(Description:="The currency of the price, a code of ISO 4217.")>
            Public Overridable Property PriceUnit As String

            '''<Summary>
            '''Whether the call was recorded.
            '''</Summary>
            <ApiMember(Description:="Whether the call was recorded.")>
            Public Overridable Property IsRecorded As Nullable(Of Boolean)

            '''<Summary>
            '''The newest version of the call, to go back on purpose to members of a former version.
            '''</Summary>
            <ApiMember(Description:="The newest version of the call, to go back on purpose to members of a former version.")>
            Public Overridable Property Replaces As Nullable(Of Long)
        End Class

        '''<Summary>
        '''Report the facts of many calls
        '''</Summary>
        <Route("/calls/batch", "POST")>
        <Api(Description:="Report the facts of many calls")>
        Public Partial Class ReportCalls
            Inherits List(Of ReportCall)
            Implements IReturn(Of ReportCallsResponse)
            Implements IPost
            '''<Summary>
            '''The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
            '''</Summary>
            <ApiMember(Description:="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")>
            Public Overridable Property Verdicts As String
        End Class

        '''<Summary>
        '''A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
        '''</Summary>
        <Api(Description:="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")>
        Public Partial Class ReportCallsResponse
            '''<Summary>
            '''The position of the call in the body, from 0; absent in the last line.
            '''</Summary>
            <ApiMember(Description:="The position of the call in the body, from 0; absent in the last line.")>
            Public Overridable Property Index As Nullable(Of Long)

            Public Overridable Property Verdict As Nullable(Of CallVerdict)
            '''<Summary>
            '''The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
            '''</Summary>
            <ApiMember(Description:="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")>
            Public Overridable Property Version As Nullable(Of Long)

            Public Overridable Property [Error] As VerdictError
            Public Overridable Property Summary As CallCounts
        End Class

        '''<Summary>
        '''The number of reports with each verdict.
        '''</Summary>
        <Api(Description:="The number of reports with each verdict.")>
        Public Partial Class ReportCounts
            '''<Summary>
            '''All reports.
            '''</Summary>
            <ApiMember(Description:="All reports.", IsRequired:=true)>
            Public Overridable Property Total As Long

            '''<Summary>
            '''Reports that made a billable.
            '''</Summary>
            <ApiMember(Description:="Reports that made a billable.", IsRequired:=true)>
            Public Overridable Property Created As Long

            '''<Summary>
            '''Reports that repeat an earlier one.
            '''</Summary>
            <ApiMember(Description:="Reports that repeat an earlier one.", IsRequired:=true)>
            Public Overridable Property Replayed As Long

            '''<Summary>
            '''Reports of calls that are billed to another customer or for another session.
            '''</Summary>
            <ApiMember(Description:="Reports of calls that are billed to another customer or for another session.", IsRequired:=true)>
            Public Overridable Property Conflict As Long

            '''<Summary>
            '''Reports of voided billables.
            '''</Summary>
            <ApiMember(Description:="Reports of voided billables.", IsRequired:=true)>
            Public Overridable Property Voided As Long

            '''<Summary>
            '''Reports that cannot be read or break a rule.
            '''</Summary>
            <ApiMember(Description:="Reports that cannot be read or break a rule.", IsRequired:=true)>
            Public Overridable Property Invalid As Long

            '''<Summary>
            '''Reports whose session or customer is unknown.
            '''</Summary>
            <ApiMember(Description:="Reports whose session or customer is unknown.", IsRequired:=true)>
            Public Overridable Property NotFound As Long

            '''<Summary>
            '''Reports in accounts that are not the caller's.
            '''</Summary>
            <ApiMember(Description:="Reports in accounts that are not the caller's.", IsRequired:=true)>
            Public Overridable Property Forbidden As Long

            '''<Summary>
            '''Reports that are not confirmed.
            '''</Summary>
            <ApiMember(Description:="Reports that are not confirmed.", IsRequired:=true)>
            Public Overridable Property Failed As Long
        End Class

        '''<Summary>
        '''A fault of one member.
        '''</Summary>
        <Api(Description:="A fault of one member.")>
        Public Partial Class ResponseError
            '''<Summary>
            '''The code of the fault.
            '''</Summary>
            <ApiMember(Description:="The code of the fault.", IsRequired:=true)>
            Public Overridable Property ErrorCode As String

            '''<Summary>
            '''The member at fault, in PascalCase.
            '''</Summary>
            <ApiMember(Description:="The member at fault, in PascalCase.", IsRequired:=true)>
            Public Overridable Property FieldName As String

            '''<Summary>
            '''The problem and its remedy.
            '''</Summary>
            <ApiMember(Description:="The problem and its remedy.", IsRequired:=true)>
            Public Overridable Property Message As String
        End Class

        '''<Summary>
        '''A session.
        '''</Summary>
        <Api(Description:="A session.")>
        Public Partial Class SessionInfo
            '''<Summary>
            '''The session's id, unique within the account.
            '''</Summary>
            <ApiMember(Description:="The session's id, unique within the account.", IsRequired:=true)>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account that the session belongs to.
            '''</Summary>
            <ApiMember(Description:="The account that the session belongs to.", IsRequired:=true)>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The customer of the session.
            '''</Summary>
            <ApiMember(Description:="The customer of the session.", IsRequired:=true)>
            Public Overridable Property CustomerId As String

            '''<Summary>
            '''The call of the session, if there is one.
            '''</Summary>
            <ApiMember(Description:="The call of the session, if there is one.")>
            Public Overridable Property CallSid As String

            '''<Summary>
            '''The time at which the session was created, RFC 3339 in UTC to the microsecond.
            '''</Summary>
            <ApiMember(Description:="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired:=true)>
            Public Overridable Property DateCreated As String
        End Class

        '''<Summary>
        '''Take a status callback of Twilio
        '''</Summary>
        <Route("/twilio/{accountId}/call-status", "POST")>
        <Api(Description:="Take a status callback of Twilio")>
        <DataContract>
        Public Partial Class TwilioCallStatus
            Implements IReturnVoid
            Implements IPost
            '''<Summary>
            '''The account whose carrier Twilio is.
            '''</Summary>
            <DataMember>
            <ApiMember(Description:="The account whose carrier Twilio is.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The call.
            '''</Summary>
            <DataMember(Name:="CallSid")>
            <ApiMember(Description:="The call.", IsRequired:=true)>
            Public Overridable Property CallSid As String

            '''<Summary>
            '''The account at Twilio, which must be the configured one if one is configured.
            '''</Summary>
            <DataMember(Name:="AccountSid")>
            <ApiMember(Description:="The account at Twilio, which must be the configured one if one is configured.")>
            Public Overridable Property AccountSid As String

            '''<Summary>
            '''The call that this one is a leg of.
            '''</Summary>
            <DataMember(Name:="ParentCallSid")>
            <ApiMember(Description:="The call that this one is a leg of.")>
            Public Overridable Property ParentCallSid As String

            '''<Summary>
            '''The direction: inbound, outbound-api or outbound-dial.
            '''</Summary>
            <DataMember(Name:="Direction")>
            <ApiMember(Description:="The direction: inbound, outbound-api or outbound-dial.")>
            Public Overridable Property Direction As String

            '''<Summary>
            '''The calling end.
            '''</Summary>
            <DataMember(Name:="From")>
            <ApiMember(Description:="The calling end.")>
            Public Overridable Property From As String

            '''<Summary>
            '''The called end.
            '''</Summary>
            <DataMember(Name:="To")>
            <ApiMember(Description:="The called end.")>
            Public Overridable Property [To] As String

            '''<Summary>
            '''The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
            '''</Summary>
            <DataMember(Name:="CallStatus")>
            <ApiMember(Description:="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired:=true)>
            Public Overridable Property CallStatus As String

            '''<Summary>
            '''The duration of a completed call in seconds.
            '''</Summary>
            <DataMember(Name:="CallDuration")>
            <ApiMember(Description:="The duration of a completed call in seconds.")>
            Public Overridable Property CallDuration As String

            '''<Summary>
            '''The time of the event, RFC 2822. The start of a completed call is this time less the duration.
            '''</Summary>
            <DataMember(Name:="Timestamp")>
            <ApiMember(Description:="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")>
            Public Overridable Property Timestamp As String

            '''<Summary>
            '''The price of the call.
            '''</Summary>
            <DataMember(Name:="Price")>
            <ApiMember(Description:="The price of the call.")>
            Public Overridable Property Price As String

            '''<Summary>
            '''The currency of the price.
            '''</Summary>
            <DataMember(Name:="PriceUnit")>
            <ApiMember(Description:="The currency of the price.")>
            Public Overridable Property PriceUnit As String

            '''<Summary>
            '''The URL of a recording, which says that the call was recorded.
            '''</Summary>
            <DataMember(Name:="RecordingUrl")>
            <ApiMember(Description:="The URL of a recording, which says that the call was recorded.")>
            Public Overridable Property RecordingUrl As String

            '''<Summary>
            '''The id of a recording, which says that the call was recorded.
            '''</Summary>
            <DataMember(Name:="RecordingSid")>
            <ApiMember(Description:="The id of a recording, which says that the call was recorded.")>
            Public Overridable Property RecordingSid As String
        End Class

        '''<Summary>
        '''The result of one report of a batch.
        '''</Summary>
        <Api(Description:="The result of one report of a batch.")>
        Public Enum Verdict
            Created
            Replayed
            Conflict
            Voided
            Invalid
            NotFound
            Forbidden
            Failed
        End Enum

        '''<Summary>
        '''The reason for an item of a batch that is not stored.
        '''</Summary>
        <Api(Description:="The reason for an item of a batch that is not stored.")>
        Public Partial Class VerdictError
            Public Sub New()
                Errors = New List(Of ResponseError)
            End Sub

            '''<Summary>
            '''A code that programs can rely on, the same as for a single report.
            '''</Summary>
            <ApiMember(Description:="A code that programs can rely on, the same as for a single report.", IsRequired:=true)>
            Public Overridable Property ErrorCode As String

            '''<Summary>
            '''The problem and its remedy, for people.
            '''</Summary>
            <ApiMember(Description:="The problem and its remedy, for people.", IsRequired:=true)>
            Public Overridable Property Message As String

            '''<Summary>
            '''Every member at fault; empty if no member is.
            '''</Summary>
            <ApiMember(Description:="Every member at fault; empty if no member is.")>
            Public Overridable Property Errors As List(Of ResponseError)
        End Class

        '''<Summary>
        '''Void a billable
        '''</Summary>
        <Route("/billables/{id}/void", "POST")>
        <Api(Description:="Void a billable")>
        Public Partial Class VoidBillable
            Implements IReturn(Of BillableInfo)
            Implements IPost
            '''<Summary>
            '''The billable's id.
            '''</Summary>
            <ApiMember(Description:="The billable's id.")>
            Public Overridable Property Id As String

            '''<Summary>
            '''The account to look in; needed if several of the caller's accounts have a billable of this id.
            '''</Summary>
            <ApiMember(Description:="The account to look in; needed if several of the caller's accounts have a billable of this id.")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The reason for the void: 1 to 500 characters, no control characters.
            '''</Summary>
            <ApiMember(Description:="The reason for the void: 1 to 500 characters, no control characters.", IsRequired:=true)>
            Public Overridable Property Reason As String
        End Class
    End Namespace

    Namespace Voice.Api.Dashboard

        '''<Summary>
        '''Gets all usage records for specified date range
        '''</Summary>
        <Route("/billing/usage", "GET")>
        <Api(Description:="Gets all usage records for specified date range")>
        Public Partial Class ListUsageRecords
            Implements IReturn(Of List(Of UsageRecordInfo))
            Implements IGet
            '''<Summary>
            '''The account ID you are listing for
            '''</Summary>
            <ApiMember(Description:="The account ID you are listing for")>
            Public Overridable Property AccountId As String

            '''<Summary>
            '''The start date to retrieve usage records for (YYYY-MM-DD)
            '''</Summary>
            <ApiMember(Description:="The start date to retrieve usage records for (YYYY-MM-DD)")>
            Public Overridable Property StartDate As String

            '''<Summary>
            '''The end date to retrieve usage records for (YYYY-MM-DD)
            '''</Summary>
            <ApiMember(Description:="The end date to retrieve usage records for (YYYY-MM-DD)")>
            Public Overridable Property EndDate As String
        End Class

        Public Partial Class UsageRecordInfo
            Public Overridable Property AccountSid As String
            Public Overridable Property Category As String
            Public Overridable Property Count As Double
            Public Overridable Property CountUnit As String
            Public Overridable Property Description As String
            Public Overridable Property EndDate As String
            Public Overridable Property Price As Double
            Public Overridable Property PriceUnit As String
            Public Overridable Property StartDate As String
            Public Overridable Property Usage As String
            Public Overridable Property UsageUnit As String
            Public Overridable Property Uri As String
        End Class
    End Namespace
End Namespace
