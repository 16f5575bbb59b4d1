/* ams/ext/log.h: host side. Lines of the host's log. */
#ifndef AMS_EXT_LOG_H
#define AMS_EXT_LOG_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_LOG "ams.log/1"

#define AMS_LOG_DEBUG 0u
#define AMS_LOG_INFO 1u
#define AMS_LOG_WARNING 2u
#define AMS_LOG_ERROR 3u

typedef struct ams_host_log {
    /* [any] Writes one line. `level` is one of AMS_LOG_*, a higher one counts as an error. `call`
     * names the function that speaks (NUL-terminated, may be NULL); `text` is UTF-8 of `size` bytes
     * and holds no answer of a member, no e-mail address, no token and no address of a page with a
     * query (PRV-08): ids and route patterns only. Both are borrowed. Control characters are
     * replaced, text beyond 2000 bytes is cut. Never fails, never blocks for long. */
    void (*write)(void *host, uint32_t level, const char *call, const void *text, uint64_t size);
} ams_host_log_t;

#ifdef __cplusplus
}
#endif

#endif
