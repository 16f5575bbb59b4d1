// All SQL of tandem_consents and of the published texts.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <plugin/base/context.hpp>
#include <plugin/consent/documents.hpp>
#include <plugin/consent/types.hpp>

namespace tandem::consent::store {

void insert(Transaction &transaction, const Id &id, const Line &line);
// False when none stood.
bool end(Transaction &transaction, const Id &member_id, std::string_view purpose, Instant at);
// In order of purpose.
std::vector<Line> standing(Transaction &transaction, const Id &member_id);
std::optional<Line> standing(Transaction &transaction, const Id &member_id,
                             std::string_view purpose);
// Every line for the purpose that ever was, the newest first.
std::vector<Line> history(Transaction &transaction, const Id &member_id, std::string_view purpose);

// ---- Published texts ----

std::int64_t documents_revision(Transaction &transaction);
// Takes the next revision: every process reads anew at its next request.
std::int64_t next_documents_revision(Transaction &transaction);
// Both languages of an edition; false when that version is there already.
bool insert_edition(Transaction &transaction, const Edition &edition);
// The newest edition of each document.
std::vector<Edition> editions_in_force(Transaction &transaction);
std::optional<Edition> edition(Transaction &transaction, std::string_view document,
                               std::string_view version);
// All of a document without their texts, the newest first.
std::vector<Edition> editions(Transaction &transaction, std::string_view document);

}  // namespace tandem::consent::store
