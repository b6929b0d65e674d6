/* config.h -- every limit and setting, filled once by cmd/ and read-only after.
 *
 * A step takes the part that it needs (&cfg->limits), never the whole.  The defaults are those of
 * cc_config_defaults(); each limit has its reason beside it, each is tested at the limit and
 * past it.
 *
 * Thread use: read-only once filled. */
#ifndef CLEANCOPY_CORE_CONFIG_H
#define CLEANCOPY_CORE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_VERSION "0.1.0"

/* What a page can make us spend.  Measured over 2,449 real pages: depth at most 57, bytes 5.3 MB
 * at most, gumbo's arena 5.5 bytes a byte and 12.5 at most. */
struct cc_limits {
    size_t max_page_bytes;        /* 8 MiB, decoded: above the largest real page (5.3 MB) */
    size_t max_arena_bytes;       /* 192 MiB: four times what the dearest real page takes, and the
                                     process with it stays within 256 MB */
    uint32_t max_depth;           /* 512 open tags: nine times the deepest real page; gumbo is
                                     quadratic in depth (10,000 cost 3 s) */
    uint32_t max_tag_attributes;  /* 256 in one tag: gumbo compares each with each */
    uint32_t max_open_formatting; /* 256 formatting tags open at once: each new paragraph makes
                                     copies of all of them */
    uint32_t max_blocks;          /* 150,000 blocks in a page: max_arena_bytes is full of some 65,000 lines of flattened text, and
                                     8 MiB of one-word lines are more */
    size_t max_json_bytes;        /* 4 MiB of JSON-LD in one script element */
    uint32_t max_json_depth;      /* 64 levels: real JSON-LD has 12 */
    size_t max_input_bytes;       /* 64 MiB: a file or member once decompressed; a page may use
                                     max_page_bytes of it */
    size_t max_line_bytes;        /* 64 MiB: one line of JSONL */
    uint32_t max_page_cpu_ms;     /* 2,000 of processor time, where pages are cleaned in processes of their own: the
                                     slowest of 2,124 real pages takes under 200 */
};

/* How pages are fetched.  Times in milliseconds unless the name says otherwise. */
struct cc_fetch_limits {
    uint32_t connect_timeout_ms; /* 10,000 */
    uint32_t total_timeout_ms;   /* 30,000: a page, from connect to last byte */
    uint32_t slow_bytes_per_s;   /* 200: slower than this … */
    uint32_t slow_for_s;         /* … for 8 s is given up */
    size_t max_body_bytes;       /* 10 MiB on the wire and decoded */
    uint32_t max_decode_ratio;   /* 200 to 1, once past 1 MiB: gzip of real HTML reaches 20 */
    size_t max_header_bytes;     /* 256 KiB, all header lines of one answer */
    uint32_t max_redirects;      /* 10 */
    size_t max_url_bytes;        /* 8,192 */
    size_t max_robots_bytes;     /* 500 KiB, RFC 9309 */
    uint32_t max_feed_entries;   /* 100,000: sitemaps.org has 50,000, and who is over it by one is
                                    no trap */
    uint32_t max_sitemaps;       /* 500 files below one sitemap index */
    uint32_t max_page_feeds;     /* 4 that one page names: a main feed, its Atom twin, sections */
    uint32_t max_next_pages;     /* 4 behind one front page (rel=next): an hour's stories stand on
                                    the first of nearly all outlets */
};

/* What --format names; write/format.h has what each means.  The order is kept in the state: a new one goes
 * behind the last. */
enum cc_format {
    CC_FORMAT_TEXT,
    CC_FORMAT_MARKDOWN,
    CC_FORMAT_JSONL,
    CC_FORMAT_VERTICAL,
    CC_FORMAT_PREVERTICAL,
    CC_FORMAT_TEI,
    CC_FORMAT_CSV
};
enum cc_duplicates { CC_DUPLICATES_DROP, CC_DUPLICATES_KEEP };

/* Whether a reprint (dedup/reprint.h) has a text file. */
enum cc_reprints { CC_REPRINTS_KEEP, CC_REPRINTS_DROP };

/* Which of an article's parts count as its text.  Auto: as most readers would have it; strict:
 * no captions, bylines, dates, promotion, notes about the author; full: those that belong to the
 * article too. */
enum cc_scope { CC_SCOPE_AUTO, CC_SCOPE_STRICT, CC_SCOPE_FULL };

/* What gumbo reads of a page (extract/skeleton.h). */
enum cc_parser { CC_PARSER_SKELETON, CC_PARSER_PLAIN };

/* Colour on a terminal; auto: where standard output is one and the environment does not say otherwise. */
enum cc_color { CC_COLOR_AUTO, CC_COLOR_ALWAYS, CC_COLOR_NEVER };

