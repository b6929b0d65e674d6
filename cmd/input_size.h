/* input_size.h -- how many bytes a command's inputs have, to tell which share of them is done.
 *
 * Only for the eye: it is the files' bytes as they lie there, whatever is in them.
 *
 * An edge (asks the file system).  Thread use: any thread. */
#ifndef CLEANCOPY_CMD_INPUT_SIZE_H
#define CLEANCOPY_CMD_INPUT_SIZE_H

#include <stdint.h>

#define CC_INPUT_SIZE_MAX_S 1.0 /* of looking; a folder of 300,000 files takes so long */

/* Files, folders (as input.h walks them) and what `files_from` lists (NULL: nothing).  0:
 * nobody knows, because one of them is no file or folder (standard input, a pipe), or the
 * looking took too long. */
uint64_t cc_input_size(int n_paths, char **paths, const char *files_from);

#endif
