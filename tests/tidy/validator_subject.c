/* A plugin that keeps the contract, and breaks it in one place when compiled with -DDEFECT_…;
 * validator_test.py wants the validator to see each. */
#include <ams/ext/jobs.h>
#include <ams/ext/pages.h>
#include <ams/ext/schema.h>

#include "../../sdk/examples/misbehaving/harmless.h"

#ifdef DEFECT_EXPORT
AMS_EXPORT extern int second_symbol;
int second_symbol = 1;
#endif

#ifdef DEFECT_ROUTE
#define PATTERN "no/slash"
#else
#define PATTERN "/subject/{item}"
#endif

static const ams_route_t routes[] = {
    {sizeof(ams_route_t), "GET", PATTERN, AMS_PERMISSION_PUBLIC, 0, 0},
#ifdef DEFECT_SAME_ROUTE
    {sizeof(ams_route_t), "GET", "/subject/{other}", AMS_PERMISSION_PUBLIC, 0, 0},
#endif
};
static uint32_t route_count(void *plugin) {
    (void)plugin;
    return sizeof routes / sizeof *routes;
}
static const ams_route_t *route(void *plugin, uint32_t index) {
    (void)plugin;
    return &routes[index];
}
static ams_status_t answer(void *plugin, const ams_page_request_t *request,
                           const ams_page_response_t *response) {
    (void)plugin, (void)request, (void)response;
    return AMS_NOT_FOUND;
}
#ifndef DEFECT_NULL_FUNCTION
static ams_status_t menu(void *plugin, uint32_t index, const char *language,
                         const ams_sink_t *label, const ams_sink_t *path) {
    (void)plugin, (void)index, (void)language, (void)label, (void)path;
    return AMS_NOT_FOUND;
}
#else
#define menu NULL
#endif
static const ams_plugin_pages_t pages[] = {{route_count, route, answer, menu},
                                           {route_count, route, answer, menu}};

static const char sql[] = "CREATE TABLE subject_a (id INT);\n";
static const ams_migration_t migrations[] = {
    {sizeof(ams_migration_t), 1, 0, "0001_a.sql", {sql, sizeof sql - 1}},
#ifdef DEFECT_SCHEMA
    {sizeof(ams_migration_t), 3, 0, "0003_a.sql", {sql, sizeof sql - 1}},
#else
    {sizeof(ams_migration_t), 2, 0, "0002_a.sql", {sql, sizeof sql - 1}},
#endif
};
static uint32_t migration_count(void *plugin) {
    (void)plugin;
    return 2;
}
static const ams_migration_t *migration(void *plugin, uint32_t index) {
    (void)plugin;
    return &migrations[index];
}
static void supported(void *plugin, uint32_t *lowest, uint32_t *highest) {
    (void)plugin;
    *lowest = 1;
    *highest = 2;
}
static const ams_plugin_schema_t schema = {migration_count, migration, supported};

static const ams_job_t job_table = {sizeof(ams_job_t), "subject.sweep", "clock",
                                    AMS_JOB_EACH_INSTANCE,
#ifdef DEFECT_JOB
                                    0
#else
                                    1000
#endif
};
static uint32_t job_count(void *plugin) {
    (void)plugin;
    return 1;
}
static const ams_job_t *job(void *plugin, uint32_t index) {
    (void)plugin, (void)index;
    return &job_table;
}
static ams_status_t next_due(void *plugin, uint32_t index, int64_t now_us, int64_t *due_us) {
    (void)plugin, (void)index, (void)now_us;
    *due_us = AMS_JOB_NEVER;
    return AMS_OK;
}
static ams_status_t run(void *plugin, uint32_t index, const ams_job_run_t *step, uint32_t *more) {
    (void)plugin, (void)index, (void)step;
    *more = 0;
    return AMS_OK;
}
static const ams_plugin_jobs_t jobs = {job_count, job, next_due, run};

static ams_status_t handle(void *plugin, const ams_event_t *event) {
#ifdef DEFECT_EVENT
    (void)plugin, (void)event;
    return AMS_REJECTED;
#else
    return harmless_handle(plugin, event);
#endif
}
static const ams_plugin_events_t events = {handle};

static const void *get_extension(void *data, const char *id) {
    static atomic_uint asked;
    const unsigned time = atomic_fetch_add(&asked, 1);
    (void)data;
#ifndef DEFECT_CHANGING
    (void)time;
#define time 0
#endif
    if (!strcmp(id, AMS_EXT_PAGES)) return &pages[time % 2];
    if (!strcmp(id, AMS_EXT_SCHEMA)) return &schema;
    if (!strcmp(id, AMS_EXT_JOBS)) return &jobs;
    if (!strcmp(id, AMS_EXT_EVENTS)) return &events;
    return NULL;
}
#undef time

static ams_status_t refuse(void *data, const ams_sink_t *why) {
    (void)data, (void)why;
#ifdef DEFECT_REFUSES_WITH_REASON
    harmless_put(why, "There is no database.");
#endif
    return AMS_REJECTED;
}

static ams_status_t create(const ams_host_t *host, const ams_plugin_t **plugin) {
#ifdef DEFECT_CRASH
    abort();
#endif
#ifdef DEFECT_CALLS_EARLY
    host->get_extension(host->data, AMS_EXT_CONFIG);
#endif
    const ams_status_t status = harmless_create(host, plugin, get_extension);
#if defined(DEFECT_REFUSES) || defined(DEFECT_REFUSES_WITH_REASON)
    ((harmless_t *)(*plugin)->data)->plugin.activate = refuse;
#else
    (void)refuse;
#endif
    return status;
}

#ifdef DEFECT_ABI
#define VERSION (AMS_ABI_VERSION + 1)
#else
#define VERSION AMS_ABI_VERSION
#endif
static const ams_descriptor_t descriptor = {sizeof(ams_descriptor_t), "subject", "Subject",
                                            "1.0.0"};
const ams_entry_t ams_entry = {sizeof(ams_entry_t), VERSION, 0, &descriptor, create};
