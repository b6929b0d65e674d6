/* outlets.js -- who copies whom: matrix, graph and table of outlets, filtered by date, outlet and size. */
"use strict";
(function (cc) {
    const el = cc.el, SIZES = ["copied once", "2 to 4 times", "5 to 9 times", "10 times and more"];
    const MOST_ROWS = 25, MOST_OUTLETS = 200;

    function month(n) {
        return n === 0 ? "no date" : String(Math.floor(n / 12)).padStart(4, "0") + "-" + String(n % 12 + 1).padStart(2, "0");
    }

    function fits(cell, query) {
        const when = month(cell[2]);
        if ((query.from || query.to) && cell[2] === 0)
            return false;
        return (!query.from || when >= query.from) && (!query.to || when <= query.to) && (!query.size || cell[3] >= Number(query.size));
    }

    /* {pairs: Map("copier source" -> n), given, taken: n by outlet} of the cells that fit. */
    function sum(cells, names, query) {
        const pairs = new Map(), given = new Map(), taken = new Map(), only = names.indexOf(query.outlet);
        for (const cell of cells) {
            if (!fits(cell, query) || (query.outlet && cell[0] !== only && cell[1] !== only))
                continue;
            const key = cell[0] + " " + cell[1];
            pairs.set(key, (pairs.get(key) || 0) + cell[4]);
            taken.set(cell[0], (taken.get(cell[0]) || 0) + cell[4]);
            given.set(cell[1], (given.get(cell[1]) || 0) + cell[4]);
        }
        return { pairs, given, taken };
    }

    function rank(sums) {
        const all = new Set([...sums.given.keys(), ...sums.taken.keys()]);
        const weight = (n) => (sums.given.get(n) || 0) + (sums.taken.get(n) || 0);
        return [...all].sort((a, b) => weight(b) - weight(a) || a - b);
    }

    /* The clusters that a cell counts copies of. */
    cc.pairLink = function (names, copier, source, query) {
        return cc.to("clusters", { by: names[copier], of: names[source], from: query.from, to: query.to, size: query.size });
    };

    function cell(names, sums, query, row, column, most) {
        const n = sums.pairs.get(row + " " + column) || 0;
        if (n === 0)
            return el("td", { class: row === column ? "self" : null });
        const heat = 1 + Math.min(3, Math.floor(3.999 * Math.sqrt(n / most)));
        return el("td", { class: "n h" + heat }, el("a", { href: cc.pairLink(names, row, column, query),
            "aria-label": names[row] + " copies " + names[column] + ": " + cc.count(n, "paragraph") }, cc.number(n)));
    }

    function matrix(names, sums, query, order) {
        const shown = order.slice(0, MOST_ROWS), most = Math.max(...sums.pairs.values(), 1);
        const caption = "The row copies the column: paragraphs that the column printed first" +
            (order.length > shown.length ? "; the " + shown.length + " outlets with most copies, of " + order.length : "");
        const head = shown.map((n) => el("th", { scope: "col" }, el("span", { class: "v" }, cc.text(names[n]))));
        const rows = shown.map((row) => el("tr", {}, el("th", { scope: "row" }, cc.text(names[row])),
            shown.map((column) => cell(names, sums, query, row, column, most)),
            el("td", { class: "n all" }, cc.number(sums.taken.get(row) || 0))));
        return el("div", { class: "wide", role: "region", "aria-label": "Matrix of who copies whom", tabindex: 0 },
            el("table", { class: "matrix" }, el("caption", {}, caption),
                el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "copies from"), head, el("th", { scope: "col" }, el("span", { class: "v" }, "all")))),
                el("tbody", {}, rows),
                el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, "all"), shown.map((n) => el("td", { class: "n" }, cc.number(sums.given.get(n) || 0))),
                    el("td", { class: "n all" }, cc.number([...sums.pairs.values()].reduce((a, b) => a + b, 0)))))));
    }

    function select(name, label, options, value, onchange) {
        return el("label", {}, el("span", {}, label), el("select", { name, onchange },
            options.map(([key, words]) => el("option", { value: key, selected: key === (value || "") }, words))));
    }

    function filters(names, cells, query) {
        const months = [...new Set(cells.map((one) => one[2]))].filter((n) => n > 0).sort((a, b) => a - b).map(month);
        const active = [...new Set(cells.flatMap((one) => [one[0], one[1]]))].map((n) => names[n]).sort();
        const go = function (event) {
            const form = event.target.form, wanted = {};
            for (const name of ["from", "to", "size", "outlet"])
                wanted[name] = form.elements[name].value;
            location.hash = cc.to("outlets", wanted);
        };
        return el("form", { class: "filters", "aria-label": "Filter copies", onsubmit: (event) => event.preventDefault() },
            select("from", "from", [["", "the beginning"], ...months.map((m) => [m, m])], query.from, go),
            select("to", "to", [["", "the end"], ...months.map((m) => [m, m])], query.to, go),
            select("size", "paragraphs", [["", "all"], ...SIZES.map((words, at) => [String(at), at === 0 || at === 3 ? words : words.replace(/ to .*/, " times and more")]).slice(1)], query.size, go),
            el("label", {}, el("span", {}, "outlet"), el("input", { name: "outlet", list: "outlets", value: query.outlet || "", placeholder: "all", autocomplete: "off", onchange: go }),
                el("datalist", { id: "outlets" }, active.slice(0, 1000).map((name) => el("option", { value: name })))));
    }

    function outlets(summary) {
        const rows = summary.outlets.map((row, number) => [...row, number]).filter((row) => row[1] > 0).sort((a, b) => b[1] - a[1] || a[6] - b[6]);
        const most = Math.max(...rows.map((row) => row[2] + row[3]), 0);
        return cc.table("Outlets, most documents first" + (rows.length > MOST_OUTLETS ? " (" + MOST_OUTLETS + " of " + cc.number(rows.length) + ")" : ""), [
            { name: "outlet", of: (row) => el("a", { href: cc.to("documents", { outlet: row[0] }) }, cc.text(row[0])) },
            { name: "documents", number: true, of: (row) => cc.number(row[1]) },
            { name: "words kept", number: true, of: (row) => cc.number(row[2]) },
            { name: "words left out", number: true, of: (row) => cc.number(row[3]) },
            { name: "kept, left out", of: (row) => cc.bar(row[2], row[3], most) },
            { name: "copies taken", number: true, of: (row) => row[4] ? el("a", { href: cc.to("clusters", { by: row[0] }) }, cc.number(row[4])) : "0" },
            { name: "copies given", number: true, of: (row) => row[5] ? el("a", { href: cc.to("clusters", { of: row[0] }) }, cc.number(row[5])) : "0" },
        ], rows.slice(0, MOST_OUTLETS));
    }

    function reprints(summary, names) {
        if (summary.reprints.length === 0)
            return null;
        const rows = [...summary.reprints].sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1]).slice(0, MOST_ROWS);
        return el("section", { "aria-labelledby": "reprints" }, el("h2", { id: "reprints" }, "Who reprints whom"),
            el("p", {}, "Documents most of whose words come from one earlier document."),
            cc.table("Reprints, most first", [
                { name: "outlet", of: (row) => cc.text(names[row[0]]) },
                { name: "reprints", of: (row) => cc.text(names[row[1]]) },
                { name: "documents", number: true, of: (row) => cc.number(row[2]) }], rows));
    }

    cc.views.outlets = async function (path, query) {
        const summary = await cc.summary, data = await cc.load("cells");
        const names = summary.outlets.map((row) => row[0]), sums = sum(data.cells, names, query), order = rank(sums);
        const copies = order.length === 0 ? el("p", { class: "none" }, data.cells.length === 0 ? "No outlet copies another." : "No copy fits the filter.")
            : [cc.graph(names, sums, query, order), matrix(names, sums, query, order)];
        return [cc.heading("Who copies whom", "A paragraph's first copy, by date, is its source; each later one counts for the outlet that printed it."),
            filters(names, data.cells, query), copies,
            data.further > 0 ? el("p", { class: "note" }, cc.count(data.further, "copy", "copies") + " of rarer pairs and months are in the table below, but not in what is filtered.") : null,
            el("section", { "aria-labelledby": "each" }, el("h2", { id: "each" }, "Each outlet"), outlets(summary)),
            reprints(summary, names)];
    };
})(cleancopy);
