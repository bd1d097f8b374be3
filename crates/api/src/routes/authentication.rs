//! Authentication over HTTP: sign-in by password, new access tokens for refresh tokens, sign-out.

use std::net::IpAddr;

use actix_web::web::Data;
use actix_web::{HttpRequest, get};
use billables_auth::{Identity, Permission, Secret, SecretForm, secret_hash};
use billables_contract::{
    AuthStatus, Authenticate, AuthenticateResponse, ErrorCode, GetAccessToken, GetAccessTokenResponse, ResponseError,
};
use billables_domain::{Subject, Timestamp};
use billables_persistence::{
    AuditAction, AuditContext, CookieUse, NewSecret, SecretKind, SignedIn, User, client_network,
};

use crate::blocking::store_call;
use crate::call::Call;
use crate::caller::Public;
use crate::client_address;
use crate::error::ApiError;
use crate::reply::Reply;
use crate::sign_in::cookie_jar::Jar;
use crate::sign_in::cookies::{self, cookie};
use crate::sign_in::credentials::{refuse_cross_site, unauthorized};
use crate::sign_in::identify::identify;
use crate::sign_in::identity::identity_of;
use crate::sign_in::password::{prove, record_refusal, too_many, unknown};
use crate::state::State;

/// The number of attempts to store a sign-in. An attempt fails if the user is changed after the password check.
const SIGN_IN_ROUNDS: usize = 2;

/// The limit of accounts in the status.
const ACCOUNTS_LISTED_MAX: usize = 500;

/// Sign in
///
/// Gives an access token and a refresh token for a user name and a password. The tokens are in the body or, if `useTokenCookie`
/// is true or the service is configured so, in the cookies `ss-tok` and `ss-reftok`; the header `X-Cookies` names the token
/// cookies that are set. The answer also sets the session cookie `ss-id`, and with `rememberMe` the cookie `ss-pid`, which
/// stays when the browser closes. The provider `logout` ends the sign-in, with its sessions and refresh token. Without a
/// provider and a user name, the answer describes the signed-in user. Also at `/auth/{provider}` and `/authenticate`.
#[utoipa::path(
    post,
    path = "/auth",
    request_body = Authenticate,
    responses(
        (status = 200, description = "The user is signed in or signed out, or the answer describes the signed-in user.", body = AuthenticateResponse,
            headers(
                ("Set-Cookie" = String, description = "`ss-id`; `ss-pid`, `ss-tok` and `ss-reftok` if requested."),
                ("X-Cookies" = String, description = "The names of the token cookies that are set."),
            )),
        (status = 400, description = "`NotEmpty`: the user name or the password is missing; or a member cannot be read."),
        (status = 401, description = "`Unauthorized`: the user name or the password is wrong, or no user is signed in."),
        (status = 403, description = "`CrossSiteRequest`: a page of another site may not sign users in or out."),
        (status = 404, description = "`NotFound`: there is no such provider."),
    ),
)]
pub(crate) async fn authenticate(
    request: HttpRequest,
    state: Data<State>,
    Call(_, wanted): Call<Public, Authenticate>,
) -> Result<Reply<AuthenticateResponse>, ApiError> {
    refuse_cross_site(&request, &state.settings)?;
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    match given(&wanted.provider).map(|name| name.to_ascii_lowercase()).as_deref() {
        None if given(&wanted.user_name).is_none() => {
            let identity = identify(&request, &state).await?;
            Ok(Reply::ok(describe(&identity)))
        }
        None | Some("credentials" | "login") => sign_in(&request, &state, wanted).await,
        Some("logout") => sign_out(&request, &state).await,
        Some(_) => Err(ApiError::not_found("There is no such provider. Use credentials or logout.")),
    }
}

