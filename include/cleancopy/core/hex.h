/* hex.h -- the value of a hexadecimal digit, as in "%C3".
 *
 * Pure. */
#ifndef CLEANCOPY_CORE_HEX_H
#define CLEANCOPY_CORE_HEX_H

/* 0 to 15 for 0-9, a-f, A-F; -1 for all else. */
static inline int cc_hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

#endif
