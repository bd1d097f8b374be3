//! Random histories of an account: customers, settings, reports, facts, voids, and questions about totals. A step is the JSON
//! value that the program in Python reads.

use std::collections::BTreeMap;

use billables_billing::{Day, Month, Zone, Zones};
use billables_domain::Timestamp;
use serde_json::{Map, Value, json};

use super::random::Random;

/// The time zones, which the program in Python knows by their rules.
const ZONES: [&str; 10] = [
    "UTC",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Pago_Pago",
    "America/New_York",
    "America/St_Johns",
    "Europe/Vienna",
    "Africa/Cairo",
    "America/Santiago",
    "Australia/Lord_Howe",
];
const CURRENCIES: [&str; 5] = ["USD", "EUR", "JPY", "KWD", "CLF"];
const COUNTRIES: [&str; 3] = ["US", "CA", "AT"];
/// Days on which histories begin, so that they meet changes of the clock and ends of months.
const BEGINNINGS: [&str; 6] = ["2026-02-20", "2026-03-25", "2026-04-20", "2026-08-28", "2026-09-27", "2026-10-22"];
const PRICES: [&str; 12] = [
    "0",
    "0.0085",
    "0.006",
    "0.015",
    "0.05",
    "8.5e-3",
    "1E-9",
    "0.333333333",
    "0.142857143",
    "1.5",
    "12.34567",
    "999999.999999999",
];
const MULTIPLIERS: [&str; 7] = ["0", "1", "1", "1.5", "0.0001", "0.3333", "60"];
const ALLOWANCES: [i64; 7] = [0, 0, 1, 3, 10, 100, 2_147_483_647];
const DURATIONS: [i64; 14] = [0, 1, 23, 29, 30, 31, 59, 60, 61, 75, 126, 671, 3_600, 604_800];
const NUMBERS: [&str; 9] = [
    "+15005550006",
    "+14165550100",
    "+12125550123",
    "+431234567",
    "+442071838750",
    "+81312345678",
    "anonymous",
    "sip:alice@example.com",
    "5550100",
];
const CARRIER_PRICES: [&str; 8] =
    ["-0.0085", "0.0085", "-1.5", "0", "-123456.789012345", "8e-9", "-0.000000001", "999999.999999999"];
const ITEMS: [&str; 9] = [
    "base",
    "localNumbers",
    "tollFreeNumbers",
    "inboundVoiceCalls",
    "outboundVoiceCalls",
    "inboundFaxes",
    "outboundFaxes",
    "inboundSmsMessages",
    "outboundSmsMessages",
];
const GROUPS: [&str; 4] = ["customer", "day", "month", "item"];
const HOUR: i64 = 3_600 * SECOND;
const SECOND: i64 = 1_000_000;

/// A history that grows by a step at a time, since some choices depend on the answers of the store.
#[derive(Debug)]
pub(super) struct History {
    random: Random,
    /// The time of the next step, in microseconds.
    pub(super) now: i64,
    zones: Zones,
    currency: &'static str,
    calls: i64,
    customers: Vec<String>,
    customers_max: usize,
    /// The facts that were sent for each call.
    sent: BTreeMap<i64, Vec<Value>>,
    /// The newest version of each call.
    newest: BTreeMap<i64, i64>,
    /// The billables that were made: call and customer.
    billables: Vec<(i64, String)>,
    /// Whether voids meet calls that are not rated yet: then the day of a void depends on the raters.
    pub(super) is_racing: bool,
    has_calls: bool,
    /// Whether the history has thousands of calls; such a history asks few questions.
    is_long: bool,
}

impl History {
    /// A history with this many calls at the most, and its first step.
    pub(super) fn new(seed: u64, calls: i64) -> (Self, Value) {
        let mut random = Random::new(seed);
        let zone = *random.pick(&ZONES);
        let beginning = *random.pick(&BEGINNINGS);
        let beginning = Day::parse(beginning).unwrap();
        let now = beginning.number() * 24 * HOUR + random.between(0, 10 * 24 * HOUR);
        let currency = *random.pick(&CURRENCIES);
        let country = *random.pick(&COUNTRIES);
        let history = Self {
            now,
            zones: Zones::new(Zone::parse(zone).unwrap()),
            currency,
            calls,
            customers: Vec::new(),
            customers_max: usize::try_from(random.between(1, 5)).unwrap(),
            sent: BTreeMap::new(),
            newest: BTreeMap::new(),
            billables: Vec::new(),
            is_racing: random.percent(25),
            has_calls: false,
            is_long: calls > 1_000,
            random,
        };
        let account = json!({
            "step": "account", "at": now, "zone": zone, "currency": currency, "country": country,
        });
        (history, account)
    }

