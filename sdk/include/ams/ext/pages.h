/* ams/ext/pages.h: plugin side. The plugin's own pages, inside the host's site.
 *
 * A route that is not in the plugin's table cannot exist. The host matches method and pattern,
 * checks the permission, the body limit and the CSRF token of every POST, and only then calls
 * `answer`. The host puts a page into its own layout, theme and language switch.
 */
#ifndef AMS_EXT_PAGES_H
#define AMS_EXT_PAGES_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_PAGES "ams.pages/1"

/* Permissions a route may ask for. The vocabulary is open: a host refuses to serve a route whose
 * permission it does not know. */
#define AMS_PERMISSION_PUBLIC "public" /* anybody */
#define AMS_PERMISSION_LINK "link"     /* anybody: the plugin itself checks a mail link's token or
                                          cookie. No referrer, no store, never logged but by
                                          pattern */
#define AMS_PERMISSION_MEMBER "member" /* a signed-in person whose membership is active */
#define AMS_PERMISSION_ACCOUNT "account" /* a signed-in person, lapsed or not */
#define AMS_PERMISSION_STAFF "staff"   /* a signed-in member of staff */

typedef struct ams_route {
    uint64_t size;
    const char *method;     /* "GET" (serves HEAD too) or "POST" */
    const char *pattern;    /* "/mentorship/mentors/{mentor}": {name} matches one segment; where
                               two patterns match, a segment in letters goes before a {name} */
    const char *permission; /* one of the above */
    uint32_t body_limit;    /* bytes of a POST body, at most 8 MiB; 0 = the host's default, 65536 */
    uint32_t reserved;
} ams_route_t;

/* One request. Owned by the host and borrowed until `answer` returns. */
typedef struct ams_page_request {
    uint64_t size;
    uint32_t route;            /* index into the plugin's table */
    uint32_t parameter_count;
    const ams_pair_t *parameters; /* of the pattern, decoded */
    const ams_pair_t *query;      /* decoded; a name may repeat */
    const ams_pair_t *fields;     /* of a posted form, decoded: application/x-www-form-urlencoded, or
                                     multipart/form-data, where "name" holds the bytes of a file,
                                     any bytes, and the pairs behind it, "name.filename" and
                                     "name.type", what the browser says of it; trust neither */
    const ams_pair_t *cookies;    /* only those whose name begins with the plugin's id and '_' */
    uint32_t query_count;
    uint32_t field_count;
    uint32_t cookie_count;
    uint32_t reserved;
    const char *language;      /* "en" or "fr" */
    ams_id_t member_id;        /* all zero when nobody is signed in */
    ams_bytes_t csrf_token;    /* put it into every form as the hidden field "csrf" */
    ams_bytes_t client_key;    /* an opaque key of the client's address, for throttling */
    ams_bytes_t session_key;   /* an opaque key of the session: differs between sessions, never the
                                  cookie itself; empty when there is none */
    int64_t now_us;            /* wall clock when the request came */
    int64_t deadline_us;       /* steady clock */
} ams_page_request_t;

/* How the plugin answers, through the host's functions: exactly one of page, redirect or raw. They
 * copy what they are given, and send nothing before `answer` has returned AMS_OK. Each answers
 * AMS_OK: taken; AMS_INVALID_ARGUMENT: against what stands here, or a second answer; nothing of
 * that call is taken; AMS_INTERNAL: no memory. */
typedef struct ams_page_response {
    uint64_t size;
    void *context;

    /* [call] Sets a cookie of the plugin's own, before or after the answer, at most 10 of them. The
     * host adds HttpOnly, SameSite=Lax and, on https, Secure. `name` begins with the plugin's id
     * and '_'; `path` begins with one '/'; `value` has at most 3000 bytes; all three are printable
     * ASCII without space and ';', ',', '"' or '\', the name without '=' too. `max_age_s` in
     * seconds; 0 deletes it, less than 0: until the browser is closed. */
    ams_status_t (*set_cookie)(void *context, const char *name, const ams_bytes_t *value,
                               const char *path, int64_t max_age_s);

    /* [call] A page in the host's layout: HTTP status (200, 404, 409, 410, 422, 429, 503), the
     * title as text of at most 300 bytes (A11Y-03), and the content as HTML that begins with <h1>,
     * at most 8 MiB. */
    ams_status_t (*page)(void *context, uint32_t status, const ams_bytes_t *title,
                         const ams_bytes_t *html);

    /* [call] 303 See Other, to a path of this host: it begins with a single '/', is printable ASCII
     * without space and '\' (encoded already), and has at most 2000 bytes. */
    ams_status_t (*redirect)(void *context, const ams_bytes_t *path);

    /* [call] At most 32 MiB of bytes, with one of the statuses of `page` and a content type of the
     * host's list (application/json, text/plain, text/csv, application/pdf, text/calendar,
     * application/vnd.openxmlformats-officedocument.wordprocessingml.document; text is UTF-8). A
     * file name makes it a download: at most 100 bytes of printable ASCII without space and '"',
     * '\', '/', ';' or '%'. NULL or empty: none. */
    ams_status_t (*raw)(void *context, uint32_t status, const char *content_type,
                        const ams_bytes_t *file_name, const ams_bytes_t *body);
} ams_page_response_t;

typedef struct ams_plugin_pages {
    /* [any] How many routes there are: constant while the plugin is active, and the same at every
     * activation of one version. 0 before. Cheap, cannot fail. */
    uint32_t (*count)(void *plugin);

    /* [any] The route at `index` < count; the plugin's own, valid until `deactivate`. NULL for any
     * other index. One that is malformed, or that there is already, is not served, and the console
     * says so. */
    const ams_route_t *(*get)(void *plugin, uint32_t index);

    /* [any] Answers one request. Returns AMS_OK after one of page, redirect or raw; otherwise the
     * host shows its own page and sets no cookie of the plugin's: AMS_NOT_FOUND 404, AMS_DENIED 404
     * too (nobody learns that an object of somebody else's exists), AMS_RETRY_LATER and
     * AMS_DEADLINE_EXCEEDED 503, else 500; AMS_OK without an answer is 500 as well. */
    ams_status_t (*answer)(void *plugin, const ams_page_request_t *request,
                           const ams_page_response_t *response);

    /* [any] Where the host's menu leads for this plugin: label in `language` ("en", "fr") and path,
     * which begins with '/', at most 200 bytes each. `index` from 0 on; AMS_NOT_FOUND ends the
     * list, and so does any other status but AMS_OK. Asked once for each language when the plugin
     * becomes active; the reference host takes 20 entries. */
    ams_status_t (*menu)(void *plugin, uint32_t index, const char *language,
                         const ams_sink_t *label, const ams_sink_t *path);
} ams_plugin_pages_t;

#ifdef __cplusplus
}
#endif

#endif
