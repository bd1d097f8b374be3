//! Amounts over random sums and terms, beside an arithmetic of another kind.

use billables_billing::{
    AmountError, AmountSteps, BillingItem, CallRating, Currency, Item, Multiplier, Price, SettingContent, Sums,
    cumulative_amount,
};
use proptest::prelude::*;

use super::values::{book_of_acme, customer_id, month, per_minute, price, settings, version};

fn terms() -> impl Strategy<Value = BillingItem> {
    let price = || prop_oneof![Just(0), 0..100_000_000_000_i64, 0..=Price::MAX.units()];
    let multiplier = prop_oneof![Just(0), Just(10_000), 0..=Multiplier::MAX.units()];
    (price(), multiplier, price(), prop_oneof![Just(0), 0..10_000_u32, 0..=i32::MAX as u32]).prop_map(
        |(base_cost, multiplier, unit_cost, allowance)| BillingItem {
            base_cost: Price::from_units(base_cost).unwrap(),
            raw_unit_multiplier: Multiplier::from_units(multiplier).unwrap(),
            unit_cost: Price::from_units(unit_cost).unwrap(),
            allowance,
        },
    )
}

fn currencies() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["USD", "JPY", "KWD", "CLF"]).prop_map(|code| Currency::parse(code).unwrap())
}

/// Sums of a day: calls and billed seconds.
fn day_sums() -> impl Strategy<Value = Sums> {
    (0..1_000_i64, 0..1_000_000_i64).prop_map(|(answered_calls, billed_seconds)| Sums {
        answered_calls,
        billed_seconds,
        ..Sums::default()
    })
}

/// The rounded amount in decimal digits: cut to the places of the currency, and up if the next digit is 5 or more.
fn amount_by_digits(terms: &BillingItem, fee: Price, base_applies: bool, sums: &Sums, places: u32) -> i128 {
    let multiplier = if terms.raw_unit_multiplier.is_zero() { 10_000 } else { terms.raw_unit_multiplier.units() };
    let used = i128::from(sums.billed_seconds) * i128::from(multiplier);
    let payable = (used - i128::from(terms.allowance) * 60 * 10_000).max(0);
    let base = if base_applies { i128::from(terms.base_cost.units()) } else { 0 };
    let fees = i128::from(fee.units()) * i128::from(sums.answered_calls);
    // In 10^-9 of the currency; a rest below that does not change the next digit.
    let nanos = base + fees + payable * i128::from(terms.unit_cost.units()) / (60 * 10_000);
    let digits = format!("{nanos:010}");
    let (kept, cut) = digits.split_at(digits.len() - 9 + usize::try_from(places).unwrap());
    kept.parse::<i128>().unwrap() + i128::from(cut.as_bytes()[0] >= b'5')
}

proptest! {
    #[test]
    fn days_add_up_to_the_month(
        terms in terms(), fee in 0..2_000_000_000_i64, base_applies: bool, currency in currencies(),
        days in prop::collection::vec(day_sums(), 1..31)
    ) {
        let fee = Price::from_units(fee).unwrap();
        let reversed = days.iter().rev().try_fold(Sums::default(), |sums, day| sums.checked_add(day)).unwrap();
        // The largest prices of all, for a million seconds on each day, may not fit.
        let Ok(of_reversed) = cumulative_amount(&terms, fee, base_applies, &reversed, currency) else { return Ok(()) };
        let mut total = Sums::default();
        let mut cumulative = vec![];
        for day in &days {
            total = total.checked_add(day).unwrap();
            cumulative.push(cumulative_amount(&terms, fee, base_applies, &total, currency).unwrap());
        }
        let amounts: Vec<i64> = std::iter::once(&0).chain(&cumulative).zip(&cumulative).map(|(a, b)| b - a).collect();
        let month = cumulative_amount(&terms, fee, base_applies, &total, currency).unwrap();
        prop_assert_eq!(amounts.iter().sum::<i64>(), month);
        prop_assert!(amounts.iter().all(|amount| *amount >= 0), "more calls never cost less");
        prop_assert_eq!(of_reversed, month, "the order of the days changes no total");
    }

    #[test]
    fn the_amount_is_that_of_its_digits(
        terms in terms(), fee in 0..2_000_000_000_i64, base_applies: bool, currency in currencies(), sums in day_sums()
    ) {
        let fee = Price::from_units(fee).unwrap();
        let expected = amount_by_digits(&terms, fee, base_applies, &sums, currency.places());
        let amount = cumulative_amount(&terms, fee, base_applies, &sums, currency);
        prop_assert_eq!(amount, i64::try_from(expected).map_err(|_| AmountError::TooLarge));
    }

    #[test]
    fn the_exact_text_is_within_half_a_minor_unit_of_the_rounded_amount(terms in terms(), sums in day_sums()) {
        let steps = AmountSteps::new(&terms, Price::ZERO, true, &sums).unwrap();
        let Ok(rounded) = steps.total.round(Currency::USD) else { return Ok(()) };
        // Read the text again as a fraction, and compare with integers: |numerator × 100 / denominator − rounded| ≤ 1/2.
        let text = steps.total.to_string();
        let (numerator, denominator) = match text.split_once('/') {
            Some((numerator, denominator)) => (numerator.parse::<i128>().unwrap(), denominator.parse::<i128>().unwrap()),
            None => {
                let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
                let digits = format!("{whole}{fraction}").parse::<i128>().unwrap();
                (digits, 10_i128.pow(fraction.len().try_into().unwrap()))
            }
        };
        let difference = numerator * 100 - i128::from(rounded) * denominator;
        prop_assert!(difference.abs() * 2 <= denominator, "{text} {rounded}");
    }

    #[test]
    fn no_sums_make_the_arithmetic_panic_or_wrap(
        terms in terms(), fee in 0..=Price::MAX.units(), base_applies: bool, currency in currencies(),
        answered_calls: i64, billed_seconds: i64
    ) {
        let sums = Sums { answered_calls, billed_seconds, ..Sums::default() };
        let fee = Price::from_units(fee).unwrap();
        let amount = cumulative_amount(&terms, fee, base_applies, &sums, currency);
        prop_assert!(answered_calls < 0 || amount.unwrap_or(0) >= 0);
    }
}

