#include <host/http/exchange.hpp>

namespace ams::host {

Reply Reply::redirect(std::string path) {
  Reply reply;
  reply.status = 303;
  reply.content_type.clear();
  reply.headers.emplace_back("Location", std::move(path));
  return reply;
}

Reply Reply::text(unsigned status, std::string body) {
  Reply reply;
  reply.status = status;
  reply.content_type = "text/plain; charset=utf-8";
  reply.body = std::move(body);
  return reply;
}

Reply Reply::json(unsigned status, std::string body) {
  Reply reply;
  reply.status = status;
  reply.content_type = "application/json";
  reply.body = std::move(body);
  return reply;
}

}  // namespace ams::host
