<?php namespace dtos;
/* Options:
Version: 0.1.0
Tip: To set an option, take the "//" before it away and update this file
BaseUrl: http://localhost:8080

//GlobalNamespace: dtos
//MakePropertiesOptional: False
//AddDescriptionAsComments: True
//IncludeTypes: 
//ExcludeTypes: 
*/


use DateTime;
use Exception;
use DateInterval;
use JsonSerializable;
use ServiceStack\{IReturn,IReturnVoid,IGet,IPost,IPut,IDelete,IPatch,IMeta,IHasSessionId,IHasBearerToken,IHasVersion};
use ServiceStack\{ICrud,ICreateDb,IUpdateDb,IPatchDb,IDeleteDb,ISaveDb,AuditBase,QueryDb,QueryDb2,QueryData,QueryData2,QueryResponse};
use ServiceStack\{ResponseStatus,ResponseError,EmptyResponse,IdResponse,ArrayList,KeyValuePair2,StringResponse,StringsResponse,Tuple2,Tuple3,ByteArray};
use ServiceStack\{JsonConverters,Returns,TypeContext};


/** @description A new access token. */
// @Api(Description="A new access token.")
class GetAccessTokenResponse implements JsonSerializable
{
    public function __construct(
        /** @description The access token, unless it is in a cookie. */
        // @ApiMember(Description="The access token, unless it is in a cookie.")
        /** @var string|null */
        public ?string $accessToken=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accessToken'])) $this->accessToken = $o['accessToken'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accessToken)) $o['accessToken'] = $this->accessToken;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Get a new access token for a refresh token */
// @Route("/access-token", "POST")
// @Api(Description="Get a new access token for a refresh token")
#[Returns('GetAccessTokenResponse')]
class GetAccessToken implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The refresh token; if absent, the cookie ss-reftok counts. */
        // @ApiMember(Description="The refresh token; if absent, the cookie ss-reftok counts.")
        /** @var string|null */
        public ?string $refreshToken=null,

        /** @description Give the token in the cookie ss-tok, and not in the body. */
        // @ApiMember(Description="Give the token in the cookie ss-tok, and not in the body.")
        /** @var bool|null */
        public ?bool $useTokenCookie=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['refreshToken'])) $this->refreshToken = $o['refreshToken'];
        if (isset($o['useTokenCookie'])) $this->useTokenCookie = $o['useTokenCookie'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->refreshToken)) $o['refreshToken'] = $this->refreshToken;
        if (isset($this->useTokenCookie)) $o['useTokenCookie'] = $this->useTokenCookie;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetAccessToken'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new GetAccessTokenResponse(); }
}

class BillingItem implements JsonSerializable
{
    public function __construct(
        /** @var float */
        public float $baseCost=0.0,
        /** @var float */
        public float $rawUnitMultiplier=0.0,
        /** @var float */
        public float $unitCost=0.0,
        /** @var int */
        public int $allowance=0
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['baseCost'])) $this->baseCost = $o['baseCost'];
        if (isset($o['rawUnitMultiplier'])) $this->rawUnitMultiplier = $o['rawUnitMultiplier'];
        if (isset($o['unitCost'])) $this->unitCost = $o['unitCost'];
        if (isset($o['allowance'])) $this->allowance = $o['allowance'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->baseCost)) $o['baseCost'] = $this->baseCost;
        if (isset($this->rawUnitMultiplier)) $o['rawUnitMultiplier'] = $this->rawUnitMultiplier;
        if (isset($this->unitCost)) $o['unitCost'] = $this->unitCost;
        if (isset($this->allowance)) $o['allowance'] = $this->allowance;
        return empty($o) ? new class(){} : $o;
    }
}

class BillingSettings implements JsonSerializable
{
    public function __construct(
        /** @var BillingItem|null */
        public ?BillingItem $base=null,
        /** @var BillingItem|null */
        public ?BillingItem $localNumbers=null,
        /** @var BillingItem|null */
        public ?BillingItem $tollFreeNumbers=null,
        /** @var BillingItem|null */
        public ?BillingItem $inboundVoiceCalls=null,
        /** @var BillingItem|null */
        public ?BillingItem $outboundVoiceCalls=null,
        /** @var BillingItem|null */
        public ?BillingItem $inboundFaxes=null,
        /** @var BillingItem|null */
        public ?BillingItem $outboundFaxes=null,
        /** @var BillingItem|null */
        public ?BillingItem $inboundSmsMessages=null,
        /** @var BillingItem|null */
        public ?BillingItem $outboundSmsMessages=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['base'])) $this->base = JsonConverters::from('BillingItem', $o['base']);
        if (isset($o['localNumbers'])) $this->localNumbers = JsonConverters::from('BillingItem', $o['localNumbers']);
        if (isset($o['tollFreeNumbers'])) $this->tollFreeNumbers = JsonConverters::from('BillingItem', $o['tollFreeNumbers']);
        if (isset($o['inboundVoiceCalls'])) $this->inboundVoiceCalls = JsonConverters::from('BillingItem', $o['inboundVoiceCalls']);
        if (isset($o['outboundVoiceCalls'])) $this->outboundVoiceCalls = JsonConverters::from('BillingItem', $o['outboundVoiceCalls']);
        if (isset($o['inboundFaxes'])) $this->inboundFaxes = JsonConverters::from('BillingItem', $o['inboundFaxes']);
        if (isset($o['outboundFaxes'])) $this->outboundFaxes = JsonConverters::from('BillingItem', $o['outboundFaxes']);
        if (isset($o['inboundSmsMessages'])) $this->inboundSmsMessages = JsonConverters::from('BillingItem', $o['inboundSmsMessages']);
        if (isset($o['outboundSmsMessages'])) $this->outboundSmsMessages = JsonConverters::from('BillingItem', $o['outboundSmsMessages']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->base)) $o['base'] = JsonConverters::to('BillingItem', $this->base);
        if (isset($this->localNumbers)) $o['localNumbers'] = JsonConverters::to('BillingItem', $this->localNumbers);
        if (isset($this->tollFreeNumbers)) $o['tollFreeNumbers'] = JsonConverters::to('BillingItem', $this->tollFreeNumbers);
        if (isset($this->inboundVoiceCalls)) $o['inboundVoiceCalls'] = JsonConverters::to('BillingItem', $this->inboundVoiceCalls);
        if (isset($this->outboundVoiceCalls)) $o['outboundVoiceCalls'] = JsonConverters::to('BillingItem', $this->outboundVoiceCalls);
        if (isset($this->inboundFaxes)) $o['inboundFaxes'] = JsonConverters::to('BillingItem', $this->inboundFaxes);
        if (isset($this->outboundFaxes)) $o['outboundFaxes'] = JsonConverters::to('BillingItem', $this->outboundFaxes);
        if (isset($this->inboundSmsMessages)) $o['inboundSmsMessages'] = JsonConverters::to('BillingItem', $this->inboundSmsMessages);
        if (isset($this->outboundSmsMessages)) $o['outboundSmsMessages'] = JsonConverters::to('BillingItem', $this->outboundSmsMessages);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description An account. */
// @Api(Description="An account.")
class AccountInfo implements JsonSerializable
{
    public function __construct(
        /** @description The account's id. */
        // @ApiMember(Description="The account's id.", IsRequired=true)
        /** @var string */
        public string $id='',

        /** @description The name of the account. */
        // @ApiMember(Description="The name of the account.", IsRequired=true)
        /** @var string */
        public string $name='',

        /** @description The time zone in which the account's days begin. Lists leave this and the following members out. */
        // @ApiMember(Description="The time zone in which the account's days begin. Lists leave this and the following members out.")
        /** @var string|null */
        public ?string $timeZone=null,

        /** @description The currency of all amounts, of ISO 4217. */
        // @ApiMember(Description="The currency of all amounts, of ISO 4217.")
        /** @var string|null */
        public ?string $currency=null,

        /** @description The account's country, of ISO 3166: numbers of other countries are international. */
        // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
        /** @var string|null */
        public ?string $country=null,

        /** @description The billing settings for this account */
        // @ApiMember(Description="The billing settings for this account")
        /** @var BillingSettings|null */
        public ?BillingSettings $billingSettings=null,

        /** @description The time at which the account was created, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time at which the account was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        /** @var string */
        public string $dateCreated=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['name'])) $this->name = $o['name'];
        if (isset($o['timeZone'])) $this->timeZone = $o['timeZone'];
        if (isset($o['currency'])) $this->currency = $o['currency'];
        if (isset($o['country'])) $this->country = $o['country'];
        if (isset($o['billingSettings'])) $this->billingSettings = JsonConverters::from('BillingSettings', $o['billingSettings']);
        if (isset($o['dateCreated'])) $this->dateCreated = $o['dateCreated'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->name)) $o['name'] = $this->name;
        if (isset($this->timeZone)) $o['timeZone'] = $this->timeZone;
        if (isset($this->currency)) $o['currency'] = $this->currency;
        if (isset($this->country)) $o['country'] = $this->country;
        if (isset($this->billingSettings)) $o['billingSettings'] = JsonConverters::to('BillingSettings', $this->billingSettings);
        if (isset($this->dateCreated)) $o['dateCreated'] = $this->dateCreated;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description A page of accounts, by id. */
// @Api(Description="A page of accounts, by id.")
class ListAccountsResponse implements JsonSerializable
{
    public function __construct(
        /** @description The items of this page. */
        // @ApiMember(Description="The items of this page.", IsRequired=true)
        /** @var array<AccountInfo>|null */
        public ?array $items=null,

        /** @description The cursor of the next page; absent on the last one. */
        // @ApiMember(Description="The cursor of the next page; absent on the last one.")
        /** @var string|null */
        public ?string $nextCursor=null,

        /** @description Whether another page follows. */
        // @ApiMember(Description="Whether another page follows.", IsRequired=true)
        /** @var bool|null */
        public ?bool $hasMorePages=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('AccountInfo', $o['items']);
        if (isset($o['nextCursor'])) $this->nextCursor = $o['nextCursor'];
        if (isset($o['hasMorePages'])) $this->hasMorePages = $o['hasMorePages'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('AccountInfo', $this->items);
        if (isset($this->nextCursor)) $o['nextCursor'] = $this->nextCursor;
        if (isset($this->hasMorePages)) $o['hasMorePages'] = $this->hasMorePages;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description List accounts, by id */
// @Route("/accounts", "GET")
// @Api(Description="List accounts, by id")
#[Returns('ListAccountsResponse')]
class ListAccounts implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The number of accounts in a page, 50 if not given. */
        // @ApiMember(Description="The number of accounts in a page, 50 if not given.")
        /** @var int */
        public int $limit=0,

        /** @description The start of the page: the nextCursor of the page before. */
        // @ApiMember(Description="The start of the page: the nextCursor of the page before.")
        /** @var string|null */
        public ?string $cursor=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['limit'])) $this->limit = $o['limit'];
        if (isset($o['cursor'])) $this->cursor = $o['cursor'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->limit)) $o['limit'] = $this->limit;
        if (isset($this->cursor)) $o['cursor'] = $this->cursor;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListAccounts'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new ListAccountsResponse(); }
}

/** @description Create an account */
// @Route("/accounts", "POST")
// @Api(Description="Create an account")
#[Returns('AccountInfo')]
class NewAccount implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ - */
        // @ApiMember(Description="The account's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
        /** @var string|null */
        public ?string $id=null,

        /** @description The name of the account: 1 to 200 characters. */
        // @ApiMember(Description="The name of the account: 1 to 200 characters.", IsRequired=true)
        /** @var string */
        public string $name=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['name'])) $this->name = $o['name'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->name)) $o['name'] = $this->name;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'NewAccount'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new AccountInfo(); }
}

/** @description Read an account */
// @Route("/accounts/{accountId}", "GET")
// @Api(Description="Read an account")
#[Returns('AccountInfo')]
class GetAccount implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account's id. */
        // @ApiMember(Description="The account's id.")
        /** @var string|null */
        public ?string $accountId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetAccount'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new AccountInfo(); }
}

/** @description Change an account's settings, name, time zone, currency or country */
// @Route("/accounts/{accountId}", "PATCH")
// @Api(Description="Change an account's settings, name, time zone, currency or country")
#[Returns('AccountInfo')]
class PatchAccount implements IReturn, IPatch, JsonSerializable
{
    public function __construct(
        /** @description The account's id. */
        // @ApiMember(Description="The account's id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The corrected name of the account: 1 to 200 characters. */
        // @ApiMember(Description="The corrected name of the account: 1 to 200 characters.")
        /** @var string|null */
        public ?string $name=null,

        /** @description The time zone in which the account's days begin, of the IANA database. */
        // @ApiMember(Description="The time zone in which the account's days begin, of the IANA database.")
        /** @var string|null */
        public ?string $timeZone=null,

        /** @description The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement. */
        // @ApiMember(Description="The currency of all amounts, of ISO 4217. It is fixed from the account's first call, settings or statement.")
        /** @var string|null */
        public ?string $currency=null,

        /** @description The account's country, of ISO 3166: numbers of other countries are international. */
        // @ApiMember(Description="The account's country, of ISO 3166: numbers of other countries are international.")
        /** @var string|null */
        public ?string $country=null,

        /** @description Updated billing settings for this account: each given item replaces the former one, and the others stay. */
        // @ApiMember(Description="Updated billing settings for this account: each given item replaces the former one, and the others stay.")
        /** @var BillingSettings|null */
        public ?BillingSettings $billingSettings=null,

        /** @description The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings. */
        // @ApiMember(Description="The first month in which the billing settings and the time zone count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
        /** @var string|null */
        public ?string $effectiveMonth=null,

        /** @description Whether the change may reach months that a statement has stated. The differences then become adjustments. */
        // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
        /** @var bool|null */
        public ?bool $restate=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['name'])) $this->name = $o['name'];
        if (isset($o['timeZone'])) $this->timeZone = $o['timeZone'];
        if (isset($o['currency'])) $this->currency = $o['currency'];
        if (isset($o['country'])) $this->country = $o['country'];
        if (isset($o['billingSettings'])) $this->billingSettings = JsonConverters::from('BillingSettings', $o['billingSettings']);
        if (isset($o['effectiveMonth'])) $this->effectiveMonth = $o['effectiveMonth'];
        if (isset($o['restate'])) $this->restate = $o['restate'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->name)) $o['name'] = $this->name;
        if (isset($this->timeZone)) $o['timeZone'] = $this->timeZone;
        if (isset($this->currency)) $o['currency'] = $this->currency;
        if (isset($this->country)) $o['country'] = $this->country;
        if (isset($this->billingSettings)) $o['billingSettings'] = JsonConverters::to('BillingSettings', $this->billingSettings);
        if (isset($this->effectiveMonth)) $o['effectiveMonth'] = $this->effectiveMonth;
        if (isset($this->restate)) $o['restate'] = $this->restate;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'PatchAccount'; }
    public function getMethod(): string { return 'PATCH'; }
    public function createResponse(): mixed { return new AccountInfo(); }
}

/** @description How the calls of an account or a customer are rounded to increments. */
// @Api(Description="How the calls of an account or a customer are rounded to increments.")
class CallRatingInfo implements JsonSerializable
{
    public function __construct(
        /** @description The account. */
        // @ApiMember(Description="The account.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The customer that was asked for; absent for the account itself. */
        // @ApiMember(Description="The customer that was asked for; absent for the account itself.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The month in which the rating counts, YYYY-MM. */
        // @ApiMember(Description="The month in which the rating counts, YYYY-MM.", IsRequired=true)
        /** @var string */
        public string $month='',

        /** @description The billed seconds of the shortest call. */
        // @ApiMember(Description="The billed seconds of the shortest call.", IsRequired=true)
        /** @var int */
        public int $initialIncrement=0,

        /** @description The step of the billed seconds beyond the initial increment, in seconds. */
        // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds.", IsRequired=true)
        /** @var int */
        public int $increment=0,

        /** @description The seconds that a shorter call counts as before it is rounded. */
        // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded.", IsRequired=true)
        /** @var int */
        public int $minimum=0,

        /** @description The price of an answered call, whatever its duration, in the account's currency. */
        // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency.", IsRequired=true)
        /** @var float */
        public float $connectFee=0.0,

        /** @description The version of the account's settings that the rating is of; 0 for the default. */
        // @ApiMember(Description="The version of the account's settings that the rating is of; 0 for the default.", IsRequired=true)
        /** @var int */
        public int $version=0,

        /** @description The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default. */
        // @ApiMember(Description="The customer whose rating it is: the one that was asked for, or one above it. Absent for the account's and for the default.")
        /** @var string|null */
        public ?string $ownerCustomerId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['month'])) $this->month = $o['month'];
        if (isset($o['initialIncrement'])) $this->initialIncrement = $o['initialIncrement'];
        if (isset($o['increment'])) $this->increment = $o['increment'];
        if (isset($o['minimum'])) $this->minimum = $o['minimum'];
        if (isset($o['connectFee'])) $this->connectFee = $o['connectFee'];
        if (isset($o['version'])) $this->version = $o['version'];
        if (isset($o['ownerCustomerId'])) $this->ownerCustomerId = $o['ownerCustomerId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->month)) $o['month'] = $this->month;
        if (isset($this->initialIncrement)) $o['initialIncrement'] = $this->initialIncrement;
        if (isset($this->increment)) $o['increment'] = $this->increment;
        if (isset($this->minimum)) $o['minimum'] = $this->minimum;
        if (isset($this->connectFee)) $o['connectFee'] = $this->connectFee;
        if (isset($this->version)) $o['version'] = $this->version;
        if (isset($this->ownerCustomerId)) $o['ownerCustomerId'] = $this->ownerCustomerId;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Read the call rating of an account */
// @Route("/accounts/{accountId}/call-rating", "GET")
// @Api(Description="Read the call rating of an account")
#[Returns('CallRatingInfo')]
class GetAccountCallRating implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account's id. */
        // @ApiMember(Description="The account's id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The month in which the rating counts, YYYY-MM: the current month if not given. */
        // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
        /** @var string|null */
        public ?string $month=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['month'])) $this->month = $o['month'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->month)) $o['month'] = $this->month;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetAccountCallRating'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new CallRatingInfo(); }
}

