/* ams/ext/secrets.h: host side. Named keys, each with several generations, so that they rotate
 * (DESIGN 4).
 *
 * A key's `name` is made of a-z, 0-9, '.', '_' and '-'. Names are the plugin's own: two plugins
 * that use one name have two keys. All processes of an association give the same ones, also after
 * a restart. What is written into `key` is the caller's copy.
 */
#ifndef AMS_EXT_SECRETS_H
#define AMS_EXT_SECRETS_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_SECRETS "ams.secrets/1"

#define AMS_SECRET_SIZE 32u

typedef struct ams_host_secrets {
    /* [any] The generation of key `name` to seal with now. `*key_id` is > 0 and stays with what
     * was sealed. The host makes the key at first use. `key` holds AMS_SECRET_SIZE bytes.
     * AMS_INVALID_ARGUMENT: a pointer is NULL. AMS_INTERNAL: the name is not one, or the host's
     * keys cannot be read or a new one not kept; nothing may be sealed then. */
    ams_status_t (*current)(void *host, const char *name, uint32_t *key_id, void *key);

    /* [any] Any generation, to open with; `key` holds AMS_SECRET_SIZE bytes. AMS_NOT_FOUND: that
     * generation is lost or was destroyed, and what it sealed cannot be opened again; the caller
     * says so in its log. AMS_INVALID_ARGUMENT, AMS_INTERNAL: as above; the key may still be
     * there. */
    ams_status_t (*get)(void *host, const char *name, uint32_t key_id, void *key);
} ams_host_secrets_t;

#ifdef __cplusplus
}
#endif

#endif
