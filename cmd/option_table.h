/* option_table.h -- ONE table of options: command line, configuration file and --help come from it.
 *
 * A new option is a line in option_table.c; one of a new kind is a case in option_value.c besides. */
#ifndef CLEANCOPY_CMD_OPTION_TABLE_H
#define CLEANCOPY_CMD_OPTION_TABLE_H

#include "options.h"

#include <stddef.h>

enum cc_option_kind {
    CC_OPTION_FLAG,       /* bool */
    CC_OPTION_YES_NO,     /* bool, always with its value */
    CC_OPTION_STRING,     /* const char * */
    CC_OPTION_TEXT,       /* const char *, part of a header line: no control characters */
    CC_OPTION_PATH,       /* const char *, relative to the configuration file's folder */
    CC_OPTION_COUNT,      /* uint32_t */
    CC_OPTION_BYTES,      /* size_t, with K, M or G: of one page or answer */
    CC_OPTION_MEMORY,     /* the same, of memory */
    CC_OPTION_SPAN,       /* int64_t, seconds: a number with h, d or w */
    CC_OPTION_SECONDS,    /* int64_t: a number, or one with s, m or h */
    CC_OPTION_NOW,        /* int64_t, seconds from the wall clock to a given time */
    CC_OPTION_FORMAT,
    CC_OPTION_DUPLICATES,
    CC_OPTION_REPRINTS,
    CC_OPTION_SCOPE,
    CC_OPTION_PARSER,
    CC_OPTION_COLOR,
    CC_OPTION_PREFER,     /* a list of outlets */
    CC_OPTION_CONNECT_TO, /* repeatable */
    CC_OPTION_HEADER,     /* repeatable */
    CC_OPTION_ALLOW_NET,  /* repeatable */
    CC_OPTION_RULES,      /* repeatable: a file of [site HOST] sections */
    CC_OPTION_FEED,       /* repeatable, into the command line's own source */
    CC_OPTION_SITEMAP,
    CC_OPTION_FRONT_PAGE,
    CC_OPTION_URL_LIST
};

struct cc_option {
    const char *name;
    char letter; /* 0: none */
    enum cc_option_kind kind;
    const char *argument; /* NULL for flags */
    size_t offset;        /* in struct cc_config */
    unsigned commands;
    const char *help; /* with unit and default */
};

#define CC_COMMAND_ALL 255u

extern const struct cc_option cc_options[];
extern const size_t cc_n_options;

/* NULL: no such option. */
const struct cc_option *cc_option_find(const char *name);
/* Of those commands' options the one that is most like `name`; NULL: none is close. */
const char *cc_option_nearest(const char *name, unsigned commands);

/* Sets the option from text (option_value.c).  `value` NULL: a flag that was given; `base_dir` (may be NULL) is put before
 * relative paths.  CC_E_USAGE: a value that is not allowed (the message says what is). */
enum cc_status cc_option_set(struct cc_settings *settings, const struct cc_option *option,
                             const char *value, const char *base_dir, struct cc_error *err);

#endif