/** @description Set the call rating of an account */
// @Route("/accounts/{accountId}/call-rating", "PUT")
// @Api(Description="Set the call rating of an account")
#[Returns('CallRatingInfo')]
class PutAccountCallRating implements IReturn, IPut, JsonSerializable
{
    public function __construct(
        /** @description The account's id. */
        // @ApiMember(Description="The account's id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The billed seconds of the shortest call, 0 to 3600; 60 if not given. */
        // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
        /** @var int|null */
        public ?int $initialIncrement=null,

        /** @description The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given. */
        // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
        /** @var int|null */
        public ?int $increment=null,

        /** @description The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given. */
        // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
        /** @var int|null */
        public ?int $minimum=null,

        /** @description The price of an answered call, whatever its duration, in the account's currency; 0 if not given. */
        // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
        /** @var float|null */
        public ?float $connectFee=null,

        /** @description The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given. */
        // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
        /** @var string|null */
        public ?string $effectiveMonth=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['initialIncrement'])) $this->initialIncrement = $o['initialIncrement'];
        if (isset($o['increment'])) $this->increment = $o['increment'];
        if (isset($o['minimum'])) $this->minimum = $o['minimum'];
        if (isset($o['connectFee'])) $this->connectFee = $o['connectFee'];
        if (isset($o['effectiveMonth'])) $this->effectiveMonth = $o['effectiveMonth'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->initialIncrement)) $o['initialIncrement'] = $this->initialIncrement;
        if (isset($this->increment)) $o['increment'] = $this->increment;
        if (isset($this->minimum)) $o['minimum'] = $this->minimum;
        if (isset($this->connectFee)) $o['connectFee'] = $this->connectFee;
        if (isset($this->effectiveMonth)) $o['effectiveMonth'] = $this->effectiveMonth;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'PutAccountCallRating'; }
    public function getMethod(): string { return 'PUT'; }
    public function createResponse(): mixed { return new CallRatingInfo(); }
}

/** @description The signed-in user, and the tokens. */
// @Api(Description="The signed-in user, and the tokens.")
class AuthenticateResponse implements JsonSerializable
{
    public function __construct(
        /** @description The user's id, which is its name in lower case. */
        // @ApiMember(Description="The user's id, which is its name in lower case.")
        /** @var string|null */
        public ?string $userId=null,

        /** @description The id of the sign-in, which is not a secret. */
        // @ApiMember(Description="The id of the sign-in, which is not a secret.")
        /** @var string|null */
        public ?string $sessionId=null,

        /** @description The user's name. */
        // @ApiMember(Description="The user's name.")
        /** @var string|null */
        public ?string $userName=null,

        /** @description The name to show for the user. */
        // @ApiMember(Description="The name to show for the user.")
        /** @var string|null */
        public ?string $displayName=null,

        /** @description The access token, unless it is in a cookie. */
        // @ApiMember(Description="The access token, unless it is in a cookie.")
        /** @var string|null */
        public ?string $bearerToken=null,

        /** @description The refresh token, unless it is in a cookie. */
        // @ApiMember(Description="The refresh token, unless it is in a cookie.")
        /** @var string|null */
        public ?string $refreshToken=null,

        /** @description The end of the refresh token: RFC 3339, UTC. */
        // @ApiMember(Description="The end of the refresh token: RFC 3339, UTC.")
        /** @var string|null */
        public ?string $refreshTokenExpiry=null,

        /** @description The user's roles. */
        // @ApiMember(Description="The user's roles.", IsRequired=true)
        /** @var array<string>|null */
        public ?array $roles=null,

        /** @description The permissions that the roles have. */
        // @ApiMember(Description="The permissions that the roles have.", IsRequired=true)
        /** @var array<string>|null */
        public ?array $permissions=null,

        /** @description The way in which the user signed in. */
        // @ApiMember(Description="The way in which the user signed in.")
        /** @var string|null */
        public ?string $authProvider=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['userId'])) $this->userId = $o['userId'];
        if (isset($o['sessionId'])) $this->sessionId = $o['sessionId'];
        if (isset($o['userName'])) $this->userName = $o['userName'];
        if (isset($o['displayName'])) $this->displayName = $o['displayName'];
        if (isset($o['bearerToken'])) $this->bearerToken = $o['bearerToken'];
        if (isset($o['refreshToken'])) $this->refreshToken = $o['refreshToken'];
        if (isset($o['refreshTokenExpiry'])) $this->refreshTokenExpiry = $o['refreshTokenExpiry'];
        if (isset($o['roles'])) $this->roles = $o['roles'];
        if (isset($o['permissions'])) $this->permissions = $o['permissions'];
        if (isset($o['authProvider'])) $this->authProvider = $o['authProvider'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->userId)) $o['userId'] = $this->userId;
        if (isset($this->sessionId)) $o['sessionId'] = $this->sessionId;
        if (isset($this->userName)) $o['userName'] = $this->userName;
        if (isset($this->displayName)) $o['displayName'] = $this->displayName;
        if (isset($this->bearerToken)) $o['bearerToken'] = $this->bearerToken;
        if (isset($this->refreshToken)) $o['refreshToken'] = $this->refreshToken;
        if (isset($this->refreshTokenExpiry)) $o['refreshTokenExpiry'] = $this->refreshTokenExpiry;
        if (isset($this->roles)) $o['roles'] = $this->roles;
        if (isset($this->permissions)) $o['permissions'] = $this->permissions;
        if (isset($this->authProvider)) $o['authProvider'] = $this->authProvider;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Sign in */
// @Route("/auth", "POST")
// @Api(Description="Sign in")
#[Returns('AuthenticateResponse')]
class Authenticate implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The way to sign in: credentials, the default if a user name is given; or logout, to end the session. */
        // @ApiMember(Description="The way to sign in: credentials, the default if a user name is given; or logout, to end the session.")
        /** @var string|null */
        public ?string $provider=null,

        /** @description The user's name, in upper or lower case. */
        // @ApiMember(Description="The user's name, in upper or lower case.")
        /** @var string|null */
        public ?string $userName=null,

        /** @description The user's password. */
        // @ApiMember(Description="The user's password.")
        /** @var string|null */
        public ?string $password=null,

        /** @description Also set the cookie ss-pid, which outlives the browser. */
        // @ApiMember(Description="Also set the cookie ss-pid, which outlives the browser.")
        /** @var bool|null */
        public ?bool $rememberMe=null,

        /** @description Give the tokens in the cookies ss-tok and ss-reftok, and not in the body. */
        // @ApiMember(Description="Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.")
        /** @var bool|null */
        public ?bool $useTokenCookie=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['provider'])) $this->provider = $o['provider'];
        if (isset($o['userName'])) $this->userName = $o['userName'];
        if (isset($o['password'])) $this->password = $o['password'];
        if (isset($o['rememberMe'])) $this->rememberMe = $o['rememberMe'];
        if (isset($o['useTokenCookie'])) $this->useTokenCookie = $o['useTokenCookie'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->provider)) $o['provider'] = $this->provider;
        if (isset($this->userName)) $o['userName'] = $this->userName;
        if (isset($this->password)) $o['password'] = $this->password;
        if (isset($this->rememberMe)) $o['rememberMe'] = $this->rememberMe;
        if (isset($this->useTokenCookie)) $o['useTokenCookie'] = $this->useTokenCookie;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'Authenticate'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new AuthenticateResponse(); }
}

/** @description The state of a billable in its life. */
// @Api(Description="The state of a billable in its life.")
enum BillableStatus : string
{
    case Reported = 'Reported';
    case Voided = 'Voided';
}

/** @description A call billed to a customer. */
// @Api(Description="A call billed to a customer.")
class BillableInfo implements JsonSerializable
{
    public function __construct(
        /** @description The billable's id, a UUID of version 7. */
        // @ApiMember(Description="The billable's id, a UUID of version 7.", IsRequired=true)
        /** @var string */
        public string $id='',

        /** @description The account that the call is billed in. */
        // @ApiMember(Description="The account that the call is billed in.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The customer that the call is billed to. */
        // @ApiMember(Description="The customer that the call is billed to.", IsRequired=true)
        /** @var string */
        public string $customerId='',

        /** @description The session that the report named, if it named one. */
        // @ApiMember(Description="The session that the report named, if it named one.")
        /** @var string|null */
        public ?string $sessionId=null,

        /** @description The call, hex digits in lower case. */
        // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
        /** @var string */
        public string $callSid='',

        /** @description The state of the billable in its life. */
        // @ApiMember(Description="The state of the billable in its life.", IsRequired=true)
        /** @var BillableStatus|null */
        public ?BillableStatus $status=null,

        /** @description The time at which the report was stored, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time at which the report was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        /** @var string */
        public string $dateCreated='',

        /** @description The subject of the token that reported the call. */
        // @ApiMember(Description="The subject of the token that reported the call.", IsRequired=true)
        /** @var string */
        public string $createdBy='',

        /** @description The time of the void; absent while the billable is live. */
        // @ApiMember(Description="The time of the void; absent while the billable is live.")
        /** @var string|null */
        public ?string $dateVoided=null,

        /** @description The subject that voided the billable; absent while the billable is live. */
        // @ApiMember(Description="The subject that voided the billable; absent while the billable is live.")
        /** @var string|null */
        public ?string $voidedBy=null,

        /** @description The reason for the void; absent while the billable is live. */
        // @ApiMember(Description="The reason for the void; absent while the billable is live.")
        /** @var string|null */
        public ?string $voidReason=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['sessionId'])) $this->sessionId = $o['sessionId'];
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
        if (isset($o['status'])) $this->status = JsonConverters::from('BillableStatus', $o['status']);
        if (isset($o['dateCreated'])) $this->dateCreated = $o['dateCreated'];
        if (isset($o['createdBy'])) $this->createdBy = $o['createdBy'];
        if (isset($o['dateVoided'])) $this->dateVoided = $o['dateVoided'];
        if (isset($o['voidedBy'])) $this->voidedBy = $o['voidedBy'];
        if (isset($o['voidReason'])) $this->voidReason = $o['voidReason'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->sessionId)) $o['sessionId'] = $this->sessionId;
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        if (isset($this->status)) $o['status'] = JsonConverters::to('BillableStatus', $this->status);
        if (isset($this->dateCreated)) $o['dateCreated'] = $this->dateCreated;
        if (isset($this->createdBy)) $o['createdBy'] = $this->createdBy;
        if (isset($this->dateVoided)) $o['dateVoided'] = $this->dateVoided;
        if (isset($this->voidedBy)) $o['voidedBy'] = $this->voidedBy;
        if (isset($this->voidReason)) $o['voidReason'] = $this->voidReason;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description A page of billables, newest first. */
// @Api(Description="A page of billables, newest first.")
class ListBillablesResponse implements JsonSerializable
{
    public function __construct(
        /** @description The billables of this page. */
        // @ApiMember(Description="The billables of this page.", IsRequired=true)
        /** @var array<BillableInfo>|null */
        public ?array $items=null,

        /** @description The cursor of the next page; absent on the last one. */
        // @ApiMember(Description="The cursor of the next page; absent on the last one.")
        /** @var string|null */
        public ?string $nextCursor=null,

        /** @description Whether another page follows. */
        // @ApiMember(Description="Whether another page follows.", IsRequired=true)
        /** @var bool|null */
        public ?bool $hasMorePages=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('BillableInfo', $o['items']);
        if (isset($o['nextCursor'])) $this->nextCursor = $o['nextCursor'];
        if (isset($o['hasMorePages'])) $this->hasMorePages = $o['hasMorePages'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('BillableInfo', $this->items);
        if (isset($this->nextCursor)) $o['nextCursor'] = $this->nextCursor;
        if (isset($this->hasMorePages)) $o['hasMorePages'] = $this->hasMorePages;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description List billables, newest first */
// @Route("/billables", "GET")
// @Api(Description="List billables, newest first")
#[Returns('ListBillablesResponse')]
class ListBillables implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account whose billables are listed. A caller with exactly one account may leave it out. */
        // @ApiMember(Description="The account whose billables are listed. A caller with exactly one account may leave it out.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description Only billables of this customer. */
        // @ApiMember(Description="Only billables of this customer.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description Only billables whose report named this session. */
        // @ApiMember(Description="Only billables whose report named this session.")
        /** @var string|null */
        public ?string $sessionId=null,

        /** @description Only billables of this call. */
        // @ApiMember(Description="Only billables of this call.")
        /** @var string|null */
        public ?string $callSid=null,

        /** @description Only billables of this status: Reported or Voided. */
        // @ApiMember(Description="Only billables of this status: Reported or Voided.")
        /** @var string|null */
        public ?string $status=null,

        /** @description Only billables created at this time or later, RFC 3339. */
        // @ApiMember(Description="Only billables created at this time or later, RFC 3339.")
        /** @var string|null */
        public ?string $from=null,

        /** @description Only billables created before this time, RFC 3339. */
        // @ApiMember(Description="Only billables created before this time, RFC 3339.")
        /** @var string|null */
        public ?string $to=null,

        /** @description The number of billables in a page, 50 if not given. */
        // @ApiMember(Description="The number of billables in a page, 50 if not given.")
        /** @var int */
        public int $limit=0,

        /** @description The start of the page: the nextCursor of the page before, with the same filters. */
        // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
        /** @var string|null */
        public ?string $cursor=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['sessionId'])) $this->sessionId = $o['sessionId'];
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
        if (isset($o['status'])) $this->status = $o['status'];
        if (isset($o['from'])) $this->from = $o['from'];
        if (isset($o['to'])) $this->to = $o['to'];
        if (isset($o['limit'])) $this->limit = $o['limit'];
        if (isset($o['cursor'])) $this->cursor = $o['cursor'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->sessionId)) $o['sessionId'] = $this->sessionId;
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        if (isset($this->status)) $o['status'] = $this->status;
        if (isset($this->from)) $o['from'] = $this->from;
        if (isset($this->to)) $o['to'] = $this->to;
        if (isset($this->limit)) $o['limit'] = $this->limit;
        if (isset($this->cursor)) $o['cursor'] = $this->cursor;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListBillables'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new ListBillablesResponse(); }
}

/** @description Report/create a new billable */
// @Route("/billables", "POST")
// @Api(Description="Report/create a new billable")
#[Returns('BillableInfo')]
class NewBillable implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The account to associate the billable with */
        // @ApiMember(Description="The account to associate the billable with")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The customer to associate the billable with */
        // @ApiMember(Description="The customer to associate the billable with")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID) */
        // @ApiMember(Description="The session ID to associate the billable with. You must specify either this or (AccountId + CustomerID)")
        /** @var string|null */
        public ?string $sessionId=null,

        /** @description The call SID to report */
        // @ApiMember(Description="The call SID to report")
        /** @var string|null */
        public ?string $callSid=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['sessionId'])) $this->sessionId = $o['sessionId'];
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->sessionId)) $o['sessionId'] = $this->sessionId;
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'NewBillable'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new BillableInfo(); }
}

/** @description The result of one report of a batch. */
// @Api(Description="The result of one report of a batch.")
enum Verdict : string
{
    case Created = 'Created';
    case Replayed = 'Replayed';
    case Conflict = 'Conflict';
    case Voided = 'Voided';
    case Invalid = 'Invalid';
    case NotFound = 'NotFound';
    case Forbidden = 'Forbidden';
    case Failed = 'Failed';
}

