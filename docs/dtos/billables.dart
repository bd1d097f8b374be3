/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//GlobalNamespace: 
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
*/

import 'package:servicestack/servicestack.dart';
import 'dart:collection';

/**
* A new access token.
*/
// @Api(Description="A new access token.")
class GetAccessTokenResponse implements IConvertible
{
    /**
    * The access token, unless it is in a cookie.
    */
    // @ApiMember(Description="The access token, unless it is in a cookie.")
    String? accessToken;

    GetAccessTokenResponse({this.accessToken});
    GetAccessTokenResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accessToken = json['accessToken'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accessToken': accessToken
    };

    getTypeName() => "GetAccessTokenResponse";
    TypeContext? context = _ctx;
}

/**
* Get a new access token for a refresh token
*/
// @Route("/access-token", "POST")
// @Api(Description="Get a new access token for a refresh token")
class GetAccessToken implements IReturn<GetAccessTokenResponse>, IPost, IConvertible
{
    /**
    * The refresh token; if absent, the cookie ss-reftok counts.
    */
    // @ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")
    String? refreshToken;

    /**
    * Give the token in the cookie ss-tok, and not in the body.
    */
    // @ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")
    bool? useTokenCookie;

    GetAccessToken({this.refreshToken,this.useTokenCookie});
    GetAccessToken.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        refreshToken = json['refreshToken'];
        useTokenCookie = json['useTokenCookie'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'refreshToken': refreshToken,
        'useTokenCookie': useTokenCookie
    };

    createResponse() => GetAccessTokenResponse();
    getResponseTypeName() => "GetAccessTokenResponse";
    getTypeName() => "GetAccessToken";
    TypeContext? context = _ctx;
}

class BillingItem implements IConvertible
{
    double? baseCost;
    double? rawUnitMultiplier;
    double? unitCost;
    int? allowance;

    BillingItem({this.baseCost,this.rawUnitMultiplier,this.unitCost,this.allowance});
    BillingItem.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        baseCost = JsonConverters.toDouble(json['baseCost']);
        rawUnitMultiplier = JsonConverters.toDouble(json['rawUnitMultiplier']);
        unitCost = JsonConverters.toDouble(json['unitCost']);
        allowance = json['allowance'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'baseCost': baseCost,
        'rawUnitMultiplier': rawUnitMultiplier,
        'unitCost': unitCost,
        'allowance': allowance
    };

    getTypeName() => "BillingItem";
    TypeContext? context = _ctx;
}

class BillingSettings implements IConvertible
{
    BillingItem? base;
    BillingItem? localNumbers;
    BillingItem? tollFreeNumbers;
    BillingItem? inboundVoiceCalls;
    BillingItem? outboundVoiceCalls;
    BillingItem? inboundFaxes;
    BillingItem? outboundFaxes;
    BillingItem? inboundSmsMessages;
    BillingItem? outboundSmsMessages;

    BillingSettings({this.base,this.localNumbers,this.tollFreeNumbers,this.inboundVoiceCalls,this.outboundVoiceCalls,this.inboundFaxes,this.outboundFaxes,this.inboundSmsMessages,this.outboundSmsMessages});
    BillingSettings.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        base = JsonConverters.fromJson(json['base'],'BillingItem',context!);
        localNumbers = JsonConverters.fromJson(json['localNumbers'],'BillingItem',context!);
        tollFreeNumbers = JsonConverters.fromJson(json['tollFreeNumbers'],'BillingItem',context!);
        inboundVoiceCalls = JsonConverters.fromJson(json['inboundVoiceCalls'],'BillingItem',context!);
        outboundVoiceCalls = JsonConverters.fromJson(json['outboundVoiceCalls'],'BillingItem',context!);
        inboundFaxes = JsonConverters.fromJson(json['inboundFaxes'],'BillingItem',context!);
        outboundFaxes = JsonConverters.fromJson(json['outboundFaxes'],'BillingItem',context!);
        inboundSmsMessages = JsonConverters.fromJson(json['inboundSmsMessages'],'BillingItem',context!);
        outboundSmsMessages = JsonConverters.fromJson(json['outboundSmsMessages'],'BillingItem',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'base': JsonConverters.toJson(base,'BillingItem',context!),
        'localNumbers': JsonConverters.toJson(localNumbers,'BillingItem',context!),
        'tollFreeNumbers': JsonConverters.toJson(tollFreeNumbers,'BillingItem',context!),
        'inboundVoiceCalls': JsonConverters.toJson(inboundVoiceCalls,'BillingItem',context!),
        'outboundVoiceCalls': JsonConverters.toJson(outboundVoiceCalls,'BillingItem',context!),
        'inboundFaxes': JsonConverters.toJson(inboundFaxes,'BillingItem',context!),
        'outboundFaxes': JsonConverters.toJson(outboundFaxes,'BillingItem',context!),
        'inboundSmsMessages': JsonConverters.toJson(inboundSmsMessages,'BillingItem',context!),
        'outboundSmsMessages': JsonConverters.toJson(outboundSmsMessages,'BillingItem',context!)
    };

    getTypeName() => "BillingSettings";
    TypeContext? context = _ctx;
}

/**
* An account.
*/
// @Api(Description="An account.")
class AccountInfo implements IConvertible
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.", IsRequired=true)
    String? id;

    /**
    * The name of the account.
    */
    // @ApiMember(Description="The name of the account.", IsRequired=true)
    String? name;

    /**
    * The time zone in which the account's days begin. Lists leave this and the following members out.
    */
    // @ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")
    String? timeZone;

    /**
    * The currency of all amounts, of ISO 4217.
    */
    // @ApiMember(Description="The currency of all amounts, of ISO 4217.")
    String? currency;

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    String? country;

    /**
    * The billing settings for this account
    */
    // @ApiMember(Description="The billing settings for this account")
    BillingSettings? billingSettings;

    /**
    * The time at which the account was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    String? dateCreated;

    AccountInfo({this.id,this.name,this.timeZone,this.currency,this.country,this.billingSettings,this.dateCreated});
    AccountInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        name = json['name'];
        timeZone = json['timeZone'];
        currency = json['currency'];
        country = json['country'];
        billingSettings = JsonConverters.fromJson(json['billingSettings'],'BillingSettings',context!);
        dateCreated = json['dateCreated'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'name': name,
        'timeZone': timeZone,
        'currency': currency,
        'country': country,
        'billingSettings': JsonConverters.toJson(billingSettings,'BillingSettings',context!),
        'dateCreated': dateCreated
    };

    getTypeName() => "AccountInfo";
    TypeContext? context = _ctx;
}

/**
* A page of accounts, by id.
*/
// @Api(Description="A page of accounts, by id.")
class ListAccountsResponse implements IConvertible
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    List<AccountInfo>? items;

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    String? nextCursor;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    bool? hasMorePages;

    ListAccountsResponse({this.items,this.nextCursor,this.hasMorePages});
    ListAccountsResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        items = JsonConverters.fromJson(json['items'],'List<AccountInfo>',context!);
        nextCursor = json['nextCursor'];
        hasMorePages = json['hasMorePages'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'items': JsonConverters.toJson(items,'List<AccountInfo>',context!),
        'nextCursor': nextCursor,
        'hasMorePages': hasMorePages
    };

    getTypeName() => "ListAccountsResponse";
    TypeContext? context = _ctx;
}

/**
* List accounts, by id
*/
// @Route("/accounts", "GET")
// @Api(Description="List accounts, by id")
class ListAccounts implements IReturn<ListAccountsResponse>, IGet, IConvertible
{
    /**
    * The number of accounts in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of accounts in a page, 50 if not given.")
    int? limit;

    /**
    * The start of the page: the nextCursor of the page before.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before.")
    String? cursor;

    ListAccounts({this.limit,this.cursor});
    ListAccounts.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        limit = json['limit'];
        cursor = json['cursor'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'limit': limit,
        'cursor': cursor
    };

    createResponse() => ListAccountsResponse();
    getResponseTypeName() => "ListAccountsResponse";
    getTypeName() => "ListAccounts";
    TypeContext? context = _ctx;
}

/**
* Create an account
*/
// @Route("/accounts", "POST")
// @Api(Description="Create an account")
class NewAccount implements IReturn<AccountInfo>, IPost, IConvertible
{
    /**
    * The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    String? id;

    /**
    * The name of the account: 1 to 200 characters.
    */
    // @ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)
    String? name;

    NewAccount({this.id,this.name});
    NewAccount.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        name = json['name'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'name': name
    };

    createResponse() => AccountInfo();
    getResponseTypeName() => "AccountInfo";
    getTypeName() => "NewAccount";
    TypeContext? context = _ctx;
}

/**
* Read an account
*/
// @Route("/accounts/{accountId}", "GET")
// @Api(Description="Read an account")
class GetAccount implements IReturn<AccountInfo>, IGet, IConvertible
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    String? accountId;

    GetAccount({this.accountId});
    GetAccount.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId
    };

    createResponse() => AccountInfo();
    getResponseTypeName() => "AccountInfo";
    getTypeName() => "GetAccount";
    TypeContext? context = _ctx;
}

/**
* Change an account's settings, name, time zone, currency or country
*/
// @Route("/accounts/{accountId}", "PATCH")
// @Api(Description="Change an account's settings, name, time zone, currency or country")
class PatchAccount implements IReturn<AccountInfo>, IPatch, IConvertible
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    String? accountId;

    /**
    * The corrected name of the account: 1 to 200 characters.
    */
    // @ApiMember(Description="The corrected name of the account: 1 to 200 characters.")
    String? name;

    /**
    * The time zone in which the account's days begin, of the IANA database.
    */
    // @ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")
    String? timeZone;

    /**
    * The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.
    */
    // @ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")
    String? currency;

    /**
    * The account's country, of ISO 3166: numbers of other countries are international.
    */
    // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
    String? country;

    /**
    * Updated billing settings for this account: each given item replaces the former one, and the others stay.
    */
    // @ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")
    BillingSettings? billingSettings;

    /**
    * The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    // @ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    String? effectiveMonth;

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    bool? restate;

    PatchAccount({this.accountId,this.name,this.timeZone,this.currency,this.country,this.billingSettings,this.effectiveMonth,this.restate});
    PatchAccount.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        name = json['name'];
        timeZone = json['timeZone'];
        currency = json['currency'];
        country = json['country'];
        billingSettings = JsonConverters.fromJson(json['billingSettings'],'BillingSettings',context!);
        effectiveMonth = json['effectiveMonth'];
        restate = json['restate'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'name': name,
        'timeZone': timeZone,
        'currency': currency,
        'country': country,
        'billingSettings': JsonConverters.toJson(billingSettings,'BillingSettings',context!),
        'effectiveMonth': effectiveMonth,
        'restate': restate
    };

    createResponse() => AccountInfo();
    getResponseTypeName() => "AccountInfo";
    getTypeName() => "PatchAccount";
    TypeContext? context = _ctx;
}

/**
* How the calls of an account or a customer are rounded to increments.
*/
// @Api(Description="How the calls of an account or a customer are rounded to increments.")
class CallRatingInfo implements IConvertible
{
    /**
    * The account.
    */
    // @ApiMember(Description="The account.", IsRequired=true)
    String? accountId;

    /**
    * The customer that was asked for; absent for the account itself.
    */
    // @ApiMember(Description="The customer that was asked for; absent for the account itself.")
    String? customerId;

    /**
    * The month in which the rating counts, YYYY-MM.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)
    String? month;

    /**
    * The billed seconds of the shortest call.
    */
    // @ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)
    int? initialIncrement;

    /**
    * The step of the billed seconds beyond the initial increment, in seconds.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)
    int? increment;

    /**
    * The seconds that a shorter call counts as before it is rounded.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)
    int? minimum;

    /**
    * The price of an answered call, whatever its duration, in the account's currency.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)
    double? connectFee;

    /**
    * The version of the account's settings that the rating is of; 0 for the default.
    */
    // @ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)
    int? version;

    /**
    * The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.
    */
    // @ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")
    String? ownerCustomerId;

    CallRatingInfo({this.accountId,this.customerId,this.month,this.initialIncrement,this.increment,this.minimum,this.connectFee,this.version,this.ownerCustomerId});
    CallRatingInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        month = json['month'];
        initialIncrement = json['initialIncrement'];
        increment = json['increment'];
        minimum = json['minimum'];
        connectFee = JsonConverters.toDouble(json['connectFee']);
        version = json['version'];
        ownerCustomerId = json['ownerCustomerId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'month': month,
        'initialIncrement': initialIncrement,
        'increment': increment,
        'minimum': minimum,
        'connectFee': connectFee,
        'version': version,
        'ownerCustomerId': ownerCustomerId
    };

    getTypeName() => "CallRatingInfo";
    TypeContext? context = _ctx;
}

/**
* Read the call rating of an account
*/
// @Route("/accounts/{accountId}/call-rating", "GET")
// @Api(Description="Read the call rating of an account")
class GetAccountCallRating implements IReturn<CallRatingInfo>, IGet, IConvertible
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    String? accountId;

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    String? month;

    GetAccountCallRating({this.accountId,this.month});
    GetAccountCallRating.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        month = json['month'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'month': month
    };

    createResponse() => CallRatingInfo();
    getResponseTypeName() => "CallRatingInfo";
    getTypeName() => "GetAccountCallRating";
    TypeContext? context = _ctx;
}

/**
* Set the call rating of an account
*/
// @Route("/accounts/{accountId}/call-rating", "PUT")
// @Api(Description="Set the call rating of an account")
class PutAccountCallRating implements IReturn<CallRatingInfo>, IPut, IConvertible
{
    /**
    * The account's id.
    */
    // @ApiMember(Description="The account's id.")
    String? accountId;

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    int? initialIncrement;

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    int? increment;

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    int? minimum;

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    double? connectFee;

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    String? effectiveMonth;