    /// The next steps, which can be taken at once. Reports and facts of one group are of different calls, except that a report
    /// and facts can be of the same call.
    pub(super) fn next(&mut self) -> Vec<Value> {
        let pause = match self.random.between(0, 9) {
            0..=4 => self.random.between(0, 10 * SECOND),
            5..=8 => self.random.between(0, 30 * HOUR),
            _ => self.random.between(0, 9 * 24 * HOUR),
        };
        // A long history fills the same months as a short one.
        self.now += if self.is_long { pause / 40 } else { pause };
        if self.customers.is_empty() || (self.customers.len() < self.customers_max && self.random.percent(20)) {
            return vec![self.customer()];
        }
        match self.random.between(0, 99) {
            0..=59 => self.traffic(),
            60..=71 => self.void_or_reinstate(),
            72..=81 => vec![self.patch()],
            82..=86 => vec![self.rating()],
            87..=88 => vec![self.end()],
            89 => self.zone().into_iter().collect(),
            _ if self.is_long && self.random.percent(95) => self.traffic(),
            _ => self.questions(),
        }
    }

    /// Learns the answer to a step.
    pub(super) fn learn(&mut self, step: &Value, answer: &str) {
        let call = step["call"].as_i64().unwrap_or_default();
        match step["step"].as_str().unwrap() {
            "report" if answer == "Created" => {
                self.billables.push((call, step["customer"].as_str().unwrap().to_owned()));
            }
            "facts" => {
                let (_, version) = answer.split_once(' ').unwrap();
                self.newest.insert(call, version.parse().unwrap());
            }
            _ => {}
        }
    }

    fn customer(&mut self) -> Value {
        let id = format!("c{}", self.customers.len());
        let parent = if self.random.percent(50) { None } else { self.a_customer() };
        self.customers.push(id.clone());
        json!({ "step": "customer", "at": self.now, "customer": id, "parent": parent })
    }

    fn a_customer(&mut self) -> Option<String> {
        if self.customers.is_empty() { None } else { Some(self.random.pick(&self.customers).clone()) }
    }

    fn traffic(&mut self) -> Vec<Value> {
        self.has_calls = true;
        let count = self.random.between(1, 12);
        let mut reported = Vec::new();
        let mut told = Vec::new();
        let mut steps = Vec::new();
        for _ in 0..count {
            let call = self.random.between(1, self.calls);
            if self.random.percent(45) {
                if !reported.contains(&call) {
                    reported.push(call);
                    let customer = self.a_customer();
                    steps.push(json!({ "step": "report", "call": call, "customer": customer }));
                }
            } else if !told.contains(&call) {
                told.push(call);
                steps.push(self.facts(call));
            }
        }
        steps
    }

    fn facts(&mut self, call: i64) -> Value {
        let repeated = self.sent.get(&call).filter(|_| self.random.percent(20));
        let facts = match repeated.cloned() {
            Some(sent) => self.random.pick(&sent).clone(),
            None => Value::Object(self.new_facts(call)),
        };
        self.sent.entry(call).or_default().push(facts.clone());
        let mut step = json!({ "step": "facts", "call": call, "facts": facts });
        if let Some(newest) = self.newest.get(&call).copied()
            && self.random.percent(15)
        {
            step["replaces"] = (newest - self.random.between(0, 5) / 5).into();
        }
        step
    }