/** @description A fault of one member. */
// @Api(Description="A fault of one member.")
class ResponseError_ implements JsonSerializable
{
    public function __construct(
        /** @description The code of the fault. */
        // @ApiMember(Description="The code of the fault.", IsRequired=true)
        /** @var string */
        public string $errorCode='',

        /** @description The member at fault, in PascalCase. */
        // @ApiMember(Description="The member at fault, in PascalCase.", IsRequired=true)
        /** @var string */
        public string $fieldName='',

        /** @description The problem and its remedy. */
        // @ApiMember(Description="The problem and its remedy.", IsRequired=true)
        /** @var string */
        public string $message=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['errorCode'])) $this->errorCode = $o['errorCode'];
        if (isset($o['fieldName'])) $this->fieldName = $o['fieldName'];
        if (isset($o['message'])) $this->message = $o['message'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->errorCode)) $o['errorCode'] = $this->errorCode;
        if (isset($this->fieldName)) $o['fieldName'] = $this->fieldName;
        if (isset($this->message)) $o['message'] = $this->message;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The reason for an item of a batch that is not stored. */
// @Api(Description="The reason for an item of a batch that is not stored.")
class VerdictError implements JsonSerializable
{
    public function __construct(
        /** @description A code that programs can rely on, the same as for a single report. */
        // @ApiMember(Description="A code that programs can rely on, the same as for a single report.", IsRequired=true)
        /** @var string */
        public string $errorCode='',

        /** @description The problem and its remedy, for people. */
        // @ApiMember(Description="The problem and its remedy, for people.", IsRequired=true)
        /** @var string */
        public string $message='',

        /** @description Every member at fault; empty if no member is. */
        // @ApiMember(Description="Every member at fault; empty if no member is.")
        /** @var array<ResponseError_>|null */
        public ?array $errors=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['errorCode'])) $this->errorCode = $o['errorCode'];
        if (isset($o['message'])) $this->message = $o['message'];
        if (isset($o['errors'])) $this->errors = JsonConverters::fromArray('ResponseError_', $o['errors']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->errorCode)) $o['errorCode'] = $this->errorCode;
        if (isset($this->message)) $o['message'] = $this->message;
        if (isset($this->errors)) $o['errors'] = JsonConverters::toArray('ResponseError_', $this->errors);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The number of reports with each verdict. */
// @Api(Description="The number of reports with each verdict.")
class ReportCounts implements JsonSerializable
{
    public function __construct(
        /** @description All reports. */
        // @ApiMember(Description="All reports.", IsRequired=true)
        /** @var int */
        public int $total=0,

        /** @description Reports that made a billable. */
        // @ApiMember(Description="Reports that made a billable.", IsRequired=true)
        /** @var int */
        public int $created=0,

        /** @description Reports that repeat an earlier one. */
        // @ApiMember(Description="Reports that repeat an earlier one.", IsRequired=true)
        /** @var int */
        public int $replayed=0,

        /** @description Reports of calls that are billed to another customer or for another session. */
        // @ApiMember(Description="Reports of calls that are billed to another customer or for another session.", IsRequired=true)
        /** @var int */
        public int $conflict=0,

        /** @description Reports of voided billables. */
        // @ApiMember(Description="Reports of voided billables.", IsRequired=true)
        /** @var int */
        public int $voided=0,

        /** @description Reports that cannot be read or break a rule. */
        // @ApiMember(Description="Reports that cannot be read or break a rule.", IsRequired=true)
        /** @var int */
        public int $invalid=0,

        /** @description Reports whose session or customer is unknown. */
        // @ApiMember(Description="Reports whose session or customer is unknown.", IsRequired=true)
        /** @var int */
        public int $notFound=0,

        /** @description Reports in accounts that are not the caller's. */
        // @ApiMember(Description="Reports in accounts that are not the caller's.", IsRequired=true)
        /** @var int */
        public int $forbidden=0,

        /** @description Reports that are not confirmed. */
        // @ApiMember(Description="Reports that are not confirmed.", IsRequired=true)
        /** @var int */
        public int $failed=0
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['total'])) $this->total = $o['total'];
        if (isset($o['created'])) $this->created = $o['created'];
        if (isset($o['replayed'])) $this->replayed = $o['replayed'];
        if (isset($o['conflict'])) $this->conflict = $o['conflict'];
        if (isset($o['voided'])) $this->voided = $o['voided'];
        if (isset($o['invalid'])) $this->invalid = $o['invalid'];
        if (isset($o['notFound'])) $this->notFound = $o['notFound'];
        if (isset($o['forbidden'])) $this->forbidden = $o['forbidden'];
        if (isset($o['failed'])) $this->failed = $o['failed'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->total)) $o['total'] = $this->total;
        if (isset($this->created)) $o['created'] = $this->created;
        if (isset($this->replayed)) $o['replayed'] = $this->replayed;
        if (isset($this->conflict)) $o['conflict'] = $this->conflict;
        if (isset($this->voided)) $o['voided'] = $this->voided;
        if (isset($this->invalid)) $o['invalid'] = $this->invalid;
        if (isset($this->notFound)) $o['notFound'] = $this->notFound;
        if (isset($this->forbidden)) $o['forbidden'] = $this->forbidden;
        if (isset($this->failed)) $o['failed'] = $this->failed;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary. */
// @Api(Description="A line of the answer: the verdict on one report, or the summary in the last line. The answer to a broken body has no summary.")
class ReportBillablesResponse implements JsonSerializable
{
    public function __construct(
        /** @description The position of the report in the body, from 0; absent in the last line. */
        // @ApiMember(Description="The position of the report in the body, from 0; absent in the last line.")
        /** @var int|null */
        public ?int $index=null,

        /** @var Verdict|null */
        public ?Verdict $verdict=null,
        /** @var BillableInfo|null */
        public ?BillableInfo $billable=null,
        /** @var VerdictError|null */
        public ?VerdictError $error=null,
        /** @var ReportCounts|null */
        public ?ReportCounts $summary=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['index'])) $this->index = $o['index'];
        if (isset($o['verdict'])) $this->verdict = JsonConverters::from('Verdict', $o['verdict']);
        if (isset($o['billable'])) $this->billable = JsonConverters::from('BillableInfo', $o['billable']);
        if (isset($o['error'])) $this->error = JsonConverters::from('VerdictError', $o['error']);
        if (isset($o['summary'])) $this->summary = JsonConverters::from('ReportCounts', $o['summary']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->index)) $o['index'] = $this->index;
        if (isset($this->verdict)) $o['verdict'] = JsonConverters::to('Verdict', $this->verdict);
        if (isset($this->billable)) $o['billable'] = JsonConverters::to('BillableInfo', $this->billable);
        if (isset($this->error)) $o['error'] = JsonConverters::to('VerdictError', $this->error);
        if (isset($this->summary)) $o['summary'] = JsonConverters::to('ReportCounts', $this->summary);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Report many billables */
// @Route("/billables/batch", "POST")
// @Api(Description="Report many billables")
#[Returns('ReportBillablesResponse')]
/**
 * @template array of NewBillable
 */
class ReportBillables extends \ArrayObject implements IReturn, IPost, JsonSerializable
{
    public function __construct(NewBillable ...$items) {
        parent::__construct($items, \ArrayObject::STD_PROP_LIST);
    }
    
    /** @throws \Exception */
    public function append($value): void {
        if ($value instanceof NewBillable)
            parent::append($value);
        else
            throw new \Exception("Can only append a NewBillable to " . __CLASS__);
    }
    
    /** @throws Exception */
    public function fromMap($o): void {
        foreach ($o as $item) {
            $el = new NewBillable();
            $el->fromMap($item);
            $this->append($el);
        }
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed {
        return parent::getArrayCopy();
    }
    public function getTypeName(): string { return 'ReportBillables'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new ReportBillablesResponse(); }
}

/** @description Read a billable */
// @Route("/billables/{id}", "GET")
// @Api(Description="Read a billable")
#[Returns('BillableInfo')]
class GetBillable implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The billable's id. */
        // @ApiMember(Description="The billable's id.")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        /** @var string|null */
        public ?string $accountId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetBillable'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new BillableInfo(); }
}

/** @description A version of a call's facts, whole. */
// @Api(Description="A version of a call's facts, whole.")
class ExplainedFacts implements JsonSerializable
{
    public function __construct(
        /** @description The version, from 1. */
        // @ApiMember(Description="The version, from 1.", IsRequired=true)
        /** @var int */
        public int $version=0,

        /** @description The time at which the version was stored, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time at which the version was stored, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        /** @var string */
        public string $dateUpdated='',

        /** @description The subject that reported the version; absent for the role Customer. */
        // @ApiMember(Description="The subject that reported the version; absent for the role Customer.")
        /** @var string|null */
        public ?string $updatedBy=null,

        /** @description The status, such as completed. */
        // @ApiMember(Description="The status, such as completed.")
        /** @var string|null */
        public ?string $status=null,

        /** @description The direction: inbound, or a text that begins with outbound. */
        // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
        /** @var string|null */
        public ?string $direction=null,

        /** @description The calling end. */
        // @ApiMember(Description="The calling end.")
        /** @var string|null */
        public ?string $from=null,

        /** @description The called end. */
        // @ApiMember(Description="The called end.")
        /** @var string|null */
        public ?string $to=null,

        /** @description The start of the call, RFC 3339 in UTC. */
        // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
        /** @var string|null */
        public ?string $startTime=null,

        /** @description The duration in whole seconds. */
        // @ApiMember(Description="The duration in whole seconds.")
        /** @var int|null */
        public ?int $duration=null,

        /** @description The price of the carrier; absent for the role Customer. */
        // @ApiMember(Description="The price of the carrier; absent for the role Customer.")
        /** @var float */
        public float $price=0.0,

        /** @description The currency of the carrier's price; absent for the role Customer. */
        // @ApiMember(Description="The currency of the carrier's price; absent for the role Customer.")
        /** @var string|null */
        public ?string $priceUnit=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['version'])) $this->version = $o['version'];
        if (isset($o['dateUpdated'])) $this->dateUpdated = $o['dateUpdated'];
        if (isset($o['updatedBy'])) $this->updatedBy = $o['updatedBy'];
        if (isset($o['status'])) $this->status = $o['status'];
        if (isset($o['direction'])) $this->direction = $o['direction'];
        if (isset($o['from'])) $this->from = $o['from'];
        if (isset($o['to'])) $this->to = $o['to'];
        if (isset($o['startTime'])) $this->startTime = $o['startTime'];
        if (isset($o['duration'])) $this->duration = $o['duration'];
        if (isset($o['price'])) $this->price = $o['price'];
        if (isset($o['priceUnit'])) $this->priceUnit = $o['priceUnit'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->version)) $o['version'] = $this->version;
        if (isset($this->dateUpdated)) $o['dateUpdated'] = $this->dateUpdated;
        if (isset($this->updatedBy)) $o['updatedBy'] = $this->updatedBy;
        if (isset($this->status)) $o['status'] = $this->status;
        if (isset($this->direction)) $o['direction'] = $this->direction;
        if (isset($this->from)) $o['from'] = $this->from;
        if (isset($this->to)) $o['to'] = $this->to;
        if (isset($this->startTime)) $o['startTime'] = $this->startTime;
        if (isset($this->duration)) $o['duration'] = $this->duration;
        if (isset($this->price)) $o['price'] = $this->price;
        if (isset($this->priceUnit)) $o['priceUnit'] = $this->priceUnit;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The settings that an explanation uses, with their version and owner. */
// @Api(Description="The settings that an explanation uses, with their version and owner.")
class ExplainedTerms implements JsonSerializable
{
    public function __construct(
        /** @description The terms of the item in the month. */
        // @ApiMember(Description="The terms of the item in the month.", IsRequired=true)
        /** @var BillingItem|null */
        public ?BillingItem $terms=null,

        /** @description The version of the account's settings; 0 if the account has none. */
        // @ApiMember(Description="The version of the account's settings; 0 if the account has none.", IsRequired=true)
        /** @var int */
        public int $version=0,

        /** @description The customer whose settings these are. Absent for the account's, and where the caller may not know. */
        // @ApiMember(Description="The customer whose settings these are. Absent for the account's, and where the caller may not know.")
        /** @var string|null */
        public ?string $ownerCustomerId=null,

        /** @description The version of the call rating that rounded the duration; 0 for the default. */
        // @ApiMember(Description="The version of the call rating that rounded the duration; 0 for the default.", IsRequired=true)
        /** @var int */
        public int $callRatingVersion=0,

        /** @description The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know. */
        // @ApiMember(Description="The customer whose call rating it is. Absent for the account's and the default, and where the caller may not know.")
        /** @var string|null */
        public ?string $callRatingOwnerCustomerId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['terms'])) $this->terms = JsonConverters::from('BillingItem', $o['terms']);
        if (isset($o['version'])) $this->version = $o['version'];
        if (isset($o['ownerCustomerId'])) $this->ownerCustomerId = $o['ownerCustomerId'];
        if (isset($o['callRatingVersion'])) $this->callRatingVersion = $o['callRatingVersion'];
        if (isset($o['callRatingOwnerCustomerId'])) $this->callRatingOwnerCustomerId = $o['callRatingOwnerCustomerId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->terms)) $o['terms'] = JsonConverters::to('BillingItem', $this->terms);
        if (isset($this->version)) $o['version'] = $this->version;
        if (isset($this->ownerCustomerId)) $o['ownerCustomerId'] = $this->ownerCustomerId;
        if (isset($this->callRatingVersion)) $o['callRatingVersion'] = $this->callRatingVersion;
        if (isset($this->callRatingOwnerCustomerId)) $o['callRatingOwnerCustomerId'] = $this->callRatingOwnerCustomerId;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description A step of an explanation. */
// @Api(Description="A step of an explanation.")
class ExplainedStep implements JsonSerializable
{
    public function __construct(
        /** @description The name of the step. */
        // @ApiMember(Description="The name of the step.", IsRequired=true)
        /** @var string */
        public string $step='',

        /** @description The exact result of the step: a number, or a fraction where no decimal is exact. */
        // @ApiMember(Description="The exact result of the step: a number, or a fraction where no decimal is exact.", IsRequired=true)
        /** @var string */
        public string $value='',

        /** @description The step with its numbers, for a person. */
        // @ApiMember(Description="The step with its numbers, for a person.", IsRequired=true)
        /** @var string */
        public string $text=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['step'])) $this->step = $o['step'];
        if (isset($o['value'])) $this->value = $o['value'];
        if (isset($o['text'])) $this->text = $o['text'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->step)) $o['step'] = $this->step;
        if (isset($this->value)) $o['value'] = $this->value;
        if (isset($this->text)) $o['text'] = $this->text;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The explanation of a billable: every step from the report to the amount of its month. */
