//! The static site: files with links that work in any folder.

use std::collections::HashMap;

use super::*;

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    let files: HashMap<String, String> =
        site(SHAPES).files().map(|file| file.unwrap()).map(|file| (file.path, file.contents)).collect();
    for path in ["index.html", "types.html", "types/python.py", "xml/NewParcel.python.html", "dtos/NewParcel.py"] {
        assert!(files.contains_key(path), "{path}");
    }
    assert_eq!(files["types/python.py"], site(SHAPES).types(python(), &TypesOptions::new()).unwrap());
    for (path, contents) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for attribute in ["href=\"", "src=\""] {
            for link in contents.split(attribute).skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let is_elsewhere = link == "https://evovoice.io/openapi.json"
                    || link
                        .strip_prefix("https://evovoice.io/docs")
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with('#'));
                if link.starts_with('#') || link.starts_with("data:") || is_elsewhere {
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