/* How paragraphs are compared. */
struct cc_dedup_config {
    double near;             /* 0.8: resemblance (dedup/match.h) from which two are near */
    double part;             /* 0.85: share of one's shingles that the other holds */
    uint32_t min_words;      /* 6: shorter paragraphs match only exactly … */
    uint32_t min_exact_words; /* 5: … and below this never: "Read more" recurs uncopied */
    size_t memory_bytes;      /* 96 MiB, `dedup`: text (a third of it) and words (two) kept in
                                 memory; what comes after goes to temporary files.  A million
                                 paragraphs have 250 MB of text and 100 MB of words */
};

/* --window: an hour is the least that makes sense for runs by cron; 100 years is more than any
 * archive of web pages, and far from the end of 64 bits. */
#define CC_WINDOW_MIN_S ((int64_t)3600)
#define CC_MAX_TIME_S  (720 * 3600) /* --max-time: a run of a month is no cron job */
#define CC_NOW_MAX_S   INT64_C(4102444800) /* --now: up to 2100 */
#define CC_WINDOW_MAX_S ((int64_t)36500 * 86400)

/* --max-body-bytes, --max-page-bytes, --max-input-bytes: of one answer, page or file, which must fit into
 * memory whole, with room for more of its kind; more is a slip of the keyboard, and is said before the
 * run instead of as a lack of memory in it. */
#define CC_MAX_BODY_BYTES ((uint64_t)1 << 30)
/* --max-arena-bytes, --memory-bytes: no machine has more, and sums of it stay far from the end of size_t. */
#define CC_MAX_MEMORY_BYTES ((uint64_t)SIZE_MAX / 2 < (uint64_t)1 << 40 ? (uint64_t)SIZE_MAX / 2 : (uint64_t)1 << 40)

/* --shard I/N, --part I/N: more than the arrays of tasks that clusters take (Slurm: 1,001 unless configured otherwise); who merges
 * keeps a name for each. */
#define CC_MAX_SHARDS 10000

#define CC_MAX_SOURCE_URLS 64 /* feeds, sitemaps, front pages or URLs named in one section */

/* One [source NAME] section. */
struct cc_source {
    const char *name;
    const char *outlet; /* NULL: the registrable domain of each page */
    const char *feeds[CC_MAX_SOURCE_URLS];
    const char *sitemaps[CC_MAX_SOURCE_URLS];
    const char *front_pages[CC_MAX_SOURCE_URLS];
    const char *urls[CC_MAX_SOURCE_URLS];
    const char *url_lists[CC_MAX_SOURCE_URLS]; /* files with a URL a line */
    size_t n_feeds, n_sitemaps, n_front_pages, n_urls, n_url_lists;
    /* Hosts besides the site of a feed, sitemap or front page to which its links may lead; each
     * stands for the hosts below it too.  As in a normal URL: lower case, ASCII. */
    const char *allow_hosts[CC_MAX_SOURCE_URLS];
    size_t n_allow_hosts;
    const char *file; /* where the section begins; NULL: the command line */
    int line;         /* from 1 */
};

#define CC_MAX_PREFER 64 /* preferred outlets: the documents to compare are looked through once for each */
#define CC_MAX_PREFER_BYTES 253 /* of one name: a domain has no more (RFC 1035) */

#define CC_MAX_SITES 4096      /* [site] sections: all of them are looked through for each page, in 0.1 ms */
#define CC_MAX_SITE_RULES 64   /* selectors in one section: each is a walk over the page's tree */

/* What a reader of pages knows of a site and no model can see (extract/site_rules.h). */
enum cc_rule_kind {
    CC_RULE_DROP, /* no block in such an element is text */
    CC_RULE_KEEP, /* each block in such an element is */
    CC_RULE_ONLY, /* no block outside of such elements is */
    /* from here on: where the metadata stands (extract/site_metadata.h) */
    CC_RULE_TITLE,
    CC_RULE_AUTHOR,
    CC_RULE_DATE
};

struct cc_css; /* extract/css_select.h */

struct cc_rule {
    enum cc_rule_kind kind;
    int line; /* of the file, from 1 */
    const char *file;
    const struct cc_css *selector;
};

/* One [site HOST] section; its pages are those of the host and of all hosts below it. */
struct cc_site {
    const char *host; /* as in a normal URL: lower case, ASCII */
    const char *file;
    int line;
    struct cc_rule *rules; /* in the order of the file */
    uint32_t n_rules;
};

#define CC_MAX_FILTER_LANGUAGES 256    /* the guesser (CLD2) tells 160 */
#define CC_MAX_FILTER_OUTLETS   100000 /* of one list: 25 MB of the longest names */

