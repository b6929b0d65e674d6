#include "cleancopy/extract/tag_traits.h"

uint32_t cc_tag_traits(enum cc_tag tag)
{
    switch (tag) {
    case CC_TAG_BR:
    case CC_TAG_IMG:
    case CC_TAG_EMBED:
        return CC_TRAIT_VOID | CC_TRAIT_SPECIAL | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_HR:
        return CC_TRAIT_VOID | CC_TRAIT_SPECIAL | CC_TRAIT_CLOSES_P | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_META:
        return CC_TRAIT_VOID | CC_TRAIT_SPECIAL | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_BASE:
    case CC_TAG_LINK:
    case CC_TAG_INPUT:
    case CC_TAG_WBR:
    case CC_TAG_AREA:
    case CC_TAG_SOURCE:
    case CC_TAG_TRACK:
    case CC_TAG_FRAME:
    case CC_TAG_COL:
    case CC_TAG_PARAM:
    case CC_TAG_KEYGEN:
    case CC_TAG_BASEFONT:
    case CC_TAG_BGSOUND:
        return CC_TRAIT_VOID | CC_TRAIT_SPECIAL;
    case CC_TAG_P:
        return CC_TRAIT_SPECIAL | CC_TRAIT_CLOSES_P | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_LI:
    case CC_TAG_DT:
    case CC_TAG_DD:
        return CC_TRAIT_SPECIAL | CC_TRAIT_CLOSES_P | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_H1:
    case CC_TAG_H2:
    case CC_TAG_H3:
    case CC_TAG_H4:
    case CC_TAG_H5:
    case CC_TAG_H6:
        return CC_TRAIT_SPECIAL | CC_TRAIT_CLOSES_P | CC_TRAIT_HEADING | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_DIV:
    case CC_TAG_BLOCKQUOTE:
    case CC_TAG_CENTER:
    case CC_TAG_DL:
    case CC_TAG_MENU:
    case CC_TAG_DIR:
    case CC_TAG_LISTING:
    case CC_TAG_PRE:
        return CC_TRAIT_SPECIAL | CC_TRAIT_CLOSES_P | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_OL:
    case CC_TAG_UL:
        return CC_TRAIT_SPECIAL | CC_TRAIT_CLOSES_P | CC_TRAIT_BREAKS_OUT | CC_TRAIT_LIST;
    case CC_TAG_BUTTON:
        return CC_TRAIT_SPECIAL | CC_TRAIT_STOPS_P;
    case CC_TAG_ADDRESS:
    case CC_TAG_ARTICLE:
    case CC_TAG_ASIDE:
    case CC_TAG_DETAILS:
    case CC_TAG_FIELDSET:
    case CC_TAG_FIGCAPTION:
    case CC_TAG_FIGURE:
    case CC_TAG_FOOTER:
    case CC_TAG_HEADER:
    case CC_TAG_HGROUP:
    case CC_TAG_MAIN:
    case CC_TAG_NAV:
    case CC_TAG_SECTION:
    case CC_TAG_SUMMARY:
    case CC_TAG_FORM:
    case CC_TAG_XMP:
    case CC_TAG_PLAINTEXT:
        return CC_TRAIT_SPECIAL | CC_TRAIT_CLOSES_P;
    case CC_TAG_TABLE:
        return CC_TRAIT_SPECIAL | CC_TRAIT_SCOPE | CC_TRAIT_CLOSES_P | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_CAPTION:
    case CC_TAG_TD:
    case CC_TAG_TH:
        return CC_TRAIT_SPECIAL | CC_TRAIT_SCOPE | CC_TRAIT_MARKER | CC_TRAIT_TABLE_PART;
    case CC_TAG_TBODY:
    case CC_TAG_THEAD:
    case CC_TAG_TFOOT:
    case CC_TAG_TR:
    case CC_TAG_COLGROUP:
        return CC_TRAIT_SPECIAL | CC_TRAIT_TABLE_PART;
    case CC_TAG_APPLET:
    case CC_TAG_MARQUEE:
    case CC_TAG_OBJECT:
    case CC_TAG_TEMPLATE:
        return CC_TRAIT_SPECIAL | CC_TRAIT_SCOPE | CC_TRAIT_MARKER;
    case CC_TAG_IFRAME:
    case CC_TAG_NOEMBED:
    case CC_TAG_NOFRAMES:
    case CC_TAG_NOSCRIPT:
    case CC_TAG_SCRIPT:
    case CC_TAG_STYLE:
    case CC_TAG_TITLE:
    case CC_TAG_TEXTAREA:
    case CC_TAG_SELECT:
    case CC_TAG_FRAMESET:
        return CC_TRAIT_SPECIAL;
    case CC_TAG_OPTION:
    case CC_TAG_OPTGROUP:
        return 0;
    case CC_TAG_RP:
    case CC_TAG_RB:
    case CC_TAG_RTC:
    case CC_TAG_RT:
        return CC_TRAIT_SPECIAL; /* special to us alone: formatting is not
                                                       reopened before them */
    case CC_TAG_A:
        return CC_TRAIT_FORMATTING;
    case CC_TAG_B:
    case CC_TAG_BIG:
    case CC_TAG_CODE:
    case CC_TAG_EM:
    case CC_TAG_I:
    case CC_TAG_NOBR:
    case CC_TAG_S:
    case CC_TAG_SMALL:
    case CC_TAG_STRIKE:
    case CC_TAG_STRONG:
    case CC_TAG_TT:
    case CC_TAG_U:
        return CC_TRAIT_FORMATTING | CC_TRAIT_BREAKS_OUT;
    case CC_TAG_FONT:
        return CC_TRAIT_FORMATTING;
    case CC_TAG_SPAN:
    case CC_TAG_SUB:
    case CC_TAG_SUP:
    case CC_TAG_VAR:
    case CC_TAG_RUBY:
        return CC_TRAIT_BREAKS_OUT;
    default:
        return 0;
    }
}

