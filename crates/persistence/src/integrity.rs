//! SQLite's integrity check of its file.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The problems that SQLite finds in its file, one line for each.
pub(crate) fn file_problems(sqlite: &mut SqliteConnection) -> QueryResult<Vec<String>> {
    let lines: Vec<Line> = sql_query("SELECT integrity_check AS line FROM pragma_integrity_check").load(sqlite)?;
    Ok(lines.into_iter().map(|line| line.line).filter(|line| line != "ok").collect())
}
