#include <plugin/concerns/block_pages.hpp>

#include <ctemplate/template.h>

#include <plugin/base/form_page.hpp>
#include <plugin/base/operations.hpp>

namespace tandem::concerns {

using ctemplate::TemplateDictionary;

namespace {

constexpr const char *list_path = "/mentorship/blocks";

}  // namespace

PageRoutes BlockPages::routes() {
  constexpr const char *asking = "/mentorship/blocks/new";
  return {{"GET", list_path, "account", [this](const PageRequest &r) { return list(r); }},
          {"GET", asking, "account", [this](const PageRequest &r) { return ask(r); }},
          {"POST", asking, "account", [this](const PageRequest &r) { return block(r); }},
          {"POST", "/mentorship/blocks/lift", "account",
           [this](const PageRequest &r) { return lift(r); }}};
}

std::optional<BlockPages::Person> BlockPages::person(const PageRequest &request,
                                                     const kit::Fields &fields) const {
  const auto id = Id::parse(fields.first("member"));
  if (!id) return std::nullopt;
  const auto name = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return concerns_.name_of(transaction, request.member_id, *id, request.now);
  });
  return name ? std::optional(Person{*id, *name}) : std::nullopt;
}

PageReply BlockPages::list(const PageRequest &request) const {
  const auto blocks = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return concerns_.blocks_of(transaction, request.member_id);
  });
  TemplateDictionary dictionary("blocks");
  dictionary.SetValue("csrf", request.csrf_token);
  dictionary.ShowSection(blocks.empty() ? "none" : "some");
  if (request.query.first("done") == "blocked") dictionary.ShowSection("just_blocked");
  if (request.query.first("done") == "lifted") dictionary.ShowSection("just_lifted");
  for (const auto &block : blocks) {
    auto &line = *dictionary.AddSectionDictionary("block");
    line.SetValue("member", block.blocked_id.text());
    line.SetValue("name", block.name);
    line.SetValue("blocked_date", long_date(context_, request.language, block.blocked_at));
    line.SetValue("operation", context_.make_id().text());
  }
  return {Page{200, context_.catalogue.say(request.language, _("People I have blocked")),
               context_.templates.render("concerns/blocks.html.tpl", request.language,
                                         dictionary)}};
}

PageReply BlockPages::ask(const PageRequest &request) const {
  if (!request.query.has("member")) return {Redirect{list_path}};
  const auto whom = person(request, request.query);
  if (!whom) return {NotThere{}};
  TemplateDictionary dictionary("block");
  fill_form(dictionary, context_, request);
  dictionary.SetValue("member", whom->id.text());
  dictionary.SetValue("name", whom->name);
  return {Page{200, context_.catalogue.say(request.language, _("Block a person")),
               context_.templates.render("concerns/block.html.tpl", request.language,
                                         dictionary)}};
}

PageReply BlockPages::block(const PageRequest &request) const {
  const auto whom = person(request, request.fields);
  const auto operation = operation_of(request);
  if (!whom || !operation) return {NotThere{}};
  return {Redirect{run_operation(
      context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
        concerns_.block(transaction, request.member_id, whom->id, whom->name, request.now);
        return std::string(list_path) + "?done=blocked";
      })}};
}

PageReply BlockPages::lift(const PageRequest &request) const {
  const auto id = Id::parse(request.fields.first("member"));
  const auto operation = operation_of(request);
  if (!id || !operation) return {Redirect{list_path}};
  return {Redirect{run_operation(
      context_, *operation, request.member_id, request.deadline, [&](Transaction &transaction) {
        concerns_.unblock(transaction, request.member_id, *id);
        return std::string(list_path) + "?done=lifted";
      })}};
}

}  // namespace tandem::concerns
