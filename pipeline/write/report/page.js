/* page.js -- elements, and text that stays text.
 *
 * All words of pages come in through cleancopy.text(): never markup, in a direction of their own, with the characters
 * that a reader cannot see shown by their numbers. */
"use strict";
(function (cc) {
    const LONG = 20000; /* characters that are laid out at once */
    const SVG = "http://www.w3.org/2000/svg";
    /* controls; marks that turn the direction of text; soft hyphen, zero-width space and byte order mark.  Joiners and
     * the two direction marks belong to scripts and emoji, and do nothing outside their own text. */
    const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;

    function fill(node, attributes, children) {
        for (const name of Object.keys(attributes || {})) {
            const value = attributes[name];
            if (value === null || value === undefined || value === false)
                continue;
            if (name.startsWith("on"))
                node.addEventListener(name.slice(2), value);
            else
                node.setAttribute(name, value === true ? "" : String(value));
        }
        node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
        return node;
    }

    /* el("p", {class: "note"}, "words", another); functions under "onclick" and the like are listeners. */
    cc.el = function (tag, attributes, ...children) {
        return fill(document.createElement(tag), attributes, children);
    };
    cc.svg = function (tag, attributes, ...children) {
        return fill(document.createElementNS(SVG, tag), attributes, children);
    };

    function codepoint(character) {
        return "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    }

    /* Nodes for a piece of text: unseen characters as their numbers. */
    cc.visible = function (text) {
        const nodes = [];
        let done = 0;
        for (const match of text.matchAll(UNSEEN)) {
            nodes.push(text.slice(done, match.index),
                cc.el("span", { class: "unseen", title: "a character that is not shown" }, codepoint(match[0])));
            done = match.index + match[0].length;
        }
        nodes.push(text.slice(done));
        return nodes;
    };

    /* With the places of `needle` marked, letters of either case. */
    function marked(text, needle) {
        const nodes = [], low = text.toLowerCase();
        if (low.length !== text.length) /* rare letters change their length: then nothing is marked */
            return cc.visible(text);
        let done = 0;
        for (let at = low.indexOf(needle); at >= 0; at = low.indexOf(needle, done)) {
            nodes.push(cc.visible(text.slice(done, at)), cc.el("mark", {}, text.slice(at, at + needle.length)));
            done = at + needle.length;
        }
        nodes.push(cc.visible(text.slice(done)));
        return nodes;
    }

    /* A page's words.  What is very long is shown up to LONG, with a button for the rest. */
    cc.text = function (text, needle) {
        const box = cc.el("bdi", { dir: "auto" });
        const show = (part) => box.replaceChildren(...(needle ? marked(part, needle) : cc.visible(part)).flat(Infinity));
        text = text === null || text === undefined ? "" : text;
        if (text.length <= LONG) {
            show(text);
            return box;
        }
        show(text.slice(0, LONG) + "…");
        const all = cc.el("button", { type: "button", class: "small", onclick: function () {
            show(text);
            all.remove();
        } }, "show all " + cc.number(text.length) + " characters");
        return cc.el("span", {}, box, " ", all);
    };

    cc.number = function (n) {
        return n.toLocaleString("en-GB");
    };
    cc.count = function (n, one, many) {
        return cc.number(n) + " " + (n === 1 ? one : many || one + "s");
    };
    cc.percent = function (part, whole) {
        return (whole === 0 ? 0 : 100 * part / whole).toFixed(1) + " %";
    };
    cc.share = function (value) {
        return value === null ? "" : value.toFixed(2);
    };
    cc.day = function (date) {
        return date ? date.slice(0, 10) : "no date";
    };

    /* An address that a page gave: a link only where it leads to the web. */
    cc.link = function (url, words) {
        if (!/^https?:\/\//i.test(url || ""))
            return url ? cc.text(url) : "";
        return cc.el("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, words ? words : cc.text(url));
    };

    /* "#/doc/ID?q=word": a view and what it is asked. */
    cc.to = function (path, query) {
        const parts = Object.entries(query || {}).filter(([, value]) => value !== "" && value !== null && value !== undefined);
        const words = parts.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
        return "#/" + path + (words ? "?" + words : "");
    };
    cc.parse = function (hash) {
        const [path, words] = hash.replace(/^#\/?/, "").split("?");
        const query = {};
        for (const part of (words || "").split("&").filter(Boolean)) {
            const at = part.indexOf("=");
            try {
                query[at < 0 ? part : part.slice(0, at)] = at < 0 ? "" : decodeURIComponent(part.slice(at + 1));
            } catch (error) {
                continue; /* a link that was cut */
            }
        }
        return { path: path.split("/").filter(Boolean), query };
    };

    cc.title = function (row) {
        return row ? cc.text(row) : cc.el("i", {}, "no title");
    };

    /* A heading that takes the focus when the view is new. */
    cc.heading = function (words, ...more) {
        return [cc.el("h1", { tabindex: -1, id: "view" }, words), more.length ? cc.el("p", { class: "lead" }, ...more) : null];
    };

    cc.views = {};
})(cleancopy);
