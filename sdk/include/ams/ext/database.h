/* ams/ext/database.h: host side. Where the plugin's own tables live (DESIGN 4).
 *
 * The plugin opens its own connections (MariaDB 10.11 or later). It writes tables that begin with
 * its id and an underscore, and reads no others.
 */
#ifndef AMS_EXT_DATABASE_H
#define AMS_EXT_DATABASE_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_DATABASE "ams.database/1"

typedef struct ams_database_settings {
    uint64_t size;
    ams_bytes_t address;  /* "unix:///path" or "tcp://127.0.0.1:3306" */
    ams_bytes_t user;
    ams_bytes_t password; /* may be empty on a unix socket */
    ams_bytes_t schema;
    uint32_t pool_size;   /* connections this instance may hold */
    uint32_t reserved;
} ams_database_settings_t;

typedef struct ams_host_database {
    /* [any] Calls `receive` once [call]; the settings belong to the host and are borrowed for that
     * call of `receive`. They say where to connect, not whether the server answers.
     * AMS_INVALID_ARGUMENT: `receive` is NULL. There is no other failure. The settings do not
     * change while the plugin is loaded. */
    ams_status_t (*describe)(void *host, void *context,
                             void (*receive)(void *context, const ams_database_settings_t *));
} ams_host_database_t;

#ifdef __cplusplus
}
#endif

#endif