    PutAccountCallRating({this.accountId,this.initialIncrement,this.increment,this.minimum,this.connectFee,this.effectiveMonth});
    PutAccountCallRating.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        initialIncrement = json['initialIncrement'];
        increment = json['increment'];
        minimum = json['minimum'];
        connectFee = JsonConverters.toDouble(json['connectFee']);
        effectiveMonth = json['effectiveMonth'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'initialIncrement': initialIncrement,
        'increment': increment,
        'minimum': minimum,
        'connectFee': connectFee,
        'effectiveMonth': effectiveMonth
    };

    createResponse() => CallRatingInfo();
    getResponseTypeName() => "CallRatingInfo";
    getTypeName() => "PutAccountCallRating";
    TypeContext? context = _ctx;
}

/**
* The signed-in user, and the tokens.
*/
// @Api(Description="The signed-in user, and the tokens.")
class AuthenticateResponse implements IConvertible
{
    /**
    * The user's id, which is its name in lower case.
    */
    // @ApiMember(Description="The user's id, which is its name in lower case.")
    String? userId;

    /**
    * The id of the sign-in, which is not a secret.
    */
    // @ApiMember(Description="The id of the sign-in, which is not a secret.")
    String? sessionId;

    /**
    * The user's name.
    */
    // @ApiMember(Description="The user's name.")
    String? userName;

    /**
    * The name to show for the user.
    */
    // @ApiMember(Description="The name to show for the user.")
    String? displayName;

    /**
    * The access token, unless it is in a cookie.
    */
    // @ApiMember(Description="The access token, unless it is in a cookie.")
    String? bearerToken;

    /**
    * The refresh token, unless it is in a cookie.
    */
    // @ApiMember(Description="The refresh token, unless it is in a cookie.")
    String? refreshToken;

    /**
    * The end of the refresh token: RFC 3339, UTC.
    */
    // @ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")
    String? refreshTokenExpiry;

    /**
    * The user's roles.
    */
    // @ApiMember(Description="The user's roles.", IsRequired=true)
    List<String>? roles;

    /**
    * The permissions that the roles have.
    */
    // @ApiMember(Description="The permissions that the roles have.", IsRequired=true)
    List<String>? permissions;

    /**
    * The way in which the user signed in.
    */
    // @ApiMember(Description="The way in which the user signed in.")
    String? authProvider;

    AuthenticateResponse({this.userId,this.sessionId,this.userName,this.displayName,this.bearerToken,this.refreshToken,this.refreshTokenExpiry,this.roles,this.permissions,this.authProvider});
    AuthenticateResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        userId = json['userId'];
        sessionId = json['sessionId'];
        userName = json['userName'];
        displayName = json['displayName'];
        bearerToken = json['bearerToken'];
        refreshToken = json['refreshToken'];
        refreshTokenExpiry = json['refreshTokenExpiry'];
        roles = JsonConverters.fromJson(json['roles'],'List<String>',context!);
        permissions = JsonConverters.fromJson(json['permissions'],'List<String>',context!);
        authProvider = json['authProvider'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'userId': userId,
        'sessionId': sessionId,
        'userName': userName,
        'displayName': displayName,
        'bearerToken': bearerToken,
        'refreshToken': refreshToken,
        'refreshTokenExpiry': refreshTokenExpiry,
        'roles': JsonConverters.toJson(roles,'List<String>',context!),
        'permissions': JsonConverters.toJson(permissions,'List<String>',context!),
        'authProvider': authProvider
    };

    getTypeName() => "AuthenticateResponse";
    TypeContext? context = _ctx;
}

/**
* Sign in
*/
// @Route("/auth", "POST")
// @Api(Description="Sign in")
class Authenticate implements IReturn<AuthenticateResponse>, IPost, IConvertible
{
    /**
    * The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
    */
    // @ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")
    String? provider;

    /**
    * The user's name, in upper or lower case.
    */
    // @ApiMember(Description="The user's name, in upper or lower case.")
    String? userName;

    /**
    * The user's password.
    */
    // @ApiMember(Description="The user's password.")
    String? password;

    /**
    * Also set the cookie ss-pid, which outlives the browser.
    */
    // @ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")
    bool? rememberMe;

    /**
    * Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
    */
    // @ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")
    bool? useTokenCookie;

    Authenticate({this.provider,this.userName,this.password,this.rememberMe,this.useTokenCookie});
    Authenticate.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        provider = json['provider'];
        userName = json['userName'];
        password = json['password'];
        rememberMe = json['rememberMe'];
        useTokenCookie = json['useTokenCookie'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'provider': provider,
        'userName': userName,
        'password': password,
        'rememberMe': rememberMe,
        'useTokenCookie': useTokenCookie
    };

    createResponse() => AuthenticateResponse();
    getResponseTypeName() => "AuthenticateResponse";
    getTypeName() => "Authenticate";
    TypeContext? context = _ctx;
}

/**
* The state of a billable in its life.
*/
// @Api(Description="The state of a billable in its life.")
enum BillableStatus
{
    Reported,
    Voided,
}

/**
* A call billed to a customer.
*/
// @Api(Description="A call billed to a customer.")
class BillableInfo implements IConvertible
{
    /**
    * The billable's id, a UUID of version 7.
    */
    // @ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)
    String? id;

    /**
    * The account that the call is billed in.
    */
    // @ApiMember(Description="The account that the call is billed in.", IsRequired=true)
    String? accountId;

    /**
    * The customer that the call is billed to.
    */
    // @ApiMember(Description="The customer that the call is billed to.", IsRequired=true)
    String? customerId;

    /**
    * The session that the report named, if it named one.
    */
    // @ApiMember(Description="The session that the report named, if it named one.")
    String? sessionId;

    /**
    * The call, hex digits in lower case.
    */
    // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    String? callSid;

    /**
    * The state of the billable in its life.
    */
    // @ApiMember(Description="The state of the billable in its life.", IsRequired=true)
    BillableStatus? status;

    /**
    * The time at which the report was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    String? dateCreated;

    /**
    * The subject of the token that reported the call.
    */
    // @ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)
    String? createdBy;

    /**
    * The time of the void; absent while the billable is live.
    */
    // @ApiMember(Description="The time of the void; absent while the billable is live.")
    String? dateVoided;

    /**
    * The subject that voided the billable; absent while the billable is live.
    */
    // @ApiMember(Description="The subject that voided the billable; absent while the billable is live.")
    String? voidedBy;

    /**
    * The reason for the void; absent while the billable is live.
    */
    // @ApiMember(Description="The reason for the void; absent while the billable is live.")
    String? voidReason;

    BillableInfo({this.id,this.accountId,this.customerId,this.sessionId,this.callSid,this.status,this.dateCreated,this.createdBy,this.dateVoided,this.voidedBy,this.voidReason});
    BillableInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        customerId = json['customerId'];
        sessionId = json['sessionId'];
        callSid = json['callSid'];
        status = JsonConverters.fromJson(json['status'],'BillableStatus',context!);
        dateCreated = json['dateCreated'];
        createdBy = json['createdBy'];
        dateVoided = json['dateVoided'];
        voidedBy = json['voidedBy'];
        voidReason = json['voidReason'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId,
        'customerId': customerId,
        'sessionId': sessionId,
        'callSid': callSid,
        'status': JsonConverters.toJson(status,'BillableStatus',context!),
        'dateCreated': dateCreated,
        'createdBy': createdBy,
        'dateVoided': dateVoided,
        'voidedBy': voidedBy,
        'voidReason': voidReason
    };

    getTypeName() => "BillableInfo";
    TypeContext? context = _ctx;
}

/**
* A page of billables, newest first.
*/
// @Api(Description="A page of billables, newest first.")
class ListBillablesResponse implements IConvertible
{
    /**
    * The billables of this page.
    */
    // @ApiMember(Description="The billables of this page.", IsRequired=true)
    List<BillableInfo>? items;

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    String? nextCursor;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    bool? hasMorePages;

    ListBillablesResponse({this.items,this.nextCursor,this.hasMorePages});
    ListBillablesResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        items = JsonConverters.fromJson(json['items'],'List<BillableInfo>',context!);
        nextCursor = json['nextCursor'];
        hasMorePages = json['hasMorePages'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'items': JsonConverters.toJson(items,'List<BillableInfo>',context!),
        'nextCursor': nextCursor,
        'hasMorePages': hasMorePages
    };

    getTypeName() => "ListBillablesResponse";
    TypeContext? context = _ctx;
}

/**
* List billables, newest first
*/
// @Route("/billables", "GET")
// @Api(Description="List billables, newest first")
class ListBillables implements IReturn<ListBillablesResponse>, IGet, IConvertible
{
    /**
    * The account whose billables are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")
    String? accountId;

    /**
    * Only billables of this customer.
    */
    // @ApiMember(Description="Only billables of this customer.")
    String? customerId;

    /**
    * Only billables whose report named this session.
    */
    // @ApiMember(Description="Only billables whose report named this session.")
    String? sessionId;

    /**
    * Only billables of this call.
    */
    // @ApiMember(Description="Only billables of this call.")
    String? callSid;

    /**
    * Only billables of this status: Reported or Voided.
    */
    // @ApiMember(Description="Only billables of this status: Reported or Voided.")
    String? status;

    /**
    * Only billables created at this time or later, RFC 3339.
    */
    // @ApiMember(Description="Only billables created at this time or later, RFC 3339.")
    String? from;

    /**
    * Only billables created before this time, RFC 3339.
    */
    // @ApiMember(Description="Only billables created before this time, RFC 3339.")
    String? to;

    /**
    * The number of billables in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of billables in a page, 50 if not given.")
    int? limit;

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    String? cursor;

    ListBillables({this.accountId,this.customerId,this.sessionId,this.callSid,this.status,this.from,this.to,this.limit,this.cursor});
    ListBillables.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        sessionId = json['sessionId'];
        callSid = json['callSid'];
        status = json['status'];
        from = json['from'];
        to = json['to'];
        limit = json['limit'];
        cursor = json['cursor'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'sessionId': sessionId,
        'callSid': callSid,
        'status': status,
        'from': from,
        'to': to,
        'limit': limit,
        'cursor': cursor
    };

    createResponse() => ListBillablesResponse();
    getResponseTypeName() => "ListBillablesResponse";
    getTypeName() => "ListBillables";
    TypeContext? context = _ctx;
}

/**
* Report/create a new billable
*/
// @Route("/billables", "POST")
// @Api(Description="Report/create a new billable")
class NewBillable implements IReturn<BillableInfo>, IPost, IConvertible
{
    /**
    * The account to associate the billable with
    */
    // @ApiMember(Description="The account to associate the billable with")
    String? accountId;

    /**
    * The customer to associate the billable with
    */
    // @ApiMember(Description="The customer to associate the billable with")
    String? customerId;

    /**
    * The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)
    */
    // @ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")
    String? sessionId;

    /**
    * The call SID to report
    */
    // @ApiMember(Description="The call SID to report")
    String? callSid;

    NewBillable({this.accountId,this.customerId,this.sessionId,this.callSid});
    NewBillable.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        sessionId = json['sessionId'];
        callSid = json['callSid'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'sessionId': sessionId,
        'callSid': callSid
    };

    createResponse() => BillableInfo();
    getResponseTypeName() => "BillableInfo";
    getTypeName() => "NewBillable";
    TypeContext? context = _ctx;
}

/**
* The result of one report of a batch.
*/
// @Api(Description="The result of one report of a batch.")
enum Verdict
{
    Created,
    Replayed,
    Conflict,
    Voided,
    Invalid,
    NotFound,
    Forbidden,
    Failed,
}

/**
* A fault of one member.
*/
// @Api(Description="A fault of one member.")
class ResponseError implements IConvertible
{
    /**
    * The code of the fault.
    */
    // @ApiMember(Description="The code of the fault.", IsRequired=true)
    String? errorCode;

    /**
    * The member at fault, in PascalCase.
    */
    // @ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)
    String? fieldName;

    /**
    * The problem and its remedy.
    */
    // @ApiMember(Description="The problem and its remedy.", IsRequired=true)
    String? message;

    ResponseError({this.errorCode,this.fieldName,this.message});
    ResponseError.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        errorCode = json['errorCode'];
        fieldName = json['fieldName'];
        message = json['message'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'errorCode': errorCode,
        'fieldName': fieldName,
        'message': message
    };

    getTypeName() => "ResponseError";
    TypeContext? context = _ctx;
}

/**
* The reason for an item of a batch that is not stored.
*/
// @Api(Description="The reason for an item of a batch that is not stored.")
class VerdictError implements IConvertible
{
    /**
    * A code that programs can rely on, the same as for a single report.
    */
    // @ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)
    String? errorCode;

    /**
    * The problem and its remedy, for people.
    */
    // @ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)
    String? message;

    /**
    * Every member at fault; empty if no member is.
    */
    // @ApiMember(Description="Every member at fault; empty if no member is.")
    List<ResponseError>? errors;

    VerdictError({this.errorCode,this.message,this.errors});
    VerdictError.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        errorCode = json['errorCode'];
        message = json['message'];
        errors = JsonConverters.fromJson(json['errors'],'List<ResponseError>',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'errorCode': errorCode,
        'message': message,
        'errors': JsonConverters.toJson(errors,'List<ResponseError>',context!)
    };

    getTypeName() => "VerdictError";
    TypeContext? context = _ctx;
}

/**
* The number of reports with each verdict.
*/
// @Api(Description="The number of reports with each verdict.")
class ReportCounts implements IConvertible
{
    /**
    * All reports.
    */
    // @ApiMember(Description="All reports.", IsRequired=true)
    int? total;

    /**
    * Reports that made a billable.
    */
    // @ApiMember(Description="Reports that made a billable.", IsRequired=true)
    int? created;

    /**
    * Reports that repeat an earlier one.
    */
    // @ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)
    int? replayed;

