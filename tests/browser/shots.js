// shots.js INDEX.HTML FOLDER [HASH...]: pictures of the review page's views, in light, dark and on a phone.
import { mkdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { go, openBrowser, openPage, settle } from "./browser.js";

const [index, folder, ...hashes] = process.argv.slice(2);
const browser = await openBrowser();
mkdirSync(folder, { recursive: true });
for (const look of [{ name: "light" }, { name: "dark", dark: true }, { name: "phone", phone: true }]) {
    const { page, record } = await openPage(browser, look);
    await page.goto(pathToFileURL(index).href);
    await settle(page);
    for (const hash of hashes.length ? hashes : ["#/", "#/outlets", "#/clusters", "#/documents", "#/doubtful"]) {
        await go(page, hash);
        const name = hash.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "overview";
        await page.screenshot({ path: folder + "/" + name + "-" + look.name + ".png", fullPage: true });
    }
    console.log(look.name, record.complaints);
    await page.close();
}
await browser.close();
