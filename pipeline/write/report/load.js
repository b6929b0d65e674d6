/* load.js -- the one name that the page has, and how data come in.
 *
 * Pages under file:// may not fetch, so data are scripts: data/NAME.js calls cleancopy("NAME", data) and is loaded by a
 * script element.  cleancopy.load(NAME) gives a promise of it.  Chunks that were not used for a while are let go: a reader
 * may leaf through a hundred thousand documents.  The other files hang what they share on cleancopy. */
"use strict";
var cleancopy = (function () {
    const KEPT = 64; /* chunks of some 100 KB */
    const known = new Map(); /* name: {promise, resolve} in order of use */

    function entry(name) {
        let found = known.get(name);
        if (found === undefined) {
            found = {};
            found.promise = new Promise(function (resolve, reject) {
                found.resolve = resolve;
                found.reject = reject;
            });
        } else {
            known.delete(name);
        }
        known.set(name, found);
        return found;
    }

    function forget() {
        for (const [name, found] of known) {
            if (known.size <= KEPT)
                break;
            if (found.isThere && name.includes("/"))
                known.delete(name);
        }
    }

    function cc(name, data) {
        cc.isReady = cc.isReady || name === "summary";
        const found = entry(name);
        found.isThere = true;
        found.resolve(data);
    }

    cc.load = function (name) {
        const found = entry(name);
        if (found.script)
            return found.promise;
        found.script = document.createElement("script");
        found.script.src = "data/" + name + ".js";
        found.script.onload = function () {
            found.script.remove();
            /* resolved by the script; if it said another name, or nothing: */
            found.reject(new Error("data/" + name + ".js is damaged"));
        };
        found.script.onerror = function () {
            found.script.remove();
            known.delete(name);
            found.reject(new Error("data/" + name + ".js cannot be read"));
        };
        document.head.append(found.script);
        forget();
        return found.promise;
    };

    /* The summary is in the page itself. */
    cc.summary = entry("summary").promise;

    const HEX_DIGITS = 16;

    /* All places under a key: [[part, count, chunk], …]. */
    cc.places = async function (kind, key) {
        const summary = await cc.summary;
        if (key.length !== HEX_DIGITS || !/^[0-9a-f]+$/.test(key))
            return [];
        const name = "places/" + kind + "-" + key.slice(0, summary.digits[kind]);
        try {
            const places = await cc.load(name);
            return Object.hasOwn(places, key) ? places[key] : [];
        } catch (error) {
            return []; /* no key begins so */
        }
    };

    /* "archive/NAME.warc.gz:OFFSET" for the page of a document in a chunk; "" where it is not known. */
    async function archived(chunk, id) {
        try {
            const fetch = await cc.load("fetch");
            if (fetch.archive === null)
                return "";
            const row = (await cc.load("archived/" + chunk)).find((one) => one[0] === id);
            return row ? fetch.archive + "/" + row[1] : "";
        } catch (error) {
            return ""; /* no page of the chunk is archived */
        }
    }

    /* A document by its id, the chunk that it is in, and where its page is archived; null where there is none. */
    cc.document = async function (id) {
        const places = await cc.places("documents", id);
        if (places.length === 0)
            return null;
        const chunk = await cc.load("documents/" + places[0][2]);
        const at = chunk.items.findIndex((item) => item.id === id);
        if (at < 0)
            return null;
        return { doc: chunk.items[at], at, chunk, archived: await archived(places[0][2], id) };
    };

    /* The cluster of a document's paragraph; null where there is none. */
    cc.cluster = async function (id, paragraph) {
        const places = await cc.places("clusters", id);
        const place = places.find((one) => one[0] === paragraph);
        if (place === undefined)
            return null;
        const chunk = await cc.load("clusters/" + place[2]);
        return chunk.items.find((one) => one.first[0] === id && one.first[1] === paragraph) || null;
    };

    return cc;
})();