#[test]
fn the_amounts_of_days_and_of_parts_of_a_month_add_up_with_the_base_cost_on_the_first_day() {
    let terms = BillingItem { base_cost: price("2.5"), ..per_minute("0.001") };
    let content =
        SettingContent::BillingSettings { overrides: None, settings: settings(Item::InboundVoiceCalls, terms) };
    let fee = CallRating { connect_fee: price("0.0015"), ..CallRating::default() };
    let book = book_of_acme([
        version(1, "", "2026-01", &content),
        version(2, "", "2026-01", &SettingContent::CallRating(Some(fee))),
    ]);
    let (acme, november) = (customer_id("acme"), month("2026-11"));
    let amount = |before: Option<&Sums>, through: &Sums| {
        book.amount(&acme, Item::InboundVoiceCalls, november, true, before, through).unwrap()
    };
    let at = |minutes| Sums { answered_calls: minutes, billed_seconds: minutes * 60, ..Sums::default() };
    // No call on the first day, and 333 calls of a minute on each of the two days after it.
    assert_eq!(amount(None, &at(0)), 250);
    assert_eq!((amount(Some(&at(0)), &at(333)), amount(Some(&at(333)), &at(666))), (83, 84));
    assert_eq!((amount(None, &at(666)), amount(Some(&at(0)), &at(666))), (417, 167));
}

#[test]
fn an_amount_that_does_not_fit_is_a_named_error() {
    let most = Price::MAX;
    let terms = BillingItem { base_cost: most, raw_unit_multiplier: Multiplier::MAX, unit_cost: most, allowance: 0 };
    let sums = |billed_seconds| Sums { billed_seconds, ..Sums::default() };
    let amount = |seconds| cumulative_amount(&terms, Price::ZERO, true, &sums(seconds), Currency::USD);
    // A month of 100,000 calls at once, all the time, fits even at the highest price and multiplier.
    assert!(amount(100_000 * 31 * 86_400 / 10_000).is_ok());
    assert_eq!(amount(i64::MAX), Err(AmountError::TooLarge));
    assert_eq!(
        AmountError::TooLarge.to_string(),
        "the amount is too large. Check the prices, the multiplier and the quantities."
    );
    let calls = Sums { answered_calls: i64::MAX, ..Sums::default() };
    assert_eq!(cumulative_amount(&terms, most, true, &calls, Currency::USD), Err(AmountError::TooLarge));
}

#[test]
fn a_multiplier_of_zero_is_one_and_the_allowance_never_makes_an_amount_negative() {
    let terms = BillingItem { unit_cost: Price::parse("0.5").unwrap(), allowance: 10, ..BillingItem::default() };
    let amount = |terms: &BillingItem, minutes: i64| {
        let sums = Sums { billed_seconds: minutes * 60, ..Sums::default() };
        cumulative_amount(terms, Price::ZERO, true, &sums, Currency::USD).unwrap()
    };
    assert_eq!([0, 9, 10, 11, 12].map(|minutes| amount(&terms, minutes)), [0, 0, 0, 50, 100]);
    let one = BillingItem { raw_unit_multiplier: Multiplier::ONE, ..terms };
    assert_eq!(amount(&one, 12), amount(&terms, 12));
    let half = BillingItem { raw_unit_multiplier: Multiplier::parse("0.5").unwrap(), ..terms };
    assert_eq!(amount(&half, 24), 100, "the multiplier acts before the allowance");
}
