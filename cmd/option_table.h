/* option_table.h -- ONE table of options: command line, environment, configuration file, --help, manual and completion
 * come from it.
 *
 * A new option is a line in option_table.c, in its group, the more used the higher; one of a new kind is a case in
 * option_value.c and option_show.c besides.  Its help is one sentence without a full stop, and names the default in brackets where
 * cc_config_defaults() does not have it. */
#ifndef CLEANCOPY_CMD_OPTION_TABLE_H
#define CLEANCOPY_CMD_OPTION_TABLE_H

#include "options.h"

#include "cleancopy/core/buf.h"

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
    CC_OPTION_SHARD,      /* uint32_t, uint32_t: I/N */
    CC_OPTION_FORMAT,
    CC_OPTION_DUPLICATES,
    CC_OPTION_REPRINTS,
    CC_OPTION_SCOPE,
    CC_OPTION_PARSER,
    CC_OPTION_COLOR,
    CC_OPTION_PREFER,     /* a list of outlets, best first */
    CC_OPTION_OUTLETS,    /* struct cc_outlet_list: a list of outlets, or @ and a file of them */
    CC_OPTION_LANGUAGES,  /* a list of languages */
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
    const char *help;
};

#define CC_COMMAND_ALL (1023u & ~CC_COMMAND_INIT) /* init reads nothing */

extern const struct cc_option cc_options[];
extern const size_t cc_n_options;

/* Options that belong together, with the head over them. */
struct cc_option_group {
    const char *first; /* the option that it begins with */
    const char *title;
};

extern const struct cc_option_group cc_option_groups[];
extern const size_t cc_n_option_groups;

/* The options of a group: cc_options[*from] up to, not with, cc_options[*to]. */
void cc_option_group_range(size_t group, size_t *from, size_t *to);

/* It may stand in a configuration file, where it holds for more than one call. */
bool cc_option_is_lasting(const struct cc_option *option);

/* NULL: no such option. */
const struct cc_option *cc_option_find(const char *name);
/* Of those commands' options the one that is most like `name`; NULL: none is close. */
const char *cc_option_nearest(const char *name, unsigned commands);

/* Sets the option from text (option_value.c).  `value` NULL: a flag that was given; `base_dir` (may be NULL) is put before
 * relative paths.  CC_E_USAGE: a value that is not allowed (the message says what is). */
enum cc_status cc_option_set(struct cc_settings *settings, const struct cc_option *option,
                             const char *value, const char *base_dir, struct cc_error *err);

/* The same for prefer, outlets, exclude-outlets and language (option_list.c).  What is set takes the place of what was there. */
enum cc_status cc_option_set_prefer(struct cc_settings *settings, const char *value,
                                    struct cc_error *err);
enum cc_status cc_option_set_outlets(struct cc_settings *settings, const struct cc_option *option,
                                     const char *value, const char *base_dir, struct cc_error *err);
enum cc_status cc_option_set_languages(struct cc_settings *settings, const char *value,
                                       struct cc_error *err);
/* The list of an option of kind CC_OPTION_OUTLETS. */
const struct cc_outlet_list *cc_option_outlets(const struct cc_config *cfg,
                                               const struct cc_option *option);

/* The words of an option that takes one of a few, in the order of its enum, NULL behind the last; NULL: another kind. */
const char *const *cc_option_words(enum cc_option_kind kind);

/* How many values the option has in `cfg` (0: none was given, and there is no default; more than one where it is
 * repeatable), and the i-th as a configuration file would have it (option_show.c).  Rules, and what only a command line can
 * name, have none: they went into sites and sources. */
size_t cc_option_count(const struct cc_config *cfg, const struct cc_option *option);
void cc_option_show(const struct cc_config *cfg, const struct cc_option *option, size_t i,
                    struct cc_buf *out);

/* The sentence of its help, with the default of cc_config_defaults() where there is one that tells something. */
void cc_option_sentence(const struct cc_option *option, struct cc_buf *out);

#endif
