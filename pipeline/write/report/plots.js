/* plots.js -- the time line and the distributions of quality and length, drawn by uPlot, and said in a table beneath. */
"use strict";
(function (cc) {
    const el = cc.el, DAY_S = 86400;
    const live = []; /* plots on the page, to be drawn anew when the colours change */

    function colour(name) {
        return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    }

    function axis(more) {
        return Object.assign({ stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 },
            ticks: { stroke: colour("--line"), width: 1 }, font: "12px system-ui, sans-serif" }, more);
    }

    function draw(plot) {
        const width = plot.box.clientWidth;
        if (plot.drawn)
            plot.drawn.destroy();
        plot.drawn = null;
        if (width < 50)
            return;
        const options = Object.assign({ width, height: 240, cursor: { drag: { x: false, y: false } } }, plot.options());
        plot.drawn = new uPlot(options, plot.data, plot.box);
    }

    function figure(label, caption, data, options, table) {
        const box = el("div", { class: "plot", role: "img", "aria-label": label });
        const plot = { box, data, options, drawn: null };
        new ResizeObserver(() => requestAnimationFrame(() => draw(plot))).observe(box);
        live.push(plot);
        return el("figure", {}, box, el("figcaption", {}, caption),
            el("details", {}, el("summary", {}, "as a table"), table));
    }

    cc.redraw = function () {
        for (let at = live.length - 1; at >= 0; at--) {
            if (live[at].box.isConnected)
                draw(live[at]);
            else
                live.splice(at, 1);
        }
    };

    function utc(day) {
        return new Date(day * DAY_S * 1000);
    }

    /* Days to days, weeks (from Monday) or months, by how many there would be. */
    function step(days) {
        const span = days.length ? days[days.length - 1][0] - days[0][0] : 0;
        if (span <= 92)
            return { word: "day", of: (day) => day };
        if (span <= 92 * 7)
            return { word: "week", of: (day) => day - (day + 3) % 7 };
        return { word: "month", of: (day) => Date.UTC(utc(day).getUTCFullYear(), utc(day).getUTCMonth(), 1) / DAY_S / 1000 };
    }

    const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /* "6 May", or "May 2025" where ticks are further apart; the same words in every country. */
    function tick(seconds, incr) {
        const when = new Date(seconds * 1000), month = MONTHS[when.getUTCMonth()];
        return incr < 27 * DAY_S ? when.getUTCDate() + " " + month : month + " " + when.getUTCFullYear();
    }

    function gather(days, of) {
        const sums = new Map();
        for (const [day, documents, kept, removed] of days) {
            const sum = sums.get(of(day)) || [0, 0, 0];
            sums.set(of(day), [sum[0] + documents, sum[1] + kept, sum[2] + removed]);
        }
        return [...sums.entries()];
    }

    cc.timeline = function (summary) {
        const unit = step(summary.days), rows = gather(summary.days, unit.of);
        if (rows.length === 0)
            return el("p", {}, "No document has a date.");
        const data = [rows.map((row) => row[0] * DAY_S), rows.map((row) => row[1][1]), rows.map((row) => row[1][2]),
            rows.map((row) => row[1][0])];
        const bars = (n) => uPlot.paths.bars({ size: [0.4, 40], align: n });
        const name = (seconds) => new Date(seconds * 1000).toISOString().slice(0, unit.word === "month" ? 7 : 10);
        const options = () => ({
            tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
            scales: { x: { range: (u, min, max) => [min - DAY_S * 2, max + DAY_S * 2] }, words: { range: (u, min, max) => [0, max * 1.05 || 1] } },
            axes: [axis({ values: (u, ticks, at, space, incr) => ticks.map((seconds) => tick(seconds, incr)) }), axis({ scale: "words", size: 60, values: (u, ticks) => ticks.map(cc.short) })],
            series: [{ label: unit.word, value: (u, seconds) => seconds === null ? "–" : name(seconds) },
                { label: "words kept", scale: "words", fill: colour("--kept"), stroke: colour("--kept"), paths: bars(-1), points: { show: false },
                    value: (u, n) => n === null ? "–" : cc.number(n) },
                { label: "words left out", scale: "words", fill: colour("--removed"), stroke: colour("--removed"), paths: bars(1), points: { show: false },
                    value: (u, n) => n === null ? "–" : cc.number(n) }],
        });
        const table = cc.table("By " + unit.word, [
            { name: unit.word, of: (row) => el("span", { class: "w" }, name(row[0] * DAY_S)) },
            { name: "documents", number: true, of: (row) => cc.number(row[1][0]) },
            { name: "words kept", number: true, of: (row) => cc.number(row[1][1]) },
            { name: "words left out", number: true, of: (row) => cc.number(row[1][2]) }], rows);
        const caption = "Words kept (left bars) and left out (right bars), by " + unit.word + " of the document" +
            (summary.undated[0] > 0 ? "; " + cc.count(summary.undated[0], "document") + " without a date" : "") + ".";
        return figure("Time line: " + caption, caption, data.slice(0, 3), options, table);
    };

    /* Documents by steps of something: `places` of the bars from range[0] to range[1], step(at) its words. */
    function distribution(name, caption, counts, places, range, step, ticks) {
        const options = () => ({
            legend: { show: true },
            scales: { x: { time: false, range: () => range }, y: { range: (u, min, max) => [0, max * 1.05 || 1] } },
            axes: [axis(ticks), axis({ size: 60, values: (u, ticks) => ticks.map(cc.short) })],
            series: [{ label: name, value: (u, x) => x === null ? "–" : step(places.indexOf(x)) },
                { label: "documents", fill: colour("--accent"), stroke: colour("--accent"), paths: uPlot.paths.bars({ size: [0.9, 60] }), points: { show: false },
                    value: (u, count) => count === null ? "–" : cc.number(count) }],
        });
        const table = cc.table("By " + name, [
            { name, of: (row) => el("span", { class: "w" }, step(row[0])) },
            { name: "documents", number: true, of: (row) => cc.number(row[1]) }], counts.map((count, at) => [at, count]));
        return figure("Distribution of " + name + ": " + caption, caption, [places, counts], options, table);
    }

    cc.qualities = function (summary) {
        const n = summary.quality.length, places = summary.quality.map((count, at) => (at + 0.5) / n);
        const step = (at) => (at / n).toFixed(2) + " to " + ((at + 1) / n).toFixed(2);
        const low = summary.quality.slice(0, n / 2).reduce((sum, count) => sum + count, 0);
        const caption = "Documents by quality, the expected share of right words; " + cc.number(low) + " below one half.";
        return distribution("quality", caption, summary.quality, places, [0, 1], step, {});
    };

    /* Each step but the first two is twice as long as the one before. */
    cc.lengths = function (summary) {
        const last = Math.max(summary.lengths.findLastIndex((count) => count > 0), 4), counts = summary.lengths.slice(0, last + 1);
        const least = (at) => at === 0 ? 0 : 2 ** (at - 1), places = counts.map((count, at) => at);
        const step = (at) => at < 2 ? String(at) : at === summary.lengths.length - 1 ? cc.number(least(at)) + " and more" : cc.number(least(at)) + " to " + cc.number(least(at + 1) - 1);
        const ticks = { incrs: [1, 2, 4], values: (u, at) => at.map((x) => Number.isInteger(x) && x >= 0 && x <= last ? cc.number(least(x)) : "") };
        const all = counts.reduce((sum, count) => sum + count, 0);
        const caption = cc.count(all, "text file") + " by words: from the number under a bar to that under the next.";
        return distribution("words", caption, counts, places, [-0.5, last + 0.5], step, ticks);
    };

    cc.short = function (n) {
        return n >= 1e6 ? n / 1e6 + "M" : n >= 1e3 ? n / 1e3 + "k" : String(n);
    };
})(cleancopy);
