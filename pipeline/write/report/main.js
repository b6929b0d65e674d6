/* main.js -- the frame of the page: head, the view that the address names, keys, light and dark. */
"use strict";
(function (cc) {
    const el = cc.el;
    const LINKS = [["", "overview", "Overview"], ["outlets", "outlets", "Who copies whom"], ["clusters", "clusters", "Clusters"], ["documents", "documents", "Documents"], ["doubtful", "doubtful", "Doubtful"]];
    const PART_OF = { cluster: "clusters", doc: "documents", last: "documents" };
    const main = el("main", { id: "main" }), nav = el("nav", { "aria-label": "Views" }), status = el("p", { class: "hidden", role: "status" });
    let turn = 0; /* of the views asked for, the newest wins */

    /* ---- light and dark ---- */

    function theme() {
        try {
            return localStorage.getItem("cleancopy-theme") || "";
        } catch (error) {
            return ""; /* a browser that keeps nothing for files */
        }
    }

    function setTheme(name) {
        document.documentElement.dataset.theme = name;
        try {
            localStorage.setItem("cleancopy-theme", name);
        } catch (error) { /* then it holds for this page alone */ }
        cc.redraw();
    }

    function themeSwitch() {
        const now = theme();
        const isDark = now === "dark" || (now === "" && matchMedia("(prefers-color-scheme: dark)").matches);
        const button = el("button", { type: "button", class: "theme", "aria-pressed": String(isDark), onclick: function () {
            const dark = button.getAttribute("aria-pressed") !== "true";
            button.setAttribute("aria-pressed", String(dark));
            setTheme(dark ? "dark" : "light");
        } }, "dark");
        return button;
    }

    /* ---- the frame ---- */

    function searchForm() {
        return el("form", { role: "search", "aria-label": "Search titles and outlets", onsubmit: function (event) {
            event.preventDefault();
            location.hash = cc.to("documents", { q: event.target.elements.q.value.trim() });
        } }, el("input", { type: "search", name: "q", id: "q", placeholder: "title or outlet  /", "aria-label": "Title or outlet", autocomplete: "off" }));
    }

    const KEYS = [["j, ↓", "next row or block"], ["k, ↑", "the one before"], ["Enter", "open it"], ["n, p", "next page or document, the one before"], ["/", "search"], ["g o, g w, g c, g d, g l", "overview, who copies whom, clusters, documents, doubtful"], ["?", "these keys"]];

    function help() {
        const dialog = el("dialog", { "aria-labelledby": "keys" }, el("h2", { id: "keys" }, "Keys"),
            el("dl", { class: "meta" }, KEYS.map(([key, words]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, words)])),
            el("form", { method: "dialog" }, el("button", {}, "close")));
        dialog.addEventListener("close", () => dialog.remove());
        document.body.append(dialog);
        dialog.showModal();
    }

    function frame() {
        document.body.prepend(el("a", { href: "#main", class: "skip", onclick: function (event) {
            event.preventDefault();
            (document.getElementById("view") || main).focus();
        } }, "to the content"),
        el("header", { class: "top" }, el("a", { class: "brand", href: "#/" }, "cleancopy", el("span", {}, " review")), nav, searchForm(), themeSwitch(),
            el("button", { type: "button", class: "help", "aria-label": "Keys", onclick: help }, "?")), main, status,
        el("footer", {}, el("p", {}, "Made by cleancopy from documents.jsonl, removed.jsonl and clusters.jsonl beside this folder. It loads nothing from the network.")));
    }

    function drawNav(view) {
        nav.replaceChildren(...LINKS.map(([path, name, words]) => el("a", { href: "#/" + path, "aria-current": name === view ? "page" : null }, words)));
    }

    /* ---- views ---- */

    function sorry(error) {
        return [cc.heading("This cannot be shown"), el("p", {}, error.message + "."),
            el("p", {}, "The report may be being written just now, or a part of its folder is missing: reload the page, or make it anew with ", el("code", {}, "cleancopy report DIR"), ".")];
    }

    /* A corpus that was written in parts has sums of them, and rows of none of its documents. */
    const NEEDS_ROWS = ["documents", "doc", "last", "clusters", "cluster"];

    async function noRows() {
        const parts = (await cc.summary).parts;
        return [cc.heading("Not in this review"), el("p", {}, "It adds up " + cc.count(parts.n, "part") + " of a corpus, and shows none of their documents and clusters. These stand in documents.jsonl, removed.jsonl and clusters.jsonl of each part's folder.")];
    }

    async function viewOf(name) {
        const summary = cc.isReady ? await cc.summary : {};
        if (summary.parts && NEEDS_ROWS.includes(name))
            return noRows;
        return Object.hasOwn(cc.views, name) ? cc.views[name] : async () => [cc.heading("No such view"), el("p", {}, el("a", { href: "#/" }, "Overview"))];
    }

    async function show() {
        const { path, query } = cc.parse(location.hash), name = path[0] || "overview", mine = ++turn;
        let nodes;
        main.setAttribute("aria-busy", "true");
        try {
            nodes = await (await viewOf(name))(path, query);
        } catch (error) {
            nodes = sorry(error);
        }
        if (mine !== turn)
            return;
        drawNav(PART_OF[name] || name);
        main.replaceChildren(...nodes.flat(Infinity).filter((node) => node !== null && node !== undefined));
        main.removeAttribute("aria-busy");
        const heading = document.getElementById("view"), target = nodes.focus ? nodes.focus() : null;
        document.title = (heading ? heading.textContent.slice(0, 80) : name) + " · cleancopy";
        cc.items();
        window.scrollTo(0, 0);
        if (target) {
            focusItem(target);
            target.scrollIntoView({ block: "center" });
        } else if (heading && show.wasHere) {
            heading.focus({ preventScroll: true });
        }
        show.wasHere = true;
    }

    /* ---- keys ---- */

    function items() {
        return [...main.querySelectorAll(".item")].filter((item) => item.offsetParent !== null);
    }

    /* One item takes part in the order of Tab: the one last visited, else the first. */
    cc.items = function () {
        const first = main.querySelector(".item");
        if (first && !main.querySelector(".item[tabindex='0']"))
            first.setAttribute("tabindex", "0");
    };

    function focusItem(item) {
        for (const other of main.querySelectorAll(".item[tabindex='0']"))
            other.setAttribute("tabindex", "-1");
        item.setAttribute("tabindex", "0");
        item.focus();
        item.scrollIntoView({ block: "nearest" });
    }

    function move(by) {
        const all = items(), at = all.indexOf(document.activeElement ? document.activeElement.closest(".item") : null);
        const to = at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by;
        if (all[to])
            focusItem(all[to]);
    }

    function follow(selector) {
        const link = main.querySelector(selector);
        if (link)
            location.hash = link.getAttribute("href");
    }

    const GO = { o: "#/", w: "#/outlets", c: "#/clusters", d: "#/documents", l: "#/doubtful" };
    const DO = {
        j: () => move(1), k: () => move(-1), n: () => follow("a[rel=next]"), p: () => follow("a[rel=prev]"), "?": help,
        "/": () => document.getElementById("q").focus(),
    };
    let waitsForGo = false;

    function onkey(event) {
        const target = event.target, isItem = target.classList && target.classList.contains("item");
        if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || document.querySelector("dialog[open]"))
            return;
        if (waitsForGo && Object.hasOwn(GO, event.key)) {
            location.hash = GO[event.key];
        } else if (isItem && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
            move(event.key === "ArrowDown" ? 1 : -1);
        } else if (isItem && event.key === "Enter") {
            const link = target.querySelector("a[href^='#']");
            if (link)
                location.hash = link.getAttribute("href");
        } else if (Object.hasOwn(DO, event.key)) {
            DO[event.key]();
        } else {
            waitsForGo = event.key === "g";
            return;
        }
        waitsForGo = false;
        event.preventDefault();
    }

    /* ---- begin ---- */

    document.documentElement.dataset.theme = theme();
    frame();
    drawNav("overview");
    addEventListener("hashchange", show);
    addEventListener("keydown", onkey);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", cc.redraw);
    if (cc.isReady)
        show();
    else
        main.replaceChildren(...sorry(new Error("data/summary.js cannot be read")).flat(Infinity).filter(Boolean));
})(cleancopy);