// @Api(Description="The explanation of a billable: every step from the report to the amount of its month.")
class BillableExplanation implements JsonSerializable
{
    public function __construct(
        /** @description The billable. */
        // @ApiMember(Description="The billable.", IsRequired=true)
        /** @var BillableInfo|null */
        public ?BillableInfo $billable=null,

        /** @description Rated, Pending (the call has no final facts yet) or Voided. */
        // @ApiMember(Description="Rated, Pending (the call has no final facts yet) or Voided.", IsRequired=true)
        /** @var string */
        public string $state='',

        /** @description The currency of all amounts. */
        // @ApiMember(Description="The currency of all amounts.", IsRequired=true)
        /** @var string */
        public string $currency='',

        /** @description The account's time zone at the start of the call. */
        // @ApiMember(Description="The account's time zone at the start of the call.", IsRequired=true)
        /** @var string */
        public string $timeZone='',

        /** @description The local start of the call with its offset. */
        // @ApiMember(Description="The local start of the call with its offset.")
        /** @var string|null */
        public ?string $localStart=null,

        /** @description The local day of the call, YYYY-MM-DD. */
        // @ApiMember(Description="The local day of the call, YYYY-MM-DD.")
        /** @var string|null */
        public ?string $day=null,

        /** @description The item that pays for the call. */
        // @ApiMember(Description="The item that pays for the call.")
        /** @var string|null */
        public ?string $item=null,

        /** @description All versions of the call's facts, oldest first. */
        // @ApiMember(Description="All versions of the call's facts, oldest first.", IsRequired=true)
        /** @var array<ExplainedFacts>|null */
        public ?array $facts=null,

        /** @description The settings that the steps use; absent unless rated. */
        // @ApiMember(Description="The settings that the steps use; absent unless rated.")
        /** @var ExplainedTerms|null */
        public ?ExplainedTerms $settings=null,

        /** @description The steps, in order. */
        // @ApiMember(Description="The steps, in order.", IsRequired=true)
        /** @var array<ExplainedStep>|null */
        public ?array $steps=null,

        /** @description The amount of the customer's month and item, with exactly the currency's places; absent unless rated. */
        // @ApiMember(Description="The amount of the customer's month and item, with exactly the currency's places; absent unless rated.")
        /** @var string|null */
        public ?string $monthAmount=null,

        /** @description The same without this call. */
        // @ApiMember(Description="The same without this call.")
        /** @var string|null */
        public ?string $monthAmountWithout=null,

        /** @description The amount of the month less what it would be without this call. These differences do not add up. */
        // @ApiMember(Description="The amount of the month less what it would be without this call. These differences do not add up.")
        /** @var string|null */
        public ?string $difference=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['billable'])) $this->billable = JsonConverters::from('BillableInfo', $o['billable']);
        if (isset($o['state'])) $this->state = $o['state'];
        if (isset($o['currency'])) $this->currency = $o['currency'];
        if (isset($o['timeZone'])) $this->timeZone = $o['timeZone'];
        if (isset($o['localStart'])) $this->localStart = $o['localStart'];
        if (isset($o['day'])) $this->day = $o['day'];
        if (isset($o['item'])) $this->item = $o['item'];
        if (isset($o['facts'])) $this->facts = JsonConverters::fromArray('ExplainedFacts', $o['facts']);
        if (isset($o['settings'])) $this->settings = JsonConverters::from('ExplainedTerms', $o['settings']);
        if (isset($o['steps'])) $this->steps = JsonConverters::fromArray('ExplainedStep', $o['steps']);
        if (isset($o['monthAmount'])) $this->monthAmount = $o['monthAmount'];
        if (isset($o['monthAmountWithout'])) $this->monthAmountWithout = $o['monthAmountWithout'];
        if (isset($o['difference'])) $this->difference = $o['difference'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->billable)) $o['billable'] = JsonConverters::to('BillableInfo', $this->billable);
        if (isset($this->state)) $o['state'] = $this->state;
        if (isset($this->currency)) $o['currency'] = $this->currency;
        if (isset($this->timeZone)) $o['timeZone'] = $this->timeZone;
        if (isset($this->localStart)) $o['localStart'] = $this->localStart;
        if (isset($this->day)) $o['day'] = $this->day;
        if (isset($this->item)) $o['item'] = $this->item;
        if (isset($this->facts)) $o['facts'] = JsonConverters::toArray('ExplainedFacts', $this->facts);
        if (isset($this->settings)) $o['settings'] = JsonConverters::to('ExplainedTerms', $this->settings);
        if (isset($this->steps)) $o['steps'] = JsonConverters::toArray('ExplainedStep', $this->steps);
        if (isset($this->monthAmount)) $o['monthAmount'] = $this->monthAmount;
        if (isset($this->monthAmountWithout)) $o['monthAmountWithout'] = $this->monthAmountWithout;
        if (isset($this->difference)) $o['difference'] = $this->difference;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Explain a billable */
// @Route("/billables/{id}/explain", "GET")
// @Api(Description="Explain a billable")
#[Returns('BillableExplanation')]
class ExplainBillable implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The billable's id. */
        // @ApiMember(Description="The billable's id.")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        /** @var string|null */
        public ?string $accountId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ExplainBillable'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new BillableExplanation(); }
}

/** @description The kind of a change in a billable's life. */
// @Api(Description="The kind of a change in a billable's life.")
enum BillableAction : string
{
    case Reported = 'Reported';
    case Voided = 'Voided';
    case Reinstated = 'Reinstated';
}

/** @description A change in a billable's life. */
// @Api(Description="A change in a billable's life.")
class BillableChange implements JsonSerializable
{
    public function __construct(
        /** @description The kind of the change. */
        // @ApiMember(Description="The kind of the change.", IsRequired=true)
        /** @var BillableAction|null */
        public ?BillableAction $action=null,

        /** @description The time of the change, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time of the change, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        /** @var string */
        public string $date='',

        /** @description The subject of the caller that made the change. */
        // @ApiMember(Description="The subject of the caller that made the change.", IsRequired=true)
        /** @var string */
        public string $by='',

        /** @description The reason for the change; a report has none. */
        // @ApiMember(Description="The reason for the change; a report has none.")
        /** @var string|null */
        public ?string $reason=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['action'])) $this->action = JsonConverters::from('BillableAction', $o['action']);
        if (isset($o['date'])) $this->date = $o['date'];
        if (isset($o['by'])) $this->by = $o['by'];
        if (isset($o['reason'])) $this->reason = $o['reason'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->action)) $o['action'] = JsonConverters::to('BillableAction', $this->action);
        if (isset($this->date)) $o['date'] = $this->date;
        if (isset($this->by)) $o['by'] = $this->by;
        if (isset($this->reason)) $o['reason'] = $this->reason;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The history of a billable. */
// @Api(Description="The history of a billable.")
class GetBillableHistoryResponse implements JsonSerializable
{
    public function __construct(
        /** @description The report, then the latest changes in the billable's life, at most 1,000, oldest first. */
        // @ApiMember(Description="The report, then the latest changes in the billable's life, at most 1,000, oldest first.", IsRequired=true)
        /** @var array<BillableChange>|null */
        public ?array $items=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('BillableChange', $o['items']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('BillableChange', $this->items);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Read the history of a billable */
// @Route("/billables/{id}/history", "GET")
// @Api(Description="Read the history of a billable")
#[Returns('GetBillableHistoryResponse')]
class GetBillableHistory implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The billable's id. */
        // @ApiMember(Description="The billable's id.")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        /** @var string|null */
        public ?string $accountId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetBillableHistory'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new GetBillableHistoryResponse(); }
}

/** @description Reinstate a voided billable */
// @Route("/billables/{id}/reinstate", "POST")
// @Api(Description="Reinstate a voided billable")
#[Returns('BillableInfo')]
class ReinstateBillable implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The billable's id. */
        // @ApiMember(Description="The billable's id.")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The reason for the reinstatement: 1 to 500 characters, no control characters. */
        // @ApiMember(Description="The reason for the reinstatement: 1 to 500 characters, no control characters.", IsRequired=true)
        /** @var string */
        public string $reason=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['reason'])) $this->reason = $o['reason'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->reason)) $o['reason'] = $this->reason;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ReinstateBillable'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new BillableInfo(); }
}

/** @description Void a billable */
// @Route("/billables/{id}/void", "POST")
// @Api(Description="Void a billable")
#[Returns('BillableInfo')]
class VoidBillable implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The billable's id. */
        // @ApiMember(Description="The billable's id.")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account to look in; needed if several of the caller's accounts have a billable of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a billable of this id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The reason for the void: 1 to 500 characters, no control characters. */
        // @ApiMember(Description="The reason for the void: 1 to 500 characters, no control characters.", IsRequired=true)
        /** @var string */
        public string $reason=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['reason'])) $this->reason = $o['reason'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->reason)) $o['reason'] = $this->reason;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'VoidBillable'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new BillableInfo(); }
}

class BillingCustomerInfo implements JsonSerializable
{
    public function __construct(
        /** @var string|null */
        public ?string $customerId=null,
        /** @var float */
        public float $internationalCosts=0.0,
        /** @var bool|null */
        public ?bool $hasCallRecording=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['internationalCosts'])) $this->internationalCosts = $o['internationalCosts'];
        if (isset($o['hasCallRecording'])) $this->hasCallRecording = $o['hasCallRecording'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->internationalCosts)) $o['internationalCosts'] = $this->internationalCosts;
        if (isset($this->hasCallRecording)) $o['hasCallRecording'] = $this->hasCallRecording;
        return empty($o) ? new class(){} : $o;
    }
}

class BillingInfo implements JsonSerializable
{
    public function __construct(
        /** @var array<BillingCustomerInfo>|null */
        public ?array $customers=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customers'])) $this->customers = JsonConverters::fromArray('BillingCustomerInfo', $o['customers']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customers)) $o['customers'] = JsonConverters::toArray('BillingCustomerInfo', $this->customers);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity. */
// @Route("/billing", "GET")
// @Api(Description="Get the billing totals for the specified date range. Please note that we do not support getting billing at the hourly time granularity.")
#[Returns('BillingInfo')]
class GetBilling implements IReturn, JsonSerializable
{
    public function __construct(
        /** @description Your Evo Voice Account ID */
        // @ApiMember(Description="Your Evo Voice Account ID", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well) */
        // @ApiMember(Description="The start of the date range that you want to query for (we will only use the date portion, so it will include the entire day even if you specify a time as well)", IsRequired=true)
        /** @var string */
        public string $startDate='',

        /** @description The end of the date range you want to query for (we will include this entire day in the billing) */
        // @ApiMember(Description="The end of the date range you want to query for (we will include this entire day in the billing)", IsRequired=true)
        /** @var string */
        public string $endDate='',

        /** @description Specify this to filter to a specific customer. */
        // @ApiMember(Description="Specify this to filter to a specific customer.")
        /** @var string|null */
        public ?string $customerId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['startDate'])) $this->startDate = $o['startDate'];
        if (isset($o['endDate'])) $this->endDate = $o['endDate'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->startDate)) $o['startDate'] = $this->startDate;
        if (isset($this->endDate)) $o['endDate'] = $this->endDate;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetBilling'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new BillingInfo(); }
}

/** @description A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known. */
// @Api(Description="A call, as its carrier reported it. Members that the service does not know are absent; some members of the published class are never known.")
class CallInfo implements JsonSerializable
{
    public function __construct(
        /** @description The carrier's id of the account; never known. */
        // @ApiMember(Description="The carrier's id of the account; never known.")
        /** @var string|null */
        public ?string $accountSid=null,

        /** @description The carrier's annotation of the call; never known. */
        // @ApiMember(Description="The carrier's annotation of the call; never known.")
        /** @var string|null */
        public ?string $annotation=null,

        /** @description The person or machine that answered the call; never known. */
        // @ApiMember(Description="The person or machine that answered the call; never known.")
        /** @var string|null */
        public ?string $answeredBy=null,

        /** @description The name of the caller; never known. */
        // @ApiMember(Description="The name of the caller; never known.")
        /** @var string|null */
        public ?string $callerName=null,

        /** @description The time at which the first facts were stored, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time at which the first facts were stored, RFC 3339 in UTC to the microsecond.")
        /** @var string|null */
        public ?string $dateCreated=null,

        /** @description The time at which this version was stored, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time at which this version was stored, RFC 3339 in UTC to the microsecond.")
        /** @var string|null */
        public ?string $dateUpdated=null,

        /** @description The direction: inbound, or a text that begins with outbound. */
        // @ApiMember(Description="The direction: inbound, or a text that begins with outbound.")
        /** @var string|null */
        public ?string $direction=null,

        /** @description The duration in whole seconds. */
        // @ApiMember(Description="The duration in whole seconds.")
        /** @var int */
        public int $duration=0,

        /** @description The end of the call, RFC 3339 in UTC; known if the start and the duration are. */
        // @ApiMember(Description="The end of the call, RFC 3339 in UTC; known if the start and the duration are.")
        /** @var string|null */
        public ?string $endTime=null,

        /** @description The number that forwarded the call; never known. */
        // @ApiMember(Description="The number that forwarded the call; never known.")
        /** @var string|null */
        public ?string $forwardedFrom=null,

        /** @description The calling end. */
        // @ApiMember(Description="The calling end.")
        /** @var string|null */
        public ?string $from=null,

        /** @description The calling end for people; never known. */
        // @ApiMember(Description="The calling end for people; never known.")
        /** @var string|null */
        public ?string $fromFormatted=null,

        /** @description The call that this one is a leg of. */
        // @ApiMember(Description="The call that this one is a leg of.")
        /** @var string|null */
        public ?string $parentCallSid=null,

        /** @description The carrier's id of the phone number; never known. */
        // @ApiMember(Description="The carrier's id of the phone number; never known.")
        /** @var string|null */
        public ?string $phoneNumberSid=null,

        /** @description The price of the carrier, with the sign that the carrier gave. */
        // @ApiMember(Description="The price of the carrier, with the sign that the carrier gave.")
        /** @var float */
        public float $price=0.0,

        /** @description The currency of the price, a code of ISO 4217. */
        // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
        /** @var string|null */
        public ?string $priceUnit=null,

        /** @description The call, hex digits in lower case. */
        // @ApiMember(Description="The call, hex digits in lower case.", IsRequired=true)
        /** @var string */
        public string $sid='',

        /** @description The start of the call, RFC 3339 in UTC. */
        // @ApiMember(Description="The start of the call, RFC 3339 in UTC.")
        /** @var string|null */
        public ?string $startTime=null,

        /** @description The status, such as completed or no-answer. */
        // @ApiMember(Description="The status, such as completed or no-answer.")
        /** @var string|null */
        public ?string $status=null,

        /** @description The called end. */
        // @ApiMember(Description="The called end.")
        /** @var string|null */
        public ?string $to=null,

        /** @description The called end for people; never known. */
        // @ApiMember(Description="The called end for people; never known.")
        /** @var string|null */
        public ?string $toFormatted=null,

        /** @description The path of the call in this service. */
        // @ApiMember(Description="The path of the call in this service.")
        /** @var string|null */
        public ?string $uri=null,

        /** @description The account of the call. */
        // @ApiMember(Description="The account of the call.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The version of the facts: 1 for the first one, and 1 more for each change. */
        // @ApiMember(Description="The version of the facts: 1 for the first one, and 1 more for each change.", IsRequired=true)
        /** @var int */
        public int $version=0,

        /** @description Whether the call was recorded. */
        // @ApiMember(Description="Whether the call was recorded.")
        /** @var bool|null */
        public ?bool $isRecorded=null,

        /** @description The live billable that the totals count the call for. */
        // @ApiMember(Description="The live billable that the totals count the call for.")
        /** @var string|null */
        public ?string $billableId=null,

        /** @description The customer that the call is billed to. */
        // @ApiMember(Description="The customer that the call is billed to.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The seconds that are billed. */
        // @ApiMember(Description="The seconds that are billed.")
        /** @var int|null */
        public ?int $billedSeconds=null,

        /** @description The time at which the call was taken off the list of unreported calls. */
        // @ApiMember(Description="The time at which the call was taken off the list of unreported calls.")
        /** @var string|null */
        public ?string $dateDismissed=null,

        /** @description The subject that took the call off the list of unreported calls. */
        // @ApiMember(Description="The subject that took the call off the list of unreported calls.")
        /** @var string|null */
        public ?string $dismissedBy=null,

        /** @description The reason why the call was taken off the list of unreported calls. */
        // @ApiMember(Description="The reason why the call was taken off the list of unreported calls.")
        /** @var string|null */
        public ?string $dismissReason=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountSid'])) $this->accountSid = $o['accountSid'];
        if (isset($o['annotation'])) $this->annotation = $o['annotation'];
        if (isset($o['answeredBy'])) $this->answeredBy = $o['answeredBy'];
        if (isset($o['callerName'])) $this->callerName = $o['callerName'];
        if (isset($o['dateCreated'])) $this->dateCreated = $o['dateCreated'];
        if (isset($o['dateUpdated'])) $this->dateUpdated = $o['dateUpdated'];
        if (isset($o['direction'])) $this->direction = $o['direction'];
        if (isset($o['duration'])) $this->duration = $o['duration'];
        if (isset($o['endTime'])) $this->endTime = $o['endTime'];
        if (isset($o['forwardedFrom'])) $this->forwardedFrom = $o['forwardedFrom'];
        if (isset($o['from'])) $this->from = $o['from'];
        if (isset($o['fromFormatted'])) $this->fromFormatted = $o['fromFormatted'];
        if (isset($o['parentCallSid'])) $this->parentCallSid = $o['parentCallSid'];
        if (isset($o['phoneNumberSid'])) $this->phoneNumberSid = $o['phoneNumberSid'];
        if (isset($o['price'])) $this->price = $o['price'];
        if (isset($o['priceUnit'])) $this->priceUnit = $o['priceUnit'];
        if (isset($o['sid'])) $this->sid = $o['sid'];
        if (isset($o['startTime'])) $this->startTime = $o['startTime'];
        if (isset($o['status'])) $this->status = $o['status'];
        if (isset($o['to'])) $this->to = $o['to'];
        if (isset($o['toFormatted'])) $this->toFormatted = $o['toFormatted'];
        if (isset($o['uri'])) $this->uri = $o['uri'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['version'])) $this->version = $o['version'];
        if (isset($o['isRecorded'])) $this->isRecorded = $o['isRecorded'];
        if (isset($o['billableId'])) $this->billableId = $o['billableId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['billedSeconds'])) $this->billedSeconds = $o['billedSeconds'];
        if (isset($o['dateDismissed'])) $this->dateDismissed = $o['dateDismissed'];
        if (isset($o['dismissedBy'])) $this->dismissedBy = $o['dismissedBy'];
        if (isset($o['dismissReason'])) $this->dismissReason = $o['dismissReason'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountSid)) $o['accountSid'] = $this->accountSid;
        if (isset($this->annotation)) $o['annotation'] = $this->annotation;
        if (isset($this->answeredBy)) $o['answeredBy'] = $this->answeredBy;
        if (isset($this->callerName)) $o['callerName'] = $this->callerName;
        if (isset($this->dateCreated)) $o['dateCreated'] = $this->dateCreated;
        if (isset($this->dateUpdated)) $o['dateUpdated'] = $this->dateUpdated;
        if (isset($this->direction)) $o['direction'] = $this->direction;
        if (isset($this->duration)) $o['duration'] = $this->duration;
        if (isset($this->endTime)) $o['endTime'] = $this->endTime;
        if (isset($this->forwardedFrom)) $o['forwardedFrom'] = $this->forwardedFrom;
        if (isset($this->from)) $o['from'] = $this->from;
        if (isset($this->fromFormatted)) $o['fromFormatted'] = $this->fromFormatted;
        if (isset($this->parentCallSid)) $o['parentCallSid'] = $this->parentCallSid;
        if (isset($this->phoneNumberSid)) $o['phoneNumberSid'] = $this->phoneNumberSid;
        if (isset($this->price)) $o['price'] = $this->price;
        if (isset($this->priceUnit)) $o['priceUnit'] = $this->priceUnit;
        if (isset($this->sid)) $o['sid'] = $this->sid;
        if (isset($this->startTime)) $o['startTime'] = $this->startTime;
        if (isset($this->status)) $o['status'] = $this->status;
        if (isset($this->to)) $o['to'] = $this->to;
        if (isset($this->toFormatted)) $o['toFormatted'] = $this->toFormatted;
        if (isset($this->uri)) $o['uri'] = $this->uri;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->version)) $o['version'] = $this->version;
        if (isset($this->isRecorded)) $o['isRecorded'] = $this->isRecorded;
        if (isset($this->billableId)) $o['billableId'] = $this->billableId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->billedSeconds)) $o['billedSeconds'] = $this->billedSeconds;
        if (isset($this->dateDismissed)) $o['dateDismissed'] = $this->dateDismissed;
        if (isset($this->dismissedBy)) $o['dismissedBy'] = $this->dismissedBy;
        if (isset($this->dismissReason)) $o['dismissReason'] = $this->dismissReason;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Retrieve all calls */
