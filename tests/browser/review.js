// review.js PROGRAM SITE: the review page, opened from disk in a headless Chromium.
//
// SITE is a folder of saved pages, of the invented site.  Each view loads without a complaint on the console and without a
// request that leaves the folder, has no fault that axe-core finds (in light, in dark, on a phone), and can be used by keys; texts
// made to break out stay text.  Ends with 77 where there is no Chromium or no puppeteer-core.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { go, openBrowser, openPage, settle } from "./browser.js";
import { BIDI, EVIL, id, LONG, TITLES, writeHostile } from "./hostile.js";

const [program, site] = process.argv.slice(2);
const browser = await openBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "review-"));
const LOOKS = [["light", {}], ["dark", { dark: true }], ["phone", { phone: true }]];

execFileSync(program, ["corpus", site, "--out", join(scratch, "site"), "--quiet"]);
writeHostile(join(scratch, "hostile"));
execFileSync(program, ["report", join(scratch, "hostile")]);
const url = (name) => pathToFileURL(join(scratch, name, "report", "index.html")).href;
const texts = (page, selector) => page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));

async function open(name, options) {
    const opened = await openPage(browser, options);
    await opened.page.goto(url(name));
    if (!options || options.script !== false)
        await settle(opened.page);
    return opened;
}

async function close({ page, record }) {
    await page.close();
    assert.deepEqual(record.complaints, []);
    for (const request of record.requests)
        assert.ok(request.startsWith(pathToFileURL(scratch).href), request);
}

// The axe runner is put into the page from outside: the page's policy allows no such script.
async function check(page, what, faults) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    faults.push(...violations.map((v) => what + " " + v.id + ": " + v.nodes.slice(0, 2).map((node) => node.html.slice(0, 160) + " " + node.failureSummary.replace(/\s+/g, " ")).join(" | ")));
}

async function noSidewaysScroll(page, what) {
    const { inner, whole } = await page.evaluate(() => ({ inner: innerWidth, whole: document.documentElement.scrollWidth }));
    assert.ok(whole <= inner, what + " is " + whole + " wide on a screen of " + inner);
}

