// The layout of the contract on LP64. What is released never changes in place (types.h, 1): a
// struct may grow at its tail, which adds a line here; no line of a released struct is edited.
#include <ams/types.h>
#include <ams/entry.h>
#include <ams/host.h>
#include <ams/plugin.h>
#include <ams/ext/admin.h>
#include <ams/ext/api.h>
#include <ams/ext/clock.h>
#include <ams/ext/config.h>
#include <ams/ext/database.h>
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <ams/ext/health.h>
#include <ams/ext/jobs.h>
#include <ams/ext/log.h>
#include <ams/ext/mail.h>
#include <ams/ext/member_search.h>
#include <ams/ext/members.h>
#include <ams/ext/pages.h>
#include <ams/ext/privacy.h>
#include <ams/ext/random.h>
#include <ams/ext/schema.h>
#include <ams/ext/secrets.h>
#include <ams/ext/urls.h>
#include <cstddef>

static_assert(sizeof(void *) == 8 && sizeof(int) == 4);

#define SIZE(type, bytes) static_assert(sizeof(type) == (bytes))
#define AT(type, member, bytes) static_assert(offsetof(type, member) == (bytes))

// ams/types.h
SIZE(ams_bytes_t, 16);
AT(ams_bytes_t, data, 0);
AT(ams_bytes_t, size, 8);
SIZE(ams_date_t, 12);
AT(ams_date_t, year, 0);
AT(ams_date_t, month, 4);
AT(ams_date_t, day, 8);
SIZE(ams_pair_t, 32);
AT(ams_pair_t, name, 0);
AT(ams_pair_t, value, 16);
SIZE(ams_sink_t, 16);
AT(ams_sink_t, context, 0);
AT(ams_sink_t, write, 8);
SIZE(ams_id_t, 16);
AT(ams_id_t, bytes, 0);

// ams/entry.h
SIZE(ams_descriptor_t, 32);
AT(ams_descriptor_t, size, 0);
AT(ams_descriptor_t, id, 8);
AT(ams_descriptor_t, name, 16);
AT(ams_descriptor_t, version, 24);
SIZE(ams_entry_t, 32);
AT(ams_entry_t, size, 0);
AT(ams_entry_t, abi_version, 8);
AT(ams_entry_t, reserved, 12);
AT(ams_entry_t, descriptor, 16);
AT(ams_entry_t, create, 24);

// ams/host.h
SIZE(ams_host_t, 40);
AT(ams_host_t, size, 0);
AT(ams_host_t, data, 8);
AT(ams_host_t, name, 16);
AT(ams_host_t, version, 24);
AT(ams_host_t, get_extension, 32);

// ams/plugin.h
SIZE(ams_plugin_t, 48);
AT(ams_plugin_t, size, 0);
AT(ams_plugin_t, data, 8);
AT(ams_plugin_t, activate, 16);
AT(ams_plugin_t, deactivate, 24);
AT(ams_plugin_t, destroy, 32);
AT(ams_plugin_t, get_extension, 40);

// ams/ext/admin.h
SIZE(ams_admin_tile_t, 32);
AT(ams_admin_tile_t, size, 0);
AT(ams_admin_tile_t, waiting, 8);
AT(ams_admin_tile_t, overdue, 16);
AT(ams_admin_tile_t, due_us, 24);
SIZE(ams_plugin_admin_t, 16);
AT(ams_plugin_admin_t, menu, 0);
AT(ams_plugin_admin_t, tile, 8);

// ams/ext/api.h
SIZE(ams_api_operation_t, 48);
AT(ams_api_operation_t, size, 0);
AT(ams_api_operation_t, method, 8);
AT(ams_api_operation_t, pattern, 16);
AT(ams_api_operation_t, permission, 24);
AT(ams_api_operation_t, scope, 32);
AT(ams_api_operation_t, body_limit, 40);
AT(ams_api_operation_t, flags, 44);
SIZE(ams_api_request_t, 168);
AT(ams_api_request_t, size, 0);
AT(ams_api_request_t, operation, 8);
AT(ams_api_request_t, parameter_count, 12);
AT(ams_api_request_t, parameters, 16);
AT(ams_api_request_t, query, 24);
AT(ams_api_request_t, scopes, 32);
AT(ams_api_request_t, query_count, 40);
AT(ams_api_request_t, scope_count, 44);
AT(ams_api_request_t, language, 48);
AT(ams_api_request_t, member_id, 56);
AT(ams_api_request_t, operation_id, 72);
AT(ams_api_request_t, if_match, 88);
AT(ams_api_request_t, body, 104);
AT(ams_api_request_t, client_key, 120);
AT(ams_api_request_t, session_key, 136);
AT(ams_api_request_t, now_us, 152);
AT(ams_api_request_t, deadline_us, 160);
SIZE(ams_api_response_t, 48);
AT(ams_api_response_t, size, 0);
AT(ams_api_response_t, context, 8);
AT(ams_api_response_t, header, 16);
AT(ams_api_response_t, body, 24);
AT(ams_api_response_t, problem, 32);
AT(ams_api_response_t, field_error, 40);
SIZE(ams_plugin_api_t, 32);
AT(ams_plugin_api_t, count, 0);
AT(ams_plugin_api_t, get, 8);
AT(ams_plugin_api_t, describe, 16);
AT(ams_plugin_api_t, answer, 24);