// @Route("/billing/calls", "GET")
// @Api(Description="Retrieve all calls")
#[Returns('array')]
class ListCalls implements IReturn, JsonSerializable
{
    public function __construct(
        /** @description The account ID you are listing for */
        // @ApiMember(Description="The account ID you are listing for")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The start date to retrieve calls for (YYYY-MM-DD) */
        // @ApiMember(Description="The start date to retrieve calls for (YYYY-MM-DD)")
        /** @var string|null */
        public ?string $startDate=null,

        /** @description The end date to retrieve calls for (YYYY-MM-DD) */
        // @ApiMember(Description="The end date to retrieve calls for (YYYY-MM-DD)")
        /** @var string|null */
        public ?string $endDate=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['startDate'])) $this->startDate = $o['startDate'];
        if (isset($o['endDate'])) $this->endDate = $o['endDate'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->startDate)) $o['startDate'] = $this->startDate;
        if (isset($this->endDate)) $o['endDate'] = $this->endDate;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListCalls'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return ArrayList::create(['CallInfo']); }
}

/** @description A page of billables whose calls have no final facts, oldest first. */
// @Api(Description="A page of billables whose calls have no final facts, oldest first.")
class ListPendingBillablesResponse implements JsonSerializable
{
    public function __construct(
        /** @description The items of this page. */
        // @ApiMember(Description="The items of this page.", IsRequired=true)
        /** @var array<BillableInfo>|null */
        public ?array $items=null,

        /** @description The cursor of the next page; absent on the last one. */
        // @ApiMember(Description="The cursor of the next page; absent on the last one.")
        /** @var string|null */
        public ?string $nextCursor=null,

        /** @description Whether another page follows. */
        // @ApiMember(Description="Whether another page follows.", IsRequired=true)
        /** @var bool|null */
        public ?bool $hasMorePages=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('BillableInfo', $o['items']);
        if (isset($o['nextCursor'])) $this->nextCursor = $o['nextCursor'];
        if (isset($o['hasMorePages'])) $this->hasMorePages = $o['hasMorePages'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('BillableInfo', $this->items);
        if (isset($this->nextCursor)) $o['nextCursor'] = $this->nextCursor;
        if (isset($this->hasMorePages)) $o['hasMorePages'] = $this->hasMorePages;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description List billables whose calls have no final facts yet, oldest first */
// @Route("/billing/pending", "GET")
// @Api(Description="List billables whose calls have no final facts yet, oldest first")
#[Returns('ListPendingBillablesResponse')]
class ListPendingBillables implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account. A caller with exactly one account may leave it out. */
        // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description Only billables of this customer. */
        // @ApiMember(Description="Only billables of this customer.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given. */
        // @ApiMember(Description="The first day of the reports, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
        /** @var string|null */
        public ?string $startDate=null,

        /** @description The last day of the reports, YYYY-MM-DD; today if not given. */
        // @ApiMember(Description="The last day of the reports, YYYY-MM-DD; today if not given.")
        /** @var string|null */
        public ?string $endDate=null,

        /** @description The number of billables in a page, 50 if not given. A page may have fewer. */
        // @ApiMember(Description="The number of billables in a page, 50 if not given. A page may have fewer.")
        /** @var int */
        public int $limit=0,

        /** @description The start of the page: the nextCursor of the page before, with the same days and filter. */
        // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days and filter.")
        /** @var string|null */
        public ?string $cursor=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['startDate'])) $this->startDate = $o['startDate'];
        if (isset($o['endDate'])) $this->endDate = $o['endDate'];
        if (isset($o['limit'])) $this->limit = $o['limit'];
        if (isset($o['cursor'])) $this->cursor = $o['cursor'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->startDate)) $o['startDate'] = $this->startDate;
        if (isset($this->endDate)) $o['endDate'] = $this->endDate;
        if (isset($this->limit)) $o['limit'] = $this->limit;
        if (isset($this->cursor)) $o['cursor'] = $this->cursor;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListPendingBillables'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new ListPendingBillablesResponse(); }
}

/** @description An item of a preview. */
// @Api(Description="An item of a preview.")
class BillingPreviewItem implements JsonSerializable
{
    public function __construct(
        /** @description The name of the item. */
        // @ApiMember(Description="The name of the item.", IsRequired=true)
        /** @var string */
        public string $item='',

        /** @description The amount of the month, with exactly the currency's places. */
        // @ApiMember(Description="The amount of the month, with exactly the currency's places.", IsRequired=true)
        /** @var string */
        public string $amount='',

        /** @description The amount that the month would have with the settings of the request. */
        // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
        /** @var string */
        public string $previewAmount=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['item'])) $this->item = $o['item'];
        if (isset($o['amount'])) $this->amount = $o['amount'];
        if (isset($o['previewAmount'])) $this->previewAmount = $o['previewAmount'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->item)) $o['item'] = $this->item;
        if (isset($this->amount)) $o['amount'] = $this->amount;
        if (isset($this->previewAmount)) $o['previewAmount'] = $this->previewAmount;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The amounts of a month, as they are and with other settings. */
// @Api(Description="The amounts of a month, as they are and with other settings.")
class BillingPreview implements JsonSerializable
{
    public function __construct(
        /** @description The currency of the amounts. */
        // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
        /** @var string */
        public string $currency='',

        /** @description The month, YYYY-MM. */
        // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
        /** @var string */
        public string $month='',

        /** @description The items that cost something in either case. */
        // @ApiMember(Description="The items that cost something in either case.", IsRequired=true)
        /** @var array<BillingPreviewItem>|null */
        public ?array $items=null,

        /** @description The amount of the month. */
        // @ApiMember(Description="The amount of the month.", IsRequired=true)
        /** @var string */
        public string $amount='',

        /** @description The amount that the month would have with the settings of the request. */
        // @ApiMember(Description="The amount that the month would have with the settings of the request.", IsRequired=true)
        /** @var string */
        public string $previewAmount='',

        /** @description The calls of the month without final facts, which have no amount yet. */
        // @ApiMember(Description="The calls of the month without final facts, which have no amount yet.", IsRequired=true)
        /** @var int */
        public int $pendingCalls=0
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['currency'])) $this->currency = $o['currency'];
        if (isset($o['month'])) $this->month = $o['month'];
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('BillingPreviewItem', $o['items']);
        if (isset($o['amount'])) $this->amount = $o['amount'];
        if (isset($o['previewAmount'])) $this->previewAmount = $o['previewAmount'];
        if (isset($o['pendingCalls'])) $this->pendingCalls = $o['pendingCalls'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->currency)) $o['currency'] = $this->currency;
        if (isset($this->month)) $o['month'] = $this->month;
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('BillingPreviewItem', $this->items);
        if (isset($this->amount)) $o['amount'] = $this->amount;
        if (isset($this->previewAmount)) $o['previewAmount'] = $this->previewAmount;
        if (isset($this->pendingCalls)) $o['pendingCalls'] = $this->pendingCalls;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Compute the amounts that a month would have with other billing settings */
// @Route("/billing/preview", "POST")
// @Api(Description="Compute the amounts that a month would have with other billing settings")
#[Returns('BillingPreview')]
class PreviewBilling implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The account. */
        // @ApiMember(Description="The account.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description Only this customer, with these settings as its own; without it, all customers that inherit the account's settings. */
        // @ApiMember(Description="Only this customer, with these settings as its own; without it, all customers that inherit the account's settings.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The month, YYYY-MM. */
        // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
        /** @var string */
        public string $month='',

        /** @description The settings to try: each given item replaces the one that counts, and the others stay. */
        // @ApiMember(Description="The settings to try: each given item replaces the one that counts, and the others stay.")
        /** @var BillingSettings|null */
        public ?BillingSettings $billingSettings=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['month'])) $this->month = $o['month'];
        if (isset($o['billingSettings'])) $this->billingSettings = JsonConverters::from('BillingSettings', $o['billingSettings']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->month)) $o['month'] = $this->month;
        if (isset($this->billingSettings)) $o['billingSettings'] = JsonConverters::to('BillingSettings', $this->billingSettings);
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'PreviewBilling'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new BillingPreview(); }
}

/** @description A line of totals. It has the keys that `groupBy` names. */
// @Api(Description="A line of totals. It has the keys that `groupBy` names.")
class BillingTotalsItem implements JsonSerializable
{
    public function __construct(
        /** @description The customer. */
        // @ApiMember(Description="The customer.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The customer's name. */
        // @ApiMember(Description="The customer's name.")
        /** @var string|null */
        public ?string $customerName=null,

        /** @description The day, YYYY-MM-DD. */
        // @ApiMember(Description="The day, YYYY-MM-DD.")
        /** @var string|null */
        public ?string $day=null,

        /** @description The month, YYYY-MM. */
        // @ApiMember(Description="The month, YYYY-MM.")
        /** @var string|null */
        public ?string $month=null,

        /** @description The item, or pending for calls without final facts. */
        // @ApiMember(Description="The item, or pending for calls without final facts.")
        /** @var string|null */
        public ?string $item=null,

        /** @description The live billables. */
        // @ApiMember(Description="The live billables.", IsRequired=true)
        /** @var int */
        public int $calls=0,

        /** @description The calls of these that pay a connect fee: completed, and longer than 0 s. */
        // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
        /** @var int */
        public int $answeredCalls=0,

        /** @description The calls of these without final facts, which have no amount yet. */
        // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
        /** @var int */
        public int $pendingCalls=0,

        /** @description The voided billables, which `calls` leaves out. */
        // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
        /** @var int */
        public int $voidedCalls=0,

        /** @description The durations of the answered calls, in seconds. */
        // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
        /** @var int */
        public int $seconds=0,

        /** @description The durations after the rounding to increments, in seconds. */
        // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
        /** @var int */
        public int $billedSeconds=0,

        /** @description The international calls whose carrier's price is in another currency than the account's. */
        // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
        /** @var int */
        public int $unpricedInternationalCalls=0,

        /** @description The amount, with exactly the currency's places. */
        // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
        /** @var string */
        public string $amount=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['customerName'])) $this->customerName = $o['customerName'];
        if (isset($o['day'])) $this->day = $o['day'];
        if (isset($o['month'])) $this->month = $o['month'];
        if (isset($o['item'])) $this->item = $o['item'];
        if (isset($o['calls'])) $this->calls = $o['calls'];
        if (isset($o['answeredCalls'])) $this->answeredCalls = $o['answeredCalls'];
        if (isset($o['pendingCalls'])) $this->pendingCalls = $o['pendingCalls'];
        if (isset($o['voidedCalls'])) $this->voidedCalls = $o['voidedCalls'];
        if (isset($o['seconds'])) $this->seconds = $o['seconds'];
        if (isset($o['billedSeconds'])) $this->billedSeconds = $o['billedSeconds'];
        if (isset($o['unpricedInternationalCalls'])) $this->unpricedInternationalCalls = $o['unpricedInternationalCalls'];
        if (isset($o['amount'])) $this->amount = $o['amount'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->customerName)) $o['customerName'] = $this->customerName;
        if (isset($this->day)) $o['day'] = $this->day;
        if (isset($this->month)) $o['month'] = $this->month;
        if (isset($this->item)) $o['item'] = $this->item;
        if (isset($this->calls)) $o['calls'] = $this->calls;
        if (isset($this->answeredCalls)) $o['answeredCalls'] = $this->answeredCalls;
        if (isset($this->pendingCalls)) $o['pendingCalls'] = $this->pendingCalls;
        if (isset($this->voidedCalls)) $o['voidedCalls'] = $this->voidedCalls;
        if (isset($this->seconds)) $o['seconds'] = $this->seconds;
        if (isset($this->billedSeconds)) $o['billedSeconds'] = $this->billedSeconds;
        if (isset($this->unpricedInternationalCalls)) $o['unpricedInternationalCalls'] = $this->unpricedInternationalCalls;
        if (isset($this->amount)) $o['amount'] = $this->amount;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The counts and the amount of a whole range. */
// @Api(Description="The counts and the amount of a whole range.")
class BillingTotal implements JsonSerializable
{
    public function __construct(
        /** @description The live billables. */
        // @ApiMember(Description="The live billables.", IsRequired=true)
        /** @var int */
        public int $calls=0,

        /** @description The calls of these that pay a connect fee: completed, and longer than 0 s. */
        // @ApiMember(Description="The calls of these that pay a connect fee: completed, and longer than 0 s.", IsRequired=true)
        /** @var int */
        public int $answeredCalls=0,

        /** @description The calls of these without final facts, which have no amount yet. */
        // @ApiMember(Description="The calls of these without final facts, which have no amount yet.", IsRequired=true)
        /** @var int */
        public int $pendingCalls=0,

        /** @description The voided billables, which `calls` leaves out. */
        // @ApiMember(Description="The voided billables, which `calls` leaves out.", IsRequired=true)
        /** @var int */
        public int $voidedCalls=0,

        /** @description The durations of the answered calls, in seconds. */
        // @ApiMember(Description="The durations of the answered calls, in seconds.", IsRequired=true)
        /** @var int */
        public int $seconds=0,

        /** @description The durations after the rounding to increments, in seconds. */
        // @ApiMember(Description="The durations after the rounding to increments, in seconds.", IsRequired=true)
        /** @var int */
        public int $billedSeconds=0,

        /** @description The international calls whose carrier's price is in another currency than the account's. */
        // @ApiMember(Description="The international calls whose carrier's price is in another currency than the account's.", IsRequired=true)
        /** @var int */
        public int $unpricedInternationalCalls=0,

        /** @description The amount, with exactly the currency's places. */
        // @ApiMember(Description="The amount, with exactly the currency's places.", IsRequired=true)
        /** @var string */
        public string $amount=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['calls'])) $this->calls = $o['calls'];
        if (isset($o['answeredCalls'])) $this->answeredCalls = $o['answeredCalls'];
        if (isset($o['pendingCalls'])) $this->pendingCalls = $o['pendingCalls'];
        if (isset($o['voidedCalls'])) $this->voidedCalls = $o['voidedCalls'];
        if (isset($o['seconds'])) $this->seconds = $o['seconds'];
        if (isset($o['billedSeconds'])) $this->billedSeconds = $o['billedSeconds'];
        if (isset($o['unpricedInternationalCalls'])) $this->unpricedInternationalCalls = $o['unpricedInternationalCalls'];
        if (isset($o['amount'])) $this->amount = $o['amount'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->calls)) $o['calls'] = $this->calls;
        if (isset($this->answeredCalls)) $o['answeredCalls'] = $this->answeredCalls;
        if (isset($this->pendingCalls)) $o['pendingCalls'] = $this->pendingCalls;
        if (isset($this->voidedCalls)) $o['voidedCalls'] = $this->voidedCalls;
        if (isset($this->seconds)) $o['seconds'] = $this->seconds;
        if (isset($this->billedSeconds)) $o['billedSeconds'] = $this->billedSeconds;
        if (isset($this->unpricedInternationalCalls)) $o['unpricedInternationalCalls'] = $this->unpricedInternationalCalls;
        if (isset($this->amount)) $o['amount'] = $this->amount;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Counts and amounts of a range of days. */
