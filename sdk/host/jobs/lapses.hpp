// Reports memberships that ended: membership.lapsed once for each member and end, day by day. Only
// a reminder (events.h): whoever has to know compares dates.
#pragma once

#include <memory>

#include <host/context.hpp>
#include <host/events/events.hpp>
#include <host/jobs/job.hpp>

namespace ams::host {

std::unique_ptr<Job> make_lapse_job(const Context &context, Events &events);

}  // namespace ams::host
