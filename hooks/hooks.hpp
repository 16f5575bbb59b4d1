// The tables Tandem offers: each file of this folder turns one thing that the host tells or asks
// into one call of a service. No rules and no SQL live here.
#pragma once

#include <ams/ext/admin.h>
#include <ams/ext/api.h>
#include <ams/ext/events.h>
#include <ams/ext/forms.h>
#include <ams/ext/health.h>
#include <ams/ext/jobs.h>
#include <ams/ext/pages.h>
#include <ams/ext/privacy.h>
#include <ams/ext/schema.h>

#include <cstdint>
#include <string_view>
#include <utility>

#include <kit/database/database.hpp>

namespace tandem {
class Module;
}

namespace tandem::hooks {

// The table with that id; nullptr when Tandem does not offer it.
const void *find(std::string_view id) noexcept;

extern const ams_plugin_forms_t forms;
extern const ams_plugin_events_t events;
extern const ams_plugin_pages_t pages;
extern const ams_plugin_api_t api;
extern const ams_plugin_jobs_t jobs;
extern const ams_plugin_schema_t schema;
extern const ams_plugin_health_t health;
extern const ams_plugin_privacy_t privacy;
extern const ams_plugin_admin_t admin;

// The lowest and the highest schema version this version works with.
std::pair<std::uint32_t, std::uint32_t> supported_schema();

// What events do, each in the transaction whose first row is the inbox row.
using ams::kit::Transaction;
void on_form_submitted(Module &module, Transaction &transaction, const ams_event_t &event);
void on_membership_renewed(Module &module, Transaction &transaction, const ams_event_t &event);
void on_payment_failed(Module &module, Transaction &transaction, const ams_event_t &event);
void on_mail_bounced(Module &module, Transaction &transaction, const ams_event_t &event);
void on_member_changed(Module &module, Transaction &transaction, const ams_event_t &event);
void on_member_erased(Module &module, Transaction &transaction, const ams_event_t &event);

}  // namespace tandem::hooks
