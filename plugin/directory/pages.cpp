#include "pages.hpp"

#include <algorithm>
#include <charconv>

#include <ctemplate/template.h>

#include <kit/crypto/token.hpp>
#include <plugin/directory/filters.hpp>
#include <plugin/directory/profile_page.hpp>
#include <plugin/directory/shown_identity.hpp>

namespace tandem::directory {
namespace {

constexpr const char *list_path = "/mentorship/mentors";
constexpr std::size_t token_length = 43;

unsigned page_of(const kit::Fields &query) {
  const std::string_view text = query.first("page");
  unsigned page = 1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), page);
  const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return whole ? std::clamp(page, 1u, highest_page) : 1;
}

// What can be no token is not put into an address again.
std::string token_of(const kit::Fields &query) {
  std::string bytes;
  const std::string token(query.first("search"));
  const bool possible = token.size() == token_length && kit::from_base64url(token, bytes);
  return possible ? token : std::string();
}

// The search an address stands for, made anew from what it may hold.
std::string back_path(const std::vector<Criterion> &criteria, const kit::Fields &query) {
  const std::string token = token_of(query);
  const std::string current = token.empty()
                                  ? to_address(criteria, read_address(criteria, query).filters)
                                  : "search=" + token;
  return search_path(current, page_of(query));
}

Session session_of(const PageRequest &request) { return {request.member_id, request.session_key}; }

template <class Answer, class Unavailable>
auto guarded(Answer answer, Unavailable unavailable) {
  return [answer, unavailable](const PageRequest &request) -> PageReply {
    try {
      return answer(request);
    } catch (const StillBuilding &) {
      return unavailable(request, true);
    } catch (const kit::DatabaseUnavailable &) {
      return unavailable(request, false);
    }
  };
}

}  // namespace

PageRoutes Pages::routes() {
  auto route = [this](const char *method, const char *pattern,
                      PageReply (Pages::*page)(const PageRequest &) const) {
    return PageRoute{method, pattern, "member",
                     guarded([this, page](const auto &request) { return (this->*page)(request); },
                             [this](const auto &request, bool building) {
                               return unavailable(request, building);
                             })};
  };
  return {
      route("GET", "/mentorship/mentors", &Pages::show),
      route("POST", "/mentorship/search", &Pages::search),
      // After a switch of language the address is that of the form: reloading it must lead back.
      {"GET", "/mentorship/search", "member",
       [](const PageRequest &) { return PageReply{Redirect{list_path}}; }},
      route("GET", "/mentorship/mentors/{mentor}", &Pages::profile),
  };
}

PageReply Pages::show(const PageRequest &request) const {
  SearchView view;
  answer(request, request.query, view);
  view.typed = view.asked;
  return shown(request, 200, view);
}

PageReply Pages::search(const PageRequest &request) const {
  const auto &criteria = service_.criteria();
  auto [filters, errors] =
      read_posted(criteria, request.fields, context_.catalogue, request.language);
  SearchView view;
  view.typed = filters;
  if (request.switches_language()) return again(request, 200, std::move(view));
  if (!errors.empty()) {
    view.errors = std::move(errors);
    return again(request, 422, std::move(view));
  }
  if (fits_address(criteria, filters)) {
    return {Redirect{search_path(to_address(criteria, filters), 1)}};
  }
  const auto token = service_.keep(request.deadline, session_of(request), filters);
  if (token) return {Redirect{search_path("search=" + *token, 1)}};
  view.notice = SearchNotice::too_many;
  return again(request, 429, std::move(view));
}

PageReply Pages::again(const PageRequest &request, unsigned status, SearchView view) const {
  const auto query = kit::parse_urlencoded(request.fields.first("current"));
  const SearchNotice notice = view.notice;
  answer(request, query.value_or(kit::Fields{}), view);
  if (notice != SearchNotice::none) view.notice = notice;
  return shown(request, status, view);
}

void Pages::answer(const PageRequest &request, const kit::Fields &query, SearchView &view) const {
  const auto &criteria = service_.criteria();
  if (query.has("search")) {
    const std::string token = token_of(query);
    auto kept =
        token.empty() ? std::nullopt : service_.kept(request.deadline, session_of(request), token);
    if (!kept) view.notice = SearchNotice::search_over;
    if (kept) view.current = "search=" + token;
    view.asked = std::move(kept).value_or(Filters{});
  } else {
    auto [filters, left_out] = read_address(criteria, query);
    if (left_out) view.notice = SearchNotice::left_out;
    view.current = to_address(criteria, filters);
    view.asked = std::move(filters);
  }
  view.page = view.notice == SearchNotice::search_over ? 1 : page_of(query);
  const auto look_up = [&, seeker = seeker(request)] {
    view.matches = service_.search(request.deadline, members_.today(request.now), view.asked,
                                   seeker, view.page);
  };
  look_up();
  // An address may be older than the list that it leads into. With an identity filter nobody learns
  // how far that reaches (FOM-14).
  if (!view.matches.total || view.page <= pages_of(*view.matches.total)) return;
  view.page = pages_of(*view.matches.total);
  look_up();
}

