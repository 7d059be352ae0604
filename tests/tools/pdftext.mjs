// The text that pdf.js finds in PDF files, as JSON: one list of pages for each file named.
import { readFileSync } from "node:fs";

// Node 20 has it not yet; pdf.js takes it for granted.
Promise.withResolvers ??= () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const found = [];
for (const path of process.argv.slice(2)) {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent();
    pages.push(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join(""));
  }
  found.push(pages);
}
process.stdout.write(JSON.stringify(found));
