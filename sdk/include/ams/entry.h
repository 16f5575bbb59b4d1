/* ams/entry.h: the one symbol a plugin exports.
 *
 * A plugin is a shared library with exactly one exported object, `ams_entry`. There is no
 * process-wide initialisation: loading the library runs nothing of the plugin's program.
 */
#ifndef AMS_ENTRY_H
#define AMS_ENTRY_H

#include <ams/host.h>
#include <ams/plugin.h>
#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised only when a change could not be made by a new extension id. A host refuses another. */
#define AMS_ABI_VERSION 1u

typedef struct ams_descriptor {
    uint64_t size;
    const char *id;      /* a to z, at most 16, stable; prefixes its tables, fields and cookies */
    const char *name;    /* for people */
    const char *version; /* for people and logs */
} ams_descriptor_t;

typedef struct ams_entry {
    uint64_t size;
    uint32_t abi_version; /* AMS_ABI_VERSION of the headers it was built with */
    uint32_t reserved;    /* 0 */
    const ams_descriptor_t *descriptor; /* constant, lives as long as the library is loaded */

    /* [main] Makes an instance, cheaply: no database, no files, no call of the host. `host` is the
     * host's and valid until `destroy` has returned. On AMS_OK `*plugin` belongs to the plugin and
     * is valid until its `destroy` is called. With any other status (AMS_INTERNAL: no memory)
     * `*plugin` is not read, and the host goes on without this plugin until it is started anew. */
    ams_status_t (*create)(const ams_host_t *host, const ams_plugin_t **plugin);
} ams_entry_t;

#define AMS_ENTRY_SYMBOL "ams_entry"

/* Plugins are compiled with hidden symbols; this one has to be seen. */
#if defined(__GNUC__)
#define AMS_EXPORT __attribute__((visibility("default")))
#else
#define AMS_EXPORT
#endif

/* The plugin defines it; hosts find it by AMS_ENTRY_SYMBOL. */
AMS_EXPORT extern const ams_entry_t ams_entry;

#ifdef __cplusplus
}
#endif

#endif
