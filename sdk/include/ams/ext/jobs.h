/* ams/ext/jobs.h: plugin side. Work that is due at a time. The plugin owns no thread: the host
 * drives its jobs, each lane on a worker of its own, so that a hanging SMTP server stops no
 * reminder.
 */
#ifndef AMS_EXT_JOBS_H
#define AMS_EXT_JOBS_H

#include <ams/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define AMS_EXT_JOBS "ams.jobs/1"

#define AMS_JOB_EACH_INSTANCE 0u    /* every process runs it */
#define AMS_JOB_ONCE_PER_CLUSTER 1u /* under a lease: one process at a time */

typedef struct ams_job {
    uint64_t size;
    const char *name;         /* unique in the plugin: "introductions.remind" */
    const char *lane;         /* jobs of one lane run one after another: "mail", "clock" */
    uint32_t scope;           /* AMS_JOB_EACH_INSTANCE or AMS_JOB_ONCE_PER_CLUSTER */
    uint32_t longest_step_ms; /* the longest one call of `run` takes; leases are this and more */
} ams_job_t;

typedef struct ams_job_run {
    uint64_t size;
    int64_t now_us;        /* wall clock */
    int64_t deadline_us;   /* steady clock */
    int64_t fencing_token; /* grows with every lease of this job; 0 for AMS_JOB_EACH_INSTANCE. A
                              plugin stores it with what it claims and refuses an older one */
} ams_job_run_t;

#define AMS_JOB_NEVER INT64_MAX

typedef struct ams_plugin_jobs {
    /* [any] The table, constant from create to destroy. */
    uint32_t (*count)(void *plugin);
    const ams_job_t *(*get)(void *plugin, uint32_t index);

    /* [any] When the job is due next, wall clock: <= now means at once, AMS_JOB_NEVER nothing waits.
     * The host asks again after every run, at least every second, and when its clock is moved. */
    ams_status_t (*next_due)(void *plugin, uint32_t index, int64_t now_us, int64_t *due_us);

    /* [any] Does one bounded step. `*more` = 1 when another step is due at once. */
    ams_status_t (*run)(void *plugin, uint32_t index, const ams_job_run_t *run, uint32_t *more);
} ams_plugin_jobs_t;

#ifdef __cplusplus
}
#endif

#endif
