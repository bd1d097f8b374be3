//! The page of the types: for every language the file, the command that fetches it, and its options. This page has no
//! published form.

use askama::Template;

use super::frame::Frame;
use super::links::Links;
use crate::languages::{Language, OptionKind};

#[derive(Template)]
#[template(path = "types.html")]
pub(super) struct TypesPage<'a> {
    frame: Frame<'a>,
    /// The command for one language that fetches the types for the first time.
    example: String,
    rows: Vec<Row>,
}

struct Row {
    title: &'static str,
    purpose: &'static str,
    file: String,
    href: String,
    command: String,
    options: Vec<OptionRow>,
}

struct OptionRow {
    name: &'static str,
    takes: &'static str,
}

impl<'a> TypesPage<'a> {
    pub(super) fn new(frame: Frame<'a>, links: &Links<'_>) -> Self {
        let command = |language: &str| format!("npx get-dtos {language} {}", links.public_url());
        let row = |language: Language| Row {
            title: language.title(),
            purpose: purpose(language.name()),
            file: format!("dtos.{}", language.extension()),
            href: links.language(language),
            command: command(language.name()),
            options: language.options().map(|(name, kind)| OptionRow { name, takes: takes(kind) }).collect(),
        };
        Self { frame, example: command("python"), rows: Language::all().map(row).collect() }
    }
}

/// The purpose of a language's file.
fn purpose(name: &str) -> &'static str {
    match name {
        "csharp" => ".NET programs with the package ServiceStack.Client",
        "vbnet" => ".NET programs in Visual Basic, with the package ServiceStack.Client",
        "fsharp" => ".NET programs in F#, with the package ServiceStack.Client",
        "typescript" => "Browsers and Node, with the package @servicestack/client",
        "mjs" => "Browsers and Node without a compiler, with the package @servicestack/client",
        "dart" => "Flutter, the web and servers, with the package servicestack",
        "java" => "The JVM and Android, with the package net.servicestack:client",
        "kotlin" => "The JVM and Android, with the package net.servicestack:client",
        "python" => "Python programs with the package servicestack",
        "php" => "PHP programs with the package servicestack/client",
        "swift" => "iOS, macOS and Linux, with the package ServiceStack",
        "go" => "Go programs with any HTTP client",
        "rust" => "Rust programs with any HTTP client",
        _ => "Programs in this language",
    }
}

fn takes(kind: OptionKind) -> &'static str {
    match kind {
        OptionKind::Switch => "True or False",
        OptionKind::Name => "a name",
        OptionKind::Types => "names of types, separated by commas",
    }
}
