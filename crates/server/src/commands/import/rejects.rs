//! The file of rejects: the records that were not billed, unchanged, each with the reason. The operator corrects and
//! imports the file.
//!
//! The rejects of CSV are CSV with further columns; all others are JSONL with a further member. An import ignores both,
//! and replaces those of an earlier import.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use billables_auth::open_unlinked;
use billables_wire::{Delimiter, Format, Object, Schema, Value, write_csv_cell_between};

use super::cells::cell_starts;
use super::format::InputFormat;
use super::input::{HeaderRow, Item};
use super::verdict::Settled;
use crate::files::with_suffix;

/// The further columns of a row of CSV. The last one has the text of a record that is no row.
const COLUMNS: [&str; 5] = ["RejectLine", "RejectVerdict", "RejectCode", "RejectReason", "RejectText"];

/// The further member of a JSON object.
const MEMBER: &str = "reject";

/// A file of rejects, made at the first reject.
pub(super) struct Rejects {
    pub(super) path: PathBuf,
    format: InputFormat,
    file: Option<BufWriter<File>>,
    bytes: u64,
}

impl Rejects {
    /// Removes an old file of rejects, and begins a new one.
    pub(super) fn new(path: PathBuf, format: InputFormat) -> io::Result<Self> {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(Self { path, format, file: None, bytes: 0 }),
        }
    }

    /// The rejects of a dry run, which writes no file.
    pub(super) fn unwritten(path: PathBuf, format: InputFormat) -> Self {
        Self { path, format, file: None, bytes: 0 }
    }

    /// The message of a write error.
    pub(super) fn write_error(&self) -> String {
        format!("{} cannot be written", self.path.display())
    }

    /// Continues a file at a length, and removes everything after that; none if the file is shorter.
    pub(super) fn resume(path: PathBuf, format: InputFormat, bytes: u64) -> io::Result<Option<Self>> {
        if bytes == 0 {
            return Self::new(path, format).map(Some);
        }
        let mut file = match open_unlinked(File::options().write(true), &path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        if file.metadata()?.len() < bytes {
            return Ok(None);
        }
        file.set_len(bytes)?;
        file.seek(SeekFrom::Start(bytes))?;
        Ok(Some(Self { path, format, file: Some(BufWriter::new(file)), bytes }))
    }

    /// Adds a record with its row of headers.
    pub(super) fn add<U>(&mut self, item: &Item<U>, settled: &Settled, header: Option<&HeaderRow>) -> io::Result<()> {
        let mut text = String::new();
        if self.format != InputFormat::Csv {
            text.push_str(&json_line(item, settled));
        } else {
            let header = header.map_or_else(|| Header::of("", Delimiter::COMMA), Header::of_row);
            if self.file.is_none() {
                text.push_str(&header.with_columns());
            }
            text.push_str(&header.row(item, settled));
        }
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(BufWriter::new(File::create_new(&self.path)?)),
        };
        self.bytes += text.len() as u64;
        file.write_all(text.as_bytes())
    }

    /// Writes the buffered records to the file, and returns the length of the file.
    pub(super) fn flush(&mut self) -> io::Result<u64> {
        if let Some(file) = &mut self.file {
            file.flush()?;
        }
        Ok(self.bytes)
    }
}

/// The default path of the file of rejects.
pub(super) fn default_path(input: &Path, format: InputFormat) -> PathBuf {
    let input = if input == Path::new("-") { Path::new("stdin") } else { input };
    with_suffix(input, if format == InputFormat::Csv { ".rejects.csv" } else { ".rejects.jsonl" })
}

/// The text of a record; empty if the record is too long.
fn text_of<U>(item: &Item<U>) -> Cow<'_, str> {
    item.text.as_deref().map_or(Cow::Borrowed(""), String::from_utf8_lossy)
}

/// The row of headers without the columns of an earlier file of rejects.
struct Header<'h> {
    own: &'h str,
    columns: usize,
    delimiter: Delimiter,
}

impl<'h> Header<'h> {
    fn of_row(row: &'h HeaderRow) -> Self {
        Self::of(&row.text, row.delimiter)
    }

    fn of(header: &'h str, delimiter: Delimiter) -> Self {
        let header = header.trim_start_matches('\u{feff}').trim_matches(['\r', '\n']);
        let starts = cell_starts(header, delimiter);
        let is_added = starts.len() > COLUMNS.len() && header.ends_with(&added(delimiter));
        let columns = if is_added { starts.len() - COLUMNS.len() } else { starts.len() };
        Self { own: first_cells(header, columns, delimiter), columns, delimiter }
    }

    fn with_columns(&self) -> String {
        format!("{}{}\r\n", self.own, added(self.delimiter))
    }

