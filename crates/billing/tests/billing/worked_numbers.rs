//! Worked numbers that other products and carriers published, each with its source. If they disagree, the name of the test
//! says which one the service follows.

use billables_billing::{
    AmountSteps, BillingItem, CallRating, Currency, ExactAmount, Multiplier, Price, Sums, cumulative_amount,
};

use super::values::{currency, per_minute, price, rating};

/// The exact amount of some answered calls of one month, as text.
fn cost(rating: &CallRating, terms: &BillingItem, durations: &[i64]) -> String {
    AmountSteps::new(terms, rating.connect_fee, true, &sums(rating, durations)).unwrap().total.to_string()
}

fn sums(rating: &CallRating, durations: &[i64]) -> Sums {
    Sums {
        answered_calls: durations.iter().filter(|seconds| **seconds > 0).count().try_into().unwrap(),
        billed_seconds: durations.iter().map(|seconds| rating.billed_seconds(*seconds)).sum(),
        ..Sums::default()
    }
}

/// <https://github.com/cgrates/cgrates/issues/118>, where the product showed 0.003 for 57 s and 0.006 for 75 s. The formula is
/// that of yeti-web, `billing.interval_billing` in `db/cdr_structure.sql`.
#[test]
fn thirty_six_at_0_006_a_minute_follows_the_formula_of_yeti() {
    for (duration, billed, amount) in [(32, 36, "0.0036"), (57, 60, "0.006"), (75, 78, "0.0078")] {
        assert_eq!(rating(30, 6).billed_seconds(duration), billed);
        assert_eq!(cost(&rating(30, 6), &per_minute("0.006"), &[duration]), amount);
    }
}

/// <https://github.com/magnussolution/magnusbilling/wiki/EN--price_calculation>.
#[test]
fn thirty_six_at_0_05_a_minute_makes_45_seconds_cost_0_04() {
    assert_eq!(rating(30, 6).billed_seconds(45), 48);
    assert_eq!(cost(&rating(30, 6), &per_minute("0.05"), &[45]), "0.04");
}

/// yeti-web counts increments from the end of the initial one: 20 + 6 = 26. A2Billing (`Class.RateEngine.php`) and
/// MagnusBilling round the whole duration instead: 24. Both agree if the initial increment is a multiple of the other.
#[test]
fn twenty_six_at_23_seconds_is_26_seconds_as_in_yeti_and_not_24_as_in_a2billing() {
    assert_eq!(rating(20, 6).billed_seconds(23), 26);
    for duration in 1..200 {
        let whole_steps = (duration + 5) / 6 * 6;
        assert_eq!(rating(30, 6).billed_seconds(duration), whole_steps.max(30));
    }
}

/// <https://support.twilio.com/hc/en-us/articles/223132307-How-do-you-round-minutes-for-billing>.
#[test]
fn whole_minutes_round_each_call_up_as_at_twilio() {
    let rating = CallRating::default();
    assert_eq!((rating.billed_seconds(80), rating.billed_seconds(78)), (120, 120));
    assert_eq!(sums(&rating, &[80, 80]).billed_seconds, 240, "two legs of 80 s are two calls of two minutes");
    assert_eq!((rating.billed_seconds(60), rating.billed_seconds(61)), (60, 120));
}

/// Twilio's change of 2021-07-08: a call that is completed within a second has 1 s.
/// <https://static1.twilio.com/en-us/changelog/upcoming-changes-to-programmable-voice-billing-for-outbound-call>.
#[test]
fn a_call_of_one_second_pays_the_initial_increment_as_at_twilio() {
    assert_eq!(CallRating::default().billed_seconds(1), 60);
    assert_eq!(rating(0, 1).billed_seconds(1), 1);
}

/// <https://github.com/felixb/callmeter/issues/97>.
#[test]
fn five_short_calls_and_one_of_126_seconds_at_0_03_cost_0_24() {
    assert_eq!(cost(&CallRating::default(), &per_minute("0.03"), &[5, 59, 12, 1, 44, 126]), "0.24");
}

