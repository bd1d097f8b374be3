//! The mapping of a file's columns to the members of a record, by the headers, by the layout of a known program, or by the
//! command line.

use std::str::FromStr;
use std::sync::Arc;

use anyhow::bail;
use billables_wire::{Delimiter, HeaderRule, Object, Value, describe_headers, likely_delimiter, nearest, respelled};
use clap::Args;

use super::format::InputFormat;
use super::kind::Kind;
use super::layout::Layout;
use crate::usage_error::UsageError;

/// The options for the columns of a file.
#[derive(Args, Clone, Debug)]
pub(super) struct ColumnArgs {
    /// Column, or member of a JSON object, that holds a member of the record, such as --map callSid=sid; once for each
    /// member
    #[arg(long, value_name = "MEMBER=COLUMN")]
    pub(super) map: Vec<Assignment>,
    /// Value of a member for all records that have none, such as --set accountId=demo; once for each member
    #[arg(long, value_name = "MEMBER=VALUE")]
    pub(super) set: Vec<Assignment>,
    /// Delimiter of CSV: one character, or tab [default: the delimiter of the row of headers]
    #[arg(long, value_name = "CHARACTER")]
    pub(super) delimiter: Option<Delimiter>,
}

/// An assignment `member=text` to a member of a record.
#[derive(Clone, Debug)]
pub(super) struct Assignment {
    pub(super) member: String,
    pub(super) text: String,
}

impl FromStr for Assignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (member, text) = text.split_once('=').ok_or("give MEMBER=TEXT, such as callSid=sid")?;
        if text.is_empty() {
            return Err(format!("{member} has no text after ="));
        }
        Ok(Self { member: member.to_owned(), text: text.to_owned() })
    }
}

/// The column options of one import, checked.
#[derive(Clone, Debug)]
pub(super) struct Columns(Arc<Checked>);

#[derive(Debug)]
struct Checked {
    map: Vec<Assignment>,
    set: Vec<Assignment>,
    delimiter: Option<Delimiter>,
    /// The members of a record.
    members: &'static [&'static str],
    /// The members that a message about the row of headers lists.
    wanted: &'static [&'static str],
    hint: &'static str,
    is_csv: bool,
    layout: Option<&'static Layout>,
    can_be_complete: Completeness,
}

/// Whether a file with these members can have a complete record.
type Completeness = fn(&dyn Fn(&str) -> bool) -> bool;

impl Columns {
    /// Checks the options for a kind of record.
    pub(super) fn new<K: Kind>(kind: &K, arguments: &ColumnArgs, format: InputFormat) -> anyhow::Result<Self> {
        let map = checked::<K>("--map", &arguments.map)?;
        let set = checked::<K>("--set", &arguments.set)?;
        if set.iter().any(|assignment| assignment.member == "callSid") {
            bail!(UsageError(
                "--set gives all records one callSid, so that only one record could be imported. Use --map for callSid."
                    .to_owned()
            ));
        }
        if arguments.delimiter.is_some() && format != InputFormat::Csv {
            bail!(UsageError("--delimiter is for CSV, and the file has another format.".to_owned()));
        }
        Ok(Self(Arc::new(Checked {
            map,
            set,
            delimiter: arguments.delimiter,
            members: K::MEMBERS,
            wanted: K::WANTED,
            hint: kind.layout().map_or(K::HINT, |layout| layout.hint),
            is_csv: format == InputFormat::Csv,
            layout: kind.layout(),
            can_be_complete: |is_there| K::can_be_complete(is_there),
        })))
    }

    /// A text that differs between imports with different options; empty without options.
    pub(super) fn describe(&self) -> String {
        let Checked { map, set, delimiter, .. } = &*self.0;
        let listed = |option: &str, all: &[Assignment]| -> String {
            all.iter().map(|one| format!("--{option} {}={:?} ", one.member, one.text)).collect()
        };
        let delimiter = delimiter.map(|delimiter| format!("--delimiter {delimiter}")).unwrap_or_default();
        format!("{}{}{delimiter}", listed("map", map), listed("set", set))
    }

    /// The delimiter of a file, found in the first bytes.
    pub(super) fn delimiter(&self, head: &[u8]) -> Delimiter {
        self.0.delimiter.unwrap_or_else(|| {
            let head = String::from_utf8_lossy(head);
            let mut wanted: Vec<&str> = self.0.map.iter().map(|assignment| assignment.text.as_str()).collect();
            let known = self.0.layout.iter().flat_map(|layout| layout.headers());
            for name in known.chain(self.0.members.iter().copied()) {
                wanted.push(name);
            }
            likely_delimiter(first_row(&head), &wanted)
        })
    }

