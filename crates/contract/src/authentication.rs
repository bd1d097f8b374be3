//! Signing in, as it travels. The names are those that existing clients send and read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Sign in
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Authenticate {
    /// How to sign in: credentials, the default where a user name is given; or logout, to end the session.
    #[schema(example = "credentials")]
    pub provider: Option<String>,
    /// The user's name, in upper or lower case.
    #[schema(example = "alice@example.com")]
    pub user_name: Option<String>,
    /// The user's password.
    #[schema(format = Password, example = "correct horse battery staple")]
    pub password: Option<String>,
    /// Also set the cookie ss-pid, which outlives the browser.
    pub remember_me: Option<bool>,
    /// Give the tokens in the cookies ss-tok and ss-reftok, and not in the body.
    pub use_token_cookie: Option<bool>,
}

// Written by hand, so that no password gets into a log.
impl std::fmt::Debug for Authenticate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Authenticate").field("provider", &self.provider).finish_non_exhaustive()
    }
}

/// Who signed in, and with what.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuthenticateResponse {
    /// The user's id, which is its name in lower case.
    pub user_id: Option<String>,
    /// The id of the sign-in. It is no secret.
    pub session_id: Option<String>,
    /// The user's name.
    pub user_name: Option<String>,
    /// What people call the user.
    pub display_name: Option<String>,
    /// The access token, unless it is in a cookie.
    pub bearer_token: Option<String>,
    /// The refresh token, unless it is in a cookie.
    pub refresh_token: Option<String>,
    /// When the refresh token ends: RFC 3339, UTC.
    pub refresh_token_expiry: Option<String>,
    /// The user's roles.
    pub roles: Vec<String>,
    /// The permissions that the roles have.
    pub permissions: Vec<String>,
    /// How the user signed in.
    pub auth_provider: Option<String>,
}

impl std::fmt::Debug for AuthenticateResponse {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("AuthenticateResponse").field("user_id", &self.user_id).finish_non_exhaustive()
    }
}

/// Get a new access token for a refresh token
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetAccessToken {
    /// The refresh token; the cookie ss-reftok counts where none is given.
    #[schema(example = "rt_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc")]
    pub refresh_token: Option<String>,
    /// Give the token in the cookie ss-tok, and not in the body.
    pub use_token_cookie: Option<bool>,
}

impl std::fmt::Debug for GetAccessToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("GetAccessToken").finish_non_exhaustive()
    }
}

/// A new access token.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetAccessTokenResponse {
    /// The access token, unless it is in a cookie.
    pub access_token: Option<String>,
}

impl std::fmt::Debug for GetAccessTokenResponse {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("GetAccessTokenResponse").finish_non_exhaustive()
    }
}

/// Who is signed in, for clients that ask by `GET /auth/status`. It is no operation, and in no document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthStatus {
    /// The user's id.
    pub id: Option<String>,
    /// Whether anybody is signed in.
    pub is_authenticated: bool,
    /// The user's first name; not known here.
    pub first_name: Option<String>,
    /// The user's last name; not known here.
    pub last_name: Option<String>,
    /// What people call the user.
    pub name: Option<String>,
    /// Where to write to the user.
    pub email_address: Option<String>,
    /// The user's roles.
    pub roles: Vec<String>,
    /// The ids of the user's accounts, of which at most 500 are listed.
    pub account_ids: Vec<String>,
    /// The names of those accounts, in the same order.
    pub account_names: Vec<String>,
    /// A picture of the user; not known here.
    pub avatar_url: Option<String>,
}
