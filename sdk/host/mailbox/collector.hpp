// Looks into the mailbox of the return path, by POP3, in a lane of its own: a server that hangs
// stops nothing else. Each mail is handled in one transaction with the row that names it, and
// deleted there only afterwards; what was handled is known by its UIDL and not handled again.
#pragma once

#include <memory>

#include <host/context.hpp>
#include <host/events/events.hpp>
#include <host/jobs/job.hpp>

namespace ams::host {

// Never due while no mailbox is set up.
std::unique_ptr<Job> make_collect_job(const Context &context, Events &events);
// Rows of what went out, came back and was answered long ago.
std::unique_ptr<Job> make_mailbox_purge_job(const Context &context);

}  // namespace ams::host
