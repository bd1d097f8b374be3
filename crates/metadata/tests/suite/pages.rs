//! Pages: the words of the published pages, and nothing that a strict browser policy or a hostile text could break.

use billables_metadata::PageError;

use super::*;

const LISTING_PAGE: &str = "Evo Voice <back to all web services NewBillable Report/create a new billable \
    Requires Authentication The following routes are available for this service: POST/billables";
const PARAMETERS: &str = "NewBillable Parameters: NameParameterData TypeRequiredDescription \
    AccountIdbodystringNoThe account to associate the billable with \
    CustomerIdbodystringNoThe customer to associate the billable with \
    SessionIdbodystringNoThe session ID to associate the billable with. \
    You must specify either this or (AccountId + CustomerID) \
    CallSidbodystringNoThe call SID to report";
const SAMPLES: &str = "The following are sample HTTP requests and responses. \
    The placeholders shown need to be replaced with actual values.";
const XML_REQUEST: &str = "POST /billables HTTP/1.1 \nHost: evovoice.io \nAccept: application/xml\n\
    Content-Type: application/xml\nContent-Length: length\n\n\
    <NewBillable xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xmlns=\"http://schemas.datacontract.org/2004/07/Voice.Api.Billing\">\n  \
    <AccountId>String</AccountId>\n  <CallSid>String</CallSid>\n  <CustomerId>String</CustomerId>\n  \
    <SessionId>String</SessionId>\n</NewBillable>";
const JSON_REQUEST: &str = "POST /billables HTTP/1.1 \nHost: evovoice.io \nAccept: application/json\n\
    Content-Type: application/json\nContent-Length: length\n\n\
    {\"accountId\":\"String\",\"customerId\":\"String\",\"sessionId\":\"String\",\"callSid\":\"String\"}";

fn override_sentence(suffix: &str) -> String {
    format!(
        "To override the Content-type in your clients, use the HTTP Accept Header, append the .{suffix} suffix or \
         ?format={suffix}"
    )
}

#[test]
fn the_page_with_a_listing_says_what_the_published_one_says() {
    let site = site(NEW_BILLABLE);
    let page = site.operation_page(format("xml"), "NewBillable", Some(python())).unwrap();
    let listing = site.listing(python(), "NewBillable").unwrap();
    let expected = [
        LISTING_PAGE,
        &folded(&listing),
        "Python NewBillable DTOs",
        &override_sentence("xml"),
        "HTTP + XML",
        SAMPLES,
        &folded(XML_REQUEST),
    ];
    assert_eq!(folded(&main_text(&page)), expected.join(" "));
    assert!(main_text(&page).contains(XML_REQUEST), "the sample request, to the letter");
    assert_eq!(listing_of(&page), listing);
}

#[test]
fn the_page_without_a_listing_has_a_table_of_parameters() {
    let site = site(NEW_BILLABLE);
    let page = site.operation_page(format("xml"), "NewBillable", None).unwrap();
    let expected =
        [LISTING_PAGE, PARAMETERS, &override_sentence("xml"), "HTTP + XML", SAMPLES, &folded(XML_REQUEST)].join(" ");
    assert_eq!(folded(&main_text(&page)), expected);
}

#[test]
fn the_page_of_another_published_operation_reads_as_published() {
    let page = site(GET_BILLING).operation_page(format("xml"), "GetBilling", None).unwrap();
    insta::assert_snapshot!("page-GetBilling-xml", main_text(&page));
}

#[test]
fn the_json_page_also_tells_of_jsonp() {
    let site = site(NEW_BILLABLE);
    let page = site.operation_page(format("json"), "NewBillable", None).unwrap();
    let callback = "To embed the response in a jsonp callback, append ?callback=myCallback";
    let expected =
        [LISTING_PAGE, PARAMETERS, &override_sentence("json"), callback, "HTTP + JSON", SAMPLES, &folded(JSON_REQUEST)];
    assert_eq!(folded(&main_text(&page)), expected.join(" "));
    assert!(main_text(&page).contains(JSON_REQUEST), "the sample request, to the letter");
}

