/* ams/ext/config.h: host side. The plugin's own section of the host's configuration. */
#ifndef AMS_EXT_CONFIG_H
#define AMS_EXT_CONFIG_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_CONFIG "ams.config/1"

typedef struct ams_host_config {
    /* [any] The value of `key` in this plugin's section, as text without a NUL. Copies at most
     * `capacity` bytes into `buffer` and always sets `*needed` to the whole size.
     * AMS_NOT_FOUND when it is not configured: every setting has a default that works. */
    ams_status_t (*get)(void *host, const char *key, void *buffer, uint64_t capacity,
                        uint64_t *needed);
} ams_host_config_t;

#ifdef __cplusplus
}
#endif

#endif
