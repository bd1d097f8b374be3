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
