//! Files for typed clients: routes, return markers, the header, and the types of a file.

use billables_metadata::TypesError;

use super::*;

fn file(document: &str, options: &TypesOptions) -> String {
    site(document).types(python(), options).unwrap()
}

fn selected(include: &str, exclude: &str) -> Vec<String> {
    let options = TypesOptions::new().with("IncludeTypes", include).with("ExcludeTypes", exclude);
    let mut names: Vec<String> = classes(&file(SHAPES, &options)).into_iter().map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn a_request_says_where_it_is_sent_and_what_it_returns() {
    let found = file(SHAPES, &TypesOptions::new());
    assert!(found.contains("# @Route(\"/parcels\", \"POST\")\n"));
    assert!(found.contains("class NewParcel(Tracked, IReturn[ParcelInfo], IPost):\n"), "{found}");
    assert!(found.contains("class MoveParcel(IReturnVoid, IPatch, IHasVersion):\n"));
    assert!(found.contains("class Ping(IReturnVoid):\n"));
    let position = |name: &str| classes(&found).iter().position(|class| *class == name).unwrap();
    assert!(position("ParcelInfo") < position("NewParcel"), "what is returned stands first");
}

#[test]
fn the_header_shows_unset_options_behind_a_mark_and_set_ones_without() {
    let options = TypesOptions::new().with("includetypes", "Ping").with_date("2026-11-23 06:00:00");
    let found = file(SHAPES, &options);
    let (header, rest) = found.split_once("\"\"\"\n\n").unwrap();
    let lines: Vec<&str> = header.lines().collect();
    assert_eq!(lines[..3], ["\"\"\" Options:", "Date: 2026-11-23 06:00:00", "Version: 2.0"]);
    assert!(lines.contains(&"BaseUrl: https://evovoice.io"));
    assert!(lines.contains(&"IncludeTypes: Ping"));
    assert!(lines.contains(&"#ExcludeTypes: "));
    assert!(rest.starts_with("import datetime\n"));
    assert!(file(SHAPES, &TypesOptions::new().with("WithoutOptions", "")).starts_with("import datetime\n"));
}

#[test]
fn types_are_chosen_in_every_notation() {
    assert_eq!(selected("Ping", ""), ["Ping"]);
    assert_eq!(selected("ping,SIZE", ""), ["Ping", "Size"]);
    assert_eq!(selected("Address.*", ""), ["Address"]);
    assert_eq!(selected("SetTags.*", ""), ["SetTags", "Tag"]);
    assert_eq!(selected("*.Tag", ""), ["GetParcel", "NewParcel", "SetTags"]);
    assert_eq!(selected("Example.Tracking/*", ""), ["Tracked"]);
    assert_eq!(selected("Example.Tracking/ *", ""), ["Tracked"], "as the header spells it");
    assert_eq!(selected("", "types"), ["GetParcel", "MoveParcel", "NewParcel", "Ping", "SetTags"]);
    assert!(!selected("", "services").contains(&"Ping".to_owned()));
    let tagged =
        SHAPES.replace("\"operationId\": \"SetTags\",", "\"operationId\": \"SetTags\", \"tags\": [\"tag work\"],");
    for notation in ["{tag work}", "{x,Tag Work}", "tag work", "{tag work}.*"] {
        let found = file(&tagged, &TypesOptions::new().with("IncludeTypes", notation));
        let mut names = classes(&found);
        names.sort_unstable();
        assert_eq!(names, ["SetTags", "Tag"], "{notation}");
    }
}

#[test]
fn an_unknown_entry_of_a_list_is_an_error_that_names_the_entry() {
    let types = |name: &str, value: &str| site(SHAPES).types(python(), &TypesOptions::new().with(name, value));
    for entry in ["Nothing", "Nothing.*", "*.Nothing", "No.Where/*", "{nothing}"] {
        let error = types("IncludeTypes", entry).unwrap_err();
        let shown = entry.replace("/*", "/ *");
        assert!(matches!(error, TypesError::Selection(_)) && error.to_string().contains(&shown), "{error}");
    }
    let error = types("AddDescriptionAsComments", "perhaps").unwrap_err();
    assert!(
        matches!(error, TypesError::Option(_)) && error.to_string().contains("AddDescriptionAsComments"),
        "{error}"
    );
    assert!(types("MakeTea", "*/").is_ok(), "an option of another language");
}

#[test]
fn every_language_makes_a_file_that_the_tools_can_fetch_again() {
    for language in Language::all() {
        let options = TypesOptions::new().with("IncludeTypes", "NewParcel.*");
        let found = site(SHAPES).types(language, &options).unwrap();
        let head: Vec<&str> = found.lines().take(60).map(|line| line.trim_start_matches('\'')).collect();
        assert!(head.iter().any(|line| line.contains("Options:")), "{language:?}");
        assert!(head.contains(&"BaseUrl: https://evovoice.io"), "{language:?}");
        assert!(head.contains(&"IncludeTypes: NewParcel.*"), "{language:?}");
        assert!(found.ends_with('\n'), "{language:?}");
    }
}

#[test]
fn the_machine_readable_form_has_every_operation_and_every_other_type_once() {
    let metadata: serde_json::Value = serde_json::from_str(&site(SHAPES).types_metadata()).unwrap();
    let names = |list: &str, of: fn(&serde_json::Value) -> &serde_json::Value| {
        let list = metadata[list].as_array().unwrap().iter();
        let mut names: Vec<String> = list.map(|one| of(one)["name"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(
        names("operations", |operation| &operation["request"]),
        ["GetParcel", "MoveParcel", "NewParcel", "Ping", "SetTags"]
    );
    let types = names("types", |one| one);
    assert!(types.contains(&"ParcelInfo".to_owned()) && !types.contains(&"Ping".to_owned()));

    let new_parcel = &metadata["operations"][0];
    assert_eq!(new_parcel["returnType"]["name"], "ParcelInfo");
    assert_eq!(new_parcel["routes"][0], serde_json::json!({ "path": "/parcels", "verbs": "POST" }));
    assert_eq!(new_parcel["requiresAnyRole"], serde_json::json!(["Clerk", "Manager"]));
    let property = |name: &str| {
        let all = new_parcel["request"]["properties"].as_array().unwrap();
        all.iter().find(|property| property["name"] == name).unwrap().clone()
    };
    assert_eq!(property("Serial")["type"], "long?");
    assert_eq!(property("Addresses")["genericArgs"], serde_json::json!(["Address"]));
    assert_eq!(property("Weight")["isRequired"], true);
}
