// The job that gives up renewals whose payment was left alone for a day.
#pragma once

#include <memory>

#include <host/jobs/job.hpp>
#include <host/renewals/renewals.hpp>

namespace ams::host {

std::unique_ptr<Job> make_abandonment_job(Renewals &renewals, const kit::Clock &clock);

}  // namespace ams::host
