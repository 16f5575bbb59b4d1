// The program's documents, readable before agreeing and by anybody (FOM-06, PRV-11).
#pragma once

#include <kit/web/embedded.hpp>
#include <plugin/base/context.hpp>
#include <plugin/base/page.hpp>

namespace tandem::consent {

class Pages {
 public:
  Pages(const Context &context, kit::EmbeddedFiles files) : context_(context), files_(files) {}
  PageRoutes routes();

 private:
  PageReply document(const PageRequest &request) const;

  const Context &context_;
  kit::EmbeddedFiles files_;
};

}  // namespace tandem::consent
