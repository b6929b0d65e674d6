#include "option_table.h"

#include <string.h>

#define READS      (CC_COMMAND_CLEAN | CC_COMMAND_CORPUS | CC_COMMAND_EXPLAIN | CC_COMMAND_RUN)
#define WRITES     (CC_COMMAND_CLEAN | CC_COMMAND_CORPUS | CC_COMMAND_RUN)
#define PARSES     (READS | CC_COMMAND_FETCH) /* in processes of their own */
#define NETWORK    (CC_COMMAND_RUN | CC_COMMAND_FETCH)
#define HAS_STATE  (NETWORK | CC_COMMAND_CORPUS | CC_COMMAND_INDEX)
#define AT(field)  offsetof(struct cc_config, field)

const struct cc_option cc_options[] = {
    {"out", 'o', CC_OPTION_PATH, "DIR", AT(out_dir), WRITES, "write the output folder DIR"},
    {"format", 'f', CC_OPTION_FORMAT, "text|markdown|jsonl|vertical|prevertical|tei|csv", AT(format), WRITES, "what to write"},
    {"shard-bytes", 0, CC_OPTION_MEMORY, "N", AT(shard_bytes), WRITES, "with --out: the records also as shards/documents-00000.jsonl.zst …, N bytes in each before compression (default: 0, none)"},
    {"raw-csv", 0, CC_OPTION_FLAG, NULL, AT(raw_csv), WRITES, "CSV cells as they are, also those that a spreadsheet would compute (default: an apostrophe before these)"},
    {"output", 0, CC_OPTION_STRING, "FILE", AT(output_path), CC_COMMAND_FETCH, "store the body of the one URL in FILE (- is standard output)"},
    {"pages", 0, CC_OPTION_PATH, "DIR", AT(pages_dir), CC_COMMAND_FETCH, "store each page in DIR, under a name made from its URL"},
    {"rows", 0, CC_OPTION_PATH, "FILE", AT(rows_path), CC_COMMAND_DEDUP, "write the rows to FILE, whole or not at all (default: standard output)"},
    {"files-from", 0, CC_OPTION_STRING, "LIST", AT(files_from), CC_COMMAND_CLEAN | CC_COMMAND_CORPUS | CC_COMMAND_DEDUP | CC_COMMAND_EXPLAIN, "read more INPUTs from LIST, a path a line (- is standard input)"},
    {"shard", 0, CC_OPTION_SHARD, "I/N", AT(shard_number), CC_COMMAND_CORPUS, "clean the I-th of N shares of the pages, and write the shard DIR/shard-I-of-N.jsonl.zst for --merge"},
    {"merge", 0, CC_OPTION_FLAG, NULL, AT(merge), CC_COMMAND_CORPUS, "each INPUT is a shard or a folder of them: compare all N and write what one corpus over their pages would"},
    {"compared", 0, CC_OPTION_PATH, "FILE", AT(compared_path), CC_COMMAND_CORPUS, "with --merge: do not compare, FILE has what another engine found in these shards"},
    {"part", 0, CC_OPTION_SHARD, "I/N", AT(part_number), CC_COMMAND_CORPUS, "with --merge --compared: write the I-th of N parts alone, from its own shards, into DIR/part-I-of-N"},
    {"feed", 0, CC_OPTION_FEED, "URL", 0, CC_COMMAND_FETCH, "fetch the entries of a feed (repeatable)"},
    {"sitemap", 0, CC_OPTION_SITEMAP, "URL", 0, CC_COMMAND_FETCH, "fetch the pages of a sitemap (repeatable)"},
    {"front-page", 0, CC_OPTION_FRONT_PAGE, "URL", 0, CC_COMMAND_FETCH, "fetch the articles that a front page links to (repeatable)"},
    {"url-list", 0, CC_OPTION_URL_LIST, "FILE", 0, CC_COMMAND_FETCH, "fetch the URLs in FILE, one a line (repeatable)"},
    {"removed", 0, CC_OPTION_FLAG, NULL, AT(removed), CC_COMMAND_CLEAN, "with jsonl: list what was dropped, and why"},
    {"links", 0, CC_OPTION_FLAG, NULL, AT(links), CC_COMMAND_CLEAN, "with markdown: links stay links (default: their words alone)"},
    {"front-matter", 0, CC_OPTION_FLAG, NULL, AT(front_matter), WRITES, "put title, date, outlet … before the text"},
    {"paragraph", 0, CC_OPTION_STRING, "TEXT", AT(paragraph), CC_COMMAND_EXPLAIN, "instead of an INPUT: where the state has seen this paragraph (- is standard input)"},
    {"color", 0, CC_OPTION_COLOR, "auto|always|never", AT(color), CC_COMMAND_EXPLAIN | NETWORK, "colour on a terminal (default: auto, unless NO_COLOR is set)"},
    {"features", 0, CC_OPTION_FLAG, NULL, AT(features), CC_COMMAND_EXPLAIN, "the features of each block as JSON, an object a page (for training)"},
    {"json", 0, CC_OPTION_FLAG, NULL, AT(json), CC_COMMAND_ALL, "for machines: explain, index: what they say as JSON; others: progress and summary, lines on standard output, or standard error where records go there (--quiet: the summary alone)"},
    {"dry-run", 'n', CC_OPTION_FLAG, NULL, AT(dry_run), NETWORK | CC_COMMAND_CORPUS, "name what would be fetched, or which files a shard is made of; store nothing"},
    {"scope", 0, CC_OPTION_SCOPE, "auto|strict|full", AT(scope), READS, "what counts as text; strict: no captions, bylines, promotion; full: all of the article"},
    {"language", 0, CC_OPTION_LANGUAGES, "LIST", 0, READS, "pages in these languages alone, such as en,de (und: not known); the others are counted and left out (default: all)"},
    {"outlets", 0, CC_OPTION_OUTLETS, "LIST", AT(filter.outlets), READS, "pages of these outlets alone, as records name them; @FILE has a name a line (default: all)"},
    {"exclude-outlets", 0, CC_OPTION_OUTLETS, "LIST", AT(filter.excluded), READS, "no page of these outlets, also where --outlets names them; @FILE has a name a line"},
    {"rules", 0, CC_OPTION_RULES, "FILE", 0, READS, "more rules for sites: the sections [site HOST] of FILE (repeatable)"},
    {"parser", 0, CC_OPTION_PARSER, "skeleton|plain", AT(parser), READS, "what gumbo reads of a page: what decides its tree, or all of it; the same output, in three times the time"},
    {"duplicates", 0, CC_OPTION_DUPLICATES, "drop|keep", AT(duplicates), WRITES | CC_COMMAND_REPORT, "duplicate paragraphs in text files"},
    {"reprints", 0, CC_OPTION_REPRINTS, "keep|drop", AT(reprints), CC_COMMAND_CORPUS | CC_COMMAND_RUN, "documents most of whose words come from one earlier document: with a text file, or without"},
    {"prefer", 0, CC_OPTION_PREFER, "LIST", 0, CC_COMMAND_CORPUS | CC_COMMAND_RUN | CC_COMMAND_DEDUP | CC_COMMAND_INDEX, "outlets whose copy of a paragraph is kept before others', best first (default: the earliest copy)"},
    {"updated", 0, CC_OPTION_FLAG, NULL, AT(updated), CC_COMMAND_DEDUP, "all rows of relation \"updated\", not only edited copies: the same sentences with other figures, never to be dropped"},
    {"window", 0, CC_OPTION_SPAN, "N[hdw]", AT(window_s), CC_COMMAND_CORPUS | CC_COMMAND_RUN | CC_COMMAND_INDEX, "compare with documents of the last N hours, days or weeks only (default: with all)"},
    {"state", 0, CC_OPTION_PATH, "DIR", AT(state_dir), HAS_STATE | CC_COMMAND_EXPLAIN | CC_COMMAND_REPORT, "folder of the state (default: state; corpus: .cleancopy in DIR; report: none)"},
    {"archive", 0, CC_OPTION_PATH, "DIR", AT(archive_dir), NETWORK | CC_COMMAND_EXPLAIN | CC_COMMAND_REPORT, "folder of the WARC files (default: archive)"},
    {"log", 0, CC_OPTION_PATH, "FILE", AT(log_path), NETWORK, "append a line of JSON for each URL to FILE (default: fetch.jsonl in the state's folder)"},
    {"contact", 0, CC_OPTION_TEXT, "ADDRESS", AT(contact), NETWORK, "URL or mail address that webmasters can write to"},
    {"user-agent", 0, CC_OPTION_TEXT, "TEXT", AT(user_agent), NETWORK, "whole user agent (default: cleancopy/VERSION and the contact)"},
    {"delay-ms", 0, CC_OPTION_COUNT, "N", AT(delay_ms), NETWORK, "least milliseconds between two requests to a host"},
    {"max-time", 0, CC_OPTION_SECONDS, "N[smh]", AT(max_time_s), NETWORK, "begin no more requests after N seconds, minutes or hours; the next run goes on (default: no limit)"},
    {"header", 'H', CC_OPTION_HEADER, "NAME: VALUE", 0, NETWORK, "send this header line with each request; Authorization and Cookie only to hosts that you name (repeatable)"},
    {"netrc", 0, CC_OPTION_PATH, "FILE", AT(netrc_path), NETWORK, "user names and passwords for hosts, in curl's .netrc format"},
    {"proxy", 0, CC_OPTION_STRING, "URL", AT(proxy), NETWORK, "fetch through a proxy: http, https, socks5h (default: none, whatever http_proxy says)"},
    {"allow-private", 0, CC_OPTION_FLAG, NULL, AT(allow_private), NETWORK, "allow the loopback and private addresses of the hosts that you name"},
    {"allow-net", 0, CC_OPTION_ALLOW_NET, "NET", 0, NETWORK, "allow a private network, such as 10.0.0.0/8, for redirects and links too (repeatable)"},
    {"alt-svc", 0, CC_OPTION_FLAG, NULL, AT(alt_svc), NETWORK, "follow Alt-Svc within a run: other hosts and ports for a site's URLs"},
    {"http1", 0, CC_OPTION_FLAG, NULL, AT(http1), NETWORK, "HTTP/1.1 alone (default: HTTP/2 where the server has it)"},
    {"connect-to", 0, CC_OPTION_CONNECT_TO, "H:P:H2:P2", 0, NETWORK, "connect to H2:P2 for H:P, as curl does (repeatable)"},
    {"ca-file", 0, CC_OPTION_PATH, "FILE", AT(ca_file), NETWORK, "trust the certificates in FILE"},
    {"now", 0, CC_OPTION_NOW, "TIME", AT(clock_offset_s), NETWORK, "believe that the run begins at TIME, such as 2026-03-01T08:00:00Z (for tests and simulations)"},
    {"jobs", 'j', CC_OPTION_COUNT, "N", AT(jobs), READS, "pages cleaned side by side (default: one a core)"},
    {"isolate", 0, CC_OPTION_YES_NO, "yes|no", AT(isolate), PARSES, "read pages, feeds and sitemaps in processes that may open nothing; no: in this one, for debuggers"},
    {"keep-crashes", 0, CC_OPTION_PATH, "DIR", AT(crash_dir), PARSES, "keep pages that end the process that reads them in DIR, with the reason"},
    {"max-page-cpu-ms", 0, CC_OPTION_COUNT, "N", AT(limits.max_page_cpu_ms), PARSES, "most processor time for a page, with --isolate yes; 0: any"},
    {"memory-bytes", 0, CC_OPTION_MEMORY, "N", AT(dedup.memory_bytes), CC_COMMAND_DEDUP, "text and words kept in memory; more goes to temporary files in TMPDIR"},
    {"max-page-bytes", 0, CC_OPTION_BYTES, "N", AT(limits.max_page_bytes), READS, "largest page, decoded"},
    {"max-input-bytes", 0, CC_OPTION_BYTES, "N", AT(limits.max_input_bytes), READS, "largest file, decompressed"},
    {"max-arena-bytes", 0, CC_OPTION_MEMORY, "N", AT(limits.max_arena_bytes), READS, "memory for one page"},
    {"max-depth", 0, CC_OPTION_COUNT, "N", AT(limits.max_depth), READS, "open tags before a page is read without a tree"},
    {"max-body-bytes", 0, CC_OPTION_BYTES, "N", AT(fetch.max_body_bytes), NETWORK, "largest answer, decoded"},
    {"total-timeout-ms", 0, CC_OPTION_COUNT, "N", AT(fetch.total_timeout_ms), NETWORK, "longest time for one answer"},
    {"connect-timeout-ms", 0, CC_OPTION_COUNT, "N", AT(fetch.connect_timeout_ms), NETWORK, "longest time for a connection"},
    {"config", 'c', CC_OPTION_STRING, "FILE", AT(config_path), CC_COMMAND_ALL, "read options and sources from FILE (INI)"},
    {"no-config", 0, CC_OPTION_FLAG, NULL, AT(no_config), CC_COMMAND_ALL, "read no configuration file, neither that of CLEANCOPY_CONFIG nor the one in the home folder"},
    {"quiet", 'q', CC_OPTION_FLAG, NULL, AT(quiet), CC_COMMAND_ALL | CC_COMMAND_INIT, "no closing line"},
    {"verbose", 'v', CC_OPTION_FLAG, NULL, AT(verbose), CC_COMMAND_ALL, "say more on standard error"},
};
#define N_OPTIONS (sizeof cc_options / sizeof *cc_options)

