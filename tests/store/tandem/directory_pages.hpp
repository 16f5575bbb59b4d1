// The directory's pages as a browser would follow them.
#pragma once

#include <tests/store/tandem/directory_world.hpp>

namespace tandem::directory::testing {

class DirectoryPagesTest : public DirectoryTest {
 protected:
  PageRequest request(const Id &who) {
    PageRequest request;
    request.member_id = who;
    request.session_key = "session of " + who.text();
    request.csrf_token = "csrf";
    request.now = world.clock.now();
    request.deadline = one.soon();
    return request;
  }

  PageReply answer(const std::string &method, const std::string &pattern,
                   const PageRequest &request) {
    for (const auto &route : one.pages.routes()) {
      if (route.method == method && route.pattern == pattern) return route.answer(request);
    }
    throw std::logic_error("no such route");
  }

  // GET of an address of this noun, as a browser would follow it.
  PageReply get(const std::string &address, PageRequest request) {
    const auto at = address.find('?');
    const std::string path = address.substr(0, at);
    if (at != std::string::npos) request.query = *kit::parse_urlencoded(address.substr(at + 1));
    if (path == "/mentorship/mentors") return answer("GET", path, request);
    request.parameters.add("mentor", path.substr(std::string("/mentorship/mentors/").size()));
    return answer("GET", "/mentorship/mentors/{mentor}", request);
  }
  PageReply get(const std::string &address) { return get(address, request(viewer)); }

  using Typed = std::vector<std::pair<std::string, std::string>>;
  PageReply post(const Typed &typed) {
    PageRequest posted = request(viewer);
    for (const auto &[name, value] : typed) posted.fields.add(name, value);
    return answer("POST", "/mentorship/search", posted);
  }

  static std::string path(const PageReply &reply) { return std::get<Redirect>(reply.content).path; }
  static Page page(const PageReply &reply) { return std::get<Page>(reply.content); }
  static std::string address_of(const Id &mentor) { return "/mentorship/mentors/" + mentor.text(); }
};

}  // namespace tandem::directory::testing
