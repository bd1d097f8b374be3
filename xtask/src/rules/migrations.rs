//! Equal migrations for both databases. A test of the store compares the schemas after the migrations.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// The databases, as their folders under `migrations` are named.
const DATABASES: [&str; 2] = ["postgres", "sqlite"];

/// The file that every migration has.
const UP: &str = "up.sql";

/// The file that reverts a migration; both databases have one or neither.
const DOWN: &str = "down.sql";

/// Migrations that are missing or incomplete for one database.
pub(super) fn violations(folder: &Path) -> Result<Vec<String>> {
    let mut names = BTreeSet::new();
    for database in DATABASES {
        let database = folder.join(database);
        for entry in fs::read_dir(&database).with_context(|| format!("Could not read {}", database.display()))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            // Hidden files such as .gitkeep are no migrations.
            if !name.starts_with('.') {
                names.insert(name);
            }
        }
    }
    let mut broken = Vec::new();
    for name in &names {
        let has = |database: &str, file: &str| folder.join(database).join(name).join(file).is_file();
        broken.extend(DATABASES.iter().filter(|database| !has(database, UP)).map(|database| {
            format!(
                "migrations/{database}/{name}/{UP} is missing. A migration is written for both databases; write this one \
                 for {database} too."
            )
        }));
        let ways_back: Vec<&str> = DATABASES.into_iter().filter(|database| has(database, DOWN)).collect();
        if let [database] = ways_back[..] {
            broken.push(format!(
                "migrations/{database}/{name} has a {DOWN} and the other database's has none. Write both, or neither."
            ));
        }
    }
    Ok(broken)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::violations;

    /// Violations of a folder that holds these files.
    fn broken(files: &[&str]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        for file in ["postgres/.gitkeep", "sqlite/.gitkeep"].iter().chain(files) {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        violations(folder.path()).unwrap()
    }

    #[test]
    fn the_same_migrations_pass_with_and_without_a_way_back() {
        assert_eq!(broken(&["postgres/1_a/up.sql", "sqlite/1_a/up.sql"]), Vec::<String>::new());
        let both = ["postgres/1_a/up.sql", "sqlite/1_a/up.sql", "postgres/1_a/down.sql", "sqlite/1_a/down.sql"];
        assert_eq!(broken(&both), Vec::<String>::new());
    }

    #[test]
    fn a_migration_for_one_database_is_missing_for_the_other() {
        let broken = broken(&["postgres/1_a/up.sql", "sqlite/1_a/up.sql", "sqlite/2_b/up.sql"]);
        assert_eq!(broken.len(), 1);
        assert!(broken[0].starts_with("migrations/postgres/2_b/up.sql is missing"), "{broken:?}");
    }

    #[test]
    fn a_folder_without_its_file_is_half_a_migration() {
        let broken = broken(&["postgres/1_a/up.sql", "sqlite/1_a/note.txt"]);
        assert!(broken[0].starts_with("migrations/sqlite/1_a/up.sql is missing"), "{broken:?}");
    }

    #[test]
    fn a_way_back_for_one_database_is_reported() {
        let broken = broken(&["postgres/1_a/up.sql", "sqlite/1_a/up.sql", "postgres/1_a/down.sql"]);
        assert_eq!(broken.len(), 1);
        assert!(broken[0].contains("migrations/postgres/1_a has a down.sql"), "{broken:?}");
    }

    #[test]
    fn a_missing_folder_is_an_error() {
        assert!(violations(tempfile::tempdir().unwrap().path()).is_err());
    }
}
