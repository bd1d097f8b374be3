//! Changes of settings and names: versions, months, inheritance, refusals, and the audit trail.

use billables_billing::{
    AccountPatch, BillingItem, CallRating, CallRatingChange, Country, Currency, CustomerPatch, Item, Month, Price,
    Reach, SettingOwner, Zone,
};
use billables_domain::{Account, Customer, Timestamp};
use billables_persistence::{AuditFilter, Backend, Changed, InsertError, Inserted, Missing, SettingError, Store};
use billables_test_support::TestDatabase;

use crate::fixture::{
    DEMO, OTHER, account, account_id, bytes_literal, context, context_by, customer, customer_id, fill, name, time,
};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

/// Terms with this base cost and unit cost.
fn terms(base_cost: &str, unit_cost: &str) -> BillingItem {
    BillingItem {
        base_cost: Price::parse(base_cost).unwrap(),
        unit_cost: Price::parse(unit_cost).unwrap(),
        ..BillingItem::default()
    }
}

fn reach(month_text: &str) -> Reach {
    Reach { effective_month: Some(month(month_text)), restate: false }
}

fn items(terms: BillingItem) -> Vec<(Item, BillingItem)> {
    vec![(Item::InboundVoiceCalls, terms)]
}

/// Patches the account `demo` on 2026-11-18.
fn patch_account(store: &Store, patch: AccountPatch) -> Result<Changed<Account>, SettingError> {
    store.account_patch(&account_id(DEMO), &patch, &context())
}

fn patch_customer(store: &Store, id: &str, patch: CustomerPatch) -> Result<Changed<Customer>, SettingError> {
    store.customer_patch(&account_id(DEMO), &customer_id(id), &patch, &context())
}

#[track_caller]
fn invalid<T: std::fmt::Debug>(result: Result<T, SettingError>, member: &str) {
    match result {
        Err(SettingError::Invalid(faults)) => {
            let fault = faults.first();
            assert_eq!(fault.member.as_str(), member);
            assert!(fault.message.starts_with(member), "{}", fault.message);
        }
        other => panic!("not invalid: {other:?}"),
    }
}

/// The versions of `demo`: number, month and owner.
fn versions(store: &Store) -> Vec<String> {
    let book = store.account_book(&account_id(DEMO)).unwrap().unwrap();
    let shown = book.versions().map(|version| {
        let month = version.effective_month.map_or_else(|| "always".to_owned(), |month| month.to_string());
        let owner = version.customer_id.as_ref().map_or("account", |id| id.as_str());
        format!("{} {} {owner} {month}", version.version, version.kind.as_str())
    });
    shown.collect()
}

/// Inserts a call of `demo`, without facts but a start.
fn insert_call(database: &TestDatabase, start: Timestamp) {
    let sid = bytes_literal(database.backend(), "0063616c6c");
    let sql = format!(
        "INSERT INTO calls (account_id, call_sid, version, start_time, state, date_created, date_updated, updated_by) \
         VALUES ('demo', {sid}, 1, {}, 'Open', 5, 5, 'carrier')",
        start.as_microseconds()
    );
    database.execute(&sql).unwrap();
}

fn insert_statement(database: &TestDatabase, number: i64, customer: &str, of: &str) {
    let sql = format!(
        "INSERT INTO statements (account_id, number, customer_id, month, created_by, date_created) \
         VALUES ('demo', {number}, '{customer}', {}, 'manager', 5)",
        month(of).number()
    );
    database.execute(&sql).unwrap();
}