    /**
    * Reports of calls that are billed to another customer or for another session.
    */
    // @ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)
    int? conflict;

    /**
    * Reports of voided billables.
    */
    // @ApiMember(Description="Reports of voided billables.", IsRequired=true)
    int? voided;

    /**
    * Reports that cannot be read or break a rule.
    */
    // @ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)
    int? invalid;

    /**
    * Reports whose session or customer is unknown.
    */
    // @ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)
    int? notFound;

    /**
    * Reports in accounts that are not the caller's.
    */
    // @ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)
    int? forbidden;

    /**
    * Reports that are not confirmed.
    */
    // @ApiMember(Description="Reports that are not confirmed.", IsRequired=true)
    int? failed;

    ReportCounts({this.total,this.created,this.replayed,this.conflict,this.voided,this.invalid,this.notFound,this.forbidden,this.failed});
    ReportCounts.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        total = json['total'];
        created = json['created'];
        replayed = json['replayed'];
        conflict = json['conflict'];
        voided = json['voided'];
        invalid = json['invalid'];
        notFound = json['notFound'];
        forbidden = json['forbidden'];
        failed = json['failed'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'total': total,
        'created': created,
        'replayed': replayed,
        'conflict': conflict,
        'voided': voided,
        'invalid': invalid,
        'notFound': notFound,
        'forbidden': forbidden,
        'failed': failed
    };

    getTypeName() => "ReportCounts";
    TypeContext? context = _ctx;
}

/**
* A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.
*/
// @Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")
class ReportBillablesResponse implements IConvertible
{
    /**
    * The position of the report in the body, from 0; absent in the last line.
    */
    // @ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")
    int? index;

    Verdict? verdict;
    BillableInfo? billable;
    VerdictError? error;
    ReportCounts? summary;

    ReportBillablesResponse({this.index,this.verdict,this.billable,this.error,this.summary});
    ReportBillablesResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        index = json['index'];
        verdict = JsonConverters.fromJson(json['verdict'],'Verdict',context!);
        billable = JsonConverters.fromJson(json['billable'],'BillableInfo',context!);
        error = JsonConverters.fromJson(json['error'],'VerdictError',context!);
        summary = JsonConverters.fromJson(json['summary'],'ReportCounts',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'index': index,
        'verdict': JsonConverters.toJson(verdict,'Verdict',context!),
        'billable': JsonConverters.toJson(billable,'BillableInfo',context!),
        'error': JsonConverters.toJson(error,'VerdictError',context!),
        'summary': JsonConverters.toJson(summary,'ReportCounts',context!)
    };

    getTypeName() => "ReportBillablesResponse";
    TypeContext? context = _ctx;
}

/**
* Report many billables
*/
// @Route("/billables/batch", "POST")
// @Api(Description="Report many billables")
class ReportBillables extends ListBase<NewBillable> implements IReturn<ReportBillablesResponse>, IPost, IConvertible
{
    /**
    * The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).
    */
    // @ApiMember(Description="The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone).")
    String? verdicts;

    final List<NewBillable> l = [];
    set length(int newLength) { l.length = newLength; }
    int get length => l.length;
    NewBillable operator [](int index) => l[index];
    void operator []=(int index, NewBillable value) { l[index] = value; }
    void add(NewBillable element) { l.add(element); }
    ReportBillables({this.verdicts});
    ReportBillables.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        verdicts = json['verdicts'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'verdicts': verdicts
    };

    createResponse() => ReportBillablesResponse();
    getResponseTypeName() => "ReportBillablesResponse";
    getTypeName() => "ReportBillables";
    TypeContext? context = _ctx;
}

/**
* Read a billable
*/
// @Route("/billables/{id}", "GET")
// @Api(Description="Read a billable")
class GetBillable implements IReturn<BillableInfo>, IGet, IConvertible
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    String? id;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    String? accountId;

    GetBillable({this.id,this.accountId});
    GetBillable.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId
    };

    createResponse() => BillableInfo();
    getResponseTypeName() => "BillableInfo";
    getTypeName() => "GetBillable";
    TypeContext? context = _ctx;
}

/**
* A version of a call's facts, whole.
*/
// @Api(Description="A version of a call's facts, whole.")
class ExplainedFacts implements IConvertible
{
    /**
    * The version, from 1.
    */
    // @ApiMember(Description="The version, from 1.", IsRequired=true)
    int? version;

    /**
    * The time at which the version was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    String? dateUpdated;

    /**
    * The subject that reported the version; absent for the role Customer.
    */
    // @ApiMember(Description="The subject that reported the version; absent for the role Customer.")
    String? updatedBy;

    /**
    * The status, such as completed.
    */
    // @ApiMember(Description="The status, such as completed.")
    String? status;

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    String? direction;

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    String? from;

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    String? to;

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    String? startTime;

    /**
    * The duration in whole seconds.
    */
    // @ApiMember(Description="The duration in whole seconds.")
    int? duration;

    /**
    * The price of the carrier; absent for the role Customer.
    */
    // @ApiMember(Description="The price of the carrier; absent for the role Customer.")
    double? price;

    /**
    * The currency of the carrier's price; absent for the role Customer.
    */
    // @ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")
    String? priceUnit;

    ExplainedFacts({this.version,this.dateUpdated,this.updatedBy,this.status,this.direction,this.from,this.to,this.startTime,this.duration,this.price,this.priceUnit});
    ExplainedFacts.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        version = json['version'];
        dateUpdated = json['dateUpdated'];
        updatedBy = json['updatedBy'];
        status = json['status'];
        direction = json['direction'];
        from = json['from'];
        to = json['to'];
        startTime = json['startTime'];
        duration = json['duration'];
        price = JsonConverters.toDouble(json['price']);
        priceUnit = json['priceUnit'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'version': version,
        'dateUpdated': dateUpdated,
        'updatedBy': updatedBy,
        'status': status,
        'direction': direction,
        'from': from,
        'to': to,
        'startTime': startTime,
        'duration': duration,
        'price': price,
        'priceUnit': priceUnit
    };

    getTypeName() => "ExplainedFacts";
    TypeContext? context = _ctx;
}

/**
* The settings that an explanation uses, with their version and owner.
*/
// @Api(Description="The settings that an explanation uses, with their version and owner.")
class ExplainedTerms implements IConvertible
{
    /**
    * The terms of the item in the month.
    */
    // @ApiMember(Description="The terms of the item in the month.", IsRequired=true)
    BillingItem? terms;

    /**
    * The version of the account's settings; 0 if the account has none.
    */
    // @ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)
    int? version;

    /**
    * The customer whose settings these are. Absent for the account's, and where the caller may not know.
    */
    // @ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")
    String? ownerCustomerId;

    /**
    * The version of the call rating that rounded the duration; 0 for the default.
    */
    // @ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)
    int? callRatingVersion;

    /**
    * The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.
    */
    // @ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")
    String? callRatingOwnerCustomerId;

    ExplainedTerms({this.terms,this.version,this.ownerCustomerId,this.callRatingVersion,this.callRatingOwnerCustomerId});
    ExplainedTerms.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        terms = JsonConverters.fromJson(json['terms'],'BillingItem',context!);
        version = json['version'];
        ownerCustomerId = json['ownerCustomerId'];
        callRatingVersion = json['callRatingVersion'];
        callRatingOwnerCustomerId = json['callRatingOwnerCustomerId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'terms': JsonConverters.toJson(terms,'BillingItem',context!),
        'version': version,
        'ownerCustomerId': ownerCustomerId,
        'callRatingVersion': callRatingVersion,
        'callRatingOwnerCustomerId': callRatingOwnerCustomerId
    };

    getTypeName() => "ExplainedTerms";
    TypeContext? context = _ctx;
}

/**
* A step of an explanation.
*/
// @Api(Description="A step of an explanation.")
class ExplainedStep implements IConvertible
{
    /**
    * The name of the step.
    */
    // @ApiMember(Description="The name of the step.", IsRequired=true)
    String? step;

    /**
    * The exact result of the step: a number, or a fraction where no decimal is exact.
    */
    // @ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)
    String? value;

    /**
    * The step with its numbers, for a person.
    */
    // @ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)
    String? text;

    ExplainedStep({this.step,this.value,this.text});
    ExplainedStep.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        step = json['step'];
        value = json['value'];
        text = json['text'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'step': step,
        'value': value,
        'text': text
    };

    getTypeName() => "ExplainedStep";
    TypeContext? context = _ctx;
}

/**
* The explanation of a billable: every step from the report to the amount of its month.
*/
// @Api(Description="The explanation of a billable: every step from the report to the amount of its month.")
class BillableExplanation implements IConvertible
{
    /**
    * The billable.
    */
    // @ApiMember(Description="The billable.", IsRequired=true)
    BillableInfo? billable;

    /**
    * Rated, Pending (the call has no final facts yet) or Voided.
    */
    // @ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)
    String? state;

    /**
    * The currency of all amounts.
    */
    // @ApiMember(Description="The currency of all amounts.", IsRequired=true)
    String? currency;

    /**
    * The account's time zone at the start of the call.
    */
    // @ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)
    String? timeZone;

    /**
    * The local start of the call with its offset.
    */
    // @ApiMember(Description="The local start of the call with its offset.")
    String? localStart;

    /**
    * The local day of the call, YYYY-MM-DD.
    */
    // @ApiMember(Description="The local day of the call, YYYY-MM-DD.")
    String? day;

    /**
    * The item that pays for the call.
    */
    // @ApiMember(Description="The item that pays for the call.")
    String? item;

    /**
    * All versions of the call's facts, oldest first.
    */
    // @ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)
    List<ExplainedFacts>? facts;

    /**
    * The settings that the steps use; absent unless rated.
    */
    // @ApiMember(Description="The settings that the steps use; absent unless rated.")
    ExplainedTerms? settings;

    /**
    * The steps, in order.
    */
    // @ApiMember(Description="The steps, in order.", IsRequired=true)
    List<ExplainedStep>? steps;

    /**
    * The amount of the customer's month and item, with exactly the currency's places; absent unless rated.
    */
    // @ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")
    String? monthAmount;

    /**
    * The same without this call.
    */
    // @ApiMember(Description="The same without this call.")
    String? monthAmountWithout;

    /**
    * The amount of the month less what it would be without this call. These differences do not add up.
    */
    // @ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")
    String? difference;

    BillableExplanation({this.billable,this.state,this.currency,this.timeZone,this.localStart,this.day,this.item,this.facts,this.settings,this.steps,this.monthAmount,this.monthAmountWithout,this.difference});
    BillableExplanation.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        billable = JsonConverters.fromJson(json['billable'],'BillableInfo',context!);
        state = json['state'];
        currency = json['currency'];
        timeZone = json['timeZone'];
        localStart = json['localStart'];
        day = json['day'];
        item = json['item'];
        facts = JsonConverters.fromJson(json['facts'],'List<ExplainedFacts>',context!);
        settings = JsonConverters.fromJson(json['settings'],'ExplainedTerms',context!);
        steps = JsonConverters.fromJson(json['steps'],'List<ExplainedStep>',context!);
        monthAmount = json['monthAmount'];
        monthAmountWithout = json['monthAmountWithout'];
        difference = json['difference'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'billable': JsonConverters.toJson(billable,'BillableInfo',context!),
        'state': state,
        'currency': currency,
        'timeZone': timeZone,
        'localStart': localStart,
        'day': day,
        'item': item,
        'facts': JsonConverters.toJson(facts,'List<ExplainedFacts>',context!),
        'settings': JsonConverters.toJson(settings,'ExplainedTerms',context!),
        'steps': JsonConverters.toJson(steps,'List<ExplainedStep>',context!),
        'monthAmount': monthAmount,
        'monthAmountWithout': monthAmountWithout,
        'difference': difference
    };

    getTypeName() => "BillableExplanation";
    TypeContext? context = _ctx;
}

/**
* Explain a billable
*/
// @Route("/billables/{id}/explain", "GET")
// @Api(Description="Explain a billable")
class ExplainBillable implements IReturn<BillableExplanation>, IGet, IConvertible
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    String? id;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    String? accountId;

    ExplainBillable({this.id,this.accountId});
    ExplainBillable.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId
    };

    createResponse() => BillableExplanation();
    getResponseTypeName() => "BillableExplanation";
    getTypeName() => "ExplainBillable";
    TypeContext? context = _ctx;
}

/**
* The kind of a change in a billable's life.
*/
// @Api(Description="The kind of a change in a billable's life.")
enum BillableAction
{
    Reported,
    Voided,
    Reinstated,
}

/**
* A change in a billable's life.
*/
// @Api(Description="A change in a billable's life.")
class BillableChange implements IConvertible
{
    /**
    * The kind of the change.
    */
    // @ApiMember(Description="The kind of the change.", IsRequired=true)
    BillableAction? action;

    /**
    * The time of the change, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    String? date;

    /**
    * The subject of the caller that made the change.
    */
    // @ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)
    String? by;

    /**
    * The reason for the change; a report has none.
    */
    // @ApiMember(Description="The reason for the change; a report has none.")
    String? reason;

    BillableChange({this.action,this.date,this.by,this.reason});
    BillableChange.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        action = JsonConverters.fromJson(json['action'],'BillableAction',context!);
        date = json['date'];
        by = json['by'];
        reason = json['reason'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'action': JsonConverters.toJson(action,'BillableAction',context!),
        'date': date,
        'by': by,
        'reason': reason
    };

    getTypeName() => "BillableChange";
    TypeContext? context = _ctx;
}

/**
* The history of a billable.
*/
// @Api(Description="The history of a billable.")
class GetBillableHistoryResponse implements IConvertible
{
    /**
    * The report, then the latest changes in the billable's life, at most 1,000, oldest first.
    */
    // @ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)
    List<BillableChange>? items;

    GetBillableHistoryResponse({this.items});
    GetBillableHistoryResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        items = JsonConverters.fromJson(json['items'],'List<BillableChange>',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'items': JsonConverters.toJson(items,'List<BillableChange>',context!)
    };

