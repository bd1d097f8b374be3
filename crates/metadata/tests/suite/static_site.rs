//! The static site: files that link to each other wherever they are put.

use std::collections::HashMap;

use super::*;

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    let files: HashMap<String, String> =
        site(SHAPES).files().map(|file| file.unwrap()).map(|file| (file.path, file.contents)).collect();
    assert!(files.contains_key("index.html") && files.contains_key("xml/NewParcel.python.html"));
    for (path, contents) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for attribute in ["href=\"", "src=\""] {
            for link in contents.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                if link.starts_with('#') || link == "https://evovoice.io/docs" {
                    continue;
                }
                assert!(!link.starts_with('/') && !link.contains("://"), "{path}: {link}");
                let target = match link.strip_prefix("../") {
                    Some(from_top) => from_top.to_owned(),
                    None if folder.is_empty() => link.to_owned(),
                    None => format!("{folder}/{link}"),
                };
                assert!(files.contains_key(&target), "{path}: {link}");
            }
        }
    }
}

#[test]
fn the_same_document_makes_the_same_files() {
    let files = || site(SHAPES).files().collect::<Result<Vec<_>, _>>().unwrap();
    assert_eq!(files(), files());
}