/// Get a new access token for a refresh token
///
/// The refresh token is in the body or else in the cookie `ss-reftok`. A refresh token in the body stays valid. A refresh token
/// in the cookie is replaced: the old one is valid until the new one is first used, for one minute at most, and a later use
/// of the old one ends the sign-in. The operation ignores other credentials of the request, so an expired access token causes
/// no error.
#[utoipa::path(
    post,
    path = "/access-token",
    request_body = GetAccessToken,
    responses(
        (status = 200, description = "The access token, in the body or in a cookie.", body = GetAccessTokenResponse,
            headers(
                ("Set-Cookie" = String, description = "`ss-tok`, and `ss-reftok` if the refresh token came in that cookie."),
                ("X-Cookies" = String, description = "The names of the token cookies that are set."),
            )),
        (status = 400, description = "`NotEmpty`: there is no refresh token; or a member cannot be read."),
        (status = 401, description = "`TokenException`: the refresh token is invalid or expired."),
        (status = 403, description = "`CrossSiteRequest`: a page of another site may not refresh a token."),
    ),
)]
pub(crate) async fn get_access_token(
    request: HttpRequest,
    state: Data<State>,
    Call(_, wanted): Call<Public, GetAccessToken>,
) -> Result<Reply<GetAccessTokenResponse>, ApiError> {
    refuse_cross_site(&request, &state.settings)?;
    let address = client_address::of(&request, &state.settings.sign_in.trusted_proxies);
    // The time is read before the look-up, so a revocation during the look-up is later than the new token.
    let now = state.now();
    if let Some(token) = wanted.refresh_token.filter(|token| !token.is_empty()) {
        let signed_in = by_refresh_token(&state, &token, address, now).await?;
        let token = access_token(&state, &signed_in.user, now)?;
        if wanted.use_token_cookie == Some(true) {
            let jar = Jar::of(&state);
            let reply = Reply::ok(GetAccessTokenResponse::default());
            return Ok(jar.with_tokens(reply, &token, None, signed_in.expires));
        }
        return Ok(Reply::ok(GetAccessTokenResponse { access_token: Some(token) }));
    }
    let Some(refresh_cookie) = cookie(request.headers(), cookies::REFRESH_TOKEN) else {
        let message = "RefreshToken is needed and was not given. Send it in the body or in the cookie ss-reftok.";
        return Err(ApiError::of_member(ErrorCode::NotEmpty, "RefreshToken", message));
    };
    let (signed_in, successor) = by_refresh_cookie(&state, refresh_cookie.to_owned(), address, now).await?;
    let token = access_token(&state, &signed_in.user, now)?;
    let reply = Reply::ok(GetAccessTokenResponse::default());
    Ok(Jar::of(&state).with_tokens(reply, &token, Some(&successor), signed_in.expires))
}

/// Describes the signed-in user. A request without valid credentials gets 200 with `isAuthenticated` false.
#[get("/auth/status")]
pub(crate) async fn status(request: HttpRequest, state: Data<State>) -> Result<Reply<AuthStatus>, ApiError> {
    let identity = match identify(&request, &state).await {
        Ok(identity) => identity,
        Err(error) if error.code().status() == 401 => return Ok(Reply::ok(AuthStatus::default())),
        Err(error) => return Err(error),
    };
    let (scope, name) = (identity.accounts.clone(), identity.subject.clone());
    let (accounts, user) = store_call(&state.store, move |store| {
        Ok((store.account_list(&scope, None, ACCOUNTS_LISTED_MAX)?, store.user_find(&name)?))
    })
    .await?;
    let (display_name, email) = user.map(|user| (user.display_name, user.email)).unwrap_or_default();
    Ok(Reply::ok(AuthStatus {
        id: Some(identity.subject.to_string()),
        is_authenticated: true,
        name: Some(display_name.unwrap_or_else(|| identity.subject.to_string())),
        email_address: email,
        roles: role_names(&identity),
        account_ids: accounts.items.iter().map(|account| account.id.to_string()).collect(),
        account_names: accounts.items.iter().map(|account| account.name.to_string()).collect(),
        ..AuthStatus::default()
    }))
}