/// <https://github.com/telecmi/telecmi_dashboard_track/issues/41>: 0.39 for each 30 s.
#[test]
fn half_minutes_at_0_39_make_31_to_60_seconds_cost_0_78() {
    for duration in 31..=60 {
        assert_eq!(cost(&rating(30, 30), &per_minute("0.78"), &[duration]), "0.78");
    }
    assert_eq!(cost(&rating(30, 30), &per_minute("0.78"), &[30]), "0.39");
}

/// <https://github.com/magnussolution/magnusbilling/issues/592>: 6.1 s in steps of 6 s is 12 s where milliseconds are kept, and
/// 6 s where they are cut. The service has whole seconds, as the carrier rounded them: it neither keeps nor cuts a fraction.
#[test]
fn steps_of_six_seconds_start_from_the_whole_seconds_that_the_carrier_reports() {
    assert_eq!((rating(6, 6).billed_seconds(6), rating(6, 6).billed_seconds(7)), (6, 12));
}

/// cgrates, `TestGetCostRoundingIssue`, rate DY: connect fee 0.15 and 0.05 a minute in steps of 1 s.
#[test]
fn a_connect_fee_and_24_seconds_cost_0_17() {
    let rating = CallRating { connect_fee: price("0.15"), ..rating(1, 1) };
    assert_eq!(cost(&rating, &per_minute("0.05"), &[24]), "0.17");
}

/// cgrates, `engine/calldesc_test.go` (`TestGetCostRounding`, `TestDebitRounding`, `TestDebitPerformRounding`): the tests expect
/// 0.3001 and 0.30006, beside the comment "should be 0.3 :(".
#[test]
fn nothing_is_rounded_inside_a_call_so_180_seconds_at_0_1_cost_0_3_and_not_0_3001() {
    assert_eq!(cost(&rating(1, 1), &per_minute("0.1"), &[180]), "0.3");
    let seconds = [1; 180];
    assert_eq!(cost(&rating(1, 1), &per_minute("0.1"), &seconds), "0.3", "however the seconds are divided into calls");
}

/// <https://github.com/cgrates/cgrates/issues/260>: a user expected 0.18 and got 0.174.
#[test]
fn a_connect_fee_of_0_15_and_three_minutes_at_0_01_cost_0_18() {
    let rating = CallRating { connect_fee: price("0.15"), ..CallRating::default() };
    assert_eq!(cost(&rating, &per_minute("0.01"), &[170]), "0.18");
}

/// CGRateS (`TestGetCostZero`) charges nothing; the formula of yeti-web charges the fee and the first interval at 0 s.
#[test]
fn a_call_of_zero_seconds_costs_nothing_and_no_connect_fee_as_in_cgrates_and_not_as_in_yeti() {
    let rating = CallRating { connect_fee: price("0.15"), minimum: 30, ..rating(60, 60) };
    assert_eq!(rating.billed_seconds(0), 0);
    assert_eq!(cost(&rating, &per_minute("0.05"), &[0]), "0");
    assert_eq!(rating.billed_seconds(-5), 0);
}

/// <https://github.com/Star2Billing/a2billing/issues/9>: calls of 0 s took a free minute each.
#[test]
fn a_call_of_zero_seconds_takes_no_free_minutes() {
    let terms = BillingItem { allowance: 1, ..per_minute("0.05") };
    assert_eq!(cost(&CallRating::default(), &terms, &[0, 0, 0, 60]), "0");
    assert_eq!(cost(&CallRating::default(), &terms, &[0, 0, 0, 61]), "0.05");
}

/// A minimum counts before the increments. BILLING rules of the service; no product publishes a number.
#[test]
fn a_minimum_is_rounded_to_increments_like_a_duration() {
    let rating = CallRating { minimum: 32, ..rating(30, 6) };
    assert_eq!([1, 31, 32, 36, 37].map(|duration| rating.billed_seconds(duration)), [36, 36, 36, 36, 42]);
}

