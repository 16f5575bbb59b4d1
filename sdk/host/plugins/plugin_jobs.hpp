// A plugin's jobs (ams.jobs/1) as jobs of the host, each lane on a thread of its own.
#pragma once

#include <memory>
#include <vector>

#include <host/jobs/job.hpp>
#include <host/plugins/plugins.hpp>

namespace ams::host {

// Jobs of all created plugins; they wait while their plugin is inactive.
std::vector<std::unique_ptr<Job>> plugin_jobs(const Plugins &plugins);

}  // namespace ams::host