_Static_assert(N_OPTIONS <= CC_OPTIONS_MOST, "settings have a place for each option's origin");

const size_t cc_n_options = N_OPTIONS;

/* A group goes from its first option to the next group's. */
const struct cc_option_group cc_option_groups[] = {
    {"out", "Input and output"},
    {"scope", "What counts as text, and which pages"},
    {"duplicates", "Copies"},
    {"state", "State and archive"},
    {"contact", "Fetching"},
    {"jobs", "Speed and limits"},
    {"config", "For every command"},
};
const size_t cc_n_option_groups = sizeof cc_option_groups / sizeof *cc_option_groups;

void cc_option_group_range(size_t group, size_t *from, size_t *to)
{
    *from = (size_t)(cc_option_find(cc_option_groups[group].first) - cc_options);
    *to = group + 1 < cc_n_option_groups
              ? (size_t)(cc_option_find(cc_option_groups[group + 1].first) - cc_options)
              : N_OPTIONS;
}

bool cc_option_is_lasting(const struct cc_option *o)
{
    return o->kind < CC_OPTION_FEED && o->offset != AT(config_path) && o->offset != AT(no_config) &&
           o->offset != AT(paragraph) && o->offset != AT(shard_number) && o->offset != AT(merge) && o->offset != AT(compared_path) &&
           o->offset != AT(part_number);
}

const struct cc_option *cc_option_find(const char *name)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if (strcmp(cc_options[i].name, name) == 0)
            return &cc_options[i];
    }
    return NULL;
}

const char *cc_option_nearest(const char *name, unsigned commands)
{
    const char *names[N_OPTIONS];
    size_t n = 0;

    for (size_t i = 0; i < N_OPTIONS; i++) {
        if ((cc_options[i].commands & commands) != 0)
            names[n++] = cc_options[i].name;
    }
    return cc_nearest(name, names, n);
}
