//! Options of the files for typed clients: what each language takes, and what a request asked for.
//!
//! Values end up in the text of a program, so nothing gets through here that could leave a comment or a line.

/// An option of a language.
#[derive(Debug)]
pub(crate) struct OptionDefinition {
    /// The name, as the header and the query spell it.
    pub(crate) name: &'static str,
    /// What it is when nobody sets it.
    pub(crate) default: Default,
}

/// What an option is when nobody sets it; it also says what kind of value it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Default {
    /// On or off.
    Switch(bool),
    /// A name with dots in it, such as a namespace; empty for none.
    Name(&'static str),
    /// A list of types.
    Types,
}

/// What kind of value an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionKind {
    /// `True` or `False`.
    Switch,
    /// A name with dots in it, such as a namespace.
    Name,
    /// A list of types, separated by commas.
    Types,
}

/// An option that says which types a file has.
pub(crate) const INCLUDE_TYPES: OptionDefinition = OptionDefinition { name: "IncludeTypes", default: Default::Types };
/// An option that says which types a file leaves out.
pub(crate) const EXCLUDE_TYPES: OptionDefinition = OptionDefinition { name: "ExcludeTypes", default: Default::Types };

impl OptionDefinition {
    /// An option that is on or off.
    pub(crate) const fn switch(name: &'static str, default: bool) -> Self {
        Self { name, default: Default::Switch(default) }
    }

    /// An option that takes a name with dots in it.
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

    /// The value as a header shows it, if nobody sets it.
    fn default_text(&self) -> String {
        match self.default {
            Default::Switch(is_on) => switch_text(is_on).to_owned(),
            Default::Name(name) => name.to_owned(),
            Default::Types => String::new(),
        }
    }
}

/// A value that an option cannot have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the option {option} cannot have this value: it takes {wanted}")]
#[non_exhaustive]
pub struct OptionError {
    /// The name of the option.
    pub option: &'static str,
    /// What it takes.
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
    /// Whether somebody asked for it.
    pub(crate) is_set: bool,
}

impl Options {
    /// The options that nobody has set.
    pub(crate) fn defaults(definitions: &'static [OptionDefinition]) -> Self {
        let setting =
            |option: &OptionDefinition| Setting { name: option.name, value: option.default_text(), is_set: false };
        Self(definitions.iter().map(setting).collect())
    }

    /// The options that `given` sets, names in whatever case; the last of several counts. Names that the language does
    /// not have are passed over, so that a file made elsewhere can be updated here. An empty value sets nothing.
    pub(crate) fn of<'g>(
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

    /// Whether the switch `name` is on; off if the language does not have it.
    pub(crate) fn is_on(&self, name: &str) -> bool {
        self.text(name) == switch_text(true)
    }

    /// The value of `name`; empty if the language does not have it.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|setting| setting.name == name).map(|setting| setting.value.as_str()).unwrap_or_default()
    }
}

fn switch_text(is_on: bool) -> &'static str {
    if is_on { "True" } else { "False" }
}

/// The value as the header shows it.
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
            // Where comments nest, these two together would open another one.
            Ok(value.replace("/*", "/ *"))
        }
        Default::Types => {
            refused("names of types with commas between them: Name, Name.*, *.Name, Namespace/* or {tag1,tag2}")
        }
    }
}

/// Neither quotes nor line breaks, and no end of any language's comment can be made of these where `*/` is refused.
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
        let options = Options::of(DEFINITIONS, given).unwrap();
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
            assert!(Options::of(DEFINITIONS, [(name, value)]).is_err(), "{name}={value}");
        }
    }

    #[test]
    fn a_whole_namespace_opens_no_comment_in_the_header() {
        let options = Options::of(DEFINITIONS, [("IncludeTypes", "A.B/*,C.*")]).unwrap();
        assert_eq!(options.text("IncludeTypes"), "A.B/ *,C.*");
    }
}
