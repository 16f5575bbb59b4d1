#include <plugin/desks/api/search.hpp>

#include <algorithm>
#include <charconv>

#include <kit/crypto/token.hpp>
#include <plugin/desks/api/scopes.hpp>
#include <plugin/desks/api/sheets.hpp>
#include <plugin/directory/pages.hpp>

namespace tandem::desks {

using directory::Criterion;
using directory::Filters;

namespace {

constexpr const char *path = "/api/v1/mentorship/searches";

directory::Session session_of(const ApiRequest &request) {
  return {request.member_id, request.session_key};
}

json match_json(const directory::Match &match) {
  json reasons = json::array();
  for (const auto &reason : match.reasons)
    reasons.push_back({{"criterion", reason.criterion->id}, {"codes", reason.codes}});
  return {{"id", match.mentor->mentor_id.text()},
          {"name", match.mentor->name},
          {"reasons", std::move(reasons)}};
}

// By criterion and code; those that nobody would be found with are left out.
json counts_json(const std::vector<Criterion> &criteria, const directory::Matches &matches) {
  json counts = json::object();
  for (std::size_t at = 0; at < matches.counts.size() && at < criteria.size(); ++at) {
    const auto *list = criteria[at].field->list;
    if (criteria[at].identity || !list) continue;
    for (std::size_t place = 0; place < matches.counts[at].size(); ++place)
      if (matches.counts[at][place] > 0)
        counts[criteria[at].id][list->items[place].code] = matches.counts[at][place];
  }
  return counts;
}

// "2 language=fr": the page, and the search. Nothing for what nobody here made.
struct Place {
  unsigned page = 0;
  std::string search;
};
std::optional<Place> place_of(const ApiRequest &request) {
  std::string text;
  if (!kit::from_base64url(request.query.first("cursor"), text)) return std::nullopt;
  Place place;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), place.page);
  if (error != std::errc{} || end == text.data() + text.size() || *end != ' ' || place.page == 0)
    return std::nullopt;
  place.search = text.substr(static_cast<std::size_t>(end - text.data()) + 1);
  return place;
}

}  // namespace

ApiOperations SearchApi::operations() const {
  const auto by = [this](ApiReply (SearchApi::*operation)(const ApiRequest &) const) {
    return [this, operation](const ApiRequest &request) { return (this->*operation)(request); };
  };
  return {{"POST", path, "member", read_scope, by(&SearchApi::search)},
          {"GET", path, "member", read_scope, by(&SearchApi::go_on)},
          {"GET", "/api/v1/mentorship/mentors/{mentor}", "member", read_scope,
           by(&SearchApi::profile)}};
}

// The body as the search form would post it. The form drops codes that no list knows; here they are
// a mistake of the program.
kit::Fields SearchApi::read(const ApiRequest &request, const json &body,
                            std::vector<ApiError> &errors) const {
  const auto &criteria = directory_.criteria();
  const auto fail = [&](std::string field, bool unknown = false) {
    errors.push_back({std::move(field), unknown ? say_unknown(context_, request)
                                                : say_wrong_type(context_, request)});
  };
  kit::Fields fields;
  refuse_unknown(context_, request, body, {"criteria", "own_words", "words"}, errors);
  fields.add(directory::words_name, text_of(context_, request, body, "words", errors));
  const auto chosen = body.value("criteria", json::object());
  const auto own_words = body.value("own_words", json::object());
  if (!chosen.is_object()) fail("criteria");
  if (!own_words.is_object()) fail("own_words");
  if (!errors.empty()) return fields;
  for (const auto &[id, codes] : chosen.items()) {
    const auto *criterion = directory::find(criteria, id);
    if (!criterion) fail("criteria." + id, true);
    else if (!codes.is_array()) fail("criteria." + id);
    else
      for (const auto &code : codes) {
        if (!code.is_string() || !criterion->offers(code.get<std::string>()))
          fail("criteria." + id, code.is_string());
        else fields.add(id, code.get<std::string>());
      }
  }
  for (const auto &[id, typed] : own_words.items()) {
    const auto *criterion = directory::find(criteria, id);
    if (!criterion || !criterion->identity) fail("own_words." + id, true);
    else if (!typed.is_string()) fail("own_words." + id);
    else fields.add(directory::own_words_name(*criterion), typed.get<std::string>());
  }
  return fields;
}

