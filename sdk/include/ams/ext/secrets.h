/* ams/ext/secrets.h: host side. Named keys, each with several generations, so that they rotate. */
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
     * was sealed. The host makes the key at first use. `key` holds AMS_SECRET_SIZE bytes. */
    ams_status_t (*current)(void *host, const char *name, uint32_t *key_id, void *key);

    /* [any] An older generation, to open with. AMS_NOT_FOUND when that key was destroyed: what it
     * sealed is lost, and the caller says so rather than treat it as empty. */
    ams_status_t (*get)(void *host, const char *name, uint32_t key_id, void *key);
} ams_host_secrets_t;

#ifdef __cplusplus
}
#endif

#endif
