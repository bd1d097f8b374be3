//! The time of every language for a document of 500 operations, beside the time of reading the document.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark prints, and stops when it cannot go on")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use billables_metadata::{Document, Language, Site, SiteOptions, TypesOptions};

const OPERATIONS: usize = 500;
/// The median of these rounds counts.
const ROUNDS: usize = 5;

fn main() {
    let text = document();
    let reading = median(|| {
        black_box(Document::from_json(&text).unwrap());
    });
    let site = Site::new(Document::from_json(&text).unwrap(), SiteOptions::new("https://example.org"));
    println!(
        "a document of {OPERATIONS} operations, {} KiB, {} types",
        text.len() / 1024,
        site.document().types().len()
    );
    println!("{:<12} {:>9} {:>9}", "", "time", "KiB");
    println!("{:<12} {:>6.1} ms", "reading it", milliseconds(reading));
    let mut total = Duration::ZERO;
    for language in Language::all() {
        let file = site.types(language, &TypesOptions::new()).unwrap();
        let time = median(|| {
            black_box(site.types(language, &TypesOptions::new()).unwrap());
        });
        total += time;
        println!("{:<12} {:>6.1} ms {:>9}", language.title(), milliseconds(time), file.len() / 1024);
    }
    let listings = median(|| {
        for language in Language::all() {
            for operation in site.document().operations() {
                black_box(site.listing(language, &operation.name).unwrap());
            }
        }
    });
    println!("{:<12} {:>6.1} ms", "all files", milliseconds(total));
    println!("{:<12} {:>6.1} ms (each operation's listing in each language)", "all listings", milliseconds(listings));
    println!(
        "all files take {:.1} times as long as reading the document; the target is under 2,000 ms",
        total.as_secs_f64() / reading.as_secs_f64()
    );
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The median time of some rounds.
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

/// A document of a large service: each operation with a body, an answer, a list and an enumeration.
fn document() -> String {
    let mut paths = String::new();
    let mut schemas = String::from(r#""Base":{"properties":{"id":{"type":"string","description":"The id"}}}"#);
    for number in 0..OPERATIONS {
        let comma = if number == 0 { "" } else { "," };
        write!(
            paths,
            r##"{comma}"/things{number}/{{id}}":{{"post":{{"operationId":"SendThing{number}","summary":"Sends thing {number}","tags":["group {}"],"parameters":[{{"name":"id","in":"path","required":true,"schema":{{"type":"string"}}}}],"requestBody":{{"content":{{"application/json":{{"schema":{{"properties":{{"name":{{"type":"string","description":"The name of it"}},"count":{{"type":"integer"}},"when":{{"type":"string","format":"date-time"}},"parts":{{"type":"array","items":{{"$ref":"#/components/schemas/Part{number}"}}}}}}}}}}}}}},"responses":{{"200":{{"content":{{"application/json":{{"schema":{{"$ref":"#/components/schemas/Answer{number}"}}}}}}}}}}}}}}"##,
            number % 20
        )
        .unwrap();
        write!(
            schemas,
            r##","Part{number}":{{"description":"A part","properties":{{"size":{{"type":"number"}},"kind":{{"$ref":"#/components/schemas/Kind{number}"}}}}}},"Kind{number}":{{"type":"string","enum":["Small","Large"]}},"Answer{number}":{{"allOf":[{{"$ref":"#/components/schemas/Base"}},{{"properties":{{"isDone":{{"type":"boolean"}},"labels":{{"type":"object","additionalProperties":{{"type":"string"}}}}}}}}]}}"##
        )
        .unwrap();
    }
    format!(
        r#"{{"openapi":"3.1.0","info":{{"title":"Large","version":"1"}},"x-dotnet-namespace":"Example.Large","paths":{{{paths}}},"components":{{"schemas":{{{schemas}}}}}}}"#
    )
}
