//! The search for the known name that a misspelt one most likely means.

/// The least likeness of two names of which one may be meant by the other.
const LIKENESS_MIN: f64 = 0.75;

/// The known name that is most like a misspelt one, without regard to ASCII case. `None` if no known name is like it.
///
/// ```
/// assert_eq!(billables_wire::nearest("custmerid", ["accountId", "customerId"]), Some("customerId"));
/// assert_eq!(billables_wire::nearest("foo", ["accountId", "customerId"]), None);
/// ```
pub fn nearest<'n>(given: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    most_alike(given, known, str::to_ascii_lowercase)
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .map(|(_, name)| name)
}

/// The known name that is most like the given one after both were folded, and the likeness from 0 to 1.
pub(crate) fn most_alike<'n>(
    given: &str,
    known: impl IntoIterator<Item = &'n str>,
    fold: impl Fn(&str) -> String,
) -> Option<(f64, &'n str)> {
    let given = fold(given);
    let names = known.into_iter().map(|name| (strsim::jaro_winkler(&given, &fold(name)), name));
    names.max_by(|one, other| one.0.total_cmp(&other.0))
}
