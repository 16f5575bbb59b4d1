// The plugins' sections of the host's forms (ams.forms/1), called on the bounded pool with a
// deadline. A plugin that does not answer is left out, and the form goes on without it.
#pragma once

#include <string>
#include <vector>

#include <host/http/exchange.hpp>
#include <kit/base/id.hpp>

namespace ams::host {

struct FieldError {
  std::string field;
  std::string anchor;
  std::string message;
};

struct Submission {
  std::string plugin;
  std::string sealed;
};

struct SectionAnswer {
  std::vector<FieldError> errors;
  std::vector<Submission> submissions;
  std::vector<std::string> left_out;  // names of plugins, for people
};

class FormSections {
 public:
  virtual ~FormSections() = default;
  // `form` is "renewal" or "profile". HTML of all sections; `typed` shows what was posted with the
  // errors beside the fields. A plugin that does not answer gives a notice instead that says where
  // to complete that part later.
  virtual std::string render(const char *form, const Request &request,
                             const kit::Fields *typed) = 0;
  virtual SectionAnswer validate(const char *form, const Request &request) = 0;
  // What came of it, for the page after the post.
  virtual std::string outcome(const char *form, const Request &request) = 0;
};

}  // namespace ams::host