async fn sign_in(
    request: &HttpRequest,
    state: &State,
    wanted: Authenticate,
) -> Result<Reply<AuthenticateResponse>, ApiError> {
    let (user_name, password) = required(wanted.user_name, wanted.password)?;
    let settings = &state.settings.sign_in;
    let address = client_address::of(request, &settings.trusted_proxies);
    let by_cookie = wanted.use_token_cookie.unwrap_or(settings.token_cookies);
    let secrets = FreshSecrets::new(state, by_cookie, wanted.remember_me == Some(true));
    let mut rounds = 0;
    let (user, token, sign_in_id) = loop {
        let user = prove(state, &user_name, &password, address).await?.user;
        let token = access_token(state, &user, state.now())?;
        let (id, hash, to_store) = (state.fresh_id().to_string(), user.password_hash.clone(), secrets.to_store(state));
        let (act, sign_in_id) = (state.act(user.name.clone(), address), id.clone());
        let inserted =
            store_call(&state.store, move |store| store.sign_in_insert(&id, &hash, &to_store, &act, "credentials"));
        if inserted.await? {
            break (user, token, sign_in_id);
        }
        // The user was changed while the password was verified. The password may still be right, for example if only the cost of
        // its hash changed.
        rounds += 1;
        if rounds == SIGN_IN_ROUNDS {
            return Err(unauthorized("Invalid Username or Password"));
        }
    };
    tracing::info!(user = user.name.as_str(), "signed in");

    let now = state.now();
    let refresh_expires = now.plus_seconds(settings.refresh_token_seconds);
    let answer = AuthenticateResponse {
        session_id: Some(sign_in_id),
        display_name: user.display_name.clone(),
        refresh_token_expiry: Some(refresh_expires.to_string()),
        auth_provider: Some("credentials".to_owned()),
        bearer_token: (!by_cookie).then(|| token.clone()),
        refresh_token: (!by_cookie).then(|| secrets.refresh_token.as_str().to_owned()),
        ..describe(&identity_of(&user, String::new(), now))
    };
    let jar = Jar::of(state);
    let mut reply = jar.with(Reply::ok(answer), cookies::SESSION, secrets.session.as_str(), None);
    if let Some(secret) = &secrets.permanent_session {
        let seconds = settings.permanent_session_seconds;
        reply = jar.with(reply, cookies::PERMANENT_SESSION, secret.as_str(), Some(seconds));
    }
    if by_cookie {
        return Ok(jar.with_tokens(reply, &token, Some(&secrets.refresh_token), refresh_expires));
    }
    // The token cookies of an earlier sign-in take precedence over the new session, so the answer deletes them.
    let left = [cookies::TOKEN, cookies::REFRESH_TOKEN];
    let left = left.into_iter().filter(|name| cookie(request.headers(), name).is_some());
    Ok(left.fold(reply, |reply, name| jar.with(reply, name, "", Some(0))))
}

/// The new secrets of one sign-in.
struct FreshSecrets {
    refresh_kind: SecretKind,
    refresh_token: Secret,
    session: Secret,
    permanent_session: Option<Secret>,
}

impl FreshSecrets {
    fn new(state: &State, by_cookie: bool, is_permanent: bool) -> Self {
        let (refresh_kind, form) = match by_cookie {
            true => (SecretKind::RefreshCookie, SecretForm::RefreshCookie),
            false => (SecretKind::RefreshToken, SecretForm::RefreshToken),
        };
        Self {
            refresh_kind,
            refresh_token: Secret::new(form, &state.random_bytes()),
            session: Secret::new(SecretForm::Session, &state.random_bytes()),
            permanent_session: is_permanent.then(|| Secret::new(SecretForm::Session, &state.random_bytes())),
        }
    }

    fn to_store(&self, state: &State) -> Vec<NewSecret> {
        let (now, settings) = (state.now(), &state.settings.sign_in);
        let new = |kind, secret: &Secret, seconds| NewSecret {
            kind,
            hash: secret.hash(),
            expires: now.plus_seconds(seconds),
        };
        let permanent = self.permanent_session.as_ref();
        let mut secrets = vec![
            new(self.refresh_kind, &self.refresh_token, settings.refresh_token_seconds),
            new(SecretKind::Session, &self.session, settings.session_seconds),
        ];
        let seconds = settings.permanent_session_seconds;
        secrets.extend(permanent.map(|secret| new(SecretKind::PermanentSession, secret, seconds)));
        secrets
    }
}

/// The user name and the password. The error names each one that is missing.
fn required(user_name: Option<String>, password: Option<String>) -> Result<(String, String), ApiError> {
    let missing = |name: &str| {
        let message = format!("{name} is needed and was not given.");
        ResponseError { error_code: ErrorCode::NotEmpty.as_str().to_owned(), field_name: name.to_owned(), message }
    };
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    match (given(user_name), given(password)) {
        (Some(user_name), Some(password)) => Ok((user_name, password)),
        (user_name, password) => {
            let faults =
                [user_name.is_none().then(|| missing("UserName")), password.is_none().then(|| missing("Password"))];
            let faults: Vec<_> = faults.into_iter().flatten().collect();
            let message = faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
            Err(ApiError::new(ErrorCode::NotEmpty, message).with_members(faults))
        }
    }
}