/* Names of outlets, in lower case (ASCII alone), in byte order, each once. */
struct cc_outlet_list {
    const char **names;
    size_t n;
    const char *file; /* that they stand in; NULL: the option itself */
};

/* Which pages a call is about (core/filter.h); an empty list asks for nothing. */
struct cc_filter {
    const char **languages; /* primary subtags as records have them, "und": not known; in byte order */
    size_t n_languages;
    struct cc_outlet_list outlets;  /* these alone … */
    struct cc_outlet_list excluded; /* … and none of these */
};

struct cc_config {
    struct cc_limits limits;
    struct cc_fetch_limits fetch;
    struct cc_dedup_config dedup;
    /* command line and [cleancopy] section */
    const char *config_path;
    bool no_config;          /* --no-config: no file is looked for */
    const char *out_dir;     /* NULL: records to standard output */
    const char *state_dir;
    const char *archive_dir;
    const char *files_from;
    uint32_t shard_number;   /* corpus: clean this share of the pages alone, from 1 … */
    uint32_t n_shards;       /* … of so many; 0: all of them */
    bool merge;              /* corpus: INPUTs are such shards */
    const char *compared_path; /* corpus --merge: what another engine found in them, or NULL */
    uint32_t part_number;    /* corpus --merge --compared: write this part alone, from 1 … */
    uint32_t n_parts;        /* … of so many; 0: all of it */
    const char *rows_path;   /* dedup: NULL: standard output */
    const char *output_path; /* fetch: the one page's file, "-" standard output; NULL: none */
    const char *pages_dir;   /* fetch: a folder of pages (write/page_file.h); NULL: none */
    const char *log_path;    /* fetch, run: NULL: fetch.jsonl in the state's folder */
    int64_t max_time_s;      /* fetch, run: seconds until no more requests are begun; 0: any */
    int64_t clock_offset_s;  /* --now: added to the wall clock (core/now.h) */
    const char *user_agent;  /* NULL: "cleancopy/VERSION (+contact)" */
    const char *contact;     /* URL or mail address that a webmaster can write to */
    const char *ca_file;
    const char **connect_to; /* HOST:PORT:HOST:PORT, as curl's option of that name */
    size_t n_connect_to;
    uint32_t delay_ms;       /* 1,000: least time between two requests to one host */
    uint32_t jobs;           /* 0: one a core */
    int64_t window_s;        /* 0: none; else the index keeps so many seconds (state/window.h) */
    enum cc_format format;
    size_t shard_bytes;      /* records once more in shards of so many bytes (write/shards.h); 0: none */
    bool raw_csv;            /* cells of CSV files as they are, formulas too (write/csv.h) */
    enum cc_scope scope;
    enum cc_parser parser;
    enum cc_color color;
    enum cc_duplicates duplicates;
    enum cc_reprints reprints;
    const char **prefer;     /* outlets whose copies become canonical before others', first to last */
    size_t n_prefer;
    struct cc_filter filter; /* clean, corpus, run, explain */
    bool isolate;            /* clean, corpus, run, explain: pages are cleaned in processes (batch.h) */
    const char *crash_dir;   /* folder for pages that end theirs (write/crash_file.h); NULL: none */
    bool embedded;           /* in the library: messages name no option of the program */
    bool removed;            /* write the removed array */
    bool no_paths;           /* nobody reads cc_removed.path: it stays empty */
    bool links;              /* with markdown: links stay links */
    const char *paragraph;   /* explain: look for this one in the state, "-" standard input; NULL: explain pages */
    bool features;           /* explain: the features of each block as JSON; scripts' data is read only where the tree has next to no
                                words, whatever the verdicts keep: they are learnt from features */
    bool updated;            /* dedup: all rows of CC_RELATION_UPDATED, not only of revised copies */
    bool front_matter;
    bool dry_run, quiet, verbose;
    bool json;               /* explain: pages as JSON lines; all others: progress and summary */
    bool allow_private;      /* private addresses of hosts that the user named (fetch/guard.h) */
    const char **headers;    /* "Name: value": of each request (fetch/extra_header.h) */
    size_t n_headers;
    const char *netrc_path;  /* passwords for hosts, as curl's .netrc; NULL: none */
    const char *proxy;       /* URL of a proxy for all requests; NULL: none, whatever the environment says */
    bool http1;              /* HTTP/1.1 alone, not HTTP/2 */
    bool alt_svc;            /* libcurl follows Alt-Svc of https answers, and forgets it with the run */
    const char **allow_nets; /* "10.0.0.0/8": private networks that may be asked, whoever leads there */
    size_t n_allow_nets;
    struct cc_source *sources;
    size_t n_sources;
    struct cc_site *sites;
    size_t n_sites;
};

/* Every field as documented above; pointers NULL, lists empty. */
void cc_config_defaults(struct cc_config *cfg);

#endif
