//! Tests of the XML reader.

use super::*;

const OURS: &str = "http://schemas.datacontract.org/2004/07/Voice.Api.Billing";

fn read_text(text: &str) -> Result<Value, ReadError> {
    let schema = Schema::new(OURS).with_type("ResponseStatus", "urn:theirs");
    read(text.as_bytes(), "NewBillable", &schema)
}

/// Reads a message with this content.
fn read_content(content: &str) -> Result<Vec<(String, Value)>, ReadError> {
    members(&format!("<NewBillable xmlns:i=\"{INSTANCE_NAMESPACE}\" xmlns=\"{OURS}\">{content}</NewBillable>"))
}

fn members(text: &str) -> Result<Vec<(String, Value)>, ReadError> {
    match read_text(text)? {
        Value::Object(object) => {
            Ok(object.members().iter().map(|(name, value)| (name.to_string(), value.clone())).collect())
        }
        other => panic!("not an object: {other:?}"),
    }
}

fn leaf(name: &str, text: &str) -> (String, Value) {
    (name.into(), Value::Text(text.into()))
}

#[test]
fn the_sample_of_the_published_page_is_read() {
    let sample = r#"<NewBillable xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.datacontract.org/2004/07/Voice.Api.Billing">
  <AccountId>String</AccountId>
  <CallSid>String</CallSid>
  <CustomerId>String</CustomerId>
  <SessionId>String</SessionId>
</NewBillable>"#;
    let expected = ["AccountId", "CallSid", "CustomerId", "SessionId"].map(|name| leaf(name, "String"));
    assert_eq!(members(sample), Ok(expected.to_vec()));
}

#[test]
fn prefixes_are_resolved() {
    let text = format!(
        "<b:NewBillable xmlns:b=\"{OURS}\" xmlns=\"urn:other\"><b:CallSid>1</b:CallSid><CallSid>2</CallSid></b:NewBillable>"
    );
    assert_eq!(members(&text), Ok(vec![leaf("CallSid", "1")]));
}

#[test]
fn null_empty_and_text_are_distinguished() {
    let content = "<A i:nil=\"true\"/><B/><C></C><D i:nil=\"false\"> x\n</D><E i:nil=\"1\">y</E><F nil=\"true\">z</F>";
    let expected = vec![
        ("A".into(), Value::Null),
        leaf("B", ""),
        leaf("C", ""),
        leaf("D", " x\n"),
        ("E".into(), Value::Null),
        leaf("F", "z"),
    ];
    assert_eq!(read_content(content), Ok(expected));
}

#[test]
fn text_is_put_together_from_all_its_parts() {
    let content = "<A>a&amp;&lt;&gt;&quot;&apos;&#65;&#x1F600;&#xD;<!-- no --><?pi no?><![CDATA[<b>&amp;]]>\r\nz</A>";
    assert_eq!(read_content(content), Ok(vec![leaf("A", "a&<>\"'A😀\r<b>&amp;\nz")]));
}

#[test]
fn an_element_given_twice_is_kept_twice() {
    assert_eq!(read_content("<A>1</A><A>1</A>"), Ok(vec![leaf("A", "1"), leaf("A", "1")]));
}

#[test]
fn elements_of_foreign_namespaces_are_ignored_with_all_they_hold() {
    let content = format!(
        concat!(
            "<x:A xmlns:x=\"urn:other\">text<B>1<C/></B></x:A><C xmlns=\"\">2</C><D>a<x:E xmlns:x=\"urn:other\"/>b</D>",
            "<F xmlns=\"urn:theirs\">3</F><G xmlns:a=\"{}\" xmlns:t=\"urn:theirs\"><a:string>4</a:string><t:H>5</t:H></G>"
        ),
        ARRAYS_NAMESPACE
    );
    let inner = Value::Object(elements(vec![
        ("string".into(), Value::Text("4".into())),
        ("H".into(), Value::Text("5".into())),
    ]));
    assert_eq!(read_content(&content), Ok(vec![leaf("D", "ab"), ("G".into(), inner)]));
}

#[test]
fn an_empty_body_has_no_members() {
    for text in ["", " \n", "\u{feff}"] {
        assert_eq!(members(text), Ok(vec![]));
    }
    assert_eq!(members(&format!("<NewBillable xmlns='{OURS}'/>")), Ok(vec![]));
}

