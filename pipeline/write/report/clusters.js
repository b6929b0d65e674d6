/* clusters.js -- lists of clusters, and one cluster with its copies' differing words. */
"use strict";
(function (cc) {
    const el = cc.el, PER_PAGE = 20, FOUND = 40, DIFF_MS = 400, MOST_TOKENS = 20000;

    cc.toCluster = function (doc, paragraph) {
        return cc.to("cluster/" + doc + "/" + paragraph);
    };

    /* The words of a paragraph, where its document can be found. */
    async function words(id, number) {
        try {
            const found = await cc.document(id);
            const block = found ? found.doc.blocks.find((one) => one.n === number) : undefined;
            return block ? { text: block.text || "", found } : { text: null, found };
        } catch (error) {
            return { text: null, found: null };
        }
    }

    function snippet(row) {
        const box = el("span", { class: "snippet" }, "…");
        words(row.first[0], row.first[1]).then(function (found) {
            box.replaceChildren(found.text === null ? "(its document is not in this report)" : cc.text(found.text.length > 240 ? found.text.slice(0, 240) + "…" : found.text));
        });
        return box;
    }

    function outletsOf(row) {
        const names = [...new Set(row.members.map((member) => member[2]))];
        return [names.slice(0, 6).map((name, at) => [at > 0 ? ", " : "", cc.text(name)]), names.length > 6 ? " and " + (names.length - 6) + " more" : ""];
    }

    function list(caption, rows) {
        return cc.table(caption, [
            { name: "paragraph", wide: true, of: (row) => el("a", { href: cc.toCluster(row.first[0], row.first[1]) }, snippet(row)) },
            { name: "first printed by", outlet: true, of: (row) => cc.text(row.first[2]) },
            { name: "date", of: (row) => el("span", { class: "w" }, cc.day(row.first[3])) },
            { name: "copies", number: true, of: (row) => cc.number(row.n) },
            { name: "copied by", wide: true, of: (row) => el("span", {}, outletsOf(row)) }], rows);
    }

    const LEAST = [1, 2, 5, 10], PART_HELD = 0.8; /* as tally_cells.h and document.h have them */

    /* A copy that is in no text file. */
    function isDropped(member) {
        return member[5] === "exact" || member[5] === "near" || (member[5] === "part" && member[4] >= PART_HELD);
    }

    /* Whether a cluster has copies that a cell of the matrix counts. */
    function fitting(query) {
        const wanted = function (member) {
            const month = member[3].slice(0, 7);
            return isDropped(member) && (!query.by || member[2] === query.by) && (!query.from || (month && month >= query.from)) && (!query.to || (month && month <= query.to));
        };
        const isLarge = (row) => !query.size || row.n > row.members.length || row.members.filter(isDropped).length >= (LEAST[Number(query.size)] || 1);
        return (row) => (!query.of || row.first[2] === query.of) && isLarge(row) && row.members.some(wanted);
    }

    /* What a filter of the view before says. */
    function limits(query) {
        return [query.from ? ", from " + query.from : "", query.to ? ", to " + query.to : "", query.size ? ", copied " + (LEAST[Number(query.size)] || 1) + " times and more" : ""].join("");
    }

    /* Clusters of a pair, found chunk by chunk. */
    function search(summary, query) {
        const box = el("div", {}), note = el("p", { role: "status", class: "note" }, "looking …");
        const fits = fitting(query);
        let all = 0;
        const more = async function (from) {
            const button = box.querySelector("button.more");
            if (button)
                button.remove();
            const result = await cc.scan("clusters", summary.clusters, from, FOUND, fits, function (share, n) {
                note.textContent = cc.count(all + n, "cluster") + ", looked through " + Math.round(100 * share) + " %";
                return note.isConnected;
            });
            all += result.found.length;
            note.textContent = cc.count(all, "cluster") + (result.next >= 0 ? " so far" : "");
            if (result.found.length)
                box.append(list("Clusters that fit", result.found));
            if (result.next >= 0)
                box.append(el("button", { type: "button", class: "more", onclick: () => more(result.next) }, "look for more"));
        };
        queueMicrotask(() => setTimeout(() => more(0), 0));
        return [note, box];
    }

    cc.views.clusters = async function (path, query) {
        const summary = await cc.summary, total = cc.total(summary.clusters), page = Math.max(1, Number(query.page) || 1);
        if (query.by || query.of)
            return [cc.heading("Clusters", query.by ? [cc.text(query.by), query.of ? " copies " : " copies others"] : "Copied from ", query.of ? cc.text(query.of) : "", limits(query)),
                el("p", {}, el("a", { href: cc.to("clusters") }, "all clusters")), search(summary, query)];
        const lead = "One paragraph and all that copy it. " + (query.largest ? "Largest first." : "In the order in which they were first printed.");
        const tabs = el("p", { class: "tabs" }, el("a", { href: cc.to("clusters"), "aria-current": query.largest ? null : "true" }, "by date"), " ",
            el("a", { href: cc.to("clusters", { largest: 1 }), "aria-current": query.largest ? "true" : null }, "largest"));
        if (total === 0)
            return [cc.heading("Clusters"), el("p", { class: "none" }, "No paragraph is a copy of another.")];
        if (query.largest) {
            const part = summary.largest.slice((page - 1) * PER_PAGE, page * PER_PAGE);
            const rows = (await Promise.all(part.map((row) => cc.cluster(row[0], row[1])))).filter((row) => row !== null);
            return [cc.heading("Clusters", lead), tabs, list("Largest clusters", rows),
                cc.pages(page, Math.ceil(summary.largest.length / PER_PAGE), (n) => cc.to("clusters", { largest: 1, page: n }))];
        }
        const rows = await cc.rows("clusters", summary.clusters, (page - 1) * PER_PAGE, page * PER_PAGE);
        return [cc.heading("Clusters", lead), tabs, list(cc.count(total, "cluster") + ", page " + page, rows),
            cc.pages(page, Math.ceil(total / PER_PAGE), (n) => cc.to("clusters", { page: n }))];
    };

    /* ---- one cluster ---- */

    /* Words with the figures' points and commas, single characters of scripts that part no words, and what is between. */
    const TOKENS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}]|[.,'’:-](?=[\p{L}\p{N}]))*|\s+|./gsu;

    /* The copy's words; what the first copy has not is inserted, what the copy has not is struck out. */
    function differences(first, copy) {
        const a = first.match(TOKENS) || [], b = copy.match(TOKENS) || [];
        const parts = a.length + b.length > MOST_TOKENS ? undefined : Diff.diffArrays(a, b, { timeout: DIFF_MS });
        if (parts === undefined)
            return [cc.text(copy), el("p", { class: "note" }, "Too long to be compared word by word.")];
        return [el("bdi", { dir: "auto" }, parts.map((part) => el(part.added ? "ins" : part.removed ? "del" : "span", {}, cc.visible(part.value.join("")))))];
    }

    function where(found) {
        if (found === null)
            return [];
        const url = found.doc.url || found.doc.canonical_url, explain = cc.explain(found);
        return [url ? cc.link(url, "source") : null, explain ? el("code", { class: "command", title: "what the program says of the page" }, explain) : null];
    }

    function copyCard(first, member, isFirst) {
        const [id, number, outlet, date, similarity, relation] = member;
        const body = el("div", { class: "body" }, "…");
        const links = el("p", { class: "where" }, el("a", { href: cc.to("doc/" + id + "/" + number) }, "document"));
        Promise.all([first, words(id, number)]).then(function ([original, copy]) {
            body.replaceChildren(...(copy.text === null ? ["(not in this report)"] : isFirst || original.text === null ? [cc.text(copy.text)]
                : copy.text === original.text ? [el("p", { class: "note" }, "word for word the same")] : differences(original.text, copy.text)));
            links.append(...where(copy.found).filter(Boolean).flatMap((node) => [" ", node]));
        });
        return el("li", { class: "item card" + (isFirst ? " first" : ""), tabindex: -1 },
            el("h2", {}, cc.text(outlet), " ", el("span", { class: "w date" }, cc.day(date)), " ",
                isFirst ? el("span", { class: "reason kept" }, "first copy, kept") : el("span", { class: "reason " + (relation === "updated" ? "kept" : "duplicate") }, relation + " " + similarity.toFixed(2))),
            body, links);
    }

    cc.views.cluster = async function (path, query) {
        const id = path[1] || "", number = Number(path[2]), page = Math.max(1, Number(query.page) || 1);
        const row = await cc.cluster(id, number);
        if (row === null)
            return [cc.heading("No such cluster"), el("p", {}, "The report may have been written anew since this link was made. ", el("a", { href: cc.to("clusters") }, "All clusters"))];
        const first = words(row.first[0], row.first[1]), members = row.members.slice((page - 1) * PER_PAGE, page * PER_PAGE);
        const earlier = row.earlier || 0;
        const outlets = new Set([row.first[2], ...row.members.map((member) => member[2])]).size;
        return [cc.heading("One paragraph, " + cc.count(row.n, "copy", "copies"), "In ", cc.count(outlets, "outlet"), "; in clusters.jsonl it is ", el("code", {}, row.id), "."),
            earlier > 0 ? el("p", { class: "note" }, cc.count(earlier, "copy", "copies") + " with an earlier date came up after this one had been kept, or stand behind a preferred outlet.") : null,
            el("p", { class: "legend" }, el("ins", {}, "only in the copy"), " ", el("del", {}, "only in the first")),
            el("ol", { class: "cards", start: page === 1 ? 1 : (page - 1) * PER_PAGE + 2 }, page === 1 ? copyCard(first, row.first, true) : null, members.map((member) => copyCard(first, member, false))),
            row.n > row.members.length ? el("p", { class: "note" }, "The first " + cc.number(row.members.length) + " copies are here; clusters.jsonl has all.") : null,
            cc.pages(page, Math.ceil(row.members.length / PER_PAGE), (n) => cc.to("cluster/" + id + "/" + number, { page: n }))];
    };
})(cleancopy);
