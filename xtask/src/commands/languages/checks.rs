//! The check of each language: the compiler if a package registry has one, else a parser of the grammar, else only
//! the snapshots of the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::{Check, HOSTILE, Sources, compile, hostile_document, stand_ins};
use crate::environments::{Program, ensure_library, ensure_node, ensure_programs, ensure_python};
use crate::process::works;
use crate::workspace;

/// The slowest check comes first, so that another one ends last.
pub(super) const CHECKS: &[Check] = &[
    Check { language: "kotlin", by: "kotlinc", run: kotlin },
    Check { language: "rust", by: "cargo check", run: rust },
    Check { language: "fsharp", by: "F# service", run: fsharp },
    Check { language: "csharp", by: "mcs", run: csharp },
    Check { language: "typescript", by: "tsc --strict", run: typescript },
    Check { language: "java", by: "javac", run: java },
    Check { language: "python", by: "python", run: python },
    Check { language: "mjs", by: "node", run: mjs },
    Check { language: "php", by: "php -l", run: php },
    Check { language: "go", by: "go vet, gofmt", run: go },
    Check { language: "dart", by: "parser", run: |sources| parse(sources, "dart") },
    Check { language: "swift", by: "parser", run: |sources| parse(sources, "swift") },
    Check { language: "vbnet", by: "parser", run: |sources| parse(sources, "vbnet") },
];

const JAVA: Program = Program { name: "javac", package: "openjdk-17-jdk-headless" };
const KOTLIN: Program = Program { name: "kotlinc", package: "kotlin" };
const MONO: Program = Program { name: "mcs", package: "mono-mcs" };
/// An assembly that every listing names, and the package; Debian's mcs comes without the assembly.
const SERIALIZATION: (&str, &str) = ("System.Runtime.Serialization", "libmono-system-runtime-serialization4.0-cil");
const PHP: Program = Program { name: "php", package: "php-cli" };
const GO: Program = Program { name: "go", package: "golang-go" };

fn typescript(sources: &Sources) -> Result<String> {
    let environment = ensure_node("languages-node", &stand_ins("node"))?;
    sources.write_flat()?;
    link_node_modules(sources, &environment)?;
    fs::copy(stand_ins("node/use.ts"), sources.folder.join("use.ts"))?;
    fs::copy(stand_ins("node/markers.d.ts"), sources.folder.join("markers.d.ts"))?;
    sources.put(
        "tsconfig.json",
        r#"{"compilerOptions":{"strict":true,"noEmit":true,"target":"es2022","module":"esnext","moduleResolution":"bundler","lib":["es2022","dom"],"types":[]},"include":["*.ts"]}"#,
    )?;
    let compiler = environment.join("node_modules/typescript/bin/tsc");
    compile(Command::new("node").arg(&compiler).args(["--project", "."]).current_dir(&sources.folder))?;
    compile(Command::new("node").arg(&compiler).arg("--version"))
}

fn mjs(sources: &Sources) -> Result<String> {
    let environment = ensure_node("languages-node", &stand_ins("node"))?;
    let files = sources.write_flat()?;
    link_node_modules(sources, &environment)?;
    compile(Command::new("node").arg(stand_ins("node/instantiate.mjs")).args(files))?;
    compile(Command::new("node").arg("--version"))
}

/// Node looks for modules in the folders above the file that imports them.
fn link_node_modules(sources: &Sources, environment: &Path) -> Result<()> {
    std::os::unix::fs::symlink(environment.join("node_modules"), sources.folder.join("node_modules"))
        .context("Could not link node_modules")
}

fn python(sources: &Sources) -> Result<String> {
    let requirements = workspace::root().join("crates/server/tests/clients/python/requirements.txt");
    let python = ensure_python("client-python", &requirements)?;
    let files = sources.write_flat()?;
    compile(Command::new(&python).arg(stand_ins("python/instantiate.py")).args(files))?;
    let (classes, document) = (sources.folder.join(format!("{HOSTILE}.py")), hostile_document());
    compile(Command::new(&python).arg(stand_ins("python/travel.py")).arg(classes).arg(document))?;
    compile(Command::new(&python).arg("--version"))
}

fn php(sources: &Sources) -> Result<String> {
    ensure_programs(&[PHP])?;
    for file in sources.write_flat()? {
        compile(Command::new(PHP.name).arg("-l").arg(file))?;
    }
    compile(Command::new(PHP.name).arg("--version"))
}

fn java(sources: &Sources) -> Result<String> {
    ensure_programs(&[JAVA])?;
    let mut files = java_stand_ins()?;
    for unit in &sources.units {
        // Every listing has the same outer class, so each gets a package, which is a folder.
        let path = format!("{}/dtos.java", unit.name);
        files.push(sources.put(&path, &format!("package {};\n{}", unit.name, unit.text))?);
    }
    let output = sources.folder.join("classes");
    compile(Command::new(JAVA.name).args(["-encoding", "UTF-8", "-d"]).arg(output).args(files))?;
    compile(Command::new(JAVA.name).arg("-version"))
}

