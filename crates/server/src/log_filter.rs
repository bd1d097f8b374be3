//! The setting `log-level`: a level for everything, or levels of single targets.

use billables_wire::nearest;
use tracing_subscriber::EnvFilter;

use crate::usage_error::UsageError;

/// The levels, from no line to every line.
const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// Parses a log level. The library accepts an unknown word as the name of a target and then logs nothing else, not even
/// errors; therefore the function checks each word itself.
pub(crate) fn parse(text: &str) -> Result<EnvFilter, UsageError> {
    let refused = |problem: String| {
        let levels = LEVELS.join(", ");
        UsageError(format!(
            "log-level is {text:?}: {problem}. Give one of {levels}, and levels of single targets after commas, such as info,billables_api=debug."
        ))
    };
    let mut has_level_for_all = false;
    let directives: Vec<_> = text.split(',').map(str::trim).collect();
    for directive in directives.iter().copied() {
        let (target, level) = match directive.rsplit_once('=') {
            Some((target, level)) => (Some(target), level),
            None => (None, directive),
        };
        if !LEVELS.iter().any(|known| known.eq_ignore_ascii_case(level)) {
            let hint = nearest(level, LEVELS).map(|nearest| format!("; the nearest one is {nearest:?}"));
            return Err(refused(format!("{level:?} is not a level{}", hint.unwrap_or_default())));
        }
        let is_target = |byte: u8| byte.is_ascii_alphanumeric() || b"_:-.".contains(&byte);
        if target.is_some_and(|target| target.is_empty() || !target.bytes().all(is_target)) {
            return Err(refused(format!("{directive:?} has a target that is not a module path")));
        }
        has_level_for_all |= target.is_none();
    }
    // If only single targets have a level, the library logs nothing of the other targets.
    let default = if has_level_for_all { "" } else { "info," };
    EnvFilter::try_new(format!("{default}{}", directives.join(","))).map_err(|error| refused(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_targets_are_accepted() {
        for (text, filter) in [
            ("info", "info"),
            ("WARN", "warn"),
            ("off", "off"),
            ("info,billables_api=debug", "billables_api=debug,info"),
            ("billables_api::middleware=trace", "billables_api::middleware=trace,info"),
            (" error , actix_server=warn", "actix_server=warn,error"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), filter, "{text}");
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_nearest_one() {
        for (text, nearest) in [
            ("warning", "warn"),
            ("Warning", "warn"),
            ("information", "info"),
            ("errors", "error"),
            ("billables_api", ""),
            ("3", ""),
            ("", ""),
            ("info,", ""),
            ("info,billables_api=verbose", ""),
            ("info,billables_api=warning", "warn"),
            ("=info", ""),
            ("billables api=info", ""),
            ("[span]=info", ""),
        ] {
            let error = parse(text).err().unwrap_or_else(|| panic!("{text:?} is accepted")).to_string();
            assert!(error.starts_with("log-level is ") && error.contains("off, error, warn"), "{error}");
            assert!(nearest.is_empty() || error.contains(&format!("nearest one is {nearest:?}")), "{error}");
        }
    }
}
