"""The rules of money once more, in another language: the totals of an account, counted from its whole history.

The program reads JSON lines from standard input: the steps of a history in their order, and questions between them. It
answers each question with one line. It keeps no totals: each answer is counted from the steps, with fractions for money.
The standard library is all that it needs. The time zones are written here from the rules of their governments, as they are
in 2026, so that the days do not come from the database that the service uses.

Choices where the promise is silent: a final call without a start counts on the day of its report, and one without a
direction as outbound; a change to the time zone that a month has already, and the removal of a call rating that a customer
does not have in a month, are no versions; facts that the newest version has already change nothing, whatever they replace.
"""

import json
import sys
from collections import defaultdict
from datetime import date
from fractions import Fraction
from functools import lru_cache

SECOND = 1_000_000
EPOCH = date(1970, 1, 1).toordinal()

# Days are numbers of days since 1970-01-01; months are 12 * year + month - 1.


def day_number(year, month, day):
    return date(year, month, day).toordinal() - EPOCH


def day_text(day):
    return date.fromordinal(day + EPOCH).isoformat()


def parse_day(text):
    return date.fromisoformat(text[:10]).toordinal() - EPOCH


def month_of(day):
    found = date.fromordinal(day + EPOCH)
    return found.year * 12 + found.month - 1


