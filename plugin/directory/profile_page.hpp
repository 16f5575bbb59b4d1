// A mentor's profile as others see it, and what stands in its place.
#pragma once

#include <string>

#include <plugin/base/context.hpp>
#include <plugin/directory/contacts.hpp>
#include <plugin/directory/types.hpp>
#include <plugin/questionnaires/types.hpp>

namespace tandem::directory {

struct ProfileView {
  Language language = Language::english;
  bool own = false;  // who reads is the mentor
  std::string back;  // path of the search they came from
  std::optional<Contact> contact = std::nullopt;  // of who reads with the mentor
  std::optional<NotYet> not_yet = std::nullopt;
  Id mentor_id = {};
};

std::string render_profile(const Context &context, const std::vector<Criterion> &criteria,
                           const questionnaires::Questionnaire &questionnaire,
                           const Searchable &mentor, const ProfileView &view);
// Paused or full. No details: not even whose it is (FOM-11, FOM-12); but whoever wrote to the mentor
// finds what they wrote.
std::string render_paused(const Context &context, const ProfileView &view);
std::string render_absent(const Context &context, const ProfileView &view);

}  // namespace tandem::directory
