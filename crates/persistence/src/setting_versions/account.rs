//! Changes of an account: name, time zone, currency, country and billing settings.

use billables_billing::{AccountPatch, Currency, Month, SettingContent, SettingKind, Zone, Zones};
use billables_domain::{Account, AccountId, Member, Name, Timestamp};
use diesel::dsl::{exists, select};
use diesel::prelude::*;

use super::change::{Change, invalid};
use super::{Changed, EFFECTIVE_MONTH, SettingError};
use crate::audit::{AuditAction, AuditContext};
use crate::directory::Missing;
use crate::rows::AccountRow;
use crate::schema::{accounts, billables, calls, statements};
use crate::store::Store;

/// The account's currency.
const CURRENCY: Member = Member::new("Currency");

/// A call may start this many seconds ahead of the clock, and then has its day already. A change of the zone spares such days.
const AHEAD_SECONDS: i64 = 2 * 86_400;

impl Store {
    /// Changes an account.
    ///
    /// - The currency can change until the account has a call, billing settings, a call rating or a statement.
    /// - The time zone changes for all times until the account has a call or a report, and after that from a coming month.
    /// - Billing settings change from the given month; without one from the next month, and the first settings of an account
    ///   from its first month.
    ///
    /// # Errors
    ///
    /// [`SettingError`] says which rule the change breaks. Nothing is changed then.
    pub fn account_patch(
        &self,
        account_id: &AccountId,
        patch: &AccountPatch,
        context: &AuditContext,
    ) -> Result<Changed<Account>, SettingError> {
        self.write(|connection| {
            let mut change = Change::begin(self, connection, account_id, context)?;
            let row: AccountRow = accounts::table.find(account_id.as_str()).first(change.connection)?;
            let made = row.name_as_made().to_owned();
            let mut account = Account::try_from(row)?;
            if let Some(name) = &patch.name {
                rename(&mut change, &mut account, &made, name)?;
            }
            let mut effective_month = None;
            if let Some(zone) = &patch.time_zone {
                effective_month = change_zone(&mut change, zone, patch)?;
            }
            if let Some(currency) = patch.currency {
                change_currency(&mut change, currency)?;
            }
            if let Some(country) = patch.country
                && country != change.book.country()
            {
                change.add(None, &SettingContent::Country(country), None)?;
                let detail = format!("{} to {}", change.before.country().code(), country.code());
                change.record(AuditAction::CountryChanged, account_id.as_str(), &detail)?;
            }
            if !patch.items.is_empty() {
                effective_month = Some(change_items(&mut change, account.date_created, patch)?);
            }
            change.refuse_stated(patch.reach.restate)?;
            Ok(Changed { value: account, book: change.finish()?, effective_month })
        })
    }
}

/// Corrects the name. The name as made stays in its column, and the audit trail keeps each former one.
fn rename(change: &mut Change<'_>, account: &mut Account, made: &str, name: &Name) -> Result<(), SettingError> {
    if account.name == *name {
        return Ok(());
    }
    let renamed = (name.as_str() != made).then_some(name.as_str());
    diesel::update(accounts::table.find(account.id.as_str()))
        .set(accounts::renamed.eq(renamed))
        .execute(change.connection)?;
    let detail = format!("{} to {name}", account.name);
    change.record(AuditAction::AccountRenamed, account.id.as_str(), &detail)?;
    change.note_new_name();
    account.name = name.clone();
    Ok(())
}

fn change_zone(change: &mut Change<'_>, zone: &Zone, patch: &AccountPatch) -> Result<Option<Month>, SettingError> {
    let given = patch.reach.effective_month;
    // The month of settings in the same request may be an earlier one, and the zone is free.
    let is_for_items = !patch.items.is_empty();
    let month = if is_zone_free(change)? && (given.is_none() || is_for_items) {
        None
    } else {
        Some(zone_month(change, zone, given)?)
    };
    let is_same = match month {
        None => *change.book.zones() == Zones::new(zone.clone()),
        Some(month) => change.book.zones().zone(month) == zone,
    };
    if !is_same {
        let former = change.book.zones().zone(month.unwrap_or(Month::MIN)).name().to_owned();
        change.add(None, &SettingContent::TimeZone(zone.clone()), month)?;
        let detail = format!("{former} to {}, {}", zone.name(), change.shown_version());
        change.record(AuditAction::TimeZoneChanged, change.account_id.as_str(), &detail)?;
    }
    Ok(month)
}

