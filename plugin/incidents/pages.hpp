// /console/mentorship/incidents: the register, for staff.
#pragma once

#include <plugin/base/page.hpp>
#include <plugin/incidents/rules.hpp>
#include <plugin/incidents/service.hpp>

namespace ctemplate {
class TemplateDictionary;
}

namespace tandem::incidents {

class Pages {
 public:
  Pages(const Context &context, const Service &incidents)
      : context_(context), incidents_(incidents) {}

  PageRoutes routes();

 private:
  // What the form shows, and on which page.
  struct Shown {
    unsigned status = 200;
    Reading reading = {};
    std::vector<Line> history = {};  // empty: a new incident
    bool corrected_meanwhile = false;
  };
  PageReply list(const PageRequest &request) const;
  PageReply file(const PageRequest &request) const;
  PageReply empty_form(const PageRequest &request) const;
  PageReply enter(const PageRequest &request) const;
  PageReply show(const PageRequest &request) const;
  PageReply correct(const PageRequest &request) const;
  PageReply form(const PageRequest &request, const Shown &shown) const;
  void fill_field(ctemplate::TemplateDictionary &row, const PageRequest &request,
                  const Field &field, const Reading &reading) const;
  void fill_history(ctemplate::TemplateDictionary &dictionary, const PageRequest &request,
                    const std::vector<Line> &history) const;
  std::string say(const PageRequest &request, kit::Text text) const;
  std::vector<Line> history(const PageRequest &request) const;

  const Context &context_;
  const Service &incidents_;
};

}  // namespace tandem::incidents
