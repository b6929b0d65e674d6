/* table.js -- tables, bars and pages of rows. */
"use strict";
(function (cc) {
    const el = cc.el;

    /* columns: [{name, number, wide, outlet, of(row) -> node}]; the three say how wide it is. */
    cc.table = function (caption, columns, rows, attributes) {
        const head = columns.map((column) => el("th", { scope: "col", class: column.number ? "n" : null }, column.name || el("span", { class: "hidden" }, "as a bar")));
        const body = rows.map((row) => el("tr", { class: "item", tabindex: -1 }, columns.map(function (column, at) {
            const tag = at === 0 ? "th" : "td";
            const kind = column.number ? "n" : column.wide ? "t" : column.outlet ? "o" : "";
            return el(tag, { scope: at === 0 ? "row" : null, class: kind || null }, column.of(row));
        })));
        return el("div", Object.assign({ class: "wide", role: "region", "aria-label": caption, tabindex: 0 }, attributes),
            el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, head)), el("tbody", {}, body)));
    };

    /* Two parts of a whole side by side; the figures stand in the table as well. */
    cc.bar = function (kept, removed, most) {
        const part = function (kind, n) {
            const box = el("span", { class: "part " + kind });
            box.style.width = (most === 0 ? 0 : 100 * n / most) + "%";
            return box;
        };
        return el("span", { class: "bar", "aria-hidden": "true" }, part("kept", kept), removed > 0 ? part("removed", removed) : null);
    };

    cc.plainBar = function (n, most) {
        const box = cc.bar(n, 0, most);
        box.firstChild.className = "part plain";
        return box;
    };

    /* Rows of report_document.h. */
    cc.documentColumns = function () {
        return [
            { name: "title", wide: true, of: (row) => el("a", { href: cc.to("doc/" + row[0]) }, cc.title(row[1])) },
            { name: "outlet", outlet: true, of: (row) => cc.text(row[2]) },
            { name: "date", of: (row) => el("span", { class: "w" }, cc.day(row[3])) },
            { name: "words", number: true, of: (row) => cc.number(row[4]) },
            { name: "kept", number: true, of: (row) => cc.number(row[5]) },
            { name: "left out", number: true, of: (row) => cc.number(row[6]) },
            { name: "quality", number: true, of: (row) => cc.quality(row[7]) },
        ];
    };

    /* 0.42 with a meter; the word says what the colour says. */
    cc.quality = function (value) {
        if (value === null)
            return "";
        const word = value < 0.5 ? "low" : value < 0.8 ? "fair" : "good";
        return el("span", { class: "quality " + word, title: word }, value.toFixed(2));
    };

    /* Links to the pages of a list; `page` counts from 1. */
    cc.pages = function (page, n_pages, to) {
        if (n_pages <= 1)
            return null;
        const near = [1, page - 1, page, page + 1, n_pages].filter((n) => n >= 1 && n <= n_pages);
        const numbers = [...new Set(near)].sort((a, b) => a - b);
        const items = numbers.map((n, at) => el("li", {}, at > 0 && n > numbers[at - 1] + 1 ? el("span", { class: "gap" }, "…") : null,
            el("a", { href: to(n), "aria-current": n === page ? "page" : null, "aria-label": "page " + n }, cc.number(n))));
        return el("nav", { class: "pages", "aria-label": "Pages" }, el("ul", {},
            page > 1 ? el("li", {}, el("a", { href: to(page - 1), rel: "prev" }, "‹ before")) : null, items,
            page < n_pages ? el("li", {}, el("a", { href: to(page + 1), rel: "next" }, "next ›")) : null));
    };

    /* Rows [from, to) of a list that lies in chunks [[name, n], …]. */
    cc.rows = async function (kind, chunks, from, to) {
        const rows = [];
        let at = 0;
        for (const [name, n] of chunks) {
            if (at + n > from && at < to) {
                const chunk = await cc.load(kind + "/" + name);
                rows.push(...chunk.items.slice(Math.max(0, from - at), Math.min(n, to - at)));
            }
            at += n;
        }
        return rows;
    };

    /* Walks chunks until `most` rows fit; tells how far it is; the caller may have left by then. */
    cc.scan = async function (kind, chunks, from, most, fits, tell) {
        const found = [];
        let seen = 0;
        for (let at = from; at < chunks.length; at++) {
            const chunk = await cc.load(kind + "/" + chunks[at][0]);
            found.push(...chunk.items.filter(fits));
            seen++;
            if (tell && !tell((at + 1) / chunks.length, found.length))
                return { found, next: -1 };
            if (found.length >= most && at + 1 < chunks.length)
                return { found, next: at + 1 };
        }
        return { found, next: -1 };
    };

    cc.total = function (chunks) {
        return chunks.reduce((sum, chunk) => sum + chunk[1], 0);
    };
})(cleancopy);
