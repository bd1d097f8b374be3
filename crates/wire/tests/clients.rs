//! Tests with requests of existing clients and of people.

#![expect(clippy::unwrap_used, reason = "a helper of a test stops at the first surprise, as the test does")]

use std::collections::BTreeMap;

use billables_wire::{BindFault, BodyFormat, Format, Members, Schema, from_value, parse_query};
use serde::Deserialize;

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Search {
    account_id: Option<String>,
    ids: Option<Vec<String>>,
    sizes: Option<Vec<u8>>,
    shallow: Option<bool>,
    page: Option<u32>,
    nil: Option<String>,
    when: Option<String>,
    range: Option<Range>,
    meta: Option<BTreeMap<String, String>>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Range {
    from: String,
    to: Option<u8>,
}

fn search(query: &str) -> Search {
    Members::without_body().with_query(parse_query(query).unwrap()).bind().unwrap()
}

fn fault(query: &str) -> String {
    let members = Members::without_body().with_query(parse_query(query).unwrap());
    members.bind::<Search>().unwrap_err().to_string()
}

fn ids(query: &str) -> Vec<String> {
    search(query).ids.unwrap_or_default()
}

#[test]
fn the_python_client_sends_lists_in_brackets_and_dates_in_milliseconds() {
    let bound = search("accountId=a+b%26c&shallow=true&page=2&ids=%5Bx,y+z%5D&when=/Date(1704164645000)/");
    assert_eq!(bound.account_id.as_deref(), Some("a b&c"));
    assert_eq!(bound.ids, Some(vec!["x".into(), "y z".into()]));
    assert_eq!((bound.shallow, bound.page), (Some(true), Some(2)));
    assert_eq!(bound.when.as_deref(), Some("/Date(1704164645000)/"));
}

#[test]
fn the_node_client_joins_lists_with_commas_and_sends_bare_names_for_null() {
    let when = "Tue%20Jan%2002%202024%2003%3A04%3A05%20GMT%2B0000%20(Coordinated%20Universal%20Time)";
    let bound = search(&format!("accountId=a%20b%26c&shallow=true&page=2&ids=x%2Cy%20z&nil&when={when}"));
    assert_eq!(bound.ids, Some(vec!["x".into(), "y z".into()]));
    assert_eq!((bound.nil, bound.page), (None, Some(2)));
    assert_eq!(bound.when.as_deref(), Some("Tue Jan 02 2024 03:04:05 GMT+0000 (Coordinated Universal Time)"));
}

#[test]
fn a_list_comes_in_every_form() {
    let none: [&str; 0] = [];
    assert_eq!(ids("ids=x&ids=y,z&IDS=[a]"), ["x", "y", "z", "a"]);
    assert_eq!(ids("ids=x&ids=x"), ["x", "x"]);
    assert_eq!(ids("ids=%5B%22a,b%22,c%5D"), ["a,b", "c"]);
    assert_eq!(ids("ids=[%22a%22, %22b %22 ]"), ["a", "b "]);
    assert_eq!(ids("ids=x&ids&ids="), ["x"]);
    assert_eq!((ids("ids="), ids("ids"), ids("ids=[]")), (vec![], vec![], none.map(String::from).to_vec()));
    assert_eq!(search("sizes=1,2&sizes=3").sizes, Some(vec![1, 2, 3]));
    assert_eq!(search("sizes=[1, 2]").sizes, Some(vec![1, 2]));
}

#[test]
fn objects_and_dictionaries_come_as_text() {
    for query in ["range={from:x,to:2}", "range={\"From\":\"x\",\"to\":2}", "range={%22from%22: %22x%22, %22to%22: 2}"]
    {
        assert_eq!(search(query).range, Some(Range { from: "x".into(), to: Some(2) }), "{query}");
    }
    let meta = search("meta={a:1,\"b:c\":\"x,y\"}").meta.unwrap();
    assert_eq!(meta.into_iter().collect::<Vec<_>>(), [("a".into(), "1".into()), ("b:c".into(), "x,y".into())]);
    assert_eq!(search("range={from:x,to:\"\"}").range, Some(Range { from: "x".into(), to: None }));
}

#[test]
fn booleans_come_in_many_words() {
    for (word, expected) in [("TRUE", true), ("1", true), ("on", true), ("False", false), ("0", false), ("off", false)]
    {
        assert_eq!(search(&format!("shallow={word}")).shallow, Some(expected), "{word}");
    }
    assert_eq!(search("shallow=").shallow, None);
}

#[test]
fn what_is_no_list_and_no_object_is_named() {
    for (query, expected) in [
        ("sizes=1,x", "Sizes[1] must be a whole number."),
        (
            "ids=[\"x",
            "Ids must be a list, and its text is not one: at character 2, text has an opening quote and no closing one.",
        ),
        ("range=x", "Range must be an object, not text."),
        ("range={to:1}", "Range.From is needed and was not given."),
        (
            "meta={a}",
            "Meta must be an object, and its text is not one: at character 3, ':' after a member name was expected, and '}' was found.",
        ),
        ("page=1&page=2", "Page is given twice with different values in the query. Give it once."),
    ] {
        assert_eq!(fault(query), expected, "{query}");
    }
    assert!(fault(&format!("ids={}", "[".repeat(5_000))).contains("nested more than 64 levels"));
}

#[test]
fn a_list_in_query_and_body_must_be_the_same() {
    let schema = Schema::new("urn:any");
    let bind = |query: &str| {
        let body = Format::Json.read(br#"{"sizes":[1,2]}"#, "Search", &schema).unwrap();
        Members::of_body(body).with_query(parse_query(query).unwrap()).bind::<Search>()
    };
    assert_eq!(bind("sizes=1,2").unwrap().sizes, Some(vec![1, 2]));
    assert_eq!(bind("sizes=").unwrap().sizes, Some(vec![1, 2]));
    let error = bind("sizes=1").unwrap_err();
    assert!((error.kind() == BindFault::Repeated));
    assert_eq!(
        error.to_string(),
        "Sizes is given twice with different values, in the query and in the body. Give it once."
    );
}

#[test]
fn a_form_may_repeat_a_list_and_nothing_else() {
    let schema = Schema::new("urn:any");
    let bind = |body: &str| from_value::<Search>(BodyFormat::Form.read(body.as_bytes(), "Search", &schema).unwrap());
    assert_eq!(bind("ids=x&ids=y").unwrap().ids, Some(vec!["x".into(), "y".into()]));
    for body in ["accountId=x&AccountId=x", "nil&nil", "page=1&page="] {
        let error = bind(body).unwrap_err();
        assert!(
            (error.kind() == BindFault::Repeated)
                && error.to_string().ends_with("is given twice in the body. Give it once."),
            "{body}"
        );
    }
}

#[test]
fn a_request_with_a_file_gives_its_members() {
    let part =
        |head: &str, content: &str| format!("--5395\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n");
    let body = [
        part("name=\"accountId\"", "acc-1"),
        part("name=\"ids\"", "[\"x\", \"y\\\\\"]"),
        part("name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain", "hello"),
        "--5395--\r\n".to_owned(),
    ];
    let format = BodyFormat::from_content_type("multipart/form-data; boundary=5395").unwrap();
    let value = format.read(body.concat().as_bytes(), "Search", &Schema::new("urn:any")).unwrap();
    let bound: Search = from_value(value).unwrap();
    assert_eq!((bound.account_id.as_deref(), bound.ids), (Some("acc-1"), Some(vec!["x".into(), "y\\".into()])));
}

#[test]
fn every_member_at_fault_is_named_at_once() {
    let bind = |query: &str| {
        let members = Members::without_body().with_query(parse_query(query).unwrap());
        let (bound, errors) = members.bind_partly::<Search>();
        (bound, errors.iter().filter_map(|error| error.field_name().map(str::to_owned)).collect::<Vec<_>>())
    };
    let (bound, names) = bind("accountId=a&page=x&shallow=y&sizes=1,z&range={from:x,to:many}&page=");
    assert_eq!(names, ["Sizes[1]", "Shallow", "Page", "Range.To"]);
    assert_eq!(bound.unwrap().account_id.as_deref(), Some("a"));
    // A member at fault is not reported again as missing.
    let (_, names) = bind("range={from:[],to:1}&page=x");
    assert_eq!(names, ["Page", "Range.From"]);
    let (bound, names) = bind("page=&shallow=");
    assert_eq!((bound, names.len()), (Some(Search::default()), 0));
}

#[test]
fn a_list_of_requests_is_read_in_every_format() {
    let schema = Schema::new("urn:any");
    let lists = [
        (Format::Json, r#"[{"accountId": "a"}, {"nil": null, "accountId": "b"}]"#),
        (
            Format::Xml,
            "<ArrayOfSearch xmlns='urn:any'><Search><AccountId>a</AccountId></Search><Search><AccountId>b</AccountId></Search></ArrayOfSearch>",
        ),
        (Format::Jsv, "[{accountId:a},{AccountId:\"b\"}]"),
        (Format::Csv, "AccountId,Nil\r\na,\r\nb,\r\n"),
        (Format::Jsonl, "{\"accountId\":\"a\"}\n{\"accountId\":\"b\"}\n"),
    ];
    for (format, body) in lists {
        let items = format.read_list(body.as_bytes(), "Search", &schema, 2).unwrap();
        let accounts: Vec<_> = items.into_iter().map(|item| from_value::<Search>(item).unwrap().account_id).collect();
        assert_eq!(accounts, [Some("a".into()), Some("b".into())], "{body}");
    }
}