    getTypeName() => "GetBillableHistoryResponse";
    TypeContext? context = _ctx;
}

/**
* Read the history of a billable
*/
// @Route("/billables/{id}/history", "GET")
// @Api(Description="Read the history of a billable")
class GetBillableHistory implements IReturn<GetBillableHistoryResponse>, IGet, IConvertible
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    String? id;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    String? accountId;

    GetBillableHistory({this.id,this.accountId});
    GetBillableHistory.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId
    };

    createResponse() => GetBillableHistoryResponse();
    getResponseTypeName() => "GetBillableHistoryResponse";
    getTypeName() => "GetBillableHistory";
    TypeContext? context = _ctx;
}

/**
* Reinstate a voided billable
*/
// @Route("/billables/{id}/reinstate", "POST")
// @Api(Description="Reinstate a voided billable")
class ReinstateBillable implements IReturn<BillableInfo>, IPost, IConvertible
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    String? id;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    String? accountId;

    /**
    * The reason for the reinstatement: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)
    String? reason;

    ReinstateBillable({this.id,this.accountId,this.reason});
    ReinstateBillable.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        reason = json['reason'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId,
        'reason': reason
    };

    createResponse() => BillableInfo();
    getResponseTypeName() => "BillableInfo";
    getTypeName() => "ReinstateBillable";
    TypeContext? context = _ctx;
}

/**
* Void a billable
*/
// @Route("/billables/{id}/void", "POST")
// @Api(Description="Void a billable")
class VoidBillable implements IReturn<BillableInfo>, IPost, IConvertible
{
    /**
    * The billable's id.
    */
    // @ApiMember(Description="The billable's id.")
    String? id;

    /**
    * The account to look in; needed if several of the caller's accounts have a billable of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
    String? accountId;

    /**
    * The reason for the void: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)
    String? reason;

    VoidBillable({this.id,this.accountId,this.reason});
    VoidBillable.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        reason = json['reason'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId,
        'reason': reason
    };

    createResponse() => BillableInfo();
    getResponseTypeName() => "BillableInfo";
    getTypeName() => "VoidBillable";
    TypeContext? context = _ctx;
}

class BillingCustomerInfo implements IConvertible
{
    String? customerId;
    double? internationalCosts;
    bool? hasCallRecording;

    BillingCustomerInfo({this.customerId,this.internationalCosts,this.hasCallRecording});
    BillingCustomerInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        internationalCosts = JsonConverters.toDouble(json['internationalCosts']);
        hasCallRecording = json['hasCallRecording'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'internationalCosts': internationalCosts,
        'hasCallRecording': hasCallRecording
    };

    getTypeName() => "BillingCustomerInfo";
    TypeContext? context = _ctx;
}

class BillingInfo implements IConvertible
{
    List<BillingCustomerInfo>? customers;

    BillingInfo({this.customers});
    BillingInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customers = JsonConverters.fromJson(json['customers'],'List<BillingCustomerInfo>',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customers': JsonConverters.toJson(customers,'List<BillingCustomerInfo>',context!)
    };

    getTypeName() => "BillingInfo";
    TypeContext? context = _ctx;
}

/**
* Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.
*/
// @Route("/billing", "GET")
// @Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")
class GetBilling implements IReturn<BillingInfo>, IConvertible
{
    /**
    * Your Evo Voice Account ID
    */
    // @ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)
    String? accountId;

    /**
    * The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)
    */
    // @ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)
    String? startDate;

    /**
    * The end of the date range you want to query for (we will include this entire day in the billing)
    */
    // @ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)
    String? endDate;

    /**
    * Specify this to filter to a specific customer.
    */
    // @ApiMember(Description="Specify this to filter to a specific customer.")
    String? customerId;

    GetBilling({this.accountId,this.startDate,this.endDate,this.customerId});
    GetBilling.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        startDate = json['startDate'];
        endDate = json['endDate'];
        customerId = json['customerId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'startDate': startDate,
        'endDate': endDate,
        'customerId': customerId
    };

    createResponse() => BillingInfo();
    getResponseTypeName() => "BillingInfo";
    getTypeName() => "GetBilling";
    TypeContext? context = _ctx;
}

/**
* A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.
*/
// @Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")
class CallInfo implements IConvertible
{
    /**
    * The carrier's id of the account; never known.
    */
    // @ApiMember(Description="The carrier's id of the account; never known.")
    String? accountSid;

    /**
    * The carrier's annotation of the call; never known.
    */
    // @ApiMember(Description="The carrier's annotation of the call; never known.")
    String? annotation;

    /**
    * The person or machine that answered the call; never known.
    */
    // @ApiMember(Description="The person or machine that answered the call; never known.")
    String? answeredBy;

    /**
    * The name of the caller; never known.
    */
    // @ApiMember(Description="The name of the caller; never known.")
    String? callerName;

    /**
    * The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")
    String? dateCreated;

    /**
    * The time at which this version was stored, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")
    String? dateUpdated;

    /**
    * The direction: inbound, or a text that begins with outbound.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
    String? direction;

    /**
    * The duration in whole seconds.
    */
    // @ApiMember(Description="The duration in whole seconds.")
    int? duration;

    /**
    * The end of the call, RFC 3339 in UTC; known if the start and the duration are.
    */
    // @ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")
    String? endTime;

    /**
    * The number that forwarded the call; never known.
    */
    // @ApiMember(Description="The number that forwarded the call; never known.")
    String? forwardedFrom;

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    String? from;

    /**
    * The calling end for people; never known.
    */
    // @ApiMember(Description="The calling end for people; never known.")
    String? fromFormatted;

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    String? parentCallSid;

    /**
    * The carrier's id of the phone number; never known.
    */
    // @ApiMember(Description="The carrier's id of the phone number; never known.")
    String? phoneNumberSid;

    /**
    * The price of the carrier, with the sign that the carrier gave.
    */
    // @ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")
    double? price;

    /**
    * The currency of the price, a code of ISO 4217.
    */
    // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    String? priceUnit;

    /**
    * The call, hex digits in lower case.
    */
    // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
    String? sid;

    /**
    * The start of the call, RFC 3339 in UTC.
    */
    // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
    String? startTime;

    /**
    * The status, such as completed or no-answer.
    */
    // @ApiMember(Description="The status, such as completed or no-answer.")
    String? status;

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    String? to;

    /**
    * The called end for people; never known.
    */
    // @ApiMember(Description="The called end for people; never known.")
    String? toFormatted;

    /**
    * The path of the call in this service.
    */
    // @ApiMember(Description="The path of the call in this service.")
    String? uri;

    /**
    * The account of the call.
    */
    // @ApiMember(Description="The account of the call.", IsRequired=true)
    String? accountId;

    /**
    * The version of the facts: 1 for the first one, and 1 more for each change.
    */
    // @ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)
    int? version;

    /**
    * Whether the call was recorded.
    */
    // @ApiMember(Description="Whether the call was recorded.")
    bool? isRecorded;

    /**
    * The live billable that the totals count the call for.
    */
    // @ApiMember(Description="The live billable that the totals count the call for.")
    String? billableId;

    /**
    * The customer that the call is billed to.
    */
    // @ApiMember(Description="The customer that the call is billed to.")
    String? customerId;

    /**
    * The seconds that are billed.
    */
    // @ApiMember(Description="The seconds that are billed.")
    int? billedSeconds;

    /**
    * The time at which the call was taken off the list of unreported calls.
    */
    // @ApiMember(Description="The time at which the call was taken off the list of unreported calls.")
    String? dateDismissed;

    /**
    * The subject that took the call off the list of unreported calls.
    */
    // @ApiMember(Description="The subject that took the call off the list of unreported calls.")
    String? dismissedBy;

    /**
    * The reason why the call was taken off the list of unreported calls.
    */
    // @ApiMember(Description="The reason why the call was taken off the list of unreported calls.")
    String? dismissReason;

    CallInfo({this.accountSid,this.annotation,this.answeredBy,this.callerName,this.dateCreated,this.dateUpdated,this.direction,this.duration,this.endTime,this.forwardedFrom,this.from,this.fromFormatted,this.parentCallSid,this.phoneNumberSid,this.price,this.priceUnit,this.sid,this.startTime,this.status,this.to,this.toFormatted,this.uri,this.accountId,this.version,this.isRecorded,this.billableId,this.customerId,this.billedSeconds,this.dateDismissed,this.dismissedBy,this.dismissReason});
    CallInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountSid = json['accountSid'];
        annotation = json['annotation'];
        answeredBy = json['answeredBy'];
        callerName = json['callerName'];
        dateCreated = json['dateCreated'];
        dateUpdated = json['dateUpdated'];
        direction = json['direction'];
        duration = json['duration'];
        endTime = json['endTime'];
        forwardedFrom = json['forwardedFrom'];
        from = json['from'];
        fromFormatted = json['fromFormatted'];
        parentCallSid = json['parentCallSid'];
        phoneNumberSid = json['phoneNumberSid'];
        price = JsonConverters.toDouble(json['price']);
        priceUnit = json['priceUnit'];
        sid = json['sid'];
        startTime = json['startTime'];
        status = json['status'];
        to = json['to'];
        toFormatted = json['toFormatted'];
        uri = json['uri'];
        accountId = json['accountId'];
        version = json['version'];
        isRecorded = json['isRecorded'];
        billableId = json['billableId'];
        customerId = json['customerId'];
        billedSeconds = json['billedSeconds'];
        dateDismissed = json['dateDismissed'];
        dismissedBy = json['dismissedBy'];
        dismissReason = json['dismissReason'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountSid': accountSid,
        'annotation': annotation,
        'answeredBy': answeredBy,
        'callerName': callerName,
        'dateCreated': dateCreated,
        'dateUpdated': dateUpdated,
        'direction': direction,
        'duration': duration,
        'endTime': endTime,
        'forwardedFrom': forwardedFrom,
        'from': from,
        'fromFormatted': fromFormatted,
        'parentCallSid': parentCallSid,
        'phoneNumberSid': phoneNumberSid,
        'price': price,
        'priceUnit': priceUnit,
        'sid': sid,
        'startTime': startTime,
        'status': status,
        'to': to,
        'toFormatted': toFormatted,
        'uri': uri,
        'accountId': accountId,
        'version': version,
        'isRecorded': isRecorded,
        'billableId': billableId,
        'customerId': customerId,
        'billedSeconds': billedSeconds,
        'dateDismissed': dateDismissed,
        'dismissedBy': dismissedBy,
        'dismissReason': dismissReason
    };

    getTypeName() => "CallInfo";
    TypeContext? context = _ctx;
}

/**
* Retrieve all calls
*/
// @Route("/billing/calls", "GET")
// @Api(Description="Retrieve all calls")
class ListCalls implements IReturn<List<CallInfo>>, IConvertible
{
    /**
    * The account ID you are listing for
    */
    // @ApiMember(Description="The account ID you are listing for")
    String? accountId;

    /**
    * The start date to retrieve calls for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")
    String? startDate;

    /**
    * The end date to retrieve calls for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")
    String? endDate;

    ListCalls({this.accountId,this.startDate,this.endDate});
    ListCalls.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        startDate = json['startDate'];
        endDate = json['endDate'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'startDate': startDate,
        'endDate': endDate
    };

    createResponse() => <CallInfo>[];
    getResponseTypeName() => "List<CallInfo>";
    getTypeName() => "ListCalls";
    TypeContext? context = _ctx;
}

/**
* A page of billables whose calls have no final facts, oldest first.
*/
// @Api(Description="A page of billables whose calls have no final facts, oldest first.")
class ListPendingBillablesResponse implements IConvertible
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    List<BillableInfo>? items;

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    String? nextCursor;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    bool? hasMorePages;

    ListPendingBillablesResponse({this.items,this.nextCursor,this.hasMorePages});
    ListPendingBillablesResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        items = JsonConverters.fromJson(json['items'],'List<BillableInfo>',context!);
        nextCursor = json['nextCursor'];
        hasMorePages = json['hasMorePages'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'items': JsonConverters.toJson(items,'List<BillableInfo>',context!),
        'nextCursor': nextCursor,
        'hasMorePages': hasMorePages
    };

    getTypeName() => "ListPendingBillablesResponse";
    TypeContext? context = _ctx;
}

/**
* List billables whose calls have no final facts yet, oldest first
*/
// @Route("/billing/pending", "GET")
// @Api(Description="List billables whose calls have no final facts yet, oldest first")
class ListPendingBillables implements IReturn<ListPendingBillablesResponse>, IGet, IConvertible
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    String? accountId;

    /**
    * Only billables of this customer.
    */
    // @ApiMember(Description="Only billables of this customer.")
    String? customerId;

    /**
    * The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    // @ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    String? startDate;

    /**
    * The last day of the reports, YYYY-MM-DD; today if not given.
    */
    // @ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")
    String? endDate;

    /**
    * The number of billables in a page, 50 if not given. A page may have fewer.
    */
    // @ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")
    int? limit;

    /**
    * The start of the page: the nextCursor of the page before, with the same days and filter.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")
    String? cursor;

    ListPendingBillables({this.accountId,this.customerId,this.startDate,this.endDate,this.limit,this.cursor});
    ListPendingBillables.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        startDate = json['startDate'];
        endDate = json['endDate'];
        limit = json['limit'];
        cursor = json['cursor'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'startDate': startDate,
        'endDate': endDate,
        'limit': limit,
        'cursor': cursor
    };

    createResponse() => ListPendingBillablesResponse();
    getResponseTypeName() => "ListPendingBillablesResponse";
    getTypeName() => "ListPendingBillables";
    TypeContext? context = _ctx;
}

/**
* An item of a preview.
*/
// @Api(Description="An item of a preview.")
class BillingPreviewItem implements IConvertible
{
    /**
    * The name of the item.
    */
    // @ApiMember(Description="The name of the item.", IsRequired=true)
    String? item;

