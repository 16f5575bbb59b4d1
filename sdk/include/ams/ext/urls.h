/* ams/ext/urls.h: host side. Absolute addresses, made from `public_url`, never from a request. */
#ifndef AMS_EXT_URLS_H
#define AMS_EXT_URLS_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_URLS "ams.urls/1"

typedef struct ams_host_urls {
    /* [any] The absolute address of `path` (which begins with '/'), for mails and documents.
     * Copies at most `capacity` bytes and always sets `*needed`. */
    ams_status_t (*absolute)(void *host, const void *path, uint64_t path_size, void *buffer,
                             uint64_t capacity, uint64_t *needed);
} ams_host_urls_t;

#ifdef __cplusplus
}
#endif

#endif
