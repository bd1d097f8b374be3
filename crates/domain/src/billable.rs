//! A billable: what it is, what a report means beside it, and its life.

use std::fmt;

use uuid::Uuid;

use crate::{AccountId, CallSid, CustomerId, Reason, ResolvedReport, SessionId, Subject, Timestamp};

/// Who is billed: a customer of an account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Attribution {
    /// The account.
    pub account_id: AccountId,
    /// The customer within the account.
    pub customer_id: CustomerId,
}

/// The id of a billable: a UUID of version 7 (RFC 9562) made from the time at which the billable was made.
///
/// The 48 bits of the time hold milliseconds; the 12 bits after the version hold the rest to the microsecond, as
/// RFC 9562 section 6.2, method 3, proposes. So ids sort, byte by byte, as (date created, id) does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BillableId(Uuid);

impl BillableId {
    /// An id for a billable made at `date_created`, told from others of the same microsecond by 62 of the random bits.
    pub fn new(date_created: Timestamp, random: [u8; 8]) -> Self {
        let microseconds = u64::try_from(date_created.as_microseconds()).unwrap_or(0);
        // A thousand microseconds are spread over 4096 values, so that each has one of its own.
        let fraction = u16::try_from(microseconds % 1_000 * 4_096 / 1_000).unwrap_or(0);
        let [high, low] = fraction.to_be_bytes();
        let [r0, r1, r2, r3, r4, r5, r6, r7] = random;
        let counter_and_random = [high, low, r0, r1, r2, r3, r4, r5, r6, r7];
        Self(uuid::Builder::from_unix_timestamp_millis(microseconds / 1_000, &counter_and_random).into_uuid())
    }

    /// The lowest id that a billable made at this time can have: the bound of a range of times.
    pub fn first_at(date_created: Timestamp) -> Self {
        Self::new(date_created, [0; 8])
    }

    /// The id of a text in the usual form of a UUID (8-4-4-4-12), in either case; `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 36).then(|| Uuid::try_parse(text).ok()).flatten().map(Self)
    }

    /// The id of its 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The 16 bytes, whose order is the order of ids.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for BillableId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(formatter)
    }
}

/// Where a billable is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Live: the call is billed.
    Reported,
    /// Taken off: the call is not billed to this customer.
    Voided,
}

impl Status {
    /// The name that clients read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "Reported",
            Self::Voided => "Voided",
        }
    }

    /// The status of a name, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Reported, Self::Voided].into_iter().find(|status| status.as_str().eq_ignore_ascii_case(name))
    }
}

/// The void in force of a billable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Void {
    /// When.
    pub date_voided: Timestamp,
    /// By whom.
    pub voided_by: Subject,
    /// Why.
    pub reason: Reason,
}

/// A call billed to a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Billable {
    /// The billable's own id.
    pub id: BillableId,
    /// Who is billed.
    pub attribution: Attribution,
    /// The session that the report named, if it named one.
    pub session_id: Option<SessionId>,
    /// The call.
    pub call_sid: CallSid,
    /// When the report was stored.
    pub date_created: Timestamp,
    /// Who reported it.
    pub created_by: Subject,
    /// The void in force; none while live.
    pub void: Option<Void>,
}

impl Billable {
    /// Live or voided.
    pub fn status(&self) -> Status {
        if self.void.is_some() { Status::Voided } else { Status::Reported }
    }

    /// Whether the call is billed by this billable.
    pub fn is_live(&self) -> bool {
        self.void.is_none()
    }
}

