/* ams/ext/random.h: host side. Randomness in named streams, so that a test can replay one. */
#ifndef AMS_EXT_RANDOM_H
#define AMS_EXT_RANDOM_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_RANDOM "ams.random/1"

typedef struct ams_host_random {
    /* [any] Fills `size` bytes of the caller's `buffer` with cryptographic randomness. `stream`
     * names the use ("id", "token", "jitter"). AMS_INTERNAL: the system has none to give; the
     * buffer is then unspecified and must not be used. AMS_INVALID_ARGUMENT: `buffer` is NULL and
     * `size` is not 0. */
    ams_status_t (*fill)(void *host, const char *stream, void *buffer, uint64_t size);
} ams_host_random_t;

#ifdef __cplusplus
}
#endif

#endif
