/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//AddServiceStackTypes: True
//AddDocAnnotations: True
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
*/

"use strict";
export class GetAccessTokenResponse {
    /** @param {{accessToken?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The access token, unless it is in a cookie. */
    accessToken;
}
// @Route("/access-token", "POST")
export class GetAccessToken {
    /** @param {{refreshToken?:string,useTokenCookie?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The refresh token; if absent, the cookie ss-reftok counts. */
    refreshToken;
    /**
     * @type {?boolean}
     * @description Give the token in the cookie ss-tok, and not in the body. */
    useTokenCookie;
    getTypeName() { return 'GetAccessToken' }
    getMethod() { return 'POST' }
    createResponse() { return new GetAccessTokenResponse() }
}
export class BillingItem {
    /** @param {{baseCost?:number,rawUnitMultiplier?:number,unitCost?:number,allowance?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {number} */
    baseCost;
    /** @type {number} */
    rawUnitMultiplier;
    /** @type {number} */
    unitCost;
    /** @type {number} */
    allowance;
}
export class BillingSettings {
    /** @param {{base?:BillingItem,localNumbers?:BillingItem,tollFreeNumbers?:BillingItem,inboundVoiceCalls?:BillingItem,outboundVoiceCalls?:BillingItem,inboundFaxes?:BillingItem,outboundFaxes?:BillingItem,inboundSmsMessages?:BillingItem,outboundSmsMessages?:BillingItem}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {BillingItem} */
    base;
    /** @type {BillingItem} */
    localNumbers;
    /** @type {BillingItem} */
    tollFreeNumbers;
    /** @type {BillingItem} */
    inboundVoiceCalls;
    /** @type {BillingItem} */
    outboundVoiceCalls;
    /** @type {BillingItem} */
    inboundFaxes;
    /** @type {BillingItem} */
    outboundFaxes;
    /** @type {BillingItem} */
    inboundSmsMessages;
    /** @type {BillingItem} */
    outboundSmsMessages;
}
export class AccountInfo {
    /** @param {{id?:string,name?:string,timeZone?:string,currency?:string,country?:string,billingSettings?:BillingSettings,dateCreated?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account's id. */
    id;
    /**
     * @type {string}
     * @description The name of the account. */
    name;
    /**
     * @type {string}
     * @description The time zone in which the account's days begin. Lists leave this and the following members out. */
    timeZone;
    /**
     * @type {string}
     * @description The currency of all amounts, of ISO 4217. */
    currency;
    /**
     * @type {string}
     * @description The account's country, of ISO 3166: numbers of other countries are international. */
    country;
    /**
     * @type {BillingSettings}
     * @description The billing settings for this account */
    billingSettings;
    /**
     * @type {string}
     * @description The time at which the account was created, RFC 3339 in UTC to the microsecond. */
    dateCreated;
}
export class ListAccountsResponse {
    /** @param {{items?:AccountInfo[],nextCursor?:string,hasMorePages?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {AccountInfo[]}
     * @description The items of this page. */
    items = [];
    /**
     * @type {string}
     * @description The cursor of the next page; absent on the last one. */
    nextCursor;
    /**
     * @type {boolean}
     * @description Whether another page follows. */
    hasMorePages;
}
// @Route("/accounts", "GET")
export class ListAccounts {
    /** @param {{limit?:number,cursor?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {number}
     * @description The number of accounts in a page, 50 if not given. */
    limit;
    /**
     * @type {string}
     * @description The start of the page: the nextCursor of the page before. */
    cursor;
    getTypeName() { return 'ListAccounts' }
    getMethod() { return 'GET' }
    createResponse() { return new ListAccountsResponse() }
}
// @Route("/accounts", "POST")
export class NewAccount {
    /** @param {{id?:string,name?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ - */
    id;
    /**
     * @type {string}
     * @description The name of the account: 1 to 200 characters. */
    name;
    getTypeName() { return 'NewAccount' }
    getMethod() { return 'POST' }
    createResponse() { return new AccountInfo() }
}
// @Route("/accounts/{accountId}", "GET")
export class GetAccount {
    /** @param {{accountId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account's id. */
    accountId;
    getTypeName() { return 'GetAccount' }
    getMethod() { return 'GET' }
    createResponse() { return new AccountInfo() }
}
// @Route("/accounts/{accountId}", "PATCH")
export class PatchAccount {
    /** @param {{accountId?:string,name?:string,timeZone?:string,currency?:string,country?:string,billingSettings?:BillingSettings,effectiveMonth?:string,restate?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account's id. */
    accountId;
    /**
     * @type {string}
     * @description The corrected name of the account: 1 to 200 characters. */
    name;
    /**
     * @type {string}
     * @description The time zone in which the account's days begin, of the IANA database. */
    timeZone;
    /**
     * @type {string}
     * @description The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement. */
    currency;
    /**
     * @type {string}
     * @description The account's country, of ISO 3166: numbers of other countries are international. */
    country;
    /**
     * @type {BillingSettings}
     * @description Updated billing settings for this account: each given item replaces the former one, and the others stay. */
    billingSettings;
    /**
     * @type {string}
     * @description The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings. */
    effectiveMonth;
    /**
     * @type {?boolean}
     * @description Whether the change may reach months that a statement has stated. The differences then become adjustments. */
    restate;
    getTypeName() { return 'PatchAccount' }
    getMethod() { return 'PATCH' }
    createResponse() { return new AccountInfo() }
}
export class CallRatingInfo {
    /** @param {{accountId?:string,customerId?:string,month?:string,initialIncrement?:number,increment?:number,minimum?:number,connectFee?:number,version?:number,ownerCustomerId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account. */
    accountId;
    /**
     * @type {string}
     * @description The customer that was asked for; absent for the account itself. */
    customerId;
    /**
     * @type {string}
     * @description The month in which the rating counts, YYYY-MM. */
    month;
    /**
     * @type {number}
     * @description The billed seconds of the shortest call. */
    initialIncrement;
    /**
     * @type {number}
     * @description The step of the billed seconds beyond the initial increment, in seconds. */
    increment;
    /**
     * @type {number}
     * @description The seconds that a shorter call counts as before it is rounded. */
    minimum;
    /**
     * @type {number}
     * @description The price of an answered call, whatever its duration, in the account's currency. */
    connectFee;
    /**
     * @type {number}
     * @description The version of the account's settings that the rating is of; 0 for the default. */
    version;
    /**
     * @type {string}
     * @description The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default. */
    ownerCustomerId;
}
// @Route("/accounts/{accountId}/call-rating", "GET")
export class GetAccountCallRating {
    /** @param {{accountId?:string,month?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account's id. */
    accountId;
    /**
     * @type {string}
     * @description The month in which the rating counts, YYYY-MM: the current month if not given. */
    month;
    getTypeName() { return 'GetAccountCallRating' }
    getMethod() { return 'GET' }
    createResponse() { return new CallRatingInfo() }
}
// @Route("/accounts/{accountId}/call-rating", "PUT")
export class PutAccountCallRating {
    /** @param {{accountId?:string,initialIncrement?:number,increment?:number,minimum?:number,connectFee?:number,effectiveMonth?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account's id. */
    accountId;
    /**
     * @type {?number}
     * @description The billed seconds of the shortest call, 0 to 3600; 60 if not given. */
    initialIncrement;
    /**
     * @type {?number}
     * @description The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given. */
    increment;
    /**
     * @type {?number}
     * @description The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given. */
    minimum;
    /**
     * @type {?number}
     * @description The price of an answered call, whatever its duration, in the account's currency; 0 if not given. */
    connectFee;
    /**
     * @type {string}
     * @description The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given. */
    effectiveMonth;
    getTypeName() { return 'PutAccountCallRating' }
    getMethod() { return 'PUT' }
    createResponse() { return new CallRatingInfo() }
}
export class AuthenticateResponse {
    /** @param {{userId?:string,sessionId?:string,userName?:string,displayName?:string,bearerToken?:string,refreshToken?:string,refreshTokenExpiry?:string,roles?:string[],permissions?:string[],authProvider?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The user's id, which is its name in lower case. */
    userId;
    /**
     * @type {string}
     * @description The id of the sign-in, which is not a secret. */
    sessionId;
    /**
     * @type {string}
     * @description The user's name. */
    userName;
    /**
     * @type {string}
     * @description The name to show for the user. */
    displayName;
    /**
     * @type {string}
     * @description The access token, unless it is in a cookie. */
    bearerToken;
    /**
     * @type {string}
     * @description The refresh token, unless it is in a cookie. */
    refreshToken;
    /**
     * @type {string}
     * @description The end of the refresh token: RFC 3339, UTC. */
    refreshTokenExpiry;
    /**
     * @type {string[]}
     * @description The user's roles. */
    roles = [];
    /**
     * @type {string[]}
     * @description The permissions that the roles have. */
    permissions = [];
    /**
     * @type {string}
     * @description The way in which the user signed in. */
    authProvider;
}
// @Route("/auth", "POST")
export class Authenticate {
    /** @param {{provider?:string,userName?:string,password?:string,rememberMe?:boolean,useTokenCookie?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The way to sign in: credentials, the default if a user name is given; or logout, to end the session. */
    provider;
    /**
     * @type {string}
     * @description The user's name, in upper or lower case. */
    userName;
    /**
     * @type {string}
     * @description The user's password. */
    password;
    /**
     * @type {?boolean}
     * @description Also set the cookie ss-pid, which outlives the browser. */
    rememberMe;
    /**
     * @type {?boolean}
     * @description Give the tokens in the cookies ss-tok and ss-reftok, and not in the body. */
    useTokenCookie;
    getTypeName() { return 'Authenticate' }
    getMethod() { return 'POST' }
    createResponse() { return new AuthenticateResponse() }
}
/** @typedef {'Reported'|'Voided'} */
export var BillableStatus;
(function (BillableStatus) {
    BillableStatus["Reported"] = "Reported"
    BillableStatus["Voided"] = "Voided"
})(BillableStatus || (BillableStatus = {}));
export class BillableInfo {
    /** @param {{id?:string,accountId?:string,customerId?:string,sessionId?:string,callSid?:string,status?:BillableStatus,dateCreated?:string,createdBy?:string,dateVoided?:string,voidedBy?:string,voidReason?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The billable's id, a UUID of version 7. */
    id;
    /**
     * @type {string}
     * @description The account that the call is billed in. */
    accountId;
    /**
     * @type {string}
     * @description The customer that the call is billed to. */
    customerId;
    /**
     * @type {string}
     * @description The session that the report named, if it named one. */
    sessionId;
    /**
     * @type {string}
     * @description The call, hex digits in lower case. */
    callSid;
    /**
     * @type {BillableStatus}
     * @description The state of the billable in its life. */
    status;
    /**
     * @type {string}
     * @description The time at which the report was stored, RFC 3339 in UTC to the microsecond. */
    dateCreated;
    /**
     * @type {string}
     * @description The subject of the token that reported the call. */
    createdBy;
    /**
     * @type {string}
     * @description The time of the void; absent while the billable is live. */
    dateVoided;
    /**
     * @type {string}
     * @description The subject that voided the billable; absent while the billable is live. */
    voidedBy;
    /**
     * @type {string}
     * @description The reason for the void; absent while the billable is live. */
    voidReason;
}
export class ListBillablesResponse {
    /** @param {{items?:BillableInfo[],nextCursor?:string,hasMorePages?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {BillableInfo[]}
     * @description The billables of this page. */
    items = [];
    /**
     * @type {string}
     * @description The cursor of the next page; absent on the last one. */
    nextCursor;
    /**
     * @type {boolean}
     * @description Whether another page follows. */
    hasMorePages;
}
// @Route("/billables", "GET")
export class ListBillables {
    /** @param {{accountId?:string,customerId?:string,sessionId?:string,callSid?:string,status?:string,from?:string,to?:string,limit?:number,cursor?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account whose billables are listed. A caller with exactly one account may leave it out. */
    accountId;
    /**
     * @type {string}
     * @description Only billables of this customer. */
    customerId;
    /**
     * @type {string}
     * @description Only billables whose report named this session. */
    sessionId;
    /**
     * @type {string}
     * @description Only billables of this call. */
    callSid;
    /**
     * @type {string}
     * @description Only billables of this status: Reported or Voided. */
    status;
    /**
     * @type {string}
     * @description Only billables created at this time or later, RFC 3339. */
    from;
    /**
     * @type {string}
     * @description Only billables created before this time, RFC 3339. */
    to;
    /**
     * @type {number}
     * @description The number of billables in a page, 50 if not given. */
    limit;
    /**
     * @type {string}
     * @description The start of the page: the nextCursor of the page before, with the same filters. */
    cursor;
    getTypeName() { return 'ListBillables' }
    getMethod() { return 'GET' }
    createResponse() { return new ListBillablesResponse() }
}
// @Route("/billables", "POST")
export class NewBillable {
    /** @param {{accountId?:string,customerId?:string,sessionId?:string,callSid?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account to associate the billable with */
    accountId;
    /**
     * @type {string}
     * @description The customer to associate the billable with */
    customerId;
    /**
     * @type {string}
     * @description The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID) */
    sessionId;
    /**
     * @type {string}
     * @description The call SID to report */
    callSid;
    getTypeName() { return 'NewBillable' }
    getMethod() { return 'POST' }
    createResponse() { return new BillableInfo() }
}
/** @typedef {'Created'|'Replayed'|'Conflict'|'Voided'|'Invalid'|'NotFound'|'Forbidden'|'Failed'} */
export var Verdict;
(function (Verdict) {
    Verdict["Created"] = "Created"
    Verdict["Replayed"] = "Replayed"
    Verdict["Conflict"] = "Conflict"
    Verdict["Voided"] = "Voided"
    Verdict["Invalid"] = "Invalid"
    Verdict["NotFound"] = "NotFound"
    Verdict["Forbidden"] = "Forbidden"
    Verdict["Failed"] = "Failed"
})(Verdict || (Verdict = {}));
export class ResponseError {
    /** @param {{errorCode?:string,fieldName?:string,message?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The code of the fault. */
    errorCode;
    /**
     * @type {string}
     * @description The member at fault, in PascalCase. */
    fieldName;
    /**
     * @type {string}
     * @description The problem and its remedy. */
    message;
}
export class VerdictError {
    /** @param {{errorCode?:string,message?:string,errors?:ResponseError[]}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description A code that programs can rely on, the same as for a single report. */
    errorCode;
    /**
     * @type {string}
     * @description The problem and its remedy, for people. */
    message;
    /**
     * @type {ResponseError[]}
     * @description Every member at fault; empty if no member is. */
    errors;
}
export class ReportCounts {
    /** @param {{total?:number,created?:number,replayed?:number,conflict?:number,voided?:number,invalid?:number,notFound?:number,forbidden?:number,failed?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {number}
     * @description All reports. */
    total;
    /**
     * @type {number}
     * @description Reports that made a billable. */
    created;
    /**
     * @type {number}
     * @description Reports that repeat an earlier one. */
    replayed;
    /**
     * @type {number}
     * @description Reports of calls that are billed to another customer or for another session. */
    conflict;
    /**
     * @type {number}
     * @description Reports of voided billables. */
    voided;
    /**
     * @type {number}
     * @description Reports that cannot be read or break a rule. */
    invalid;
    /**
     * @type {number}
     * @description Reports whose session or customer is unknown. */
    notFound;
    /**
     * @type {number}
     * @description Reports in accounts that are not the caller's. */
    forbidden;
    /**
     * @type {number}
     * @description Reports that are not confirmed. */
    failed;
}
export class ReportBillablesResponse {
    /** @param {{index?:number,verdict?:Verdict,billable?:BillableInfo,error?:VerdictError,summary?:ReportCounts}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {?number}
     * @description The position of the report in the body, from 0; absent in the last line. */
    index;
    /** @type {?Verdict} */
    verdict;
    /** @type {BillableInfo} */
    billable;
    /** @type {VerdictError} */
    error;
    /** @type {ReportCounts} */
    summary;
}
// @Route("/billables/batch", "POST")
export class ReportBillables extends Array {
    /** @param {{verdicts?:string}} [init] */
    constructor(init) { super(); Object.assign(this, init) }
    /**
     * @type {string}
     * @description The verdicts to send: all, problems (neither Created nor Replayed), or summary (the summary alone). */
    verdicts;
    getTypeName() { return 'ReportBillables' }
    getMethod() { return 'POST' }
    createResponse() { return new ReportBillablesResponse() }
}
// @Route("/billables/{id}", "GET")
export class GetBillable {
    /** @param {{id?:string,accountId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The billable's id. */
    id;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
    accountId;
    getTypeName() { return 'GetBillable' }
    getMethod() { return 'GET' }
    createResponse() { return new BillableInfo() }
}
export class ExplainedFacts {
    /** @param {{version?:number,dateUpdated?:string,updatedBy?:string,status?:string,direction?:string,from?:string,to?:string,startTime?:string,duration?:number,price?:number,priceUnit?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {number}
     * @description The version, from 1. */
    version;
    /**
     * @type {string}
     * @description The time at which the version was stored, RFC 3339 in UTC to the microsecond. */
    dateUpdated;
    /**
     * @type {string}
     * @description The subject that reported the version; absent for the role Customer. */
    updatedBy;
    /**
     * @type {string}
     * @description The status, such as completed. */
    status;
    /**
     * @type {string}
     * @description The direction: inbound, or a text that begins with outbound. */
    direction;
    /**
     * @type {string}
     * @description The calling end. */
    from;
    /**
     * @type {string}
     * @description The called end. */
    to;
    /**
     * @type {string}
     * @description The start of the call, RFC 3339 in UTC. */
    startTime;
    /**
     * @type {?number}
     * @description The duration in whole seconds. */
    duration;
    /**
     * @type {number}
     * @description The price of the carrier; absent for the role Customer. */
    price;
    /**
     * @type {string}
     * @description The currency of the carrier's price; absent for the role Customer. */
    priceUnit;
}
export class ExplainedTerms {
    /** @param {{terms?:BillingItem,version?:number,ownerCustomerId?:string,callRatingVersion?:number,callRatingOwnerCustomerId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {BillingItem}
     * @description The terms of the item in the month. */
    terms;
    /**
     * @type {number}
     * @description The version of the account's settings; 0 if the account has none. */
    version;
    /**
     * @type {string}
     * @description The customer whose settings these are. Absent for the account's, and where the caller may not know. */
    ownerCustomerId;
    /**
     * @type {number}
     * @description The version of the call rating that rounded the duration; 0 for the default. */
    callRatingVersion;
    /**
     * @type {string}
     * @description The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know. */
    callRatingOwnerCustomerId;
}
export class ExplainedStep {
    /** @param {{step?:string,value?:string,text?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The name of the step. */
    step;
    /**
     * @type {string}
     * @description The exact result of the step: a number, or a fraction where no decimal is exact. */
    value;
    /**
     * @type {string}
     * @description The step with its numbers, for a person. */
    text;
}
export class BillableExplanation {
    /** @param {{billable?:BillableInfo,state?:string,currency?:string,timeZone?:string,localStart?:string,day?:string,item?:string,facts?:ExplainedFacts[],settings?:ExplainedTerms,steps?:ExplainedStep[],monthAmount?:string,monthAmountWithout?:string,difference?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {BillableInfo}
     * @description The billable. */
    billable;
    /**
     * @type {string}
     * @description Rated, Pending (the call has no final facts yet) or Voided. */
    state;
    /**
     * @type {string}
     * @description The currency of all amounts. */
    currency;
    /**
     * @type {string}
     * @description The account's time zone at the start of the call. */
    timeZone;
    /**
     * @type {string}
     * @description The local start of the call with its offset. */
    localStart;
    /**
     * @type {string}
     * @description The local day of the call, YYYY-MM-DD. */
    day;
    /**
     * @type {string}
     * @description The item that pays for the call. */
    item;
    /**
     * @type {ExplainedFacts[]}
     * @description All versions of the call's facts, oldest first. */
    facts = [];
    /**
     * @type {ExplainedTerms}
     * @description The settings that the steps use; absent unless rated. */
    settings;
    /**
     * @type {ExplainedStep[]}
     * @description The steps, in order. */
    steps = [];
    /**
     * @type {string}
     * @description The amount of the customer's month and item, with exactly the currency's places; absent unless rated. */
    monthAmount;
    /**
     * @type {string}
     * @description The same without this call. */
    monthAmountWithout;
    /**
     * @type {string}
     * @description The amount of the month less what it would be without this call. These differences do not add up. */
    difference;
}
// @Route("/billables/{id}/explain", "GET")
export class ExplainBillable {
    /** @param {{id?:string,accountId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The billable's id. */
    id;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
    accountId;
    getTypeName() { return 'ExplainBillable' }
    getMethod() { return 'GET' }
    createResponse() { return new BillableExplanation() }
}
/** @typedef {'Reported'|'Voided'|'Reinstated'} */
export var BillableAction;
(function (BillableAction) {
    BillableAction["Reported"] = "Reported"
    BillableAction["Voided"] = "Voided"
    BillableAction["Reinstated"] = "Reinstated"
})(BillableAction || (BillableAction = {}));
export class BillableChange {
    /** @param {{action?:BillableAction,date?:string,by?:string,reason?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {BillableAction}
     * @description The kind of the change. */
    action;
    /**
     * @type {string}
     * @description The time of the change, RFC 3339 in UTC to the microsecond. */
    date;
    /**
     * @type {string}
     * @description The subject of the caller that made the change. */
    by;
    /**
     * @type {string}
     * @description The reason for the change; a report has none. */
    reason;
}
export class GetBillableHistoryResponse {
    /** @param {{items?:BillableChange[]}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {BillableChange[]}
     * @description The report, then the latest changes in the billable's life, at most 1,000, oldest first. */
    items = [];
}
// @Route("/billables/{id}/history", "GET")
export class GetBillableHistory {
    /** @param {{id?:string,accountId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The billable's id. */
    id;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
    accountId;
    getTypeName() { return 'GetBillableHistory' }
    getMethod() { return 'GET' }
    createResponse() { return new GetBillableHistoryResponse() }
}
// @Route("/billables/{id}/reinstate", "POST")
export class ReinstateBillable {
    /** @param {{id?:string,accountId?:string,reason?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The billable's id. */
    id;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
    accountId;
    /**
     * @type {string}
     * @description The reason for the reinstatement: 1 to 500 characters, no control characters. */
    reason;
    getTypeName() { return 'ReinstateBillable' }
    getMethod() { return 'POST' }
    createResponse() { return new BillableInfo() }
}
// @Route("/billables/{id}/void", "POST")
export class VoidBillable {
    /** @param {{id?:string,accountId?:string,reason?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The billable's id. */
    id;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
    accountId;
    /**
     * @type {string}
     * @description The reason for the void: 1 to 500 characters, no control characters. */
    reason;
    getTypeName() { return 'VoidBillable' }
    getMethod() { return 'POST' }
    createResponse() { return new BillableInfo() }
}
export class BillingCustomerInfo {
    /** @param {{customerId?:string,internationalCosts?:number,hasCallRecording?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {string} */
    customerId;
    /** @type {number} */
    internationalCosts;
    /** @type {boolean} */
    hasCallRecording;
}
export class BillingInfo {
    /** @param {{customers?:BillingCustomerInfo[]}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {BillingCustomerInfo[]} */
    customers;
}
// @Route("/billing", "GET")
export class GetBilling {
    /** @param {{accountId?:string,startDate?:string,endDate?:string,customerId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description Your Evo Voice Account ID */
    accountId;
    /**
     * @type {string}
     * @description The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well) */
    startDate;
    /**
     * @type {string}
     * @description The end of the date range you want to query for (we will include this entire day in the billing) */
    endDate;
    /**
     * @type {string}
     * @description Specify this to filter to a specific customer. */
    customerId;
    getTypeName() { return 'GetBilling' }
    getMethod() { return 'GET' }
    createResponse() { return new BillingInfo() }
}
export class CallInfo {
    /** @param {{accountSid?:string,annotation?:string,answeredBy?:string,callerName?:string,dateCreated?:string,dateUpdated?:string,direction?:string,duration?:number,endTime?:string,forwardedFrom?:string,from?:string,fromFormatted?:string,parentCallSid?:string,phoneNumberSid?:string,price?:number,priceUnit?:string,sid?:string,startTime?:string,status?:string,to?:string,toFormatted?:string,uri?:string,accountId?:string,version?:number,isRecorded?:boolean,billableId?:string,customerId?:string,billedSeconds?:number,dateDismissed?:string,dismissedBy?:string,dismissReason?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The carrier's id of the account; never known. */
    accountSid;
    /**
     * @type {string}
     * @description The carrier's annotation of the call; never known. */
    annotation;
    /**
     * @type {string}
     * @description The person or machine that answered the call; never known. */
    answeredBy;
    /**
     * @type {string}
     * @description The name of the caller; never known. */
    callerName;
    /**
     * @type {string}
     * @description The time at which the first facts were stored, RFC 3339 in UTC to the microsecond. */
    dateCreated;
    /**
     * @type {string}
     * @description The time at which this version was stored, RFC 3339 in UTC to the microsecond. */
    dateUpdated;
    /**
     * @type {string}
     * @description The direction: inbound, or a text that begins with outbound. */
    direction;
    /**
     * @type {number}
     * @description The duration in whole seconds. */
    duration;
    /**
     * @type {string}
     * @description The end of the call, RFC 3339 in UTC; known if the start and the duration are. */
    endTime;
    /**
     * @type {string}
     * @description The number that forwarded the call; never known. */
    forwardedFrom;
    /**
     * @type {string}
     * @description The calling end. */
    from;
    /**
     * @type {string}
     * @description The calling end for people; never known. */
    fromFormatted;
    /**
     * @type {string}
     * @description The call that this one is a leg of. */
    parentCallSid;
    /**
     * @type {string}
     * @description The carrier's id of the phone number; never known. */
    phoneNumberSid;
    /**
     * @type {number}
     * @description The price of the carrier, with the sign that the carrier gave. */
    price;
    /**
     * @type {string}
     * @description The currency of the price, a code of ISO 4217. */
    priceUnit;
    /**
     * @type {string}
     * @description The call, hex digits in lower case. */
    sid;
    /**
     * @type {string}
     * @description The start of the call, RFC 3339 in UTC. */
    startTime;
    /**
     * @type {string}
     * @description The status, such as completed or no-answer. */
    status;
    /**
     * @type {string}
     * @description The called end. */
    to;
    /**
     * @type {string}
     * @description The called end for people; never known. */
    toFormatted;
    /**
     * @type {string}
     * @description The path of the call in this service. */
    uri;
    /**
     * @type {string}
     * @description The account of the call. */
    accountId;
    /**
     * @type {number}
     * @description The version of the facts: 1 for the first one, and 1 more for each change. */
    version;
    /**
     * @type {?boolean}
     * @description Whether the call was recorded. */
    isRecorded;
    /**
     * @type {string}
     * @description The live billable that the totals count the call for. */
    billableId;
    /**
     * @type {string}
     * @description The customer that the call is billed to. */
    customerId;
    /**
     * @type {?number}
     * @description The seconds that are billed. */
    billedSeconds;
    /**
     * @type {string}
     * @description The time at which the call was taken off the list of unreported calls. */
    dateDismissed;
    /**
     * @type {string}
     * @description The subject that took the call off the list of unreported calls. */
    dismissedBy;
    /**
     * @type {string}
     * @description The reason why the call was taken off the list of unreported calls. */
    dismissReason;
}
// @Route("/billing/calls", "GET")
export class ListCalls {
    /** @param {{accountId?:string,startDate?:string,endDate?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account ID you are listing for */
    accountId;
    /**
     * @type {string}
     * @description The start date to retrieve calls for (YYYY-MM-DD) */
    startDate;
    /**
     * @type {string}
     * @description The end date to retrieve calls for (YYYY-MM-DD) */
    endDate;
    getTypeName() { return 'ListCalls' }
    getMethod() { return 'GET' }
    createResponse() { return [] }
}
export class ListPendingBillablesResponse {
    /** @param {{items?:BillableInfo[],nextCursor?:string,hasMorePages?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {BillableInfo[]}
     * @description The items of this page. */
    items = [];
    /**
     * @type {string}
     * @description The cursor of the next page; absent on the last one. */
    nextCursor;
    /**
     * @type {boolean}
     * @description Whether another page follows. */
    hasMorePages;
}
// @Route("/billing/pending", "GET")
export class ListPendingBillables {
    /** @param {{accountId?:string,customerId?:string,startDate?:string,endDate?:string,limit?:number,cursor?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account. A caller with exactly one account may leave it out. */
    accountId;
    /**
     * @type {string}
     * @description Only billables of this customer. */
    customerId;
    /**
     * @type {string}
     * @description The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given. */
    startDate;
    /**
     * @type {string}
     * @description The last day of the reports, YYYY-MM-DD; today if not given. */
    endDate;
    /**
     * @type {number}
     * @description The number of billables in a page, 50 if not given. A page may have fewer. */
    limit;
    /**
     * @type {string}
     * @description The start of the page: the nextCursor of the page before, with the same days and filter. */
    cursor;
    getTypeName() { return 'ListPendingBillables' }
    getMethod() { return 'GET' }
    createResponse() { return new ListPendingBillablesResponse() }
}
export class BillingPreviewItem {
    /** @param {{item?:string,amount?:string,previewAmount?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The name of the item. */
    item;
    /**
     * @type {string}
     * @description The amount of the month, with exactly the currency's places. */
    amount;
    /**
     * @type {string}
     * @description The amount that the month would have with the settings of the request. */
    previewAmount;
}
export class BillingPreview {
    /** @param {{currency?:string,month?:string,items?:BillingPreviewItem[],amount?:string,previewAmount?:string,pendingCalls?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The currency of the amounts. */
    currency;
    /**
     * @type {string}
     * @description The month, YYYY-MM. */
    month;
    /**
     * @type {BillingPreviewItem[]}
     * @description The items that cost something in either case. */
    items = [];
    /**
     * @type {string}
     * @description The amount of the month. */
    amount;
    /**
     * @type {string}
     * @description The amount that the month would have with the settings of the request. */
    previewAmount;
    /**
     * @type {number}
     * @description The calls of the month without final facts, which have no amount yet. */
    pendingCalls;
}
// @Route("/billing/preview", "POST")
export class PreviewBilling {
    /** @param {{accountId?:string,customerId?:string,month?:string,billingSettings?:BillingSettings}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account. */
    accountId;
    /**
     * @type {string}
     * @description Only this customer, with these settings as its own; without it, all customers that inherit the account's settings. */
    customerId;
    /**
     * @type {string}
     * @description The month, YYYY-MM. */
    month;
    /**
     * @type {BillingSettings}
     * @description The settings to try: each given item replaces the one that counts, and the others stay. */
    billingSettings;
    getTypeName() { return 'PreviewBilling' }
    getMethod() { return 'POST' }
    createResponse() { return new BillingPreview() }
}
export class BillingTotalsItem {
    /** @param {{customerId?:string,customerName?:string,day?:string,month?:string,item?:string,calls?:number,answeredCalls?:number,pendingCalls?:number,voidedCalls?:number,seconds?:number,billedSeconds?:number,unpricedInternationalCalls?:number,amount?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer. */
    customerId;
    /**
     * @type {string}
     * @description The customer's name. */
    customerName;
    /**
     * @type {string}
     * @description The day, YYYY-MM-DD. */
    day;
    /**
     * @type {string}
     * @description The month, YYYY-MM. */
    month;
    /**
     * @type {string}
     * @description The item, or pending for calls without final facts. */
    item;
    /**
     * @type {number}
     * @description The live billables. */
    calls;
    /**
     * @type {number}
     * @description The calls of these that pay a connect fee: completed, and longer than 0 s. */
    answeredCalls;
    /**
     * @type {number}
     * @description The calls of these without final facts, which have no amount yet. */
    pendingCalls;
    /**
     * @type {number}
     * @description The voided billables, which `calls` leaves out. */
    voidedCalls;
    /**
     * @type {number}
     * @description The durations of the answered calls, in seconds. */
    seconds;
    /**
     * @type {number}
     * @description The durations after the rounding to increments, in seconds. */
    billedSeconds;
    /**
     * @type {number}
     * @description The international calls whose carrier's price is in another currency than the account's. */
    unpricedInternationalCalls;
    /**
     * @type {string}
     * @description The amount, with exactly the currency's places. */
    amount;
}
export class BillingTotal {
    /** @param {{calls?:number,answeredCalls?:number,pendingCalls?:number,voidedCalls?:number,seconds?:number,billedSeconds?:number,unpricedInternationalCalls?:number,amount?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {number}
     * @description The live billables. */
    calls;
    /**
     * @type {number}
     * @description The calls of these that pay a connect fee: completed, and longer than 0 s. */
    answeredCalls;
    /**
     * @type {number}
     * @description The calls of these without final facts, which have no amount yet. */
    pendingCalls;
    /**
     * @type {number}
     * @description The voided billables, which `calls` leaves out. */
    voidedCalls;
    /**
     * @type {number}
     * @description The durations of the answered calls, in seconds. */
    seconds;
    /**
     * @type {number}
     * @description The durations after the rounding to increments, in seconds. */
    billedSeconds;
    /**
     * @type {number}
     * @description The international calls whose carrier's price is in another currency than the account's. */
    unpricedInternationalCalls;
    /**
     * @type {string}
     * @description The amount, with exactly the currency's places. */
    amount;
}
export class BillingTotals {
    /** @param {{currency?:string,timeZone?:string,asOf?:string,items?:BillingTotalsItem[],total?:BillingTotal}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The currency of the amounts. */
    currency;
    /**
     * @type {string}
     * @description The time zone of the days. */
    timeZone;
    /**
     * @type {string}
     * @description The time as of which the totals are, RFC 3339 in UTC to the microsecond. */
    asOf;
    /**
     * @type {BillingTotalsItem[]}
     * @description The lines, by their keys; none without groupBy. */
    items = [];
    /**
     * @type {BillingTotal}
     * @description All lines together. */
    total;
}
// @Route("/billing/totals", "GET")
export class GetBillingTotals {
    /** @param {{accountId?:string,customerId?:string,includeDescendants?:boolean,startDate?:string,endDate?:string,groupBy?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account. A caller with exactly one account may leave it out. */
    accountId;
    /**
     * @type {string}
     * @description Only this customer. */
    customerId;
    /**
     * @type {boolean}
     * @description Whether the customers below the named one count too. */
    includeDescendants;
    /**
     * @type {string}
     * @description The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count. */
    startDate;
    /**
     * @type {string}
     * @description The last day, YYYY-MM-DD. The range has at most 366 days. */
    endDate;
    /**
     * @type {string}
     * @description The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone. */
    groupBy;
    getTypeName() { return 'GetBillingTotals' }
    getMethod() { return 'GET' }
    createResponse() { return new BillingTotals() }
}
export class ListUnreportedCallsResponse {
    /** @param {{items?:CallInfo[],nextCursor?:string,hasMorePages?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {CallInfo[]}
     * @description The items of this page. */
    items = [];
    /**
     * @type {string}
     * @description The cursor of the next page; absent on the last one. */
    nextCursor;
    /**
     * @type {boolean}
     * @description Whether another page follows. */
    hasMorePages;
}
// @Route("/billing/unreported", "GET")
export class ListUnreportedCalls {
    /** @param {{accountId?:string,startDate?:string,endDate?:string,limit?:number,cursor?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account. A caller with exactly one account may leave it out. */
    accountId;
    /**
     * @type {string}
     * @description The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given. */
    startDate;
    /**
     * @type {string}
     * @description The last day, YYYY-MM-DD; today if not given. */
    endDate;
    /**
     * @type {number}
     * @description The number of calls in a page, 50 if not given. A page may have fewer. */
    limit;
    /**
     * @type {string}
     * @description The start of the page: the nextCursor of the page before, with the same days. */
    cursor;
    getTypeName() { return 'ListUnreportedCalls' }
    getMethod() { return 'GET' }
    createResponse() { return new ListUnreportedCallsResponse() }
}
export class UsageRecordInfo {
    /** @param {{accountSid?:string,category?:string,count?:number,countUnit?:string,description?:string,endDate?:string,price?:number,priceUnit?:string,startDate?:string,usage?:string,usageUnit?:string,uri?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /** @type {string} */
    accountSid;
    /** @type {string} */
    category;
    /** @type {number} */
    count;
    /** @type {string} */
    countUnit;
    /** @type {string} */
    description;
    /** @type {string} */
    endDate;
    /** @type {number} */
    price;
    /** @type {string} */
    priceUnit;
    /** @type {string} */
    startDate;
    /** @type {string} */
    usage;
    /** @type {string} */
    usageUnit;
    /** @type {string} */
    uri;
}
// @Route("/billing/usage", "GET")
export class ListUsageRecords {
    /** @param {{accountId?:string,startDate?:string,endDate?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account ID you are listing for */
    accountId;
    /**
     * @type {string}
     * @description The start date to retrieve usage records for (YYYY-MM-DD) */
    startDate;
    /**
     * @type {string}
     * @description The end date to retrieve usage records for (YYYY-MM-DD) */
    endDate;
    getTypeName() { return 'ListUsageRecords' }
    getMethod() { return 'GET' }
    createResponse() { return [] }
}
// @Route("/calls", "POST")
export class ReportCall {
    /** @param {{accountId?:string,callSid?:string,parentCallSid?:string,direction?:string,from?:string,to?:string,startTime?:string,endTime?:string,duration?:number,status?:string,price?:number,priceUnit?:string,isRecorded?:boolean,replaces?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account whose carrier made the call. */
    accountId;
    /**
     * @type {string}
     * @description The call. */
    callSid;
    /**
     * @type {string}
     * @description The call that this one is a leg of. */
    parentCallSid;
    /**
     * @type {string}
     * @description The direction: inbound, or a text that begins with outbound, such as outbound-dial. */
    direction;
    /**
     * @type {string}
     * @description The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters. */
    from;
    /**
     * @type {string}
     * @description The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters. */
    to;
    /**
     * @type {string}
     * @description The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970. */
    startTime;
    /**
     * @type {string}
     * @description The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together. */
    endTime;
    /**
     * @type {?number}
     * @description The duration in whole seconds, at most 7 days. Without it, the time from start to end. */
    duration;
    /**
     * @type {string}
     * @description The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed. */
    status;
    /**
     * @type {?number}
     * @description The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point. */
    price;
    /**
     * @type {string}
     * @description The currency of the price, a code of ISO 4217. */
    priceUnit;
    /**
     * @type {?boolean}
     * @description Whether the call was recorded. */
    isRecorded;
    /**
     * @type {?number}
     * @description The newest version of the call, to go back on purpose to members of a former version. */
    replaces;
    getTypeName() { return 'ReportCall' }
    getMethod() { return 'POST' }
    createResponse() { return new CallInfo() }
}
/** @typedef {'Created'|'Changed'|'Unchanged'|'Superseded'|'Invalid'|'NotFound'|'Forbidden'|'Failed'} */
export var CallVerdict;
(function (CallVerdict) {
    CallVerdict["Created"] = "Created"
    CallVerdict["Changed"] = "Changed"
    CallVerdict["Unchanged"] = "Unchanged"
    CallVerdict["Superseded"] = "Superseded"
    CallVerdict["Invalid"] = "Invalid"
    CallVerdict["NotFound"] = "NotFound"
    CallVerdict["Forbidden"] = "Forbidden"
    CallVerdict["Failed"] = "Failed"
})(CallVerdict || (CallVerdict = {}));
export class CallCounts {
    /** @param {{total?:number,created?:number,changed?:number,unchanged?:number,superseded?:number,invalid?:number,notFound?:number,forbidden?:number,failed?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {number}
     * @description All calls. */
    total;
    /**
     * @type {number}
     * @description Calls that got their first facts. */
    created;
    /**
     * @type {number}
     * @description Calls that got a newer version. */
    changed;
    /**
     * @type {number}
     * @description Calls whose facts are known already. */
    unchanged;
    /**
     * @type {number}
     * @description Calls of which `replaces` does not name the newest version. */
    superseded;
    /**
     * @type {number}
     * @description Calls whose facts cannot be read or break a rule. */
    invalid;
    /**
     * @type {number}
     * @description Calls whose account does not exist. */
    notFound;
    /**
     * @type {number}
     * @description Calls in accounts that are not the caller's. */
    forbidden;
    /**
     * @type {number}
     * @description Calls whose facts are not confirmed. */
    failed;
}
export class ReportCallsResponse {
    /** @param {{index?:number,verdict?:CallVerdict,version?:number,error?:VerdictError,summary?:CallCounts}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {?number}
     * @description The position of the call in the body, from 0; absent in the last line. */
    index;
    /** @type {?CallVerdict} */
    verdict;
    /**
     * @type {?number}
     * @description The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded. */
    version;
    /** @type {VerdictError} */
    error;
    /** @type {CallCounts} */
    summary;
}
// @Route("/calls/batch", "POST")
export class ReportCalls extends Array {
    /** @param {{verdicts?:string}} [init] */
    constructor(init) { super(); Object.assign(this, init) }
    /**
     * @type {string}
     * @description The verdicts to send: all, problems (neither Created, Changed nor Unchanged), or summary (the summary alone). */
    verdicts;
    getTypeName() { return 'ReportCalls' }
    getMethod() { return 'POST' }
    createResponse() { return new ReportCallsResponse() }
}
// @Route("/calls/{callSid}", "GET")
export class GetCall {
    /** @param {{callSid?:string,accountId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The call. */
    callSid;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have this call. */
    accountId;
    getTypeName() { return 'GetCall' }
    getMethod() { return 'GET' }
    createResponse() { return new CallInfo() }
}
// @Route("/calls/{callSid}/dismiss", "POST")
export class DismissCall {
    /** @param {{callSid?:string,accountId?:string,reason?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The call. */
    callSid;
    /**
     * @type {string}
     * @description The account of the call; needed if several of the caller's accounts have this call. */
    accountId;
    /**
     * @type {string}
     * @description The reason for the dismissal: 1 to 500 characters, no control characters. */
    reason;
    getTypeName() { return 'DismissCall' }
    getMethod() { return 'POST' }
    createResponse() { return new CallInfo() }
}
export class CustomerInfo {
    /** @param {{id?:string,accountId?:string,name?:string,parentCustomerId?:string,overrideBillingSettings?:boolean,billingSettings?:BillingSettings,endMonth?:string,dateCreated?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id, unique within the account. */
    id;
    /**
     * @type {string}
     * @description The account that the customer belongs to. */
    accountId;
    /**
     * @type {string}
     * @description The name of the customer. */
    name;
    /**
     * @type {string}
     * @description The customer above this one, in the same account. */
    parentCustomerId;
    /**
     * @type {?boolean}
     * @description Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out. */
    overrideBillingSettings;
    /**
     * @type {BillingSettings}
     * @description The customer's own billing settings in the current month. */
    billingSettings;
    /**
     * @type {string}
     * @description The last month of the customer's base costs, YYYY-MM. */
    endMonth;
    /**
     * @type {string}
     * @description The time at which the customer was created, RFC 3339 in UTC to the microsecond. */
    dateCreated;
}
export class ListCustomersResponse {
    /** @param {{items?:CustomerInfo[],nextCursor?:string,hasMorePages?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {CustomerInfo[]}
     * @description The items of this page. */
    items = [];
    /**
     * @type {string}
     * @description The cursor of the next page; absent on the last one. */
    nextCursor;
    /**
     * @type {boolean}
     * @description Whether another page follows. */
    hasMorePages;
}
// @Route("/customers", "GET")
export class ListCustomers {
    /** @param {{accountId?:string,limit?:number,cursor?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account whose customers are listed. A caller with exactly one account may leave it out. */
    accountId;
    /**
     * @type {number}
     * @description The number of customers in a page, 50 if not given. */
    limit;
    /**
     * @type {string}
     * @description The start of the page: the nextCursor of the page before, with the same filter. */
    cursor;
    getTypeName() { return 'ListCustomers' }
    getMethod() { return 'GET' }
    createResponse() { return new ListCustomersResponse() }
}
// @Route("/customers", "POST")
export class NewCustomer {
    /** @param {{id?:string,accountId?:string,name?:string,parentCustomerId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ - */
    id;
    /**
     * @type {string}
     * @description The account that the customer belongs to. */
    accountId;
    /**
     * @type {string}
     * @description The name of the customer: 1 to 200 characters. */
    name;
    /**
     * @type {string}
     * @description The customer above this one, in the same account. */
    parentCustomerId;
    getTypeName() { return 'NewCustomer' }
    getMethod() { return 'POST' }
    createResponse() { return new CustomerInfo() }
}
// @Route("/customers/{customerId}", "GET")
export class GetCustomer {
    /** @param {{customerId?:string,accountId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id. */
    customerId;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
    accountId;
    getTypeName() { return 'GetCustomer' }
    getMethod() { return 'GET' }
    createResponse() { return new CustomerInfo() }
}
// @Route("/customers/{customerId}", "PATCH")
export class PatchCustomer {
    /** @param {{customerId?:string,accountId?:string,name?:string,overrideBillingSettings?:boolean,billingSettings?:BillingSettings,endMonth?:string,effectiveMonth?:string,restate?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id. */
    customerId;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
    accountId;
    /**
     * @type {string}
     * @description The corrected name of the customer: 1 to 200 characters. */
    name;
    /**
     * @type {?boolean}
     * @description Override this customer's billing settings? Otherwise inherits from parent */
    overrideBillingSettings;
    /**
     * @type {BillingSettings}
     * @description Updated billing settings for this customer */
    billingSettings;
    /**
     * @type {string}
     * @description The last month of the customer's base costs, YYYY-MM; none for no last month. */
    endMonth;
    /**
     * @type {string}
     * @description The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings. */
    effectiveMonth;
    /**
     * @type {?boolean}
     * @description Whether the change may reach months that a statement has stated. The differences then become adjustments. */
    restate;
    getTypeName() { return 'PatchCustomer' }
    getMethod() { return 'PATCH' }
    createResponse() { return new CustomerInfo() }
}
export class EffectiveBillingItem {
    /** @param {{item?:string,terms?:BillingItem,ownerCustomerId?:string,version?:number}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The name of the item. */
    item;
    /**
     * @type {BillingItem}
     * @description The terms of the item; an item that the settings do not have costs nothing. */
    terms;
    /**
     * @type {string}
     * @description The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's. */
    ownerCustomerId;
    /**
     * @type {number}
     * @description The version of the account's settings that the item is of; 0 if the account has none. */
    version;
}
export class EffectiveBillingSettings {
    /** @param {{accountId?:string,customerId?:string,month?:string,currency?:string,items?:EffectiveBillingItem[]}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account of the customer. */
    accountId;
    /**
     * @type {string}
     * @description The customer. */
    customerId;
    /**
     * @type {string}
     * @description The month, YYYY-MM. */
    month;
    /**
     * @type {string}
     * @description The currency of the costs. */
    currency;
    /**
     * @type {EffectiveBillingItem[]}
     * @description All nine items. */
    items = [];
}
// @Route("/customers/{customerId}/billing-settings", "GET")
export class GetEffectiveBillingSettings {
    /** @param {{customerId?:string,accountId?:string,month?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id. */
    customerId;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
    accountId;
    /**
     * @type {string}
     * @description The month in which the settings count, YYYY-MM: the current month if not given. */
    month;
    getTypeName() { return 'GetEffectiveBillingSettings' }
    getMethod() { return 'GET' }
    createResponse() { return new EffectiveBillingSettings() }
}
// @Route("/customers/{customerId}/call-rating", "GET")
export class GetCustomerCallRating {
    /** @param {{customerId?:string,accountId?:string,month?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id. */
    customerId;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
    accountId;
    /**
     * @type {string}
     * @description The month in which the rating counts, YYYY-MM: the current month if not given. */
    month;
    getTypeName() { return 'GetCustomerCallRating' }
    getMethod() { return 'GET' }
    createResponse() { return new CallRatingInfo() }
}
// @Route("/customers/{customerId}/call-rating", "PUT")
export class PutCustomerCallRating {
    /** @param {{customerId?:string,accountId?:string,initialIncrement?:number,increment?:number,minimum?:number,connectFee?:number,effectiveMonth?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id. */
    customerId;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
    accountId;
    /**
     * @type {?number}
     * @description The billed seconds of the shortest call, 0 to 3600; 60 if not given. */
    initialIncrement;
    /**
     * @type {?number}
     * @description The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given. */
    increment;
    /**
     * @type {?number}
     * @description The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given. */
    minimum;
    /**
     * @type {?number}
     * @description The price of an answered call, whatever its duration, in the account's currency; 0 if not given. */
    connectFee;
    /**
     * @type {string}
     * @description The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given. */
    effectiveMonth;
    getTypeName() { return 'PutCustomerCallRating' }
    getMethod() { return 'PUT' }
    createResponse() { return new CallRatingInfo() }
}
// @Route("/customers/{customerId}/call-rating", "DELETE")
export class DeleteCustomerCallRating {
    /** @param {{customerId?:string,accountId?:string,effectiveMonth?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The customer's id. */
    customerId;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
    accountId;
    /**
     * @type {string}
     * @description The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given. */
    effectiveMonth;
    getTypeName() { return 'DeleteCustomerCallRating' }
    getMethod() { return 'DELETE' }
    createResponse() { return new CallRatingInfo() }
}
export class SessionInfo {
    /** @param {{id?:string,accountId?:string,customerId?:string,callSid?:string,dateCreated?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The session's id, unique within the account. */
    id;
    /**
     * @type {string}
     * @description The account that the session belongs to. */
    accountId;
    /**
     * @type {string}
     * @description The customer of the session. */
    customerId;
    /**
     * @type {string}
     * @description The call of the session, if there is one. */
    callSid;
    /**
     * @type {string}
     * @description The time at which the session was created, RFC 3339 in UTC to the microsecond. */
    dateCreated;
}
export class ListSessionsResponse {
    /** @param {{items?:SessionInfo[],nextCursor?:string,hasMorePages?:boolean}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {SessionInfo[]}
     * @description The items of this page. */
    items = [];
    /**
     * @type {string}
     * @description The cursor of the next page; absent on the last one. */
    nextCursor;
    /**
     * @type {boolean}
     * @description Whether another page follows. */
    hasMorePages;
}
// @Route("/sessions", "GET")
export class ListSessions {
    /** @param {{accountId?:string,customerId?:string,limit?:number,cursor?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account whose sessions are listed. A caller with exactly one account may leave it out. */
    accountId;
    /**
     * @type {string}
     * @description Only sessions of this customer. */
    customerId;
    /**
     * @type {number}
     * @description The number of sessions in a page, 50 if not given. */
    limit;
    /**
     * @type {string}
     * @description The start of the page: the nextCursor of the page before, with the same filters. */
    cursor;
    getTypeName() { return 'ListSessions' }
    getMethod() { return 'GET' }
    createResponse() { return new ListSessionsResponse() }
}
// @Route("/sessions", "POST")
export class NewSession {
    /** @param {{id?:string,accountId?:string,customerId?:string,callSid?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ - */
    id;
    /**
     * @type {string}
     * @description The account that the session belongs to. */
    accountId;
    /**
     * @type {string}
     * @description The customer of the session. */
    customerId;
    /**
     * @type {string}
     * @description The call of the session, if there is one; a report that names the session may then leave the call out. */
    callSid;
    getTypeName() { return 'NewSession' }
    getMethod() { return 'POST' }
    createResponse() { return new SessionInfo() }
}
// @Route("/sessions/{id}", "GET")
export class GetSession {
    /** @param {{id?:string,accountId?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The session's id. */
    id;
    /**
     * @type {string}
     * @description The account to look in; needed if several of the caller's accounts have a session of this id. */
    accountId;
    getTypeName() { return 'GetSession' }
    getMethod() { return 'GET' }
    createResponse() { return new SessionInfo() }
}
// @Route("/twilio/{accountId}/call-status", "POST")
export class TwilioCallStatus {
    /** @param {{accountId?:string,CallSid?:string,AccountSid?:string,ParentCallSid?:string,Direction?:string,From?:string,To?:string,CallStatus?:string,CallDuration?:string,Timestamp?:string,Price?:string,PriceUnit?:string,RecordingUrl?:string,RecordingSid?:string}} [init] */
    constructor(init) { Object.assign(this, init) }
    /**
     * @type {string}
     * @description The account whose carrier Twilio is. */
    accountId;
    /**
     * @type {string}
     * @description The call. */
    CallSid;
    /**
     * @type {string}
     * @description The account at Twilio, which must be the configured one if one is configured. */
    AccountSid;
    /**
     * @type {string}
     * @description The call that this one is a leg of. */
    ParentCallSid;
    /**
     * @type {string}
     * @description The direction: inbound, outbound-api or outbound-dial. */
    Direction;
    /**
     * @type {string}
     * @description The calling end. */
    From;
    /**
     * @type {string}
     * @description The called end. */
    To;
    /**
     * @type {string}
     * @description The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled. */
    CallStatus;
    /**
     * @type {string}
     * @description The duration of a completed call in seconds. */
    CallDuration;
    /**
     * @type {string}
     * @description The time of the event, RFC 2822. The start of a completed call is this time less the duration. */
    Timestamp;
    /**
     * @type {string}
     * @description The price of the call. */
    Price;
    /**
     * @type {string}
     * @description The currency of the price. */
    PriceUnit;
    /**
     * @type {string}
     * @description The URL of a recording, which says that the call was recorded. */
    RecordingUrl;
    /**
     * @type {string}
     * @description The id of a recording, which says that the call was recorded. */
    RecordingSid;
    getTypeName() { return 'TwilioCallStatus' }
    getMethod() { return 'POST' }
    createResponse() { }
}
