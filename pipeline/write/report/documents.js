/* documents.js -- lists: all documents, what a search finds, doubtful pages. */
"use strict";
(function (cc) {
    const el = cc.el, PER_PAGE = 50, FOUND = 100;

    function form(query) {
        const go = function (event) {
            event.preventDefault();
            const fields = event.target.elements;
            location.hash = cc.to("documents", { q: fields.q.value.trim(), outlet: fields.outlet.value.trim() });
        };
        return el("form", { class: "filters", role: "search", "aria-label": "Documents", onsubmit: go },
            el("label", {}, el("span", {}, "title or outlet"), el("input", { name: "q", type: "search", value: query.q || "", autocomplete: "off" })),
            el("label", {}, el("span", {}, "outlet"), el("input", { name: "outlet", value: query.outlet || "", autocomplete: "off" })),
            el("button", { type: "submit" }, "search"));
    }

    function search(summary, query) {
        const box = el("div", {}), note = el("p", { role: "status", class: "note" }, "looking …"), words = (query.q || "").toLowerCase().split(/\s+/).filter(Boolean);
        const fits = function (row) {
            const text = (row[1] + " " + row[2] + " " + row[3]).toLowerCase();
            return (!query.outlet || row[2] === query.outlet) && words.every((word) => text.includes(word));
        };
        let all = 0;
        const more = async function (from) {
            const button = box.querySelector("button.more");
            if (button)
                button.remove();
            const result = await cc.scan("list", summary.list, from, FOUND, fits, function (share, n) {
                note.textContent = cc.count(all + n, "document") + ", looked through " + Math.round(100 * share) + " %";
                return note.isConnected;
            });
            all += result.found.length;
            note.textContent = cc.count(all, "document") + (result.next >= 0 ? " so far" : "");
            if (result.found.length)
                box.append(cc.table("Documents that fit", cc.documentColumns(), result.found));
            if (result.next >= 0)
                box.append(el("button", { type: "button", class: "more", onclick: () => more(result.next) }, "look for more"));
        };
        setTimeout(() => more(0), 0);
        return [note, box];
    }

    cc.views.documents = async function (path, query) {
        const summary = await cc.summary, total = cc.total(summary.list), page = Math.max(1, Number(query.page) || 1);
        if (query.q || query.outlet)
            return [cc.heading("Documents", query.q ? ["with “", cc.text(query.q), "” in title, outlet or date"] : "", query.outlet ? [" of ", cc.text(query.outlet)] : ""), form(query), search(summary, query)];
        if (total === 0)
            return [cc.heading("Documents"), el("p", { class: "none" }, "There is no document.")];
        const rows = await cc.rows("list", summary.list, (page - 1) * PER_PAGE, page * PER_PAGE);
        return [cc.heading("Documents", "By date, as in documents.jsonl."), form(query),
            cc.table(cc.count(total, "document") + ", page " + page, cc.documentColumns(), rows),
            cc.pages(page, Math.ceil(total / PER_PAGE), (n) => cc.to("documents", { page: n }))];
    };

    const LISTS = {
        lowest: ["Lowest quality", "The expected share of right words, from 0 to 1; lowest first."],
        empty: ["Empty", "Pages in which no paragraph of text was found."],
        consent: ["Consent wall", "Pages whose consent texts have more words than their paragraphs."],
        paywall: ["Paywall", "Pages that say that they are behind a paywall, or of which few words stand before an offer to subscribe."],
    };

    cc.views.doubtful = async function (path, query) {
        const summary = await cc.summary, key = Object.hasOwn(LISTS, path[1] || "") ? path[1] : "lowest", page = Math.max(1, Number(query.page) || 1);
        const list = summary.doubtful[key], rows = list.rows.slice((page - 1) * PER_PAGE, page * PER_PAGE);
        const tabs = el("nav", { class: "tabs", "aria-label": "Kinds of doubtful page" }, Object.keys(LISTS).map((name) =>
            el("a", { href: cc.to("doubtful/" + name), "aria-current": name === key ? "page" : null }, LISTS[name][0], name === "lowest" ? null : el("span", { class: "badge" }, cc.number(summary.doubtful[name].n)))));
        return [cc.heading("Doubtful pages", LISTS[key][1]), tabs,
            list.rows.length === 0 ? el("p", { class: "none" }, "There is none.")
                : cc.table(LISTS[key][0] + ": " + cc.number(list.rows.length) + " of " + cc.count(list.n, "document"), cc.documentColumns(), rows),
            cc.pages(page, Math.ceil(list.rows.length / PER_PAGE), (n) => cc.to("doubtful/" + key, { page: n }))];
    };
})(cleancopy);
