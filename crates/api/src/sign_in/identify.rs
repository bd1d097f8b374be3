//! Identifying the caller by the credentials of a request.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::Method;
use billables_auth::{Identity, SecretForm, secret_hash};
use billables_contract::ErrorCode;
use billables_domain::{Subject, Timestamp};
use billables_persistence::{AuditAction, SecretKind, client_network};

use crate::alias_routes::AliasRequest;
use crate::blocking::store_call;
use crate::client_address;
use crate::error::ApiError;
use crate::sign_in::credentials::{Credentials, refuse_cross_site, unauthorized};
use crate::sign_in::identity::{identity, identity_of};
use crate::sign_in::password::{prove, record_refusal, too_many, unknown};
use crate::state::State;

/// The seconds between two records of a user who signs in by HTTP Basic from one address. A record for each request would fill
/// the audit trail.
const BASIC_RECORD_SECONDS: i64 = 86_400;

/// The caller's identity, by any kind of credentials.
pub(crate) async fn identify(request: &HttpRequest, state: &State) -> Result<Identity, ApiError> {
    let Some(credentials) = Credentials::read(request)? else {
        return Err(unauthorized(
            "Not authenticated: the request has no Authorization header and no cookie of a session. Send a bearer token.",
        ));
    };
    let is_ambient = credentials.is_ambient();
    let address = client_address::of(request, &state.settings.sign_in.trusted_proxies);
    let identity = match credentials {
        Credentials::Bearer(key) if SecretForm::ApiKey.fits(&key) => api_key_identity(state, &key, address).await?,
        Credentials::Bearer(token) | Credentials::TokenCookie(token) => token_identity(state, &token)?,
        Credentials::Basic { user_name, password } => {
            let proven = prove(state, &user_name, &password, address).await?;
            if proven.is_fresh {
                record_basic(state, &proven.user.name, address).await?;
            }
            identity_of(&proven.user, String::new(), state.now())
        }
        Credentials::Sessions(secrets) => session_identity(state, &secrets).await?,
    };
    if is_ambient && is_changing(request) {
        refuse_cross_site(request, &state.settings)?;
    }
    Ok(identity)
}

/// Whether a request may change something, by the operation's method and the client's.
fn is_changing(request: &HttpRequest) -> bool {
    let sent_as_get = AliasRequest::of(request).is_some_and(|alias| alias.is_get());
    request.method() != Method::GET && !sent_as_get
}

/// Records the first proof of a day from an address, which makes the address a known one of the user.
async fn record_basic(state: &State, user: &Subject, address: Option<IpAddr>) -> Result<(), ApiError> {
    let act = state.act(user.clone(), address);
    let since = act.at.plus_seconds(-BASIC_RECORD_SECONDS);
    store_call(&state.store, move |store| {
        let is_known = act.address.map(|address| store.audit_has_sign_in(&act.by, address, since)).transpose()?;
        if is_known == Some(true) {
            return Ok(());
        }
        store.audit_insert(&act, AuditAction::SignedIn, "", "basic")
    })
    .await
}

fn token_identity(state: &State, token: &str) -> Result<Identity, ApiError> {
    state.verifier.verify(token, state.now()).map_err(|error| {
        tracing::info!(reason = ?error, "token refused");
        ApiError::new(ErrorCode::TokenException, error.to_string())
    })
}

async fn session_identity(state: &State, secrets: &[String]) -> Result<Identity, ApiError> {
    for secret in secrets.iter().filter(|secret| SecretForm::Session.fits(secret)) {
        let (hash, now) = (secret_hash(secret), state.now());
        let kinds = [SecretKind::Session, SecretKind::PermanentSession];
        let found = store_call(&state.store, move |store| store.sign_in_find(&kinds, &hash, now)).await?;
        if let Some(signed_in) = found {
            return Ok(identity_of(&signed_in.user, signed_in.sign_in_id, signed_in.expires));
        }
    }
    Err(unauthorized("The session has ended. Sign in again."))
}

/// The identity of an API key. A key has 256 random bits, so no rate limit protects valid keys. The rate limit bounds the
/// answers and records of invalid keys. Passwords have another limit, so a machine with a revoked key locks no user out.
async fn api_key_identity(state: &State, key: &str, address: Option<IpAddr>) -> Result<Identity, ApiError> {
    let now = state.now();
    let hash = secret_hash(key);
    let found = store_call(&state.store, move |store| store.api_key_find(&hash)).await?;
    let is_good = |expires: Option<Timestamp>| expires.is_none_or(|expires| now < expires);
    let Some(key) = found.filter(|key| key.date_revoked.is_none() && is_good(key.expires)) else {
        state.sign_in.secrets_by_address.take(&client_network(address), state.now()).map_err(too_many)?;
        tracing::info!("an API key was refused");
        record_refusal(state, state.act(unknown()?, address), AuditAction::ApiKeyRefused).await?;
        return Err(ApiError::new(ErrorCode::TokenException, "The API key is not valid."));
    };
    if key.is_use_due(now) {
        let (name, store) = (key.name.clone(), state.store.clone());
        actix_web::rt::spawn(async move {
            if let Err(error) = store_call(&store, move |store| store.api_key_used(&name, now)).await {
                tracing::warn!(%error, "the use of an API key could not be recorded");
            }
        });
    }
    let subject = Subject::parse(&format!("api-key:{}", key.name)).map_err(ApiError::internal)?;
    Ok(identity(subject, &key.grants, String::new(), key.expires.unwrap_or(now)))
}