/// Ends the sign-ins that the request's cookies belong to, and deletes exactly the cookies that the request has: some clients
/// store a deleted cookie as an empty one. No authentication is needed: the holder of a session's secret may end the session.
async fn sign_out(request: &HttpRequest, state: &State) -> Result<Reply<AuthenticateResponse>, ApiError> {
    let address = client_address::of(request, &state.settings.sign_in.trusted_proxies);
    let kinds = [SecretKind::Session, SecretKind::PermanentSession, SecretKind::RefreshCookie];
    for name in [cookies::SESSION, cookies::PERMANENT_SESSION, cookies::REFRESH_TOKEN] {
        let Some(secret) = cookie(request.headers(), name) else { continue };
        let (hash, now) = (secret_hash(secret), state.now());
        let found = store_call(&state.store, move |store| store.sign_in_find(&kinds, &hash, now)).await?;
        let Some(signed_in) = found else { continue };
        let act = state.act(signed_in.user.name, address);
        tracing::info!(user = act.by.as_str(), "signed out");
        store_call(&state.store, move |store| store.sign_in_end(&signed_in.sign_in_id, &act)).await?;
    }
    let jar = Jar::of(state);
    let names = [cookies::SESSION, cookies::PERMANENT_SESSION, cookies::TOKEN, cookies::REFRESH_TOKEN];
    let sent = names.into_iter().filter(|name| cookie(request.headers(), name).is_some());
    let reply = Reply::ok(AuthenticateResponse::default());
    Ok(sent.fold(reply, |reply, name| jar.with(reply, name, "", Some(0))))
}

async fn by_refresh_token(
    state: &State,
    token: &str,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<SignedIn, ApiError> {
    let found = if SecretForm::RefreshToken.fits(token) {
        let (hash, act) = (secret_hash(token), state.act(unknown()?, address));
        let act_of = move |user: &Subject| AuditContext { by: user.clone(), ..act.clone() };
        store_call(&state.store, move |store| store.refresh_token_use(&hash, now, act_of)).await?
    } else {
        None
    };
    match found {
        Some(signed_in) => Ok(signed_in),
        None => Err(refresh_refused(state, address).await),
    }
}

async fn by_refresh_cookie(
    state: &State,
    token: String,
    address: Option<IpAddr>,
    now: Timestamp,
) -> Result<(SignedIn, Secret), ApiError> {
    if !SecretForm::RefreshCookie.fits(&token) {
        return Err(refresh_refused(state, address).await);
    }
    let (hash, salt) = (secret_hash(&token), state.random_bytes::<16>());
    let act = state.act(unknown()?, address);
    let cookie_token = token.clone();
    let used = store_call(&state.store, move |store| {
        let successor_hash = |salt: &[u8]| Secret::successor(&cookie_token, salt).hash();
        let act_of = |user: &Subject| AuditContext { by: user.clone(), ..act.clone() };
        store.refresh_cookie_use(&hash, &salt, successor_hash, now, act_of)
    });
    match used.await? {
        CookieUse::Good(signed_in, salt) => Ok((*signed_in, Secret::successor(&token, &salt))),
        CookieUse::Refused => Err(refresh_refused(state, address).await),
        CookieUse::Replayed(user) => {
            tracing::warn!(user = user.as_str(), "a refresh cookie was used after its successor; the sign-in is ended");
            Err(refresh_error())
        }
    }
}

/// Applies the rate limit, records the refusal in the audit trail, and returns the error for an invalid refresh token. The
/// rate limit bounds the load of attempts; a refresh token has 256 random bits, so no client can guess one.
async fn refresh_refused(state: &State, address: Option<IpAddr>) -> ApiError {
    if let Err(wait) = state.sign_in.secrets_by_address.take(&client_network(address), state.now()) {
        return too_many(wait);
    }
    let Ok(unknown_user) = unknown() else { return refresh_error() };
    match record_refusal(state, state.act(unknown_user, address), AuditAction::RefreshRefused).await {
        Ok(()) => refresh_error(),
        Err(error) => error,
    }
}

fn refresh_error() -> ApiError {
    ApiError::new(ErrorCode::TokenException, "The refresh token is invalid or expired. Sign in again.")
}

/// A new access token for a user.
fn access_token(state: &State, user: &User, now: Timestamp) -> Result<String, ApiError> {
    let expires = now.plus_seconds(state.settings.sign_in.access_token_seconds);
    state.signer.issue(&identity_of(user, state.fresh_id().to_string(), expires), now).map_err(ApiError::internal)
}

fn describe(identity: &Identity) -> AuthenticateResponse {
    let permissions = Permission::ALL.into_iter().filter(|permission| identity.may(*permission));
    AuthenticateResponse {
        user_id: Some(identity.subject.to_string()),
        user_name: Some(identity.subject.to_string()),
        roles: role_names(identity),
        permissions: permissions.map(|permission| permission.as_str().to_owned()).collect(),
        ..AuthenticateResponse::default()
    }
}

fn role_names(identity: &Identity) -> Vec<String> {
    identity.roles.iter().map(|role| role.as_str().to_owned()).collect()
}
