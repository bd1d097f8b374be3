//! The packed content of a row of the rating queue.
//!
//! The first byte is the version of the form. Numbers are unsigned LEB128. The content of reports is a sequence of customers: the
//! id, the number of calls, the length of the calls in bytes, and the calls. A reader of totals adds the numbers and skips the calls. The
//! content of facts is the calls alone. A call is its stored form: see [`crate::call_sid_column`]. A token has its length in
//! front.

use std::collections::BTreeMap;

use billables_domain::CustomerId;

use crate::call_sid_column::{COMPACT_LENGTH, TOKEN, is_compact};
use crate::error::StoreError;
use crate::rows;

/// The only version of the form so far.
const VERSION: u8 = 1;

/// The stored form of a call SID.
pub(crate) type CallKey = Vec<u8>;

/// The content of a queue row of reports: the calls of each customer. The order of the customers is that of their ids.
pub(crate) fn pack_reports<'a>(reports: impl IntoIterator<Item = (&'a CustomerId, CallKey)>) -> Vec<u8> {
    let mut customers: BTreeMap<&CustomerId, (u64, Vec<u8>)> = BTreeMap::new();
    for (customer_id, call) in reports {
        let (count, calls) = customers.entry(customer_id).or_default();
        *count += 1;
        push_call(calls, &call);
    }
    let mut packed = vec![VERSION];
    for (customer_id, (count, calls)) in customers {
        push_bytes(&mut packed, customer_id.as_str().as_bytes());
        push_number(&mut packed, count);
        push_bytes(&mut packed, &calls);
    }
    packed
}

/// The content of a queue row of facts.
pub(crate) fn pack_calls(calls: impl IntoIterator<Item = CallKey>) -> Vec<u8> {
    let mut packed = vec![VERSION];
    calls.into_iter().for_each(|call| push_call(&mut packed, &call));
    packed
}

/// The number of reported calls of each customer. The function does not read the calls.
///
/// # Errors
///
/// The content is damaged.
pub(crate) fn counts(packed: &[u8]) -> Result<Vec<(CustomerId, i64)>, StoreError> {
    let mut counts = Vec::new();
    let mut reader = Reader::new(packed)?;
    while !reader.0.is_empty() {
        let (customer_id, count, _) = reader.customer()?;
        counts.push((customer_id, count));
    }
    Ok(counts)
}

/// The calls of a content, with the number of calls of each customer for reports.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Unpacked {
    pub(crate) counts: Vec<(CustomerId, i64)>,
    pub(crate) calls: Vec<CallKey>,
}

/// Reads the content of a queue row of reports.
///
/// # Errors
///
/// The content is damaged.
pub(crate) fn unpack_reports(packed: &[u8]) -> Result<Unpacked, StoreError> {
    let mut unpacked = Unpacked::default();
    let mut reader = Reader::new(packed)?;
    while !reader.0.is_empty() {
        let (customer_id, count, mut calls) = reader.customer()?;
        let before = unpacked.calls.len();
        calls.calls(&mut unpacked.calls)?;
        if i64::try_from(unpacked.calls.len() - before) != Ok(count) {
            return Err(damaged());
        }
        unpacked.counts.push((customer_id, count));
    }
    Ok(unpacked)
}

/// Reads the content of a queue row of facts.
///
/// # Errors
///
/// The content is damaged.
pub(crate) fn unpack_calls(packed: &[u8]) -> Result<Unpacked, StoreError> {
    let mut unpacked = Unpacked::default();
    Reader::new(packed)?.calls(&mut unpacked.calls)?;
    Ok(unpacked)
}

fn push_number(packed: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        packed.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    packed.push((number & 0x7f) as u8);
}

fn push_bytes(packed: &mut Vec<u8>, bytes: &[u8]) {
    push_number(packed, bytes.len() as u64);
    packed.extend_from_slice(bytes);
}

fn push_call(packed: &mut Vec<u8>, call: &[u8]) {
    match call.split_first() {
        Some((&TOKEN, text)) => {
            packed.push(TOKEN);
            push_bytes(packed, text);
        }
        _ => packed.extend_from_slice(call),
    }
}

fn damaged() -> StoreError {
    StoreError::damaged("the content of a row of the rating queue")
}

