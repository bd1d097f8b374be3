//! Ids made of a time: UUIDs of version 7, whose order is the order of their times.

use std::fmt;

use uuid::Uuid;

use crate::Timestamp;
use crate::parse::{FormError, FormRule, text_conversions};

const NOT_A_UUID: FormRule = FormRule("is not a UUID. Send one such as 01890a5d-ac96-774b-bcce-b302099a8057.");

/// An id made of the time at which the thing was made: a UUID of version 7 (RFC 9562).
///
/// The 48 bits of the time hold milliseconds; the 12 bits after the version hold the rest to the microsecond, as
/// RFC 9562 section 6.2, method 3, proposes. Ids sort, byte by byte, as (date created, id) does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TimeId(Uuid);

impl TimeId {
    /// An id of the time `date_created`; 62 of the random bits distinguish ids of the same microsecond.
    pub fn new(date_created: Timestamp, random: [u8; 8]) -> Self {
        let microseconds = u64::try_from(date_created.as_microseconds()).unwrap_or(0);
        // A thousand microseconds are spread over 4096 values, so that each has a value of its own.
        let fraction = u16::try_from(microseconds % 1_000 * 4_096 / 1_000).unwrap_or(0);
        let [high, low] = fraction.to_be_bytes();
        let [r0, r1, r2, r3, r4, r5, r6, r7] = random;
        let counter_and_random = [high, low, r0, r1, r2, r3, r4, r5, r6, r7];
        Self(uuid::Builder::from_unix_timestamp_millis(microseconds / 1_000, &counter_and_random).into_uuid())
    }

    /// The lowest id of this time: the bound of a range of times.
    pub fn first_at(date_created: Timestamp) -> Self {
        Self::new(date_created, [0; 8])
    }

    /// Parses the usual form of a UUID (8-4-4-4-12), in either case.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        parse(text).map(Self).ok_or_else(|| FormError::new("id", NOT_A_UUID))
    }

    /// The id with these 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The 16 bytes, whose order is the order of ids.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

fn parse(text: &str) -> Option<Uuid> {
    (text.len() == 36).then(|| Uuid::try_parse(text).ok()).flatten()
}

text_conversions!(TimeId, FormError);
text_conversions!(BillableId, FormError);

impl fmt::Display for TimeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(formatter)
    }
}

/// The id of a billable: a [`TimeId`] of the time at which the billable was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BillableId(TimeId);

impl BillableId {
    /// An id for a billable made at `date_created`; 62 of the random bits distinguish billables of the same microsecond.
    pub fn new(date_created: Timestamp, random: [u8; 8]) -> Self {
        Self(TimeId::new(date_created, random))
    }

    /// The lowest id that a billable made at this time can have: the bound of a range of times.
    pub fn first_at(date_created: Timestamp) -> Self {
        Self(TimeId::first_at(date_created))
    }

    /// Parses the usual form of a UUID (8-4-4-4-12), in either case.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        parse(text).map(|id| Self(TimeId(id))).ok_or_else(|| FormError::new("billable id", NOT_A_UUID))
    }

    /// The id with these 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(TimeId::from_bytes(bytes))
    }

    /// The 16 bytes, whose order is the order of ids.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for BillableId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_is_a_version_7_uuid_of_its_time() {
        let time = Timestamp::parse("2026-11-23T09:30:00.123456Z").unwrap();
        let id = BillableId::new(time, [0xff; 8]);
        let uuid = Uuid::from_bytes(*id.as_bytes());
        assert_eq!(uuid.get_version_num(), 7);
        assert_eq!(u128::from_be_bytes(*id.as_bytes()) >> 80, 1_795_426_200_123);
        assert_eq!(BillableId::parse(&id.to_string()), Ok(id));
        assert!(BillableId::parse("not-an-id").is_err());
        assert!(BillableId::parse("0123abcd0123012301230123456789ab").is_err());
    }

    proptest! {
        #[test]
        fn ids_sort_as_their_times_do(
            a in 0..4_000_000_000_000_000_i64, step in 1..5_000_i64, random: [u8; 8], other: [u8; 8]
        ) {
            let earlier = TimeId::new(Timestamp::from_microseconds(a), random);
            let later = TimeId::new(Timestamp::from_microseconds(a + step), other);
            prop_assert!(earlier < later);
            prop_assert!(TimeId::first_at(Timestamp::from_microseconds(a)) <= earlier);
            prop_assert!(earlier < TimeId::first_at(Timestamp::from_microseconds(a + 1)));
        }
    }
}