#[test]
fn the_first_settings_hold_from_the_first_month_and_later_ones_from_the_next() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        insert_call(&database, at("2026-08-31T23:59:59Z"));
        let first = patch_account(&store, AccountPatch { items: items(terms("1", "2")), ..AccountPatch::default() });
        assert_eq!(first.unwrap().effective_month, Some(month("2026-08")));
        let other = vec![(Item::Base, terms("5", "0"))];
        let second = patch_account(&store, AccountPatch { items: other, ..AccountPatch::default() }).unwrap();
        assert_eq!(second.effective_month, Some(month("2026-12")));
        let book = store.account_book(&account_id(DEMO)).unwrap().unwrap();
        for (of, inbound, base, version) in [
            ("2026-07", BillingItem::default(), BillingItem::default(), 0),
            ("2026-11", terms("1", "2"), BillingItem::default(), 1),
            ("2026-12", terms("1", "2"), terms("5", "0"), 2),
        ] {
            let settings = book.settings(&customer_id("acme"), month(of));
            assert_eq!((settings.owner, settings.version), (SettingOwner::Account, version), "{of}");
            assert_eq!(settings.terms(Item::InboundVoiceCalls), inbound);
            assert_eq!(settings.terms(Item::Base), base);
        }
        // A change of an earlier month does not reach the month of a later version.
        let between =
            AccountPatch { items: items(terms("0", "9")), reach: reach("2026-10"), ..AccountPatch::default() };
        let book = patch_account(&store, between).unwrap().book;
        let price = |of| book.account_settings(month(of)).terms(Item::InboundVoiceCalls);
        assert_eq!(
            [price("2026-09"), price("2026-10"), price("2026-12")],
            [terms("1", "2"), terms("0", "9"), terms("1", "2")]
        );
        assert_eq!(versions(&store).len(), 3);
    }
}

#[test]
fn a_repeated_change_makes_no_version_and_no_record() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let patch = AccountPatch {
            name: Some(name("Demo Inc.")),
            currency: Some(Currency::parse("EUR").unwrap()),
            time_zone: Some(Zone::parse("Europe/Vienna").unwrap()),
            country: Some(Country::parse("AT").unwrap()),
            items: items(terms("1", "2")),
            reach: reach("2026-11"),
        };
        let records = || store.audit_list(&AuditFilter::default(), None, 1_000).unwrap().items.len();
        let before = records();
        for _ in 0..2 {
            let changed = patch_account(&store, patch.clone()).unwrap();
            assert_eq!(changed.value.name, name("Demo Inc."));
            assert_eq!(changed.book.currency().code(), "EUR");
        }
        assert_eq!(records() - before, 5);
        let expected = [
            "1 TimeZone account always",
            "2 Currency account always",
            "3 Country account always",
            "4 BillingSettings account 2026-11",
        ];
        assert_eq!(versions(&store), expected);
        let of_customer = CustomerPatch {
            name: Some(name("Acme Corp.")),
            overrides: Some(true),
            items: items(terms("3", "4")),
            end_month: Some(Some(month("2027-03"))),
            reach: reach("2026-11"),
        };
        for _ in 0..2 {
            let changed = patch_customer(&store, "acme", of_customer.clone()).unwrap();
            assert_eq!(changed.value.name, name("Acme Corp."));
            assert_eq!(changed.book.end_month(&customer_id("acme")), Some(month("2027-03")));
        }
        assert_eq!(versions(&store)[4..], ["5 BillingSettings acme 2026-11", "6 EndMonth acme always"]);
        assert_eq!(records() - before, 8);
        let put = CallRatingChange { rating: Some(CallRating::default()), effective_month: None };
        for _ in 0..2 {
            store.call_rating_put(&account_id(DEMO), None, &put, &context()).unwrap();
        }
        assert_eq!(versions(&store)[6..], ["7 CallRating account 2026-12"]);
    }
}

#[test]
fn a_customer_inherits_until_it_overrides_and_the_flag_has_versions() {
    for database in TestDatabase::each() {
        let store = database.store();
        store.account_insert(&account(DEMO), &context()).unwrap();
        store.customer_insert(&customer(DEMO, "top"), &context()).unwrap();
        let below = |id: &str, parent: &str| {
            let customer = Customer { parent_customer_id: Some(customer_id(parent)), ..customer(DEMO, id) };
            store.customer_insert(&customer, &context()).unwrap();
        };
        below("middle", "top");
        patch_account(&store, AccountPatch { items: items(terms("0", "1")), ..AccountPatch::default() }).unwrap();
        // The book is read again for a customer that came later.
        below("leaf", "middle");
        let set = |id: &str, overrides, unit: &str, from: &str| {
            let items = if unit.is_empty() { Vec::new() } else { items(terms("0", unit)) };
            let patch = CustomerPatch { overrides, items, reach: reach(from), ..CustomerPatch::default() };
            patch_customer(&store, id, patch).unwrap();
        };
        set("top", Some(true), "2", "2026-12");
        set("middle", None, "3", "2026-12");
        set("middle", Some(true), "", "2027-02");
        set("middle", Some(false), "", "2027-04");
        let book = store.account_book(&account_id(DEMO)).unwrap().unwrap();
        for (of, owner, unit) in [
            ("2026-11", None, "1"),
            ("2026-12", Some("top"), "2"),
            ("2027-02", Some("middle"), "3"),
            ("2027-03", Some("middle"), "3"),
            ("2027-04", Some("top"), "2"),
        ] {
            let leaf = customer_id("leaf");
            let settings = book.settings(&leaf, month(of));
            let owner = owner.map(customer_id);
            let owner = owner.as_ref().map_or(SettingOwner::Account, SettingOwner::Customer);
            assert_eq!((settings.owner, settings.terms(Item::InboundVoiceCalls)), (owner, terms("0", unit)), "{of}");
        }
        assert_eq!(book.settings(&customer_id("top"), month("2027-02")).terms(Item::Base), BillingItem::default());
    }
}

