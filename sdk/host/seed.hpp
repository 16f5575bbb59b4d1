// Fills an empty database with a demonstration association, and says in data/accounts.json how to
// sign in as any of its people. Repeating it changes nothing but adds who is missing.
#pragma once

#include <host/accounts/passwords.hpp>
#include <host/context.hpp>

namespace ams::host {

// Returns how many people there are now. `members` counts the named ones too; they always exist.
unsigned seed(const Context &context, Passwords &passwords, unsigned members);

}  // namespace ams::host
