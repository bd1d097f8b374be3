//! The path of the public URL: what stands before every path of the service where a proxy strips it.

use crate::state::ApiSettings;

impl ApiSettings {
    /// The path of the public URL, such as `/billing`; empty where it has none. A demo is reached without a proxy, so it has
    /// none either.
    pub(crate) fn base_path(&self) -> &str {
        if self.demo { "" } else { base_path_of(&self.public_url) }
    }
}

/// The path of a URL, without a slash at the end.
pub(crate) fn base_path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("", |start| rest[start..].trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_path_is_what_stands_behind_the_host() {
        for (url, path) in [
            ("https://billing.example.com", ""),
            ("https://billing.example.com/", ""),
            ("http://127.0.0.1:8080/billing", "/billing"),
            ("https://[::1]/a/b/", "/a/b"),
        ] {
            assert_eq!(base_path_of(url), path, "{url}");
        }
    }
}