#[test]
fn the_currency_is_fixed_from_the_first_call_settings_or_statement() {
    let patch = || AccountPatch { currency: Some(Currency::parse("JPY").unwrap()), ..AccountPatch::default() };
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        assert_eq!(patch_account(&store, patch()).unwrap().book.currency().code(), "JPY");
        let back = AccountPatch { currency: Some(Currency::USD), ..AccountPatch::default() };
        // The currency of a request counts before its settings.
        let both = AccountPatch { items: items(terms("1", "1")), ..back };
        assert_eq!(patch_account(&store, both).unwrap().book.currency(), Currency::USD);
        invalid(patch_account(&store, patch()), "Currency");
        let same = AccountPatch { currency: Some(Currency::USD), ..AccountPatch::default() };
        patch_account(&store, same).unwrap();
    }
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        insert_call(&database, time(0));
        invalid(patch_account(&store, patch()), "Currency");
    }
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        insert_statement(&database, 1, "acme", "2026-10");
        invalid(patch_account(&store, patch()), "Currency");
        // Nothing of a refused request is stored.
        let with_name = AccountPatch { name: Some(name("Other")), ..patch() };
        invalid(patch_account(&store, with_name), "Currency");
        assert_eq!(store.account_find(&account_id(DEMO)).unwrap().unwrap().name, name(DEMO));
    }
}

#[test]
fn the_time_zone_is_free_until_the_first_call_and_changes_from_a_coming_month_after_it() {
    let zone = |text: &str| Some(Zone::parse(text).unwrap());
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let to = |text| AccountPatch { time_zone: zone(text), ..AccountPatch::default() };
        assert_eq!(patch_account(&store, to("Asia/Tokyo")).unwrap().effective_month, None);
        assert_eq!(patch_account(&store, to("Europe/Vienna")).unwrap().effective_month, None);
        insert_call(&database, time(0));
        let changed = patch_account(&store, to("America/New_York")).unwrap();
        assert_eq!(changed.effective_month, Some(month("2026-12")));
        let zones = changed.book.zones().clone();
        assert_eq!(zones.zone(month("2026-11")).name(), "Europe/Vienna");
        assert_eq!(zones.start_of_month(month("2026-12")), at("2026-12-01T05:00:00Z"));
        let early = AccountPatch { reach: reach("2026-11"), ..to("UTC") };
        invalid(patch_account(&store, early), "EffectiveMonth");
        // A call may start a day ahead, and then has its day: a month that is about to begin is no coming one.
        let late = context_by("manager", at("2026-11-30T12:00:00Z"));
        let changed = store.account_patch(&account_id(DEMO), &to("UTC"), &late).unwrap();
        assert_eq!(changed.effective_month, Some(month("2027-01")));
    }
}

