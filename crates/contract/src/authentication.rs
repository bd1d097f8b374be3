//! The DTOs of signing in. Existing clients send and read these names.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::request::{ParseContext, Request};
use billables_domain::Faults;

/// Sign in
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Authenticate {
    /// The way to sign in: credentials, the default if a user name is given; or logout, to end the session.
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

impl Request for Authenticate {
    const NAME: &'static str = "Authenticate";
    /// The provider decides which members are needed.
    type Parsed = Self;

    fn parse(self, _context: &impl ParseContext) -> Result<Self, Faults> {
        Ok(self)
    }
}

// Without the secrets, which must not reach a log.
impl std::fmt::Debug for Authenticate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Authenticate").field("provider", &self.provider).finish_non_exhaustive()
    }
}

/// The signed-in user, and the tokens.
#[derive(Clone, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuthenticateResponse {
    /// The user's id, which is its name in lower case.
    pub user_id: Option<String>,
    /// The id of the sign-in, which is not a secret.
    pub session_id: Option<String>,
    /// The user's name.
    pub user_name: Option<String>,
    /// The name to show for the user.
    pub display_name: Option<String>,
    /// The access token, unless it is in a cookie.
    pub bearer_token: Option<String>,
    /// The refresh token, unless it is in a cookie.
    pub refresh_token: Option<String>,
    /// The end of the refresh token: RFC 3339, UTC.
    pub refresh_token_expiry: Option<String>,
    /// The user's roles.
    pub roles: Vec<String>,
    /// The permissions that the roles have.
    pub permissions: Vec<String>,
    /// The way in which the user signed in.
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
    /// The refresh token; if absent, the cookie ss-reftok counts.
    #[schema(example = "rt_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc")]
    pub refresh_token: Option<String>,
    /// Give the token in the cookie ss-tok, and not in the body.
    pub use_token_cookie: Option<bool>,
}

impl Request for GetAccessToken {
    const NAME: &'static str = "GetAccessToken";
    /// A cookie can take the place of every member.
    type Parsed = Self;

    fn parse(self, _context: &impl ParseContext) -> Result<Self, Faults> {
        Ok(self)
    }
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

/// The answer of `GET /auth/status`, which is not an operation and not in the API document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthStatus {
    /// The user's id.
    pub id: Option<String>,
    /// Whether a user is signed in.
    pub is_authenticated: bool,
    /// Always absent: the service keeps no first names.
    pub first_name: Option<String>,
    /// Always absent: the service keeps no last names.
    pub last_name: Option<String>,
    /// The name to show for the user.
    pub name: Option<String>,
    /// The user's e-mail address.
    pub email_address: Option<String>,
    /// The user's roles.
    pub roles: Vec<String>,
    /// The ids of the user's accounts, at most 500.
    pub account_ids: Vec<String>,
    /// The names of those accounts, in the same order.
    pub account_names: Vec<String>,
    /// Always absent: the service keeps no pictures.
    pub avatar_url: Option<String>,
}
