// Loads each generated module, makes an object of each class, and sends it through JSON.
import { pathToFileURL } from "node:url";

let classes = 0;
for (const path of process.argv.slice(2)) {
    for (const [name, value] of Object.entries(await import(pathToFileURL(path)))) {
        if (typeof value !== "function") continue;
        const made = new value({ marker: 1 });
        const text = JSON.parse(JSON.stringify(made));
        // A class that is a list travels as its items alone.
        if (!Array.isArray(made) && text.marker !== 1) throw new Error(`${path}: ${name} does not take its members`);
        if (made.getTypeName && made.getTypeName() !== name) throw new Error(`${path}: ${name} has another name`);
        if (made.createResponse) made.createResponse();
        classes += 1;
    }
}
if (classes === 0) throw new Error("no class was found");
console.log(`${classes} classes`);
