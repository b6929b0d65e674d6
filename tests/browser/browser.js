// browser.js -- a headless Chromium whose every request and complaint is on record.
import { existsSync } from "node:fs";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// Whether the tests can run here; if not, says why and ends with 77, as meson's skipped tests do.
export async function openBrowser() {
    const path = PLACES.find((place) => place && existsSync(place));
    if (path === undefined)
        skip("no chromium (CHROMIUM names another one)");
    let puppeteer;
    try {
        puppeteer = (await import("puppeteer-core")).default;
    } catch (error) {
        skip("no puppeteer-core: run npm install --ignore-scripts in tests/browser");
    }
    // Root has no use of Chromium's own sandbox; the pages are ours and reach no network.
    const flags = ["--disable-gpu", "--force-color-profile=srgb", "--disable-dev-shm-usage", ...(process.getuid() === 0 ? ["--no-sandbox"] : [])];
    return puppeteer.launch({ executablePath: path, headless: true, args: flags, pipe: true });
}

export function skip(why) {
    console.error("skipped: " + why);
    process.exit(77);
}

// A page with a record of what it asks for and complains of.
export async function openPage(browser, { dark = false, phone = false, script = true } = {}) {
    const page = await browser.newPage();
    const record = { requests: [], complaints: [] };
    await page.setViewport(phone ? { width: 360, height: 740, isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : { width: 1280, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }, { name: "prefers-reduced-motion", value: "reduce" }]);
    await page.setJavaScriptEnabled(script);
    page.on("request", (request) => record.requests.push(request.url()));
    page.on("console", (message) => ["error", "warn", "assert"].includes(message.type()) && record.complaints.push(message.text()));
    page.on("pageerror", (error) => record.complaints.push(String(error)));
    page.on("dialog", (dialog) => {
        record.complaints.push("dialog: " + dialog.message());
        return dialog.dismiss();
    });
    return { page, record };
}

// Waits until the view is there and the chunks that fill it are, too.
export async function settle(page) {
    await page.waitForFunction(() => document.querySelector("#view") && !document.querySelector("main[aria-busy]"));
    await page.waitForNetworkIdle({ idleTime: 120, timeout: 20000 });
    await new Promise((done) => setTimeout(done, 120)); // what was loaded is drawn
}

export async function go(page, hash) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    await settle(page);
}
