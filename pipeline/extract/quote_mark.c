#include "cleancopy/extract/quote_mark.h"

#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
    uint32_t open, close[3]; /* 0: none */
} marks[] = {{'"', {'"', 0, 0}},       {'\'', {'\'', 0, 0}},       {0x2018, {0x2019, 0, 0}},          {0x201A, {0x2018, '\'', 0}},
             {0x201C, {0x201D, 0, 0}}, {0x201D, {0x201D, 0, 0}},   {0x201E, {0x201C, 0x201D, '"'}},   {0xAB, {0xBB, 0, 0}},
             {0xBB, {0xAB, 0xBB, 0}},  {0x2039, {0x203A, 0, 0}},   {0x300C, {0x300D, 0, 0}},          {0x300E, {0x300F, 0, 0}}};

bool cc_quote_closes(uint32_t open, uint32_t c)
{
    size_t i, k;

    for (i = 0; i < COUNT(marks); i++)
        for (k = 0; marks[i].open == open && k < COUNT(marks[i].close); k++)
            if (c != 0 && marks[i].close[k] == c)
                return true;
    return false;
}

bool cc_quote_opens(uint32_t c)
{
    size_t i;

    for (i = 0; i < COUNT(marks); i++)
        if (marks[i].open == c)
            return true;
    return false;
}
