#include "environment.h"
#include "option_table.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void cc_environment_name(const char *option, char name[CC_ENVIRONMENT_NAME_BYTES])
{
    size_t n = sizeof CC_ENVIRONMENT_PREFIX - 1;

    memcpy(name, CC_ENVIRONMENT_PREFIX, n);
    for (; *option != '\0' && n + 1 < CC_ENVIRONMENT_NAME_BYTES; option++) {
        if (*option >= 'a' && *option <= 'z')
            name[n++] = (char)(*option - 'a' + 'A');
        else
            name[n++] = *option == '-' ? '_' : *option;
    }
    name[n] = '\0';
}

const char *cc_environment_value(const char *option)
{
    char name[CC_ENVIRONMENT_NAME_BYTES];
    const char *value;

    cc_environment_name(option, name);
    value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

bool cc_environment_no_config(void)
{
    static const char *const no[] = {"no", "false", "off", "0"}; /* as for every flag */
    const char *value = cc_environment_value("no-config");

    for (size_t i = 0; value != NULL && i < sizeof no / sizeof *no; i++) {
        if (strcmp(value, no[i]) == 0)
            return false;
    }
    return value != NULL;
}

/* A variable with a bad value. */
static enum cc_status say_bad(struct cc_settings *settings, const struct cc_option *o,
                              const struct cc_error *inner, struct cc_error *err)
{
    char name[CC_ENVIRONMENT_NAME_BYTES];
    struct cc_error problem;

    cc_environment_name(o->name, name);
    (void)cc_fail(&problem, inner->status, "options", "%s: %s", name, inner->message);
    if (settings->problem != NULL && inner->status == CC_E_USAGE) {
        settings->problem(settings->problem_user, &problem);
        return CC_OK;
    }
    *err = problem;
    return problem.status;
}

/* "delay-ms" of "CLEANCOPY_DELAY_MS=500"; false: too long for a name. */
static bool option_name(const char *variable, char name[CC_ENVIRONMENT_NAME_BYTES])
{
    const char *text = variable + sizeof CC_ENVIRONMENT_PREFIX - 1;
    size_t n = 0;

    for (; *text != '\0' && *text != '='; text++) {
        if (n + 1 == CC_ENVIRONMENT_NAME_BYTES)
            return false;
        if (*text >= 'A' && *text <= 'Z')
            name[n++] = (char)(*text - 'A' + 'a');
        else
            name[n++] = *text == '_' ? '-' : *text;
    }
    name[n] = '\0';
    return true;
}

static void say_unknown(const struct cc_settings *settings, const char *variable)
{
    char name[CC_ENVIRONMENT_NAME_BYTES], near_name[CC_ENVIRONMENT_NAME_BYTES];
    int n = (int)strcspn(variable, "=");
    const struct cc_option *o = NULL;
    const char *nearest = NULL;
    struct cc_error problem;

    if (option_name(variable, name)) {
        o = cc_option_find(name);
        nearest = cc_option_nearest(name, CC_COMMAND_ALL | CC_COMMAND_INIT);
    }
    if (o != NULL && (cc_option_is_lasting(o) || (o->commands & CC_COMMAND_RUN) != 0))
        return;
    cc_environment_name(nearest != NULL ? nearest : "", near_name);
    if (o != NULL)
        (void)cc_fail(&problem, CC_E_USAGE, "options",
                      "%.*s: --%s belongs on the command line alone", n, variable, o->name);
    else if (nearest != NULL)
        (void)cc_fail(&problem, CC_E_USAGE, "options",
                      "%.*s: no option has that name: did you mean %s?", n, variable,
                      near_name);
    else
        return;
    if (settings->problem != NULL)
        settings->problem(settings->problem_user, &problem);
    else
        cc_say("%s", problem.message);
}

enum cc_status cc_environment_read(struct cc_settings *settings, struct cc_error *err)
{
    struct cc_error inner;

    settings->origin = (struct cc_option_origin){.from = CC_FROM_ENVIRONMENT};
    for (size_t i = 0; i < cc_n_options; i++) {
        const struct cc_option *o = &cc_options[i];
        const char *value = cc_option_is_lasting(o) ? cc_environment_value(o->name) : NULL;

        if (value != NULL && cc_options_set(settings, o->name, value, NULL, &inner) != CC_OK) {
            enum cc_status st = say_bad(settings, o, &inner, err);

            if (st != CC_OK)
                return st;
        }
    }
    for (char **variable = environ; *variable != NULL; variable++) {
        if (strncmp(*variable, CC_ENVIRONMENT_PREFIX, sizeof CC_ENVIRONMENT_PREFIX - 1) == 0)
            say_unknown(settings, *variable);
    }
    return CC_OK;
}