    /**
    * The amount of the month, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)
    String? amount;

    /**
    * The amount that the month would have with the settings of the request.
    */
    // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    String? previewAmount;

    BillingPreviewItem({this.item,this.amount,this.previewAmount});
    BillingPreviewItem.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        item = json['item'];
        amount = json['amount'];
        previewAmount = json['previewAmount'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'item': item,
        'amount': amount,
        'previewAmount': previewAmount
    };

    getTypeName() => "BillingPreviewItem";
    TypeContext? context = _ctx;
}

/**
* The amounts of a month, as they are and with other settings.
*/
// @Api(Description="The amounts of a month, as they are and with other settings.")
class BillingPreview implements IConvertible
{
    /**
    * The currency of the amounts.
    */
    // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    String? currency;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    String? month;

    /**
    * The items that cost something in either case.
    */
    // @ApiMember(Description="The items that cost something in either case.", IsRequired=true)
    List<BillingPreviewItem>? items;

    /**
    * The amount of the month.
    */
    // @ApiMember(Description="The amount of the month.", IsRequired=true)
    String? amount;

    /**
    * The amount that the month would have with the settings of the request.
    */
    // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
    String? previewAmount;

    /**
    * The calls of the month without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)
    int? pendingCalls;

    BillingPreview({this.currency,this.month,this.items,this.amount,this.previewAmount,this.pendingCalls});
    BillingPreview.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        currency = json['currency'];
        month = json['month'];
        items = JsonConverters.fromJson(json['items'],'List<BillingPreviewItem>',context!);
        amount = json['amount'];
        previewAmount = json['previewAmount'];
        pendingCalls = json['pendingCalls'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'currency': currency,
        'month': month,
        'items': JsonConverters.toJson(items,'List<BillingPreviewItem>',context!),
        'amount': amount,
        'previewAmount': previewAmount,
        'pendingCalls': pendingCalls
    };

    getTypeName() => "BillingPreview";
    TypeContext? context = _ctx;
}

/**
* Compute the amounts that a month would have with other billing settings
*/
// @Route("/billing/preview", "POST")
// @Api(Description="Compute the amounts that a month would have with other billing settings")
class PreviewBilling implements IReturn<BillingPreview>, IPost, IConvertible
{
    /**
    * The account.
    */
    // @ApiMember(Description="The account.", IsRequired=true)
    String? accountId;

    /**
    * Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.
    */
    // @ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")
    String? customerId;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    String? month;

    /**
    * The settings to try: each given item replaces the one that counts, and the others stay.
    */
    // @ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")
    BillingSettings? billingSettings;

    PreviewBilling({this.accountId,this.customerId,this.month,this.billingSettings});
    PreviewBilling.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        month = json['month'];
        billingSettings = JsonConverters.fromJson(json['billingSettings'],'BillingSettings',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'month': month,
        'billingSettings': JsonConverters.toJson(billingSettings,'BillingSettings',context!)
    };

    createResponse() => BillingPreview();
    getResponseTypeName() => "BillingPreview";
    getTypeName() => "PreviewBilling";
    TypeContext? context = _ctx;
}

/**
* A line of totals. It has the keys that `groupBy` names.
*/
// @Api(Description="A line of totals. It has the keys that `groupBy` names.")
class BillingTotalsItem implements IConvertible
{
    /**
    * The customer.
    */
    // @ApiMember(Description="The customer.")
    String? customerId;

    /**
    * The customer's name.
    */
    // @ApiMember(Description="The customer's name.")
    String? customerName;

    /**
    * The day, YYYY-MM-DD.
    */
    // @ApiMember(Description="The day, YYYY-MM-DD.")
    String? day;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.")
    String? month;

    /**
    * The item, or pending for calls without final facts.
    */
    // @ApiMember(Description="The item, or pending for calls without final facts.")
    String? item;

    /**
    * The live billables.
    */
    // @ApiMember(Description="The live billables.", IsRequired=true)
    int? calls;

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    int? answeredCalls;

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    int? pendingCalls;

    /**
    * The voided billables, which `calls` leaves out.
    */
    // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    int? voidedCalls;

    /**
    * The durations of the answered calls, in seconds.
    */
    // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    int? seconds;

    /**
    * The durations after the rounding to increments, in seconds.
    */
    // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    int? billedSeconds;

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    int? unpricedInternationalCalls;

    /**
    * The amount, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    String? amount;

    BillingTotalsItem({this.customerId,this.customerName,this.day,this.month,this.item,this.calls,this.answeredCalls,this.pendingCalls,this.voidedCalls,this.seconds,this.billedSeconds,this.unpricedInternationalCalls,this.amount});
    BillingTotalsItem.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        customerName = json['customerName'];
        day = json['day'];
        month = json['month'];
        item = json['item'];
        calls = json['calls'];
        answeredCalls = json['answeredCalls'];
        pendingCalls = json['pendingCalls'];
        voidedCalls = json['voidedCalls'];
        seconds = json['seconds'];
        billedSeconds = json['billedSeconds'];
        unpricedInternationalCalls = json['unpricedInternationalCalls'];
        amount = json['amount'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'customerName': customerName,
        'day': day,
        'month': month,
        'item': item,
        'calls': calls,
        'answeredCalls': answeredCalls,
        'pendingCalls': pendingCalls,
        'voidedCalls': voidedCalls,
        'seconds': seconds,
        'billedSeconds': billedSeconds,
        'unpricedInternationalCalls': unpricedInternationalCalls,
        'amount': amount
    };

    getTypeName() => "BillingTotalsItem";
    TypeContext? context = _ctx;
}

/**
* The counts and the amount of a whole range.
*/
// @Api(Description="The counts and the amount of a whole range.")
class BillingTotal implements IConvertible
{
    /**
    * The live billables.
    */
    // @ApiMember(Description="The live billables.", IsRequired=true)
    int? calls;

    /**
    * The calls of these that pay a connect fee: completed, and longer than 0 s.
    */
    // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
    int? answeredCalls;

    /**
    * The calls of these without final facts, which have no amount yet.
    */
    // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
    int? pendingCalls;

    /**
    * The voided billables, which `calls` leaves out.
    */
    // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
    int? voidedCalls;

    /**
    * The durations of the answered calls, in seconds.
    */
    // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
    int? seconds;

    /**
    * The durations after the rounding to increments, in seconds.
    */
    // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
    int? billedSeconds;

    /**
    * The international calls whose carrier's price is in another currency than the account's.
    */
    // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
    int? unpricedInternationalCalls;

    /**
    * The amount, with exactly the currency's places.
    */
    // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
    String? amount;

    BillingTotal({this.calls,this.answeredCalls,this.pendingCalls,this.voidedCalls,this.seconds,this.billedSeconds,this.unpricedInternationalCalls,this.amount});
    BillingTotal.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        calls = json['calls'];
        answeredCalls = json['answeredCalls'];
        pendingCalls = json['pendingCalls'];
        voidedCalls = json['voidedCalls'];
        seconds = json['seconds'];
        billedSeconds = json['billedSeconds'];
        unpricedInternationalCalls = json['unpricedInternationalCalls'];
        amount = json['amount'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'calls': calls,
        'answeredCalls': answeredCalls,
        'pendingCalls': pendingCalls,
        'voidedCalls': voidedCalls,
        'seconds': seconds,
        'billedSeconds': billedSeconds,
        'unpricedInternationalCalls': unpricedInternationalCalls,
        'amount': amount
    };

    getTypeName() => "BillingTotal";
    TypeContext? context = _ctx;
}

/**
* Counts and amounts of a range of days.
*/
// @Api(Description="Counts and amounts of a range of days.")
class BillingTotals implements IConvertible
{
    /**
    * The currency of the amounts.
    */
    // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
    String? currency;

    /**
    * The time zone of the days.
    */
    // @ApiMember(Description="The time zone of the days.", IsRequired=true)
    String? timeZone;

    /**
    * The time as of which the totals are, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    String? asOf;

    /**
    * The lines, by their keys; none without groupBy.
    */
    // @ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)
    List<BillingTotalsItem>? items;

    /**
    * All lines together.
    */
    // @ApiMember(Description="All lines together.", IsRequired=true)
    BillingTotal? total;

    BillingTotals({this.currency,this.timeZone,this.asOf,this.items,this.total});
    BillingTotals.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        currency = json['currency'];
        timeZone = json['timeZone'];
        asOf = json['asOf'];
        items = JsonConverters.fromJson(json['items'],'List<BillingTotalsItem>',context!);
        total = JsonConverters.fromJson(json['total'],'BillingTotal',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'currency': currency,
        'timeZone': timeZone,
        'asOf': asOf,
        'items': JsonConverters.toJson(items,'List<BillingTotalsItem>',context!),
        'total': JsonConverters.toJson(total,'BillingTotal',context!)
    };

    getTypeName() => "BillingTotals";
    TypeContext? context = _ctx;
}

/**
* Read counts and amounts of a range of days
*/
// @Route("/billing/totals", "GET")
// @Api(Description="Read counts and amounts of a range of days")
class GetBillingTotals implements IReturn<BillingTotals>, IGet, IConvertible
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    String? accountId;

    /**
    * Only this customer.
    */
    // @ApiMember(Description="Only this customer.")
    String? customerId;

    /**
    * Whether the customers below the named one count too.
    */
    // @ApiMember(Description="Whether the customers below the named one count too.")
    bool? includeDescendants;

    /**
    * The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.
    */
    // @ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)
    String? startDate;

    /**
    * The last day, YYYY-MM-DD. The range has at most 366 days.
    */
    // @ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)
    String? endDate;

    /**
    * The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.
    */
    // @ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")
    String? groupBy;

    GetBillingTotals({this.accountId,this.customerId,this.includeDescendants,this.startDate,this.endDate,this.groupBy});
    GetBillingTotals.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        includeDescendants = json['includeDescendants'];
        startDate = json['startDate'];
        endDate = json['endDate'];
        groupBy = json['groupBy'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'includeDescendants': includeDescendants,
        'startDate': startDate,
        'endDate': endDate,
        'groupBy': groupBy
    };

    createResponse() => BillingTotals();
    getResponseTypeName() => "BillingTotals";
    getTypeName() => "GetBillingTotals";
    TypeContext? context = _ctx;
}

/**
* A page of calls that nobody reported, oldest first.
*/
// @Api(Description="A page of calls that nobody reported, oldest first.")
class ListUnreportedCallsResponse implements IConvertible
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    List<CallInfo>? items;

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    String? nextCursor;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    bool? hasMorePages;

    ListUnreportedCallsResponse({this.items,this.nextCursor,this.hasMorePages});
    ListUnreportedCallsResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        items = JsonConverters.fromJson(json['items'],'List<CallInfo>',context!);
        nextCursor = json['nextCursor'];
        hasMorePages = json['hasMorePages'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'items': JsonConverters.toJson(items,'List<CallInfo>',context!),
        'nextCursor': nextCursor,
        'hasMorePages': hasMorePages
    };

    getTypeName() => "ListUnreportedCallsResponse";
    TypeContext? context = _ctx;
}

/**
* List the calls that nobody reported, oldest first
*/
// @Route("/billing/unreported", "GET")
// @Api(Description="List the calls that nobody reported, oldest first")
class ListUnreportedCalls implements IReturn<ListUnreportedCallsResponse>, IGet, IConvertible
{
    /**
    * The account. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
    String? accountId;

    /**
    * The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.
    */
    // @ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
    String? startDate;

    /**
    * The last day, YYYY-MM-DD; today if not given.
    */
    // @ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")
    String? endDate;

    /**
    * The number of calls in a page, 50 if not given. A page may have fewer.
    */
    // @ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")
    int? limit;

    /**
    * The start of the page: the nextCursor of the page before, with the same days.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")
    String? cursor;

    ListUnreportedCalls({this.accountId,this.startDate,this.endDate,this.limit,this.cursor});
    ListUnreportedCalls.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        startDate = json['startDate'];
        endDate = json['endDate'];
        limit = json['limit'];
        cursor = json['cursor'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'startDate': startDate,
        'endDate': endDate,
        'limit': limit,
        'cursor': cursor
    };

    createResponse() => ListUnreportedCallsResponse();
    getResponseTypeName() => "ListUnreportedCallsResponse";
    getTypeName() => "ListUnreportedCalls";
    TypeContext? context = _ctx;
}

class UsageRecordInfo implements IConvertible
{
    String? accountSid;
    String? category;
    double? count;
    String? countUnit;
    String? description;
    String? endDate;
    double? price;
    String? priceUnit;
    String? startDate;
    String? usage;
    String? usageUnit;
    String? uri;

    UsageRecordInfo({this.accountSid,this.category,this.count,this.countUnit,this.description,this.endDate,this.price,this.priceUnit,this.startDate,this.usage,this.usageUnit,this.uri});
    UsageRecordInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountSid = json['accountSid'];
        category = json['category'];
        count = JsonConverters.toDouble(json['count']);
        countUnit = json['countUnit'];
        description = json['description'];
        endDate = json['endDate'];
        price = JsonConverters.toDouble(json['price']);
        priceUnit = json['priceUnit'];
        startDate = json['startDate'];
        usage = json['usage'];
        usageUnit = json['usageUnit'];
        uri = json['uri'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountSid': accountSid,
        'category': category,
        'count': count,
        'countUnit': countUnit,
        'description': description,
        'endDate': endDate,
        'price': price,
        'priceUnit': priceUnit,
        'startDate': startDate,
        'usage': usage,
        'usageUnit': usageUnit,
        'uri': uri
    };

    getTypeName() => "UsageRecordInfo";
    TypeContext? context = _ctx;
}

/**
* Gets all usage records for specified date range
*/
// @Route("/billing/usage", "GET")
// @Api(Description="Gets all usage records for specified date range")
class ListUsageRecords implements IReturn<List<UsageRecordInfo>>, IGet, IConvertible
{
    /**
    * The account ID you are listing for
    */
    // @ApiMember(Description="The account ID you are listing for")
    String? accountId;

