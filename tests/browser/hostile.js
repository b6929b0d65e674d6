// hostile.js: an output folder as an attacker of the review page would wish it, written as text.
import { mkdirSync, writeFileSync } from "node:fs";

const EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'`${alert(3)}";
export const BIDI = "abc\u202Edef\u2066ghi\u0007\u0000";
export const LONG = "w".repeat(1 << 20);
const id = (n) => n.toString(16).padStart(16, "0");

function record(n, fields, texts) {
    const paragraphs = texts.map((text) => ({ text, role: "p", duplicate_of: null }));
    return Object.assign({ id: id(n), source: "page" + n + ".html", url: null, canonical_url: null, outlet: "plain.example", kind: "article", language: null,
        title: "A plain title", authors: [], date: "2024-05-0" + n, site_name: null, description: null, fetched_at: null, text: texts.join("\n\n"), paragraphs,
        removed: null, quality: 0.3, cleancopy: "0.1.0" }, fields);
}

export const TITLES = [EVIL, BIDI, "javascript:alert(4)", LONG, "__proto__", "\u2028\u2029 شُكرًا עברית"];

// Documents 1 to 6, one a title; 2 copies 1's paragraph. All ids are id(n).
export function writeHostile(folder) {
    mkdirSync(folder, { recursive: true });
    const documents = TITLES.map((title, at) => record(at + 1, {
        title, outlet: at === 4 ? "__proto__" : at === 5 ? "constructor" : at === 0 ? EVIL : "plain.example",
        url: at === 2 ? "javascript:alert(5)" : at === 1 ? "https://plain.example/\"><script>alert(6)</script>" : null,
        source: at === 0 ? "a'b; alert.html" : at === 3 ? "-rf" : "page.html",
        authors: [EVIL], licence: at === 0 ? "javascript:alert(7)" : null, language: EVIL,
        tags: [], image: null, access: at === 1 ? "paywalled" : null, reprint_of: null, policy: null }, [title, EVIL, "Plain words of a harbour that are the same."]));
    documents[1].paragraphs[2].duplicate_of = { doc: id(1), paragraph: 2, outlet: EVIL, similarity: 1, relation: "exact" };
    const lines = (list) => list.map((one) => JSON.stringify(one)).join("\n") + "\n";
    writeFileSync(folder + "/documents.jsonl", lines(documents));
    writeFileSync(folder + "/removed.jsonl", lines(documents.flatMap((doc) => [
        { doc: doc.id, place: 0, stage: "extract", reason: "navigation", score: 0.1, path: EVIL, text: EVIL, kept: null },
        { doc: doc.id, place: 4, stage: "extract", reason: "hidden", score: 0.1, path: "html", text: BIDI, kept: null }])));
    writeFileSync(folder + "/clusters.jsonl", lines([{ cluster: id(1), canonical: { doc: id(1), paragraph: 2, outlet: EVIL, date: "2024-05-01" },
        members: [{ doc: id(2), paragraph: 2, outlet: BIDI, date: EVIL, similarity: 1, relation: "exact" }] }]));
    writeFileSync(folder + "/metadata.csv", "file,id,outlet,url,date,title,authors,language,words,kept,dropped\r\n" +
        "\"text/\"\"><script>alert(8)</script>.txt\"," + id(1) + ",,,,,,,3,1,0\r\njavascript:alert(9)," + id(2) + ",,,,,,,3,1,0\r\n");
}

export { id, EVIL };