    fn new_facts(&mut self, call: i64) -> Map<String, Value> {
        let form = self.random.between(0, 9);
        let mut facts = Map::new();
        let mut give = |name: &str, value: Value| facts.insert(name.to_owned(), value);
        if form <= 5 || form == 8 {
            give("direction", (*self.random.pick(&["inbound", "outbound-api", "outbound-dial", "Inbound"])).into());
            give("from", (*self.random.pick(&NUMBERS)).into());
            give("to", (*self.random.pick(&NUMBERS)).into());
        }
        match form {
            // A call that is over.
            0..=4 => {
                give("startTime", self.start().into());
                give("duration", (*self.random.pick(&DURATIONS)).into());
                if self.random.percent(70) {
                    give("status", (*self.random.pick(&["completed", "Completed", "COMPLETED"])).into());
                }
            }
            5 => {
                give(
                    "status",
                    (*self.random.pick(&["ringing", "in-progress", "queued", "In Progress", "parked"])).into(),
                );
                if self.random.percent(40) {
                    give("duration", (*self.random.pick(&DURATIONS)).into());
                }
            }
            6 => {
                give("status", (*self.random.pick(&["busy", "NO ANSWER", "no_answer", "failed", "canceled"])).into());
                if self.random.percent(60) {
                    give("startTime", self.start().into());
                }
                if self.random.percent(30) {
                    give("duration", 7.into());
                }
            }
            // Corrections of single members.
            7 => {
                give("duration", (*self.random.pick(&DURATIONS)).into());
            }
            8 => {
                give("startTime", self.start().into());
            }
            _ => {
                give("parentCallSid", (call % self.calls + 1).into());
            }
        }
        if self.random.percent(40) {
            give("price", (*self.random.pick(&CARRIER_PRICES)).into());
            let unit = if self.random.percent(75) { self.currency } else { *self.random.pick(&CURRENCIES) };
            give("priceUnit", unit.into());
        }
        if self.random.percent(20) {
            give("isRecorded", self.random.percent(60).into());
        }
        facts
    }

    /// The start of a call: often beside a midnight of the account or of another zone, never after now.
    fn start(&mut self) -> i64 {
        let now = self.now;
        let days_ago = if self.random.percent(80) { self.random.between(0, 12) } else { self.random.between(0, 70) };
        let day = Day::from_number(now / (24 * HOUR) - days_ago).unwrap();
        let day = if self.random.percent(15) { day.month().first_day() } else { day };
        let start = match self.random.between(0, 9) {
            0..=4 => self.zones.start_of_day(day).as_microseconds() + self.random.pick(&[-SECOND, -1, 0, 1, SECOND]),
            5 => {
                let zone = *self.random.pick(&ZONES);
                let zone = Zones::new(Zone::parse(zone).unwrap());
                zone.start_of_day(day).as_microseconds() + self.random.between(-1, 1)
            }
            6 => day.number() * 24 * HOUR + self.random.between(0, 95) * HOUR / 4,
            _ => now - self.random.between(0, 20 * 24 * HOUR),
        };
        start.min(now)
    }

    fn void_or_reinstate(&mut self) -> Vec<Value> {
        if self.billables.is_empty() {
            return Vec::new();
        }
        let (call, customer) = self.random.pick(&self.billables).clone();
        let name = if self.random.percent(60) { "void" } else { "reinstate" };
        vec![json!({ "step": name, "at": self.now, "call": call, "customer": customer })]
    }

    /// The month of now in the account's zone.
    fn month(&self) -> Month {
        self.zones.month_of(Timestamp::from_microseconds(self.now))
    }

    /// A month from `least` months after now on, to `most`.
    fn a_month(&mut self, least: i64, most: i64) -> String {
        let offset = self.random.between(least, most);
        Month::from_number(self.month().number() + offset).unwrap().to_string()
    }

    fn patch(&mut self) -> Value {
        let customer = if self.random.percent(50) { None } else { self.a_customer() };
        let month = self.a_month(-3, 2);
        let mut items = Map::new();
        for name in ITEMS {
            // Calls are what has quantities.
            let is_call = name.ends_with("VoiceCalls");
            if self.random.percent(if is_call { 60 } else { 8 }) || (name == "base" && self.random.percent(30)) {
                items.insert(name.to_owned(), self.item());
            }
        }
        let mut step = json!({ "step": "patch", "at": self.now, "customer": customer, "month": month, "items": items });
        if customer.is_some() && self.random.percent(70) {
            step["override"] = self.random.percent(70).into();
        }
        step
    }