#[test]
fn a_declaration_may_say_what_is_so() {
    for declaration in
        ["<?xml version=\"1.0\"?>", "\u{feff}<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<!-- x -->"]
    {
        assert_eq!(members(&format!("{declaration}<NewBillable xmlns='{OURS}'/>\n<!-- y -->")), Ok(vec![]));
    }
    for declaration in
        ["<?xml version=\"1.1\"?>", "<?xml version='1.0' encoding='utf-16'?>", "<?xml?>", " <?xml version='1.0'?>"]
    {
        let error = members(&format!("{declaration}<NewBillable xmlns='{OURS}'/>"));
        assert!(matches!(error, Err(ReadError::Malformed { .. })), "{declaration}: {error:?}");
    }
}

#[test]
fn another_root_or_namespace_is_refused() {
    for text in [
        "<NewBillable/>",
        "<NewBillable xmlns='urn:theirs'/>",
        &format!("<newBillable xmlns='{OURS}'/>"),
        &format!("<A xmlns='{OURS}'/>"),
    ] {
        assert!(matches!(read_text(text), Err(ReadError::WrongRoot { .. })), "{text}");
    }
    assert_eq!(
        read_text("<A/>").unwrap_err().to_string(),
        format!("The root element is <A> in no namespace. Send <NewBillable> in the namespace {OURS}.")
    );
    let long = format!("<{}/>", "a".repeat(100_000));
    assert!(read_text(&long).unwrap_err().to_string().len() < 1_000);
}

#[test]
fn a_document_type_and_entities_are_refused() {
    let bomb = format!(
        "<!DOCTYPE b [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><NewBillable xmlns='{OURS}'><CallSid>&b;</CallSid></NewBillable>"
    );
    assert!(read_text(&bomb).unwrap_err().to_string().contains("a DOCTYPE is not accepted"));
    let external = format!("<!DOCTYPE b SYSTEM \"file:///etc/passwd\"><NewBillable xmlns='{OURS}'/>");
    assert!(read_text(&external).unwrap_err().to_string().contains("a DOCTYPE is not accepted"));
    for content in ["<A>&b;</A>", "<A>&nbsp;</A>", "<A>&AMP;</A>", "<A x=\"&b;\"/>"] {
        assert!(matches!(read_content(content), Err(ReadError::Malformed { .. })), "{content}");
    }
}

#[test]
fn broken_xml_is_refused() {
    let broken = [
        "<A>",
        "</A>",
        "<A></B>",
        "<A></a>",
        "<A",
        "<A x></A>",
        "<A x=1/>",
        "<A x='1' x='2'/>",
        "<x:A/>",
        "<A x:y='1'/>",
        "<1/>",
        "<A/B/>",
        "<a:b:c/>",
        "<A x='<'/>",
        "<A 1='2'/>",
        "<A>&</A>",
        "<A>& </A>",
        "<A>&#0;</A>",
        "<A>&#x1;</A>",
        "<A>&#xD800;</A>",
        "<A>&#xFFFE;</A>",
        "<A>&#;</A>",
        "<A>&#-1;</A>",
        "<A>\u{1}</A>",
        "<A>\u{ffff}</A>",
        "<A>]]></A>",
        "<!-- -- -->",
        "<!-- ",
        "<![CDATA[",
        "<!ELEMENT>",
        "<?xml version='1.0'?>",
        "<A>x<B/></A>",
        "text",
        "<A/>text",
        "<![CDATA[x]]>",
    ];
    for content in broken {
        let error = read_content(content);
        assert!(matches!(error, Err(ReadError::Malformed { .. })), "{content}: {error:?}");
    }
}

#[test]
fn only_one_root_makes_a_message() {
    let message = format!("<NewBillable xmlns='{OURS}'/>");
    for (before, after) in [
        ("", message.as_str()),
        ("", "x"),
        ("x", ""),
        ("", "&#32;"),
        ("&amp;", ""),
        ("", "<![CDATA[x]]>"),
        ("", "</A>"),
    ] {
        let error = read_text(&format!("{before}{message}{after}"));
        assert!(matches!(error, Err(ReadError::Malformed { .. })), "{before} … {after}: {error:?}");
    }
    assert!(matches!(read_text("<!-- only -->"), Err(ReadError::Malformed { .. })));
    assert!(matches!(read_text("{\"callSid\":\"x\"}"), Err(ReadError::Malformed { .. })));
}