    /// The row of headers to put before a file of a known program that has none.
    pub(super) fn absent_headers(&self, head: &[u8], delimiter: Delimiter) -> Option<String> {
        self.0.layout?.absent_headers(first_row(&String::from_utf8_lossy(head)), delimiter)
    }

    /// The rule for the row of headers.
    pub(super) fn header_rule(&self) -> HeaderRule {
        let columns = self.clone();
        HeaderRule::new(move |headers| columns.names(headers))
    }

    /// The names of the columns after the mapping.
    fn names(&self, headers: &[String]) -> Result<Vec<String>, String> {
        let mut names = headers.to_vec();
        for Assignment { member, text } in &self.0.map {
            let found = headers.iter().position(|header| header == text);
            let found = found.or_else(|| headers.iter().position(|header| header.eq_ignore_ascii_case(text)));
            let place = found.ok_or_else(|| {
                let problem = describe_headers(headers, &[text]);
                format!("{problem} --map {member}={text} names no column of the file.")
            })?;
            rename(&mut names, place, member);
        }
        self.name_by_layout(headers, &mut names);
        for member in self.0.members {
            if let Some(place) = respelled(&names, member) {
                names[place] = (*member).to_owned();
            }
        }
        let is_set = |member: &str| self.0.set.iter().any(|assignment| assignment.member == member);
        let is_there = |member: &str| names.iter().any(|name| name.eq_ignore_ascii_case(member));
        if (self.0.can_be_complete)(&|member| is_set(member) || is_there(member)) {
            return Ok(names);
        }
        let wanted: Vec<_> = self.0.wanted.iter().copied().filter(|member| !is_set(member)).collect();
        let problem = describe_headers(&names, &wanted);
        let hint = self.0.hint;
        Err(format!(
            "{problem} {hint}Nothing was imported. Name the column of a member with --map, such as --map callSid=COLUMN, give one \
             value to all records with --set, such as --set accountId=ID, and name the delimiter with --delimiter."
        ))
    }

    /// Names the columns that the layout of a known program has for a member, unless --map names another.
    fn name_by_layout(&self, headers: &[String], names: &mut [String]) {
        let Some(layout) = self.0.layout else { return };
        for (member, aliases) in layout.aliases {
            let is_mapped = self.0.map.iter().any(|assignment| assignment.member == *member);
            if let Some(place) = aliases.iter().find_map(|alias| place_of(headers, alias)).filter(|_| !is_mapped) {
                rename(names, place, member);
            }
        }
    }

    /// Whether the options rename members of JSON objects. The columns of CSV have their names by the row of headers.
    pub(super) fn renames(&self) -> bool {
        !self.0.is_csv && (!self.0.map.is_empty() || self.0.layout.is_some())
    }

    /// An object with members renamed to members of a record.
    pub(super) fn renamed(&self, object: &Object) -> Value {
        let headers: Vec<_> = object.members().iter().map(|(name, _)| name.as_ref().to_owned()).collect();
        let mut names = headers.clone();
        for Assignment { member, text } in &self.0.map {
            if let Some(place) = headers.iter().position(|header| header == text) {
                rename(&mut names, place, member);
            } else {
                names.iter_mut().filter(|name| name.eq_ignore_ascii_case(member)).for_each(String::clear);
            }
        }
        self.name_by_layout(&headers, &mut names);
        let mut renamed = Object::new();
        for (name, (_, value)) in names.into_iter().zip(object.members()).filter(|(name, _)| !name.is_empty()) {
            renamed.push(name, value.clone());
        }
        Value::Object(renamed)
    }

