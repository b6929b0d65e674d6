/* document.js -- one document: the page's blocks in order, kept and left out, with reason, score and copies. */
"use strict";
(function (cc) {
    const el = cc.el, SHOWN_COPIES = 5;
    const KINDS = [["kept", "kept"], ["removed", "removed"], ["duplicate", "duplicate"], ["furniture", "furniture of the site"]];

    /* What `cleancopy explain` takes for the page: the record in the archive, or the file that it was read from.  Quoted for a
     * shell. */
    cc.explain = function ({ doc, archived }) {
        const isPage = doc.source && doc.source !== "-" && !/^https?:/i.test(doc.source) && !(/:\d+$/.test(doc.source) && !/\.warc(\.gz|\.zst)?:\d+$/i.test(doc.source));
        const words = archived || (isPage ? doc.source : ""); /* a line of a JSONL file is no page */
        if (!words || /[\u0000-\u001F]/.test(words))
            return "";
        return "cleancopy explain " + (/^[\w@%+:,.\/-]+$/.test(words) && !words.startsWith("-") ? words : "-- '" + words.replace(/'/g, "'\\''") + "'");
    };

    function kindOf(block) {
        return block.left ? cc.kindOfReason(block.left) : "kept";
    }

    function copyItem(id, number, outlet, date, words) {
        return el("li", {}, el("a", { href: cc.to("doc/" + id + "/" + number) }, cc.text(outlet || "unknown")), " ", date === null ? null : el("span", { class: "w date" }, cc.day(date)), " ", el("span", { class: "soft" }, words));
    }

    /* What stands beside a paragraph: the copy that was kept, or the copies of this one. */
    function beside(doc, block, places) {
        const box = el("aside", { class: "beside", "aria-label": "Other copies of paragraph " + (block.n + 1) });
        const of = block.of, place = places.find((one) => one[0] === block.n);
        if (of)
            box.append(el("p", {}, of.relation === "updated" ? "other figures than in" : "first printed by"),
                el("ul", {}, copyItem(of.doc, of.paragraph, of.outlet, null, of.relation + " " + of.similarity.toFixed(2))),
                el("p", {}, el("a", { href: cc.toCluster(of.doc, of.paragraph) }, "all copies, differences")));
        if (place) {
            const list = el("ul", {}, el("li", {}, "…"));
            box.append(el("p", {}, cc.count(place[1], "copy", "copies")), list, el("p", {}, el("a", { href: cc.toCluster(doc.id, block.n) }, "all copies, differences")));
            cc.cluster(doc.id, block.n).then(function (row) {
                list.replaceChildren(...(row === null ? [] : row.members.slice(0, SHOWN_COPIES).map((member) => copyItem(member[0], member[1], member[2], member[3], member[5] + " " + member[4].toFixed(2)))));
                if (row !== null && row.n > SHOWN_COPIES)
                    list.append(el("li", { class: "soft" }, "and " + cc.number(row.n - SHOWN_COPIES) + " more"));
            }, () => list.replaceChildren(el("li", {}, "cannot be read")));
        }
        return of || place ? box : null;
    }

    function label(block) {
        if (!block.left)
            return block.role === "p" ? null : el("span", { class: "reason kept" }, block.role);
        return el("span", { class: "reason " + kindOf(block) }, block.left + (block.pages ? ", on " + block.pages + " pages" : ""));
    }

    /* Said on hover and focus; always there for screen readers. */
    function detail(block) {
        const words = "at" in block
            ? ["place " + block.at, block.score === null ? null : "score " + block.score.toFixed(3), block.path]
            : ["paragraph " + (block.n + 1), block.score === undefined ? null : "score " + block.score.toFixed(3), "role " + block.role];
        return el("p", { class: "detail" }, cc.visible(words.filter((word) => word !== null && word !== undefined).join(" · ")));
    }

    function blockItem(doc, block, places, needle) {
        const kind = kindOf(block), role = block.role === "heading" && kind === "kept" ? "words heading" : "words " + (block.role || "");
        return el("li", { class: "item block " + kind, tabindex: -1, "data-kind": kind, "data-n": "n" in block ? block.n : null },
            el("div", { class: "main" }, label(block), el("div", { class: role }, cc.text(block.text, needle)), detail(block)),
            beside(doc, block, places));
    }

    function fact(name, ...value) {
        return value.every((one) => one === "" || one === null || one === undefined) ? null : [el("dt", {}, name), el("dd", {}, ...value)];
    }

    function facts(found) {
        const doc = found.doc, explain = cc.explain(found);
        const reprint = doc.reprint_of, file = doc.file;
        return el("dl", { class: "meta" },
            fact("outlet", doc.outlet ? el("a", { href: cc.to("documents", { outlet: doc.outlet }) }, cc.text(doc.outlet)) : ""),
            fact("date", doc.date ? cc.text(doc.date) : "", doc.modified ? [", changed ", cc.text(doc.modified)] : ""),
            fact("authors", doc.authors.map((name, at) => [at > 0 ? ", " : "", cc.text(name)])[0] ? doc.authors.map((name, at) => [at > 0 ? ", " : "", cc.text(name)]) : ""),
            fact("kind", doc.kind, doc.language ? [", ", cc.text(doc.language)] : "", doc.access === "unknown" ? "" : ", " + doc.access),
            fact("quality", cc.quality(doc.quality)),
            fact("words", cc.number(doc.words)),
            fact("source", doc.url || doc.canonical_url ? cc.link(doc.url || doc.canonical_url) : cc.text(doc.source)),
            fact("text file", file && /^text\/[^:]*$/.test(file) ? el("a", { href: "../" + file.split("/").map(encodeURIComponent).join("/") }, cc.text(file)) : "none: nothing is left of it"),
            fact("fetched", doc.fetched_at || ""),
            fact("page", explain ? [el("code", { class: "command" }, explain), cc.copyButton(explain)] : ""),
            fact("licence", doc.licence ? cc.link(doc.licence) : ""),
            reprint ? fact("reprint of", el("a", { href: cc.to("doc/" + reprint.doc) }, cc.text(reprint.outlet || "unknown")), ", " + reprint.relation + ", " + cc.percent(reprint.share, 1) + " of its words" + (reprint.dropped ? "; no text file for that" : "")) : null);
    }

    cc.copyButton = function (words) {
        if (!navigator.clipboard)
            return null;
        return el("button", { type: "button", class: "small", onclick: (event) => navigator.clipboard.writeText(words).then(() => { event.target.textContent = "copied"; }, () => { event.target.textContent = "not copied"; }) }, "copy");
    };

    function counts(doc) {
        const n = { kept: 0, removed: 0, duplicate: 0, furniture: 0 };
        for (const block of doc.blocks)
            n[kindOf(block)]++;
        return n;
    }

    function tools(doc, list, find) {
        const n = counts(doc);
        const show = (event) => list.classList.toggle("no-" + event.target.value, !event.target.checked);
        return el("form", { class: "filters tools", "aria-label": "What is shown", onsubmit: (event) => event.preventDefault() },
            el("fieldset", {}, el("legend", {}, "show"), KINDS.filter(([kind]) => n[kind] > 0).map(([kind, words]) => el("label", { class: "check" },
                el("input", { type: "checkbox", value: kind, checked: true, onchange: show }), el("span", { class: "reason " + kind }, words + " " + cc.number(n[kind]))))),
            el("label", {}, el("span", {}, "find in this document"), el("input", { type: "search", name: "find", autocomplete: "off", oninput: find })),
            el("output", { name: "found", "aria-live": "polite" }));
    }

    function neighbours(found, label) {
        const before = found.at > 0 ? found.chunk.items[found.at - 1].id : null, after = found.at + 1 < found.chunk.items.length ? found.chunk.items[found.at + 1].id : found.chunk.after;
        const last = found.at === 0 && found.chunk.before ? { last: found.chunk.before } : null;
        return el("nav", { class: "neighbours", "aria-label": label },
            before ? el("a", { href: cc.to("doc/" + before), rel: "prev" }, "‹ document before") : last ? el("a", { href: cc.to("last/" + last.last), rel: "prev" }, "‹ document before") : null,
            after ? el("a", { href: cc.to("doc/" + after), rel: "next" }, "next document ›") : null);
    }

    /* A chunk's last document: what stands before the first of the next. */
    cc.views.last = async function (path) {
        const chunk = /^[0-9a-f]{16}$/.test(path[1] || "") ? await cc.load("documents/" + path[1]) : null;
        return cc.views.doc(["doc", chunk ? chunk.items[chunk.items.length - 1].id : ""], {});
    };

    cc.views.doc = async function (path, query) {
        const found = await cc.document(path[1] || "");
        if (found === null)
            return [cc.heading("No such document"), el("p", {}, "The report may have been written anew since this link was made. ", el("a", { href: cc.to("documents") }, "All documents"))];
        const doc = found.doc, places = await cc.places("clusters", doc.id), list = el("ol", { class: "blocks" });
        const fill = (needle) => list.replaceChildren(...doc.blocks.map((block) => blockItem(doc, block, places, needle)));
        const find = function (event) {
            const needle = event.target.value.trim().toLowerCase();
            fill(needle.length > 1 ? needle : "");
            const marks = list.querySelectorAll("mark");
            event.target.form.elements.found.textContent = needle.length > 1 ? cc.count(marks.length, "place") : "";
            if (marks.length)
                marks[0].scrollIntoView({ block: "center" });
            cc.items();
        };
        fill("");
        const view = [el("article", { class: "document" }, el("h1", { tabindex: -1, id: "view", class: "title" }, cc.title(doc.title)), facts(found), neighbours(found, "Documents beside this one"),
            doc.approximate ? el("p", { class: "note" }, "The page came as flattened text: where its lines that were left out stand among the others is known about, not to the line.") : null,
            el("section", { "aria-labelledby": "page" }, el("h2", { id: "page" }, "The page, block by block"), tools(doc, list, find),
                doc.blocks.length ? list : el("p", { class: "none" }, "It has no blocks.")), neighbours(found, "Documents beside this one, once more"))];
        if (path[2] !== undefined)
            view.focus = () => list.querySelector("[data-n='" + Number(path[2]) + "']");
        return view;
    };
})(cleancopy);
