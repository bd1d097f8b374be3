(* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//GlobalNamespace: 
//AddReturnMarker: True
//AddDescriptionAsComments: True
//AddDataContractAttributes: False
//IncludeTypes: 
//ExcludeTypes: 
//InitializeCollections: True
*)

namespace Voice.Api.Billing

open System
open System.Collections
open System.Collections.Generic
open System.Runtime.Serialization
open ServiceStack
open ServiceStack.DataAnnotations

    ///<summary>
    ///A new access token.
    ///</summary>
    [<Api(Description="A new access token.")>]
    [<AllowNullLiteral>]
    type GetAccessTokenResponse() = 
        ///<summary>
        ///The access token, unless it is in a cookie.
        ///</summary>
        [<ApiMember(Description="The access token, unless it is in a cookie.")>]
        member val AccessToken:String = null with get,set

    ///<summary>
    ///Get a new access token for a refresh token
    ///</summary>
    [<Route("/access-token", "POST")>]
    [<Api(Description="Get a new access token for a refresh token")>]
    [<AllowNullLiteral>]
    type GetAccessToken() = 
        interface IReturn<GetAccessTokenResponse>
        interface IPost
        ///<summary>
        ///The refresh token; if absent, the cookie ss-reftok counts.
        ///</summary>
        [<ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")>]
        member val RefreshToken:String = null with get,set

        ///<summary>
        ///Give the token in the cookie ss-tok, and not in the body.
        ///</summary>
        [<ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")>]
        member val UseTokenCookie:Nullable<Boolean> = new Nullable<Boolean>() with get,set

    [<AllowNullLiteral>]
    type BillingItem() = 
        member val BaseCost:Double = new Double() with get,set
        member val RawUnitMultiplier:Double = new Double() with get,set
        member val UnitCost:Double = new Double() with get,set
        member val Allowance:Int32 = new Int32() with get,set

    [<AllowNullLiteral>]
    type BillingSettings() = 
        member val Base:BillingItem = null with get,set
        member val LocalNumbers:BillingItem = null with get,set
        member val TollFreeNumbers:BillingItem = null with get,set
        member val InboundVoiceCalls:BillingItem = null with get,set
        member val OutboundVoiceCalls:BillingItem = null with get,set
        member val InboundFaxes:BillingItem = null with get,set
        member val OutboundFaxes:BillingItem = null with get,set
        member val InboundSmsMessages:BillingItem = null with get,set
        member val OutboundSmsMessages:BillingItem = null with get,set

    ///<summary>
    ///An account.
    ///</summary>
    [<Api(Description="An account.")>]
    [<AllowNullLiteral>]
    type AccountInfo() = 
        ///<summary>
        ///The account's id.
        ///</summary>
        [<ApiMember(Description="The account's id.", IsRequired=true)>]
        member val Id:String = null with get,set

        ///<summary>
        ///The name of the account.
        ///</summary>
        [<ApiMember(Description="The name of the account.", IsRequired=true)>]
        member val Name:String = null with get,set

        ///<summary>
        ///The time zone in which the account's days begin. Lists leave this and the following members out.
        ///</summary>
        [<ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")>]
        member val TimeZone:String = null with get,set

        ///<summary>
        ///The currency of all amounts, of ISO 4217.
        ///</summary>
        [<ApiMember(Description="The currency of all amounts, of ISO 4217.")>]
        member val Currency:String = null with get,set

        ///<summary>
        ///The account's country, of ISO 3166: numbers of other countries are international.
        ///</summary>
        [<ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")>]
        member val Country:String = null with get,set

        ///<summary>
        ///The billing settings for this account
        ///</summary>
        [<ApiMember(Description="The billing settings for this account")>]
        member val BillingSettings:BillingSettings = null with get,set

        ///<summary>
        ///The time at which the account was created, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)>]
        member val DateCreated:String = null with get,set

    ///<summary>
    ///A page of accounts, by id.
    ///</summary>
    [<Api(Description="A page of accounts, by id.")>]
    [<AllowNullLiteral>]
    type ListAccountsResponse() = 
        ///<summary>
        ///The items of this page.
        ///</summary>
        [<ApiMember(Description="The items of this page.", IsRequired=true)>]
        member val Items:ResizeArray<AccountInfo> = new ResizeArray<AccountInfo>() with get,set

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [<ApiMember(Description="The cursor of the next page; absent on the last one.")>]
        member val NextCursor:String = null with get,set

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [<ApiMember(Description="Whether another page follows.", IsRequired=true)>]
        member val HasMorePages:Boolean = new Boolean() with get,set

    ///<summary>
    ///List accounts, by id
    ///</summary>
    [<Route("/accounts", "GET")>]
    [<Api(Description="List accounts, by id")>]
    [<AllowNullLiteral>]
    type ListAccounts() = 
        interface IReturn<ListAccountsResponse>
        interface IGet
        ///<summary>
        ///The number of accounts in a page, 50 if not given.
        ///</summary>
        [<ApiMember(Description="The number of accounts in a page, 50 if not given.")>]
        member val Limit:Int32 = new Int32() with get,set

        ///<summary>
        ///The start of the page: the nextCursor of the page before.
        ///</summary>
        [<ApiMember(Description="The start of the page: the nextCursor of the page before.")>]
        member val Cursor:String = null with get,set

    ///<summary>
    ///Create an account
    ///</summary>
    [<Route("/accounts", "POST")>]
    [<Api(Description="Create an account")>]
    [<AllowNullLiteral>]
    type NewAccount() = 
        interface IReturn<AccountInfo>
        interface IPost
        ///<summary>
        ///The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        ///</summary>
        [<ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The name of the account: 1 to 200 characters.
        ///</summary>
        [<ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)>]
        member val Name:String = null with get,set

    ///<summary>
    ///Read an account
    ///</summary>
    [<Route("/accounts/{accountId}", "GET")>]
    [<Api(Description="Read an account")>]
    [<AllowNullLiteral>]
    type GetAccount() = 
        interface IReturn<AccountInfo>
        interface IGet
        ///<summary>
        ///The account's id.
        ///</summary>
        [<ApiMember(Description="The account's id.")>]
        member val AccountId:String = null with get,set

    ///<summary>
    ///Change an account's settings, name, time zone, currency or country
    ///</summary>
    [<Route("/accounts/{accountId}", "PATCH")>]
    [<Api(Description="Change an account's settings, name, time zone, currency or country")>]
    [<AllowNullLiteral>]
    type PatchAccount() = 
        interface IReturn<AccountInfo>
        interface IPatch
        ///<summary>
        ///The account's id.
        ///</summary>
        [<ApiMember(Description="The account's id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The corrected name of the account: 1 to 200 characters.
        ///</summary>
        [<ApiMember(Description="The corrected name of the account: 1 to 200 characters.")>]
        member val Name:String = null with get,set

        ///<summary>
        ///The time zone in which the account's days begin, of the IANA database.
        ///</summary>
        [<ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")>]
        member val TimeZone:String = null with get,set

        ///<summary>
        ///The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
        ///</summary>
        [<ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")>]
        member val Currency:String = null with get,set

        ///<summary>
        ///The account's country, of ISO 3166: numbers of other countries are international.
        ///</summary>
        [<ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")>]
        member val Country:String = null with get,set

        ///<summary>
        ///Updated billing settings for this account: each given item replaces the former one, and the others stay.
        ///</summary>
        [<ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")>]
        member val BillingSettings:BillingSettings = null with get,set

        ///<summary>
        ///The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
        ///</summary>
        [<ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")>]
        member val EffectiveMonth:String = null with get,set

        ///<summary>
        ///Whether the change may reach months that a statement has stated. The differences then become adjustments.
        ///</summary>
        [<ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")>]
        member val Restate:Nullable<Boolean> = new Nullable<Boolean>() with get,set

    ///<summary>
    ///How the calls of an account or a customer are rounded to increments.
    ///</summary>
    [<Api(Description="How the calls of an account or a customer are rounded to increments.")>]
    [<AllowNullLiteral>]
    type CallRatingInfo() = 
        ///<summary>
        ///The account.
        ///</summary>
        [<ApiMember(Description="The account.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The customer that was asked for; absent for the account itself.
        ///</summary>
        [<ApiMember(Description="The customer that was asked for; absent for the account itself.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The month in which the rating counts, YYYY-MM.
        ///</summary>
        [<ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)>]
        member val Month:String = null with get,set

        ///<summary>
        ///The billed seconds of the shortest call.
        ///</summary>
        [<ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)>]
        member val InitialIncrement:Int32 = new Int32() with get,set

        ///<summary>
        ///The step of the billed seconds beyond the initial increment, in seconds.
        ///</summary>
        [<ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)>]
        member val Increment:Int32 = new Int32() with get,set

        ///<summary>
        ///The seconds that a shorter call counts as before it is rounded.
        ///</summary>
        [<ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)>]
        member val Minimum:Int32 = new Int32() with get,set

        ///<summary>
        ///The price of an answered call, whatever its duration, in the account's currency.
        ///</summary>
        [<ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)>]
        member val ConnectFee:Double = new Double() with get,set

        ///<summary>
        ///The version of the account's settings that the rating is of; 0 for the default.
        ///</summary>
        [<ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)>]
        member val Version:Int64 = new Int64() with get,set

        ///<summary>
        ///The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
        ///</summary>
        [<ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")>]
        member val OwnerCustomerId:String = null with get,set

    ///<summary>
    ///Read the call rating of an account
    ///</summary>
    [<Route("/accounts/{accountId}/call-rating", "GET")>]
    [<Api(Description="Read the call rating of an account")>]
    [<AllowNullLiteral>]
    type GetAccountCallRating() = 
        interface IReturn<CallRatingInfo>
        interface IGet
        ///<summary>
        ///The account's id.
        ///</summary>
        [<ApiMember(Description="The account's id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The month in which the rating counts, YYYY-MM: the current month if not given.
        ///</summary>
        [<ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")>]
        member val Month:String = null with get,set

    ///<summary>
    ///Set the call rating of an account
    ///</summary>
    [<Route("/accounts/{accountId}/call-rating", "PUT")>]
    [<Api(Description="Set the call rating of an account")>]
    [<AllowNullLiteral>]
    type PutAccountCallRating() = 
        interface IReturn<CallRatingInfo>
        interface IPut
        ///<summary>
        ///The account's id.
        ///</summary>
        [<ApiMember(Description="The account's id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The billed seconds of the shortest call, 0 to 3600; 60 if not given.
        ///</summary>
        [<ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")>]
        member val InitialIncrement:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
        ///</summary>
        [<ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")>]
        member val Increment:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
        ///</summary>
        [<ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")>]
        member val Minimum:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
        ///</summary>
        [<ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")>]
        member val ConnectFee:Nullable<Double> = new Nullable<Double>() with get,set

        ///<summary>
        ///The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
        ///</summary>
        [<ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")>]
        member val EffectiveMonth:String = null with get,set

    ///<summary>
    ///The signed-in user, and the tokens.
    ///</summary>
    [<Api(Description="The signed-in user, and the tokens.")>]
    [<AllowNullLiteral>]
    type AuthenticateResponse() = 
        ///<summary>
        ///The user's id, which is its name in lower case.
        ///</summary>
        [<ApiMember(Description="The user's id, which is its name in lower case.")>]
        member val UserId:String = null with get,set

        ///<summary>
        ///The id of the sign-in, which is not a secret.
        ///</summary>
        [<ApiMember(Description="The id of the sign-in, which is not a secret.")>]
        member val SessionId:String = null with get,set

        ///<summary>
        ///The user's name.
        ///</summary>
        [<ApiMember(Description="The user's name.")>]
        member val UserName:String = null with get,set

        ///<summary>
        ///The name to show for the user.
        ///</summary>
        [<ApiMember(Description="The name to show for the user.")>]
        member val DisplayName:String = null with get,set

        ///<summary>
        ///The access token, unless it is in a cookie.
        ///</summary>
        [<ApiMember(Description="The access token, unless it is in a cookie.")>]
        member val BearerToken:String = null with get,set

        ///<summary>
        ///The refresh token, unless it is in a cookie.
        ///</summary>
        [<ApiMember(Description="The refresh token, unless it is in a cookie.")>]
        member val RefreshToken:String = null with get,set

        ///<summary>
        ///The end of the refresh token: RFC 3339, UTC.
        ///</summary>
        [<ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")>]
        member val RefreshTokenExpiry:String = null with get,set

        ///<summary>
        ///The user's roles.
        ///</summary>
        [<ApiMember(Description="The user's roles.", IsRequired=true)>]
        member val Roles:ResizeArray<String> = new ResizeArray<String>() with get,set

        ///<summary>
        ///The permissions that the roles have.
        ///</summary>
        [<ApiMember(Description="The permissions that the roles have.", IsRequired=true)>]
        member val Permissions:ResizeArray<String> = new ResizeArray<String>() with get,set

        ///<summary>
        ///The way in which the user signed in.
        ///</summary>
        [<ApiMember(Description="The way in which the user signed in.")>]
        member val AuthProvider:String = null with get,set

    ///<summary>
    ///Sign in
    ///</summary>
    [<Route("/auth", "POST")>]
    [<Api(Description="Sign in")>]
    [<AllowNullLiteral>]
    type Authenticate() = 
        interface IReturn<AuthenticateResponse>
        interface IPost
        ///<summary>
        ///The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
        ///</summary>
        [<ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")>]
        member val Provider:String = null with get,set

        ///<summary>
        ///The user's name, in upper or lower case.
        ///</summary>
        [<ApiMember(Description="The user's name, in upper or lower case.")>]
        member val UserName:String = null with get,set

        ///<summary>
        ///The user's password.
        ///</summary>
        [<ApiMember(Description="The user's password.")>]
        member val Password:String = null with get,set

        ///<summary>
        ///Also set the cookie ss-pid, which outlives the browser.
        ///</summary>
        [<ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")>]
        member val RememberMe:Nullable<Boolean> = new Nullable<Boolean>() with get,set

        ///<summary>
        ///Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
        ///</summary>
        [<ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")>]
        member val UseTokenCookie:Nullable<Boolean> = new Nullable<Boolean>() with get,set

    ///<summary>
    ///The state of a billable in its life.
    ///</summary>
    [<Api(Description="The state of a billable in its life.")>]
    type BillableStatus =
        | Reported = 0
        | Voided = 1

    ///<summary>
    ///A call billed to a customer.
    ///</summary>
    [<Api(Description="A call billed to a customer.")>]
    [<AllowNullLiteral>]
    type BillableInfo() = 
        ///<summary>
        ///The billable's id, a UUID of version 7.
        ///</summary>
        [<ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account that the call is billed in.
        ///</summary>
        [<ApiMember(Description="The account that the call is billed in.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The customer that the call is billed to.
        ///</summary>
        [<ApiMember(Description="The customer that the call is billed to.", IsRequired=true)>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The session that the report named, if it named one.
        ///</summary>
        [<ApiMember(Description="The session that the report named, if it named one.")>]
        member val SessionId:String = null with get,set

        ///<summary>
        ///The call, hex digits in lower case.
        ///</summary>
        [<ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)>]
        member val CallSid:String = null with get,set

        ///<summary>
        ///The state of the billable in its life.
        ///</summary>
        [<ApiMember(Description="The state of the billable in its life.", IsRequired=true)>]
        member val Status:BillableStatus = new BillableStatus() with get,set

        ///<summary>
        ///The time at which the report was stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)>]
        member val DateCreated:String = null with get,set

        ///<summary>
        ///The subject of the token that reported the call.
        ///</summary>
        [<ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)>]
        member val CreatedBy:String = null with get,set

        ///<summary>
        ///The time of the void; absent while the billable is live.
        ///</summary>
        [<ApiMember(Description="The time of the void; absent while the billable is live.")>]
        member val DateVoided:String = null with get,set

        ///<summary>
        ///The subject that voided the billable; absent while the billable is live.
        ///</summary>
        [<ApiMember(Description="The subject that voided the billable; absent while the billable is live.")>]
        member val VoidedBy:String = null with get,set

        ///<summary>
        ///The reason for the void; absent while the billable is live.
        ///</summary>
        [<ApiMember(Description="The reason for the void; absent while the billable is live.")>]
        member val VoidReason:String = null with get,set

    ///<summary>
    ///A page of billables, newest first.
    ///</summary>
    [<Api(Description="A page of billables, newest first.")>]
    [<AllowNullLiteral>]
    type ListBillablesResponse() = 
        ///<summary>
        ///The billables of this page.
        ///</summary>
        [<ApiMember(Description="The billables of this page.", IsRequired=true)>]
        member val Items:ResizeArray<BillableInfo> = new ResizeArray<BillableInfo>() with get,set

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [<ApiMember(Description="The cursor of the next page; absent on the last one.")>]
        member val NextCursor:String = null with get,set

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [<ApiMember(Description="Whether another page follows.", IsRequired=true)>]
        member val HasMorePages:Boolean = new Boolean() with get,set

    ///<summary>
    ///List billables, newest first
    ///</summary>
    [<Route("/billables", "GET")>]
    [<Api(Description="List billables, newest first")>]
    [<AllowNullLiteral>]
    type ListBillables() = 
        interface IReturn<ListBillablesResponse>
        interface IGet
        ///<summary>
        ///The account whose billables are listed. A caller with exactly one account may leave it out.
        ///</summary>
        [<ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///Only billables of this customer.
        ///</summary>
        [<ApiMember(Description="Only billables of this customer.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///Only billables whose report named this session.
        ///</summary>
        [<ApiMember(Description="Only billables whose report named this session.")>]
        member val SessionId:String = null with get,set

        ///<summary>
        ///Only billables of this call.
        ///</summary>
        [<ApiMember(Description="Only billables of this call.")>]
        member val CallSid:String = null with get,set

        ///<summary>
        ///Only billables of this status: Reported or Voided.
        ///</summary>
        [<ApiMember(Description="Only billables of this status: Reported or Voided.")>]
        member val Status:String = null with get,set

        ///<summary>
        ///Only billables created at this time or later, RFC 3339.
        ///</summary>
        [<ApiMember(Description="Only billables created at this time or later, RFC 3339.")>]
        member val From:String = null with get,set

        ///<summary>
        ///Only billables created before this time, RFC 3339.
        ///</summary>
        [<ApiMember(Description="Only billables created before this time, RFC 3339.")>]
        member val To:String = null with get,set

        ///<summary>
        ///The number of billables in a page, 50 if not given.
        ///</summary>
        [<ApiMember(Description="The number of billables in a page, 50 if not given.")>]
        member val Limit:Int32 = new Int32() with get,set

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same filters.
        ///</summary>
        [<ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")>]
        member val Cursor:String = null with get,set

    ///<summary>
    ///Report/create a new billable
    ///</summary>
    [<Route("/billables", "POST")>]
    [<Api(Description="Report/create a new billable")>]
    [<AllowNullLiteral>]
    type NewBillable() = 
        interface IReturn<BillableInfo>
        interface IPost
        ///<summary>
        ///The account to associate the billable with
        ///</summary>
        [<ApiMember(Description="The account to associate the billable with")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The customer to associate the billable with
        ///</summary>
        [<ApiMember(Description="The customer to associate the billable with")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
        ///</summary>
        [<ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")>]
        member val SessionId:String = null with get,set

        ///<summary>
        ///The call SID to report
        ///</summary>
        [<ApiMember(Description="The call SID to report")>]
        member val CallSid:String = null with get,set

    ///<summary>
    ///The result of one report of a batch.
    ///</summary>
    [<Api(Description="The result of one report of a batch.")>]
    type Verdict =
        | Created = 0
        | Replayed = 1
        | Conflict = 2
        | Voided = 3
        | Invalid = 4
        | NotFound = 5
        | Forbidden = 6
        | Failed = 7

    ///<summary>
    ///A fault of one member.
    ///</summary>
    [<Api(Description="A fault of one member.")>]
    [<AllowNullLiteral>]
    type ResponseError() = 
        ///<summary>
        ///The code of the fault.
        ///</summary>
        [<ApiMember(Description="The code of the fault.", IsRequired=true)>]
        member val ErrorCode:String = null with get,set

        ///<summary>
        ///The member at fault, in PascalCase.
        ///</summary>
        [<ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)>]
        member val FieldName:String = null with get,set

        ///<summary>
        ///The problem and its remedy.
        ///</summary>
        [<ApiMember(Description="The problem and its remedy.", IsRequired=true)>]
        member val Message:String = null with get,set

    ///<summary>
    ///The reason for an item of a batch that is not stored.
    ///</summary>
    [<Api(Description="The reason for an item of a batch that is not stored.")>]
    [<AllowNullLiteral>]
    type VerdictError() = 
        ///<summary>
        ///A code that programs can rely on, the same as for a single report.
        ///</summary>
        [<ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)>]
        member val ErrorCode:String = null with get,set

        ///<summary>
        ///The problem and its remedy, for people.
        ///</summary>
        [<ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)>]
        member val Message:String = null with get,set

        ///<summary>
        ///Every member at fault; empty if no member is.
        ///</summary>
        [<ApiMember(Description="Every member at fault; empty if no member is.")>]
        member val Errors:ResizeArray<ResponseError> = new ResizeArray<ResponseError>() with get,set

    ///<summary>
    ///The number of reports with each verdict.
    ///</summary>
    [<Api(Description="The number of reports with each verdict.")>]
    [<AllowNullLiteral>]
    type ReportCounts() = 
        ///<summary>
        ///All reports.
        ///</summary>
        [<ApiMember(Description="All reports.", IsRequired=true)>]
        member val Total:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports that made a billable.
        ///</summary>
        [<ApiMember(Description="Reports that made a billable.", IsRequired=true)>]
        member val Created:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports that repeat an earlier one.
        ///</summary>
        [<ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)>]
        member val Replayed:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports of calls that are billed to another customer or for another session.
        ///</summary>
        [<ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)>]
        member val Conflict:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports of voided billables.
        ///</summary>
        [<ApiMember(Description="Reports of voided billables.", IsRequired=true)>]
        member val Voided:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports that cannot be read or break a rule.
        ///</summary>
        [<ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)>]
        member val Invalid:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports whose session or customer is unknown.
        ///</summary>
        [<ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)>]
        member val NotFound:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports in accounts that are not the caller's.
        ///</summary>
        [<ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)>]
        member val Forbidden:Int64 = new Int64() with get,set

        ///<summary>
        ///Reports that are not confirmed.
        ///</summary>
        [<ApiMember(Description="Reports that are not confirmed.", IsRequired=true)>]
        member val Failed:Int64 = new Int64() with get,set

    ///<summary>
    ///A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
    ///</summary>
    [<Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")>]
    [<AllowNullLiteral>]
    type ReportBillablesResponse() = 
        ///<summary>
        ///The position of the report in the body, from 0; absent in the last line.
        ///</summary>
        [<ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")>]
        member val Index:Nullable<Int64> = new Nullable<Int64>() with get,set

        member val Verdict:Nullable<Verdict> = new Nullable<Verdict>() with get,set
        member val Billable:BillableInfo = null with get,set
        member val Error:VerdictError = null with get,set
        member val Summary:ReportCounts = null with get,set

    ///<summary>
    ///Report many billables
    ///</summary>
    [<Route("/billables/batch", "POST")>]
    [<Api(Description="Report many billables")>]
    [<AllowNullLiteral>]
    type ReportBillables() = 
        inherit ResizeArray<NewBillable>()
        interface IReturn<ReportBillablesResponse>
        interface IPost
        ///<summary>
        ///The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
        ///</summary>
        [<ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")>]
        member val Verdicts:String = null with get,set

    ///<summary>
    ///Read a billable
    ///</summary>
    [<Route("/billables/{id}", "GET")>]
    [<Api(Description="Read a billable")>]
    [<AllowNullLiteral>]
    type GetBillable() = 
        interface IReturn<BillableInfo>
        interface IGet
        ///<summary>
        ///The billable's id.
        ///</summary>
        [<ApiMember(Description="The billable's id.")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")>]
        member val AccountId:String = null with get,set

    ///<summary>
    ///A version of a call's facts, whole.
    ///</summary>
    [<Api(Description="A version of a call's facts, whole.")>]
    [<AllowNullLiteral>]
    type ExplainedFacts() = 
        ///<summary>
        ///The version, from 1.
        ///</summary>
        [<ApiMember(Description="The version, from 1.", IsRequired=true)>]
        member val Version:Int64 = new Int64() with get,set

        ///<summary>
        ///The time at which the version was stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)>]
        member val DateUpdated:String = null with get,set

        ///<summary>
        ///The subject that reported the version; absent for the role Customer.
        ///</summary>
        [<ApiMember(Description="The subject that reported the version; absent for the role Customer.")>]
        member val UpdatedBy:String = null with get,set

        ///<summary>
        ///The status, such as completed.
        ///</summary>
        [<ApiMember(Description="The status, such as completed.")>]
        member val Status:String = null with get,set

        ///<summary>
        ///The direction: inbound, or a text that begins with outbound.
        ///</summary>
        [<ApiMember(Description="The direction: inbound, or a text that begins with outbound.")>]
        member val Direction:String = null with get,set

        ///<summary>
        ///The calling end.
        ///</summary>
        [<ApiMember(Description="The calling end.")>]
        member val From:String = null with get,set

        ///<summary>
        ///The called end.
        ///</summary>
        [<ApiMember(Description="The called end.")>]
        member val To:String = null with get,set

        ///<summary>
        ///The start of the call, RFC 3339 in UTC.
        ///</summary>
        [<ApiMember(Description="The start of the call, RFC 3339 in UTC.")>]
        member val StartTime:String = null with get,set

        ///<summary>
        ///The duration in whole seconds.
        ///</summary>
        [<ApiMember(Description="The duration in whole seconds.")>]
        member val Duration:Nullable<Int64> = new Nullable<Int64>() with get,set

        ///<summary>
        ///The price of the carrier; absent for the role Customer.
        ///</summary>
        [<ApiMember(Description="The price of the carrier; absent for the role Customer.")>]
        member val Price:Double = new Double() with get,set

        ///<summary>
        ///The currency of the carrier's price; absent for the role Customer.
        ///</summary>
        [<ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")>]
        member val PriceUnit:String = null with get,set

    ///<summary>
    ///The settings that an explanation uses, with their version and owner.
    ///</summary>
    [<Api(Description="The settings that an explanation uses, with their version and owner.")>]
    [<AllowNullLiteral>]
    type ExplainedTerms() = 
        ///<summary>
        ///The terms of the item in the month.
        ///</summary>
        [<ApiMember(Description="The terms of the item in the month.", IsRequired=true)>]
        member val Terms:BillingItem = null with get,set

        ///<summary>
        ///The version of the account's settings; 0 if the account has none.
        ///</summary>
        [<ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)>]
        member val Version:Int64 = new Int64() with get,set

        ///<summary>
        ///The customer whose settings these are. Absent for the account's, and where the caller may not know.
        ///</summary>
        [<ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")>]
        member val OwnerCustomerId:String = null with get,set

        ///<summary>
        ///The version of the call rating that rounded the duration; 0 for the default.
        ///</summary>
        [<ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)>]
        member val CallRatingVersion:Int64 = new Int64() with get,set

        ///<summary>
        ///The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
        ///</summary>
        [<ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")>]
        member val CallRatingOwnerCustomerId:String = null with get,set

    ///<summary>
    ///A step of an explanation.
    ///</summary>
    [<Api(Description="A step of an explanation.")>]
    [<AllowNullLiteral>]
    type ExplainedStep() = 
        ///<summary>
        ///The name of the step.
        ///</summary>
        [<ApiMember(Description="The name of the step.", IsRequired=true)>]
        member val Step:String = null with get,set

        ///<summary>
        ///The exact result of the step: a number, or a fraction where no decimal is exact.
        ///</summary>
        [<ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)>]
        member val Value:String = null with get,set

        ///<summary>
        ///The step with its numbers, for a person.
        ///</summary>
        [<ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)>]
        member val Text:String = null with get,set

    ///<summary>
    ///The explanation of a billable: every step from the report to the amount of its month.
    ///</summary>
    [<Api(Description="The explanation of a billable: every step from the report to the amount of its month.")>]
    [<AllowNullLiteral>]
    type BillableExplanation() = 
        ///<summary>
        ///The billable.
        ///</summary>
        [<ApiMember(Description="The billable.", IsRequired=true)>]
        member val Billable:BillableInfo = null with get,set

        ///<summary>
        ///Rated, Pending (the call has no final facts yet) or Voided.
        ///</summary>
        [<ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)>]
        member val State:String = null with get,set

        ///<summary>
        ///The currency of all amounts.
        ///</summary>
        [<ApiMember(Description="The currency of all amounts.", IsRequired=true)>]
        member val Currency:String = null with get,set

        ///<summary>
        ///The account's time zone at the start of the call.
        ///</summary>
        [<ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)>]
        member val TimeZone:String = null with get,set

        ///<summary>
        ///The local start of the call with its offset.
        ///</summary>
        [<ApiMember(Description="The local start of the call with its offset.")>]
        member val LocalStart:String = null with get,set

        ///<summary>
        ///The local day of the call, YYYY-MM-DD.
        ///</summary>
        [<ApiMember(Description="The local day of the call, YYYY-MM-DD.")>]
        member val Day:String = null with get,set

        ///<summary>
        ///The item that pays for the call.
        ///</summary>
        [<ApiMember(Description="The item that pays for the call.")>]
        member val Item:String = null with get,set

        ///<summary>
        ///All versions of the call's facts, oldest first.
        ///</summary>
        [<ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)>]
        member val Facts:ResizeArray<ExplainedFacts> = new ResizeArray<ExplainedFacts>() with get,set

        ///<summary>
        ///The settings that the steps use; absent unless rated.
        ///</summary>
        [<ApiMember(Description="The settings that the steps use; absent unless rated.")>]
        member val Settings:ExplainedTerms = null with get,set

        ///<summary>
        ///The steps, in order.
        ///</summary>
        [<ApiMember(Description="The steps, in order.", IsRequired=true)>]
        member val Steps:ResizeArray<ExplainedStep> = new ResizeArray<ExplainedStep>() with get,set

        ///<summary>
        ///The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
        ///</summary>
        [<ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")>]
        member val MonthAmount:String = null with get,set

        ///<summary>
        ///The same without this call.
        ///</summary>
        [<ApiMember(Description="The same without this call.")>]
        member val MonthAmountWithout:String = null with get,set

        ///<summary>
        ///The amount of the month less what it would be without this call. These differences do not add up.
        ///</summary>
        [<ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")>]
        member val Difference:String = null with get,set

    ///<summary>
    ///Explain a billable
    ///</summary>
    [<Route("/billables/{id}/explain", "GET")>]
    [<Api(Description="Explain a billable")>]
    [<AllowNullLiteral>]
    type ExplainBillable() = 
        interface IReturn<BillableExplanation>
        interface IGet
        ///<summary>
        ///The billable's id.
        ///</summary>
        [<ApiMember(Description="The billable's id.")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")>]
        member val AccountId:String = null with get,set

    ///<summary>
    ///The kind of a change in a billable's life.
    ///</summary>
    [<Api(Description="The kind of a change in a billable's life.")>]
    type BillableAction =
        | Reported = 0
        | Voided = 1
        | Reinstated = 2

    ///<summary>
    ///A change in a billable's life.
    ///</summary>
    [<Api(Description="A change in a billable's life.")>]
    [<AllowNullLiteral>]
    type BillableChange() = 
        ///<summary>
        ///The kind of the change.
        ///</summary>
        [<ApiMember(Description="The kind of the change.", IsRequired=true)>]
        member val Action:BillableAction = new BillableAction() with get,set

        ///<summary>
        ///The time of the change, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)>]
        member val Date:String = null with get,set

        ///<summary>
        ///The subject of the caller that made the change.
        ///</summary>
        [<ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)>]
        member val By:String = null with get,set

        ///<summary>
        ///The reason for the change; a report has none.
        ///</summary>
        [<ApiMember(Description="The reason for the change; a report has none.")>]
        member val Reason:String = null with get,set

    ///<summary>
    ///The history of a billable.
    ///</summary>
    [<Api(Description="The history of a billable.")>]
    [<AllowNullLiteral>]
    type GetBillableHistoryResponse() = 
        ///<summary>
        ///The report, then the latest changes in the billable's life, at most 1,000, oldest first.
        ///</summary>
        [<ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)>]
        member val Items:ResizeArray<BillableChange> = new ResizeArray<BillableChange>() with get,set

    ///<summary>
    ///Read the history of a billable
    ///</summary>
    [<Route("/billables/{id}/history", "GET")>]
    [<Api(Description="Read the history of a billable")>]
    [<AllowNullLiteral>]
    type GetBillableHistory() = 
        interface IReturn<GetBillableHistoryResponse>
        interface IGet
        ///<summary>
        ///The billable's id.
        ///</summary>
        [<ApiMember(Description="The billable's id.")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")>]
        member val AccountId:String = null with get,set

    ///<summary>
    ///Reinstate a voided billable
    ///</summary>
    [<Route("/billables/{id}/reinstate", "POST")>]
    [<Api(Description="Reinstate a voided billable")>]
    [<AllowNullLiteral>]
    type ReinstateBillable() = 
        interface IReturn<BillableInfo>
        interface IPost
        ///<summary>
        ///The billable's id.
        ///</summary>
        [<ApiMember(Description="The billable's id.")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The reason for the reinstatement: 1 to 500 characters, no control characters.
        ///</summary>
        [<ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)>]
        member val Reason:String = null with get,set

    ///<summary>
    ///Void a billable
    ///</summary>
    [<Route("/billables/{id}/void", "POST")>]
    [<Api(Description="Void a billable")>]
    [<AllowNullLiteral>]
    type VoidBillable() = 
        interface IReturn<BillableInfo>
        interface IPost
        ///<summary>
        ///The billable's id.
        ///</summary>
        [<ApiMember(Description="The billable's id.")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a billable of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The reason for the void: 1 to 500 characters, no control characters.
        ///</summary>
        [<ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)>]
        member val Reason:String = null with get,set

    [<AllowNullLiteral>]
    type BillingCustomerInfo() = 
        member val CustomerId:String = null with get,set
        member val InternationalCosts:Double = new Double() with get,set
        member val HasCallRecording:Boolean = new Boolean() with get,set

    [<AllowNullLiteral>]
    type BillingInfo() = 
        member val Customers:ResizeArray<BillingCustomerInfo> = new ResizeArray<BillingCustomerInfo>() with get,set

    ///<summary>
    ///Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
    ///</summary>
    [<Route("/billing", "GET")>]
    [<Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")>]
    [<AllowNullLiteral>]
    type GetBilling() = 
        interface IReturn<BillingInfo>
        ///<summary>
        ///Your Evo Voice Account ID
        ///</summary>
        [<ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
        ///</summary>
        [<ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)>]
        member val StartDate:String = null with get,set

        ///<summary>
        ///The end of the date range you want to query for (we will include this entire day in the billing)
        ///</summary>
        [<ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)>]
        member val EndDate:String = null with get,set

        ///<summary>
        ///Specify this to filter to a specific customer.
        ///</summary>
        [<ApiMember(Description="Specify this to filter to a specific customer.")>]
        member val CustomerId:String = null with get,set

    ///<summary>
    ///A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
    ///</summary>
    [<Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")>]
    [<AllowNullLiteral>]
    type CallInfo() = 
        ///<summary>
        ///The carrier's id of the account; never known.
        ///</summary>
        [<ApiMember(Description="The carrier's id of the account; never known.")>]
        member val AccountSid:String = null with get,set

        ///<summary>
        ///The carrier's annotation of the call; never known.
        ///</summary>
        [<ApiMember(Description="The carrier's annotation of the call; never known.")>]
        member val Annotation:String = null with get,set

        ///<summary>
        ///The person or machine that answered the call; never known.
        ///</summary>
        [<ApiMember(Description="The person or machine that answered the call; never known.")>]
        member val AnsweredBy:String = null with get,set

        ///<summary>
        ///The name of the caller; never known.
        ///</summary>
        [<ApiMember(Description="The name of the caller; never known.")>]
        member val CallerName:String = null with get,set

        ///<summary>
        ///The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")>]
        member val DateCreated:String = null with get,set

        ///<summary>
        ///The time at which this version was stored, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")>]
        member val DateUpdated:String = null with get,set

        ///<summary>
        ///The direction: inbound, or a text that begins with outbound.
        ///</summary>
        [<ApiMember(Description="The direction: inbound, or a text that begins with outbound.")>]
        member val Direction:String = null with get,set

        ///<summary>
        ///The duration in whole seconds.
        ///</summary>
        [<ApiMember(Description="The duration in whole seconds.")>]
        member val Duration:Int32 = new Int32() with get,set

        ///<summary>
        ///The end of the call, RFC 3339 in UTC; known if the start and the duration are.
        ///</summary>
        [<ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")>]
        member val EndTime:String = null with get,set

        ///<summary>
        ///The number that forwarded the call; never known.
        ///</summary>
        [<ApiMember(Description="The number that forwarded the call; never known.")>]
        member val ForwardedFrom:String = null with get,set

        ///<summary>
        ///The calling end.
        ///</summary>
        [<ApiMember(Description="The calling end.")>]
        member val From:String = null with get,set

        ///<summary>
        ///The calling end for people; never known.
        ///</summary>
        [<ApiMember(Description="The calling end for people; never known.")>]
        member val FromFormatted:String = null with get,set

        ///<summary>
        ///The call that this one is a leg of.
        ///</summary>
        [<ApiMember(Description="The call that this one is a leg of.")>]
        member val ParentCallSid:String = null with get,set

        ///<summary>
        ///The carrier's id of the phone number; never known.
        ///</summary>
        [<ApiMember(Description="The carrier's id of the phone number; never known.")>]
        member val PhoneNumberSid:String = null with get,set

        ///<summary>
        ///The price of the carrier, with the sign that the carrier gave.
        ///</summary>
        [<ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")>]
        member val Price:Decimal = new Decimal() with get,set

        ///<summary>
        ///The currency of the price, a code of ISO 4217.
        ///</summary>
        [<ApiMember(Description="The currency of the price, a code of ISO 4217.")>]
        member val PriceUnit:String = null with get,set

        ///<summary>
        ///The call, hex digits in lower case.
        ///</summary>
        [<ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)>]
        member val Sid:String = null with get,set

        ///<summary>
        ///The start of the call, RFC 3339 in UTC.
        ///</summary>
        [<ApiMember(Description="The start of the call, RFC 3339 in UTC.")>]
        member val StartTime:String = null with get,set

        ///<summary>
        ///The status, such as completed or no-answer.
        ///</summary>
        [<ApiMember(Description="The status, such as completed or no-answer.")>]
        member val Status:String = null with get,set

        ///<summary>
        ///The called end.
        ///</summary>
        [<ApiMember(Description="The called end.")>]
        member val To:String = null with get,set

        ///<summary>
        ///The called end for people; never known.
        ///</summary>
        [<ApiMember(Description="The called end for people; never known.")>]
        member val ToFormatted:String = null with get,set

        ///<summary>
        ///The path of the call in this service.
        ///</summary>
        [<ApiMember(Description="The path of the call in this service.")>]
        member val Uri:String = null with get,set

        ///<summary>
        ///The account of the call.
        ///</summary>
        [<ApiMember(Description="The account of the call.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The version of the facts: 1 for the first one, and 1 more for each change.
        ///</summary>
        [<ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)>]
        member val Version:Int64 = new Int64() with get,set

        ///<summary>
        ///Whether the call was recorded.
        ///</summary>
        [<ApiMember(Description="Whether the call was recorded.")>]
        member val IsRecorded:Nullable<Boolean> = new Nullable<Boolean>() with get,set

        ///<summary>
        ///The live billable that the totals count the call for.
        ///</summary>
        [<ApiMember(Description="The live billable that the totals count the call for.")>]
        member val BillableId:String = null with get,set

        ///<summary>
        ///The customer that the call is billed to.
        ///</summary>
        [<ApiMember(Description="The customer that the call is billed to.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The seconds that are billed.
        ///</summary>
        [<ApiMember(Description="The seconds that are billed.")>]
        member val BilledSeconds:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The time at which the call was taken off the list of unreported calls.
        ///</summary>
        [<ApiMember(Description="The time at which the call was taken off the list of unreported calls.")>]
        member val DateDismissed:String = null with get,set

        ///<summary>
        ///The subject that took the call off the list of unreported calls.
        ///</summary>
        [<ApiMember(Description="The subject that took the call off the list of unreported calls.")>]
        member val DismissedBy:String = null with get,set

        ///<summary>
        ///The reason why the call was taken off the list of unreported calls.
        ///</summary>
        [<ApiMember(Description="The reason why the call was taken off the list of unreported calls.")>]
        member val DismissReason:String = null with get,set

    ///<summary>
    ///Retrieve all calls
    ///</summary>
    [<Route("/billing/calls", "GET")>]
    [<Api(Description="Retrieve all calls")>]
    [<AllowNullLiteral>]
    type ListCalls() = 
        interface IReturn<ResizeArray<CallInfo>>
        ///<summary>
        ///The account ID you are listing for
        ///</summary>
        [<ApiMember(Description="The account ID you are listing for")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The start date to retrieve calls for (YYYY-MM-DD)
        ///</summary>
        [<ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")>]
        member val StartDate:String = null with get,set

        ///<summary>
        ///The end date to retrieve calls for (YYYY-MM-DD)
        ///</summary>
        [<ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")>]
        member val EndDate:String = null with get,set

    ///<summary>
    ///A page of billables whose calls have no final facts, oldest first.
    ///</summary>
    [<Api(Description="A page of billables whose calls have no final facts, oldest first.")>]
    [<AllowNullLiteral>]
    type ListPendingBillablesResponse() = 
        ///<summary>
        ///The items of this page.
        ///</summary>
        [<ApiMember(Description="The items of this page.", IsRequired=true)>]
        member val Items:ResizeArray<BillableInfo> = new ResizeArray<BillableInfo>() with get,set

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [<ApiMember(Description="The cursor of the next page; absent on the last one.")>]
        member val NextCursor:String = null with get,set

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [<ApiMember(Description="Whether another page follows.", IsRequired=true)>]
        member val HasMorePages:Boolean = new Boolean() with get,set

    ///<summary>
    ///List billables whose calls have no final facts yet, oldest first
    ///</summary>
    [<Route("/billing/pending", "GET")>]
    [<Api(Description="List billables whose calls have no final facts yet, oldest first")>]
    [<AllowNullLiteral>]
    type ListPendingBillables() = 
        interface IReturn<ListPendingBillablesResponse>
        interface IGet
        ///<summary>
        ///The account. A caller with exactly one account may leave it out.
        ///</summary>
        [<ApiMember(Description="The account. A caller with exactly one account may leave it out.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///Only billables of this customer.
        ///</summary>
        [<ApiMember(Description="Only billables of this customer.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
        ///</summary>
        [<ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")>]
        member val StartDate:String = null with get,set

        ///<summary>
        ///The last day of the reports, YYYY-MM-DD; today if not given.
        ///</summary>
        [<ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")>]
        member val EndDate:String = null with get,set

        ///<summary>
        ///The number of billables in a page, 50 if not given. A page may have fewer.
        ///</summary>
        [<ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")>]
        member val Limit:Int32 = new Int32() with get,set

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same days and filter.
        ///</summary>
        [<ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")>]
        member val Cursor:String = null with get,set

    ///<summary>
    ///An item of a preview.
    ///</summary>
    [<Api(Description="An item of a preview.")>]
    [<AllowNullLiteral>]
    type BillingPreviewItem() = 
        ///<summary>
        ///The name of the item.
        ///</summary>
        [<ApiMember(Description="The name of the item.", IsRequired=true)>]
        member val Item:String = null with get,set

        ///<summary>
        ///The amount of the month, with exactly the currency's places.
        ///</summary>
        [<ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)>]
        member val Amount:String = null with get,set

        ///<summary>
        ///The amount that the month would have with the settings of the request.
        ///</summary>
        [<ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)>]
        member val PreviewAmount:String = null with get,set

    ///<summary>
    ///The amounts of a month, as they are and with other settings.
    ///</summary>
    [<Api(Description="The amounts of a month, as they are and with other settings.")>]
    [<AllowNullLiteral>]
    type BillingPreview() = 
        ///<summary>
        ///The currency of the amounts.
        ///</summary>
        [<ApiMember(Description="The currency of the amounts.", IsRequired=true)>]
        member val Currency:String = null with get,set

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [<ApiMember(Description="The month, YYYY-MM.", IsRequired=true)>]
        member val Month:String = null with get,set

        ///<summary>
        ///The items that cost something in either case.
        ///</summary>
        [<ApiMember(Description="The items that cost something in either case.", IsRequired=true)>]
        member val Items:ResizeArray<BillingPreviewItem> = new ResizeArray<BillingPreviewItem>() with get,set

        ///<summary>
        ///The amount of the month.
        ///</summary>
        [<ApiMember(Description="The amount of the month.", IsRequired=true)>]
        member val Amount:String = null with get,set

        ///<summary>
        ///The amount that the month would have with the settings of the request.
        ///</summary>
        [<ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)>]
        member val PreviewAmount:String = null with get,set

        ///<summary>
        ///The calls of the month without final facts, which have no amount yet.
        ///</summary>
        [<ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)>]
        member val PendingCalls:Int64 = new Int64() with get,set

    ///<summary>
    ///Compute the amounts that a month would have with other billing settings
    ///</summary>
    [<Route("/billing/preview", "POST")>]
    [<Api(Description="Compute the amounts that a month would have with other billing settings")>]
    [<AllowNullLiteral>]
    type PreviewBilling() = 
        interface IReturn<BillingPreview>
        interface IPost
        ///<summary>
        ///The account.
        ///</summary>
        [<ApiMember(Description="The account.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
        ///</summary>
        [<ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [<ApiMember(Description="The month, YYYY-MM.", IsRequired=true)>]
        member val Month:String = null with get,set

        ///<summary>
        ///The settings to try: each given item replaces the one that counts, and the others stay.
        ///</summary>
        [<ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")>]
        member val BillingSettings:BillingSettings = null with get,set

    ///<summary>
    ///A line of totals. It has the keys that `groupBy` names.
    ///</summary>
    [<Api(Description="A line of totals. It has the keys that `groupBy` names.")>]
    [<AllowNullLiteral>]
    type BillingTotalsItem() = 
        ///<summary>
        ///The customer.
        ///</summary>
        [<ApiMember(Description="The customer.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The customer's name.
        ///</summary>
        [<ApiMember(Description="The customer's name.")>]
        member val CustomerName:String = null with get,set

        ///<summary>
        ///The day, YYYY-MM-DD.
        ///</summary>
        [<ApiMember(Description="The day, YYYY-MM-DD.")>]
        member val Day:String = null with get,set

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [<ApiMember(Description="The month, YYYY-MM.")>]
        member val Month:String = null with get,set

        ///<summary>
        ///The item, or pending for calls without final facts.
        ///</summary>
        [<ApiMember(Description="The item, or pending for calls without final facts.")>]
        member val Item:String = null with get,set

        ///<summary>
        ///The live billables.
        ///</summary>
        [<ApiMember(Description="The live billables.", IsRequired=true)>]
        member val Calls:Int64 = new Int64() with get,set

        ///<summary>
        ///The calls of these that pay a connect fee: completed, and longer than 0 s.
        ///</summary>
        [<ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)>]
        member val AnsweredCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The calls of these without final facts, which have no amount yet.
        ///</summary>
        [<ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)>]
        member val PendingCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The voided billables, which `calls` leaves out.
        ///</summary>
        [<ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)>]
        member val VoidedCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The durations of the answered calls, in seconds.
        ///</summary>
        [<ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)>]
        member val Seconds:Int64 = new Int64() with get,set

        ///<summary>
        ///The durations after the rounding to increments, in seconds.
        ///</summary>
        [<ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)>]
        member val BilledSeconds:Int64 = new Int64() with get,set

        ///<summary>
        ///The international calls whose carrier's price is in another currency than the account's.
        ///</summary>
        [<ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)>]
        member val UnpricedInternationalCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The amount, with exactly the currency's places.
        ///</summary>
        [<ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)>]
        member val Amount:String = null with get,set

    ///<summary>
    ///The counts and the amount of a whole range.
    ///</summary>
    [<Api(Description="The counts and the amount of a whole range.")>]
    [<AllowNullLiteral>]
    type BillingTotal() = 
        ///<summary>
        ///The live billables.
        ///</summary>
        [<ApiMember(Description="The live billables.", IsRequired=true)>]
        member val Calls:Int64 = new Int64() with get,set

        ///<summary>
        ///The calls of these that pay a connect fee: completed, and longer than 0 s.
        ///</summary>
        [<ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)>]
        member val AnsweredCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The calls of these without final facts, which have no amount yet.
        ///</summary>
        [<ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)>]
        member val PendingCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The voided billables, which `calls` leaves out.
        ///</summary>
        [<ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)>]
        member val VoidedCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The durations of the answered calls, in seconds.
        ///</summary>
        [<ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)>]
        member val Seconds:Int64 = new Int64() with get,set

        ///<summary>
        ///The durations after the rounding to increments, in seconds.
        ///</summary>
        [<ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)>]
        member val BilledSeconds:Int64 = new Int64() with get,set

        ///<summary>
        ///The international calls whose carrier's price is in another currency than the account's.
        ///</summary>
        [<ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)>]
        member val UnpricedInternationalCalls:Int64 = new Int64() with get,set

        ///<summary>
        ///The amount, with exactly the currency's places.
        ///</summary>
        [<ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)>]
        member val Amount:String = null with get,set

    ///<summary>
    ///Counts and amounts of a range of days.
    ///</summary>
    [<Api(Description="Counts and amounts of a range of days.")>]
    [<AllowNullLiteral>]
    type BillingTotals() = 
        ///<summary>
        ///The currency of the amounts.
        ///</summary>
        [<ApiMember(Description="The currency of the amounts.", IsRequired=true)>]
        member val Currency:String = null with get,set

        ///<summary>
        ///The time zone of the days.
        ///</summary>
        [<ApiMember(Description="The time zone of the days.", IsRequired=true)>]
        member val TimeZone:String = null with get,set

        ///<summary>
        ///The time as of which the totals are, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)>]
        member val AsOf:String = null with get,set

        ///<summary>
        ///The lines, by their keys; none without groupBy.
        ///</summary>
        [<ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)>]
        member val Items:ResizeArray<BillingTotalsItem> = new ResizeArray<BillingTotalsItem>() with get,set

        ///<summary>
        ///All lines together.
        ///</summary>
        [<ApiMember(Description="All lines together.", IsRequired=true)>]
        member val Total:BillingTotal = null with get,set

    ///<summary>
    ///Read counts and amounts of a range of days
    ///</summary>
    [<Route("/billing/totals", "GET")>]
    [<Api(Description="Read counts and amounts of a range of days")>]
    [<AllowNullLiteral>]
    type GetBillingTotals() = 
        interface IReturn<BillingTotals>
        interface IGet
        ///<summary>
        ///The account. A caller with exactly one account may leave it out.
        ///</summary>
        [<ApiMember(Description="The account. A caller with exactly one account may leave it out.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///Only this customer.
        ///</summary>
        [<ApiMember(Description="Only this customer.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///Whether the customers below the named one count too.
        ///</summary>
        [<ApiMember(Description="Whether the customers below the named one count too.")>]
        member val IncludeDescendants:Boolean = new Boolean() with get,set

        ///<summary>
        ///The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
        ///</summary>
        [<ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)>]
        member val StartDate:String = null with get,set

        ///<summary>
        ///The last day, YYYY-MM-DD. The range has at most 366 days.
        ///</summary>
        [<ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)>]
        member val EndDate:String = null with get,set

        ///<summary>
        ///The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
        ///</summary>
        [<ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")>]
        member val GroupBy:String = null with get,set

    ///<summary>
    ///A page of calls that nobody reported, oldest first.
    ///</summary>
    [<Api(Description="A page of calls that nobody reported, oldest first.")>]
    [<AllowNullLiteral>]
    type ListUnreportedCallsResponse() = 
        ///<summary>
        ///The items of this page.
        ///</summary>
        [<ApiMember(Description="The items of this page.", IsRequired=true)>]
        member val Items:ResizeArray<CallInfo> = new ResizeArray<CallInfo>() with get,set

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [<ApiMember(Description="The cursor of the next page; absent on the last one.")>]
        member val NextCursor:String = null with get,set

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [<ApiMember(Description="Whether another page follows.", IsRequired=true)>]
        member val HasMorePages:Boolean = new Boolean() with get,set

    ///<summary>
    ///List the calls that nobody reported, oldest first
    ///</summary>
    [<Route("/billing/unreported", "GET")>]
    [<Api(Description="List the calls that nobody reported, oldest first")>]
    [<AllowNullLiteral>]
    type ListUnreportedCalls() = 
        interface IReturn<ListUnreportedCallsResponse>
        interface IGet
        ///<summary>
        ///The account. A caller with exactly one account may leave it out.
        ///</summary>
        [<ApiMember(Description="The account. A caller with exactly one account may leave it out.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
        ///</summary>
        [<ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")>]
        member val StartDate:String = null with get,set

        ///<summary>
        ///The last day, YYYY-MM-DD; today if not given.
        ///</summary>
        [<ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")>]
        member val EndDate:String = null with get,set

        ///<summary>
        ///The number of calls in a page, 50 if not given. A page may have fewer.
        ///</summary>
        [<ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")>]
        member val Limit:Int32 = new Int32() with get,set

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same days.
        ///</summary>
        [<ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")>]
        member val Cursor:String = null with get,set

    [<AllowNullLiteral>]
    type UsageRecordInfo() = 
        member val AccountSid:String = null with get,set
        member val Category:String = null with get,set
        member val Count:Double = new Double() with get,set
        member val CountUnit:String = null with get,set
        member val Description:String = null with get,set
        member val EndDate:String = null with get,set
        member val Price:Double = new Double() with get,set
        member val PriceUnit:String = null with get,set
        member val StartDate:String = null with get,set
        member val Usage:String = null with get,set
        member val UsageUnit:String = null with get,set
        member val Uri:String = null with get,set

    ///<summary>
    ///Gets all usage records for specified date range
    ///</summary>
    [<Route("/billing/usage", "GET")>]
    [<Api(Description="Gets all usage records for specified date range")>]
    [<AllowNullLiteral>]
    type ListUsageRecords() = 
        interface IReturn<ResizeArray<UsageRecordInfo>>
        interface IGet
        ///<summary>
        ///The account ID you are listing for
        ///</summary>
        [<ApiMember(Description="The account ID you are listing for")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The start date to retrieve usage records for (YYYY-MM-DD)
        ///</summary>
        [<ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")>]
        member val StartDate:String = null with get,set

        ///<summary>
        ///The end date to retrieve usage records for (YYYY-MM-DD)
        ///</summary>
        [<ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")>]
        member val EndDate:String = null with get,set

    ///<summary>
    ///Report the facts of a call
    ///</summary>
    [<Route("/calls", "POST")>]
    [<Api(Description="Report the facts of a call")>]
    [<AllowNullLiteral>]
    type ReportCall() = 
        interface IReturn<CallInfo>
        interface IPost
        ///<summary>
        ///The account whose carrier made the call.
        ///</summary>
        [<ApiMember(Description="The account whose carrier made the call.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The call.
        ///</summary>
        [<ApiMember(Description="The call.", IsRequired=true)>]
        member val CallSid:String = null with get,set

        ///<summary>
        ///The call that this one is a leg of.
        ///</summary>
        [<ApiMember(Description="The call that this one is a leg of.")>]
        member val ParentCallSid:String = null with get,set

        ///<summary>
        ///The direction: inbound, or a text that begins with outbound, such as outbound-dial.
        ///</summary>
        [<ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")>]
        member val Direction:String = null with get,set

        ///<summary>
        ///The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
        ///</summary>
        [<ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")>]
        member val From:String = null with get,set

        ///<summary>
        ///The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
        ///</summary>
        [<ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")>]
        member val To:String = null with get,set

        ///<summary>
        ///The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
        ///</summary>
        [<ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")>]
        member val StartTime:String = null with get,set

        ///<summary>
        ///The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
        ///</summary>
        [<ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")>]
        member val EndTime:String = null with get,set

        ///<summary>
        ///The duration in whole seconds, at most 7 days. Without it, the time from start to end.
        ///</summary>
        [<ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")>]
        member val Duration:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
        ///</summary>
        [<ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")>]
        member val Status:String = null with get,set

        ///<summary>
        ///The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
        ///</summary>
        [<ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")>]
        member val Price:Nullable<Decimal> = new Nullable<Decimal>() with get,set

        ///<summary>
        ///The currency of the price, a code of ISO 4217.
        ///</summary>
        [<ApiMember(Description="The currency of the price, a code of ISO 4217.")>]
        member val PriceUnit:String = null with get,set

        ///<summary>
        ///Whether the call was recorded.
        ///</summary>
        [<ApiMember(Description="Whether the call was recorded.")>]
        member val IsRecorded:Nullable<Boolean> = new Nullable<Boolean>() with get,set

        ///<summary>
        ///The newest version of the call, to go back on purpose to members of a former version.
        ///</summary>
        [<ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")>]
        member val Replaces:Nullable<Int64> = new Nullable<Int64>() with get,set

    ///<summary>
    ///The result of one call of a batch.
    ///</summary>
    [<Api(Description="The result of one call of a batch.")>]
    type CallVerdict =
        | Created = 0
        | Changed = 1
        | Unchanged = 2
        | Superseded = 3
        | Invalid = 4
        | NotFound = 5
        | Forbidden = 6
        | Failed = 7

    ///<summary>
    ///The number of calls with each verdict.
    ///</summary>
    [<Api(Description="The number of calls with each verdict.")>]
    [<AllowNullLiteral>]
    type CallCounts() = 
        ///<summary>
        ///All calls.
        ///</summary>
        [<ApiMember(Description="All calls.", IsRequired=true)>]
        member val Total:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls that got their first facts.
        ///</summary>
        [<ApiMember(Description="Calls that got their first facts.", IsRequired=true)>]
        member val Created:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls that got a newer version.
        ///</summary>
        [<ApiMember(Description="Calls that got a newer version.", IsRequired=true)>]
        member val Changed:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls whose facts are known already.
        ///</summary>
        [<ApiMember(Description="Calls whose facts are known already.", IsRequired=true)>]
        member val Unchanged:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls of which `replaces` does not name the newest version.
        ///</summary>
        [<ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)>]
        member val Superseded:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls whose facts cannot be read or break a rule.
        ///</summary>
        [<ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)>]
        member val Invalid:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls whose account does not exist.
        ///</summary>
        [<ApiMember(Description="Calls whose account does not exist.", IsRequired=true)>]
        member val NotFound:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls in accounts that are not the caller's.
        ///</summary>
        [<ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)>]
        member val Forbidden:Int64 = new Int64() with get,set

        ///<summary>
        ///Calls whose facts are not confirmed.
        ///</summary>
        [<ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)>]
        member val Failed:Int64 = new Int64() with get,set

    ///<summary>
    ///A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
    ///</summary>
    [<Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")>]
    [<AllowNullLiteral>]
    type ReportCallsResponse() = 
        ///<summary>
        ///The position of the call in the body, from 0; absent in the last line.
        ///</summary>
        [<ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")>]
        member val Index:Nullable<Int64> = new Nullable<Int64>() with get,set

        member val Verdict:Nullable<CallVerdict> = new Nullable<CallVerdict>() with get,set
        ///<summary>
        ///The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
        ///</summary>
        [<ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")>]
        member val Version:Nullable<Int64> = new Nullable<Int64>() with get,set

        member val Error:VerdictError = null with get,set
        member val Summary:CallCounts = null with get,set

    ///<summary>
    ///Report the facts of many calls
    ///</summary>
    [<Route("/calls/batch", "POST")>]
    [<Api(Description="Report the facts of many calls")>]
    [<AllowNullLiteral>]
    type ReportCalls() = 
        inherit ResizeArray<ReportCall>()
        interface IReturn<ReportCallsResponse>
        interface IPost
        ///<summary>
        ///The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
        ///</summary>
        [<ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")>]
        member val Verdicts:String = null with get,set

    ///<summary>
    ///Read a call
    ///</summary>
    [<Route("/calls/{callSid}", "GET")>]
    [<Api(Description="Read a call")>]
    [<AllowNullLiteral>]
    type GetCall() = 
        interface IReturn<CallInfo>
        interface IGet
        ///<summary>
        ///The call.
        ///</summary>
        [<ApiMember(Description="The call.")>]
        member val CallSid:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have this call.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")>]
        member val AccountId:String = null with get,set

    ///<summary>
    ///Take a call off the list of unreported calls
    ///</summary>
    [<Route("/calls/{callSid}/dismiss", "POST")>]
    [<Api(Description="Take a call off the list of unreported calls")>]
    [<AllowNullLiteral>]
    type DismissCall() = 
        interface IReturn<CallInfo>
        interface IPost
        ///<summary>
        ///The call.
        ///</summary>
        [<ApiMember(Description="The call.")>]
        member val CallSid:String = null with get,set

        ///<summary>
        ///The account of the call; needed if several of the caller's accounts have this call.
        ///</summary>
        [<ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The reason for the dismissal: 1 to 500 characters, no control characters.
        ///</summary>
        [<ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)>]
        member val Reason:String = null with get,set

    ///<summary>
    ///A customer of an account.
    ///</summary>
    [<Api(Description="A customer of an account.")>]
    [<AllowNullLiteral>]
    type CustomerInfo() = 
        ///<summary>
        ///The customer's id, unique within the account.
        ///</summary>
        [<ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account that the customer belongs to.
        ///</summary>
        [<ApiMember(Description="The account that the customer belongs to.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The name of the customer.
        ///</summary>
        [<ApiMember(Description="The name of the customer.", IsRequired=true)>]
        member val Name:String = null with get,set

        ///<summary>
        ///The customer above this one, in the same account.
        ///</summary>
        [<ApiMember(Description="The customer above this one, in the same account.")>]
        member val ParentCustomerId:String = null with get,set

        ///<summary>
        ///Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
        ///</summary>
        [<ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")>]
        member val OverrideBillingSettings:Nullable<Boolean> = new Nullable<Boolean>() with get,set

        ///<summary>
        ///The customer's own billing settings in the current month.
        ///</summary>
        [<ApiMember(Description="The customer's own billing settings in the current month.")>]
        member val BillingSettings:BillingSettings = null with get,set

        ///<summary>
        ///The last month of the customer's base costs, YYYY-MM.
        ///</summary>
        [<ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")>]
        member val EndMonth:String = null with get,set

        ///<summary>
        ///The time at which the customer was created, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)>]
        member val DateCreated:String = null with get,set

    ///<summary>
    ///A page of customers, by id.
    ///</summary>
    [<Api(Description="A page of customers, by id.")>]
    [<AllowNullLiteral>]
    type ListCustomersResponse() = 
        ///<summary>
        ///The items of this page.
        ///</summary>
        [<ApiMember(Description="The items of this page.", IsRequired=true)>]
        member val Items:ResizeArray<CustomerInfo> = new ResizeArray<CustomerInfo>() with get,set

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [<ApiMember(Description="The cursor of the next page; absent on the last one.")>]
        member val NextCursor:String = null with get,set

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [<ApiMember(Description="Whether another page follows.", IsRequired=true)>]
        member val HasMorePages:Boolean = new Boolean() with get,set

    ///<summary>
    ///List the customers of an account, by id
    ///</summary>
    [<Route("/customers", "GET")>]
    [<Api(Description="List the customers of an account, by id")>]
    [<AllowNullLiteral>]
    type ListCustomers() = 
        interface IReturn<ListCustomersResponse>
        interface IGet
        ///<summary>
        ///The account whose customers are listed. A caller with exactly one account may leave it out.
        ///</summary>
        [<ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The number of customers in a page, 50 if not given.
        ///</summary>
        [<ApiMember(Description="The number of customers in a page, 50 if not given.")>]
        member val Limit:Int32 = new Int32() with get,set

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same filter.
        ///</summary>
        [<ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")>]
        member val Cursor:String = null with get,set

    ///<summary>
    ///Create a customer
    ///</summary>
    [<Route("/customers", "POST")>]
    [<Api(Description="Create a customer")>]
    [<AllowNullLiteral>]
    type NewCustomer() = 
        interface IReturn<CustomerInfo>
        interface IPost
        ///<summary>
        ///The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        ///</summary>
        [<ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account that the customer belongs to.
        ///</summary>
        [<ApiMember(Description="The account that the customer belongs to.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The name of the customer: 1 to 200 characters.
        ///</summary>
        [<ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)>]
        member val Name:String = null with get,set

        ///<summary>
        ///The customer above this one, in the same account.
        ///</summary>
        [<ApiMember(Description="The customer above this one, in the same account.")>]
        member val ParentCustomerId:String = null with get,set

    ///<summary>
    ///Read a customer
    ///</summary>
    [<Route("/customers/{customerId}", "GET")>]
    [<Api(Description="Read a customer")>]
    [<AllowNullLiteral>]
    type GetCustomer() = 
        interface IReturn<CustomerInfo>
        interface IGet
        ///<summary>
        ///The customer's id.
        ///</summary>
        [<ApiMember(Description="The customer's id.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")>]
        member val AccountId:String = null with get,set

    ///<summary>
    ///Change a customer's settings, name or last month
    ///</summary>
    [<Route("/customers/{customerId}", "PATCH")>]
    [<Api(Description="Change a customer's settings, name or last month")>]
    [<AllowNullLiteral>]
    type PatchCustomer() = 
        interface IReturn<CustomerInfo>
        interface IPatch
        ///<summary>
        ///The customer's id.
        ///</summary>
        [<ApiMember(Description="The customer's id.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The corrected name of the customer: 1 to 200 characters.
        ///</summary>
        [<ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")>]
        member val Name:String = null with get,set

        ///<summary>
        ///Override this customer's billing settings? Otherwise inherits from parent
        ///</summary>
        [<ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")>]
        member val OverrideBillingSettings:Nullable<Boolean> = new Nullable<Boolean>() with get,set

        ///<summary>
        ///Updated billing settings for this customer
        ///</summary>
        [<ApiMember(Description="Updated billing settings for this customer")>]
        member val BillingSettings:BillingSettings = null with get,set

        ///<summary>
        ///The last month of the customer's base costs, YYYY-MM; none for no last month.
        ///</summary>
        [<ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")>]
        member val EndMonth:String = null with get,set

        ///<summary>
        ///The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
        ///</summary>
        [<ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")>]
        member val EffectiveMonth:String = null with get,set

        ///<summary>
        ///Whether the change may reach months that a statement has stated. The differences then become adjustments.
        ///</summary>
        [<ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")>]
        member val Restate:Nullable<Boolean> = new Nullable<Boolean>() with get,set

    ///<summary>
    ///An item of the billing settings that count for a customer.
    ///</summary>
    [<Api(Description="An item of the billing settings that count for a customer.")>]
    [<AllowNullLiteral>]
    type EffectiveBillingItem() = 
        ///<summary>
        ///The name of the item.
        ///</summary>
        [<ApiMember(Description="The name of the item.", IsRequired=true)>]
        member val Item:String = null with get,set

        ///<summary>
        ///The terms of the item; an item that the settings do not have costs nothing.
        ///</summary>
        [<ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)>]
        member val Terms:BillingItem = null with get,set

        ///<summary>
        ///The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
        ///</summary>
        [<ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")>]
        member val OwnerCustomerId:String = null with get,set

        ///<summary>
        ///The version of the account's settings that the item is of; 0 if the account has none.
        ///</summary>
        [<ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)>]
        member val Version:Int64 = new Int64() with get,set

    ///<summary>
    ///The billing settings that count for a customer in a month.
    ///</summary>
    [<Api(Description="The billing settings that count for a customer in a month.")>]
    [<AllowNullLiteral>]
    type EffectiveBillingSettings() = 
        ///<summary>
        ///The account of the customer.
        ///</summary>
        [<ApiMember(Description="The account of the customer.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The customer.
        ///</summary>
        [<ApiMember(Description="The customer.", IsRequired=true)>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The month, YYYY-MM.
        ///</summary>
        [<ApiMember(Description="The month, YYYY-MM.", IsRequired=true)>]
        member val Month:String = null with get,set

        ///<summary>
        ///The currency of the costs.
        ///</summary>
        [<ApiMember(Description="The currency of the costs.", IsRequired=true)>]
        member val Currency:String = null with get,set

        ///<summary>
        ///All nine items.
        ///</summary>
        [<ApiMember(Description="All nine items.", IsRequired=true)>]
        member val Items:ResizeArray<EffectiveBillingItem> = new ResizeArray<EffectiveBillingItem>() with get,set

    ///<summary>
    ///Read the billing settings that count for a customer
    ///</summary>
    [<Route("/customers/{customerId}/billing-settings", "GET")>]
    [<Api(Description="Read the billing settings that count for a customer")>]
    [<AllowNullLiteral>]
    type GetEffectiveBillingSettings() = 
        interface IReturn<EffectiveBillingSettings>
        interface IGet
        ///<summary>
        ///The customer's id.
        ///</summary>
        [<ApiMember(Description="The customer's id.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The month in which the settings count, YYYY-MM: the current month if not given.
        ///</summary>
        [<ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")>]
        member val Month:String = null with get,set

    ///<summary>
    ///Read the call rating that counts for a customer
    ///</summary>
    [<Route("/customers/{customerId}/call-rating", "GET")>]
    [<Api(Description="Read the call rating that counts for a customer")>]
    [<AllowNullLiteral>]
    type GetCustomerCallRating() = 
        interface IReturn<CallRatingInfo>
        interface IGet
        ///<summary>
        ///The customer's id.
        ///</summary>
        [<ApiMember(Description="The customer's id.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The month in which the rating counts, YYYY-MM: the current month if not given.
        ///</summary>
        [<ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")>]
        member val Month:String = null with get,set

    ///<summary>
    ///Set a customer's own call rating
    ///</summary>
    [<Route("/customers/{customerId}/call-rating", "PUT")>]
    [<Api(Description="Set a customer's own call rating")>]
    [<AllowNullLiteral>]
    type PutCustomerCallRating() = 
        interface IReturn<CallRatingInfo>
        interface IPut
        ///<summary>
        ///The customer's id.
        ///</summary>
        [<ApiMember(Description="The customer's id.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The billed seconds of the shortest call, 0 to 3600; 60 if not given.
        ///</summary>
        [<ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")>]
        member val InitialIncrement:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
        ///</summary>
        [<ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")>]
        member val Increment:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
        ///</summary>
        [<ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")>]
        member val Minimum:Nullable<Int32> = new Nullable<Int32>() with get,set

        ///<summary>
        ///The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
        ///</summary>
        [<ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")>]
        member val ConnectFee:Nullable<Double> = new Nullable<Double>() with get,set

        ///<summary>
        ///The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
        ///</summary>
        [<ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")>]
        member val EffectiveMonth:String = null with get,set

    ///<summary>
    ///Delete a customer's own call rating
    ///</summary>
    [<Route("/customers/{customerId}/call-rating", "DELETE")>]
    [<Api(Description="Delete a customer's own call rating")>]
    [<AllowNullLiteral>]
    type DeleteCustomerCallRating() = 
        interface IReturn<CallRatingInfo>
        interface IDelete
        ///<summary>
        ///The customer's id.
        ///</summary>
        [<ApiMember(Description="The customer's id.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a customer of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
        ///</summary>
        [<ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")>]
        member val EffectiveMonth:String = null with get,set

    ///<summary>
    ///A session.
    ///</summary>
    [<Api(Description="A session.")>]
    [<AllowNullLiteral>]
    type SessionInfo() = 
        ///<summary>
        ///The session's id, unique within the account.
        ///</summary>
        [<ApiMember(Description="The session's id, unique within the account.", IsRequired=true)>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account that the session belongs to.
        ///</summary>
        [<ApiMember(Description="The account that the session belongs to.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The customer of the session.
        ///</summary>
        [<ApiMember(Description="The customer of the session.", IsRequired=true)>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The call of the session, if there is one.
        ///</summary>
        [<ApiMember(Description="The call of the session, if there is one.")>]
        member val CallSid:String = null with get,set

        ///<summary>
        ///The time at which the session was created, RFC 3339 in UTC to the microsecond.
        ///</summary>
        [<ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)>]
        member val DateCreated:String = null with get,set

    ///<summary>
    ///A page of sessions, by id.
    ///</summary>
    [<Api(Description="A page of sessions, by id.")>]
    [<AllowNullLiteral>]
    type ListSessionsResponse() = 
        ///<summary>
        ///The items of this page.
        ///</summary>
        [<ApiMember(Description="The items of this page.", IsRequired=true)>]
        member val Items:ResizeArray<SessionInfo> = new ResizeArray<SessionInfo>() with get,set

        ///<summary>
        ///The cursor of the next page; absent on the last one.
        ///</summary>
        [<ApiMember(Description="The cursor of the next page; absent on the last one.")>]
        member val NextCursor:String = null with get,set

        ///<summary>
        ///Whether another page follows.
        ///</summary>
        [<ApiMember(Description="Whether another page follows.", IsRequired=true)>]
        member val HasMorePages:Boolean = new Boolean() with get,set

    ///<summary>
    ///List the sessions of an account, by id
    ///</summary>
    [<Route("/sessions", "GET")>]
    [<Api(Description="List the sessions of an account, by id")>]
    [<AllowNullLiteral>]
    type ListSessions() = 
        interface IReturn<ListSessionsResponse>
        interface IGet
        ///<summary>
        ///The account whose sessions are listed. A caller with exactly one account may leave it out.
        ///</summary>
        [<ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///Only sessions of this customer.
        ///</summary>
        [<ApiMember(Description="Only sessions of this customer.")>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The number of sessions in a page, 50 if not given.
        ///</summary>
        [<ApiMember(Description="The number of sessions in a page, 50 if not given.")>]
        member val Limit:Int32 = new Int32() with get,set

        ///<summary>
        ///The start of the page: the nextCursor of the page before, with the same filters.
        ///</summary>
        [<ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")>]
        member val Cursor:String = null with get,set

    ///<summary>
    ///Create a session
    ///</summary>
    [<Route("/sessions", "POST")>]
    [<Api(Description="Create a session")>]
    [<AllowNullLiteral>]
    type NewSession() = 
        interface IReturn<SessionInfo>
        interface IPost
        ///<summary>
        ///The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
        ///</summary>
        [<ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account that the session belongs to.
        ///</summary>
        [<ApiMember(Description="The account that the session belongs to.", IsRequired=true)>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The customer of the session.
        ///</summary>
        [<ApiMember(Description="The customer of the session.", IsRequired=true)>]
        member val CustomerId:String = null with get,set

        ///<summary>
        ///The call of the session, if there is one; a report that names the session may then leave the call out.
        ///</summary>
        [<ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")>]
        member val CallSid:String = null with get,set

    ///<summary>
    ///Read a session
    ///</summary>
    [<Route("/sessions/{id}", "GET")>]
    [<Api(Description="Read a session")>]
    [<AllowNullLiteral>]
    type GetSession() = 
        interface IReturn<SessionInfo>
        interface IGet
        ///<summary>
        ///The session's id.
        ///</summary>
        [<ApiMember(Description="The session's id.")>]
        member val Id:String = null with get,set

        ///<summary>
        ///The account to look in; needed if several of the caller's accounts have a session of this id.
        ///</summary>
        [<ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")>]
        member val AccountId:String = null with get,set

    ///<summary>
    ///Take a status callback of Twilio
    ///</summary>
    [<Route("/twilio/{accountId}/call-status", "POST")>]
    [<Api(Description="Take a status callback of Twilio")>]
    [<DataContract>]
    [<AllowNullLiteral>]
    type TwilioCallStatus() = 
        interface IReturnVoid
        interface IPost
        ///<summary>
        ///The account whose carrier Twilio is.
        ///</summary>
        [<DataMember>]
        [<ApiMember(Description="The account whose carrier Twilio is.")>]
        member val AccountId:String = null with get,set

        ///<summary>
        ///The call.
        ///</summary>
        [<DataMember(Name="CallSid")>]
        [<ApiMember(Description="The call.", IsRequired=true)>]
        member val CallSid:String = null with get,set

        ///<summary>
        ///The account at Twilio, which must be the configured one if one is configured.
        ///</summary>
        [<DataMember(Name="AccountSid")>]
        [<ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")>]
        member val AccountSid:String = null with get,set

        ///<summary>
        ///The call that this one is a leg of.
        ///</summary>
        [<DataMember(Name="ParentCallSid")>]
        [<ApiMember(Description="The call that this one is a leg of.")>]
        member val ParentCallSid:String = null with get,set

        ///<summary>
        ///The direction: inbound, outbound-api or outbound-dial.
        ///</summary>
        [<DataMember(Name="Direction")>]
        [<ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")>]
        member val Direction:String = null with get,set

        ///<summary>
        ///The calling end.
        ///</summary>
        [<DataMember(Name="From")>]
        [<ApiMember(Description="The calling end.")>]
        member val From:String = null with get,set

        ///<summary>
        ///The called end.
        ///</summary>
        [<DataMember(Name="To")>]
        [<ApiMember(Description="The called end.")>]
        member val To:String = null with get,set

        ///<summary>
        ///The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
        ///</summary>
        [<DataMember(Name="CallStatus")>]
        [<ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)>]
        member val CallStatus:String = null with get,set

        ///<summary>
        ///The duration of a completed call in seconds.
        ///</summary>
        [<DataMember(Name="CallDuration")>]
        [<ApiMember(Description="The duration of a completed call in seconds.")>]
        member val CallDuration:String = null with get,set

        ///<summary>
        ///The time of the event, RFC 2822. The start of a completed call is this time less the duration.
        ///</summary>
        [<DataMember(Name="Timestamp")>]
        [<ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")>]
        member val Timestamp:String = null with get,set

        ///<summary>
        ///The price of the call.
        ///</summary>
        [<DataMember(Name="Price")>]
        [<ApiMember(Description="The price of the call.")>]
        member val Price:String = null with get,set

        ///<summary>
        ///The currency of the price.
        ///</summary>
        [<DataMember(Name="PriceUnit")>]
        [<ApiMember(Description="The currency of the price.")>]
        member val PriceUnit:String = null with get,set

        ///<summary>
        ///The URL of a recording, which says that the call was recorded.
        ///</summary>
        [<DataMember(Name="RecordingUrl")>]
        [<ApiMember(Description="The URL of a recording, which says that the call was recorded.")>]
        member val RecordingUrl:String = null with get,set

        ///<summary>
        ///The id of a recording, which says that the call was recorded.
        ///</summary>
        [<DataMember(Name="RecordingSid")>]
        [<ApiMember(Description="The id of a recording, which says that the call was recorded.")>]
        member val RecordingSid:String = null with get,set