Seeker Pages::seeker(const PageRequest &request) const {
  const auto fit = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentees_.fit(transaction, request.member_id);
  });
  return {request.member_id, fit ? wishes_of(*fit) : Codes{}};
}

PageReply Pages::shown(const PageRequest &request, unsigned status, const SearchView &found) const {
  SearchView view = found;
  view.language = request.language;
  view.csrf = request.csrf_token;
  const auto &criteria = view.matches.criteria ? *view.matches.criteria : service_.criteria();
  return {Page{status, context_.catalogue.say(request.language, _("Find a mentor")),
               render_search(context_, criteria, *choices(criteria), view)}};
}

// Made for the first page that shows these criteria.
std::shared_ptr<const Choices> Pages::choices(const std::vector<Criterion> &criteria) const {
  std::lock_guard lock(mutex_);
  if (!choices_ || !choices_->are_of(criteria))
    choices_ = std::make_shared<const Choices>(context_, criteria);
  return choices_;
}

PageReply Pages::profile(const PageRequest &request) const {
  const auto mentor_id = Id::parse(request.parameters.first("mentor"));
  ProfileView view{.language = request.language,
                   .own = mentor_id == request.member_id,
                   .back = back_path(service_.criteria(), request.query)};
  if (!mentor_id) return absent(view);
  view.mentor_id = *mentor_id;
  const auto found = service_.profile(request.deadline, *mentor_id, members_.today(request.now),
                                      request.member_id);
  switch (found.standing) {
    case Standing::listed:
      view.contact = contact(request, *mentor_id);
      if (contacts_ && !view.contact && !view.own)
        view.not_yet = context_.database.run(request.deadline, [&](Transaction &transaction) {
          return contacts_->not_yet(transaction, request.member_id, *mentor_id, request.now);
        });
      return {Page{
          200, found.mentor->name,
          render_profile(context_, service_.criteria(), catalog_.mentor(),
                         hand_on(context_, *found.mentor, request), view)}};
    case Standing::paused:
      view.contact = contact(request, *mentor_id);
      return {Page{
          200, context_.catalogue.say(request.language, _("Not taking new mentees at the moment")),
          render_paused(context_, view)}};
    case Standing::absent:
      break;
  }
  return absent(view);
}

std::optional<Contact> Pages::contact(const PageRequest &request, const Id &mentor_id) const {
  if (!contacts_) return std::nullopt;
  return context_.database.run(request.deadline, [&](Transaction &transaction) {
    return contacts_->between(transaction, request.member_id, mentor_id);
  });
}

// One page for who has left, who never was a mentor and who never was: nobody learns which.
PageReply Pages::absent(const ProfileView &view) const {
  return {Page{404,
               context_.catalogue.say(view.language, _("This mentor is not in the directory")),
               render_absent(context_, view)}};
}

// A posted search is not tried again by a link: what was typed would be lost; the browser can.
PageReply Pages::unavailable(const PageRequest &request, bool building) const {
  ctemplate::TemplateDictionary root("unavailable");
  root.ShowSection(building ? "BUILDING" : "UNREADABLE");
  if (request.fields.pairs().empty()) {
    root.SetValueAndShowSection("AGAIN", back_path(service_.criteria(), request.query),
                                "AGAIN_SECTION");
  }
  return {
      Page{503, context_.catalogue.say(request.language, _("Please try again in a moment")),
           context_.templates.render("directory/unavailable.html.tpl", request.language, root)}};
}

Codes wishes_of(const mentees::MenteeFit &fit) {
  Codes wishes{{"topic", fit.topics},       {"practice_area", fit.practice_areas},
               {"language", fit.languages}, {"client_age", fit.client_ages},
               {"setting", fit.settings},   {"training", fit.training},
               {"mode", fit.modes}};
  if (!fit.province.empty()) wishes["location"] = {fit.province};
  return wishes;
}

}  // namespace tandem::directory
