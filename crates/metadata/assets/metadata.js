// Additions to the metadata pages, which work without a script: copy buttons, the search, and colours in listings.
"use strict";

// The element that tells a screen reader the effect of a button. The element is outside the text of the page.
const spoken = document.createElement("div");
spoken.className = "visually-hidden";
spoken.setAttribute("role", "status");
document.body.append(spoken);

// A button on every block of text for copying. The label is an attribute and the mark is a style, so the text of the
// page does not change.
function addCopyButton(block) {
  const text = block.querySelector("pre");
  if (!text || !navigator.clipboard) return;
  const button = document.createElement("button");
  const name = block.getAttribute("aria-label") || "text";
  button.type = "button";
  button.className = "copy";
  button.title = "Copy";
  button.setAttribute("aria-label", "Copy: " + name);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.dataset.done = "";
      spoken.textContent = "Copied: " + name;
    } catch {
      spoken.textContent = button.title = "Not copied: the browser did not allow it. Select the text instead.";
    }
  });
  button.addEventListener("blur", () => {
    delete button.dataset.done;
    button.title = "Copy";
    spoken.textContent = "";
  });
  block.prepend(button);
}

// The search of the index: the rows whose name or description contains every typed word, in any case. `/` moves the
// focus to the field, Enter opens the first operation, Escape empties the field.
function addSearch(bar) {
  const field = bar.querySelector("input");
  const found = bar.querySelector(".found");
  const rows = [...document.querySelectorAll("tr[data-name]")].map((row) => {
    const summary = row.querySelector("th").dataset.summary || "";
    return { row, text: (row.dataset.name + " " + summary).toLowerCase() };
  });
  const apply = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) count += 1;
    }
    const all = rows.length === 1 ? "1 operation" : rows.length + " operations";
    found.textContent = words.length === 0 ? all : count + " of " + all;
  };
  field.addEventListener("input", apply);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      field.value = "";
      apply();
    } else if (event.key === "Enter") {
      const first = rows.find(({ row }) => !row.hidden);
      if (first) first.row.querySelector("a").focus();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });
  bar.hidden = false;
  apply();
}

// Colours as ranges over the text, which do not change the document. A browser without highlights shows no colours. The
// languages differ in the marks of their comments and share one list of keywords, because a name in the colour of a
// keyword does no harm.
const TEXTS = '"""[^]*?"""|"(?:\\\\.|[^"\\\\\\n])*"';
const SINGLE = "|'(?:\\\\.|[^'\\\\\\n])*'";
const SLASHES = "\\/\\*[^]*?\\*\\/|\\/\\/[^\\n]*";
const WORDS =
  "@\\w+|\\b(?:abstract|as|async|await|bool|boolean|Boolean|break|case|catch|class|const|constructor|data|def|default|" +
  "derive|do|Double|double|else|End|enum|Enum|export|extends|False|false|field|final|float|float64|fn|for|from|" +
  "func|function|get|Global|if|impl|implements|Implements|import|Imports|in|Inherits|inherit|init|instanceof|Int|int|" +
  "int32|int64|Integer|interface|internal|let|List|long|member|mod|mut|Namespace|namespace|New|new|None|not|Nothing|" +
  "null|Object|object|of|open|Option|Optional|Overridable|override|package|Partial|partial|pass|private|Property|" +
  "protocol|pub|Public|public|readonly|required|return|self|Self|set|static|str|String|string|struct|Sub|super|" +
  "switch|this|throw|throws|True|true|try|type|undefined|use|using|val|var|Vec|virtual|void|with)\\b";
const COMMENTS = {
  python: "#[^\\n]*",
  vbnet: "'[^\\n]*",
  fsharp: "\\(\\*[^]*?\\*\\)|\\/\\/[^\\n]*",
  rust: SLASHES,
  php: SLASHES + "|#[^\\n]*",
};

function addColours(code) {
  if (!window.Highlight || !CSS.highlights || !code.firstChild) return;
  const language = [...code.classList].map((name) => name.replace("language-", ""))[0];
  // An apostrophe begins a comment in Visual Basic, a lifetime in Rust and a type in F#.
  const texts = ["vbnet", "rust", "fsharp"].includes(language) ? TEXTS : TEXTS + SINGLE;
  const comments = COMMENTS[language] || SLASHES;
  const parts = new RegExp(`(?<text>${texts})|(?<comment>${comments})|(?<word>${WORDS})`, "g");
  for (const match of code.textContent.matchAll(parts)) {
    const kind = Object.keys(match.groups).find((name) => match.groups[name] !== undefined);
    const range = new Range();
    range.setStart(code.firstChild, match.index);
    range.setEnd(code.firstChild, match.index + match[0].length);
    if (!CSS.highlights.has(kind)) CSS.highlights.set(kind, new Highlight());
    CSS.highlights.get(kind).add(range);
  }
}

document.querySelectorAll(".code").forEach(addCopyButton);
document.querySelectorAll(".search").forEach(addSearch);
document.querySelectorAll("pre code").forEach(addColours);
