//! Changes of a server's URL. The crate reads URLs as text, because it depends on no client library.

/// The same URL with another database.
///
/// ```
/// let url = billables_test_postgres::with_database("postgres://me@localhost/mine?sslrootcert=/a/b", "other");
/// assert_eq!(url, "postgres://me@localhost/other?sslrootcert=/a/b");
/// ```
#[must_use]
pub fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.find('?').map_or((url, ""), |place| url.split_at(place));
    let authority = address.find("://").map_or(0, |place| place + "://".len());
    let server = address[authority..].find('/').map_or(address, |place| &address[..authority + place]);
    format!("{server}/{name}{options}")
}

/// The host and the port of a URL; the port is PostgreSQL's own if the URL names none.
pub(crate) fn host_and_port(url: &str) -> (&str, &str) {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.find(['/', '?']).map_or(rest, |end| &rest[..end]);
    let address = authority.rsplit_once('@').map_or(authority, |(_, address)| address);
    address.rsplit_once(':').unwrap_or((address, "5432"))
}

/// A part of a URL without percent-encoding.
///
/// ```
/// assert_eq!(billables_test_postgres::decoded("a%40b%25c%"), "a@b%c%");
/// ```
#[must_use]
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (first, code) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
