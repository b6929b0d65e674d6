/* graph.js -- outlets on a circle; an arc for each pair, from who printed first to who copied, the wider the more
 * paragraphs. */
"use strict";
(function (cc) {
    const MOST_NODES = 16, MOST_EDGES = 40, SIZE = 560, RADIUS = 180;

    function place(at, n) {
        const angle = 2 * Math.PI * at / n - Math.PI / 2;
        return { x: SIZE / 2 + RADIUS * Math.cos(angle), y: SIZE / 2 + RADIUS * Math.sin(angle), angle };
    }

    function short(name) {
        return name.length > 22 ? name.slice(0, 21) + "…" : name;
    }

    /* From one node towards the other, bent to the circle's middle, ending before the node's dot. */
    function arc(from, to) {
        const mid = { x: SIZE / 2 + (from.x + to.x - SIZE) * 0.18, y: SIZE / 2 + (from.y + to.y - SIZE) * 0.18 };
        const dx = to.x - mid.x, dy = to.y - mid.y, length = Math.hypot(dx, dy) || 1, end = { x: to.x - 13 * dx / length, y: to.y - 13 * dy / length };
        return "M" + [from.x, from.y].map((n) => n.toFixed(1)) + "Q" + [mid.x, mid.y, end.x, end.y].map((n) => n.toFixed(1));
    }

    function loop(at) {
        const out = { x: at.x + 40 * Math.cos(at.angle - 0.5), y: at.y + 40 * Math.sin(at.angle - 0.5) };
        const back = { x: at.x + 40 * Math.cos(at.angle + 0.5), y: at.y + 40 * Math.sin(at.angle + 0.5) };
        return "M" + [at.x, at.y] + "C" + [out.x, out.y, back.x, back.y, at.x + 10 * Math.cos(at.angle + 0.4), at.y + 10 * Math.sin(at.angle + 0.4)];
    }

    function edge(names, nodes, query, pair, most) {
        const { copier, source, n } = pair, words = names[copier] + " copies " + names[source] + ": " + cc.count(n, "paragraph");
        const path = copier === source ? loop(nodes.get(source)) : arc(nodes.get(source), nodes.get(copier));
        return cc.svg("a", { href: cc.pairLink(names, copier, source, query), class: "edge", "aria-label": words, "data-ends": source + " " + copier },
            cc.svg("title", {}, words),
            cc.svg("path", { d: path, class: "hit" }),
            cc.svg("path", { d: path, class: "line", "stroke-width": (1 + 4 * n / most).toFixed(1), "marker-end": "url(#arrow)" }));
    }

    function node(names, sums, number, at, hasLoop) {
        const away = hasLoop ? 44 : 16; /* past its own loop */
        const isLeft = Math.cos(at.angle) < -0.01, given = sums.given.get(number) || 0, taken = sums.taken.get(number) || 0;
        const words = names[number] + ": copied " + cc.count(given, "time") + ", copies " + cc.count(taken, "paragraph");
        const label = cc.svg("text", { x: (at.x + away * Math.cos(at.angle)).toFixed(1), y: (at.y + away * Math.sin(at.angle) + 4).toFixed(1),
            "text-anchor": Math.abs(Math.cos(at.angle)) < 0.01 ? "middle" : isLeft ? "end" : "start" }, cc.visible(short(names[number])).map((part) => typeof part === "string" ? part : part.textContent));
        const group = cc.svg("a", { href: cc.to("outlets", { outlet: names[number] }), class: "node", "aria-label": words },
            cc.svg("title", {}, words), cc.svg("circle", { cx: at.x.toFixed(1), cy: at.y.toFixed(1), r: (5 + Math.min(5, Math.sqrt(given))).toFixed(1) }), label);
        const light = (on) => function () {
            for (const line of group.ownerSVGElement.querySelectorAll(".edge"))
                line.classList.toggle("faint", on && !line.dataset.ends.split(" ").includes(String(number)));
        };
        for (const [event, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
            group.addEventListener(event, light(on));
        return group;
    }

    cc.graph = function (names, sums, query, order) {
        const shown = order.slice(0, MOST_NODES), nodes = new Map(shown.map((number, at) => [number, place(at, shown.length)]));
        const pairs = [...sums.pairs].map(([key, n]) => ({ copier: Number(key.split(" ")[0]), source: Number(key.split(" ")[1]), n }))
            .filter((pair) => nodes.has(pair.copier) && nodes.has(pair.source)).sort((a, b) => b.n - a.n || a.copier - b.copier || a.source - b.source);
        const most = pairs.length ? pairs[0].n : 1, drawn = pairs.slice(0, MOST_EDGES);
        const arrow = cc.svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 6, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" },
            cc.svg("path", { d: "M0 0 8 4 0 8z" }));
        const margin = 160;
        return cc.el("figure", { class: "graph" },
            cc.svg("svg", { viewBox: [-margin, 20, SIZE + 2 * margin, SIZE - 40].join(" "), role: "group", "aria-label": "Graph of who copies whom; the matrix below says the same" },
                cc.svg("defs", {}, arrow), drawn.map((pair) => edge(names, nodes, query, pair, most)), shown.map((number) => node(names, sums, number, nodes.get(number), drawn.some((pair) => pair.copier === number && pair.source === number)))),
            cc.el("figcaption", {}, "Arrows lead from the outlet that printed first to the one that copied, the wider the more paragraphs" +
                (pairs.length > drawn.length || order.length > shown.length ? "; the " + shown.length + " busiest outlets and " + drawn.length + " busiest pairs" : "") + "."));
    };
})(cleancopy);