    /// Completes a record with the values for all records, and refuses a record that has another value.
    pub(super) fn complete<K: Kind>(&self, unparsed: &mut K::Unparsed) -> Result<(), String> {
        for Assignment { member, text } in &self.0.set {
            let Some(slot) = K::slot(unparsed, member) else { continue };
            match slot.as_deref() {
                None | Some("") => *slot = Some(text.clone()),
                Some(own) if own == text => {}
                Some(_) => return Err(format!("The record has another {member} than the one of the command line.")),
            }
        }
        Ok(())
    }
}
/// The assignments with the exact names of members.
fn checked<K: Kind>(option: &str, assignments: &[Assignment]) -> Result<Vec<Assignment>, UsageError> {
    let mut checked: Vec<Assignment> = Vec::with_capacity(assignments.len());
    for Assignment { member: name, text } in assignments {
        let member = K::MEMBERS.iter().find(|member| member.eq_ignore_ascii_case(name));
        let member = (*member.ok_or_else(|| {
            let nearest =
                nearest(name, K::MEMBERS.iter().copied()).map(|nearest| format!("The nearest is {nearest}; the"));
            UsageError(format!(
                "{option} {name}={text}: {} has no member {name:?}. {} members are {}.",
                K::NAME,
                nearest.as_deref().unwrap_or("The"),
                K::MEMBERS.join(", ")
            ))
        })?)
        .to_owned();
        if checked.iter().any(|other| other.member == member) {
            return Err(UsageError(format!("{option} names {member} twice. Name each member once.")));
        }
        checked.push(Assignment { member, text: text.clone() });
    }
    Ok(checked)
}

/// Gives a column the name of a member. The column replaces one that has the member's own name.
fn rename(names: &mut [String], place: usize, member: &str) {
    names.iter_mut().filter(|name| name.eq_ignore_ascii_case(member)).for_each(String::clear);
    if let Some(name) = names.get_mut(place) {
        member.clone_into(name);
    }
}

/// The place of a header, in any spelling.
fn place_of(headers: &[String], wanted: &str) -> Option<usize> {
    let found = headers.iter().position(|header| header.eq_ignore_ascii_case(wanted));
    found.or_else(|| respelled(headers, wanted))
}

/// The first row of a file, without a byte order mark and empty lines before it.
fn first_row(head: &str) -> &str {
    head.trim_start_matches(['\u{feff}', '\r', '\n']).lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::import::reports::Reports;

    fn columns(map: &[&str], set: &[&str]) -> Columns {
        let parse = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect();
        let arguments = ColumnArgs { map: parse(map), set: parse(set), delimiter: None };
        Columns::new(&Reports, &arguments, InputFormat::Csv).unwrap()
    }

    fn names(columns: &Columns, headers: &[&str]) -> Result<Vec<String>, String> {
        columns.names(&headers.iter().map(|header| (*header).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn other_spellings_of_a_member_are_read() {
        let expected = ["accountId", "customerId", "callSid", "note"];
        assert_eq!(names(&columns(&[], &[]), &["account_id", "Customer ID", "call-sid", "note"]).unwrap(), expected);
        // A column with the exact name is the member. A second column with another spelling stays as it is.
        assert_eq!(names(&columns(&[], &[]), &["session_id", "SessionId"]).unwrap(), ["session_id", "SessionId"]);
    }

    #[test]
    fn a_mapped_column_replaces_a_column_with_the_members_own_name() {
        let columns = columns(&["callSid=sid"], &["accountId=demo", "customerId=acme"]);
        assert_eq!(names(&columns, &["callSid", "sid"]).unwrap(), ["", "callSid"]);
        assert!(names(&columns, &["id", "to"]).unwrap_err().contains("--map callSid=sid names no column of the file"));
    }

    #[test]
    fn a_value_for_all_completes_a_record_and_never_replaces_its_own() {
        let columns = columns(&[], &["accountId=demo"]);
        let mut report = billables_domain::NewBillable::default();
        columns.complete::<Reports>(&mut report).unwrap();
        assert_eq!(report.account_id.as_deref(), Some("demo"));
        columns.complete::<Reports>(&mut report).unwrap();
        report.account_id = Some("other".to_owned());
        assert!(columns.complete::<Reports>(&mut report).unwrap_err().contains("another accountId"));
    }

    #[test]
    fn wrong_options_are_refused() {
        let refused = |map: &[&str], set: &[&str]| {
            let parse = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect();
            let arguments = ColumnArgs { map: parse(map), set: parse(set), delimiter: None };
            Columns::new(&Reports, &arguments, InputFormat::Csv).unwrap_err().to_string()
        };
        assert!(refused(&["price=x"], &[]).contains("accountId, customerId"));
        assert!(refused(&["custmerId=x"], &[]).contains("The nearest is customerId"));
        assert!(refused(&["callSid=a", "CallSid=b"], &[]).contains("twice"));
        assert!(refused(&[], &["callSid=a"]).contains("one callSid"));
        assert!("callSid".parse::<Assignment>().is_err() && "callSid=".parse::<Assignment>().is_err());
    }
}
