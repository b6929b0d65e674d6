/* overview.js -- the first view: what came in, what was kept, what was left out and why. */
"use strict";
(function (cc) {
    const el = cc.el, MOST_LANGUAGES = 50;

    function fact(n, words, more) {
        return el("div", {}, el("dt", {}, words), el("dd", {}, cc.number(n), more ? el("small", {}, more) : null));
    }

    function facts(counts) {
        const words = counts.words_kept + counts.words_removed;
        return el("dl", { class: "facts" },
            fact(counts.documents, "documents", cc.count(counts.text_files, "text file")),
            fact(counts.words_kept, "words kept", cc.percent(counts.words_kept, words)),
            fact(counts.words_removed, "words left out", cc.percent(counts.words_removed, words)),
            fact(counts.paragraphs, "paragraphs", cc.number(counts.furniture) + " furniture"),
            fact(counts.duplicates, "duplicate paragraphs", cc.percent(counts.duplicates, counts.paragraphs)),
            fact(counts.clusters, "clusters", "of one paragraph and its copies"),
            fact(counts.removed, "blocks removed", null),
            fact(counts.reprints, "reprints", cc.number(counts.whole_reprints) + " of a whole text"));
    }

    function reasons(summary) {
        const rows = [...summary.reasons].sort((a, b) => b[1] - a[1]);
        if (rows.length === 0)
            return el("p", {}, "Nothing was left out.");
        const all = rows.reduce((sum, row) => sum + row[1], 0), most = rows[0][1];
        return cc.table("Why text was left out: blocks, duplicates and furniture by their reason", [
            { name: "reason", of: (row) => cc.reason(row[0]) },
            { name: "count", number: true, of: (row) => cc.number(row[1]) },
            { name: "share", number: true, of: (row) => cc.percent(row[1], all) },
            { name: "words", number: true, of: (row) => cc.number(row[2]) },
            { name: "", of: (row) => cc.plainBar(row[1], most) }], rows);
    }

    /* Reasons, in the colours and with the signs of the document's view. */
    cc.reason = function (name) {
        const kind = cc.kindOfReason(name);
        return el("span", { class: "reason " + kind }, name);
    };
    cc.kindOfReason = function (name) {
        return name === "duplicate" ? "duplicate" : name === "repeated-across-site" ? "furniture" : "removed";
    };

    function kinds(summary) {
        const most = Math.max(...summary.kinds.map((row) => row[1]), 0);
        return cc.table("Kinds of page", [
            { name: "kind", of: (row) => row[0] },
            { name: "documents", number: true, of: (row) => cc.number(row[1]) },
            { name: "", of: (row) => cc.plainBar(row[1], most) }], [...summary.kinds].sort((a, b) => b[1] - a[1]));
    }

    /* "de" is "German". */
    function languageName(tag) {
        if (!tag)
            return "not known";
        try {
            const name = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(tag);
            return el("span", { class: "w", title: tag }, cc.text(name || tag));
        } catch (wrong) { /* no tag of BCP 47, as the row of all further languages */
            return cc.text(tag);
        }
    }

    function languages(summary) {
        const rows = [...summary.languages].sort((a, b) => b[1] - a[1]);
        return cc.table("Languages: documents, and words kept and left out; most documents first" + (rows.length > MOST_LANGUAGES ? " (" + MOST_LANGUAGES + " of " + rows.length + ")" : ""), [
            { name: "language", of: (row) => languageName(row[0]) },
            { name: "documents", number: true, of: (row) => cc.number(row[1]) },
            { name: "words kept", number: true, of: (row) => cc.number(row[2]) },
            { name: "left out", number: true, of: (row) => cc.number(row[3]) },
            { name: "share kept", number: true, of: (row) => cc.percent(row[2], row[2] + row[3]) }], rows.slice(0, MOST_LANGUAGES));
    }

    function outcomes(fetch) {
        if (fetch.outcomes.length === 0)
            return null;
        const rows = [...fetch.outcomes].sort((a, b) => b[1] - a[1]);
        const all = rows.reduce((sum, row) => sum + row[1], 0);
        return el("section", { "aria-labelledby": "fetched" }, el("h2", { id: "fetched" }, "What became of the URLs"),
            el("p", {}, "As each was last asked for. Pages whose outcome is no good one have no document, or an older one."),
            cc.table(cc.count(all, "URL") + " by outcome", [
                { name: "outcome", of: (row) => row[0] || "never asked for" },
                { name: "URLs", number: true, of: (row) => cc.number(row[1]) },
                { name: "share", number: true, of: (row) => cc.percent(row[1], all) },
                { name: "", of: (row) => cc.plainBar(row[1], rows[0][1]) }], rows));
    }

    /* Pages of which there is no record: a filter left them out.  `left` is null where nobody knows. */
    function leftOut(left) {
        const all = left === null ? 0 : left.by_outlet + left.by_language;
        if (all === 0)
            return null;
        const rows = [["outlet", "--outlets, --exclude-outlets", left.by_outlet], ["language", "--language", left.by_language]];
        return el("section", { "aria-labelledby": "filtered" }, el("h2", { id: "filtered" }, "Pages left out by filters"),
            el("p", {}, "They were not compared with others, and nothing of them is written. Each counts once, as it was last read."),
            cc.table(cc.count(all, "page") + " by filter", [
                { name: "by", of: (row) => row[0] },
                { name: "options", of: (row) => row[1] },
                { name: "pages", number: true, of: (row) => cc.number(row[2]) },
                { name: "share", number: true, of: (row) => cc.percent(row[2], all) },
                { name: "", of: (row) => cc.plainBar(row[2], Math.max(left.by_outlet, left.by_language)) }], rows));
    }

    function look(summary) {
        const lists = [["lowest", "of quality below 0.5"], ["empty", "empty"], ["consent", "consent wall"], ["paywall", "paywall"]];
        const low = summary.quality.slice(0, summary.quality.length / 2).reduce((sum, n) => sum + n, 0);
        return el("ul", { class: "tiles" }, lists.map(function ([key, words]) {
            const n = key === "lowest" ? low : summary.doubtful[key].n;
            return el("li", {}, el("a", { href: cc.to("doubtful/" + key), class: n > 0 ? "some" : null }, el("b", {}, cc.number(n)), " ", words));
        }));
    }

    cc.views.overview = async function () {
        const summary = await cc.summary;
        return [cc.heading("What was kept, what was left out"),
            facts(summary.counts),
            el("section", { "aria-labelledby": "first" }, el("h2", { id: "first" }, "Look at these first"), look(summary)),
            el("section", { "aria-labelledby": "time" }, el("h2", { id: "time" }, "Time line"), cc.timeline(summary)),
            el("div", { class: "two" },
                el("section", { "aria-labelledby": "reasons" }, el("h2", { id: "reasons" }, "Why text was left out"), reasons(summary)),
                el("div", {},
                    el("section", { "aria-labelledby": "quality" }, el("h2", { id: "quality" }, "Quality"), cc.qualities(summary)),
                    el("section", { "aria-labelledby": "kinds" }, el("h2", { id: "kinds" }, "Kinds"), kinds(summary)))),
            el("div", { class: "two" },
                el("section", { "aria-labelledby": "languages" }, el("h2", { id: "languages" }, "Languages"), languages(summary)),
                el("section", { "aria-labelledby": "lengths" }, el("h2", { id: "lengths" }, "Lengths"), cc.lengths(summary))),
            leftOut(await cc.load("left-out")), outcomes(await cc.load("fetch"))];
    };
})(cleancopy);