bool SearchApi::names_identity(const Filters &filters) const {
  return !filters.own_words.empty() ||
         std::ranges::any_of(directory_.criteria(), [&](const Criterion &criterion) {
           return criterion.identity && filters.codes.contains(criterion.id);
         });
}

ApiReply SearchApi::search(const ApiRequest &request) const {
  const auto &criteria = directory_.criteria();
  std::vector<ApiError> errors;
  const auto fields = read(request, body_of(request), errors);
  auto [filters, refused] =
      directory::read_posted(criteria, fields, context_.catalogue, request.language);
  for (const auto &error : refused) {
    const bool whole = error.field == directory::words_name;
    errors.push_back({whole ? error.field : "own_words." + error.field.substr(
                                                0, error.field.size() - 6),
                      error.message});
  }
  if (!errors.empty()) return invalid(context_, request, std::move(errors));
  if (names_identity(filters) && !request.holds(identity_scope))
    return identity_refused(context_, request);
  if (directory::fits_address(criteria, filters))
    return found(request, filters, directory::to_address(criteria, filters), 1);
  const auto token = directory_.keep(request.deadline, session_of(request), filters);
  if (!token)
    return problem(context_, request, 429, "too_many_searches",
                   _("You have searched very often in the last hour. Please wait a while."));
  return found(request, filters, "search=" + *token, 1);
}

ApiReply SearchApi::go_on(const ApiRequest &request) const {
  const auto place = place_of(request);
  const auto query = place ? kit::parse_urlencoded(place->search) : std::nullopt;
  if (!query)
    return problem(context_, request, 400, "malformed",
                   _("The cursor comes out of the Link of a search."));
  if (!query->has("search")) {
    return found(request, directory::read_address(directory_.criteria(), *query).filters,
                 place->search, place->page);
  }
  const auto kept =
      directory_.kept(request.deadline, session_of(request), query->first("search"));
  if (!kept) return problem(context_, request, 410, "search_over", _("This search is over."));
  if (names_identity(*kept) && !request.holds(identity_scope))
    return identity_refused(context_, request);
  return found(request, *kept, place->search, place->page);
}

ApiReply SearchApi::found(const ApiRequest &request, const Filters &filters,
                          const std::string &place, unsigned page) const {
  const auto fit = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return mentees_.fit(transaction, request.member_id);
  });
  const directory::Seeker seeker{request.member_id,
                                 fit ? directory::wishes_of(*fit) : directory::Codes{}};
  const auto matches = directory_.search(request.deadline, members_.today(request.now), filters,
                                         seeker, page);
  json items = json::array();
  for (const auto &match : matches.page) items.push_back(match_json(match));
  json body = {{"items", std::move(items)},
               {"more", matches.more},
               {"total", matches.total ? json(*matches.total) : json()},
               {"counts", counts_json(*matches.criteria, matches)}};
  auto reply = answer(body);
  if (matches.more)
    reply.next = std::string(path) +
                 "?cursor=" + kit::to_base64url(std::to_string(page + 1) + ' ' + place);
  return reply;
}

ApiReply SearchApi::profile(const ApiRequest &request) const {
  const auto mentor_id = Id::parse(request.parameters.first("mentor"));
  if (!mentor_id) return ApiNotThere{};
  const auto found =
      directory_.profile(request.deadline, *mentor_id, members_.today(request.now));
  if (found.standing == directory::Standing::absent) return ApiNotThere{};
  if (found.standing == directory::Standing::paused)  // no details (FOM-11)
    return answer({{"id", mentor_id->text()}, {"standing", "paused"}});
  json body = {{"id", mentor_id->text()},
               {"standing", "listed"},
               {"name", found.mentor->name},
               {"answers", open_answers(catalog_.mentor(), found.mentor->open)},
               {"contact", nullptr}};
  const auto contact = context_.database.run(request.deadline, [&](Transaction &transaction) {
    return contacts_.between(transaction, request.member_id, *mentor_id);
  });
  if (contact) {
    const bool connected = contact->state == directory::Contact::State::connected;
    body["contact"] = {{"state", connected ? "connected" : "waiting"},
                       {"since", time_text(contact->since)}};
  }
  return answer(body);
}

}  // namespace tandem::desks
