// Edit my profile: the host's own fields and the plugins' sections in one form, one transaction.
#pragma once

#include <string>
#include <vector>

#include <host/accounts/passwords.hpp>
#include <host/accounts/profile_form.hpp>
#include <host/accounts/throttle.hpp>
#include <host/context.hpp>
#include <host/events/events.hpp>
#include <host/plugins/form_sections.hpp>
#include <host/site/form_errors.hpp>
#include <host/site/layout.hpp>
#include <host/site/router.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace ams::host {

class ProfilePages {
 public:
  // `sections` and `events` may be null: a host without plugins.
  ProfilePages(const Context &context, const Layout &layout, Passwords &passwords,
               FormSections *sections, Events *events)
      : context_(context),
        layout_(layout),
        passwords_(passwords),
        throttle_(context),
        sections_(sections),
        events_(events) {}

  void add_routes(Router &router);

 private:
  struct Shown {
    unsigned status = 200;
    ProfileForm form;
    std::int64_t revision = 0;
    const kit::Fields *typed = nullptr;  // null: from the record
    FormErrors errors;
    bool conflict = false;
  };
  struct Change {
    Member before, after;
    std::string new_email;  // asked for; empty: none
    kit::Id operation;
    std::vector<Submission> submissions;
    std::vector<kit::Id> events;  // what was recorded, once it is done
  };
  Reply show(const Request &request, const Shown &shown) const;
  void show_pending(ctemplate::TemplateDictionary &page, const Request &request) const;
  Reply edit(const Request &request) const;
  bool is_done(const Request &request, const kit::Id &operation) const;
  Reply save(const Request &request);
  Reply carry_out(const Request &request, Change change, bool left_out);
  void write(kit::Transaction &transaction, Change &change) const;
  Reply saved(const Request &request) const;
  FormErrors host_errors(const Request &request, const ProfileForm &form,
                         const Member &member);
  void check_email(const Request &request, const ProfileForm &form, const Member &member,
                   FormErrors &errors);
  Member member_of(const Request &request) const;
  std::string say(const Request &request, kit::Text text) const;

  const Context &context_;
  const Layout &layout_;
  Passwords &passwords_;
  Throttle throttle_;
  FormSections *sections_;
  Events *events_;
};

}  // namespace ams::host
