"""The contract of sdk/include/ams, written down again by hand for ctypes.

A class is named like its C type without `ams_` and `_t`; layout_test.py holds each against the
headers. Function types are written in place: the first argument of `function` is what it returns.
"""

from ctypes import (CFUNCTYPE, POINTER, Structure, c_char_p, c_int32, c_int64, c_uint8, c_uint32,
                    c_uint64, c_void_p)

# Statuses are a closed list; anything else counts as a failure.
AMS_OK = 0
AMS_RETRY_LATER = 1
AMS_REJECTED = 2
AMS_INVALID_ARGUMENT = 3
AMS_NOT_FOUND = 4
AMS_DENIED = 5
AMS_UNSUPPORTED = 6
AMS_DEADLINE_EXCEEDED = 7
AMS_INTERNAL = 8

AMS_ABI_VERSION = 1
AMS_FORM_FROM_RECORD = 0
AMS_FORM_TYPED = 1
AMS_SUBMISSION_LIMIT = 262144
AMS_JOB_ONCE_PER_CLUSTER = 1
AMS_JOB_NEVER = 2 ** 63 - 1
AMS_ADMIN_NO_DUE = 2 ** 63 - 1
AMS_SECRET_SIZE = 32
AMS_LOG_WARNING = 2
AMS_API_CREATES = 1
AMS_PRIVACY_GOES = 0
AMS_PRIVACY_STAYS = 1

Status = c_int32
function = CFUNCTYPE


# ams/types.h

class bytes_(Structure):
    _fields_ = [("data", c_void_p), ("size", c_uint64)]


class date(Structure):
    _fields_ = [("year", c_int32), ("month", c_int32), ("day", c_int32)]


class pair(Structure):
    _fields_ = [("name", bytes_), ("value", bytes_)]


class sink(Structure):
    _fields_ = [("context", c_void_p), ("write", function(Status, c_void_p, c_void_p, c_uint64))]


class id_(Structure):
    _fields_ = [("bytes", c_uint8 * 16)]


# ams/host.h, ams/plugin.h, ams/entry.h

class host(Structure):
    _fields_ = [("size", c_uint64), ("data", c_void_p), ("name", c_char_p), ("version", c_char_p),
                ("get_extension", function(c_void_p, c_void_p, c_char_p))]


class plugin(Structure):
    _fields_ = [("size", c_uint64), ("data", c_void_p),
                ("activate", function(Status, c_void_p, POINTER(sink))),
                ("deactivate", function(None, c_void_p)), ("destroy", function(None, c_void_p)),
                ("get_extension", function(c_void_p, c_void_p, c_char_p))]


class descriptor(Structure):
    _fields_ = [("size", c_uint64), ("id", c_char_p), ("name", c_char_p), ("version", c_char_p)]


class entry(Structure):
    _fields_ = [("size", c_uint64), ("abi_version", c_uint32), ("reserved", c_uint32),
                ("descriptor", POINTER(descriptor)),
                ("create", function(Status, POINTER(host), POINTER(POINTER(plugin))))]


# The host's side

class member(Structure):
    _fields_ = [("size", c_uint64), ("id", id_), ("revision", c_int64), ("given_name", bytes_),
                ("family_name", bytes_), ("email", bytes_), ("category", bytes_),
                ("subtype", bytes_), ("paid_through", date), ("reserved", c_uint32),
                ("province", bytes_), ("country", bytes_), ("language", bytes_)]


receive_member = function(None, c_void_p, POINTER(member))


class host_members(Structure):
    _fields_ = [("get", function(Status, c_void_p, POINTER(id_), c_void_p, receive_member)),
                ("changed_since", function(Status, c_void_p, c_int64, c_uint32, c_void_p,
                                           receive_member))]


class host_member_search(Structure):
    _fields_ = [("find", function(Status, c_void_p, POINTER(bytes_), c_uint32, c_void_p,
                                  receive_member)),
                ("by_email", function(Status, c_void_p, POINTER(bytes_), c_void_p,
                                      receive_member))]


class host_log(Structure):
    _fields_ = [("write", function(None, c_void_p, c_uint32, c_char_p, c_void_p, c_uint64))]


class host_clock(Structure):
    _fields_ = [("wall_us", function(c_int64, c_void_p)),
                ("steady_us", function(c_int64, c_void_p))]


class host_random(Structure):
    _fields_ = [("fill", function(Status, c_void_p, c_char_p, c_void_p, c_uint64))]


class host_config(Structure):
    _fields_ = [("get", function(Status, c_void_p, c_char_p, c_void_p, c_uint64,
                                 POINTER(c_uint64)))]


class host_secrets(Structure):
    _fields_ = [("current", function(Status, c_void_p, c_char_p, POINTER(c_uint32), c_void_p)),
                ("get", function(Status, c_void_p, c_char_p, c_uint32, c_void_p))]


class host_urls(Structure):
    _fields_ = [("absolute", function(Status, c_void_p, c_void_p, c_uint64, c_void_p, c_uint64,
                                      POINTER(c_uint64)))]


