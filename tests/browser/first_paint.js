// first_paint.js INDEX.HTML: milliseconds to the first paint and to the whole first view; median of five.
import { pathToFileURL } from "node:url";
import { openBrowser, openPage, settle } from "./browser.js";

const browser = await openBrowser(), paints = [], views = [];
for (let i = 0; i < 5; i++) {
    const { page } = await openPage(browser);
    await page.evaluateOnNewDocument(() => {
        new MutationObserver((changes, observer) => {
            if (document.querySelector("#view")) {
                requestAnimationFrame(() => performance.mark("view"));
                observer.disconnect();
            }
        }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(pathToFileURL(process.argv[2]).href);
    await settle(page);
    const times = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.getEntriesByName("view")[0].startTime]);
    paints.push(times[0]);
    views.push(times[1]);
    await page.close();
}
await browser.close();
const median = (list) => [...list].sort((a, b) => a - b)[2];
console.log("first contentful paint " + median(paints).toFixed(0) + " ms, first view " + median(views).toFixed(0) + " ms");