// ams/ext/clock.h
SIZE(ams_host_clock_t, 16);
AT(ams_host_clock_t, wall_us, 0);
AT(ams_host_clock_t, steady_us, 8);

// ams/ext/config.h
SIZE(ams_host_config_t, 8);
AT(ams_host_config_t, get, 0);

// ams/ext/database.h
SIZE(ams_database_settings_t, 80);
AT(ams_database_settings_t, size, 0);
AT(ams_database_settings_t, address, 8);
AT(ams_database_settings_t, user, 24);
AT(ams_database_settings_t, password, 40);
AT(ams_database_settings_t, schema, 56);
AT(ams_database_settings_t, pool_size, 72);
AT(ams_database_settings_t, reserved, 76);
SIZE(ams_host_database_t, 8);
AT(ams_host_database_t, describe, 0);

// ams/ext/events.h
SIZE(ams_event_t, 200);
AT(ams_event_t, size, 0);
AT(ams_event_t, type, 8);
AT(ams_event_t, event_id, 16);
AT(ams_event_t, occurred_at_us, 32);
AT(ams_event_t, member, 40);
AT(ams_event_t, form, 48);
AT(ams_event_t, submission, 56);
AT(ams_event_t, submission_event_id, 72);
AT(ams_event_t, old_paid_through, 88);
AT(ams_event_t, new_paid_through, 100);
AT(ams_event_t, merged_into, 112);
AT(ams_event_t, deadline_us, 128);
AT(ams_event_t, mail_id, 136);
AT(ams_event_t, address_hash, 152);
AT(ams_event_t, mail_status, 184);
AT(ams_event_t, mail_permanent, 192);
AT(ams_event_t, reserved, 196);
SIZE(ams_plugin_events_t, 8);
AT(ams_plugin_events_t, handle, 0);

// ams/ext/forms.h
SIZE(ams_form_t, 72);
AT(ams_form_t, size, 0);
AT(ams_form_t, form, 8);
AT(ams_form_t, language, 16);
AT(ams_form_t, member_id, 24);
AT(ams_form_t, now_us, 40);
AT(ams_form_t, deadline_us, 48);
AT(ams_form_t, typed, 56);
AT(ams_form_t, field_count, 60);
AT(ams_form_t, fields, 64);
SIZE(ams_form_answer_t, 32);
AT(ams_form_answer_t, size, 0);
AT(ams_form_answer_t, context, 8);
AT(ams_form_answer_t, error, 16);
AT(ams_form_answer_t, sealed, 24);
SIZE(ams_plugin_forms_t, 24);
AT(ams_plugin_forms_t, render, 0);
AT(ams_plugin_forms_t, validate, 8);
AT(ams_plugin_forms_t, outcome, 16);

// ams/ext/privacy.h
SIZE(ams_privacy_request_t, 48);
AT(ams_privacy_request_t, size, 0);
AT(ams_privacy_request_t, member_id, 8);
AT(ams_privacy_request_t, language, 24);
AT(ams_privacy_request_t, now_us, 32);
AT(ams_privacy_request_t, deadline_us, 40);
SIZE(ams_privacy_column_t, 32);
AT(ams_privacy_column_t, key, 0);
AT(ams_privacy_column_t, label, 16);
SIZE(ams_privacy_copy_t, 32);
AT(ams_privacy_copy_t, part, 16);
AT(ams_privacy_copy_t, row, 24);
SIZE(ams_privacy_report_t, 24);
AT(ams_privacy_report_t, line, 16);
SIZE(ams_plugin_privacy_t, 24);
AT(ams_plugin_privacy_t, copy, 0);
AT(ams_plugin_privacy_t, foretell, 8);
AT(ams_plugin_privacy_t, erase, 16);

// ams/ext/health.h
SIZE(ams_plugin_health_t, 16);
AT(ams_plugin_health_t, ready, 0);
AT(ams_plugin_health_t, metrics, 8);

// ams/ext/jobs.h
SIZE(ams_job_t, 32);
AT(ams_job_t, size, 0);
AT(ams_job_t, name, 8);
AT(ams_job_t, lane, 16);
AT(ams_job_t, scope, 24);
AT(ams_job_t, longest_step_ms, 28);
SIZE(ams_job_run_t, 32);
AT(ams_job_run_t, size, 0);
AT(ams_job_run_t, now_us, 8);
AT(ams_job_run_t, deadline_us, 16);
AT(ams_job_run_t, fencing_token, 24);
SIZE(ams_plugin_jobs_t, 32);
AT(ams_plugin_jobs_t, count, 0);
AT(ams_plugin_jobs_t, get, 8);
AT(ams_plugin_jobs_t, next_due, 16);
AT(ams_plugin_jobs_t, run, 24);