#[test]
fn a_change_that_reaches_a_stated_month_is_refused_unless_it_restates() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let own = CustomerPatch {
            overrides: Some(true),
            items: items(terms("7", "7")),
            reach: reach("2026-01"),
            ..CustomerPatch::default()
        };
        patch_customer(&store, "globex", own.clone()).unwrap();
        insert_statement(&database, 1, "globex", "2026-08");
        let of_account = |from: &str, restate| AccountPatch {
            items: items(terms("1", "2")),
            reach: Reach { restate, ..reach(from) },
            ..AccountPatch::default()
        };
        // Globex does not pay by the account's settings, so its statement is in the way of nothing.
        patch_account(&store, of_account("2026-08", false)).unwrap();
        insert_statement(&database, 2, "acme", "2026-09");
        let other = AccountPatch { items: items(terms("3", "3")), ..of_account("2026-08", false) };
        match patch_account(&store, other.clone()) {
            Err(SettingError::MonthStated { customer_id, month }) => {
                assert_eq!((customer_id.as_str(), month.to_string().as_str()), ("acme", "2026-09"));
            }
            other => panic!("{other:?}"),
        }
        // A later month, and a change that a later version ends before the stated month, reach no statement.
        patch_account(&store, AccountPatch { reach: reach("2026-10"), ..other.clone() }).unwrap();
        patch_account(&store, AccountPatch { reach: reach("2026-09"), ..of_account("2026-09", false) }).unwrap();
        patch_account(&store, AccountPatch { reach: reach("2026-08"), ..other.clone() }).unwrap();
        let restating = AccountPatch { reach: Reach { restate: true, ..reach("2026-09") }, ..other };
        patch_account(&store, restating).unwrap();
        // The flag and the end of base costs.
        let flag = CustomerPatch { overrides: Some(false), reach: reach("2026-08"), ..CustomerPatch::default() };
        assert!(matches!(patch_customer(&store, "globex", flag), Err(SettingError::MonthStated { .. })));
        let end = |text| CustomerPatch { end_month: Some(Some(month(text))), ..CustomerPatch::default() };
        let of_globex = |patch| store.customer_patch(&account_id(DEMO), &customer_id("globex"), &patch, &context());
        // Globex was made in November: no base cost fell on August, so its end takes none away.
        assert!(of_globex(end("2026-08")).is_ok());
        assert!(matches!(of_globex(end("2026-07")), Err(SettingError::MonthStated { .. })));
    }
}

#[test]
fn a_call_rating_changes_from_a_coming_month_and_is_inherited_again_when_it_is_deleted() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let (demo, acme) = (account_id(DEMO), customer_id("acme"));
        let rating = |increment| CallRating { initial_increment: 30, increment, ..CallRating::default() };
        let put = |customer: Option<&str>, rating: Option<CallRating>, from: Option<&str>| {
            let change = CallRatingChange { rating, effective_month: from.map(month) };
            store.call_rating_put(&demo, customer.map(customer_id).as_ref(), &change, &context())
        };
        assert_eq!(put(None, Some(rating(6)), None).unwrap().effective_month, Some(month("2026-12")));
        put(Some("acme"), Some(rating(1)), Some("2027-01")).unwrap();
        put(Some("acme"), None, Some("2027-03")).unwrap();
        invalid(put(None, Some(rating(9)), Some("2026-11")), "EffectiveMonth");
        invalid(put(None, None, None), "CustomerId");
        let book = store.account_book(&demo).unwrap().unwrap();
        let of = |text| book.rating(&acme, month(text));
        assert_eq!(of("2026-11"), (CallRating::default(), 0, SettingOwner::Account));
        assert_eq!(of("2026-12"), (rating(6), 1, SettingOwner::Account));
        assert_eq!(of("2027-02"), (rating(1), 2, SettingOwner::Customer(&acme)));
        assert_eq!(of("2027-03"), (rating(6), 1, SettingOwner::Account));
        // A customer without an own rating has nothing to delete.
        put(Some("globex"), None, None).unwrap();
        assert_eq!(versions(&store).len(), 3);
    }
}