#[test]
fn the_jsv_page_lays_its_sample_out_for_reading() {
    let site = site(NEW_BILLABLE);
    let page = site.operation_page(format("jsv"), "NewBillable", None).unwrap();
    let request = "POST /billables HTTP/1.1 \nHost: evovoice.io \nAccept: text/jsv\nContent-Type: text/jsv\n\
        Content-Length: length\n\n\
        {\n\taccountId: String,\n\tcustomerId: String,\n\tsessionId: String,\n\tcallSid: String\n}";
    let expected =
        [LISTING_PAGE, PARAMETERS, &override_sentence("jsv"), "HTTP + JSV", SAMPLES, &folded(request)].join(" ");
    assert_eq!(folded(&main_text(&page)), expected);
    assert!(main_text(&page).contains(request), "the sample request, to the letter");
}

#[test]
fn the_pages_of_row_formats_show_json() {
    let site = site(NEW_BILLABLE);
    for (name, suffix, heading) in [("csv", "csv", "HTTP + CSV"), ("jsonl", "other", "HTTP + OTHER")] {
        let page = site.operation_page(format(name), "NewBillable", None).unwrap();
        let request = JSON_REQUEST.replace("application/json", &format!("text/{name}"));
        let expected =
            [LISTING_PAGE, PARAMETERS, &override_sentence(suffix), heading, SAMPLES, &folded(&request)].join(" ");
        assert_eq!(folded(&main_text(&page)), expected);
        assert!(main_text(&page).contains(&request), "the sample request, to the letter");
    }
}

#[test]
fn the_host_of_the_samples_is_that_of_the_public_address() {
    let site = site(NEW_BILLABLE).with_public_url("http://localhost:8080/voice");
    let page = site.operation_page(format("xml"), "NewBillable", None).unwrap();
    assert!(page.contains("Host: localhost:8080 \n"));
    assert!(page.contains("href=\"/voice/metadata\""));
    assert!(page.contains("href=\"/voice/json/metadata?op=NewBillable\""));
    assert!(!page.contains("evovoice.io"));
}

#[test]
fn names_match_in_any_case_and_unknown_ones_are_errors() {
    let site = site(NEW_BILLABLE);
    assert_eq!(
        site.operation_page(format("XML"), "newbillable", None),
        site.operation_page(format("xml"), "NewBillable", None)
    );
    let error = site.operation_page(format("xml"), "<script>", None).unwrap_err();
    assert_eq!(error, PageError::UnknownOperation { name: "<script>".to_owned() });
    assert_eq!(error.to_string(), "there is no operation `<script>`; /metadata lists them all");
    assert!(site.listing(python(), "").is_err());
    assert_eq!(PageFormat::from_name("yaml"), None);
    assert_eq!(Language::from_name("Python"), Some(python()));
    assert_eq!(Language::from_name(""), None);
}

#[test]
fn the_index_has_a_row_for_each_operation_in_alphabetical_order() {
    let page = site(SHAPES).index_page().unwrap();
    assert_eq!(
        folded(&main_text(&page)),
        "Shapes & Sizes Operations GetParcel JSON XML JSV CSV JSONL MoveParcel JSON XML JSV CSV JSONL \
         NewParcel JSON XML JSV CSV JSONL Ping JSON XML JSV CSV JSONL SetTags JSON XML JSV CSV JSONL"
    );
    assert!(page.contains("title=\"Requires any of the roles: Clerk, Manager\""));
    assert!(page.contains("href=\"/xml/metadata?op=Ping\""));
    assert!(site(NEW_BILLABLE).index_page().unwrap().contains("title=\"Requires Authentication\""));
}

#[test]
fn each_operation_leads_to_its_place_in_the_api_reference() {
    let page = site(NEW_BILLABLE).operation_page(format("json"), "NewBillable", None).unwrap();
    assert!(page.contains("href=\"/docs#/billables/NewBillable\""), "{page}");
    let page = site(SHAPES).operation_page(format("json"), "Ping", None).unwrap();
    assert!(page.contains("href=\"/docs#/default/Ping\""), "without a tag");
    let tagged = NEW_BILLABLE.replacen("\"tags\": [\"billables\"]", "\"tags\": [\"Call reports\"]", 1);
    let page = site(&tagged).operation_page(format("json"), "NewBillable", None).unwrap();
    assert!(page.contains("href=\"/docs#/Call%20reports/NewBillable\""));
    let alone = Site::new(Document::from_json(NEW_BILLABLE).unwrap(), SiteOptions::new("https://evovoice.io"));
    let page = alone.operation_page(format("json"), "NewBillable", None).unwrap();
    assert!(!page.contains("/docs") && !page.contains("openapi.json"), "the site has no such links");
}

