/* ams/ext/schema.h: plugin side. The plugin's migrations, run by the host's command for it
 * (`ams_host migrate`). What a function gives is the plugin's own and constant from create to
 * destroy; none of them can fail, none touches the database.
 *
 * Forward only. Expand, then contract: the schema of version N works for the plugin of version
 * N-1. Applied numbers are kept in the table `<plugin id>_schema_versions`, which the host makes.
 */
#ifndef AMS_EXT_SCHEMA_H
#define AMS_EXT_SCHEMA_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_SCHEMA "ams.schema/1"

typedef struct ams_migration {
    uint64_t size;
    uint32_t version;  /* 1, 2, 3, ... without gaps */
    uint32_t reserved;
    const char *name;  /* the file's name, "0001_members.sql" */
    ams_bytes_t sql;   /* statements ended by ';' at a line's end; lives as long as the plugin */
} ams_migration_t;

typedef struct ams_plugin_schema {
    /* [main] How many migrations there are. Usable before `activate`, as the others are. */
    uint32_t (*count)(void *plugin);

    /* [main] The migration at `index` < count, in order of version; NULL for any other index. The
     * host applies those that the database lacks, each once; the first that fails ends it. */
    const ams_migration_t *(*get)(void *plugin, uint32_t index);

    /* [main] The range of schema versions this version of the plugin can work with, both ends
     * included; both pointers are the caller's. For tools: the plugin itself refuses in `activate`
     * when the database is outside of it. */
    void (*supported)(void *plugin, uint32_t *lowest, uint32_t *highest);
} ams_plugin_schema_t;

#ifdef __cplusplus
}
#endif

#endif