    /**
    * The start date to retrieve usage records for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")
    String? startDate;

    /**
    * The end date to retrieve usage records for (YYYY-MM-DD)
    */
    // @ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")
    String? endDate;

    ListUsageRecords({this.accountId,this.startDate,this.endDate});
    ListUsageRecords.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        startDate = json['startDate'];
        endDate = json['endDate'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'startDate': startDate,
        'endDate': endDate
    };

    createResponse() => <UsageRecordInfo>[];
    getResponseTypeName() => "List<UsageRecordInfo>";
    getTypeName() => "ListUsageRecords";
    TypeContext? context = _ctx;
}

/**
* Report the facts of a call
*/
// @Route("/calls", "POST")
// @Api(Description="Report the facts of a call")
class ReportCall implements IReturn<CallInfo>, IPost, IConvertible
{
    /**
    * The account whose carrier made the call.
    */
    // @ApiMember(Description="The account whose carrier made the call.", IsRequired=true)
    String? accountId;

    /**
    * The call.
    */
    // @ApiMember(Description="The call.", IsRequired=true)
    String? callSid;

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    String? parentCallSid;

    /**
    * The direction: inbound, or a text that begins with outbound, such as outbound-dial.
    */
    // @ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")
    String? direction;

    /**
    * The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    // @ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    String? from;

    /**
    * The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.
    */
    // @ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
    String? to;

    /**
    * The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.
    */
    // @ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")
    String? startTime;

    /**
    * The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.
    */
    // @ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")
    String? endTime;

    /**
    * The duration in whole seconds, at most 7 days. Without it, the time from start to end.
    */
    // @ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")
    int? duration;

    /**
    * The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.
    */
    // @ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")
    String? status;

    /**
    * The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.
    */
    // @ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")
    double? price;

    /**
    * The currency of the price, a code of ISO 4217.
    */
    // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
    String? priceUnit;

    /**
    * Whether the call was recorded.
    */
    // @ApiMember(Description="Whether the call was recorded.")
    bool? isRecorded;

    /**
    * The newest version of the call, to go back on purpose to members of a former version.
    */
    // @ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")
    int? replaces;

    ReportCall({this.accountId,this.callSid,this.parentCallSid,this.direction,this.from,this.to,this.startTime,this.endTime,this.duration,this.status,this.price,this.priceUnit,this.isRecorded,this.replaces});
    ReportCall.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        callSid = json['callSid'];
        parentCallSid = json['parentCallSid'];
        direction = json['direction'];
        from = json['from'];
        to = json['to'];
        startTime = json['startTime'];
        endTime = json['endTime'];
        duration = json['duration'];
        status = json['status'];
        price = JsonConverters.toDouble(json['price']);
        priceUnit = json['priceUnit'];
        isRecorded = json['isRecorded'];
        replaces = json['replaces'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'callSid': callSid,
        'parentCallSid': parentCallSid,
        'direction': direction,
        'from': from,
        'to': to,
        'startTime': startTime,
        'endTime': endTime,
        'duration': duration,
        'status': status,
        'price': price,
        'priceUnit': priceUnit,
        'isRecorded': isRecorded,
        'replaces': replaces
    };

    createResponse() => CallInfo();
    getResponseTypeName() => "CallInfo";
    getTypeName() => "ReportCall";
    TypeContext? context = _ctx;
}

/**
* The result of one call of a batch.
*/
// @Api(Description="The result of one call of a batch.")
enum CallVerdict
{
    Created,
    Changed,
    Unchanged,
    Superseded,
    Invalid,
    NotFound,
    Forbidden,
    Failed,
}

/**
* The number of calls with each verdict.
*/
// @Api(Description="The number of calls with each verdict.")
class CallCounts implements IConvertible
{
    /**
    * All calls.
    */
    // @ApiMember(Description="All calls.", IsRequired=true)
    int? total;

    /**
    * Calls that got their first facts.
    */
    // @ApiMember(Description="Calls that got their first facts.", IsRequired=true)
    int? created;

    /**
    * Calls that got a newer version.
    */
    // @ApiMember(Description="Calls that got a newer version.", IsRequired=true)
    int? changed;

    /**
    * Calls whose facts are known already.
    */
    // @ApiMember(Description="Calls whose facts are known already.", IsRequired=true)
    int? unchanged;

    /**
    * Calls of which `replaces` does not name the newest version.
    */
    // @ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)
    int? superseded;

    /**
    * Calls whose facts cannot be read or break a rule.
    */
    // @ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)
    int? invalid;

    /**
    * Calls whose account does not exist.
    */
    // @ApiMember(Description="Calls whose account does not exist.", IsRequired=true)
    int? notFound;

    /**
    * Calls in accounts that are not the caller's.
    */
    // @ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)
    int? forbidden;

    /**
    * Calls whose facts are not confirmed.
    */
    // @ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)
    int? failed;

    CallCounts({this.total,this.created,this.changed,this.unchanged,this.superseded,this.invalid,this.notFound,this.forbidden,this.failed});
    CallCounts.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        total = json['total'];
        created = json['created'];
        changed = json['changed'];
        unchanged = json['unchanged'];
        superseded = json['superseded'];
        invalid = json['invalid'];
        notFound = json['notFound'];
        forbidden = json['forbidden'];
        failed = json['failed'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'total': total,
        'created': created,
        'changed': changed,
        'unchanged': unchanged,
        'superseded': superseded,
        'invalid': invalid,
        'notFound': notFound,
        'forbidden': forbidden,
        'failed': failed
    };

    getTypeName() => "CallCounts";
    TypeContext? context = _ctx;
}

/**
* A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.
*/
// @Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")
class ReportCallsResponse implements IConvertible
{
    /**
    * The position of the call in the body, from 0; absent in the last line.
    */
    // @ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")
    int? index;

    CallVerdict? verdict;
    /**
    * The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.
    */
    // @ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")
    int? version;

    VerdictError? error;
    CallCounts? summary;

    ReportCallsResponse({this.index,this.verdict,this.version,this.error,this.summary});
    ReportCallsResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        index = json['index'];
        verdict = JsonConverters.fromJson(json['verdict'],'CallVerdict',context!);
        version = json['version'];
        error = JsonConverters.fromJson(json['error'],'VerdictError',context!);
        summary = JsonConverters.fromJson(json['summary'],'CallCounts',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'index': index,
        'verdict': JsonConverters.toJson(verdict,'CallVerdict',context!),
        'version': version,
        'error': JsonConverters.toJson(error,'VerdictError',context!),
        'summary': JsonConverters.toJson(summary,'CallCounts',context!)
    };

    getTypeName() => "ReportCallsResponse";
    TypeContext? context = _ctx;
}

/**
* Report the facts of many calls
*/
// @Route("/calls/batch", "POST")
// @Api(Description="Report the facts of many calls")
class ReportCalls extends ListBase<ReportCall> implements IReturn<ReportCallsResponse>, IPost, IConvertible
{
    /**
    * The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).
    */
    // @ApiMember(Description="The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone).")
    String? verdicts;

    final List<ReportCall> l = [];
    set length(int newLength) { l.length = newLength; }
    int get length => l.length;
    ReportCall operator [](int index) => l[index];
    void operator []=(int index, ReportCall value) { l[index] = value; }
    void add(ReportCall element) { l.add(element); }
    ReportCalls({this.verdicts});
    ReportCalls.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        verdicts = json['verdicts'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'verdicts': verdicts
    };

    createResponse() => ReportCallsResponse();
    getResponseTypeName() => "ReportCallsResponse";
    getTypeName() => "ReportCalls";
    TypeContext? context = _ctx;
}

/**
* Read a call
*/
// @Route("/calls/{callSid}", "GET")
// @Api(Description="Read a call")
class GetCall implements IReturn<CallInfo>, IGet, IConvertible
{
    /**
    * The call.
    */
    // @ApiMember(Description="The call.")
    String? callSid;

    /**
    * The account to look in; needed if several of the caller's accounts have this call.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")
    String? accountId;

    GetCall({this.callSid,this.accountId});
    GetCall.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        callSid = json['callSid'];
        accountId = json['accountId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'callSid': callSid,
        'accountId': accountId
    };

    createResponse() => CallInfo();
    getResponseTypeName() => "CallInfo";
    getTypeName() => "GetCall";
    TypeContext? context = _ctx;
}

/**
* Take a call off the list of unreported calls
*/
// @Route("/calls/{callSid}/dismiss", "POST")
// @Api(Description="Take a call off the list of unreported calls")
class DismissCall implements IReturn<CallInfo>, IPost, IConvertible
{
    /**
    * The call.
    */
    // @ApiMember(Description="The call.")
    String? callSid;

    /**
    * The account of the call; needed if several of the caller's accounts have this call.
    */
    // @ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")
    String? accountId;

    /**
    * The reason for the dismissal: 1 to 500 characters, no control characters.
    */
    // @ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)
    String? reason;

    DismissCall({this.callSid,this.accountId,this.reason});
    DismissCall.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        callSid = json['callSid'];
        accountId = json['accountId'];
        reason = json['reason'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'callSid': callSid,
        'accountId': accountId,
        'reason': reason
    };

    createResponse() => CallInfo();
    getResponseTypeName() => "CallInfo";
    getTypeName() => "DismissCall";
    TypeContext? context = _ctx;
}

/**
* A customer of an account.
*/
// @Api(Description="A customer of an account.")
class CustomerInfo implements IConvertible
{
    /**
    * The customer's id, unique within the account.
    */
    // @ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)
    String? id;

    /**
    * The account that the customer belongs to.
    */
    // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    String? accountId;

    /**
    * The name of the customer.
    */
    // @ApiMember(Description="The name of the customer.", IsRequired=true)
    String? name;

    /**
    * The customer above this one, in the same account.
    */
    // @ApiMember(Description="The customer above this one, in the same account.")
    String? parentCustomerId;

    /**
    * Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.
    */
    // @ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")
    bool? overrideBillingSettings;

    /**
    * The customer's own billing settings in the current month.
    */
    // @ApiMember(Description="The customer's own billing settings in the current month.")
    BillingSettings? billingSettings;

    /**
    * The last month of the customer's base costs, YYYY-MM.
    */
    // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")
    String? endMonth;

    /**
    * The time at which the customer was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    String? dateCreated;

    CustomerInfo({this.id,this.accountId,this.name,this.parentCustomerId,this.overrideBillingSettings,this.billingSettings,this.endMonth,this.dateCreated});
    CustomerInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        name = json['name'];
        parentCustomerId = json['parentCustomerId'];
        overrideBillingSettings = json['overrideBillingSettings'];
        billingSettings = JsonConverters.fromJson(json['billingSettings'],'BillingSettings',context!);
        endMonth = json['endMonth'];
        dateCreated = json['dateCreated'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId,
        'name': name,
        'parentCustomerId': parentCustomerId,
        'overrideBillingSettings': overrideBillingSettings,
        'billingSettings': JsonConverters.toJson(billingSettings,'BillingSettings',context!),
        'endMonth': endMonth,
        'dateCreated': dateCreated
    };

    getTypeName() => "CustomerInfo";
    TypeContext? context = _ctx;
}

/**
* A page of customers, by id.
*/
// @Api(Description="A page of customers, by id.")
class ListCustomersResponse implements IConvertible
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    List<CustomerInfo>? items;

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    String? nextCursor;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    bool? hasMorePages;

    ListCustomersResponse({this.items,this.nextCursor,this.hasMorePages});
    ListCustomersResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        items = JsonConverters.fromJson(json['items'],'List<CustomerInfo>',context!);
        nextCursor = json['nextCursor'];
        hasMorePages = json['hasMorePages'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'items': JsonConverters.toJson(items,'List<CustomerInfo>',context!),
        'nextCursor': nextCursor,
        'hasMorePages': hasMorePages
    };

    getTypeName() => "ListCustomersResponse";
    TypeContext? context = _ctx;
}

/**
* List the customers of an account, by id
*/
// @Route("/customers", "GET")
// @Api(Description="List the customers of an account, by id")
class ListCustomers implements IReturn<ListCustomersResponse>, IGet, IConvertible
{
    /**
    * The account whose customers are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")
    String? accountId;

    /**
    * The number of customers in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of customers in a page, 50 if not given.")
    int? limit;

    /**
    * The start of the page: the nextCursor of the page before, with the same filter.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")
    String? cursor;

    ListCustomers({this.accountId,this.limit,this.cursor});
    ListCustomers.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        limit = json['limit'];
        cursor = json['cursor'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'limit': limit,
        'cursor': cursor
    };

    createResponse() => ListCustomersResponse();
    getResponseTypeName() => "ListCustomersResponse";
    getTypeName() => "ListCustomers";
    TypeContext? context = _ctx;
}

/**
* Create a customer
*/
// @Route("/customers", "POST")
// @Api(Description="Create a customer")
class NewCustomer implements IReturn<CustomerInfo>, IPost, IConvertible
{
    /**
    * The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    String? id;

    /**
    * The account that the customer belongs to.
    */
    // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
    String? accountId;

    /**
    * The name of the customer: 1 to 200 characters.
    */
    // @ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)
    String? name;

    /**
    * The customer above this one, in the same account.
    */
    // @ApiMember(Description="The customer above this one, in the same account.")
    String? parentCustomerId;

    NewCustomer({this.id,this.accountId,this.name,this.parentCustomerId});
    NewCustomer.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        name = json['name'];
        parentCustomerId = json['parentCustomerId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId,
        'name': name,
        'parentCustomerId': parentCustomerId
    };

