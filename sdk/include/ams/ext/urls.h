/* ams/ext/urls.h: host side. Absolute addresses, made from `public_url`, never from a request. */
#ifndef AMS_EXT_URLS_H
#define AMS_EXT_URLS_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_URLS "ams.urls/1"

typedef struct ams_host_urls {
    /* [any] The absolute address of `path`, for mails and documents: `path_size` bytes that begin
     * with '/', at most 4096, encoded already. Copies at most `capacity` bytes into the caller's
     * `buffer`, without a NUL, and sets `*needed` to the whole size in bytes: AMS_OK also where
     * that is more than `capacity`, and the caller asks again. AMS_INVALID_ARGUMENT: no such path,
     * `needed` is NULL, or `buffer` is and `capacity` is not 0. AMS_INTERNAL: no memory. */
    ams_status_t (*absolute)(void *host, const void *path, uint64_t path_size, void *buffer,
                             uint64_t capacity, uint64_t *needed);
} ams_host_urls_t;

#ifdef __cplusplus
}
#endif

#endif
