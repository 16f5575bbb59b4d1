/* hello: a whole plugin in plain C11: one public page, one operation for programs, one field in the
 * host's forms, and the events that come of it. Read it from the bottom: ams_entry leads to
 * everything else.
 *
 * It has no database, so it keeps nothing: a greeting that arrives is counted and forgotten.
 */
#include <ams/entry.h>
#include <ams/ext/api.h>
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <ams/ext/pages.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "hello_text.h"

typedef struct hello {
    ams_plugin_t plugin;
    const ams_host_t *host;
    atomic_uint greetings; /* events come on any thread */
} hello_t;

#define GREETING_LIMIT 80u
#define FIELD "hello_greeting" /* begins with the plugin's id and '_' */

/* --- forms: the section in the renewal and the profile --- */

static const ams_pair_t *find_field(const ams_form_t *form) {
    for (uint32_t i = 0; i < form->field_count; ++i)
        if (is_text(&form->fields[i].name, FIELD)) return &form->fields[i];
    return NULL;
}

/* Bytes are counted too: text that is not UTF-8 could have fewer characters than it looks. */
static int is_too_long(const ams_pair_t *typed) {
    return typed && (characters(&typed->value) > GREETING_LIMIT ||
                     typed->value.size > 4 * GREETING_LIMIT);
}

static ams_status_t render(void *plugin, const ams_form_t *form, const ams_sink_t *html) {
    (void)plugin;
    const ams_pair_t *typed = form->typed ? find_field(form) : NULL;
    const int too_long = is_too_long(typed);
    ams_status_t status = put(html, "<fieldset><legend>");
    if (!status) status = put(html, say(form->language, HELLO_LEGEND));
    if (!status) status = put(html, "</legend><p><label for=\"" FIELD "\">");
    if (!status) status = put(html, say(form->language, HELLO_LABEL));
    if (!status) status = put(html, "</label> <input id=\"" FIELD "\" name=\"" FIELD "\" value=\"");
    if (!status && typed) status = put_escaped(html, &typed->value);
    if (!status) status = put(html, too_long ? "\" aria-invalid=\"true\" aria-describedby=\"" FIELD
                                               "_error\"></p><p id=\"" FIELD "_error\">"
                                             : "\"></p>");
    if (!status && too_long) status = put(html, say(form->language, HELLO_TOO_LONG));
    if (!status && too_long) status = put(html, "</p>");
    if (!status) status = put(html, "</fieldset>");
    return status;
}

/* What a real plugin encrypts. A greeting is nobody's secret, so this only binds it to its form and
 * member: format version, form, id, greeting. */
typedef struct submission {
    char version[8];
    char form[16];
    ams_id_t member_id;
    char greeting[4 * GREETING_LIMIT];
} submission_t;

static ams_status_t validate(void *plugin, const ams_form_t *form,
                             const ams_form_answer_t *answer) {
    (void)plugin;
    const ams_pair_t *typed = find_field(form);
    submission_t blob = {.version = "hello1", .member_id = form->member_id};
    if (is_too_long(typed)) {
        const ams_bytes_t field = text_of(FIELD);
        const ams_bytes_t message = text_of(say(form->language, HELLO_TOO_LONG));
        answer->error(answer->context, &field, &field, &message);
        return AMS_OK;
    }
    strncpy(blob.form, form->form, sizeof blob.form - 1);
    if (typed && typed->value.size > 0)
        memcpy(blob.greeting, typed->value.data, (size_t)typed->value.size);
    answer->sealed(answer->context, &blob, sizeof blob);
    return AMS_OK;
}

static ams_status_t outcome(void *plugin, const ams_form_t *form, const ams_sink_t *html) {
    (void)plugin;
    ams_status_t status = put(html, "<p>");
    if (!status) status = put(html, say(form->language, HELLO_OUTCOME));
    return status ? status : put(html, "</p>");
}

static const ams_plugin_forms_t forms = {render, validate, outcome};

/* --- events --- */

/* The blob comes back as it was given away, but from outside: it is checked like any input. */
static int belongs(const ams_event_t *event) {
    submission_t blob;
    if (event->submission.size != sizeof blob) return 0;
    memcpy(&blob, event->submission.data, sizeof blob);
    return !memcmp(blob.version, "hello1", sizeof "hello1") &&
           !memcmp(&blob.member_id, &event->member->id, sizeof blob.member_id) &&
           !strncmp(blob.form, event->form, sizeof blob.form);
}

static ams_status_t handle(void *plugin, const ams_event_t *event) {
    hello_t *hello = plugin;
    if (strcmp(event->type, AMS_EVENT_FORM_SUBMITTED) != 0) return AMS_OK;
    if (!belongs(event)) return AMS_REJECTED;
    atomic_fetch_add(&hello->greetings, 1);
    return AMS_OK;
}

