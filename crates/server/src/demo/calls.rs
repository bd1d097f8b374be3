//! The calls of the demo: which customer, when, how long. The numbers are of ranges that telephone companies reserve for fiction.

use billables_billing::{CallFacts, CallReport, CallStatus, CarrierPrice, Currency, Day, Direction, Party};
use billables_domain::{AccountId, CallSid, CallSidMode, CustomerId, Timestamp};

/// The seed of all calls.
const SEED: u64 = 20_261_127;

/// A call before it is reported.
pub(super) struct Call {
    pub(super) customer_id: CustomerId,
    pub(super) call_sid: CallSid,
    pub(super) end: Timestamp,
    start: Timestamp,
    seconds: i64,
    is_inbound: bool,
    status: &'static str,
    own: &'static str,
    other: String,
    /// The carrier's price in units of 10^-4 USD.
    price: u64,
}

impl Call {
    /// The facts, as a carrier reports them.
    pub(super) fn facts(&self, account_id: &AccountId) -> anyhow::Result<CallReport> {
        let (from, to) = if self.is_inbound { (&*self.other, self.own) } else { (self.own, &*self.other) };
        let price = format!("-{}.{:04}", self.price / 10_000, self.price % 10_000);
        let facts = CallFacts {
            direction: Some(Direction::parse(if self.is_inbound { "inbound" } else { "outbound-dial" })?),
            from: Some(Party::parse(from)?),
            to: Some(Party::parse(to)?),
            start_time: Some(self.start),
            duration: Some(self.seconds),
            status: Some(CallStatus::parse(self.status)?),
            price: (self.price > 0).then(|| CarrierPrice::parse(&price)).transpose()?,
            price_unit: (self.price > 0).then_some(Currency::USD),
            is_recorded: Some(self.is_inbound && self.seconds > 300),
            ..CallFacts::default()
        };
        Ok(CallReport { account_id: account_id.clone(), call_sid: self.call_sid.clone(), facts, replaces: None })
    }
}

/// A customer of the demo.
struct Caller {
    customer_id: CustomerId,
    number: &'static str,
    calls_of_workday: u64,
    /// In percent.
    inbound: u64,
}

/// Makes the calls of one day after the other.
pub(super) struct CallMaker {
    seed: Seed,
    callers: [Caller; 2],
}

impl CallMaker {
    pub(super) fn new() -> anyhow::Result<Self> {
        let caller = |id: &str, number, calls_of_workday, inbound| {
            Ok::<_, anyhow::Error>(Caller { customer_id: CustomerId::parse(id)?, number, calls_of_workday, inbound })
        };
        let callers = [caller("acme", "+14155550123", 9, 70)?, caller("globex", "+12125550188", 6, 35)?];
        Ok(Self { seed: Seed(SEED), callers })
    }

    /// The calls of a day that starts at a time.
    pub(super) fn calls_of(&mut self, day: Day, start: Timestamp) -> anyhow::Result<Vec<Call>> {
        // 1970-01-01 was a Thursday.
        let is_weekend = matches!((day.number() + 4).rem_euclid(7), 0 | 6);
        let mut calls = Vec::new();
        for caller in &self.callers {
            let count = if is_weekend { 1 } else { caller.calls_of_workday };
            for _ in 0..count + self.seed.below(3) {
                calls.push(self.seed.call(caller, start)?);
            }
        }
        Ok(calls)
    }
}

/// A sequence of numbers that is the same at every start (splitmix64).
struct Seed(u64);

impl Seed {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    fn call(&mut self, caller: &Caller, day: Timestamp) -> anyhow::Result<Call> {
        let call_sid = CallSid::parse(&format!("CA{:016x}{:016x}", self.next(), self.next()), CallSidMode::Standard)?;
        // From 07:00 to 19:00.
        let start = day.plus_seconds(self.seconds(7 * 3_600, 19 * 3_600));
        let is_inbound = self.below(100) < caller.inbound;
        let (status, seconds) = match self.below(100) {
            0..6 => ("no-answer", 0),
            6..9 => ("busy", 0),
            // Most calls are short.
            9..70 => ("completed", self.seconds(5, 180)),
            70..95 => ("completed", self.seconds(120, 720)),
            _ => ("completed", self.seconds(600, 2_400)),
        };
        let is_foreign = self.below(100) < 12;
        let line = 100 + self.below(100);
        let other = if is_foreign { format!("+44207946{:04}", 800 + line) } else { format!("+1646555{:04}", line) };
        let minutes = u64::try_from((seconds + 59) / 60).unwrap_or_default();
        let price = minutes
            * if is_foreign {
                240
            } else if is_inbound {
                85
            } else {
                140
            };
        let customer_id = caller.customer_id.clone();
        let end = start.plus_seconds(seconds);
        Ok(Call { customer_id, call_sid, end, start, seconds, is_inbound, status, own: caller.number, other, price })
    }

    /// A number of seconds from `least` to below `limit`.
    fn seconds(&mut self, least: i64, limit: i64) -> i64 {
        let range = u64::try_from(limit - least).unwrap_or(1);
        least + i64::try_from(self.below(range)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_days_have_the_same_calls() {
        let calls = || {
            let mut maker = CallMaker::new().unwrap();
            let day = Day::parse("2026-11-02").unwrap();
            maker.calls_of(day, Timestamp::parse("2026-11-02T00:00:00Z").unwrap()).unwrap()
        };
        let texts = |calls: Vec<Call>| -> Vec<_> {
            let account_id = AccountId::parse("demo").unwrap();
            calls.iter().map(|call| format!("{:?}", call.facts(&account_id).unwrap())).collect()
        };
        let (first, second) = (texts(calls()), texts(calls()));
        assert_eq!(first, second);
        assert!(first.len() >= 15, "{}", first.len());
    }
}