// @Api(Description="Counts and amounts of a range of days.")
class BillingTotals implements JsonSerializable
{
    public function __construct(
        /** @description The currency of the amounts. */
        // @ApiMember(Description="The currency of the amounts.", IsRequired=true)
        /** @var string */
        public string $currency='',

        /** @description The time zone of the days. */
        // @ApiMember(Description="The time zone of the days.", IsRequired=true)
        /** @var string */
        public string $timeZone='',

        /** @description The time as of which the totals are, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time as of which the totals are, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        /** @var string */
        public string $asOf='',

        /** @description The lines, by their keys; none without groupBy. */
        // @ApiMember(Description="The lines, by their keys; none without groupBy.", IsRequired=true)
        /** @var array<BillingTotalsItem>|null */
        public ?array $items=null,

        /** @description All lines together. */
        // @ApiMember(Description="All lines together.", IsRequired=true)
        /** @var BillingTotal|null */
        public ?BillingTotal $total=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['currency'])) $this->currency = $o['currency'];
        if (isset($o['timeZone'])) $this->timeZone = $o['timeZone'];
        if (isset($o['asOf'])) $this->asOf = $o['asOf'];
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('BillingTotalsItem', $o['items']);
        if (isset($o['total'])) $this->total = JsonConverters::from('BillingTotal', $o['total']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->currency)) $o['currency'] = $this->currency;
        if (isset($this->timeZone)) $o['timeZone'] = $this->timeZone;
        if (isset($this->asOf)) $o['asOf'] = $this->asOf;
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('BillingTotalsItem', $this->items);
        if (isset($this->total)) $o['total'] = JsonConverters::to('BillingTotal', $this->total);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Read counts and amounts of a range of days */
// @Route("/billing/totals", "GET")
// @Api(Description="Read counts and amounts of a range of days")
#[Returns('BillingTotals')]
class GetBillingTotals implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account. A caller with exactly one account may leave it out. */
        // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description Only this customer. */
        // @ApiMember(Description="Only this customer.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description Whether the customers below the named one count too. */
        // @ApiMember(Description="Whether the customers below the named one count too.")
        /** @var bool|null */
        public ?bool $includeDescendants=null,

        /** @description The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count. */
        // @ApiMember(Description="The first day, YYYY-MM-DD, in the account's time zone. The first ten characters count.", IsRequired=true)
        /** @var string */
        public string $startDate='',

        /** @description The last day, YYYY-MM-DD. The range has at most 366 days. */
        // @ApiMember(Description="The last day, YYYY-MM-DD. The range has at most 366 days.", IsRequired=true)
        /** @var string */
        public string $endDate='',

        /** @description The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone. */
        // @ApiMember(Description="The lines to give: day, month, customer, item, or several of them with commas. Without it there is the total alone.")
        /** @var string|null */
        public ?string $groupBy=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['includeDescendants'])) $this->includeDescendants = $o['includeDescendants'];
        if (isset($o['startDate'])) $this->startDate = $o['startDate'];
        if (isset($o['endDate'])) $this->endDate = $o['endDate'];
        if (isset($o['groupBy'])) $this->groupBy = $o['groupBy'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->includeDescendants)) $o['includeDescendants'] = $this->includeDescendants;
        if (isset($this->startDate)) $o['startDate'] = $this->startDate;
        if (isset($this->endDate)) $o['endDate'] = $this->endDate;
        if (isset($this->groupBy)) $o['groupBy'] = $this->groupBy;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetBillingTotals'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new BillingTotals(); }
}

/** @description A page of calls that nobody reported, oldest first. */
// @Api(Description="A page of calls that nobody reported, oldest first.")
class ListUnreportedCallsResponse implements JsonSerializable
{
    public function __construct(
        /** @description The items of this page. */
        // @ApiMember(Description="The items of this page.", IsRequired=true)
        /** @var array<CallInfo>|null */
        public ?array $items=null,

        /** @description The cursor of the next page; absent on the last one. */
        // @ApiMember(Description="The cursor of the next page; absent on the last one.")
        /** @var string|null */
        public ?string $nextCursor=null,

        /** @description Whether another page follows. */
        // @ApiMember(Description="Whether another page follows.", IsRequired=true)
        /** @var bool|null */
        public ?bool $hasMorePages=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('CallInfo', $o['items']);
        if (isset($o['nextCursor'])) $this->nextCursor = $o['nextCursor'];
        if (isset($o['hasMorePages'])) $this->hasMorePages = $o['hasMorePages'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('CallInfo', $this->items);
        if (isset($this->nextCursor)) $o['nextCursor'] = $this->nextCursor;
        if (isset($this->hasMorePages)) $o['hasMorePages'] = $this->hasMorePages;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description List the calls that nobody reported, oldest first */
// @Route("/billing/unreported", "GET")
// @Api(Description="List the calls that nobody reported, oldest first")
#[Returns('ListUnreportedCallsResponse')]
class ListUnreportedCalls implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account. A caller with exactly one account may leave it out. */
        // @ApiMember(Description="The account. A caller with exactly one account may leave it out.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given. */
        // @ApiMember(Description="The first day on which the calls started, YYYY-MM-DD, in the account's time zone; 365 days before the last one if not given.")
        /** @var string|null */
        public ?string $startDate=null,

        /** @description The last day, YYYY-MM-DD; today if not given. */
        // @ApiMember(Description="The last day, YYYY-MM-DD; today if not given.")
        /** @var string|null */
        public ?string $endDate=null,

        /** @description The number of calls in a page, 50 if not given. A page may have fewer. */
        // @ApiMember(Description="The number of calls in a page, 50 if not given. A page may have fewer.")
        /** @var int */
        public int $limit=0,

        /** @description The start of the page: the nextCursor of the page before, with the same days. */
        // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same days.")
        /** @var string|null */
        public ?string $cursor=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['startDate'])) $this->startDate = $o['startDate'];
        if (isset($o['endDate'])) $this->endDate = $o['endDate'];
        if (isset($o['limit'])) $this->limit = $o['limit'];
        if (isset($o['cursor'])) $this->cursor = $o['cursor'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->startDate)) $o['startDate'] = $this->startDate;
        if (isset($this->endDate)) $o['endDate'] = $this->endDate;
        if (isset($this->limit)) $o['limit'] = $this->limit;
        if (isset($this->cursor)) $o['cursor'] = $this->cursor;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListUnreportedCalls'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new ListUnreportedCallsResponse(); }
}

class UsageRecordInfo implements JsonSerializable
{
    public function __construct(
        /** @var string|null */
        public ?string $accountSid=null,
        /** @var string|null */
        public ?string $category=null,
        /** @var float */
        public float $count=0.0,
        /** @var string|null */
        public ?string $countUnit=null,
        /** @var string|null */
        public ?string $description=null,
        /** @var string|null */
        public ?string $endDate=null,
        /** @var float */
        public float $price=0.0,
        /** @var string|null */
        public ?string $priceUnit=null,
        /** @var string|null */
        public ?string $startDate=null,
        /** @var string|null */
        public ?string $usage=null,
        /** @var string|null */
        public ?string $usageUnit=null,
        /** @var string|null */
        public ?string $uri=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountSid'])) $this->accountSid = $o['accountSid'];
        if (isset($o['category'])) $this->category = $o['category'];
        if (isset($o['count'])) $this->count = $o['count'];
        if (isset($o['countUnit'])) $this->countUnit = $o['countUnit'];
        if (isset($o['description'])) $this->description = $o['description'];
        if (isset($o['endDate'])) $this->endDate = $o['endDate'];
        if (isset($o['price'])) $this->price = $o['price'];
        if (isset($o['priceUnit'])) $this->priceUnit = $o['priceUnit'];
        if (isset($o['startDate'])) $this->startDate = $o['startDate'];
        if (isset($o['usage'])) $this->usage = $o['usage'];
        if (isset($o['usageUnit'])) $this->usageUnit = $o['usageUnit'];
        if (isset($o['uri'])) $this->uri = $o['uri'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountSid)) $o['accountSid'] = $this->accountSid;
        if (isset($this->category)) $o['category'] = $this->category;
        if (isset($this->count)) $o['count'] = $this->count;
        if (isset($this->countUnit)) $o['countUnit'] = $this->countUnit;
        if (isset($this->description)) $o['description'] = $this->description;
        if (isset($this->endDate)) $o['endDate'] = $this->endDate;
        if (isset($this->price)) $o['price'] = $this->price;
        if (isset($this->priceUnit)) $o['priceUnit'] = $this->priceUnit;
        if (isset($this->startDate)) $o['startDate'] = $this->startDate;
        if (isset($this->usage)) $o['usage'] = $this->usage;
        if (isset($this->usageUnit)) $o['usageUnit'] = $this->usageUnit;
        if (isset($this->uri)) $o['uri'] = $this->uri;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Gets all usage records for specified date range */
// @Route("/billing/usage", "GET")
// @Api(Description="Gets all usage records for specified date range")
#[Returns('array')]
class ListUsageRecords implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account ID you are listing for */
        // @ApiMember(Description="The account ID you are listing for")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The start date to retrieve usage records for (YYYY-MM-DD) */
        // @ApiMember(Description="The start date to retrieve usage records for (YYYY-MM-DD)")
        /** @var string|null */
        public ?string $startDate=null,

        /** @description The end date to retrieve usage records for (YYYY-MM-DD) */
        // @ApiMember(Description="The end date to retrieve usage records for (YYYY-MM-DD)")
        /** @var string|null */
        public ?string $endDate=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['startDate'])) $this->startDate = $o['startDate'];
        if (isset($o['endDate'])) $this->endDate = $o['endDate'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->startDate)) $o['startDate'] = $this->startDate;
        if (isset($this->endDate)) $o['endDate'] = $this->endDate;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListUsageRecords'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return ArrayList::create(['UsageRecordInfo']); }
}

/** @description Report the facts of a call */
// @Route("/calls", "POST")
// @Api(Description="Report the facts of a call")
#[Returns('CallInfo')]
class ReportCall implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The account whose carrier made the call. */
        // @ApiMember(Description="The account whose carrier made the call.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The call. */
        // @ApiMember(Description="The call.", IsRequired=true)
        /** @var string */
        public string $callSid='',

        /** @description The call that this one is a leg of. */
        // @ApiMember(Description="The call that this one is a leg of.")
        /** @var string|null */
        public ?string $parentCallSid=null,

        /** @description The direction: inbound, or a text that begins with outbound, such as outbound-dial. */
        // @ApiMember(Description="The direction: inbound, or a text that begins with outbound, such as outbound-dial.")
        /** @var string|null */
        public ?string $direction=null,

        /** @description The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters. */
        // @ApiMember(Description="The calling end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
        /** @var string|null */
        public ?string $from=null,

        /** @description The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters. */
        // @ApiMember(Description="The called end, kept as given: a number of E.164, a SIP address or another text of up to 256 characters.")
        /** @var string|null */
        public ?string $to=null,

        /** @description The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970. */
        // @ApiMember(Description="The start of the call, from the year 2000 to 24 hours ahead: ISO 8601 (UTC without an offset), RFC 2822, or the seconds or milliseconds since 1970.")
        /** @var string|null */
        public ?string $startTime=null,

        /** @description The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together. */
        // @ApiMember(Description="The end of the call, in the forms of startTime. It gives the duration or the start if that is not given, and must not be before the start or more than a second before start and duration together.")
        /** @var string|null */
        public ?string $endTime=null,

        /** @description The duration in whole seconds, at most 7 days. Without it, the time from start to end. */
        // @ApiMember(Description="The duration in whole seconds, at most 7 days. Without it, the time from start to end.")
        /** @var int|null */
        public ?int $duration=null,

        /** @description The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed. */
        // @ApiMember(Description="The status: completed, busy, no-answer, failed and canceled end a call. No status beside a duration means completed.")
        /** @var string|null */
        public ?string $status=null,

        /** @description The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point. */
        // @ApiMember(Description="The price of the carrier, which may have a sign: at most 6 digits before and 9 after the point.")
        /** @var float|null */
        public ?float $price=null,

        /** @description The currency of the price, a code of ISO 4217. */
        // @ApiMember(Description="The currency of the price, a code of ISO 4217.")
        /** @var string|null */
        public ?string $priceUnit=null,

        /** @description Whether the call was recorded. */
        // @ApiMember(Description="Whether the call was recorded.")
        /** @var bool|null */
        public ?bool $isRecorded=null,

        /** @description The newest version of the call, to go back on purpose to members of a former version. */
        // @ApiMember(Description="The newest version of the call, to go back on purpose to members of a former version.")
        /** @var int|null */
        public ?int $replaces=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
        if (isset($o['parentCallSid'])) $this->parentCallSid = $o['parentCallSid'];
        if (isset($o['direction'])) $this->direction = $o['direction'];
        if (isset($o['from'])) $this->from = $o['from'];
        if (isset($o['to'])) $this->to = $o['to'];
        if (isset($o['startTime'])) $this->startTime = $o['startTime'];
        if (isset($o['endTime'])) $this->endTime = $o['endTime'];
        if (isset($o['duration'])) $this->duration = $o['duration'];
        if (isset($o['status'])) $this->status = $o['status'];
        if (isset($o['price'])) $this->price = $o['price'];
        if (isset($o['priceUnit'])) $this->priceUnit = $o['priceUnit'];
        if (isset($o['isRecorded'])) $this->isRecorded = $o['isRecorded'];
        if (isset($o['replaces'])) $this->replaces = $o['replaces'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        if (isset($this->parentCallSid)) $o['parentCallSid'] = $this->parentCallSid;
        if (isset($this->direction)) $o['direction'] = $this->direction;
        if (isset($this->from)) $o['from'] = $this->from;
        if (isset($this->to)) $o['to'] = $this->to;
        if (isset($this->startTime)) $o['startTime'] = $this->startTime;
        if (isset($this->endTime)) $o['endTime'] = $this->endTime;
        if (isset($this->duration)) $o['duration'] = $this->duration;
        if (isset($this->status)) $o['status'] = $this->status;
        if (isset($this->price)) $o['price'] = $this->price;
        if (isset($this->priceUnit)) $o['priceUnit'] = $this->priceUnit;
        if (isset($this->isRecorded)) $o['isRecorded'] = $this->isRecorded;
        if (isset($this->replaces)) $o['replaces'] = $this->replaces;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ReportCall'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new CallInfo(); }
}

/** @description The result of one call of a batch. */
// @Api(Description="The result of one call of a batch.")
enum CallVerdict : string
{
    case Created = 'Created';
    case Changed = 'Changed';
    case Unchanged = 'Unchanged';
    case Superseded = 'Superseded';
    case Invalid = 'Invalid';
    case NotFound = 'NotFound';
    case Forbidden = 'Forbidden';
    case Failed = 'Failed';
}

