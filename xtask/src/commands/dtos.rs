//! `cargo xtask dtos`: typed DTOs of any OpenAPI document, and the committed ones of this service.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use billables_metadata::{Document, Language, PageFormat, Site, SiteOptions, TypesOptions};
use clap::Args;

use crate::generated::{self, Mode};
use crate::workspace;

/// The address of the service in the committed files, which are for readers with an address of their own.
const EXAMPLE_URL: &str = "http://localhost:8080";

/// Print typed DTOs of an OpenAPI document, or write the committed ones of this service
#[derive(Debug, Args)]
#[command(after_help = "Without --lang the command writes the files in docs/dtos and the page in docs/metadata.

Examples:
  cargo xtask dtos --openapi petstore.yaml --lang typescript > petstore.dtos.ts
  cargo xtask dtos --openapi petstore.yaml --lang go --op ListPets         one operation and its types
  cargo xtask dtos --openapi petstore.yaml --lang csharp --op ListPets --page --host api.example.org
  cargo xtask dtos --lang java --set Package=com.example.billing           this service, with an option
  cargo xtask dtos --check                                                 fail if a committed file is out of date")]
pub(crate) struct Arguments {
    /// The OpenAPI document, 3.0 or 3.1, in JSON or YAML [default: openapi/billables.json]
    #[arg(long, value_name = "FILE")]
    openapi: Option<PathBuf>,

    /// The language
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<Language>,

    /// Only this operation and the types in it
    #[arg(long, value_name = "NAME", requires = "lang")]
    op: Option<String>,

    /// The listing of the metadata page: without header, routes and return markers
    #[arg(long, requires = "lang")]
    page: bool,

    /// The service's host or address [default: the document's first server]
    #[arg(long, value_name = "NAME", requires = "lang")]
    host: Option<String>,

    /// An option of the language, named as in the header of a file
    #[arg(long, value_name = "OPTION=VALUE", requires = "lang", conflicts_with = "page", value_parser = setting)]
    set: Vec<(String, String)>,

    /// Compare the committed files only; print a difference and fail
    #[arg(long, conflicts_with_all = ["lang", "openapi"])]
    pub(crate) check: bool,
}

impl Arguments {
    /// Checks the committed files.
    pub(crate) fn checking() -> Self {
        Self { openapi: None, lang: None, op: None, page: false, host: None, set: Vec::new(), check: true }
    }
}

fn language(name: &str) -> Result<Language, String> {
    let known = || Language::all().map(Language::name).collect::<Vec<_>>().join(", ");
    Language::from_name(name).ok_or_else(|| format!("The languages are {}", known()))
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write it as OPTION=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(language) = arguments.lang else {
        if arguments.openapi.is_some() {
            bail!("The option --lang is missing. Example: cargo xtask dtos --openapi petstore.yaml --lang typescript");
        }
        return write_committed(if arguments.check { Mode::Check } else { Mode::Write });
    };
    let path = arguments.openapi.clone().unwrap_or_else(workspace::document);
    let document = read_document(&path)?;
    if document.operations().is_empty() && document.types().is_empty() {
        bail!(
            "{} has no operation, no webhook with a body and no schema that becomes a class. Add one under `paths`, \
             `webhooks` or `components/schemas`",
            path.display()
        );
    }
    let host = arguments.host.as_deref().or(document.server()).unwrap_or(EXAMPLE_URL);
    // Tools fetch from the address in the header, which therefore needs a scheme.
    let url = if host.contains("://") { host.to_owned() } else { format!("https://{host}") };
    let text = listing(&Site::new(document, SiteOptions::new(url)), language, arguments)?;
    // A reader that closes the pipe early, such as `head`, is no error.
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn listing(site: &Site, language: Language, arguments: &Arguments) -> Result<String> {
    match &arguments.op {
        Some(operation) if arguments.page => Ok(site.listing(language, operation)?),
        None if arguments.page => Ok(site.whole_listing(language)),
        operation => {
            let options = arguments.set.iter().fold(TypesOptions::new(), |options, (name, value)| {
                let is_known = language.options().any(|(known, _)| known.eq_ignore_ascii_case(name));
                if !is_known && !name.eq_ignore_ascii_case("WithoutOptions") {
                    eprintln!("warning: {} has no option {name}", language.title());
                }
                options.with(name, value)
            });
            let options = match operation {
                Some(operation) => {
                    let known = site.document().find_operation(operation);
                    let known = known.with_context(|| format!("The document has no operation {operation}"))?;
                    options.with("IncludeTypes", format!("{}.*", known.name))
                }
                None => options,
            };
            Ok(site.types(language, &options)?)
        }
    }
}

/// Reads an OpenAPI document in JSON or YAML.
pub(crate) fn read_document(path: &Path) -> Result<Document> {
    let text = fs::read_to_string(path).with_context(|| format!("Could not read {}", path.display()))?;
    Document::from_text(&text).with_context(|| format!("{} cannot be used", path.display()))
}

/// Writes or checks the committed files: one for each language, and one metadata page.
fn write_committed(mode: Mode) -> Result<()> {
    let site = Site::new(read_document(&workspace::document())?, SiteOptions::new(EXAMPLE_URL));
    let docs = workspace::root().join("docs");
    for language in Language::all() {
        let text = site.types(language, &TypesOptions::new())?;
        let path = docs.join(format!("dtos/billables.{}", language.extension()));
        generated::write_or_check(&path, &text, mode, "cargo xtask dtos")?;
    }
    let format = PageFormat::from_name("xml").context("there is no XML page")?;
    let page = site.operation_page(format, "NewBillable", Language::from_name("python"))?;
    generated::write_or_check(&docs.join("metadata/NewBillable.html"), &page, mode, "cargo xtask dtos")
}
