//! Sums as deltas: added in any order, subtracted exactly.

use billables_billing::{Counted, Item, Sums};
use billables_domain::{BillableId, Timestamp};
use proptest::prelude::*;

use super::values::{customer_id, day};

fn counted() -> impl Strategy<Value = Counted> {
    (0..604_800_i64, 0..700_000_i64, any::<bool>(), any::<bool>(), prop::option::of(0..=999_999_999_999_999_i64))
        .prop_map(|(seconds, billed_seconds, is_answered, is_recorded, foreign_price)| Counted {
            billable_id: BillableId::new(Timestamp::from_microseconds(1), [1; 8]),
            customer_id: customer_id("acme"),
            report_day: day("2026-11-27"),
            version: 1,
            rating_version: 0,
            day: day("2026-11-26"),
            item: Item::InboundVoiceCalls,
            seconds,
            billed_seconds,
            is_answered,
            is_recorded,
            foreign_price,
            is_foreign_unpriced: foreign_price.is_none(),
        })
}

proptest! {
    #[test]
    fn deltas_commute_and_a_subtraction_takes_exactly_back(calls in prop::collection::vec(counted(), 1..40), seed: u64) {
        let add = |sums: Sums, call: &Counted| sums.checked_add(&call.sums()).unwrap();
        let forward = calls.iter().fold(Sums::default(), add);
        let mut shuffled = calls.clone();
        shuffled.sort_by_key(|call| (call.seconds as u64).wrapping_mul(seed | 1));
        prop_assert_eq!(shuffled.iter().fold(Sums::default(), add), forward);

        let nanos: i128 = calls.iter().filter_map(|call| call.foreign_price).map(i128::from).sum();
        prop_assert_eq!(forward.foreign_nanos_total(), nanos);
        let in_units = forward.foreign_cost().to_string();
        let (whole, fraction) = in_units.split_once('.').unwrap_or((&in_units, ""));
        prop_assert_eq!(format!("{whole}{fraction:0<9}").parse::<i128>(), Ok(nanos));
        prop_assert_eq!(forward.calls, calls.len() as i64);

        // Subtract before adding: the sums are negative meanwhile, and 0 in the end.
        let negative = shuffled.iter().fold(Sums::default(), |sums, call| sums.checked_subtract(&call.sums()).unwrap());
        prop_assert!(negative.checked_add(&forward).unwrap().is_zero());
    }
}

#[test]
fn a_sum_that_does_not_fit_is_named() {
    let most = Sums { billed_seconds: i64::MAX, ..Sums::default() };
    let one = Sums { billed_seconds: 1, ..Sums::default() };
    assert_eq!(most.checked_add(&one).unwrap_err().to_string(), "the sum billed_seconds does not fit into 64 bits");
    let least = Sums { billed_seconds: i64::MIN, ..Sums::default() };
    assert!(least.checked_subtract(&one).is_err());
    assert_eq!(most.checked_subtract(&one).unwrap().billed_seconds, i64::MAX - 1);
}