def first_day(month):
    return day_number(month // 12, month % 12 + 1, 1)


def last_day(month):
    return first_day(month + 1) - 1


def parse_month(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def month_text(month):
    return f"{month // 12:04}-{month % 12 + 1:02}"


# Time zones.


def weekday_on_or_after(year, month, day, weekday):
    """Monday is 0."""
    start = day_number(year, month, day)
    return start + (weekday - (start + 3) % 7) % 7


def weekday_last(year, month, weekday):
    last = last_day(year * 12 + month - 1)
    return last - ((last + 3) % 7 - weekday) % 7


def instant(day, hour, minute=0):
    return (day * 24 + hour) * 3600 + minute * 60


def fixed(minutes):
    return lambda second: minutes * 60


def seasonal(standard, summer, begins, ends):
    """`begins` and `ends` give the instants of a year, in seconds of UTC, between which the clock shows summer time."""

    def offset(second):
        year = date.fromordinal(second // 86400 + EPOCH).year
        begin, end = begins(year), ends(year)
        is_summer = begin <= second < end if begin < end else not end <= second < begin
        return (summer if is_summer else standard) * 60

    return offset


THURSDAY, FRIDAY, SUNDAY = 3, 4, 6


def american(standard):
    """At 2 o'clock on the second Sunday of March and on the first Sunday of November."""
    return seasonal(
        standard,
        standard + 60,
        lambda year: instant(weekday_on_or_after(year, 3, 8, SUNDAY), 2) - standard * 60,
        lambda year: instant(weekday_on_or_after(year, 11, 1, SUNDAY), 2) - (standard + 60) * 60,
    )


ZONES = {
    "UTC": fixed(0),
    "Asia/Kathmandu": fixed(5 * 60 + 45),
    "Pacific/Apia": fixed(13 * 60),
    "Pacific/Pago_Pago": fixed(-11 * 60),
    "America/New_York": american(-5 * 60),
    "America/St_Johns": american(-(3 * 60 + 30)),
    # At 1:00 UTC on the last Sunday of March and of October.
    "Europe/Vienna": seasonal(
        60,
        120,
        lambda year: instant(weekday_last(year, 3, SUNDAY), 1),
        lambda year: instant(weekday_last(year, 10, SUNDAY), 1),
    ),
    # From the midnight that begins the last Friday of April, which is skipped, to the end of the last Thursday of October.
    "Africa/Cairo": seasonal(
        120,
        180,
        lambda year: instant(weekday_last(year, 4, FRIDAY), 0) - 120 * 60,
        lambda year: instant(weekday_last(year, 10, THURSDAY), 24) - 180 * 60,
    ),
    # At the end of the Saturdays before the first Sundays from the 2nd of September and of April.
    "America/Santiago": seasonal(
        -4 * 60,
        -3 * 60,
        lambda year: instant(weekday_on_or_after(year, 9, 2, SUNDAY), 0) + 4 * 3600,
        lambda year: instant(weekday_on_or_after(year, 4, 2, SUNDAY), 0) + 3 * 3600,
    ),
    # Half an hour, at 2 o'clock on the first Sundays of October and April.
    "Australia/Lord_Howe": seasonal(
        10 * 60 + 30,
        11 * 60,
        lambda year: instant(weekday_on_or_after(year, 10, 1, SUNDAY), 2) - (10 * 60 + 30) * 60,
        lambda year: instant(weekday_on_or_after(year, 4, 1, SUNDAY), 2) - 11 * 3600,
    ),
}


def wall_day(zone, micros):
    second = micros // SECOND
    return (second + ZONES[zone](second)) // 86400


@lru_cache(maxsize=None)
def start_of_day(zone, day):
    """The first instant, in microseconds, at which the clock of the zone shows this day or a later one."""
    low, high = (day - 2) * 86400, (day + 2) * 86400
    while high - low > 1:
        middle = (low + high) // 2
        if (middle + ZONES[zone](middle)) // 86400 >= day:
            high = middle
        else:
            low = middle
    return high * SECOND


# Numbers of E.164.

AREAS = {"212": "US", "416": "CA"}
COUNTRIES = {"43": "AT", "49": "DE", "44": "GB", "81": "JP", "965": "KW"}


def country_of(number):
    """None for what is no number of E.164. Only the prefixes of the histories are here."""
    if number is None or not number.startswith("+") or not number[1:].isdigit() or not 8 <= len(number) <= 16:
        return None
    if number.startswith("+1"):
        # Area code 500 is of no country.
        return AREAS.get(number[2:5])
    return next((country for prefix, country in COUNTRIES.items() if number[1:].startswith(prefix)), None)


# Calls.

UNANSWERED = {"busy", "noanswer", "failed", "canceled"}
MEMBERS = (
    "parentCallSid",
    "direction",
    "from",
    "to",
    "startTime",
    "duration",
    "status",
    "price",
    "priceUnit",
    "isRecorded",
)


def plain_status(text):
    return "".join(letter for letter in text.lower() if letter not in " _-")


def comparable(facts):
    """Spellings of a status are one status; spellings of a number are one number."""
    facts = dict(facts)
    if "status" in facts:
        facts["status"] = plain_status(facts["status"])
    if "price" in facts:
        facts["price"] = Fraction(facts["price"])
    return facts


def is_unanswered(facts):
    return facts.get("status") in UNANSWERED


def is_final(facts):
    if is_unanswered(facts):
        return True
    is_over = facts.get("status", "completed") == "completed"
    return is_over and all(member in facts for member in ("startTime", "direction", "duration"))


def merge(versions, given, replaces):
    """The outcome of facts, and the versions afterwards."""
    if not versions:
        return ("Created", [given]) if replaces is None else ("Superseded", [])
    newest = versions[-1]
    merged = {**newest, **given}
    if is_final(newest) and not is_final(merged):
        # A final call never becomes unfinal.
        given = {member: value for member, value in given.items() if member not in ("status", "duration")}
        merged = {**newest, **given}
    if merged == newest:
        return "Unchanged", versions
    if replaces is not None and replaces != len(versions):
        return "Superseded", versions
    former = versions[:-1] if replaces is None else []
    if any(all(version.get(member) == value for member, value in given.items()) for version in former):
        return "Unchanged", versions
    return "Changed", [*versions, merged]


DEFAULT_RATING = {"initialIncrement": 60, "increment": 60, "minimum": 0, "connectFee": Fraction(0)}
NO_TERMS = {"baseCost": Fraction(0), "rawUnitMultiplier": Fraction(1), "unitCost": Fraction(0), "allowance": 0}
ITEM_PRICES = ["baseCost", "rawUnitMultiplier", "unitCost"]
ITEMS = (
    "base",
    "localNumbers",
    "tollFreeNumbers",
    "inboundVoiceCalls",
    "outboundVoiceCalls",
    "inboundFaxes",
    "outboundFaxes",
    "inboundSmsMessages",
    "outboundSmsMessages",
)
PLACES = {"JPY": 0, "USD": 2, "EUR": 2, "KWD": 3, "CLF": 4}


def exact(members, prices):
    """The members, with the exact values of those that are decimal texts."""
    return {name: Fraction(value) if name in prices else value for name, value in members.items()}


def decimal(value):
    """The shortest text of a number of at most 9 places."""
    whole, rest = divmod(int(value * 10**9), 10**9)
    return f"{whole}.{rest:09}".rstrip("0").rstrip(".")


def billed_seconds(duration, rating):
    if duration <= 0:
        return 0
    initial, increment = rating["initialIncrement"], rating["increment"]
    counted = max(duration, rating["minimum"])
    if counted <= initial:
        return initial
    return initial + -((initial - counted) // increment) * increment


def rounded(amount, places):
    """Half away from zero, in minor units."""
    scaled = abs(amount) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return whole if amount >= 0 else -whole


class Account:
    """An account, as its history tells it."""

    def __init__(self, step):
        self.currency = step["currency"]
        self.country = step["country"]
        self.first_zone = step["zone"]
        self.zone_changes = {}
        self.customers = {}
        self.settings = []
        self.ratings = []
        self.end_months = {}
        self.calls = {}
        self.billables = []
        self.of_call = defaultdict(list)

    # The steps. Each returns what the service must answer.

    def customer(self, step):
        self.customers[step["customer"]] = {"parent": step.get("parent"), "created": step["at"]}

    def zone(self, step):
        month, zone = parse_month(step["month"]), self.first_zone
        for changed_month, changed in sorted(self.zone_changes.items()):
            if changed_month <= month:
                zone = changed
        if zone != step["zone"]:
            self.zone_changes[month] = step["zone"]

    def patch(self, step):
        if not step["items"] and step.get("override") is None:
            return
        customer, month = step.get("customer"), parse_month(step["month"])
        former = self.version_of(self.settings, customer, month) or {"override": False, "items": {}}
        override = step.get("override")
        override = former["override"] if override is None else override
        given = {name: exact(terms, ITEM_PRICES) for name, terms in step["items"].items()}
        items = {**former["items"], **given}
        self.settings.append({"customer": customer, "month": month, "override": override, "items": items})

    def rating(self, step):
        customer, month = step.get("customer"), parse_month(step["month"])
        rating = step["rating"] and exact(step["rating"], ["connectFee"])
        former = self.version_of(self.ratings, customer, month) or {"rating": None}
        if rating or former["rating"]:
            self.ratings.append({"customer": customer, "month": month, "rating": rating})

    def end(self, step):
        month = step["month"]
        self.end_months[step["customer"]] = None if month is None else parse_month(month)

    def facts(self, step):
        outcome, versions = merge(self.calls.get(step["call"], []), comparable(step["facts"]), step.get("replaces"))
        self.calls[step["call"]] = versions
        return f"{outcome} {len(versions)}"

    def report(self, step):
        of_call = self.of_call[step["call"]]
        for billable in of_call:
            if billable["customer"] == step["customer"]:
                return "Replayed" if billable["live"] else "Voided"
        if any(billable["live"] for billable in of_call):
            return "Conflict"
        kept = ("call", "customer", "at")
        billable = {**{member: step[member] for member in kept}, "live": True, "void": None}
        self.billables.append(billable)
        of_call.append(billable)
        return "Created"

    def void(self, step):
        billable = self.billable(step)
        if billable["live"]:
            billable["live"] = False
            counted = self.counted(billable)
            billable["void"] = (counted["day"], counted["item"]) if counted else (self.day_of(billable["at"]), "pending")
        return "Voided"

    def reinstate(self, step):
        billable = self.billable(step)
        if any(other["live"] and other is not billable for other in self.of_call[step["call"]]):
            return "Conflict"
        billable["live"] = True
        return "Live"

    def billable(self, step):
        return next(other for other in self.of_call[step["call"]] if other["customer"] == step["customer"])

    # Zones.

    def day_of(self, micros):
        zone, least, most = self.first_zone, None, None
        for month, changed in sorted(self.zone_changes.items()):
            if micros >= start_of_day(changed, first_day(month)):
                zone, least = changed, first_day(month)
            else:
                most = first_day(month) - 1
                break
        day = wall_day(zone, micros)
        if least is not None:
            day = max(day, least)
        return day if most is None else min(day, most)

    def start_of_month(self, month):
        zone = self.first_zone
        for changed_month, changed in sorted(self.zone_changes.items()):
            if changed_month <= month:
                zone = changed
            elif start_of_day(changed, first_day(changed_month)) < start_of_day(zone, first_day(month)):
                return start_of_day(changed, first_day(changed_month))
        return start_of_day(zone, first_day(month))

    # Settings.

    @staticmethod
    def version_of(versions, customer, month):
        """The version that counts in a month: of the latest month, and of that month the last one written."""
        found = None
        for version in versions:
            if version["customer"] == customer and version["month"] <= month:
                if found is None or version["month"] >= found["month"]:
                    found = version
        return found

    def line(self, customer):
        while customer is not None:
            yield customer
            customer = self.customers[customer]["parent"]

    def terms(self, customer, month):
        for owner in self.line(customer):
            version = self.version_of(self.settings, owner, month)
            if version and version["override"]:
                return version["items"]
        version = self.version_of(self.settings, None, month)
        return version["items"] if version else {}

    def call_rating(self, customer, month):
        for owner in [*self.line(customer), None]:
            version = self.version_of(self.ratings, owner, month)
            if version and version["rating"] is not None:
                return version["rating"]
        return DEFAULT_RATING

    # Totals.

    def counted(self, billable):
        """What a billable counts for, if its call has final facts."""
        versions = self.calls.get(billable["call"])
        if not versions or not is_final(versions[-1]):
            return None
        facts = versions[-1]
        day = self.day_of(facts["startTime"] if "startTime" in facts else billable["at"])
        seconds = 0 if is_unanswered(facts) else facts["duration"]
        is_inbound = facts.get("direction", "outbound").lower() == "inbound"
        ends = [country_of(facts.get("from")), country_of(facts.get("to"))]
        is_foreign = any(country is not None and country != self.country for country in ends)
        is_priced = is_foreign and "price" in facts and facts.get("priceUnit") == self.currency
        return {
            "day": day,
            "item": "inboundVoiceCalls" if is_inbound else "outboundVoiceCalls",
            "answered": int(seconds > 0),
            "seconds": seconds,
            "billed": billed_seconds(seconds, self.call_rating(billable["customer"], month_of(day))),
            "international": abs(facts["price"]) if is_priced else Fraction(0),
            "recorded": bool(facts.get("isRecorded")),
        }

    def base_applies(self, customer, month, now, months_with_calls):
        if now < self.start_of_month(month):
            return False
        end = self.end_months.get(customer)
        if end is not None and month > end:
            return False
        is_made = self.customers[customer]["created"] < self.start_of_month(month + 1)
        return is_made or (customer, month) in months_with_calls

    def count(self, step):
        """Live and voided billables."""
        live = sum(billable["live"] for billable in self.billables)
        return [live, len(self.billables) - live]

    def asked_customers(self, customer, descendants):
        if customer is None:
            return set(self.customers)
        if not descendants:
            return {customer}
        return {other for other in self.customers if customer in self.line(other)}

    def totals(self, step):
        customers = self.asked_customers(step.get("customer"), step.get("descendants"))
        first, last, by = parse_day(step["first"]), parse_day(step["last"]), step["by"]
        rows = defaultdict(lambda: [0] * 7)
        charged = defaultdict(lambda: [0, 0])  # Answered calls and billed seconds of a customer, item and day.
        months_with_calls = set()

        def row(customer, day, item):
            key = {"customer": customer, "day": day_text(day), "month": month_text(month_of(day)), "item": item}
            return rows[tuple(key[name] for name in by)]

        def add(customer, day, item, numbers):
            if first <= day <= last:
                of_key = row(customer, day, item)
                for place, number in enumerate(numbers):
                    of_key[place] += number

        for billable in self.billables:
            customer = billable["customer"]
            if customer not in customers:
                continue
            if not billable["live"]:
                add(customer, *billable["void"], [0, 0, 0, 1])
                continue
            counted = self.counted(billable)
            if counted is None:
                add(customer, self.day_of(billable["at"]), "pending", [1, 0, 1])
                continue
            day, item = counted["day"], counted["item"]
            add(customer, day, item, [1, counted["answered"], 0, 0, counted["seconds"], counted["billed"]])
            months_with_calls.add((customer, month_of(day)))
            sums = charged[customer, item, day]
            sums[0] += counted["answered"]
            sums[1] += counted["billed"]

        places = PLACES[self.currency]
        days_charged = defaultdict(list)
        for customer, item, day in sorted(charged):
            days_charged[customer, item, month_of(day)].append(day)
        for month in range(month_of(first), month_of(last) + 1):
            for customer in sorted(customers):
                terms = self.terms(customer, month)
                fee = self.call_rating(customer, month)["connectFee"]
                is_based = self.base_applies(customer, month, step["now"], months_with_calls)
                for item in ITEMS:
                    of_item = terms.get(item, NO_TERMS)
                    answered, seconds, former = 0, 0, 0
                    # The cumulative amount changes on the first day of a month, and on days with calls.
                    days = days_charged[customer, item, month]
                    if first_day(month) not in days:
                        days = [first_day(month), *days]
                    for day in days:
                        sums = charged.get((customer, item, day), [0, 0])
                        answered += sums[0]
                        seconds += sums[1]
                        amount = fee * answered + of_item["unitCost"] * self.payable(of_item, seconds)
                        if is_based:
                            amount += of_item["baseCost"]
                        cumulative = rounded(amount, places)
                        if first <= day <= last and cumulative != former:
                            row(customer, day, item)[6] += cumulative - former
                        former = cumulative
        return sorted([list(key), numbers] for key, numbers in rows.items() if any(numbers))

    @staticmethod
    def payable(of_item, seconds):
        multiplier = of_item["rawUnitMultiplier"] or 1
        return max(Fraction(0), Fraction(seconds, 60) * multiplier - of_item["allowance"])

    def billing(self, step):
        """The carrier's prices of foreign calls, and whether a call was recorded, of each customer with live
        billables in the range."""
        first, last = parse_day(step["first"]), parse_day(step["last"])
        found = defaultdict(lambda: [Fraction(0), False])
        for billable in self.billables:
            counted = self.counted(billable)
            day = counted["day"] if counted else self.day_of(billable["at"])
            if billable["live"] and first <= day <= last:
                of_customer = found[billable["customer"]]
                if counted:
                    of_customer[0] += counted["international"]
                    of_customer[1] = of_customer[1] or counted["recorded"]
        return sorted([customer, decimal(price), recorded] for customer, (price, recorded) in found.items())


STEPS = {"customer", "zone", "patch", "rating", "end", "facts", "report", "void", "reinstate", "count", "totals", "billing"}


def main():
    account = None
    for line in sys.stdin:
        step = json.loads(line)
        kind = step["step"]
        if kind == "account":
            account = Account(step)
            answer = None
        else:
            assert kind in STEPS, kind
            answer = getattr(account, kind)(step)
        if answer is not None:
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