/** @description The number of calls with each verdict. */
// @Api(Description="The number of calls with each verdict.")
class CallCounts implements JsonSerializable
{
    public function __construct(
        /** @description All calls. */
        // @ApiMember(Description="All calls.", IsRequired=true)
        /** @var int */
        public int $total=0,

        /** @description Calls that got their first facts. */
        // @ApiMember(Description="Calls that got their first facts.", IsRequired=true)
        /** @var int */
        public int $created=0,

        /** @description Calls that got a newer version. */
        // @ApiMember(Description="Calls that got a newer version.", IsRequired=true)
        /** @var int */
        public int $changed=0,

        /** @description Calls whose facts are known already. */
        // @ApiMember(Description="Calls whose facts are known already.", IsRequired=true)
        /** @var int */
        public int $unchanged=0,

        /** @description Calls of which `replaces` does not name the newest version. */
        // @ApiMember(Description="Calls of which `replaces` does not name the newest version.", IsRequired=true)
        /** @var int */
        public int $superseded=0,

        /** @description Calls whose facts cannot be read or break a rule. */
        // @ApiMember(Description="Calls whose facts cannot be read or break a rule.", IsRequired=true)
        /** @var int */
        public int $invalid=0,

        /** @description Calls whose account does not exist. */
        // @ApiMember(Description="Calls whose account does not exist.", IsRequired=true)
        /** @var int */
        public int $notFound=0,

        /** @description Calls in accounts that are not the caller's. */
        // @ApiMember(Description="Calls in accounts that are not the caller's.", IsRequired=true)
        /** @var int */
        public int $forbidden=0,

        /** @description Calls whose facts are not confirmed. */
        // @ApiMember(Description="Calls whose facts are not confirmed.", IsRequired=true)
        /** @var int */
        public int $failed=0
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['total'])) $this->total = $o['total'];
        if (isset($o['created'])) $this->created = $o['created'];
        if (isset($o['changed'])) $this->changed = $o['changed'];
        if (isset($o['unchanged'])) $this->unchanged = $o['unchanged'];
        if (isset($o['superseded'])) $this->superseded = $o['superseded'];
        if (isset($o['invalid'])) $this->invalid = $o['invalid'];
        if (isset($o['notFound'])) $this->notFound = $o['notFound'];
        if (isset($o['forbidden'])) $this->forbidden = $o['forbidden'];
        if (isset($o['failed'])) $this->failed = $o['failed'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->total)) $o['total'] = $this->total;
        if (isset($this->created)) $o['created'] = $this->created;
        if (isset($this->changed)) $o['changed'] = $this->changed;
        if (isset($this->unchanged)) $o['unchanged'] = $this->unchanged;
        if (isset($this->superseded)) $o['superseded'] = $this->superseded;
        if (isset($this->invalid)) $o['invalid'] = $this->invalid;
        if (isset($this->notFound)) $o['notFound'] = $this->notFound;
        if (isset($this->forbidden)) $o['forbidden'] = $this->forbidden;
        if (isset($this->failed)) $o['failed'] = $this->failed;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary. */
// @Api(Description="A line of the answer: the verdict on one call, or the summary in the last line. The answer to a broken body has no summary.")
class ReportCallsResponse implements JsonSerializable
{
    public function __construct(
        /** @description The position of the call in the body, from 0; absent in the last line. */
        // @ApiMember(Description="The position of the call in the body, from 0; absent in the last line.")
        /** @var int|null */
        public ?int $index=null,

        /** @var CallVerdict|null */
        public ?CallVerdict $verdict=null,
        /** @description The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded. */
        // @ApiMember(Description="The newest version of the call, if the verdict is Created, Changed, Unchanged or Superseded.")
        /** @var int|null */
        public ?int $version=null,

        /** @var VerdictError|null */
        public ?VerdictError $error=null,
        /** @var CallCounts|null */
        public ?CallCounts $summary=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['index'])) $this->index = $o['index'];
        if (isset($o['verdict'])) $this->verdict = JsonConverters::from('CallVerdict', $o['verdict']);
        if (isset($o['version'])) $this->version = $o['version'];
        if (isset($o['error'])) $this->error = JsonConverters::from('VerdictError', $o['error']);
        if (isset($o['summary'])) $this->summary = JsonConverters::from('CallCounts', $o['summary']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->index)) $o['index'] = $this->index;
        if (isset($this->verdict)) $o['verdict'] = JsonConverters::to('CallVerdict', $this->verdict);
        if (isset($this->version)) $o['version'] = $this->version;
        if (isset($this->error)) $o['error'] = JsonConverters::to('VerdictError', $this->error);
        if (isset($this->summary)) $o['summary'] = JsonConverters::to('CallCounts', $this->summary);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Report the facts of many calls */
// @Route("/calls/batch", "POST")
// @Api(Description="Report the facts of many calls")
#[Returns('ReportCallsResponse')]
/**
 * @template array of ReportCall
 */
class ReportCalls extends \ArrayObject implements IReturn, IPost, JsonSerializable
{
    public function __construct(ReportCall ...$items) {
        parent::__construct($items, \ArrayObject::STD_PROP_LIST);
    }
    
    /** @throws \Exception */
    public function append($value): void {
        if ($value instanceof ReportCall)
            parent::append($value);
        else
            throw new \Exception("Can only append a ReportCall to " . __CLASS__);
    }
    
    /** @throws Exception */
    public function fromMap($o): void {
        foreach ($o as $item) {
            $el = new ReportCall();
            $el->fromMap($item);
            $this->append($el);
        }
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed {
        return parent::getArrayCopy();
    }
    public function getTypeName(): string { return 'ReportCalls'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new ReportCallsResponse(); }
}

/** @description Read a call */
// @Route("/calls/{callSid}", "GET")
// @Api(Description="Read a call")
#[Returns('CallInfo')]
class GetCall implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The call. */
        // @ApiMember(Description="The call.")
        /** @var string|null */
        public ?string $callSid=null,

        /** @description The account to look in; needed if several of the caller's accounts have this call. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have this call.")
        /** @var string|null */
        public ?string $accountId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetCall'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new CallInfo(); }
}

/** @description Take a call off the list of unreported calls */
// @Route("/calls/{callSid}/dismiss", "POST")
// @Api(Description="Take a call off the list of unreported calls")
#[Returns('CallInfo')]
class DismissCall implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The call. */
        // @ApiMember(Description="The call.")
        /** @var string|null */
        public ?string $callSid=null,

        /** @description The account of the call; needed if several of the caller's accounts have this call. */
        // @ApiMember(Description="The account of the call; needed if several of the caller's accounts have this call.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The reason for the dismissal: 1 to 500 characters, no control characters. */
        // @ApiMember(Description="The reason for the dismissal: 1 to 500 characters, no control characters.", IsRequired=true)
        /** @var string */
        public string $reason=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['reason'])) $this->reason = $o['reason'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->reason)) $o['reason'] = $this->reason;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'DismissCall'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new CallInfo(); }
}

/** @description A customer of an account. */
// @Api(Description="A customer of an account.")
class CustomerInfo implements JsonSerializable
{
    public function __construct(
        /** @description The customer's id, unique within the account. */
        // @ApiMember(Description="The customer's id, unique within the account.", IsRequired=true)
        /** @var string */
        public string $id='',

        /** @description The account that the customer belongs to. */
        // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The name of the customer. */
        // @ApiMember(Description="The name of the customer.", IsRequired=true)
        /** @var string */
        public string $name='',

        /** @description The customer above this one, in the same account. */
        // @ApiMember(Description="The customer above this one, in the same account.")
        /** @var string|null */
        public ?string $parentCustomerId=null,

        /** @description Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out. */
        // @ApiMember(Description="Whether the customer has billing settings of its own in the current month; else it inherits. Lists leave this and the following members out.")
        /** @var bool|null */
        public ?bool $overrideBillingSettings=null,

        /** @description The customer's own billing settings in the current month. */
        // @ApiMember(Description="The customer's own billing settings in the current month.")
        /** @var BillingSettings|null */
        public ?BillingSettings $billingSettings=null,

        /** @description The last month of the customer's base costs, YYYY-MM. */
        // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM.")
        /** @var string|null */
        public ?string $endMonth=null,

        /** @description The time at which the customer was created, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time at which the customer was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        /** @var string */
        public string $dateCreated=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['name'])) $this->name = $o['name'];
        if (isset($o['parentCustomerId'])) $this->parentCustomerId = $o['parentCustomerId'];
        if (isset($o['overrideBillingSettings'])) $this->overrideBillingSettings = $o['overrideBillingSettings'];
        if (isset($o['billingSettings'])) $this->billingSettings = JsonConverters::from('BillingSettings', $o['billingSettings']);
        if (isset($o['endMonth'])) $this->endMonth = $o['endMonth'];
        if (isset($o['dateCreated'])) $this->dateCreated = $o['dateCreated'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->name)) $o['name'] = $this->name;
        if (isset($this->parentCustomerId)) $o['parentCustomerId'] = $this->parentCustomerId;
        if (isset($this->overrideBillingSettings)) $o['overrideBillingSettings'] = $this->overrideBillingSettings;
        if (isset($this->billingSettings)) $o['billingSettings'] = JsonConverters::to('BillingSettings', $this->billingSettings);
        if (isset($this->endMonth)) $o['endMonth'] = $this->endMonth;
        if (isset($this->dateCreated)) $o['dateCreated'] = $this->dateCreated;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description A page of customers, by id. */
// @Api(Description="A page of customers, by id.")
class ListCustomersResponse implements JsonSerializable
{
    public function __construct(
        /** @description The items of this page. */
        // @ApiMember(Description="The items of this page.", IsRequired=true)
        /** @var array<CustomerInfo>|null */
        public ?array $items=null,

        /** @description The cursor of the next page; absent on the last one. */
        // @ApiMember(Description="The cursor of the next page; absent on the last one.")
        /** @var string|null */
        public ?string $nextCursor=null,

        /** @description Whether another page follows. */
        // @ApiMember(Description="Whether another page follows.", IsRequired=true)
        /** @var bool|null */
        public ?bool $hasMorePages=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('CustomerInfo', $o['items']);
        if (isset($o['nextCursor'])) $this->nextCursor = $o['nextCursor'];
        if (isset($o['hasMorePages'])) $this->hasMorePages = $o['hasMorePages'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('CustomerInfo', $this->items);
        if (isset($this->nextCursor)) $o['nextCursor'] = $this->nextCursor;
        if (isset($this->hasMorePages)) $o['hasMorePages'] = $this->hasMorePages;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description List the customers of an account, by id */
// @Route("/customers", "GET")
// @Api(Description="List the customers of an account, by id")
#[Returns('ListCustomersResponse')]
class ListCustomers implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account whose customers are listed. A caller with exactly one account may leave it out. */
        // @ApiMember(Description="The account whose customers are listed. A caller with exactly one account may leave it out.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The number of customers in a page, 50 if not given. */
        // @ApiMember(Description="The number of customers in a page, 50 if not given.")
        /** @var int */
        public int $limit=0,

        /** @description The start of the page: the nextCursor of the page before, with the same filter. */
        // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filter.")
        /** @var string|null */
        public ?string $cursor=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['limit'])) $this->limit = $o['limit'];
        if (isset($o['cursor'])) $this->cursor = $o['cursor'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->limit)) $o['limit'] = $this->limit;
        if (isset($this->cursor)) $o['cursor'] = $this->cursor;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListCustomers'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new ListCustomersResponse(); }
}

/** @description Create a customer */
// @Route("/customers", "POST")
// @Api(Description="Create a customer")
#[Returns('CustomerInfo')]
class NewCustomer implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ - */
        // @ApiMember(Description="The customer's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account that the customer belongs to. */
        // @ApiMember(Description="The account that the customer belongs to.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The name of the customer: 1 to 200 characters. */
        // @ApiMember(Description="The name of the customer: 1 to 200 characters.", IsRequired=true)
        /** @var string */
        public string $name='',

        /** @description The customer above this one, in the same account. */
        // @ApiMember(Description="The customer above this one, in the same account.")
        /** @var string|null */
        public ?string $parentCustomerId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['name'])) $this->name = $o['name'];
        if (isset($o['parentCustomerId'])) $this->parentCustomerId = $o['parentCustomerId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->name)) $o['name'] = $this->name;
        if (isset($this->parentCustomerId)) $o['parentCustomerId'] = $this->parentCustomerId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'NewCustomer'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new CustomerInfo(); }
}

/** @description Read a customer */
// @Route("/customers/{customerId}", "GET")
// @Api(Description="Read a customer")
#[Returns('CustomerInfo')]
class GetCustomer implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The customer's id. */
        // @ApiMember(Description="The customer's id.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        /** @var string|null */
        public ?string $accountId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetCustomer'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new CustomerInfo(); }
}

/** @description Change a customer's settings, name or last month */
// @Route("/customers/{customerId}", "PATCH")
// @Api(Description="Change a customer's settings, name or last month")
#[Returns('CustomerInfo')]
class PatchCustomer implements IReturn, IPatch, JsonSerializable
{
    public function __construct(
        /** @description The customer's id. */
        // @ApiMember(Description="The customer's id.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The corrected name of the customer: 1 to 200 characters. */
        // @ApiMember(Description="The corrected name of the customer: 1 to 200 characters.")
        /** @var string|null */
        public ?string $name=null,

        /** @description Override this customer's billing settings? Otherwise inherits from parent */
        // @ApiMember(Description="Override this customer's billing settings? Otherwise inherits from parent")
        /** @var bool|null */
        public ?bool $overrideBillingSettings=null,

        /** @description Updated billing settings for this customer */
        // @ApiMember(Description="Updated billing settings for this customer")
        /** @var BillingSettings|null */
        public ?BillingSettings $billingSettings=null,

        /** @description The last month of the customer's base costs, YYYY-MM; none for no last month. */
        // @ApiMember(Description="The last month of the customer's base costs, YYYY-MM; none for no last month.")
        /** @var string|null */
        public ?string $endMonth=null,

        /** @description The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings. */
        // @ApiMember(Description="The first month in which the billing settings count, YYYY-MM: the next month if not given, and the account's first month for its first settings.")
        /** @var string|null */
        public ?string $effectiveMonth=null,

        /** @description Whether the change may reach months that a statement has stated. The differences then become adjustments. */
        // @ApiMember(Description="Whether the change may reach months that a statement has stated. The differences then become adjustments.")
        /** @var bool|null */
        public ?bool $restate=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['name'])) $this->name = $o['name'];
        if (isset($o['overrideBillingSettings'])) $this->overrideBillingSettings = $o['overrideBillingSettings'];
        if (isset($o['billingSettings'])) $this->billingSettings = JsonConverters::from('BillingSettings', $o['billingSettings']);
        if (isset($o['endMonth'])) $this->endMonth = $o['endMonth'];
        if (isset($o['effectiveMonth'])) $this->effectiveMonth = $o['effectiveMonth'];
        if (isset($o['restate'])) $this->restate = $o['restate'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->name)) $o['name'] = $this->name;
        if (isset($this->overrideBillingSettings)) $o['overrideBillingSettings'] = $this->overrideBillingSettings;
        if (isset($this->billingSettings)) $o['billingSettings'] = JsonConverters::to('BillingSettings', $this->billingSettings);
        if (isset($this->endMonth)) $o['endMonth'] = $this->endMonth;
        if (isset($this->effectiveMonth)) $o['effectiveMonth'] = $this->effectiveMonth;
        if (isset($this->restate)) $o['restate'] = $this->restate;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'PatchCustomer'; }
    public function getMethod(): string { return 'PATCH'; }
    public function createResponse(): mixed { return new CustomerInfo(); }
}

/** @description An item of the billing settings that count for a customer. */
// @Api(Description="An item of the billing settings that count for a customer.")
class EffectiveBillingItem implements JsonSerializable
{
    public function __construct(
        /** @description The name of the item. */
        // @ApiMember(Description="The name of the item.", IsRequired=true)
        /** @var string */
        public string $item='',

        /** @description The terms of the item; an item that the settings do not have costs nothing. */
        // @ApiMember(Description="The terms of the item; an item that the settings do not have costs nothing.", IsRequired=true)
        /** @var BillingItem|null */
        public ?BillingItem $terms=null,

        /** @description The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's. */
        // @ApiMember(Description="The customer whose settings these are: the one that was asked for, or one above it. Absent for the account's.")
        /** @var string|null */
        public ?string $ownerCustomerId=null,

        /** @description The version of the account's settings that the item is of; 0 if the account has none. */
        // @ApiMember(Description="The version of the account's settings that the item is of; 0 if the account has none.", IsRequired=true)
        /** @var int */
        public int $version=0
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['item'])) $this->item = $o['item'];
        if (isset($o['terms'])) $this->terms = JsonConverters::from('BillingItem', $o['terms']);
        if (isset($o['ownerCustomerId'])) $this->ownerCustomerId = $o['ownerCustomerId'];
        if (isset($o['version'])) $this->version = $o['version'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->item)) $o['item'] = $this->item;
        if (isset($this->terms)) $o['terms'] = JsonConverters::to('BillingItem', $this->terms);
        if (isset($this->ownerCustomerId)) $o['ownerCustomerId'] = $this->ownerCustomerId;
        if (isset($this->version)) $o['version'] = $this->version;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description The billing settings that count for a customer in a month. */
