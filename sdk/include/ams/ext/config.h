/* ams/ext/config.h: host side. The plugin's own section of the host's configuration. */
#ifndef AMS_EXT_CONFIG_H
#define AMS_EXT_CONFIG_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_CONFIG "ams.config/1"

/* A key that every plugin finds without being configured: the association's time zone, a name of
 * the IANA database. Days, and so memberships, begin and end there. */
#define AMS_CONFIG_TIME_ZONE "association.time_zone"

typedef struct ams_host_config {
    /* [any] The value of `key` in this plugin's section, as text without a NUL. Copies at most
     * `capacity` bytes into the caller's `buffer` and sets `*needed` to the whole size in bytes:
     * AMS_OK also where that is more than `capacity`, and the caller asks again.
     * AMS_NOT_FOUND: it is not configured, `*needed` is not set; every setting has a default that
     * works. AMS_INVALID_ARGUMENT: `key` or `needed` is NULL, or `buffer` is and `capacity` is not
     * 0. Values do not change while the plugin is loaded. */
    ams_status_t (*get)(void *host, const char *key, void *buffer, uint64_t capacity,
                        uint64_t *needed);
} ams_host_config_t;

#ifdef __cplusplus
}
#endif

#endif
