//! Changes of a customer: name, billing settings with the flag to override, and the last month of base costs.

use billables_billing::{CustomerPatch, Month, SettingContent};
use billables_domain::{AccountId, Customer, CustomerId, Name};
use diesel::prelude::*;

use super::change::Change;
use super::{Changed, SettingError};
use crate::audit::{AuditAction, AuditContext};
use crate::rows::CustomerRow;
use crate::schema::customers;
use crate::store::Store;

impl Store {
    /// Changes a customer. The flag to override and the billing settings change from the given month; without one from the
    /// next month, and from the account's first month if the account has no settings at all.
    ///
    /// # Errors
    ///
    /// [`SettingError`] says which rule the change breaks. Nothing is changed then.
    pub fn customer_patch(
        &self,
        account_id: &AccountId,
        customer_id: &CustomerId,
        patch: &CustomerPatch,
        context: &AuditContext,
    ) -> Result<Changed<Customer>, SettingError> {
        self.write(|connection| {
            let mut change = Change::begin(self, connection, account_id, context)?;
            // The book knows a customer that exists; its name there may be a former one.
            change.customer(customer_id)?;
            let row: CustomerRow =
                customers::table.find((account_id.as_str(), customer_id.as_str())).first(change.connection)?;
            let made = row.name_as_made().to_owned();
            let mut customer = Customer::try_from(row)?;
            if let Some(name) = &patch.name {
                rename(&mut change, &mut customer, &made, name)?;
            }
            let mut effective_month = None;
            if !patch.items.is_empty() || patch.overrides.is_some() {
                effective_month = Some(change_settings(&mut change, customer_id, patch)?);
            }
            if let Some(end) = patch.end_month {
                change_end(&mut change, customer_id, end)?;
            }
            change.refuse_stated(patch.reach.restate)?;
            Ok(Changed { value: customer, book: change.finish()?, effective_month })
        })
    }
}

/// The name of a customer in the audit trail.
fn target(change: &Change<'_>, customer_id: &CustomerId) -> String {
    format!("{}/{customer_id}", change.account_id)
}

fn rename(change: &mut Change<'_>, customer: &mut Customer, made: &str, name: &Name) -> Result<(), SettingError> {
    if customer.name == *name {
        return Ok(());
    }
    let renamed = (name.as_str() != made).then_some(name.as_str());
    diesel::update(customers::table.find((customer.account_id.as_str(), customer.id.as_str())))
        .set(customers::renamed.eq(renamed))
        .execute(change.connection)?;
    let target = target(change, &customer.id);
    change.record(AuditAction::CustomerRenamed, &target, &format!("{} to {name}", customer.name))?;
    change.note_new_name();
    customer.name = name.clone();
    Ok(())
}

fn change_settings(
    change: &mut Change<'_>,
    customer_id: &CustomerId,
    patch: &CustomerPatch,
) -> Result<Month, SettingError> {
    let account_created = change.account_created()?;
    let month = change.settings_month(account_created, patch.reach.effective_month)?;
    let own = change.book.customer_settings(customer_id, month);
    let settings = own.settings.patched(patch.items.iter().copied());
    let overrides = patch.overrides.unwrap_or(own.overrides);
    let is_same = settings == *own.settings && overrides == own.overrides;
    if !is_same || !change.is_of_month(own.version, month) {
        let content = SettingContent::BillingSettings { overrides: Some(overrides), settings };
        change.add(Some(customer_id), &content, Some(month))?;
        let flag = if overrides { "overriding" } else { "inheriting" };
        let detail = format!("{}, {flag}", change.shown_version());
        let target = target(change, customer_id);
        change.record(AuditAction::BillingSettingsChanged, &target, &detail)?;
    }
    Ok(month)
}

fn change_end(change: &mut Change<'_>, customer_id: &CustomerId, end: Option<Month>) -> Result<(), SettingError> {
    let former = change.book.end_month(customer_id);
    if former == end {
        return Ok(());
    }
    change.add(Some(customer_id), &SettingContent::EndMonth(end), None)?;
    let shown = |month: Option<Month>| month.map_or_else(|| "none".to_owned(), |month| month.to_string());
    let target = target(change, customer_id);
    change.record(AuditAction::EndMonthChanged, &target, &format!("{} to {}", shown(former), shown(end)))
}