/// What a report means beside what is stored for its account and call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<'a> {
    /// Nothing stands against it: a new billable.
    New,
    /// The same report again: this billable, as it is now.
    Replay(&'a Billable),
    /// The same attribution was voided. A retry must not bill a call that a person took off.
    Voided(&'a Billable),
    /// The call is billed by this billable, to somebody else or for another session.
    Conflict(&'a Billable),
}

/// Decides what a report means, from everything stored for its account and call SID, live and voided.
///
/// In this order: a live billable of the same customer is a replay, unless both name a session and the two differ; a
/// voided one of the same customer refuses the report, whatever else is live; a live one of another customer is a
/// conflict; otherwise the report makes a new billable.
pub fn decide<'a>(report: &ResolvedReport, stored: &'a [Billable]) -> Decision<'a> {
    let of_the_call = stored.iter().filter(|billable| {
        billable.attribution.account_id == report.attribution.account_id && billable.call_sid == report.call_sid
    });
    let (same, other): (Vec<_>, Vec<_>) =
        of_the_call.partition(|billable| billable.attribution.customer_id == report.attribution.customer_id);
    if let Some(billable) = same.iter().find(|billable| billable.is_live()) {
        let sessions_differ =
            matches!((&billable.session_id, &report.session_id), (Some(stored), Some(named)) if stored != named);
        return if sessions_differ { Decision::Conflict(billable) } else { Decision::Replay(billable) };
    }
    if let Some(billable) = same.first() {
        return Decision::Voided(billable);
    }
    match other.iter().find(|billable| billable.is_live()) {
        Some(billable) => Decision::Conflict(billable),
        None => Decision::New,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::CallSidMode;

    const SID: &str = "CA0123456789abcdef0123456789abcdef";

    fn billable(customer: &str, session: Option<&str>, voided: bool) -> Billable {
        let time = Timestamp::from_microseconds(1);
        Billable {
            id: BillableId::new(time, [0; 8]),
            attribution: attribution(customer),
            session_id: session.map(|text| SessionId::parse(text).unwrap()),
            call_sid: CallSid::parse(SID, CallSidMode::Standard).unwrap(),
            date_created: time,
            created_by: Subject::parse("reporter").unwrap(),
            void: voided.then(|| Void {
                date_voided: time,
                voided_by: Subject::parse("manager").unwrap(),
                reason: Reason::parse("mistake").unwrap(),
            }),
        }
    }

    fn attribution(customer: &str) -> Attribution {
        Attribution { account_id: AccountId::parse("demo").unwrap(), customer_id: CustomerId::parse(customer).unwrap() }
    }

    fn report(customer: &str, session: Option<&str>) -> ResolvedReport {
        ResolvedReport {
            attribution: attribution(customer),
            session_id: session.map(|text| SessionId::parse(text).unwrap()),
            call_sid: CallSid::parse(SID, CallSidMode::Standard).unwrap(),
        }
    }

    #[test]
    fn the_same_report_is_a_replay() {
        for (stored, named) in [(None, None), (None, Some("s")), (Some("s"), None), (Some("s"), Some("s"))] {
            let stored = [billable("acme", stored, false)];
            assert_eq!(decide(&report("acme", named), &stored), Decision::Replay(&stored[0]));
        }
    }

    #[test]
    fn another_session_of_the_same_customer_is_a_conflict() {
        let stored = [billable("acme", Some("s1"), false)];
        assert_eq!(decide(&report("acme", Some("s2")), &stored), Decision::Conflict(&stored[0]));
    }

    #[test]
    fn a_voided_attribution_is_refused_whatever_else_is_live() {
        let stored = [billable("globex", None, false), billable("acme", Some("s1"), true)];
        assert_eq!(decide(&report("acme", Some("s2")), &stored), Decision::Voided(&stored[1]));
    }

    #[test]
    fn a_live_billable_of_another_customer_is_a_conflict_and_a_voided_one_is_not() {
        let live = [billable("globex", None, false)];
        assert_eq!(decide(&report("acme", None), &live), Decision::Conflict(&live[0]));
        let voided = [billable("globex", None, true)];
        assert_eq!(decide(&report("acme", None), &voided), Decision::New);
    }

    #[test]
    fn another_account_or_call_is_none_of_the_reports_business() {
        let mut elsewhere = billable("acme", None, false);
        elsewhere.attribution.account_id = AccountId::parse("other").unwrap();
        let mut other_call = billable("acme", None, false);
        other_call.call_sid = CallSid::parse("CA00000000000000000000000000000000", CallSidMode::Standard).unwrap();
        assert_eq!(decide(&report("acme", None), &[elsewhere, other_call]), Decision::New);
    }

    #[test]
    fn an_id_is_a_version_7_uuid_of_its_time() {
        let time = Timestamp::parse("2026-11-23T09:30:00.123456Z").unwrap();
        let id = BillableId::new(time, [0xff; 8]);
        let uuid = Uuid::from_bytes(*id.as_bytes());
        assert_eq!(uuid.get_version_num(), 7);
        assert_eq!(u128::from_be_bytes(*id.as_bytes()) >> 80, 1_795_426_200_123);
        assert_eq!(BillableId::parse(&id.to_string()), Some(id));
        assert_eq!(BillableId::parse("not-an-id"), None);
        assert_eq!(BillableId::parse("0123abcd0123012301230123456789ab"), None);
    }

    proptest! {
        #[test]
        fn ids_sort_as_their_times_do(
            a in 0..4_000_000_000_000_000_i64, step in 1..5_000_i64, random: [u8; 8], other: [u8; 8]
        ) {
            let earlier = BillableId::new(Timestamp::from_microseconds(a), random);
            let later = BillableId::new(Timestamp::from_microseconds(a + step), other);
            prop_assert!(earlier < later);
            prop_assert!(BillableId::first_at(Timestamp::from_microseconds(a)) <= earlier);
            prop_assert!(earlier < BillableId::first_at(Timestamp::from_microseconds(a + 1)));
        }

        #[test]
        fn a_new_billable_never_breaks_a_rule(
            stored in proptest::collection::vec((0..4_u8, proptest::option::of(0..3_u8), any::<bool>()), 0..5),
            customer in 0..4_u8, session in proptest::option::of(0..3_u8)
        ) {
            let name = |number: u8| format!("c{number}");
            let stored: Vec<_> = stored.iter()
                .map(|(customer, session, voided)| billable(&name(*customer), session.map(name).as_deref(), *voided))
                .collect();
            let report = report(&name(customer), session.map(name).as_deref());
            let same = |billable: &&Billable| billable.attribution == report.attribution;
            match decide(&report, &stored) {
                Decision::New => prop_assert!(stored.iter().all(|billable| !billable.is_live() && !same(&billable))),
                Decision::Replay(found) => prop_assert!(found.is_live() && same(&found)),
                Decision::Voided(found) => prop_assert!(!found.is_live() && same(&found)),
                Decision::Conflict(found) => prop_assert!(found.is_live()),
            }
        }
    }
}