#[test]
fn every_page_leads_to_the_others() {
    let site = site(SHAPES);
    for page in [
        site.index_page().unwrap(),
        site.types_page().unwrap(),
        site.operation_page(format("csv"), "Ping", Some(python())).unwrap(),
    ] {
        for href in ["/metadata", "/types", "/docs", "/openapi.json"] {
            assert!(page.contains(&format!("<a href=\"{href}\"")), "{href}");
        }
    }
}

#[test]
fn the_page_of_types_tells_how_to_get_each_language() {
    let page = site(SHAPES).with_public_url("https://example.org/voice/").types_page().unwrap();
    let text = folded(&main_text(&page));
    for language in Language::all() {
        assert!(page.contains(&format!("<a href=\"/voice/types/{}\">{}</a>", language.name(), language.title())));
        assert!(text.contains(&format!("npx get-dtos {} https://example.org/voice ", language.name())), "{text}");
        assert!(text.contains(&format!("dtos.{}", language.extension())));
        for (option, _) in language.options() {
            assert!(page.contains(&format!("<dt>{option}</dt>")), "{option}");
        }
        assert!(!text.contains("Programs in this language"), "a purpose of its own: {text}");
    }
}

#[test]
fn headings_stand_in_order_and_each_page_has_one_of_the_first_rank() {
    let site = site(SHAPES);
    for page in [
        site.index_page().unwrap(),
        site.types_page().unwrap(),
        site.operation_page(format("json"), "NewParcel", None).unwrap(),
        site.operation_page(format("json"), "Ping", Some(python())).unwrap(),
    ] {
        let ranks: Vec<u32> = page
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next().and_then(|rank| rank.to_digit(10)))
            .collect();
        assert_eq!(ranks.iter().filter(|rank| **rank == 1).count(), 1, "{ranks:?}");
        assert!(ranks.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{ranks:?}");
    }
}

#[test]
fn every_text_of_a_document_stays_text() {
    let hostile = r#"</code></pre><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"#;
    let path = format!("/{hostile}");
    let document = format!(
        r#"{{"openapi":"3.0.3","info":{{"title":"{hostile}","version":"{hostile}"}},
            "paths":{{"{path}":{{"post":{{"operationId":"Send","summary":"{hostile}","x-required-roles":["{hostile}"],
            "requestBody":{{"content":{{"application/json":{{"schema":{{"properties":{{
                "a":{{"type":"string","description":"{hostile}"}},
                "b":{{"type":"string","enum":["{hostile}"]}}}}}}}}}}}},"responses":{{}}}}}}}}}}"#
    );
    let site = site(&document);
    let mut pages = vec![site.index_page().unwrap(), site.types_page().unwrap()];
    for format in PageFormat::all() {
        pages.push(site.operation_page(format, "Send", None).unwrap());
        pages.push(site.operation_page(format, "Send", Some(python())).unwrap());
    }
    for page in pages {
        assert!(!page.contains("<img"), "{page}");
        assert_eq!(page.matches("<script").count(), 1, "only the page's own script: {page}");
    }
}

#[test]
fn a_strict_content_security_policy_is_enough() {
    for file in site(SHAPES).files() {
        let file = file.unwrap();
        let has = |what: &str| file.contents.contains(what);
        match file.path.rsplit('.').next() {
            Some("html") => {
                assert!(!has(" style=") && !has("<style") && !has(" onclick="), "{}", file.path);
                assert_eq!(file.contents.matches("<script").count(), file.contents.matches("<script src=").count());
            }
            Some("css") => {
                assert!(!has("url(") && !has("@import"), "pictures and fonts would need a policy of their own")
            }
            _ => {}
        }
    }
}

#[test]
fn pages_of_every_shape_read_as_reviewed() {
    let site = site(SHAPES);
    for operation in ["NewParcel", "MoveParcel", "SetTags", "Ping"] {
        // Another test compares CSV and JSONL with JSON.
        for format in ["json", "xml", "jsv"].map(format) {
            // The answer of NewParcel refers to itself in a circle, so the request alone is compared.
            let page = site.operation_page(format, operation, None).unwrap();
            let text = main_text(&page);
            let text: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
            let end = text.iter().position(|line| line.starts_with("HTTP/1.1 200") && operation == "NewParcel");
            let text = text.get(..end.unwrap_or(text.len())).unwrap().join("\n");
            insta::assert_snapshot!(format!("page-{operation}-{}", format.name()), text);
        }
    }
}