// ams/ext/log.h
SIZE(ams_host_log_t, 8);
AT(ams_host_log_t, write, 0);

// ams/ext/mail.h
SIZE(ams_mail_t, 64);
AT(ams_mail_t, size, 0);
AT(ams_mail_t, envelope_from, 8);
AT(ams_mail_t, recipient, 24);
AT(ams_mail_t, message, 40);
AT(ams_mail_t, deadline_us, 56);
SIZE(ams_mail_sender_t, 56);
AT(ams_mail_sender_t, size, 0);
AT(ams_mail_sender_t, name, 8);
AT(ams_mail_sender_t, address, 24);
AT(ams_mail_sender_t, domain, 40);
SIZE(ams_host_mail_t, 16);
AT(ams_host_mail_t, send, 0);
AT(ams_host_mail_t, sender, 8);

// ams/ext/members.h
SIZE(ams_member_t, 176);
AT(ams_member_t, size, 0);
AT(ams_member_t, id, 8);
AT(ams_member_t, revision, 24);
AT(ams_member_t, given_name, 32);
AT(ams_member_t, family_name, 48);
AT(ams_member_t, email, 64);
AT(ams_member_t, category, 80);
AT(ams_member_t, subtype, 96);
AT(ams_member_t, paid_through, 112);
AT(ams_member_t, reserved, 124);
AT(ams_member_t, province, 128);
AT(ams_member_t, country, 144);
AT(ams_member_t, language, 160);
SIZE(ams_host_members_t, 16);
AT(ams_host_members_t, get, 0);
AT(ams_host_members_t, changed_since, 8);

// ams/ext/member_search.h
SIZE(ams_host_member_search_t, 16);
AT(ams_host_member_search_t, find, 0);
AT(ams_host_member_search_t, by_email, 8);

// ams/ext/pages.h
SIZE(ams_route_t, 40);
AT(ams_route_t, size, 0);
AT(ams_route_t, method, 8);
AT(ams_route_t, pattern, 16);
AT(ams_route_t, permission, 24);
AT(ams_route_t, body_limit, 32);
AT(ams_route_t, reserved, 36);
SIZE(ams_page_request_t, 152);
AT(ams_page_request_t, size, 0);
AT(ams_page_request_t, route, 8);
AT(ams_page_request_t, parameter_count, 12);
AT(ams_page_request_t, parameters, 16);
AT(ams_page_request_t, query, 24);
AT(ams_page_request_t, fields, 32);
AT(ams_page_request_t, cookies, 40);
AT(ams_page_request_t, query_count, 48);
AT(ams_page_request_t, field_count, 52);
AT(ams_page_request_t, cookie_count, 56);
AT(ams_page_request_t, reserved, 60);
AT(ams_page_request_t, language, 64);
AT(ams_page_request_t, member_id, 72);
AT(ams_page_request_t, csrf_token, 88);
AT(ams_page_request_t, client_key, 104);
AT(ams_page_request_t, session_key, 120);
AT(ams_page_request_t, now_us, 136);
AT(ams_page_request_t, deadline_us, 144);
SIZE(ams_page_response_t, 48);
AT(ams_page_response_t, size, 0);
AT(ams_page_response_t, context, 8);
AT(ams_page_response_t, set_cookie, 16);
AT(ams_page_response_t, page, 24);
AT(ams_page_response_t, redirect, 32);
AT(ams_page_response_t, raw, 40);
SIZE(ams_plugin_pages_t, 32);
AT(ams_plugin_pages_t, count, 0);
AT(ams_plugin_pages_t, get, 8);
AT(ams_plugin_pages_t, answer, 16);
AT(ams_plugin_pages_t, menu, 24);

// ams/ext/random.h
SIZE(ams_host_random_t, 8);
AT(ams_host_random_t, fill, 0);

// ams/ext/schema.h
SIZE(ams_migration_t, 40);
AT(ams_migration_t, size, 0);
AT(ams_migration_t, version, 8);
AT(ams_migration_t, reserved, 12);
AT(ams_migration_t, name, 16);
AT(ams_migration_t, sql, 24);
SIZE(ams_plugin_schema_t, 24);
AT(ams_plugin_schema_t, count, 0);
AT(ams_plugin_schema_t, get, 8);
AT(ams_plugin_schema_t, supported, 16);

// ams/ext/secrets.h
SIZE(ams_host_secrets_t, 16);
AT(ams_host_secrets_t, current, 0);
AT(ams_host_secrets_t, get, 8);

// ams/ext/urls.h
SIZE(ams_host_urls_t, 8);
AT(ams_host_urls_t, absolute, 0);

// Statuses are numbers that foreign hosts write down.
static_assert(AMS_OK == 0 && AMS_RETRY_LATER == 1 && AMS_REJECTED == 2 &&
              AMS_INVALID_ARGUMENT == 3 && AMS_NOT_FOUND == 4 && AMS_DENIED == 5 &&
              AMS_UNSUPPORTED == 6 && AMS_DEADLINE_EXCEEDED == 7 && AMS_INTERNAL == 8);
