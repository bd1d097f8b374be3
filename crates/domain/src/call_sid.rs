//! Call SIDs: the telephony provider's id of a call, in one canonical spelling.

use std::fmt;

use crate::FaultCode;
use crate::id::{ID_LENGTH_MAX, is_id_character};
use crate::parse::{FormError, FormRule, ParseError, Rule, text_conversions, text_type};

/// The call SIDs that a database accepts. The mode is chosen when the database is created, and stored in the database.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CallSidMode {
    /// Twilio's call SIDs and UUIDs.
    #[default]
    Standard,
    /// Also any token of 1 to 64 of `A-Z a-z 0-9 . _ : @ -`.
    Any,
}

impl CallSidMode {
    /// The name in configuration and in the database: `standard` or `any`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Any => "any",
        }
    }

    /// Parses the name of a mode, in lower case.
    ///
    /// # Errors
    ///
    /// [`FormError`] for any other text.
    pub fn parse(text: &str) -> Result<Self, FormError> {
        let rule = FormRule("is neither standard nor any.");
        let mode = [Self::Standard, Self::Any].into_iter().find(|mode| mode.as_str() == text);
        mode.ok_or_else(|| FormError::new("call SID mode", rule))
    }
}

text_conversions!(CallSidMode, FormError);

impl fmt::Display for CallSidMode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A rule for call SIDs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallSidRule {
    /// The sample request's placeholder.
    #[error("still holds the placeholder \"String\" of the sample request. Put the call's own SID there.")]
    Placeholder,
    /// White space at either end; values are never trimmed.
    #[error("begins or ends with white space. Take the white space away.")]
    WhiteSpace,
    /// Neither Twilio's form nor a UUID.
    #[error(
        "is not a call SID. Send \"CA\" and 32 hex digits, or a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057."
    )]
    Form,
    /// Not a token either, in the mode that accepts tokens.
    #[error("is not a call SID. Send 1 to 64 characters of ASCII letters, digits and . _ : @ - only.")]
    Token,
}

impl Rule for CallSidRule {
    fn code(self) -> FaultCode {
        match self {
            Self::Placeholder => FaultCode::Placeholder,
            Self::WhiteSpace | Self::Form | Self::Token => FaultCode::InvalidCallSid,
        }
    }
}

/// A text that is no call SID.
pub type CallSidError = ParseError<CallSidRule>;

text_type! {
    /// A call SID in its canonical spelling: hex digits of Twilio's form and of a UUID in lower case.
    ///
    /// The conversions from a text that take no mode follow [`CallSidMode::Standard`], which every database accepts.
    CallSid
}

text_conversions!(CallSid, CallSidError, |text: &str| CallSid::parse(text, CallSidMode::Standard));

impl CallSid {
    /// Parses a call SID as given, without trimming.
    ///
    /// Twilio's form is `CA` in upper case and 32 hex digits; a UUID is written 8-4-4-4-12. Hex digits may be of either
    /// case. With [`CallSidMode::Any`], any other token is taken exactly as it is.
    ///
    /// # Errors
    ///
    /// [`CallSidError`] with the rule that the text breaks.
    ///
    /// # Examples
    ///
    /// ```
    /// use billables_domain::{CallSid, CallSidMode};
    ///
    /// let sid = CallSid::parse("01890A5D-AC96-774B-BCCE-B302099A8057", CallSidMode::Standard)?;
    /// assert_eq!(sid.as_str(), "01890a5d-ac96-774b-bcce-b302099a8057");
    /// assert!(CallSid::parse("call-17", CallSidMode::Standard).is_err());
    /// assert!(CallSid::parse("call-17", CallSidMode::Any).is_ok());
    /// # Ok::<(), billables_domain::CallSidError>(())
    /// ```
    pub fn parse(text: &str, mode: CallSidMode) -> Result<Self, CallSidError> {
        canonical(text, mode).map(Self).map_err(|rule| CallSidError::new("call SID", rule))
    }
}

fn canonical(text: &str, mode: CallSidMode) -> Result<Box<str>, CallSidRule> {
    if text == "String" {
        return Err(CallSidRule::Placeholder);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        return Err(CallSidRule::WhiteSpace);
    }
    if is_twilio(text) {
        let mut text: Box<str> = text.into();
        text[2..].make_ascii_lowercase();
        return Ok(text);
    }
    if is_uuid(text) {
        return Ok(text.to_ascii_lowercase().into());
    }
    match mode {
        CallSidMode::Standard => Err(CallSidRule::Form),
        CallSidMode::Any => {
            let is_token = (1..=ID_LENGTH_MAX).contains(&text.len()) && text.chars().all(is_id_character);
            is_token.then(|| text.into()).ok_or(CallSidRule::Token)
        }
    }
}

/// `CA` and 32 hex digits.
fn is_twilio(text: &str) -> bool {
    text.len() == 34 && text.starts_with("CA") && text.bytes().skip(2).all(|byte| byte.is_ascii_hexdigit())
}

/// 8-4-4-4-12 hex digits.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(index, byte)| match index {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_forms_are_kept_in_lower_case() {
        for mode in [CallSidMode::Standard, CallSidMode::Any] {
            let sid = CallSid::parse("CA0123456789ABCDEFabcdef0123456789", mode).unwrap();
            assert_eq!(sid.as_str(), "CA0123456789abcdefabcdef0123456789");
            let sid = CallSid::parse("0123ABCD-0123-0123-0123-0123456789AB", mode).unwrap();
            assert_eq!(sid.as_str(), "0123abcd-0123-0123-0123-0123456789ab");
        }
    }

    #[test]
    fn what_is_no_call_sid_is_refused() {
        let long = "x".repeat(65);
        let cases = [
            ("", CallSidRule::Form, Some(CallSidRule::Token)),
            ("String", CallSidRule::Placeholder, Some(CallSidRule::Placeholder)),
            (" CA0123456789abcdefabcdef0123456789", CallSidRule::WhiteSpace, Some(CallSidRule::WhiteSpace)),
            ("ca0123456789abcdefabcdef0123456789", CallSidRule::Form, None),
            ("CA0123", CallSidRule::Form, None),
            ("CA0123456789abcdefabcdef012345678g", CallSidRule::Form, None),
            ("0123abcd0123012301230123456789ab", CallSidRule::Form, None),
            ("{0123abcd-0123-0123-0123-0123456789ab}", CallSidRule::Form, Some(CallSidRule::Token)),
            ("a b", CallSidRule::Form, Some(CallSidRule::Token)),
            (long.as_str(), CallSidRule::Form, Some(CallSidRule::Token)),
        ];
        for (text, standard, any) in cases {
            let rule = |mode| CallSid::parse(text, mode).err().map(|error| error.rule());
            assert_eq!(rule(CallSidMode::Standard), Some(standard), "{text:?}");
            assert_eq!(rule(CallSidMode::Any), any, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_canonical_spelling_parses_to_itself(text in "(CA[0-9a-fA-F]{32}|[ -~]{0,70})") {
            for mode in [CallSidMode::Standard, CallSidMode::Any] {
                if let Ok(sid) = CallSid::parse(&text, mode) {
                    prop_assert_eq!(CallSid::parse(sid.as_str(), mode), Ok(sid.clone()));
                    prop_assert!(sid.as_str().eq_ignore_ascii_case(&text));
                }
            }
        }
    }
}