bool cc_tag_is_inline(enum cc_tag tag)
{
    switch (tag) {
    case CC_TAG_TEXT:
    case CC_TAG_A:
    case CC_TAG_ABBR:
    case CC_TAG_ACRONYM:
    case CC_TAG_B:
    case CC_TAG_BDI:
    case CC_TAG_BDO:
    case CC_TAG_BIG:
    case CC_TAG_CITE:
    case CC_TAG_CODE:
    case CC_TAG_DATA:
    case CC_TAG_DEL:
    case CC_TAG_DFN:
    case CC_TAG_EM:
    case CC_TAG_FONT:
    case CC_TAG_I:
    case CC_TAG_IMG:
    case CC_TAG_INS:
    case CC_TAG_KBD:
    case CC_TAG_LABEL:
    case CC_TAG_MARK:
    case CC_TAG_NOBR:
    case CC_TAG_Q:
    case CC_TAG_RP:
    case CC_TAG_RB:
    case CC_TAG_RTC:
    case CC_TAG_RT:
    case CC_TAG_RUBY:
    case CC_TAG_S:
    case CC_TAG_SAMP:
    case CC_TAG_SMALL:
    case CC_TAG_SPAN:
    case CC_TAG_STRIKE:
    case CC_TAG_STRONG:
    case CC_TAG_SUB:
    case CC_TAG_SUP:
    case CC_TAG_TIME:
    case CC_TAG_TT:
    case CC_TAG_U:
    case CC_TAG_VAR:
    case CC_TAG_WBR:
    case CC_TAG_PICTURE:
    case CC_TAG_SOURCE:
    case CC_TAG_TRACK:
    case CC_TAG_INPUT:
    case CC_TAG_OUTPUT:
    case CC_TAG_SLOT:
        return true;
    default:
        return false;
    }
}
