//! Options of the files for typed clients: the options of each language and the values of a request.
//!
//! A value becomes a part of a program's text, so a value that could leave a comment or a line is refused.

/// An option of a language.
#[derive(Debug)]
pub(crate) struct OptionDefinition {
    /// The name in the header and the query.
    pub(crate) name: &'static str,
    /// The default and the kind of the value.
    pub(crate) default: Default,
}

/// The default of an option, which also tells the kind of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Default {
    /// On or off.
    Switch(bool),
    /// A name with dots, such as a namespace; an empty text for no name.
    Name(&'static str),
    /// A list of types.
    Types,
}

/// The kind of an option's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionKind {
    /// `True` or `False`.
    Switch,
    /// A name with dots, such as a namespace.
    Name,
    /// A list of types, separated by commas.
    Types,
}

/// The option with the types that a file has.
pub(crate) const INCLUDE_TYPES: OptionDefinition = OptionDefinition { name: "IncludeTypes", default: Default::Types };
/// The option with the types that a file leaves out.
pub(crate) const EXCLUDE_TYPES: OptionDefinition = OptionDefinition { name: "ExcludeTypes", default: Default::Types };

impl OptionDefinition {
    /// An option that is on or off.
    pub(crate) const fn switch(name: &'static str, default: bool) -> Self {
        Self { name, default: Default::Switch(default) }
    }

    /// An option with a name with dots.
    pub(crate) const fn name(name: &'static str, default: &'static str) -> Self {
        Self { name, default: Default::Name(default) }
    }

    pub(crate) fn kind(&self) -> OptionKind {
        match self.default {
            Default::Switch(_) => OptionKind::Switch,
            Default::Name(_) => OptionKind::Name,
            Default::Types => OptionKind::Types,
        }
    }

    /// The default in a header.
    fn default_text(&self) -> String {
        match self.default {
            Default::Switch(is_on) => switch_text(is_on).to_owned(),
            Default::Name(name) => name.to_owned(),
            Default::Types => String::new(),
        }
    }
}

/// A refused value of an option.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the option {option} cannot have this value: it takes {wanted}")]
#[non_exhaustive]
pub struct OptionError {
    /// The name of the option.
    pub option: &'static str,
    /// A description of the allowed values.
    pub wanted: &'static str,
}

/// The options of one listing, each with its value.
#[derive(Debug, Clone)]
pub(crate) struct Options(Vec<Setting>);

/// The value of one option.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) value: String,
    /// Whether the request sets the option.
    pub(crate) is_set: bool,
}

impl Options {
    /// All options with their defaults.
    pub(crate) fn defaults(definitions: &'static [OptionDefinition]) -> Self {
        let setting =
            |option: &OptionDefinition| Setting { name: option.name, value: option.default_text(), is_set: false };
        Self(definitions.iter().map(setting).collect())
    }

    /// The options with the values of `given`, with names in any case. The last of several values counts. A name that
    /// the language does not have is ignored, so that a file from another service can be updated here. An empty value
    /// sets nothing.
    pub(crate) fn from_given<'g>(
        definitions: &'static [OptionDefinition],
        given: impl IntoIterator<Item = (&'g str, &'g str)>,
    ) -> Result<Self, OptionError> {
        let mut options = Self::defaults(definitions);
        for (name, value) in given {
            let Some(position) = definitions.iter().position(|option| option.name.eq_ignore_ascii_case(name)) else {
                continue;
            };
            if value.is_empty() {
                continue;
            }
            if let (Some(definition), Some(setting)) = (definitions.get(position), options.0.get_mut(position)) {
                setting.value = checked(definition, value)?;
                setting.is_set = true;
            }
        }
        Ok(options)
    }

    /// Every option in the order of the header.
    pub(crate) fn settings(&self) -> &[Setting] {
        &self.0
    }

    /// Whether the switch `name` is on. An option that the language does not have is off.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.text(name) == switch_text(true)
    }

    /// The value of `name`. The value of an option that the language does not have is empty.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|setting| setting.name == name).map(|setting| setting.value.as_str()).unwrap_or_default()
    }
}

fn switch_text(is_on: bool) -> &'static str {
    if is_on { "True" } else { "False" }
}

/// The value in the form of the header, if the option allows the value.
fn checked(definition: &OptionDefinition, value: &str) -> Result<String, OptionError> {
    let is_in = |known: &[&str]| known.iter().any(|one| one.eq_ignore_ascii_case(value));
    let refused = |wanted| Err(OptionError { option: definition.name, wanted });
    match definition.default {
        Default::Switch(_) if is_in(&["true", "1", "on"]) => Ok(switch_text(true).to_owned()),
        Default::Switch(_) if is_in(&["false", "0", "off"]) => Ok(switch_text(false).to_owned()),
        Default::Switch(_) => refused("True or False"),
        Default::Name(_) if value.len() <= 200 && value.split('.').all(crate::names::is_identifier) => {
            Ok(value.to_owned())
        }
        Default::Name(_) => refused("a name of letters, digits and underscores, with dots between its parts"),
        Default::Types if value.len() <= 16_384 && value.chars().all(is_in_type_list) && !value.contains("*/") => {
            // In a language with nested comments these two characters would open a comment.
            Ok(value.replace("/*", "/ *"))
        }
        Default::Types => {
            refused("names of types with commas between them: Name, Name.*, *.Name, Namespace/* or {tag1,tag2}")
        }
    }
}

/// Whether a list of types may contain the character: no quotes and no line breaks. With `*/` refused, these characters
/// cannot end a comment of any language.
fn is_in_type_list(character: char) -> bool {
    character.is_alphanumeric() || " _-.,{}*/:&+".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    static DEFINITIONS: &[OptionDefinition] =
        &[OptionDefinition::switch("MakePartial", true), OptionDefinition::name("GlobalNamespace", ""), INCLUDE_TYPES];

    #[test]
    fn options_are_set_in_any_case_and_others_passed_over() {
        let given = [("makepartial", "false"), ("GLOBALNAMESPACE", "A.B"), ("Nonsense", "*/"), ("IncludeTypes", "")];
        let options = Options::from_given(DEFINITIONS, given).unwrap();
        assert!(!options.is_on("MakePartial"));
        assert_eq!(options.text("GlobalNamespace"), "A.B");
        let set: Vec<bool> = options.settings().iter().map(|setting| setting.is_set).collect();
        assert_eq!(set, [true, true, false]);
    }

    #[test]
    fn a_value_that_could_leave_its_comment_is_refused() {
        for (name, value) in [
            ("MakePartial", "yes"),
            ("GlobalNamespace", "A */ B"),
            ("GlobalNamespace", "A\nB"),
            ("GlobalNamespace", "A..B"),
            ("IncludeTypes", "A\n*"),
            ("IncludeTypes", "A\"\"\""),
            ("IncludeTypes", "A*)"),
            ("IncludeTypes", "A*/B"),
        ] {
            assert!(Options::from_given(DEFINITIONS, [(name, value)]).is_err(), "{name}={value}");
        }
    }

    #[test]
    fn a_whole_namespace_opens_no_comment_in_the_header() {
        let options = Options::from_given(DEFINITIONS, [("IncludeTypes", "A.B/*,C.*")]).unwrap();
        assert_eq!(options.text("IncludeTypes"), "A.B/ *,C.*");
    }
}