/// openmeter, `delta/unit_test.go`: the cumulative amount is rounded, and the difference is billed.
#[test]
fn the_cumulative_amount_is_rounded_and_the_difference_billed_as_in_openmeter() {
    let amount = |minutes: i64| {
        let sums = Sums { billed_seconds: minutes * 60, ..Sums::default() };
        cumulative_amount(&per_minute("0.001"), Price::ZERO, true, &sums, Currency::USD).unwrap()
    };
    assert_eq!((amount(333), amount(666), amount(666) - amount(333)), (33, 67, 34));
    assert_eq!((amount(1), amount(3)), (0, 0), "1 minute and then 2: nothing to show");
    let by_minute: i64 = (1..=666).map(|minute| amount(minute) - amount(minute - 1)).sum();
    assert_eq!(by_minute, 67, "rounding each of the 666 minutes would give 0");
}

/// <https://chargebee.com/docs/2.0/site-configuration/articles-and-faq/what-is-the-rounding-logic-for-line-item-amounts.html>, and
/// TigerBeetle's chapter on data modelling for the places.
#[test]
fn the_places_of_the_currency_round_4_4556_times_10_625() {
    let multiplier = Multiplier::parse("10.625").unwrap();
    let terms = BillingItem { raw_unit_multiplier: multiplier, ..per_minute("4.4556") };
    let sums = Sums { billed_seconds: 60, ..Sums::default() };
    let steps = AmountSteps::new(&terms, Price::ZERO, true, &sums).unwrap();
    assert_eq!((steps.multiplied.to_string(), steps.total.to_string()), ("10.625".into(), "47.34075".into()));
    let text = |code| {
        let currency = currency(code);
        currency.format_minor(cumulative_amount(&terms, Price::ZERO, true, &sums, currency).unwrap())
    };
    assert_eq!([text("USD"), text("JPY"), text("KWD"), text("CLF")], ["47.34", "47", "47.341", "47.3408"]);
}

/// `rust_decimal` rounds 0.125 to 0.12 by default (half to even); Kill Bill rounds half up; the service away from zero.
#[test]
fn half_a_cent_is_rounded_away_from_zero_and_not_to_even() {
    for (amount, cents) in [("0.125", 13), ("0.135", 14), ("0.005", 1), ("0.004999999", 0), ("0.015", 2), ("0", 0)] {
        let round = |count| ExactAmount::of_count(price(amount), count).unwrap().round(Currency::USD).unwrap();
        assert_eq!((round(1), round(-1)), (cents, -cents), "{amount}");
    }
}

/// `rust_decimal` gives 0.0255000000000000000000000060 for 0.0085 / 60 × 180, which a round-up would make wrong.
#[test]
fn a_price_of_a_second_is_never_computed() {
    assert_eq!(cost(&rating(1, 1), &per_minute("0.0085"), &[180]), "0.0255");
    assert_eq!(cost(&rating(1, 1), &per_minute("0.0085"), &[70]), "119/12000", "an exact value without a decimal");
}

/// The example of the service's own rules: 75 s at 30/6 are 78 s, or 1.3 minutes.
#[test]
fn the_steps_of_an_amount_are_exact_texts() {
    let terms = BillingItem {
        base_cost: price("1.5"),
        raw_unit_multiplier: Multiplier::parse("2").unwrap(),
        unit_cost: price("0.006"),
        allowance: 1,
    };
    let rating = CallRating { connect_fee: price("0.01"), ..rating(30, 6) };
    let steps = AmountSteps::new(&terms, rating.connect_fee, true, &sums(&rating, &[75, 10])).unwrap();
    let texts = [
        steps.base_cost.to_string(),
        steps.minutes.to_string(),
        steps.multiplied.to_string(),
        steps.payable.to_string(),
        steps.units.to_string(),
        steps.connect_fees.to_string(),
        steps.total.to_string(),
    ];
    assert_eq!(texts, ["1.5", "1.8", "3.6", "2.6", "0.0156", "0.02", "1.5356"]);
    let without_base = AmountSteps::new(&terms, rating.connect_fee, false, &sums(&rating, &[70])).unwrap();
    assert_eq!((without_base.base_cost.to_string(), without_base.minutes.to_string()), ("0".into(), "1.2".into()));
    let odd = AmountSteps::new(&terms, Price::ZERO, false, &Sums { billed_seconds: 70, ..Sums::default() }).unwrap();
    assert_eq!((odd.minutes.to_string(), odd.payable.to_string()), ("7/6".into(), "4/3".into()));
}