fn kotlin(sources: &Sources) -> Result<String> {
    ensure_programs(&[JAVA, KOTLIN])?;
    let library = sources.folder.join("library");
    compile(Command::new(JAVA.name).arg("-d").arg(&library).args(java_stand_ins()?))?;
    let mut files = Vec::new();
    for unit in &sources.units {
        let path = format!("{}.kt", unit.name);
        files.push(sources.put(&path, &format!("package {}\n{}", unit.name, unit.text))?);
    }
    let output = sources.folder.join("classes");
    let mut command = Command::new(KOTLIN.name);
    compile(command.arg("-nowarn").arg("-cp").arg(library).arg("-d").arg(output).args(files))?;
    let output = Command::new(KOTLIN.name).arg("-version").output()?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(text.lines().find(|line| line.starts_with("info:")).unwrap_or_default().to_owned())
}

fn java_stand_ins() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![stand_ins("java")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("Could not read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}

fn csharp(sources: &Sources) -> Result<String> {
    ensure_programs(&[MONO])?;
    let library = stand_ins("csharp/ServiceStack.cs");
    let (assembly, package) = SERIALIZATION;
    let reference = format!("-r:{assembly}");
    ensure_library(assembly, package, || {
        let mut probe = Command::new(MONO.name);
        probe.args(["-target:library", &reference, "-warn:0"]);
        Ok(works(probe.arg(format!("-out:{}", sources.folder.join("probe.dll").display())).arg(&library)))
    })?;
    for (unit, file) in sources.units.iter().zip(sources.write_flat()?) {
        let output = sources.folder.join(format!("{}.dll", unit.name));
        let mut command = Command::new(MONO.name);
        command.args(["-target:library", &reference, "-warn:0"]);
        compile(command.arg(format!("-out:{}", output.display())).arg(&library).arg(file))?;
    }
    compile(Command::new(MONO.name).arg("--version"))
}

/// Type-checks with the F# compiler service inside Fable; Debian has no F#, and no recent .NET runtime.
fn fsharp(sources: &Sources) -> Result<String> {
    let python = ensure_python("languages-fsharp", &stand_ins("fsharp/requirements.txt"))?;
    let service =
        ensure_node("languages-fable", &stand_ins("fsharp"))?.join("node_modules/fable-compiler/bin/fable-cli");
    let mut files = Vec::new();
    for unit in &sources.units {
        // The published form of a page has no `rec`, without which classes cannot refer to each other.
        let text = match unit.text.strip_prefix("namespace ") {
            Some(rest) if !rest.starts_with("rec ") => format!("namespace rec {rest}"),
            _ => unit.text.clone(),
        };
        files.push(sources.put(&format!("{}.fs", unit.name), &text)?);
    }
    let mut check = Command::new(python);
    check.arg(stand_ins("fsharp/check.py")).arg(service).arg(stand_ins("fsharp/ServiceStack.fs"));
    compile(check.args(files))?;
    Ok("F# compiler service of Fable 2.13, .NET Core 3.1".to_owned())
}

fn go(sources: &Sources) -> Result<String> {
    ensure_programs(&[GO])?;
    sources.put("go.mod", "module dtos\n\ngo 1.19\n")?;
    for unit in &sources.units {
        sources.put(&format!("{0}/{0}.go", unit.name), &unit.text)?;
    }
    let mut vet = Command::new(GO.name);
    vet.args(["vet", "./..."]).current_dir(&sources.folder);
    vet.env("GOFLAGS", "-mod=mod").env("GOPROXY", "off").env("GOCACHE", workspace::root().join("target/go-cache"));
    compile(&mut vet)?;
    let unformatted = compile(Command::new("gofmt").args(["-l", "."]).current_dir(&sources.folder))?;
    if !unformatted.is_empty() {
        bail!("gofmt would change {unformatted}");
    }
    compile(Command::new(GO.name).arg("version"))
}

fn rust(sources: &Sources) -> Result<String> {
    let mut modules = String::new();
    let mut files = Vec::new();
    for unit in &sources.units {
        files.push(sources.put(&format!("src/{}.rs", unit.name), &unit.text)?);
        modules.push_str(&format!("pub mod {};\n", unit.name));
    }
    sources.put("src/lib.rs", &modules)?;
    // The `[workspace]` table keeps the project out of ours; the lock file gives it the same versions.
    sources.put(
        "Cargo.toml",
        "[package]\nname = \"dtos\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n[dependencies]\nserde = { version = \
         \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n",
    )?;
    fs::copy(workspace::root().join("Cargo.lock"), sources.folder.join("Cargo.lock"))?;
    let mut check = Command::new(env!("CARGO"));
    check.args(["check", "--quiet", "--target-dir"]).arg(workspace::root().join("target/languages-rust"));
    compile(check.env("RUSTFLAGS", "-Dwarnings").current_dir(&sources.folder))?;
    // An empty file selects the default style instead of this workspace's.
    sources.put("rustfmt.toml", "")?;
    compile(Command::new("rustfmt").args(["--check", "--edition", "2021"]).args(files))?;
    compile(Command::new("rustc").arg("--version"))
}

/// Parses with a grammar of the language: a syntax error is found, a wrong type is not.
fn parse(sources: &Sources, grammar: &str) -> Result<String> {
    let python = ensure_python("languages-parsers", &stand_ins("parsers/requirements.txt"))?;
    let files = sources.write_flat()?;
    compile(Command::new(python).arg(stand_ins("parsers/parse.py")).arg(grammar).args(files))?;
    Ok(format!("tree-sitter grammar of {}", sources.language.title()))
}
