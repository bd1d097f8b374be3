//! Cookies on answers of signing in.

use actix_web::http::header::HeaderName;
use billables_auth::Secret;
use billables_domain::Timestamp;

use crate::reply::Reply;
use crate::sign_in::cookies::{REFRESH_TOKEN, TOKEN, set_cookie};
use crate::state::State;

/// The header that lists the token cookies of an answer, for clients whose scripts cannot read cookies.
const X_COOKIES: HeaderName = HeaderName::from_static("x-cookies");

/// Sets cookies for the public URL.
pub(crate) struct Jar<'s> {
    base_path: &'s str,
    is_secure: bool,
    now: Timestamp,
}

impl<'s> Jar<'s> {
    pub(crate) fn of(state: &'s State) -> Self {
        let is_secure = state.settings.public_url.starts_with("https://");
        Self { base_path: state.settings.base_path(), is_secure, now: state.now() }
    }

    /// Sets one cookie.
    pub(crate) fn with<T>(&self, reply: Reply<T>, name: &str, value: &str, max_age_seconds: Option<i64>) -> Reply<T> {
        reply.with_cookie(set_cookie(name, value, max_age_seconds, self.base_path, self.is_secure))
    }

    /// Sets the cookie of an access token, and that of a refresh token. Both live as long as the refresh token, so the service
    /// can tell a client that its access token has expired.
    pub(crate) fn with_tokens<T>(
        &self,
        reply: Reply<T>,
        token: &str,
        refresh: Option<&Secret>,
        expires: Timestamp,
    ) -> Reply<T> {
        let seconds = Some(expires.as_seconds() - self.now.as_seconds());
        let mut names = TOKEN.to_owned();
        let mut reply = self.with(reply, TOKEN, token, seconds);
        if let Some(refresh) = refresh {
            names = format!("{names},{}", REFRESH_TOKEN);
            reply = self.with(reply, REFRESH_TOKEN, refresh.as_str(), seconds);
        }
        reply.with(X_COOKIES, names)
    }
}
