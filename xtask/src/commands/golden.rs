//! `cargo xtask golden`: our pages beside published ones, as far as each goes.
//!
//! A published page is a text file whose first line is `# source: ADDRESS`. It holds a listing, a page without one (whose
//! table cells are run together), or the lower part of a page. Nothing of such a folder is part of the project.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use billables_metadata::{Document, Language, PageFormat, Site, SiteOptions};
use clap::Args;

use crate::commands::dtos::read_document;
use crate::workspace;

/// Compare our metadata pages with published ones in a folder
#[derive(Debug, Args)]
#[command(after_help = "Each file is compared as far as it goes: listings to the letter, pages by their words.

Example:
  cargo xtask golden ../published-pages")]
pub(crate) struct Arguments {
    /// The folder with the published pages, a text file each
    folder: PathBuf,

    /// The OpenAPI document that ours are made from [default: openapi/billables.json]
    #[arg(long, value_name = "FILE")]
    openapi: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let path = arguments.openapi.clone().unwrap_or_else(workspace::document);
    let document = std::sync::Arc::new(read_document(&path)?);
    let entries = fs::read_dir(&arguments.folder)
        .with_context(|| format!("Could not read the folder {}", arguments.folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut failures = 0_usize;
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(path).with_context(|| format!("Could not read {}", path.display()))?;
        match compare(&document, &text) {
            Ok(extent) => println!("equal      {name}: {extent}"),
            Err(error) => {
                failures += 1;
                println!("DIFFERENT  {name}: {error:#}");
            }
        }
    }
    println!("{} of {} are equal", files.len() - failures, files.len());
    if failures > 0 || files.is_empty() {
        bail!("{failures} pages differ");
    }
    Ok(())
}

/// What a published page's address says.
#[derive(Debug, PartialEq, Eq)]
struct Source<'t> {
    host: &'t str,
    format: &'t str,
    operation: &'t str,
    language: Option<&'t str>,
}

impl<'t> Source<'t> {
    /// Reads `https://host/json/metadata?op=Name&lang=python`.
    fn parse(address: &'t str) -> Option<Self> {
        let (_, rest) = address.trim().split_once("://")?;
        let (path, query) = rest.split_once('?')?;
        let mut segments = path.split('/');
        let (host, format) = (segments.next()?, segments.next()?);
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
        };
        Some(Self { host, format, operation: value("op")?, language: value("lang") })
    }
}

/// Compares one published page with ours; tells how much was compared.
fn compare(document: &std::sync::Arc<Document>, text: &str) -> Result<String> {
    let (first, published) = text.split_once('\n').context("the file has one line only")?;
    let address = first.strip_prefix("# source:").context("the first line is not `# source: ADDRESS`")?;
    let source = Source::parse(address).context("the address is not that of a metadata page")?;
    let site = Site::new(std::sync::Arc::clone(document), SiteOptions::new(format!("https://{}", source.host)));
    let language = match source.language {
        Some(name) => Some(Language::from_name(name).with_context(|| format!("there is no language {name}"))?),
        None => None,
    };
    let format =
        PageFormat::from_name(source.format).with_context(|| format!("there is no format {}", source.format))?;
    let page = main_text(&site.operation_page(format, source.operation, language)?)?;
    match language {
        // The lower part begins with the link below the listing.
        Some(language) if published.starts_with(&format!("{} {} DTOs", language.title(), source.operation)) => {
            lower_part(published, &page)
        }
        Some(language) => listing(published, &site.listing(language, source.operation)?),
        None => {
            let (published, ours) = (without_space(published), without_space(&page));
            if !ours.starts_with(&published) {
                bail!("{}", first_difference(&published, &ours));
            }
            Ok(format!("{} letters of the page, without white space", published.chars().count()))
        }
    }
}

/// Compares a listing to the letter, without blank lines around it. A file that breaks off is compared as far as it goes.
fn listing(published: &str, ours: &str) -> Result<String> {
    let published = without_host_class(published);
    let (published, ours) = (published.trim_matches('\n'), ours.trim_matches('\n'));
    if !ours.starts_with(published) {
        bail!("{}", first_difference(published, ours));
    }
    let extent = if ours == published { "the whole listing" } else { "as far as the file goes" };
    Ok(format!("{} lines, {extent}", published.lines().count()))
}

/// The original host puts a class of its own before every TypeScript listing; it belongs to no document.
fn without_host_class(published: &str) -> &str {
    let class = published.trim_start().strip_prefix("export class NodeParameterMap\n");
    class.and_then(|rest| rest.split_once("\n}\n")).map_or(published, |(_, rest)| rest)
}

fn lower_part(published: &str, page: &str) -> Result<String> {
    let (above, sample) = published.split_once("\n\nPOST ").unwrap_or((published, ""));
    let words = without_space(above);
    let page_words = without_space(page);
    if !page_words.contains(&words) {
        bail!("the words above the sample differ: {words}");
    }
    let ours = page.split_once("POST /billables HTTP").map_or(page, |(_, ours)| ours);
    let sample = sample.strip_prefix("/billables HTTP").unwrap_or(sample).trim_end();
    if !ours.trim_start().starts_with(sample) {
        bail!("{}", first_difference(sample, ours));
    }
    Ok(format!("{} letters, the sample to the letter", published.chars().count()))
}

/// Where two texts part, with what stands there.
fn first_difference(published: &str, ours: &str) -> String {
    let equal = published.chars().zip(ours.chars()).take_while(|(one, other)| one == other).count();
    let shown = |text: &str| text.chars().skip(equal.saturating_sub(30)).take(70).collect::<String>();
    format!("after {equal} letters\n  published {:?}\n  ours      {:?}", shown(published), shown(ours))
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text inside `<main>`: tags are deleted, entities decoded.
fn main_text(page: &str) -> Result<String> {
    let (_, rest) = page.split_once("<main").context("the page has no <main>")?;
    let (_, rest) = rest.split_once('>').context("the page has no <main>")?;
    let (main, _) = rest.split_once("</main>").context("the page has no </main>")?;
    let mut text = String::new();
    for (index, part) in main.split('<').enumerate() {
        text.push_str(if index == 0 { part } else { part.split_once('>').map_or("", |(_, after)| after) });
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
    ];
    let text = entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character));
    Ok(text.replace("&#38;", "&").replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_to_compare_with() {
        let expected =
            Source { host: "voice.example", format: "csv", operation: "NewBillable", language: Some("fsharp") };
        let address = " https://voice.example/csv/metadata?lang=fsharp&op=NewBillable";
        assert_eq!(Source::parse(address), Some(expected));
        assert_eq!(Source::parse("https://voice.example/metadata"), None);
    }

    #[test]
    fn a_listing_that_breaks_off_is_compared_as_far_as_it_goes_and_a_wrong_letter_is_found() {
        assert!(listing("\nclass A\n    one", "class A\n    one\n    two\n").is_ok());
        let error = listing("class A\n    ome", "class A\n    one\n").unwrap_err().to_string();
        assert!(error.starts_with("after 13 letters"), "{error}");
    }

    #[test]
    fn the_class_of_the_original_host_is_left_out() {
        let published = "\n\nexport class NodeParameterMap\n{\n    a: b;\n}\n\n\nexport class A\n";
        assert_eq!(without_host_class(published), "\n\nexport class A\n");
    }
}
