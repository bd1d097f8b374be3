// What the metadata pages can do with a script and are complete without: copy, search, and colours in listings.
"use strict";

// A button on every block of text that a person would copy. Its label and mark are an attribute and a style, so the
// text of the page stays what it is.
function addCopyButton(block) {
  const text = block.querySelector("pre");
  if (!text || !navigator.clipboard) return;
  const button = document.createElement("button");
  const name = block.getAttribute("aria-label") || "text";
  button.type = "button";
  button.className = "copy";
  button.setAttribute("aria-label", "Copy: " + name);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.dataset.done = "";
      button.setAttribute("aria-label", "Copied: " + name);
    } catch {
      button.setAttribute("aria-label", "Not copied, the browser did not allow it: " + name);
    }
  });
  button.addEventListener("blur", () => {
    delete button.dataset.done;
    button.setAttribute("aria-label", "Copy: " + name);
  });
  block.prepend(button);
}

// The search of the index: rows whose name holds what is typed, in whatever case.
function addSearch(label) {
  const field = label.querySelector("input");
  const rows = [...document.querySelectorAll("tr[data-name]")];
  const apply = () => {
    const wanted = field.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.dataset.name.toLowerCase().includes(wanted);
  };
  field.addEventListener("input", apply);
  label.hidden = false;
  apply();
}

// Colours as ranges over the text, which leave the document as it is. A browser that cannot do this shows no colours.
const PARTS = /(?<text>"""[^]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<comment>#[^\n]*)|(?<word>@\w+|\b(?:import|from|class|pass|None|field|config)\b)/g;

function addColours(code) {
  if (!window.Highlight || !CSS.highlights || !code.firstChild) return;
  for (const match of code.textContent.matchAll(PARTS)) {
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
document.querySelectorAll("code.language-python").forEach(addColours);