// @Api(Description="The billing settings that count for a customer in a month.")
class EffectiveBillingSettings implements JsonSerializable
{
    public function __construct(
        /** @description The account of the customer. */
        // @ApiMember(Description="The account of the customer.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The customer. */
        // @ApiMember(Description="The customer.", IsRequired=true)
        /** @var string */
        public string $customerId='',

        /** @description The month, YYYY-MM. */
        // @ApiMember(Description="The month, YYYY-MM.", IsRequired=true)
        /** @var string */
        public string $month='',

        /** @description The currency of the costs. */
        // @ApiMember(Description="The currency of the costs.", IsRequired=true)
        /** @var string */
        public string $currency='',

        /** @description All nine items. */
        // @ApiMember(Description="All nine items.", IsRequired=true)
        /** @var array<EffectiveBillingItem>|null */
        public ?array $items=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['month'])) $this->month = $o['month'];
        if (isset($o['currency'])) $this->currency = $o['currency'];
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('EffectiveBillingItem', $o['items']);
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->month)) $o['month'] = $this->month;
        if (isset($this->currency)) $o['currency'] = $this->currency;
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('EffectiveBillingItem', $this->items);
        return empty($o) ? new class(){} : $o;
    }
}

/** @description Read the billing settings that count for a customer */
// @Route("/customers/{customerId}/billing-settings", "GET")
// @Api(Description="Read the billing settings that count for a customer")
#[Returns('EffectiveBillingSettings')]
class GetEffectiveBillingSettings implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The customer's id. */
        // @ApiMember(Description="The customer's id.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The month in which the settings count, YYYY-MM: the current month if not given. */
        // @ApiMember(Description="The month in which the settings count, YYYY-MM: the current month if not given.")
        /** @var string|null */
        public ?string $month=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['month'])) $this->month = $o['month'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->month)) $o['month'] = $this->month;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetEffectiveBillingSettings'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new EffectiveBillingSettings(); }
}

/** @description Read the call rating that counts for a customer */
// @Route("/customers/{customerId}/call-rating", "GET")
// @Api(Description="Read the call rating that counts for a customer")
#[Returns('CallRatingInfo')]
class GetCustomerCallRating implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The customer's id. */
        // @ApiMember(Description="The customer's id.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The month in which the rating counts, YYYY-MM: the current month if not given. */
        // @ApiMember(Description="The month in which the rating counts, YYYY-MM: the current month if not given.")
        /** @var string|null */
        public ?string $month=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['month'])) $this->month = $o['month'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->month)) $o['month'] = $this->month;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetCustomerCallRating'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new CallRatingInfo(); }
}

/** @description Set a customer's own call rating */
// @Route("/customers/{customerId}/call-rating", "PUT")
// @Api(Description="Set a customer's own call rating")
#[Returns('CallRatingInfo')]
class PutCustomerCallRating implements IReturn, IPut, JsonSerializable
{
    public function __construct(
        /** @description The customer's id. */
        // @ApiMember(Description="The customer's id.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The billed seconds of the shortest call, 0 to 3600; 60 if not given. */
        // @ApiMember(Description="The billed seconds of the shortest call, 0 to 3600; 60 if not given.")
        /** @var int|null */
        public ?int $initialIncrement=null,

        /** @description The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given. */
        // @ApiMember(Description="The step of the billed seconds beyond the initial increment, in seconds, 1 to 3600; 60 if not given.")
        /** @var int|null */
        public ?int $increment=null,

        /** @description The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given. */
        // @ApiMember(Description="The seconds that a shorter call counts as before it is rounded, 0 to 3600; 0 if not given.")
        /** @var int|null */
        public ?int $minimum=null,

        /** @description The price of an answered call, whatever its duration, in the account's currency; 0 if not given. */
        // @ApiMember(Description="The price of an answered call, whatever its duration, in the account's currency; 0 if not given.")
        /** @var float|null */
        public ?float $connectFee=null,

        /** @description The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given. */
        // @ApiMember(Description="The first month in which the rating counts, YYYY-MM: a coming one, the next month if not given.")
        /** @var string|null */
        public ?string $effectiveMonth=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['initialIncrement'])) $this->initialIncrement = $o['initialIncrement'];
        if (isset($o['increment'])) $this->increment = $o['increment'];
        if (isset($o['minimum'])) $this->minimum = $o['minimum'];
        if (isset($o['connectFee'])) $this->connectFee = $o['connectFee'];
        if (isset($o['effectiveMonth'])) $this->effectiveMonth = $o['effectiveMonth'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->initialIncrement)) $o['initialIncrement'] = $this->initialIncrement;
        if (isset($this->increment)) $o['increment'] = $this->increment;
        if (isset($this->minimum)) $o['minimum'] = $this->minimum;
        if (isset($this->connectFee)) $o['connectFee'] = $this->connectFee;
        if (isset($this->effectiveMonth)) $o['effectiveMonth'] = $this->effectiveMonth;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'PutCustomerCallRating'; }
    public function getMethod(): string { return 'PUT'; }
    public function createResponse(): mixed { return new CallRatingInfo(); }
}

/** @description Delete a customer's own call rating */
// @Route("/customers/{customerId}/call-rating", "DELETE")
// @Api(Description="Delete a customer's own call rating")
#[Returns('CallRatingInfo')]
class DeleteCustomerCallRating implements IReturn, IDelete, JsonSerializable
{
    public function __construct(
        /** @description The customer's id. */
        // @ApiMember(Description="The customer's id.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The account to look in; needed if several of the caller's accounts have a customer of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a customer of this id.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given. */
        // @ApiMember(Description="The first month in which the customer inherits, YYYY-MM: a coming one, the next month if not given.")
        /** @var string|null */
        public ?string $effectiveMonth=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['effectiveMonth'])) $this->effectiveMonth = $o['effectiveMonth'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->effectiveMonth)) $o['effectiveMonth'] = $this->effectiveMonth;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'DeleteCustomerCallRating'; }
    public function getMethod(): string { return 'DELETE'; }
    public function createResponse(): mixed { return new CallRatingInfo(); }
}

/** @description A session. */
// @Api(Description="A session.")
class SessionInfo implements JsonSerializable
{
    public function __construct(
        /** @description The session's id, unique within the account. */
        // @ApiMember(Description="The session's id, unique within the account.", IsRequired=true)
        /** @var string */
        public string $id='',

        /** @description The account that the session belongs to. */
        // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The customer of the session. */
        // @ApiMember(Description="The customer of the session.", IsRequired=true)
        /** @var string */
        public string $customerId='',

        /** @description The call of the session, if there is one. */
        // @ApiMember(Description="The call of the session, if there is one.")
        /** @var string|null */
        public ?string $callSid=null,

        /** @description The time at which the session was created, RFC 3339 in UTC to the microsecond. */
        // @ApiMember(Description="The time at which the session was created, RFC 3339 in UTC to the microsecond.", IsRequired=true)
        /** @var string */
        public string $dateCreated=''
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
        if (isset($o['dateCreated'])) $this->dateCreated = $o['dateCreated'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        if (isset($this->dateCreated)) $o['dateCreated'] = $this->dateCreated;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description A page of sessions, by id. */
// @Api(Description="A page of sessions, by id.")
class ListSessionsResponse implements JsonSerializable
{
    public function __construct(
        /** @description The items of this page. */
        // @ApiMember(Description="The items of this page.", IsRequired=true)
        /** @var array<SessionInfo>|null */
        public ?array $items=null,

        /** @description The cursor of the next page; absent on the last one. */
        // @ApiMember(Description="The cursor of the next page; absent on the last one.")
        /** @var string|null */
        public ?string $nextCursor=null,

        /** @description Whether another page follows. */
        // @ApiMember(Description="Whether another page follows.", IsRequired=true)
        /** @var bool|null */
        public ?bool $hasMorePages=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['items'])) $this->items = JsonConverters::fromArray('SessionInfo', $o['items']);
        if (isset($o['nextCursor'])) $this->nextCursor = $o['nextCursor'];
        if (isset($o['hasMorePages'])) $this->hasMorePages = $o['hasMorePages'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->items)) $o['items'] = JsonConverters::toArray('SessionInfo', $this->items);
        if (isset($this->nextCursor)) $o['nextCursor'] = $this->nextCursor;
        if (isset($this->hasMorePages)) $o['hasMorePages'] = $this->hasMorePages;
        return empty($o) ? new class(){} : $o;
    }
}

/** @description List the sessions of an account, by id */
// @Route("/sessions", "GET")
// @Api(Description="List the sessions of an account, by id")
#[Returns('ListSessionsResponse')]
class ListSessions implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The account whose sessions are listed. A caller with exactly one account may leave it out. */
        // @ApiMember(Description="The account whose sessions are listed. A caller with exactly one account may leave it out.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description Only sessions of this customer. */
        // @ApiMember(Description="Only sessions of this customer.")
        /** @var string|null */
        public ?string $customerId=null,

        /** @description The number of sessions in a page, 50 if not given. */
        // @ApiMember(Description="The number of sessions in a page, 50 if not given.")
        /** @var int */
        public int $limit=0,

        /** @description The start of the page: the nextCursor of the page before, with the same filters. */
        // @ApiMember(Description="The start of the page: the nextCursor of the page before, with the same filters.")
        /** @var string|null */
        public ?string $cursor=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['limit'])) $this->limit = $o['limit'];
        if (isset($o['cursor'])) $this->cursor = $o['cursor'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->limit)) $o['limit'] = $this->limit;
        if (isset($this->cursor)) $o['cursor'] = $this->cursor;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'ListSessions'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new ListSessionsResponse(); }
}

/** @description Create a session */
// @Route("/sessions", "POST")
// @Api(Description="Create a session")
#[Returns('SessionInfo')]
class NewSession implements IReturn, IPost, JsonSerializable
{
    public function __construct(
        /** @description The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ - */
        // @ApiMember(Description="The session's id, made by the service if not given: 1 to 64 of A-Z a-z 0-9 . _ : @ -")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account that the session belongs to. */
        // @ApiMember(Description="The account that the session belongs to.", IsRequired=true)
        /** @var string */
        public string $accountId='',

        /** @description The customer of the session. */
        // @ApiMember(Description="The customer of the session.", IsRequired=true)
        /** @var string */
        public string $customerId='',

        /** @description The call of the session, if there is one; a report that names the session may then leave the call out. */
        // @ApiMember(Description="The call of the session, if there is one; a report that names the session may then leave the call out.")
        /** @var string|null */
        public ?string $callSid=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['customerId'])) $this->customerId = $o['customerId'];
        if (isset($o['callSid'])) $this->callSid = $o['callSid'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->customerId)) $o['customerId'] = $this->customerId;
        if (isset($this->callSid)) $o['callSid'] = $this->callSid;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'NewSession'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): mixed { return new SessionInfo(); }
}

/** @description Read a session */
// @Route("/sessions/{id}", "GET")
// @Api(Description="Read a session")
#[Returns('SessionInfo')]
class GetSession implements IReturn, IGet, JsonSerializable
{
    public function __construct(
        /** @description The session's id. */
        // @ApiMember(Description="The session's id.")
        /** @var string|null */
        public ?string $id=null,

        /** @description The account to look in; needed if several of the caller's accounts have a session of this id. */
        // @ApiMember(Description="The account to look in; needed if several of the caller's accounts have a session of this id.")
        /** @var string|null */
        public ?string $accountId=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['id'])) $this->id = $o['id'];
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->id)) $o['id'] = $this->id;
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'GetSession'; }
    public function getMethod(): string { return 'GET'; }
    public function createResponse(): mixed { return new SessionInfo(); }
}

/** @description Take a status callback of Twilio */
// @Route("/twilio/{accountId}/call-status", "POST")
// @Api(Description="Take a status callback of Twilio")
class TwilioCallStatus implements IReturnVoid, IPost, JsonSerializable
{
    public function __construct(
        /** @description The account whose carrier Twilio is. */
        // @ApiMember(Description="The account whose carrier Twilio is.")
        /** @var string|null */
        public ?string $accountId=null,

        /** @description The call. */
        // @ApiMember(Description="The call.", IsRequired=true)
        /** @var string */
        public string $CallSid='',

        /** @description The account at Twilio, which must be the configured one if one is configured. */
        // @ApiMember(Description="The account at Twilio, which must be the configured one if one is configured.")
        /** @var string|null */
        public ?string $AccountSid=null,

        /** @description The call that this one is a leg of. */
        // @ApiMember(Description="The call that this one is a leg of.")
        /** @var string|null */
        public ?string $ParentCallSid=null,

        /** @description The direction: inbound, outbound-api or outbound-dial. */
        // @ApiMember(Description="The direction: inbound, outbound-api or outbound-dial.")
        /** @var string|null */
        public ?string $Direction=null,

        /** @description The calling end. */
        // @ApiMember(Description="The calling end.")
        /** @var string|null */
        public ?string $From=null,

        /** @description The called end. */
        // @ApiMember(Description="The called end.")
        /** @var string|null */
        public ?string $To=null,

        /** @description The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled. */
        // @ApiMember(Description="The status: queued, initiated, ringing, in-progress, completed, busy, no-answer, failed or canceled.", IsRequired=true)
        /** @var string */
        public string $CallStatus='',

        /** @description The duration of a completed call in seconds. */
        // @ApiMember(Description="The duration of a completed call in seconds.")
        /** @var string|null */
        public ?string $CallDuration=null,

        /** @description The time of the event, RFC 2822. The start of a completed call is this time less the duration. */
        // @ApiMember(Description="The time of the event, RFC 2822. The start of a completed call is this time less the duration.")
        /** @var string|null */
        public ?string $Timestamp=null,

        /** @description The price of the call. */
        // @ApiMember(Description="The price of the call.")
        /** @var string|null */
        public ?string $Price=null,

        /** @description The currency of the price. */
        // @ApiMember(Description="The currency of the price.")
        /** @var string|null */
        public ?string $PriceUnit=null,

        /** @description The URL of a recording, which says that the call was recorded. */
        // @ApiMember(Description="The URL of a recording, which says that the call was recorded.")
        /** @var string|null */
        public ?string $RecordingUrl=null,

        /** @description The id of a recording, which says that the call was recorded. */
        // @ApiMember(Description="The id of a recording, which says that the call was recorded.")
        /** @var string|null */
        public ?string $RecordingSid=null
    ) {
    }

    /** @throws Exception */
    public function fromMap($o): void {
        if (isset($o['accountId'])) $this->accountId = $o['accountId'];
        if (isset($o['CallSid'])) $this->CallSid = $o['CallSid'];
        if (isset($o['AccountSid'])) $this->AccountSid = $o['AccountSid'];
        if (isset($o['ParentCallSid'])) $this->ParentCallSid = $o['ParentCallSid'];
        if (isset($o['Direction'])) $this->Direction = $o['Direction'];
        if (isset($o['From'])) $this->From = $o['From'];
        if (isset($o['To'])) $this->To = $o['To'];
        if (isset($o['CallStatus'])) $this->CallStatus = $o['CallStatus'];
        if (isset($o['CallDuration'])) $this->CallDuration = $o['CallDuration'];
        if (isset($o['Timestamp'])) $this->Timestamp = $o['Timestamp'];
        if (isset($o['Price'])) $this->Price = $o['Price'];
        if (isset($o['PriceUnit'])) $this->PriceUnit = $o['PriceUnit'];
        if (isset($o['RecordingUrl'])) $this->RecordingUrl = $o['RecordingUrl'];
        if (isset($o['RecordingSid'])) $this->RecordingSid = $o['RecordingSid'];
    }
    
    /** @throws Exception */
    public function jsonSerialize(): mixed
    {
        $o = [];
        if (isset($this->accountId)) $o['accountId'] = $this->accountId;
        if (isset($this->CallSid)) $o['CallSid'] = $this->CallSid;
        if (isset($this->AccountSid)) $o['AccountSid'] = $this->AccountSid;
        if (isset($this->ParentCallSid)) $o['ParentCallSid'] = $this->ParentCallSid;
        if (isset($this->Direction)) $o['Direction'] = $this->Direction;
        if (isset($this->From)) $o['From'] = $this->From;
        if (isset($this->To)) $o['To'] = $this->To;
        if (isset($this->CallStatus)) $o['CallStatus'] = $this->CallStatus;
        if (isset($this->CallDuration)) $o['CallDuration'] = $this->CallDuration;
        if (isset($this->Timestamp)) $o['Timestamp'] = $this->Timestamp;
        if (isset($this->Price)) $o['Price'] = $this->Price;
        if (isset($this->PriceUnit)) $o['PriceUnit'] = $this->PriceUnit;
        if (isset($this->RecordingUrl)) $o['RecordingUrl'] = $this->RecordingUrl;
        if (isset($this->RecordingSid)) $o['RecordingSid'] = $this->RecordingSid;
        return empty($o) ? new class(){} : $o;
    }
    public function getTypeName(): string { return 'TwilioCallStatus'; }
    public function getMethod(): string { return 'POST'; }
    public function createResponse(): void {}
}