const tests = {
    async every_view_loads_and_axe_finds_no_fault() {
        const faults = [];
        for (const [name, look] of LOOKS) {
            const opened = await open("site", look), { page } = opened;
            await go(page, "#/documents?q=kran");
            const doc = await page.$eval("tbody th a", (a) => a.getAttribute("href"));
            await go(page, "#/clusters?largest=1");
            const cluster = await page.$eval("tbody th a", (a) => a.getAttribute("href"));
            for (const hash of ["#/", "#/outlets", "#/clusters", "#/clusters?largest=1", cluster, "#/documents", "#/documents?q=kran", doc, "#/doubtful", "#/doubtful/empty", "#/nowhere", "#/doc/0123456789abcdef"]) {
                await go(page, hash);
                await check(page, name + " " + hash, faults);
                await noSidewaysScroll(page, name + " " + hash);
            }
            await close(opened);
        }
        assert.deepEqual(faults, []);
    },

    async the_overview_has_sums_plots_and_reasons() {
        const opened = await open("site"), { page } = opened;
        assert.match((await texts(page, ".facts"))[0], /documents33/);
        assert.equal((await page.$$(".plot canvas")).length, 3);
        assert.match((await texts(page, "section[aria-labelledby=languages] table"))[0], /English/);
        assert.ok((await texts(page, "th .reason")).includes("related-articles"));
        await close(opened);
    },

    async a_cell_of_the_matrix_leads_to_its_clusters_and_one_shows_its_copies() {
        const opened = await open("site"), { page } = opened;
        await go(page, "#/outlets");
        const [words, href] = await page.$eval(".matrix td.n a", (a) => [a.getAttribute("aria-label"), a.getAttribute("href")]);
        const [, copier, source, n] = words.match(/^(\S+) copies (\S+): (\d+)/);
        assert.ok((await texts(page, "svg title")).includes(words));
        await go(page, href);
        await page.waitForFunction(() => document.querySelector("tbody th a bdi"));
        const rows = await page.$$eval("tbody tr", (list) => list.map((tr) => tr.textContent));
        assert.equal(rows.length, Number(n));
        assert.ok(rows.every((row) => row.includes(copier) && row.includes(source)));
        await go(page, "#/outlets?outlet=" + source + "&from=2025-06&to=2025-06");
        const narrowed = await page.$eval(".matrix td.n a", (a) => a.getAttribute("href"));
        assert.match(narrowed, /&from=2025-06&to=2025-06$/);
        assert.ok((await texts(page, ".matrix tbody th")).includes(source));
        await go(page, narrowed);
        await page.waitForFunction(() => document.querySelector("tbody th a bdi"));
        await go(page, "#/outlets?from=2025-07");
        assert.match((await texts(page, "main"))[0], /No copy fits the filter/);
        await go(page, "#/clusters?by=" + copier + "&of=" + source + "&from=2025-07");
        await page.waitForFunction(() => document.querySelector(".note").textContent.startsWith("0 clusters"));
        await go(page, "#/clusters");
        await go(page, await page.$eval("tbody th a", (a) => a.getAttribute("href")));
        assert.ok((await page.$$(".card")).length >= 2);
        assert.ok((await page.$$(".card ins")).length > 0); /* containers, in other figures */
        await close(opened);
    },

    async a_document_has_its_blocks_with_reasons_and_copies_beside_them() {
        const opened = await open("site"), { page } = opened;
        await go(page, "#/documents?q=Kran");
        await go(page, await page.$eval("tbody th a", (a) => a.getAttribute("href")));
        assert.ok((await page.$$(".block.kept")).length > 1);
        assert.ok((await page.$$(".block.removed .reason")).length > 1);
        assert.ok((await page.$$(".beside a")).length > 0);
        assert.match(await page.$eval(".block.removed .detail", (p) => p.textContent), /place \d+ · score \d/);
        assert.match(await page.$eval(".block.kept .detail", (p) => p.textContent), /paragraph \d+ · score [01]\.\d/);
        assert.match((await texts(page, ".command"))[0], /^cleancopy explain /);
        await page.type("[name=find]", "kran");
        assert.ok((await page.$$("mark")).length > 0);
        await page.click("input[value=removed]");
        assert.equal(await page.$eval(".block.removed", (li) => getComputedStyle(li).display), "none");
        await close(opened);
    },

    async keys_move_open_and_go() {
        const opened = await open("site"), { page } = opened, faults = [], focused = () => page.evaluate(() => [...document.querySelectorAll(".item")].indexOf(document.activeElement));
        await go(page, "#/documents");
        await page.keyboard.press("j");
        assert.equal(await focused(), 0);
        await page.keyboard.press("j");
        await page.keyboard.press("ArrowDown");
        assert.equal(await focused(), 2);
        await page.keyboard.press("k");
        assert.equal(await focused(), 1);
        const title = await page.evaluate(() => document.activeElement.querySelector("a").textContent);
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => location.hash.startsWith("#/doc/"));
        await settle(page);
        assert.equal(await page.$eval("#view", (h) => h.textContent), title);
        await page.keyboard.press("n");
        await page.waitForFunction((was) => document.querySelector("#view").textContent !== was, {}, title);
        await settle(page);
        await page.keyboard.press("p");
        await page.waitForFunction((was) => document.querySelector("#view").textContent === was, {}, title);
        await page.keyboard.press("/");
        assert.equal(await page.evaluate(() => document.activeElement.id), "q");
        await page.keyboard.type("jkn"); /* words in a field are no keys */
        assert.equal(await page.$eval("#q", (input) => input.value), "jkn");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => location.hash === "#/documents?q=jkn");
        await settle(page);
        await page.keyboard.press("?");
        assert.ok(await page.$("dialog[open]"));
        await check(page, "keys", faults);
        assert.deepEqual(faults, []);
        await page.keyboard.press("Escape");
        await page.keyboard.press("g");
        await page.keyboard.press("o");
        await page.waitForFunction(() => location.hash === "#/");
        await close(opened);
    },

    async the_switch_turns_the_page_dark_and_light() {
        const opened = await open("site"), { page } = opened, faults = [], paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const light = await paper();
        await page.click(".theme");
        assert.notEqual(await paper(), light);
        await page.reload();
        await settle(page);
        assert.notEqual(await paper(), light); /* it was kept */
        await check(page, "switched", faults);
        assert.deepEqual(faults, []);
        await page.click(".theme");
        assert.equal(await paper(), light);
        await close(opened);
    },

    async without_script_the_page_says_the_sums() {
        const opened = await open("site", { script: false });
        const html = await opened.page.content();
        assert.match(html, /<dt>documents<\/dt><dd>33<\/dd>/);
        assert.match(html, /related-articles/);
        await close(opened);
    },

    async hostile_texts_stay_text() {
        for (const [name, look] of LOOKS) {
            const opened = await open("hostile", look), { page } = opened;
            const views = ["#/", "#/outlets", "#/clusters", "#/clusters?by=__proto__", "#/documents", "#/documents?q=" + encodeURIComponent(EVIL), "#/doubtful", "#/doubtful/paywall",
                "#/cluster/" + id(1) + "/2", "#/cluster/__proto__/constructor", "#/constructor", "#/doc/" + encodeURIComponent(EVIL), ...TITLES.map((title, at) => "#/doc/" + id(at + 1))];
            for (const hash of views) {
                await go(page, hash);
                await noSidewaysScroll(page, name + " " + hash);
                const bad = await page.evaluate(() => [...document.querySelectorAll("main *, footer *")].filter((node) => /^(SCRIPT|IMG|IFRAME|STYLE|OBJECT|EMBED|LINK)$/i.test(node.tagName) ||
                    [...node.attributes].some((a) => a.name.startsWith("on") || a.name !== "aria-label" && /^\s*javascript:/i.test(a.value) && a.name === "href")).map((node) => node.outerHTML.slice(0, 200)));
                assert.deepEqual(bad, [], hash);
            }
            await close(opened);
        }
    },

    async unseen_characters_are_shown_and_long_words_are_cut() {
        const opened = await open("hostile"), { page } = opened;
        await go(page, "#/doc/" + id(2));
        assert.equal(await page.$eval("#view", (h) => h.textContent), "abcU+202EdefU+2066ghiU+0007U+0000");
        assert.ok(!(await page.$eval("main", (main) => main.textContent)).includes("\u202E"));
        await go(page, "#/doc/" + id(4));
        assert.ok((await page.$eval("#view", (h) => h.textContent)).length < 21000);
        await page.click("#view button");
        assert.equal(await page.$eval("#view bdi", (b) => b.textContent.length), LONG.length);
        await noSidewaysScroll(page, "a word of a megabyte");
        await go(page, "#/doc/" + id(1));
        assert.equal((await texts(page, ".command"))[0], "cleancopy explain -- 'a'\\''b; alert.html'");
        assert.equal((await page.$$("a[href^='javascript']")).length, 0);
        await go(page, "#/doc/" + id(2));
        assert.equal(await page.$eval("dd a[target=_blank]", (a) => a.rel), "noreferrer noopener");
        await close(opened);
    },

    async a_folder_with_parts_missing_says_so() {
        rmSync(join(scratch, "hostile", "report", "data", "documents"), { recursive: true });
        const { page, record } = await open("hostile");
        await go(page, "#/doc/" + id(1));
        assert.match(await page.$eval("main", (main) => main.textContent), /cannot be read.*cleancopy report DIR/);
        rmSync(join(scratch, "hostile", "report", "data", "summary.js"));
        await page.reload();
        await settle(page);
        assert.match(await page.$eval("main", (main) => main.textContent), /summary.js cannot be read/);
        assert.ok(record.complaints.every((line) => line.includes("ERR_FILE_NOT_FOUND")), record.complaints.join());
        await page.close();
    },
};

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
    try {
        await test();
        console.log("ok   " + name);
    } catch (error) {
        failed++;
        console.log("FAIL " + name + "\n" + error.stack);
    }
}
await browser.close();
rmSync(scratch, { recursive: true, force: true });
process.exit(failed > 0 ? 1 : 0);
