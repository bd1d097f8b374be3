//! Exact decimals: every form that a client can send.

use billables_billing::{CarrierPrice, DecimalRule, Multiplier, Price, parse_whole_number};
use proptest::prelude::*;

#[test]
fn plain_and_exponent_notation_are_read_exactly() {
    for (text, written) in [
        ("0", "0"),
        ("-0", "0"),
        ("+1", "1"),
        ("0.0085", "0.0085"),
        ("8.5E-3", "0.0085"),
        ("8.5e-03", "0.0085"),
        ("85000e-7", "0.0085"),
        ("1e5", "100000"),
        ("1E+5", "100000"),
        ("0000000000000000000000000000000000000000000000.5", "0.5"),
        ("0.50000000000000000000000000000000000000", "0.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("999999.999999999", "999999.999999999"),
        ("0.000000001", "0.000000001"),
        ("1e-9", "0.000000001"),
        ("0e999999999999999999999999", "0"),
        ("0.00e-400", "0"),
        ("100000000000000000000000000000000000000e-38", "1"),
        ("0.0000000000000000000000000000000000000001e40", "1"),
        ("00123.4500", "123.45"),
    ] {
        assert_eq!(Price::parse(text).map(|price| price.to_string()).as_deref(), Ok(written), "{text}");
    }
}

#[test]
fn what_is_no_price_is_refused_by_the_rule_that_it_breaks() {
    let too_fine = DecimalRule::TooFine { digits: 9 };
    let too_large = DecimalRule::TooLarge { digits: 6 };
    for (text, rule) in [
        ("", DecimalRule::Form),
        (" 1", DecimalRule::Form),
        ("1 ", DecimalRule::Form),
        ("1_000", DecimalRule::Form),
        ("1,5", DecimalRule::Form),
        ("1'000", DecimalRule::Form),
        ("0x1", DecimalRule::Form),
        ("NaN", DecimalRule::Form),
        ("INF", DecimalRule::Form),
        ("Infinity", DecimalRule::Form),
        ("-", DecimalRule::Form),
        ("+", DecimalRule::Form),
        (".", DecimalRule::Form),
        ("e5", DecimalRule::Form),
        ("1e", DecimalRule::Form),
        ("1e+", DecimalRule::Form),
        ("1e1.5", DecimalRule::Form),
        ("1e1e1", DecimalRule::Form),
        ("1.2.3", DecimalRule::Form),
        ("--1", DecimalRule::Form),
        ("+-1", DecimalRule::Form),
        ("$1", DecimalRule::Form),
        ("１", DecimalRule::Form),
        ("1\0", DecimalRule::Form),
        ("-0.01", DecimalRule::Negative),
        ("-1e-30", DecimalRule::Negative),
        ("1e400", too_large),
        ("1e99999999999999999999999999", too_large),
        ("1000000", too_large),
        ("1e6", too_large),
        ("1234567890123456789012345678901234567890", too_large),
        ("0.1234567890123456789012345678901234567890", too_fine),
        ("0.0000000001", too_fine),
        ("1e-10", too_fine),
        ("1e-400", too_fine),
        ("1e-99999999999999999999999999", too_fine),
        ("999999.9999999999", too_fine),
    ] {
        assert_eq!(Price::parse(text).map_err(|error| error.rule()), Err(rule), "{text}");
    }
    let long = "0".repeat(65);
    assert_eq!(Price::parse(&long).map_err(|error| error.rule()), Err(DecimalRule::TooLong));
    assert!(Price::parse(&long[1..]).is_ok());
    assert_eq!(
        Price::parse("1e400").unwrap_err().to_string(),
        "price: has more than 6 digits before the point. Send a smaller number."
    );
}

#[test]
fn a_multiplier_has_four_digits_on_each_side() {
    let rule = |text| Multiplier::parse(text).map_err(|error| error.rule());
    assert_eq!(rule("9999.9999"), Ok(Multiplier::MAX));
    assert_eq!(rule("10000"), Err(DecimalRule::TooLarge { digits: 4 }));
    assert_eq!(rule("0.00001"), Err(DecimalRule::TooFine { digits: 4 }));
    assert_eq!(rule("-1"), Err(DecimalRule::Negative));
    assert_eq!((Multiplier::ZERO.effective(), Multiplier::MAX.effective()), (Multiplier::ONE, Multiplier::MAX));
    assert_eq!(Multiplier::ONE.to_string(), "1");
}

#[test]
fn a_carriers_price_keeps_its_sign_and_its_cost_has_none() {
    for (text, written, cost) in [
        ("-0.0085", "-0.0085", "0.0085"),
        ("0.0085", "0.0085", "0.0085"),
        ("-0.00", "0", "0"),
        ("-1E-2", "-0.01", "0.01"),
    ] {
        let price = CarrierPrice::parse(text).unwrap();
        assert_eq!((price.to_string().as_str(), price.cost().to_string().as_str()), (written, cost));
    }
    assert_eq!(CarrierPrice::parse("-999999.999999999").unwrap().cost(), Price::MAX);
    assert!(CarrierPrice::parse("-1000000").is_err());
}

#[test]
fn a_whole_number_may_be_written_with_a_point_or_an_exponent() {
    for text in ["75", "75.0", "7.5e1", "+75", "0075", "750E-1"] {
        assert_eq!(parse_whole_number(text), Ok(75), "{text}");
    }
    assert_eq!(parse_whole_number("-75"), Ok(-75));
    for text in ["", "75.5", "1e400", "1e12", "seventy", "0x4b", " 75", "7.55e1"] {
        assert!(parse_whole_number(text).is_err(), "{text}");
    }
}

#[test]
fn only_numbers_within_the_bounds_have_units() {
    assert_eq!(Price::from_units(-1), None);
    assert_eq!(Price::from_units(1_000_000_000_000_000), None);
    assert_eq!(Price::from_units(999_999_999_999_999), Some(Price::MAX));
    assert_eq!(CarrierPrice::from_units(-1_000_000_000_000_000), None);
    assert_eq!(Multiplier::from_units(100_000_000), None);
}

/// A number of any digits, exponent and form, with its value as digits and a power of ten.
fn number() -> impl Strategy<Value = (String, String, i32)> {
    ("[0-9]{0,20}", "[0-9]{0,20}", -30..30_i32)
        .prop_filter("a number has a digit", |(whole, fraction, _)| !(whole.is_empty() && fraction.is_empty()))
        .prop_map(|(whole, fraction, exponent)| {
            let text = format!("{whole}.{fraction}e{exponent}");
            let places = exponent - i32::try_from(fraction.len()).unwrap();
            (text, format!("{whole}{fraction}"), places)
        })
}

proptest! {
    #[test]
    fn a_price_of_units_is_read_and_written_back(units in 0..=Price::MAX.units()) {
        let price = Price::from_units(units).unwrap();
        prop_assert_eq!(Price::parse(&price.to_string()), Ok(price));
        prop_assert_eq!(Price::parse(&format!("{units}e-9")), Ok(price));
        prop_assert_eq!(CarrierPrice::parse(&format!("-{price}")).unwrap().units(), -units);
    }

    #[test]
    #[expect(clippy::disallowed_types, reason = "the test is a client that keeps numbers as doubles")]
    fn a_client_that_keeps_numbers_as_doubles_writes_the_same_price_back(units in 0..=Price::MAX.units()) {
        let price = Price::from_units(units).unwrap();
        let double: f64 = price.to_string().parse().unwrap();
        prop_assert_eq!(Price::parse(&double.to_string()), Ok(price));
        prop_assert_eq!(Price::parse(&format!("{double:e}")), Ok(price));
    }

    #[test]
    fn a_number_is_read_exactly_or_refused((text, digits, places) in number()) {
        // The value is digits × 10^places: bring it to units of 10^-9 by text alone.
        let shifted = places + 9;
        let zeros = "0".repeat(usize::try_from(shifted.max(0)).unwrap());
        let cut = usize::try_from((-shifted).max(0)).unwrap();
        let padded = format!("{:0>width$}{zeros}", digits, width = digits.len().max(cut) + 1);
        let (units, rest) = padded.split_at(padded.len() - cut);
        let is_exact = rest.bytes().all(|byte| byte == b'0');
        let expected = units.trim_start_matches('0');
        let expected = if expected.is_empty() { "0" } else { expected };
        match Price::parse(&text) {
            Ok(price) => {
                prop_assert!(is_exact);
                prop_assert_eq!(price.units().to_string(), expected);
            }
            Err(error) => match error.rule() {
                DecimalRule::TooFine { .. } => prop_assert!(!is_exact),
                DecimalRule::TooLarge { .. } => prop_assert!(expected.len() > 15),
                rule => prop_assert!(false, "{rule:?}"),
            },
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "[-+0-9.eE_ x]{0,70}|.{0,70}") {
        let _ = (Price::parse(&text), CarrierPrice::parse(&text), Multiplier::parse(&text), parse_whole_number(&text));
    }
}