    fn row<U>(&self, item: &Item<U>, settled: &Settled) -> String {
        let text = text_of(item);
        let (mut row, rest) = if item.is_readable {
            (first_cells(&text, self.columns, self.delimiter).to_owned(), Cow::Borrowed(""))
        } else {
            (self.delimiter.as_char().to_string().repeat(self.columns.saturating_sub(1)), text)
        };
        let line = item.line.to_string();
        for cell in [line.as_str(), settled.verdict.as_str(), &settled.code, &settled.reason, &rest] {
            row.push(self.delimiter.as_char());
            write_csv_cell_between(&mut row, cell, self.delimiter);
        }
        row.push_str("\r\n");
        row
    }
}

/// The headers of the further columns, with the delimiter of the file.
fn added(delimiter: Delimiter) -> String {
    COLUMNS.iter().flat_map(|name| [delimiter.as_char().to_string(), (*name).to_owned()]).collect()
}

/// The first cells of a row.
fn first_cells(row: &str, count: usize, delimiter: Delimiter) -> &str {
    cell_starts(row, delimiter).get(count).map_or(row, |start| &row[..start - 1])
}

fn json_line<U>(item: &Item<U>, settled: &Settled) -> String {
    let text = text_of(item);
    let schema = Schema::new("urn:rejects");
    let read = if item.is_readable { Format::Json.read(text.as_bytes(), "NewBillable", &schema).ok() } else { None };
    let mut object = Object::new();
    if let Some(Value::Object(own)) = &read {
        for (name, value) in own.members().iter().filter(|(name, _)| name.as_ref() != MEMBER) {
            object.push(name.clone(), value.clone());
        }
    }
    let mut reject = Object::new();
    let line = item.line.to_string();
    for (name, value) in [
        ("line", line.as_str()),
        ("verdict", settled.verdict.as_str()),
        ("code", &settled.code),
        ("reason", &settled.reason),
    ] {
        reject.push(name, Value::Text(value.into()));
    }
    if read.is_none() {
        reject.push("text", Value::Text(text.into_owned()));
    }
    object.push(MEMBER, Value::Object(reject));
    String::from_utf8_lossy(&Format::Jsonl.write_list(&[Value::Object(object)], "NewBillable", &schema)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::import::verdict::Verdict;

    fn item(text: &str, is_readable: bool) -> Item<()> {
        let unparsed = Err(Settled::good(Verdict::Invalid));
        Item { line: 7, text: Some(text.as_bytes().into()), is_readable, unparsed }
    }

    fn settled() -> Settled {
        Settled::new(Verdict::Invalid, "NotEmpty", "a, \"b\"")
    }

    #[test]
    fn a_row_keeps_its_cells_and_those_of_a_reject_before_are_replaced() {
        let header = Header::of("\u{feff}CallSid,\"my, note\"\r\n", Delimiter::COMMA);
        assert_eq!(header.with_columns(), format!("CallSid,\"my, note\",{}\r\n", COLUMNS.join(",")));
        let row = header.row(&item("CA1,\"x,\"\"y\"\"\"", true), &settled());
        assert_eq!(row, "CA1,\"x,\"\"y\"\"\",7,Invalid,NotEmpty,\"a, \"\"b\"\"\",\"\"\r\n");
        let with_columns = header.with_columns();
        let again = Header::of(&with_columns, Delimiter::COMMA);
        assert_eq!(again.with_columns(), with_columns);
        assert_eq!(again.row(&item(row.trim_end(), true), &settled()), row);
    }

    #[test]
    fn a_file_of_rejects_has_the_one_delimiter_of_the_file() {
        let header = Header::of("CallSid;note", Delimiter::SEMICOLON);
        let with_columns = header.with_columns();
        assert_eq!(with_columns, format!("CallSid;note;{}\r\n", COLUMNS.join(";")));
        let settled = Settled::new(Verdict::Invalid, "NotEmpty", "a; b, c");
        let row = header.row(&item("CA1;x,y", true), &settled);
        assert_eq!(row, "CA1;x,y;7;Invalid;NotEmpty;\"a; b, c\";\"\"\r\n");
        let again = Header::of(&with_columns, Delimiter::SEMICOLON);
        assert_eq!(again.row(&item(row.trim_end(), true), &settled), row);
    }

    #[test]
    fn what_is_no_row_is_a_cell() {
        let row = Header::of("A,B", Delimiter::COMMA).row(&item("1,2,3", false), &settled());
        assert_eq!(row, ",,7,Invalid,NotEmpty,\"a, \"\"b\"\"\",\"1,2,3\"\r\n");
    }

    #[test]
    fn an_object_keeps_its_members_and_what_is_none_is_a_text() {
        let reject = r#""reject":{"line":"7","verdict":"Invalid","code":"NotEmpty","reason":"a, \"b\""}"#;
        let line = json_line(&item("{\"callSid\": 1.50,\n \"mine\":[true]}", true), &settled());
        assert_eq!(line, format!("{{\"callSid\":1.50,\"mine\":[true],{reject}}}\n"));
        assert_eq!(json_line(&item(line.trim_end(), true), &settled()), line);
        let line = json_line(&item("{oops", false), &settled());
        assert_eq!(line, format!("{{{},\"text\":\"{{oops\"}}}}\n", reject.trim_end_matches('}')));
    }
}