    fn item(&mut self) -> Value {
        let price = |random: &mut Random| {
            let is_usual = random.percent(90);
            *random.pick(if is_usual { &PRICES[..11] } else { &PRICES })
        };
        json!({
            "baseCost": if self.random.percent(60) { "0" } else { price(&mut self.random) },
            "rawUnitMultiplier": self.random.pick(&MULTIPLIERS),
            "unitCost": price(&mut self.random),
            "allowance": self.random.pick(&ALLOWANCES),
        })
    }

    fn rating(&mut self) -> Value {
        let customer = if self.random.percent(40) { None } else { self.a_customer() };
        let month = self.a_month(1, 2);
        let rating = if customer.is_some() && self.random.percent(25) {
            Value::Null
        } else {
            json!({
                "initialIncrement": self.random.pick(&[0, 1, 20, 30, 60, 3_600]),
                "increment": self.random.pick(&[1, 6, 7, 20, 60, 3_600]),
                "minimum": self.random.pick(&[0, 0, 10, 61, 3_600]),
                "connectFee": self.random.pick(&PRICES[..11]),
            })
        };
        json!({ "step": "rating", "at": self.now, "customer": customer, "month": month, "rating": rating })
    }

    fn end(&mut self) -> Value {
        let month = if self.random.percent(20) { None } else { Some(self.a_month(-2, 2)) };
        let customer = self.a_customer();
        json!({ "step": "end", "at": self.now, "customer": customer, "month": month })
    }

    /// A change of the zone from a coming month on.
    fn zone(&mut self) -> Option<Value> {
        if !self.has_calls {
            return None;
        }
        let zone = *self.random.pick(&ZONES);
        let month = self.a_month(1, 2);
        let first = Month::parse(&month).unwrap();
        let changed = Zones::new(Zone::parse(zone).unwrap());
        let start = changed.start_of_month(first).min(self.zones.start_of_month(first));
        if start.as_microseconds() <= self.now + 49 * HOUR {
            // A call that is reported ahead could have begun in the month already.
            return None;
        }
        self.zones.change(first, Zone::parse(zone).unwrap());
        Some(json!({ "step": "zone", "at": self.now, "zone": zone, "month": month }))
    }

    /// Questions about totals, for the middle and the end of a history.
    pub(super) fn questions(&mut self) -> Vec<Value> {
        let mut steps = vec![self.totals(true), self.totals(false), self.totals(false)];
        let (first, last) = self.range(false);
        steps.push(json!({
            "step": "billing", "now": self.now, "first": first.to_string(), "last": last.to_string(),
        }));
        steps
    }

    /// The question for the number of billables, on all days.
    pub(super) fn count_question(&self) -> Value {
        let today = self.zones.day_of(Timestamp::from_microseconds(self.now));
        let at = |offset: i64| Day::from_number(today.number() + offset).unwrap();
        let (first, last) = (at(-330).to_string(), at(30).to_string());
        json!({ "step": "count", "now": self.now, "first": first, "last": last })
    }

    fn totals(&mut self, is_everything: bool) -> Value {
        let customer = if is_everything || self.random.percent(50) { None } else { self.a_customer() };
        let by: Vec<&str> = if is_everything {
            GROUPS.to_vec()
        } else {
            GROUPS.into_iter().filter(|_| self.random.percent(50)).collect()
        };
        let (first, last) = self.range(is_everything);
        let by: Vec<&str> =
            if self.is_racing { by.into_iter().filter(|name| *name == "customer").collect() } else { by };
        json!({
            "step": "totals", "now": self.now, "customer": customer, "descendants": self.random.percent(50),
            "first": first.to_string(), "last": last.to_string(), "by": by,
        })
    }

    /// A range of days that holds the whole history, a month, or any range.
    fn range(&mut self, is_everything: bool) -> (Day, Day) {
        let today = self.zones.day_of(Timestamp::from_microseconds(self.now));
        let at = |offset: i64| Day::from_number(today.number() + offset).unwrap();
        if is_everything || self.is_racing || self.random.percent(25) {
            return (at(-330), at(30));
        }
        if self.random.percent(30) {
            let month = Month::from_number(today.month().number() - self.random.between(-1, 2)).unwrap();
            return (month.first_day(), month.last_day());
        }
        let first = self.random.between(-80, 5);
        (at(first), at(first + self.random.between(0, 60)))
    }
}