#[test]
fn names_are_corrected_and_compared_as_made() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let rename = |to: &str| {
            patch_account(&store, AccountPatch { name: Some(name(to)), ..AccountPatch::default() }).unwrap();
            patch_customer(&store, "acme", CustomerPatch { name: Some(name(to)), ..CustomerPatch::default() }).unwrap();
        };
        rename("First");
        rename("Second");
        let book = store.account_book(&account_id(DEMO)).unwrap().unwrap();
        assert_eq!(book.customer(&customer_id("acme")).unwrap().name, name("Second"));
        let Inserted::Same(same) = store.account_insert(&account(DEMO), &context()).unwrap() else { panic!("new") };
        assert_eq!(same.name, name("Second"));
        let Inserted::Same(same) = store.customer_insert(&customer(DEMO, "acme"), &context()).unwrap() else {
            panic!("new")
        };
        assert_eq!(same.name, name("Second"));
        let with_new_name = Account { name: name("Second"), ..account(DEMO) };
        assert!(matches!(store.account_insert(&with_new_name, &context()), Err(InsertError::Different)));
        rename(DEMO);
        assert_eq!(store.account_find(&account_id(DEMO)).unwrap().unwrap().name, name(DEMO));
        let events = store.audit_list(&AuditFilter::default(), None, 1_000).unwrap().items;
        let renames = events.iter().filter(|event| event.action.ends_with("Renamed"));
        let shown: Vec<_> =
            renames.map(|event| format!("{} {}: {}", event.action, event.target, event.detail)).collect();
        assert_eq!(shown.len(), 6);
        assert!(shown.contains(&"AccountRenamed demo: First to Second".to_owned()), "{shown:#?}");
        assert!(shown.contains(&"CustomerRenamed demo/acme: acme to First".to_owned()), "{shown:#?}");
        assert!(versions(&store).is_empty());
    }
}

#[test]
fn what_does_not_exist_is_named() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let nowhere = account_id("nowhere");
        let missing = |result: SettingError| match result {
            SettingError::NotFound(missing) => missing,
            other => panic!("{other:?}"),
        };
        let patch = AccountPatch::default();
        assert_eq!(missing(store.account_patch(&nowhere, &patch, &context()).unwrap_err()), Missing::Account);
        assert_eq!(missing(patch_customer(&store, "nobody", CustomerPatch::default()).unwrap_err()), Missing::Customer);
        assert!(store.account_book(&nowhere).unwrap().is_none());
        assert!(store.account_book(&account_id(OTHER)).unwrap().is_some());
    }
}

#[test]
fn concurrent_changes_have_numbers_of_their_own() {
    for database in TestDatabase::each() {
        let stores = [database.store(), database.open()];
        fill(&stores[0]);
        std::thread::scope(|scope| {
            for number in 0..8 {
                let store = &stores[number % 2];
                scope.spawn(move || {
                    let items = items(terms("0", &format!("{number}.5")));
                    patch_account(store, AccountPatch { items, reach: reach("2026-11"), ..AccountPatch::default() })
                        .unwrap();
                });
            }
        });
        let books = stores.each_ref().map(|store| store.account_book(&account_id(DEMO)).unwrap().unwrap());
        let numbers: Vec<_> = books[0].versions().map(|version| version.version).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(
            books[0].account_settings(month("2026-11")).terms(Item::InboundVoiceCalls),
            books[1].account_settings(month("2026-11")).terms(Item::InboundVoiceCalls)
        );
    }
}

/// A restored database numbers its next change as the lost one. A store that knew the lost change has to see the next one.
#[test]
fn a_change_after_a_restore_is_seen_although_its_number_repeats() {
    for database in TestDatabase::each() {
        let store = database.store();
        fill(&store);
        let other = database.open();
        let patch = |cost: &str, at: Timestamp| {
            let patch = AccountPatch { items: items(terms(cost, "0")), ..AccountPatch::default() };
            store.account_patch(&account_id(DEMO), &patch, &context_by("manager", at)).unwrap();
        };
        let cost = |store: &Store| {
            let book = store.account_book(&account_id(DEMO)).unwrap().unwrap();
            let cost = book.account_settings(month("2027-01")).terms(Item::InboundVoiceCalls).base_cost;
            (cost.to_string(), book.versions().count())
        };
        patch("7", time(1));
        assert_eq!(cost(&other), ("7".to_owned(), 1));
        let forget = match database.backend() {
            Backend::Sqlite => "DROP TRIGGER setting_versions_kept",
            Backend::Postgres => "ALTER TABLE setting_versions DISABLE TRIGGER setting_versions_kept",
        };
        let restore = "DELETE FROM setting_versions; UPDATE rating_locks SET settings_version = 0";
        database.execute(&format!("{forget}; {restore}")).unwrap();
        patch("6", time(2));
        assert_eq!(cost(&other), ("6".to_owned(), 1));
        assert_eq!(cost(&store), ("6".to_owned(), 1));
    }
}