/// The rest of a content.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// A reader behind the version.
    fn new(packed: &'a [u8]) -> Result<Self, StoreError> {
        match packed.split_first() {
            Some((&VERSION, rest)) => Ok(Self(rest)),
            _ => Err(damaged()),
        }
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], StoreError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u64, StoreError> {
        let mut number = 0_u64;
        for shift in (0..u64::BITS).step_by(7) {
            let [byte] = *self.take(1)? else { return Err(damaged()) };
            let bits = u64::from(byte & 0x7f);
            if bits << shift >> shift != bits {
                return Err(damaged());
            }
            number |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(damaged())
    }

    fn bytes(&mut self) -> Result<&'a [u8], StoreError> {
        let length = usize::try_from(self.number()?).map_err(|_| damaged())?;
        self.take(length)
    }

    /// The next customer, its number of calls, and its calls.
    fn customer(&mut self) -> Result<(CustomerId, i64, Self), StoreError> {
        let customer_id = std::str::from_utf8(self.bytes()?).map_err(|_| damaged())?;
        let customer_id = rows::customer_id(customer_id)?;
        let count = i64::try_from(self.number()?).map_err(|_| damaged())?;
        Ok((customer_id, count, Self(self.bytes()?)))
    }

    /// Reads calls to the end.
    fn calls(&mut self, calls: &mut Vec<CallKey>) -> Result<(), StoreError> {
        while let Some(&tag) = self.0.first() {
            // Damaged bytes are the key of no call, and the rater would pass over them in silence.
            if is_compact(tag) {
                calls.push(self.take(COMPACT_LENGTH)?.to_vec());
                continue;
            }
            self.take(1)?;
            let call = [&[tag], self.bytes()?].concat();
            rows::call_sid(&call)?;
            calls.push(call);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use billables_domain::{CallSid, CallSidMode};
    use proptest::prelude::*;

    use super::*;
    use crate::call_sid_column;

    fn call_key() -> impl Strategy<Value = CallKey> {
        "(CA[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9._:@-]{1,64})"
            .prop_map(|text| call_sid_column::encode(&CallSid::parse(&text, CallSidMode::Any).unwrap()))
    }

    proptest! {
        #[test]
        fn reports_lead_back_to_their_customers_and_calls(
            reports in proptest::collection::vec(("[a-z]{1,3}", call_key()), 0..200)
        ) {
            let mut expected: BTreeMap<CustomerId, Vec<CallKey>> = BTreeMap::new();
            let reports: Vec<_> =
                reports.into_iter().map(|(id, call)| (CustomerId::parse(&id).unwrap(), call)).collect();
            for (customer_id, call) in &reports {
                expected.entry(customer_id.clone()).or_default().push(call.clone());
            }
            let packed = pack_reports(reports.iter().map(|(id, call)| (id, call.clone())));
            let unpacked = unpack_reports(&packed).unwrap();
            let numbers: Vec<_> = expected.iter().map(|(id, calls)| (id.clone(), calls.len() as i64)).collect();
            prop_assert_eq!(&unpacked.counts, &numbers);
            prop_assert_eq!(counts(&packed).unwrap(), numbers);
            prop_assert_eq!(unpacked.calls, expected.into_values().flatten().collect::<Vec<_>>());
        }

        #[test]
        fn calls_lead_back_to_themselves(calls in proptest::collection::vec(call_key(), 0..200)) {
            let packed = pack_calls(calls.clone());
            prop_assert_eq!(unpack_calls(&packed).unwrap(), Unpacked { counts: Vec::new(), calls });
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            let _ = (counts(&bytes), unpack_reports(&bytes), unpack_calls(&bytes));
        }

        #[test]
        fn numbers_lead_back_to_themselves(number in any::<u64>()) {
            let mut packed = Vec::new();
            push_number(&mut packed, number);
            let mut reader = Reader(&packed);
            prop_assert_eq!((reader.number().unwrap(), reader.0.len()), (number, 0));
        }
    }

    #[test]
    fn damaged_content_is_refused() {
        let acme = CustomerId::parse("acme").unwrap();
        let packed = pack_reports([(&acme, b"\0call-17".to_vec())]);
        for end in 1..packed.len() {
            let is_start = end == 1;
            assert_eq!(unpack_reports(&packed[..end]).is_ok(), is_start, "{end}");
        }
        assert!(counts(&[]).is_err() && counts(&[2]).is_err() && unpack_calls(&[]).is_err());
        let wrong_count: Vec<u8> = packed.iter().map(|&byte| if byte == 1 { 2 } else { byte }).collect();
        assert!(unpack_reports(&[&[VERSION], &wrong_count[1..]].concat()).is_err());
        assert!(unpack_calls(&[VERSION, 3, 3]).is_err());
    }
}
