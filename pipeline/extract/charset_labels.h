/* charset_labels.h -- what pages call their encodings, and what iconv calls them; for encoding.c alone.
 *
 * Labels of the WHATWG Encoding Standard in lower case, and a few that its list lacks but servers
 * send and uchardet answers (cp936, latin-1, utf-32 ...).  Its extensions: gb2312 and gbk are read as GB18030,
 * shift_jis as CP932, euc-kr as CP949.  SINGLE: a byte a character; MULTI: one to four; WIDE: UTF-16 and
 * UTF-32, which no <meta> can declare (it could not be read).
 *
 * Sorted by bytes: encoding.c searches by halves, test_charset.c checks the order. */
#ifndef CLEANCOPY_PIPELINE_EXTRACT_CHARSET_LABELS_H
#define CLEANCOPY_PIPELINE_EXTRACT_CHARSET_LABELS_H

#define CC_CHARSET_LABELS(X) \
    X("866", "CP866", SINGLE) X("ansi", "CP1252", SINGLE) \
    X("ansi_x3.4-1968", "CP1252", SINGLE) X("arabic", "ISO-8859-6", SINGLE) \
    X("ascii", "CP1252", SINGLE) X("asmo-708", "ISO-8859-6", SINGLE) \
    X("big5", "BIG5-HKSCS", MULTI) X("big5-hkscs", "BIG5-HKSCS", MULTI) \
    X("chinese", "GB18030", MULTI) X("cn-big5", "BIG5-HKSCS", MULTI) \
    X("cp1250", "CP1250", SINGLE) X("cp1251", "CP1251", SINGLE) X("cp1252", "CP1252", SINGLE) \
    X("cp1253", "CP1253", SINGLE) X("cp1254", "CP1254", SINGLE) X("cp1255", "CP1255", SINGLE) \
    X("cp1256", "CP1256", SINGLE) X("cp1257", "CP1257", SINGLE) X("cp1258", "CP1258", SINGLE) \
    X("cp819", "CP1252", SINGLE) X("cp866", "CP866", SINGLE) X("cp932", "CP932", MULTI) \
    X("cp936", "GB18030", MULTI) X("cp949", "CP949", MULTI) X("csbig5", "BIG5-HKSCS", MULTI) \
    X("cseuckr", "CP949", MULTI) X("cseucpkdfmtjapanese", "EUC-JP-MS", MULTI) \
    X("csgb2312", "GB18030", MULTI) X("csibm866", "CP866", SINGLE) \
    X("csiso2022jp", "ISO-2022-JP", MULTI) X("csiso58gb231280", "GB18030", MULTI) \
    X("csiso88596e", "ISO-8859-6", SINGLE) X("csiso88596i", "ISO-8859-6", SINGLE) \
    X("csiso88598e", "ISO-8859-8", SINGLE) X("csiso88598i", "ISO-8859-8", SINGLE) \
    X("csisolatin1", "CP1252", SINGLE) X("csisolatin2", "ISO-8859-2", SINGLE) \
    X("csisolatin3", "ISO-8859-3", SINGLE) X("csisolatin4", "ISO-8859-4", SINGLE) \
    X("csisolatin5", "CP1254", SINGLE) X("csisolatin6", "ISO-8859-10", SINGLE) \
    X("csisolatin9", "ISO-8859-15", SINGLE) X("csisolatinarabic", "ISO-8859-6", SINGLE) \
    X("csisolatincyrillic", "ISO-8859-5", SINGLE) X("csisolatingreek", "ISO-8859-7", SINGLE) \
    X("csisolatinhebrew", "ISO-8859-8", SINGLE) X("cskoi8r", "KOI8-R", SINGLE) \
    X("csksc56011987", "CP949", MULTI) X("csmacintosh", "MACINTOSH", SINGLE) \
    X("csshiftjis", "CP932", MULTI) X("csunicode", "UTF-16LE", WIDE) \
    X("cyrillic", "ISO-8859-5", SINGLE) X("dos-874", "CP874", SINGLE) \
    X("ecma-114", "ISO-8859-6", SINGLE) X("ecma-118", "ISO-8859-7", SINGLE) \
    X("elot_928", "ISO-8859-7", SINGLE) X("euc-cn", "GB18030", MULTI) \
    X("euc-jp", "EUC-JP-MS", MULTI) X("euc-kr", "CP949", MULTI) \
    X("gb18030", "GB18030", MULTI) X("gb2312", "GB18030", MULTI) \
    X("gb_2312", "GB18030", MULTI) X("gb_2312-80", "GB18030", MULTI) \
    X("gbk", "GB18030", MULTI) X("greek", "ISO-8859-7", SINGLE) \
    X("greek8", "ISO-8859-7", SINGLE) X("hebrew", "ISO-8859-8", SINGLE) \
    X("ibm819", "CP1252", SINGLE) X("ibm866", "CP866", SINGLE) \
    X("iso-10646-ucs-2", "UTF-16LE", WIDE) X("iso-2022-jp", "ISO-2022-JP", MULTI) \
    X("iso-8859-1", "CP1252", SINGLE) X("iso-8859-10", "ISO-8859-10", SINGLE) \
    X("iso-8859-11", "CP874", SINGLE) X("iso-8859-13", "ISO-8859-13", SINGLE) \
    X("iso-8859-14", "ISO-8859-14", SINGLE) X("iso-8859-15", "ISO-8859-15", SINGLE) \
    X("iso-8859-16", "ISO-8859-16", SINGLE) X("iso-8859-2", "ISO-8859-2", SINGLE) \
    X("iso-8859-3", "ISO-8859-3", SINGLE) X("iso-8859-4", "ISO-8859-4", SINGLE) \
    X("iso-8859-5", "ISO-8859-5", SINGLE) X("iso-8859-6", "ISO-8859-6", SINGLE) \
    X("iso-8859-6-e", "ISO-8859-6", SINGLE) X("iso-8859-6-i", "ISO-8859-6", SINGLE) \
    X("iso-8859-7", "ISO-8859-7", SINGLE) X("iso-8859-8", "ISO-8859-8", SINGLE) \
    X("iso-8859-8-e", "ISO-8859-8", SINGLE) X("iso-8859-8-i", "ISO-8859-8", SINGLE) \
    X("iso-8859-9", "CP1254", SINGLE) X("iso-ir-100", "CP1252", SINGLE) \
    X("iso-ir-101", "ISO-8859-2", SINGLE) X("iso-ir-109", "ISO-8859-3", SINGLE) \
    X("iso-ir-110", "ISO-8859-4", SINGLE) X("iso-ir-126", "ISO-8859-7", SINGLE) \
    X("iso-ir-127", "ISO-8859-6", SINGLE) X("iso-ir-138", "ISO-8859-8", SINGLE) \
    X("iso-ir-144", "ISO-8859-5", SINGLE) X("iso-ir-148", "CP1254", SINGLE) \
    X("iso-ir-149", "CP949", MULTI) X("iso-ir-157", "ISO-8859-10", SINGLE) \
    X("iso-ir-58", "GB18030", MULTI) X("iso8859-1", "CP1252", SINGLE) \
    X("iso8859-10", "ISO-8859-10", SINGLE) X("iso8859-11", "CP874", SINGLE) \
    X("iso8859-13", "ISO-8859-13", SINGLE) X("iso8859-14", "ISO-8859-14", SINGLE) \
    X("iso8859-15", "ISO-8859-15", SINGLE) X("iso8859-2", "ISO-8859-2", SINGLE) \
    X("iso8859-3", "ISO-8859-3", SINGLE) X("iso8859-4", "ISO-8859-4", SINGLE) \
    X("iso8859-5", "ISO-8859-5", SINGLE) X("iso8859-6", "ISO-8859-6", SINGLE) \
    X("iso8859-7", "ISO-8859-7", SINGLE) X("iso8859-8", "ISO-8859-8", SINGLE) \
    X("iso8859-9", "CP1254", SINGLE) X("iso88591", "CP1252", SINGLE) \
    X("iso885910", "ISO-8859-10", SINGLE) X("iso885911", "CP874", SINGLE) \
    X("iso885913", "ISO-8859-13", SINGLE) X("iso885914", "ISO-8859-14", SINGLE) \
    X("iso885915", "ISO-8859-15", SINGLE) X("iso88592", "ISO-8859-2", SINGLE) \
    X("iso88593", "ISO-8859-3", SINGLE) X("iso88594", "ISO-8859-4", SINGLE) \
    X("iso88595", "ISO-8859-5", SINGLE) X("iso88596", "ISO-8859-6", SINGLE) \
    X("iso88597", "ISO-8859-7", SINGLE) X("iso88598", "ISO-8859-8", SINGLE) \
    X("iso88599", "CP1254", SINGLE) X("iso_8859-1", "CP1252", SINGLE) \
    X("iso_8859-15", "ISO-8859-15", SINGLE) X("iso_8859-1:1987", "CP1252", SINGLE) \
    X("iso_8859-2", "ISO-8859-2", SINGLE) X("iso_8859-2:1987", "ISO-8859-2", SINGLE) \
    X("iso_8859-3", "ISO-8859-3", SINGLE) X("iso_8859-3:1988", "ISO-8859-3", SINGLE) \
    X("iso_8859-4", "ISO-8859-4", SINGLE) X("iso_8859-4:1988", "ISO-8859-4", SINGLE) \
    X("iso_8859-5", "ISO-8859-5", SINGLE) X("iso_8859-5:1988", "ISO-8859-5", SINGLE) \
    X("iso_8859-6", "ISO-8859-6", SINGLE) X("iso_8859-6:1987", "ISO-8859-6", SINGLE) \
    X("iso_8859-7", "ISO-8859-7", SINGLE) X("iso_8859-7:1987", "ISO-8859-7", SINGLE) \
    X("iso_8859-8", "ISO-8859-8", SINGLE) X("iso_8859-8:1988", "ISO-8859-8", SINGLE) \
    X("iso_8859-9", "CP1254", SINGLE) X("iso_8859-9:1989", "CP1254", SINGLE) \
    X("koi", "KOI8-R", SINGLE) X("koi8", "KOI8-R", SINGLE) X("koi8-r", "KOI8-R", SINGLE) \
    X("koi8-ru", "KOI8-U", SINGLE) X("koi8-u", "KOI8-U", SINGLE) \
    X("koi8_r", "KOI8-R", SINGLE) X("korean", "CP949", MULTI) \
    X("ks_c_5601-1987", "CP949", MULTI) X("ks_c_5601-1989", "CP949", MULTI) \
    X("ksc5601", "CP949", MULTI) X("ksc_5601", "CP949", MULTI) X("l1", "CP1252", SINGLE) \
    X("l2", "ISO-8859-2", SINGLE) X("l3", "ISO-8859-3", SINGLE) X("l4", "ISO-8859-4", SINGLE) \
    X("l5", "CP1254", SINGLE) X("l6", "ISO-8859-10", SINGLE) X("l9", "ISO-8859-15", SINGLE) \
    X("latin-1", "CP1252", SINGLE) X("latin1", "CP1252", SINGLE) \
    X("latin2", "ISO-8859-2", SINGLE) X("latin3", "ISO-8859-3", SINGLE) \
    X("latin4", "ISO-8859-4", SINGLE) X("latin5", "CP1254", SINGLE) \
    X("latin6", "ISO-8859-10", SINGLE) X("logical", "ISO-8859-8", SINGLE) \
    X("mac", "MACINTOSH", SINGLE) X("mac-cyrillic", "MAC-UK", SINGLE) \
    X("macintosh", "MACINTOSH", SINGLE) X("ms932", "CP932", MULTI) \
    X("ms_kanji", "CP932", MULTI) X("shift-jis", "CP932", MULTI) \
    X("shift_jis", "CP932", MULTI) X("sjis", "CP932", MULTI) \
    X("sun_eu_greek", "ISO-8859-7", SINGLE) X("tis-620", "CP874", SINGLE) \
    X("ucs-2", "UTF-16LE", WIDE) X("uhc", "CP949", MULTI) X("unicode", "UTF-16LE", WIDE) \
    X("unicode-1-1-utf-8", "UTF-8", MULTI) X("unicode11utf8", "UTF-8", MULTI) \
    X("unicode20utf8", "UTF-8", MULTI) X("unicodefeff", "UTF-16LE", WIDE) \
    X("unicodefffe", "UTF-16BE", WIDE) X("us-ascii", "CP1252", SINGLE) \
    X("utf-16", "UTF-16LE", WIDE) X("utf-16be", "UTF-16BE", WIDE) \
    X("utf-16le", "UTF-16LE", WIDE) X("utf-32", "UTF-32LE", WIDE) \
    X("utf-32be", "UTF-32BE", WIDE) X("utf-32le", "UTF-32LE", WIDE) \
    X("utf-8", "UTF-8", MULTI) X("utf-8-sig", "UTF-8", MULTI) X("utf8", "UTF-8", MULTI) \
    X("visual", "ISO-8859-8", SINGLE) X("win-1251", "CP1251", SINGLE) \
    X("win1251", "CP1251", SINGLE) X("windows-1250", "CP1250", SINGLE) \
    X("windows-1251", "CP1251", SINGLE) X("windows-1252", "CP1252", SINGLE) \
    X("windows-1253", "CP1253", SINGLE) X("windows-1254", "CP1254", SINGLE) \
    X("windows-1255", "CP1255", SINGLE) X("windows-1256", "CP1256", SINGLE) \
    X("windows-1257", "CP1257", SINGLE) X("windows-1258", "CP1258", SINGLE) \
    X("windows-31j", "CP932", MULTI) X("windows-874", "CP874", SINGLE) \
    X("windows-949", "CP949", MULTI) X("x-cp1250", "CP1250", SINGLE) \
    X("x-cp1251", "CP1251", SINGLE) X("x-cp1252", "CP1252", SINGLE) \
    X("x-cp1253", "CP1253", SINGLE) X("x-cp1254", "CP1254", SINGLE) \
    X("x-cp1255", "CP1255", SINGLE) X("x-cp1256", "CP1256", SINGLE) \
    X("x-cp1257", "CP1257", SINGLE) X("x-cp1258", "CP1258", SINGLE) \
    X("x-euc-jp", "EUC-JP-MS", MULTI) X("x-gbk", "GB18030", MULTI) \
    X("x-mac-cyrillic", "MAC-UK", SINGLE) X("x-mac-roman", "MACINTOSH", SINGLE) \
    X("x-mac-ukrainian", "MAC-UK", SINGLE) X("x-sjis", "CP932", MULTI) \
    X("x-unicode20utf8", "UTF-8", MULTI) X("x-user-defined", "CP1252", SINGLE) \
    X("x-x-big5", "BIG5-HKSCS", MULTI)

#endif
