//! The pages: metadata, documentation, health and metrics.

use billables_metadata::{Document, Language, PageFormat, Site, SiteOptions};

use crate::world::{Request, SID, World};

/// The text of a page's main part, without tags, with entities decoded and white space folded.
fn main_text(html: &str) -> String {
    let main = html.split_once("<main").unwrap().1.split_once('>').unwrap().1.split_once("</main>").unwrap().0;
    let mut text = String::new();
    let mut in_tag = false;
    for character in main.chars() {
        match character {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => text.push(character),
            _ => {}
        }
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&amp;", "&"),
        ("&#38;", "&"),
    ];
    let text = entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn page(world: &World, path: &str) -> String {
    let answer = world.request("GET", path).send().expect(200);
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    assert!(answer.header("content-security-policy").unwrap().contains("default-src 'none'"));
    assert!(!answer.body.contains("<script>") && !answer.body.contains("style=\""), "{path} has inline code");
    answer.body
}

/// The published document of GetBilling, whose pages the tests of the metadata crate hold to the published ones.
const PUBLISHED_GET_BILLING: &str = include_str!("../../../metadata/tests/data/get-billing.json");

#[test]
fn the_pages_of_get_billing_are_the_published_ones() {
    let site =
        |document: &str| Site::new(Document::from_json(document).unwrap(), SiteOptions::new("https://evovoice.io"));
    let (published, ours) = (site(PUBLISHED_GET_BILLING), site(&billables_api::openapi_json()));
    for format in PageFormat::all() {
        let languages = Language::all().map(Some).chain([None]);
        for language in languages {
            let page = |site: &Site| main_text(&site.operation_page(format, "GetBilling", language).unwrap());
            assert_eq!(page(&ours), page(&published), "{language:?}");
        }
    }
    for language in Language::all() {
        assert_eq!(ours.listing(language, "GetBilling").unwrap(), published.listing(language, "GetBilling").unwrap());
    }
}

on_both! {
    fn the_page_of_new_billable_reads_as_the_published_one(world: &World) {
        let text = main_text(&page(world, "/xml/metadata?op=NewBillable&lang=python"));
        insta::assert_snapshot!("new_billable_xml_python", text);
        assert_eq!(main_text(&page(world, "/XML/metadata?op=newbillable&lang=Python")), text);
        insta::assert_snapshot!("new_billable_json", main_text(&page(world, "/json/metadata?op=NewBillable")));
    }

    fn the_index_lists_every_operation(world: &World) {
        let index = page(world, "/metadata");
        for operation in ["GetAccount", "ListBillables", "NewBillable", "VoidBillable"] {
            assert!(index.contains(&format!("/json/metadata?op={operation}")), "{operation}");
            page(world, &format!("/json/metadata?op={operation}"));
            page(world, &format!("/xml/metadata?op={operation}&lang=python"));
        }
    }

    fn the_assets_of_pages_are_served_by_the_service(world: &World) {
        for path in ["/metadata", "/json/metadata?op=NewBillable&lang=python", "/docs", "/docs/errors"] {
            let html = world.request("GET", path).send().expect(200).body;
            for attribute in ["src=\"", "stylesheet\" href=\""] {
                for rest in html.split(attribute).skip(1) {
                    let asset = rest.split('"').next().unwrap();
                    assert!(asset.starts_with('/'), "{path} loads {asset} from another host");
                    world.request("GET", asset).send().expect(200);
                }
            }
        }
        world.request("GET", "/docs/assets/..%2f..%2fCargo.toml").send().expect(404);
        assert_eq!(world.request("GET", "/metadata/").send().expect(308).header("location"), Some("/metadata"));
        assert_eq!(world.request("GET", "/docs/").send().expect(308).header("location"), Some("/docs"));
        world.request("GET", "/metadata/nothing.js").send().expect(404);
    }

    fn an_unknown_page_is_not_found_and_reflects_nothing(world: &World) {
        for path in [
            "/json/metadata", "/json/metadata?op=Nothing", "/exe/metadata?op=NewBillable",
            "/json/metadata?op=NewBillable&lang=cobol", "/json/metadata?op=%3Cscript%3Ealert(1)%3C/script%3E",
        ] {
            let answer = world.request("GET", path).send().expect(404);
            assert!(!answer.body.contains("<script>") && !answer.body.contains("cobol"), "{}", answer.body);
        }
    }

    fn health_reports_liveness_and_readiness(world: &World) {
        assert_eq!(world.request("GET", "/health/live").send().expect(200).member("status"), "live");
        let ready = world.request("GET", "/health/ready").send().expect(200).json();
        assert_eq!((&ready["database"], &ready["intake"]), (&"ready".into(), &"ready".into()));
    }

    fn metrics_are_on_the_admin_address_alone(world: &World) {
        world.report("acme", SID).expect(201);
        world.report("acme", SID).expect(200);
        world.request("GET", "/no/such/label").send().expect(404);
        world.request("GET", "/metrics").send().expect(404);
        let metrics = Request::to(world.admin, "GET", "/metrics").send().expect(200);
        assert!(metrics.header("content-type").unwrap().starts_with("text/plain"));
        for line in [
            "billables_requests_total{operation=\"NewBillable\",status=\"201\"} 1",
            "billables_requests_total{operation=\"other\",status=\"404\"} 2",
            "billables_reports_total{outcome=\"created\"} 1",
            "billables_reports_total{outcome=\"replayed\"} 1",
            "billables_intake_commits_total 2",
            "billables_rating_commits_total ",
            "billables_intake_queue_depth 0",
            "billables_request_duration_seconds_count{operation=\"NewBillable\"} 2",
        ] {
            assert!(metrics.body.contains(line), "{line} is not in {}", metrics.body);
        }
    }
}