static const ams_plugin_events_t events = {handle};

/* --- pages --- */

static const ams_route_t routes[] = {
    {sizeof(ams_route_t), "GET", "/hello", AMS_PERMISSION_PUBLIC, 0, 0},
};

static uint32_t route_count(void *plugin) {
    (void)plugin;
    return sizeof routes / sizeof *routes;
}

static const ams_route_t *route(void *plugin, uint32_t index) {
    return index < route_count(plugin) ? &routes[index] : NULL;
}

static ams_status_t answer(void *plugin, const ams_page_request_t *request,
                           const ams_page_response_t *response) {
    hello_t *hello = plugin;
    if (request->route >= route_count(plugin)) return AMS_NOT_FOUND;
    const int greeted = atomic_load(&hello->greetings) > 0;
    const ams_bytes_t title = text_of(say(request->language, HELLO_TITLE));
    const ams_bytes_t html = text_of(say(request->language, greeted ? HELLO_PAGE : HELLO_EMPTY));
    return response->page(response->context, 200, &title, &html);
}

static ams_status_t menu(void *plugin, uint32_t index, const char *language,
                         const ams_sink_t *label, const ams_sink_t *path) {
    (void)plugin;
    if (index > 0) return AMS_NOT_FOUND;
    const ams_status_t status = put(label, say(language, HELLO_TITLE));
    return status ? status : put(path, routes[0].pattern);
}

static const ams_plugin_pages_t pages = {route_count, route, answer, menu};

/* --- api: the same for programs --- */

static const ams_api_operation_t operations[] = {
    {sizeof(ams_api_operation_t), "GET", "/api/v1/hello", AMS_PERMISSION_PUBLIC, "", 0, 0},
};

static uint32_t operation_count(void *plugin) {
    (void)plugin;
    return sizeof operations / sizeof *operations;
}

static const ams_api_operation_t *operation(void *plugin, uint32_t index) {
    return index < operation_count(plugin) ? &operations[index] : NULL;
}

static ams_status_t describe(void *plugin, const ams_sink_t *json) {
    (void)plugin;
    return put(json,
               "{\"paths\": {\"/api/v1/hello\": {\"get\": {\"operationId\": \"hello\","
               " \"summary\": \"Whether a greeting has arrived\", \"responses\": {\"200\":"
               " {\"description\": \"It\", \"content\": {\"application/json\": {\"schema\":"
               " {\"$ref\": \"#/components/schemas/Hello\"}}}}}}}}, \"components\": {\"schemas\":"
               " {\"Hello\": {\"type\": \"object\", \"required\": [\"greeted\"],"
               " \"additionalProperties\": false, \"properties\": {\"greeted\":"
               " {\"type\": \"boolean\"}}}}}, \"scopes\": {}}");
}

static ams_status_t answer_call(void *plugin, const ams_api_request_t *request,
                                const ams_api_response_t *response) {
    hello_t *hello = plugin;
    if (request->operation >= operation_count(plugin)) return AMS_NOT_FOUND;
    const int greeted = atomic_load(&hello->greetings) > 0;
    const ams_bytes_t body = text_of(greeted ? "{\"greeted\": true}" : "{\"greeted\": false}");
    return response->body(response->context, 200, "application/json", NULL, &body);
}

static const ams_plugin_api_t api = {operation_count, operation, describe, answer_call};

/* --- one instance --- */

static ams_status_t activate(void *data, const ams_sink_t *why) {
    (void)data;
    (void)why;
    return AMS_OK; /* a plugin with tables checks its schema here */
}

static void deactivate(void *data) { (void)data; }

static void destroy(void *data) { free(data); }

static const void *get_extension(void *data, const char *id) {
    (void)data;
    if (!strcmp(id, AMS_EXT_FORMS)) return &forms;
    if (!strcmp(id, AMS_EXT_EVENTS)) return &events;
    if (!strcmp(id, AMS_EXT_PAGES)) return &pages;
    if (!strcmp(id, AMS_EXT_API)) return &api;
    return NULL;
}

static ams_status_t create(const ams_host_t *host, const ams_plugin_t **plugin) {
    hello_t *hello = calloc(1, sizeof *hello);
    if (!hello) return AMS_INTERNAL;
    hello->host = host;
    hello->plugin = (ams_plugin_t){sizeof(ams_plugin_t), hello,   activate,
                                   deactivate,           destroy, get_extension};
    *plugin = &hello->plugin;
    return AMS_OK;
}

static const ams_descriptor_t descriptor = {sizeof(ams_descriptor_t), "hello", "Hello", "1.0.0"};

const ams_entry_t ams_entry = {sizeof(ams_entry_t), AMS_ABI_VERSION, 0, &descriptor, create};
