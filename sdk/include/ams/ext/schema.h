/* ams/ext/schema.h: plugin side. The plugin's migrations, run by the host's command for it
 * (`ams_host migrate`). What a function gives is the plugin's own and constant from create to
 * destroy; none of them can fail, none touches the database.
 *
 * Forward only. Expand, then contract: a plugin of version N-1 that is active while the schema of
 * version N is applied goes on working. Applied numbers are kept in a table that the host makes in
 * the plugin's schema, and that the plugin reads in `activate` (none, or an empty one: 0):
 *   <plugin id>_schema_versions (version INT UNSIGNED PRIMARY KEY, name VARCHAR(200) NOT NULL,
 *                                applied_at BIGINT NOT NULL)
 * The host inserts a migration's row after its last statement; one that was cut in the middle is
 * run again from its first. Of several processes one migrates at a time.
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
    ams_bytes_t sql;   /* statements ended by ';' at a line's end, and nowhere else; blank lines and
                        lines that begin with "--" are no part of them. Lives as long as the
                        plugin */
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