#[test]
fn nesting_ends_at_the_limit() {
    let nested = |depth: usize| format!("{}{}", "<A>".repeat(depth), "</A>".repeat(depth));
    assert!(read_content(&nested(MAX_DEPTH - 1)).is_ok());
    for depth in [MAX_DEPTH, 5_000, 100_000] {
        assert!(matches!(read_content(&nested(depth)), Err(ReadError::TooDeep { .. })));
    }
}

#[test]
fn attributes_are_limited() {
    let attributes = |count: usize| (0..count).map(|number| format!(" a{number}=''")).collect::<String>();
    assert!(read_content(&format!("<A{}/>", attributes(MAX_ATTRIBUTES))).is_ok());
    let error = read_content(&format!("<A{}/>", attributes(MAX_ATTRIBUTES + 1))).unwrap_err();
    assert!(error.to_string().contains("more than 64 attributes"));
    let bindings: String = (0..5_000).map(|number| format!(" xmlns:a{number}='urn:a'")).collect();
    assert!(matches!(read_content(&format!("<A{bindings}/>")), Err(ReadError::Malformed { .. })));
}

#[test]
fn the_error_says_where() {
    let error = read_content("\n  <A>&b;</A>").unwrap_err().to_string();
    assert_eq!(
        error,
        "The body cannot be read as XML: at line 2, column 6, the entity 'b' is not known; write the text itself."
    );
}

fn list(text: &str, max_items: usize) -> Result<Vec<Value>, ReadListError> {
    read_list(text.as_bytes(), "NewBillable", &Schema::new(OURS), max_items)
}

#[test]
fn a_list_is_read_in_either_namespace() {
    let item = "<b:NewBillable><b:CallSid>1</b:CallSid><b:Other><b:X/></b:Other></b:NewBillable>";
    for namespace in [OURS, ARRAYS_NAMESPACE] {
        let text = format!(
            "<ArrayOfNewBillable xmlns=\"{namespace}\" xmlns:b=\"{OURS}\">\n{item} <b:NewBillable/></ArrayOfNewBillable>"
        );
        let items = list(&text, 2).unwrap();
        let Value::Object(first) = &items[0] else { panic!("not an object") };
        assert_eq!(first.get("CallSid"), Some(&Value::Text("1".into())));
        assert_eq!(items[1], Value::Object(elements(vec![])));
        assert_eq!(list(&text, 1), Err(ReadListError::TooManyItems { limit: 1 }));
    }
    assert_eq!(list(&format!("<ArrayOfNewBillable xmlns=\"{OURS}\"/>"), 0), Ok(vec![]));
}

#[test]
fn only_a_list_of_messages_is_read_as_one() {
    let root = |content: &str| {
        format!("<ArrayOfNewBillable xmlns=\"{OURS}\" xmlns:i=\"{INSTANCE_NAMESPACE}\">{content}</ArrayOfNewBillable>")
    };
    assert_eq!(list(" ", 9), Err(ReadListError::NotAList { found: "empty" }));
    let error = list(&format!("<NewBillable xmlns=\"{OURS}\"/>"), 9).unwrap_err().to_string();
    assert!(error.contains(&format!("Send <ArrayOfNewBillable> in the namespace {OURS}")), "{error}");
    for content in ["<Other/>", "<NewBillable xmlns='urn:other'/>", "text", "<NewBillable>", "<NewBillable/>text"] {
        assert!(matches!(list(&root(content), 9), Err(ReadListError::Read(ReadError::Malformed { .. }))), "{content}");
    }
    for (content, found) in [("<NewBillable i:nil='true'/>", "null"), ("<NewBillable>x</NewBillable>", "text")] {
        let expected = ReadListError::ItemNotAnObject { number: 2, found };
        assert_eq!(list(&root(&format!("<NewBillable/>{content}")), 9), Err(expected));
    }
}

#[test]
fn a_body_holds_a_bounded_number_of_elements() {
    assert_eq!(read_content(&"<A/>".repeat(crate::MAX_VALUES)), Err(ReadError::TooManyValues));
}