class database_settings(Structure):
    _fields_ = [("size", c_uint64), ("address", bytes_), ("user", bytes_), ("password", bytes_),
                ("schema", bytes_), ("pool_size", c_uint32), ("reserved", c_uint32)]


class host_database(Structure):
    _fields_ = [("describe", function(Status, c_void_p, c_void_p,
                                      function(None, c_void_p, POINTER(database_settings))))]


class mail(Structure):
    _fields_ = [("size", c_uint64), ("envelope_from", bytes_), ("recipient", bytes_),
                ("message", bytes_), ("deadline_us", c_int64)]


class mail_sender(Structure):
    _fields_ = [("size", c_uint64), ("name", bytes_), ("address", bytes_), ("domain", bytes_)]


class host_mail(Structure):
    _fields_ = [("send", function(Status, c_void_p, POINTER(mail), POINTER(sink))),
                ("sender", function(Status, c_void_p, c_void_p,
                                    function(None, c_void_p, POINTER(mail_sender))))]


# The plugin's side

class migration(Structure):
    _fields_ = [("size", c_uint64), ("version", c_uint32), ("reserved", c_uint32),
                ("name", c_char_p), ("sql", bytes_)]


class plugin_schema(Structure):
    _fields_ = [("count", function(c_uint32, c_void_p)),
                ("get", function(POINTER(migration), c_void_p, c_uint32)),
                ("supported", function(None, c_void_p, POINTER(c_uint32), POINTER(c_uint32)))]


class form(Structure):
    _fields_ = [("size", c_uint64), ("form", c_char_p), ("language", c_char_p),
                ("member_id", id_), ("now_us", c_int64), ("deadline_us", c_int64),
                ("typed", c_uint32), ("field_count", c_uint32), ("fields", POINTER(pair))]


class form_answer(Structure):
    _fields_ = [("size", c_uint64), ("context", c_void_p),
                ("error", function(None, c_void_p, POINTER(bytes_), POINTER(bytes_),
                                   POINTER(bytes_))),
                ("sealed", function(None, c_void_p, c_void_p, c_uint64))]


class plugin_forms(Structure):
    _fields_ = [("render", function(Status, c_void_p, POINTER(form), POINTER(sink))),
                ("validate", function(Status, c_void_p, POINTER(form), POINTER(form_answer))),
                ("outcome", function(Status, c_void_p, POINTER(form), POINTER(sink)))]


class event(Structure):
    _fields_ = [("size", c_uint64), ("type", c_char_p), ("event_id", id_),
                ("occurred_at_us", c_int64), ("member", POINTER(member)), ("form", c_char_p),
                ("submission", bytes_), ("submission_event_id", id_), ("old_paid_through", date),
                ("new_paid_through", date), ("merged_into", id_), ("deadline_us", c_int64),
                ("mail_id", id_), ("address_hash", c_uint8 * 32), ("mail_status", c_char_p),
                ("mail_permanent", c_uint32), ("reserved", c_uint32)]


class plugin_events(Structure):
    _fields_ = [("handle", function(Status, c_void_p, POINTER(event)))]


class route(Structure):
    _fields_ = [("size", c_uint64), ("method", c_char_p), ("pattern", c_char_p),
                ("permission", c_char_p), ("body_limit", c_uint32), ("reserved", c_uint32)]


class page_request(Structure):
    _fields_ = [("size", c_uint64), ("route", c_uint32), ("parameter_count", c_uint32),
                ("parameters", POINTER(pair)), ("query", POINTER(pair)),
                ("fields", POINTER(pair)), ("cookies", POINTER(pair)), ("query_count", c_uint32),
                ("field_count", c_uint32), ("cookie_count", c_uint32), ("reserved", c_uint32),
                ("language", c_char_p), ("member_id", id_), ("csrf_token", bytes_),
                ("client_key", bytes_), ("session_key", bytes_), ("now_us", c_int64),
                ("deadline_us", c_int64)]


class page_response(Structure):
    _fields_ = [("size", c_uint64), ("context", c_void_p),
                ("set_cookie", function(Status, c_void_p, c_char_p, POINTER(bytes_), c_char_p,
                                        c_int64)),
                ("page", function(Status, c_void_p, c_uint32, POINTER(bytes_), POINTER(bytes_))),
                ("redirect", function(Status, c_void_p, POINTER(bytes_))),
                ("raw", function(Status, c_void_p, c_uint32, c_char_p, POINTER(bytes_),
                                 POINTER(bytes_)))]


class plugin_pages(Structure):
    _fields_ = [("count", function(c_uint32, c_void_p)),
                ("get", function(POINTER(route), c_void_p, c_uint32)),
                ("answer", function(Status, c_void_p, POINTER(page_request),
                                    POINTER(page_response))),
                ("menu", function(Status, c_void_p, c_uint32, c_char_p, POINTER(sink),
                                  POINTER(sink)))]


class job(Structure):
    _fields_ = [("size", c_uint64), ("name", c_char_p), ("lane", c_char_p), ("scope", c_uint32),
                ("longest_step_ms", c_uint32)]


