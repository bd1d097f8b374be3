//! Tokens that the binary signs by itself: for `token issue` and for a demo.

use std::collections::BTreeSet;

use billables_auth::{Claims, KeyFolder, Role, issue};
use billables_domain::{AccountScope, CustomerKey, Subject, TimeId};

use crate::clock;
use crate::config::Settings;
use crate::data_folder::DataFolder;

/// Makes a token, signed with the signing key of the data folder.
pub(crate) fn make(
    settings: &Settings,
    subject: Subject,
    roles: BTreeSet<Role>,
    accounts: AccountScope,
    customers: BTreeSet<CustomerKey>,
    ttl_seconds: i64,
) -> anyhow::Result<String> {
    let key = KeyFolder::open(DataFolder::new(settings).keys())?.signing_key()?;
    let issued = clock::now();
    let claims = Claims {
        issuer: settings.token_issuer.value.clone(),
        audience: settings.token_audience.value.clone(),
        subject,
        roles,
        accounts,
        customers,
        token_id: TimeId::new(issued, clock::random_bytes()).to_string(),
        issued,
        expires: issued.plus_seconds(ttl_seconds),
    };
    Ok(issue(&key, &claims)?)
}