    createResponse() => CustomerInfo();
    getResponseTypeName() => "CustomerInfo";
    getTypeName() => "NewCustomer";
    TypeContext? context = _ctx;
}

/**
* Read a customer
*/
// @Route("/customers/{customerId}", "GET")
// @Api(Description="Read a customer")
class GetCustomer implements IReturn<CustomerInfo>, IGet, IConvertible
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    String? customerId;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    String? accountId;

    GetCustomer({this.customerId,this.accountId});
    GetCustomer.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        accountId = json['accountId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'accountId': accountId
    };

    createResponse() => CustomerInfo();
    getResponseTypeName() => "CustomerInfo";
    getTypeName() => "GetCustomer";
    TypeContext? context = _ctx;
}

/**
* Change a customer's settings, name or last month
*/
// @Route("/customers/{customerId}", "PATCH")
// @Api(Description="Change a customer's settings, name or last month")
class PatchCustomer implements IReturn<CustomerInfo>, IPatch, IConvertible
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    String? customerId;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    String? accountId;

    /**
    * The corrected name of the customer: 1 to 200 characters.
    */
    // @ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")
    String? name;

    /**
    * Override this customer's billing settings? Otherwise inherits from parent
    */
    // @ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")
    bool? overrideBillingSettings;

    /**
    * Updated billing settings for this customer
    */
    // @ApiMember(Description="Updated billing settings for this customer")
    BillingSettings? billingSettings;

    /**
    * The last month of the customer's base costs, YYYY-MM; none for no last month.
    */
    // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")
    String? endMonth;

    /**
    * The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.
    */
    // @ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
    String? effectiveMonth;

    /**
    * Whether the change may reach months that a statement has stated. The differences then become adjustments.
    */
    // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
    bool? restate;

    PatchCustomer({this.customerId,this.accountId,this.name,this.overrideBillingSettings,this.billingSettings,this.endMonth,this.effectiveMonth,this.restate});
    PatchCustomer.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        accountId = json['accountId'];
        name = json['name'];
        overrideBillingSettings = json['overrideBillingSettings'];
        billingSettings = JsonConverters.fromJson(json['billingSettings'],'BillingSettings',context!);
        endMonth = json['endMonth'];
        effectiveMonth = json['effectiveMonth'];
        restate = json['restate'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'accountId': accountId,
        'name': name,
        'overrideBillingSettings': overrideBillingSettings,
        'billingSettings': JsonConverters.toJson(billingSettings,'BillingSettings',context!),
        'endMonth': endMonth,
        'effectiveMonth': effectiveMonth,
        'restate': restate
    };

    createResponse() => CustomerInfo();
    getResponseTypeName() => "CustomerInfo";
    getTypeName() => "PatchCustomer";
    TypeContext? context = _ctx;
}

/**
* An item of the billing settings that count for a customer.
*/
// @Api(Description="An item of the billing settings that count for a customer.")
class EffectiveBillingItem implements IConvertible
{
    /**
    * The name of the item.
    */
    // @ApiMember(Description="The name of the item.", IsRequired=true)
    String? item;

    /**
    * The terms of the item; an item that the settings do not have costs nothing.
    */
    // @ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)
    BillingItem? terms;

    /**
    * The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.
    */
    // @ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")
    String? ownerCustomerId;

    /**
    * The version of the account's settings that the item is of; 0 if the account has none.
    */
    // @ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)
    int? version;

    EffectiveBillingItem({this.item,this.terms,this.ownerCustomerId,this.version});
    EffectiveBillingItem.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        item = json['item'];
        terms = JsonConverters.fromJson(json['terms'],'BillingItem',context!);
        ownerCustomerId = json['ownerCustomerId'];
        version = json['version'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'item': item,
        'terms': JsonConverters.toJson(terms,'BillingItem',context!),
        'ownerCustomerId': ownerCustomerId,
        'version': version
    };

    getTypeName() => "EffectiveBillingItem";
    TypeContext? context = _ctx;
}

/**
* The billing settings that count for a customer in a month.
*/
// @Api(Description="The billing settings that count for a customer in a month.")
class EffectiveBillingSettings implements IConvertible
{
    /**
    * The account of the customer.
    */
    // @ApiMember(Description="The account of the customer.", IsRequired=true)
    String? accountId;

    /**
    * The customer.
    */
    // @ApiMember(Description="The customer.", IsRequired=true)
    String? customerId;

    /**
    * The month, YYYY-MM.
    */
    // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
    String? month;

    /**
    * The currency of the costs.
    */
    // @ApiMember(Description="The currency of the costs.", IsRequired=true)
    String? currency;

    /**
    * All nine items.
    */
    // @ApiMember(Description="All nine items.", IsRequired=true)
    List<EffectiveBillingItem>? items;

    EffectiveBillingSettings({this.accountId,this.customerId,this.month,this.currency,this.items});
    EffectiveBillingSettings.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        month = json['month'];
        currency = json['currency'];
        items = JsonConverters.fromJson(json['items'],'List<EffectiveBillingItem>',context!);
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'month': month,
        'currency': currency,
        'items': JsonConverters.toJson(items,'List<EffectiveBillingItem>',context!)
    };

    getTypeName() => "EffectiveBillingSettings";
    TypeContext? context = _ctx;
}

/**
* Read the billing settings that count for a customer
*/
// @Route("/customers/{customerId}/billing-settings", "GET")
// @Api(Description="Read the billing settings that count for a customer")
class GetEffectiveBillingSettings implements IReturn<EffectiveBillingSettings>, IGet, IConvertible
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    String? customerId;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    String? accountId;

    /**
    * The month in which the settings count, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")
    String? month;

    GetEffectiveBillingSettings({this.customerId,this.accountId,this.month});
    GetEffectiveBillingSettings.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        accountId = json['accountId'];
        month = json['month'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'accountId': accountId,
        'month': month
    };

    createResponse() => EffectiveBillingSettings();
    getResponseTypeName() => "EffectiveBillingSettings";
    getTypeName() => "GetEffectiveBillingSettings";
    TypeContext? context = _ctx;
}

/**
* Read the call rating that counts for a customer
*/
// @Route("/customers/{customerId}/call-rating", "GET")
// @Api(Description="Read the call rating that counts for a customer")
class GetCustomerCallRating implements IReturn<CallRatingInfo>, IGet, IConvertible
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    String? customerId;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    String? accountId;

    /**
    * The month in which the rating counts, YYYY-MM: the current month if not given.
    */
    // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
    String? month;

    GetCustomerCallRating({this.customerId,this.accountId,this.month});
    GetCustomerCallRating.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        accountId = json['accountId'];
        month = json['month'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'accountId': accountId,
        'month': month
    };

    createResponse() => CallRatingInfo();
    getResponseTypeName() => "CallRatingInfo";
    getTypeName() => "GetCustomerCallRating";
    TypeContext? context = _ctx;
}

/**
* Set a customer's own call rating
*/
// @Route("/customers/{customerId}/call-rating", "PUT")
// @Api(Description="Set a customer's own call rating")
class PutCustomerCallRating implements IReturn<CallRatingInfo>, IPut, IConvertible
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    String? customerId;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    String? accountId;

    /**
    * The billed seconds of the shortest call, 0 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
    int? initialIncrement;

    /**
    * The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.
    */
    // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
    int? increment;

    /**
    * The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.
    */
    // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
    int? minimum;

    /**
    * The price of an answered call, whatever its duration, in the account's currency; 0 if not given.
    */
    // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
    double? connectFee;

    /**
    * The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
    String? effectiveMonth;

    PutCustomerCallRating({this.customerId,this.accountId,this.initialIncrement,this.increment,this.minimum,this.connectFee,this.effectiveMonth});
    PutCustomerCallRating.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        accountId = json['accountId'];
        initialIncrement = json['initialIncrement'];
        increment = json['increment'];
        minimum = json['minimum'];
        connectFee = JsonConverters.toDouble(json['connectFee']);
        effectiveMonth = json['effectiveMonth'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'accountId': accountId,
        'initialIncrement': initialIncrement,
        'increment': increment,
        'minimum': minimum,
        'connectFee': connectFee,
        'effectiveMonth': effectiveMonth
    };

    createResponse() => CallRatingInfo();
    getResponseTypeName() => "CallRatingInfo";
    getTypeName() => "PutCustomerCallRating";
    TypeContext? context = _ctx;
}

/**
* Delete a customer's own call rating
*/
// @Route("/customers/{customerId}/call-rating", "DELETE")
// @Api(Description="Delete a customer's own call rating")
class DeleteCustomerCallRating implements IReturn<CallRatingInfo>, IDelete, IConvertible
{
    /**
    * The customer's id.
    */
    // @ApiMember(Description="The customer's id.")
    String? customerId;

    /**
    * The account to look in; needed if several of the caller's accounts have a customer of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
    String? accountId;

    /**
    * The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.
    */
    // @ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")
    String? effectiveMonth;

    DeleteCustomerCallRating({this.customerId,this.accountId,this.effectiveMonth});
    DeleteCustomerCallRating.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        customerId = json['customerId'];
        accountId = json['accountId'];
        effectiveMonth = json['effectiveMonth'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'customerId': customerId,
        'accountId': accountId,
        'effectiveMonth': effectiveMonth
    };

    createResponse() => CallRatingInfo();
    getResponseTypeName() => "CallRatingInfo";
    getTypeName() => "DeleteCustomerCallRating";
    TypeContext? context = _ctx;
}

/**
* A session.
*/
// @Api(Description="A session.")
class SessionInfo implements IConvertible
{
    /**
    * The session's id, unique within the account.
    */
    // @ApiMember(Description="The session's id, unique within the account.", IsRequired=true)
    String? id;

    /**
    * The account that the session belongs to.
    */
    // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    String? accountId;

    /**
    * The customer of the session.
    */
    // @ApiMember(Description="The customer of the session.", IsRequired=true)
    String? customerId;

    /**
    * The call of the session, if there is one.
    */
    // @ApiMember(Description="The call of the session, if there is one.")
    String? callSid;

    /**
    * The time at which the session was created, RFC 3339 in UTC to the microsecond.
    */
    // @ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
    String? dateCreated;

    SessionInfo({this.id,this.accountId,this.customerId,this.callSid,this.dateCreated});
    SessionInfo.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        customerId = json['customerId'];
        callSid = json['callSid'];
        dateCreated = json['dateCreated'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId,
        'customerId': customerId,
        'callSid': callSid,
        'dateCreated': dateCreated
    };

    getTypeName() => "SessionInfo";
    TypeContext? context = _ctx;
}

/**
* A page of sessions, by id.
*/
// @Api(Description="A page of sessions, by id.")
class ListSessionsResponse implements IConvertible
{
    /**
    * The items of this page.
    */
    // @ApiMember(Description="The items of this page.", IsRequired=true)
    List<SessionInfo>? items;

    /**
    * The cursor of the next page; absent on the last one.
    */
    // @ApiMember(Description="The cursor of the next page; absent on the last one.")
    String? nextCursor;

    /**
    * Whether another page follows.
    */
    // @ApiMember(Description="Whether another page follows.", IsRequired=true)
    bool? hasMorePages;

    ListSessionsResponse({this.items,this.nextCursor,this.hasMorePages});
    ListSessionsResponse.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        items = JsonConverters.fromJson(json['items'],'List<SessionInfo>',context!);
        nextCursor = json['nextCursor'];
        hasMorePages = json['hasMorePages'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'items': JsonConverters.toJson(items,'List<SessionInfo>',context!),
        'nextCursor': nextCursor,
        'hasMorePages': hasMorePages
    };

    getTypeName() => "ListSessionsResponse";
    TypeContext? context = _ctx;
}

/**
* List the sessions of an account, by id
*/
// @Route("/sessions", "GET")
// @Api(Description="List the sessions of an account, by id")
class ListSessions implements IReturn<ListSessionsResponse>, IGet, IConvertible
{
    /**
    * The account whose sessions are listed. A caller with exactly one account may leave it out.
    */
    // @ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")
    String? accountId;

    /**
    * Only sessions of this customer.
    */
    // @ApiMember(Description="Only sessions of this customer.")
    String? customerId;

    /**
    * The number of sessions in a page, 50 if not given.
    */
    // @ApiMember(Description="The number of sessions in a page, 50 if not given.")
    int? limit;

    /**
    * The start of the page: the nextCursor of the page before, with the same filters.
    */
    // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
    String? cursor;

    ListSessions({this.accountId,this.customerId,this.limit,this.cursor});
    ListSessions.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        customerId = json['customerId'];
        limit = json['limit'];
        cursor = json['cursor'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'customerId': customerId,
        'limit': limit,
        'cursor': cursor
    };

    createResponse() => ListSessionsResponse();
    getResponseTypeName() => "ListSessionsResponse";
    getTypeName() => "ListSessions";
    TypeContext? context = _ctx;
}

/**
* Create a session
*/
// @Route("/sessions", "POST")
// @Api(Description="Create a session")
class NewSession implements IReturn<SessionInfo>, IPost, IConvertible
{
    /**
    * The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -
    */
    // @ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
    String? id;

    /**
    * The account that the session belongs to.
    */
    // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
    String? accountId;

    /**
    * The customer of the session.
    */
    // @ApiMember(Description="The customer of the session.", IsRequired=true)
    String? customerId;

    /**
    * The call of the session, if there is one; a report that names the session may then leave the call out.
    */
    // @ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")
    String? callSid;

    NewSession({this.id,this.accountId,this.customerId,this.callSid});
    NewSession.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        customerId = json['customerId'];
        callSid = json['callSid'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId,
        'customerId': customerId,
        'callSid': callSid
    };

    createResponse() => SessionInfo();
    getResponseTypeName() => "SessionInfo";
    getTypeName() => "NewSession";
    TypeContext? context = _ctx;
}

/**
* Read a session
*/
// @Route("/sessions/{id}", "GET")
// @Api(Description="Read a session")
class GetSession implements IReturn<SessionInfo>, IGet, IConvertible
{
    /**
    * The session's id.
    */
    // @ApiMember(Description="The session's id.")
    String? id;

