//! What the listings of several languages have in common: texts in comments, and the .NET attributes that they show.

use crate::model::{Member, Route};

/// `text` without line breaks: a comment and an attribute have one line.
pub(super) fn one_line(text: &str) -> String {
    // A lone carriage return ends a line in some languages, as other control characters and separators do.
    let ends_line = |character: char| {
        (character.is_control() && character != '\t')
            || ['\u{2028}', '\u{2029}'].contains(&character)
            || is_invisible(character)
    };
    text.split(ends_line).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a character must not stand in a program as it is: a byte order mark, which Go refuses, or one that changes the
/// direction of text, so that a program would read otherwise than it runs, which Rust refuses.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in the double quotes of C#, for attributes and the comments that show them.
pub(super) fn quoted(text: &str) -> String {
    let text = one_line(text).replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

/// The ApiMember attribute of a member, without brackets around it; none for a member that has nothing to say.
pub(super) fn member_attribute(member: &Member) -> Option<String> {
    let mut arguments = Vec::new();
    if let Some(description) = &member.description {
        arguments.push(format!("Description={}", quoted(description)));
    }
    if member.is_required {
        arguments.push("IsRequired=true".to_owned());
    }
    (!arguments.is_empty()).then(|| format!("ApiMember({})", arguments.join(", ")))
}

/// The attributes of a type, without brackets around them: where it is sent to, then what it is for.
pub(super) fn type_attributes(routes: &[Route], description: Option<&str>) -> Vec<String> {
    let route = |route: &Route| {
        let verbs: Vec<&str> = route.verbs.iter().map(|verb| verb.name()).collect();
        format!("Route({}, {})", quoted(&route.path), quoted(&verbs.join(",")))
    };
    let description = description.map(|description| format!("Api(Description={})", quoted(description)));
    routes.iter().map(route).chain(description).collect()
}

/// `text` for a comment between `/*` and `*/`: on one line, and without the end of the comment in it.
pub(super) fn in_block_comment(text: &str) -> String {
    one_line(text).replace("*/", "* /")
}