class job_run(Structure):
    _fields_ = [("size", c_uint64), ("now_us", c_int64), ("deadline_us", c_int64),
                ("fencing_token", c_int64)]


class plugin_jobs(Structure):
    _fields_ = [("count", function(c_uint32, c_void_p)),
                ("get", function(POINTER(job), c_void_p, c_uint32)),
                ("next_due", function(Status, c_void_p, c_uint32, c_int64, POINTER(c_int64))),
                ("run", function(Status, c_void_p, c_uint32, POINTER(job_run),
                                 POINTER(c_uint32)))]


class plugin_health(Structure):
    _fields_ = [("ready", function(Status, c_void_p, c_int64, POINTER(sink))),
                ("metrics", function(Status, c_void_p, c_int64, POINTER(sink)))]


class privacy_request(Structure):
    _fields_ = [("size", c_uint64), ("member_id", id_), ("language", c_char_p),
                ("now_us", c_int64), ("deadline_us", c_int64)]


class privacy_column(Structure):
    _fields_ = [("key", bytes_), ("label", bytes_)]


class privacy_copy(Structure):
    _fields_ = [("size", c_uint64), ("context", c_void_p),
                ("part", function(Status, c_void_p, c_char_p, POINTER(bytes_), c_uint32,
                                  POINTER(privacy_column))),
                ("row", function(Status, c_void_p, c_uint32, POINTER(bytes_)))]


class privacy_report(Structure):
    _fields_ = [("size", c_uint64), ("context", c_void_p),
                ("line", function(Status, c_void_p, c_uint32, POINTER(bytes_), POINTER(bytes_)))]


class plugin_privacy(Structure):
    _fields_ = [("copy", function(Status, c_void_p, POINTER(privacy_request),
                                  POINTER(privacy_copy))),
                ("foretell", function(Status, c_void_p, POINTER(privacy_request),
                                      POINTER(privacy_report))),
                ("erase", function(Status, c_void_p, POINTER(privacy_request),
                                   POINTER(privacy_report)))]


class admin_tile(Structure):
    _fields_ = [("size", c_uint64), ("waiting", c_int64), ("overdue", c_int64),
                ("due_us", c_int64)]


class plugin_admin(Structure):
    _fields_ = [("menu", function(Status, c_void_p, c_uint32, c_char_p, POINTER(sink),
                                  POINTER(sink))),
                ("tile", function(Status, c_void_p, c_uint32, c_char_p, c_int64,
                                  POINTER(admin_tile), POINTER(sink), POINTER(sink)))]


class api_operation(Structure):
    _fields_ = [("size", c_uint64), ("method", c_char_p), ("pattern", c_char_p),
                ("permission", c_char_p), ("scope", c_char_p), ("body_limit", c_uint32),
                ("flags", c_uint32)]


class api_request(Structure):
    _fields_ = [("size", c_uint64), ("operation", c_uint32), ("parameter_count", c_uint32),
                ("parameters", POINTER(pair)), ("query", POINTER(pair)),
                ("scopes", POINTER(bytes_)), ("query_count", c_uint32),
                ("scope_count", c_uint32), ("language", c_char_p), ("member_id", id_),
                ("operation_id", id_), ("if_match", bytes_), ("body", bytes_),
                ("client_key", bytes_), ("session_key", bytes_), ("now_us", c_int64),
                ("deadline_us", c_int64)]


class api_response(Structure):
    _fields_ = [("size", c_uint64), ("context", c_void_p),
                ("header", function(Status, c_void_p, c_char_p, POINTER(bytes_))),
                ("body", function(Status, c_void_p, c_uint32, c_char_p, POINTER(bytes_),
                                  POINTER(bytes_))),
                ("problem", function(Status, c_void_p, c_uint32, c_char_p, POINTER(bytes_),
                                     POINTER(bytes_))),
                ("field_error", function(Status, c_void_p, POINTER(bytes_), POINTER(bytes_)))]


class plugin_api(Structure):
    _fields_ = [("count", function(c_uint32, c_void_p)),
                ("get", function(POINTER(api_operation), c_void_p, c_uint32)),
                ("describe", function(Status, c_void_p, POINTER(sink))),
                ("answer", function(Status, c_void_p, POINTER(api_request),
                                    POINTER(api_response)))]


# Which class is which extension's table, on either side.
OFFERED_BY_HOST = {
    "ams.log/1": host_log, "ams.clock/1": host_clock, "ams.random/1": host_random,
    "ams.config/1": host_config, "ams.secrets/1": host_secrets, "ams.urls/1": host_urls,
    "ams.database/1": host_database, "ams.members/1": host_members,
    "ams.member_search/1": host_member_search, "ams.mail/1": host_mail,
}
OFFERED_BY_PLUGIN = {
    "ams.schema/1": plugin_schema, "ams.forms/1": plugin_forms, "ams.events/1": plugin_events,
    "ams.pages/1": plugin_pages, "ams.jobs/1": plugin_jobs, "ams.health/1": plugin_health,
    "ams.privacy/1": plugin_privacy, "ams.admin/1": plugin_admin, "ams.api/1": plugin_api,
}