/// Whether no day of the account has been decided yet.
fn is_zone_free(change: &mut Change<'_>) -> Result<bool, SettingError> {
    let account_id = change.account_id.as_str();
    let has_billables: bool =
        select(exists(billables::table.filter(billables::account_id.eq(account_id)))).get_result(change.connection)?;
    Ok(!has_billables && !has_calls(change)?)
}

fn has_calls(change: &mut Change<'_>) -> Result<bool, SettingError> {
    let found = calls::table.filter(calls::account_id.eq(change.account_id.as_str()));
    Ok(select(exists(found)).get_result(change.connection)?)
}

/// The month from which a new zone counts: the given one, or the first one whose days no call can have yet.
fn zone_month(change: &Change<'_>, zone: &Zone, given: Option<Month>) -> Result<Month, SettingError> {
    let new = Zones::new(zone.clone());
    let undecided = change.context.at.plus_seconds(AHEAD_SECONDS);
    let is_free =
        |month: &Month| new.start_of_month(*month).min(change.book.zones().start_of_month(*month)) > undecided;
    let current = change.current_month();
    let first = current.next();
    let first = if is_free(&first) { first } else { first.next() };
    match given {
        None => Ok(first),
        Some(month) if month > current && is_free(&month) => Ok(month),
        Some(_) => Err(invalid(
            EFFECTIVE_MONTH,
            format!(
                "EffectiveMonth is too early for a change of TimeZone: the account has calls or reports, whose days stay. Send \
                 {first} or a later month."
            ),
        )),
    }
}

fn change_currency(change: &mut Change<'_>, currency: Currency) -> Result<(), SettingError> {
    let former = change.book.currency();
    if former == currency {
        return Ok(());
    }
    let has_settings = change
        .before
        .versions()
        .any(|version| matches!(version.kind, SettingKind::BillingSettings | SettingKind::CallRating));
    if has_settings || has_calls(change)? || has_statements(change)? {
        return Err(invalid(
            CURRENCY,
            format!(
                "Currency stays {former}: it is fixed from the first call, billing settings, call rating or statement of an account. \
                 Use a further account for another currency."
            ),
        ));
    }
    change.add(None, &SettingContent::Currency(currency), None)?;
    change.record(AuditAction::CurrencyChanged, change.account_id.as_str(), &format!("{former} to {currency}"))
}

fn has_statements(change: &mut Change<'_>) -> Result<bool, SettingError> {
    let found = statements::table.filter(statements::account_id.eq(change.account_id.as_str()));
    Ok(select(exists(found)).get_result(change.connection)?)
}

fn change_items(change: &mut Change<'_>, created: Timestamp, patch: &AccountPatch) -> Result<Month, SettingError> {
    let month = change.settings_month(created, patch.reach.effective_month)?;
    let own = change.book.account_settings(month);
    let settings = own.settings.patched(patch.items.iter().copied());
    if settings != *own.settings || !change.is_of_month(own.version, month) {
        change.add(None, &SettingContent::BillingSettings { overrides: None, settings }, Some(month))?;
        let detail = change.shown_version();
        change.record(AuditAction::BillingSettingsChanged, change.account_id.as_str(), &detail)?;
    }
    Ok(month)
}

impl Change<'_> {
    /// The month from which billing settings count: the given one; else the next month, or the first month of an account
    /// without any settings.
    pub(super) fn settings_month(
        &mut self,
        account_created: Timestamp,
        given: Option<Month>,
    ) -> Result<Month, SettingError> {
        if let Some(month) = given {
            return Ok(month);
        }
        if self.before.versions().any(|version| version.kind == SettingKind::BillingSettings) {
            return Ok(self.current_month().next());
        }
        let first_call: Option<Option<i64>> = calls::table
            .filter(calls::account_id.eq(self.account_id.as_str()))
            .filter(calls::start_time.is_not_null())
            .order(calls::start_time)
            .select(calls::start_time)
            .first(self.connection)
            .optional()?;
        let first_call = first_call.flatten().map(Timestamp::from_microseconds);
        let first = first_call.map_or(account_created, |start| start.min(account_created));
        Ok(self.book.zones().month_of(first))
    }

    /// The time at which the account was created.
    pub(super) fn account_created(&mut self) -> Result<Timestamp, SettingError> {
        let created: Option<i64> = accounts::table
            .find(self.account_id.as_str())
            .select(accounts::date_created)
            .first(self.connection)
            .optional()?;
        let created = created.ok_or(SettingError::NotFound(Missing::Account))?;
        Ok(Timestamp::from_microseconds(created))
    }
}