    /**
    * The account to look in; needed if several of the caller's accounts have a session of this id.
    */
    // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")
    String? accountId;

    GetSession({this.id,this.accountId});
    GetSession.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        id = json['id'];
        accountId = json['accountId'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'id': id,
        'accountId': accountId
    };

    createResponse() => SessionInfo();
    getResponseTypeName() => "SessionInfo";
    getTypeName() => "GetSession";
    TypeContext? context = _ctx;
}

/**
* Take a status callback of Twilio
*/
// @Route("/twilio/{accountId}/call-status", "POST")
// @Api(Description="Take a status callback of Twilio")
class TwilioCallStatus implements IReturnVoid, IPost, IConvertible
{
    /**
    * The account whose carrier Twilio is.
    */
    // @ApiMember(Description="The account whose carrier Twilio is.")
    String? accountId;

    /**
    * The call.
    */
    // @ApiMember(Description="The call.", IsRequired=true)
    String? CallSid;

    /**
    * The account at Twilio, which must be the configured one if one is configured.
    */
    // @ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")
    String? AccountSid;

    /**
    * The call that this one is a leg of.
    */
    // @ApiMember(Description="The call that this one is a leg of.")
    String? ParentCallSid;

    /**
    * The direction: inbound, outbound-api or outbound-dial.
    */
    // @ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")
    String? Direction;

    /**
    * The calling end.
    */
    // @ApiMember(Description="The calling end.")
    String? From;

    /**
    * The called end.
    */
    // @ApiMember(Description="The called end.")
    String? To;

    /**
    * The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.
    */
    // @ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)
    String? CallStatus;

    /**
    * The duration of a completed call in seconds.
    */
    // @ApiMember(Description="The duration of a completed call in seconds.")
    String? CallDuration;

    /**
    * The time of the event, RFC 2822. The start of a completed call is this time less the duration.
    */
    // @ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")
    String? Timestamp;

    /**
    * The price of the call.
    */
    // @ApiMember(Description="The price of the call.")
    String? Price;

    /**
    * The currency of the price.
    */
    // @ApiMember(Description="The currency of the price.")
    String? PriceUnit;

    /**
    * The URL of a recording, which says that the call was recorded.
    */
    // @ApiMember(Description="The URL of a recording, which says that the call was recorded.")
    String? RecordingUrl;

    /**
    * The id of a recording, which says that the call was recorded.
    */
    // @ApiMember(Description="The id of a recording, which says that the call was recorded.")
    String? RecordingSid;

    TwilioCallStatus({this.accountId,this.CallSid,this.AccountSid,this.ParentCallSid,this.Direction,this.From,this.To,this.CallStatus,this.CallDuration,this.Timestamp,this.Price,this.PriceUnit,this.RecordingUrl,this.RecordingSid});
    TwilioCallStatus.fromJson(Map<String, dynamic> json) { fromMap(json); }

    fromMap(Map<String, dynamic> json) {
        accountId = json['accountId'];
        CallSid = json['CallSid'];
        AccountSid = json['AccountSid'];
        ParentCallSid = json['ParentCallSid'];
        Direction = json['Direction'];
        From = json['From'];
        To = json['To'];
        CallStatus = json['CallStatus'];
        CallDuration = json['CallDuration'];
        Timestamp = json['Timestamp'];
        Price = json['Price'];
        PriceUnit = json['PriceUnit'];
        RecordingUrl = json['RecordingUrl'];
        RecordingSid = json['RecordingSid'];
        return this;
    }

    Map<String, dynamic> toJson() => {
        'accountId': accountId,
        'CallSid': CallSid,
        'AccountSid': AccountSid,
        'ParentCallSid': ParentCallSid,
        'Direction': Direction,
        'From': From,
        'To': To,
        'CallStatus': CallStatus,
        'CallDuration': CallDuration,
        'Timestamp': Timestamp,
        'Price': Price,
        'PriceUnit': PriceUnit,
        'RecordingUrl': RecordingUrl,
        'RecordingSid': RecordingSid
    };

    createResponse() {}
    getTypeName() => "TwilioCallStatus";
    TypeContext? context = _ctx;
}

TypeContext _ctx = TypeContext(library: 'localhost', types: <String, TypeInfo> {
    'GetAccessTokenResponse': TypeInfo(TypeOf.Class, create:() => GetAccessTokenResponse()),
    'GetAccessToken': TypeInfo(TypeOf.Class, create:() => GetAccessToken()),
    'BillingItem': TypeInfo(TypeOf.Class, create:() => BillingItem()),
    'BillingSettings': TypeInfo(TypeOf.Class, create:() => BillingSettings()),
    'AccountInfo': TypeInfo(TypeOf.Class, create:() => AccountInfo()),
    'ListAccountsResponse': TypeInfo(TypeOf.Class, create:() => ListAccountsResponse()),
    'List<AccountInfo>': TypeInfo(TypeOf.Class, create:() => <AccountInfo>[]),
    'ListAccounts': TypeInfo(TypeOf.Class, create:() => ListAccounts()),
    'NewAccount': TypeInfo(TypeOf.Class, create:() => NewAccount()),
    'GetAccount': TypeInfo(TypeOf.Class, create:() => GetAccount()),
    'PatchAccount': TypeInfo(TypeOf.Class, create:() => PatchAccount()),
    'CallRatingInfo': TypeInfo(TypeOf.Class, create:() => CallRatingInfo()),
    'GetAccountCallRating': TypeInfo(TypeOf.Class, create:() => GetAccountCallRating()),
    'PutAccountCallRating': TypeInfo(TypeOf.Class, create:() => PutAccountCallRating()),
    'AuthenticateResponse': TypeInfo(TypeOf.Class, create:() => AuthenticateResponse()),
    'Authenticate': TypeInfo(TypeOf.Class, create:() => Authenticate()),
    'BillableStatus': TypeInfo(TypeOf.Enum, enumValues:BillableStatus.values),
    'BillableInfo': TypeInfo(TypeOf.Class, create:() => BillableInfo()),
    'ListBillablesResponse': TypeInfo(TypeOf.Class, create:() => ListBillablesResponse()),
    'List<BillableInfo>': TypeInfo(TypeOf.Class, create:() => <BillableInfo>[]),
    'ListBillables': TypeInfo(TypeOf.Class, create:() => ListBillables()),
    'NewBillable': TypeInfo(TypeOf.Class, create:() => NewBillable()),
    'Verdict': TypeInfo(TypeOf.Enum, enumValues:Verdict.values),
    'ResponseError': TypeInfo(TypeOf.Class, create:() => ResponseError()),
    'VerdictError': TypeInfo(TypeOf.Class, create:() => VerdictError()),
    'List<ResponseError>': TypeInfo(TypeOf.Class, create:() => <ResponseError>[]),
    'ReportCounts': TypeInfo(TypeOf.Class, create:() => ReportCounts()),
    'ReportBillablesResponse': TypeInfo(TypeOf.Class, create:() => ReportBillablesResponse()),
    'ReportBillables': TypeInfo(TypeOf.Class, create:() => ReportBillables()),
    'GetBillable': TypeInfo(TypeOf.Class, create:() => GetBillable()),
    'ExplainedFacts': TypeInfo(TypeOf.Class, create:() => ExplainedFacts()),
    'ExplainedTerms': TypeInfo(TypeOf.Class, create:() => ExplainedTerms()),
    'ExplainedStep': TypeInfo(TypeOf.Class, create:() => ExplainedStep()),
    'BillableExplanation': TypeInfo(TypeOf.Class, create:() => BillableExplanation()),
    'List<ExplainedFacts>': TypeInfo(TypeOf.Class, create:() => <ExplainedFacts>[]),
    'List<ExplainedStep>': TypeInfo(TypeOf.Class, create:() => <ExplainedStep>[]),
    'ExplainBillable': TypeInfo(TypeOf.Class, create:() => ExplainBillable()),
    'BillableAction': TypeInfo(TypeOf.Enum, enumValues:BillableAction.values),
    'BillableChange': TypeInfo(TypeOf.Class, create:() => BillableChange()),
    'GetBillableHistoryResponse': TypeInfo(TypeOf.Class, create:() => GetBillableHistoryResponse()),
    'List<BillableChange>': TypeInfo(TypeOf.Class, create:() => <BillableChange>[]),
    'GetBillableHistory': TypeInfo(TypeOf.Class, create:() => GetBillableHistory()),
    'ReinstateBillable': TypeInfo(TypeOf.Class, create:() => ReinstateBillable()),
    'VoidBillable': TypeInfo(TypeOf.Class, create:() => VoidBillable()),
    'BillingCustomerInfo': TypeInfo(TypeOf.Class, create:() => BillingCustomerInfo()),
    'BillingInfo': TypeInfo(TypeOf.Class, create:() => BillingInfo()),
    'List<BillingCustomerInfo>': TypeInfo(TypeOf.Class, create:() => <BillingCustomerInfo>[]),
    'GetBilling': TypeInfo(TypeOf.Class, create:() => GetBilling()),
    'CallInfo': TypeInfo(TypeOf.Class, create:() => CallInfo()),
    'ListCalls': TypeInfo(TypeOf.Class, create:() => ListCalls()),
    'List<CallInfo>': TypeInfo(TypeOf.Class, create:() => <CallInfo>[]),
    'ListPendingBillablesResponse': TypeInfo(TypeOf.Class, create:() => ListPendingBillablesResponse()),
    'ListPendingBillables': TypeInfo(TypeOf.Class, create:() => ListPendingBillables()),
    'BillingPreviewItem': TypeInfo(TypeOf.Class, create:() => BillingPreviewItem()),
    'BillingPreview': TypeInfo(TypeOf.Class, create:() => BillingPreview()),
    'List<BillingPreviewItem>': TypeInfo(TypeOf.Class, create:() => <BillingPreviewItem>[]),
    'PreviewBilling': TypeInfo(TypeOf.Class, create:() => PreviewBilling()),
    'BillingTotalsItem': TypeInfo(TypeOf.Class, create:() => BillingTotalsItem()),
    'BillingTotal': TypeInfo(TypeOf.Class, create:() => BillingTotal()),
    'BillingTotals': TypeInfo(TypeOf.Class, create:() => BillingTotals()),
    'List<BillingTotalsItem>': TypeInfo(TypeOf.Class, create:() => <BillingTotalsItem>[]),
    'GetBillingTotals': TypeInfo(TypeOf.Class, create:() => GetBillingTotals()),
    'ListUnreportedCallsResponse': TypeInfo(TypeOf.Class, create:() => ListUnreportedCallsResponse()),
    'ListUnreportedCalls': TypeInfo(TypeOf.Class, create:() => ListUnreportedCalls()),
    'UsageRecordInfo': TypeInfo(TypeOf.Class, create:() => UsageRecordInfo()),
    'ListUsageRecords': TypeInfo(TypeOf.Class, create:() => ListUsageRecords()),
    'List<UsageRecordInfo>': TypeInfo(TypeOf.Class, create:() => <UsageRecordInfo>[]),
    'ReportCall': TypeInfo(TypeOf.Class, create:() => ReportCall()),
    'CallVerdict': TypeInfo(TypeOf.Enum, enumValues:CallVerdict.values),
    'CallCounts': TypeInfo(TypeOf.Class, create:() => CallCounts()),
    'ReportCallsResponse': TypeInfo(TypeOf.Class, create:() => ReportCallsResponse()),
    'ReportCalls': TypeInfo(TypeOf.Class, create:() => ReportCalls()),
    'GetCall': TypeInfo(TypeOf.Class, create:() => GetCall()),
    'DismissCall': TypeInfo(TypeOf.Class, create:() => DismissCall()),
    'CustomerInfo': TypeInfo(TypeOf.Class, create:() => CustomerInfo()),
    'ListCustomersResponse': TypeInfo(TypeOf.Class, create:() => ListCustomersResponse()),
    'List<CustomerInfo>': TypeInfo(TypeOf.Class, create:() => <CustomerInfo>[]),
    'ListCustomers': TypeInfo(TypeOf.Class, create:() => ListCustomers()),
    'NewCustomer': TypeInfo(TypeOf.Class, create:() => NewCustomer()),
    'GetCustomer': TypeInfo(TypeOf.Class, create:() => GetCustomer()),
    'PatchCustomer': TypeInfo(TypeOf.Class, create:() => PatchCustomer()),
    'EffectiveBillingItem': TypeInfo(TypeOf.Class, create:() => EffectiveBillingItem()),
    'EffectiveBillingSettings': TypeInfo(TypeOf.Class, create:() => EffectiveBillingSettings()),
    'List<EffectiveBillingItem>': TypeInfo(TypeOf.Class, create:() => <EffectiveBillingItem>[]),
    'GetEffectiveBillingSettings': TypeInfo(TypeOf.Class, create:() => GetEffectiveBillingSettings()),
    'GetCustomerCallRating': TypeInfo(TypeOf.Class, create:() => GetCustomerCallRating()),
    'PutCustomerCallRating': TypeInfo(TypeOf.Class, create:() => PutCustomerCallRating()),
    'DeleteCustomerCallRating': TypeInfo(TypeOf.Class, create:() => DeleteCustomerCallRating()),
    'SessionInfo': TypeInfo(TypeOf.Class, create:() => SessionInfo()),
    'ListSessionsResponse': TypeInfo(TypeOf.Class, create:() => ListSessionsResponse()),
    'List<SessionInfo>': TypeInfo(TypeOf.Class, create:() => <SessionInfo>[]),
    'ListSessions': TypeInfo(TypeOf.Class, create:() => ListSessions()),
    'NewSession': TypeInfo(TypeOf.Class, create:() => NewSession()),
    'GetSession': TypeInfo(TypeOf.Class, create:() => GetSession()),
    'TwilioCallStatus': TypeInfo(TypeOf.Class, create:() => TwilioCallStatus()),
});
