//! The client classes at `/types`, and the entity tags and compression of the page cache.

use billables_metadata::Language;
use billables_test_support::TestDatabase;

use crate::world::World;

#[test]
fn every_language_is_listed_and_served_without_a_token() {
    let world = World::new(TestDatabase::sqlite());
    let map = world.request("GET", "/types").send().expect(200).json();
    assert!(map["Metadata"].as_str().unwrap().ends_with("/types/metadata"));
    for language in Language::all() {
        let address = map[language.title()].as_str().unwrap();
        let path = address.split_once("://").unwrap().1.split_once('/').unwrap().1;
        let answer = world.request("GET", &format!("/{path}")).send().expect(200);
        let script = ["mjs", "php"].contains(&language.name());
        let content_type = if script { "text/javascript; charset=utf-8" } else { "text/plain; charset=utf-8" };
        assert_eq!(answer.header("content-type"), Some(content_type), "{language:?}");
        assert!(answer.body.contains("Options:") && answer.body.contains("BillableInfo"), "{language:?}");
    }
}

#[test]
fn a_file_follows_the_options_of_the_query() {
    let world = World::new(TestDatabase::sqlite());
    let file = |query: &str| world.request("GET", &format!("/types/python{query}")).send().expect(200).body;
    assert!(file("").contains("class NewBillable(IReturn[BillableInfo], IPost):"));
    let some = file("?includetypes=NewBillable.*&WithoutOptions=false");
    assert!(some.contains("Options:") && some.contains("class BillableInfo") && !some.contains("class AccountInfo"));
    assert!(file("?WithoutOptions=true").starts_with("import datetime"));
    let date = file("").lines().find_map(|line| line.strip_prefix("Date: ").map(str::to_owned)).unwrap();
    assert_eq!((date.len(), date.find(' ')), (19, Some(10)), "{date}");
}

#[test]
fn pages_and_files_have_entity_tags_and_are_compressed() {
    let world = World::new(TestDatabase::sqlite());
    for path in [
        "/metadata",
        "/xml/metadata?op=NewBillable&lang=python",
        "/types/python",
        "/types/metadata",
        "/types",
        "/openapi.json",
        "/docs",
        "/docs/assets/swagger-ui-bundle.js",
        "/metadata/metadata.css",
    ] {
        let first = world.request("GET", path).send().expect(200);
        let tag = first.header("etag").unwrap().to_owned();
        let again = world.request("GET", path).header("if-none-match", &tag).send().expect(304);
        assert_eq!((again.body.as_str(), again.header("etag")), ("", Some(tag.as_str())), "{path}");
        let compressed = world.request("GET", path).header("accept-encoding", "br, gzip").send().expect(200);
        assert_eq!(compressed.header("content-encoding"), Some("gzip"), "{path}");
        let length = |answer: &crate::world::Answer| answer.header("content-length").unwrap().parse::<usize>().unwrap();
        assert!(length(&compressed) < length(&first), "{path}");
        assert!(first.header("vary").is_some() && first.header("content-encoding").is_none(), "{path}");
    }
}

#[test]
fn the_entity_tag_depends_on_the_options() {
    let world = World::new(TestDatabase::sqlite());
    let tag = |path: &str| world.request("GET", path).send().expect(200).header("etag").unwrap().to_owned();
    assert_ne!(tag("/types/python"), tag("/types/python?AddDescriptionAsComments=false"));
    assert_eq!(tag("/types/python"), tag("/types/PYTHON?Unknown=1"));
}

#[test]
fn invalid_options_are_refused_without_a_file() {
    let world = World::new(TestDatabase::sqlite());
    for (path, status) in [
        ("/types/cobol", 404),
        ("/types/python?IncludeTypes=Nothing", 400),
        ("/types/python?IncludeTypes=%22%22%22%0Aimport%20os", 400),
        ("/types/python?AddDescriptionAsComments=%3Cscript%3E", 400),
        ("/types/python?IncludeTypes=*%2F", 400),
    ] {
        let answer = world.request("GET", path).send().expect(status);
        assert!(!answer.body.contains("Options:") && !answer.body.contains("<script>"), "{path}: {}", answer.body);
        assert_eq!(answer.header("etag"), None);
    }
}
