#include <host/plugins/library.hpp>

#include <fmt/format.h>
#include <boost/dll/shared_library.hpp>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace ams::host {
namespace {

// The id prefixes tables, fields, cookies and keys, so it is held to what all of them take.
bool is_plugin_id(const char *id) {
  constexpr std::size_t longest_id = 32;
  if (id == nullptr) return false;
  std::string_view text = id;
  return !text.empty() && text.size() <= longest_id &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void check(const ams_entry_t &entry) {
  if (entry.abi_version != AMS_ABI_VERSION)
    throw std::runtime_error(
        fmt::format("It was built for version {} of the ABI; this host has {}.", entry.abi_version,
                    AMS_ABI_VERSION));
  if (entry.size < sizeof entry || entry.descriptor == nullptr || entry.create == nullptr)
    throw std::runtime_error("Its ams_entry is incomplete.");
  const ams_descriptor_t &descriptor = *entry.descriptor;
  if (descriptor.size < sizeof descriptor || !is_plugin_id(descriptor.id) ||
      descriptor.name == nullptr || descriptor.version == nullptr)
    throw std::runtime_error("Its descriptor is incomplete, or its id is not a-z only.");
}

}  // namespace

struct PluginLibrary::Impl {
  boost::dll::shared_library library;
  const ams_entry_t *entry = nullptr;
};

PluginLibrary::PluginLibrary(const std::filesystem::path &file) : impl_(std::make_unique<Impl>()) {
  try {
    impl_->library.load(file.string(),
                        boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local);
  } catch (const std::exception &error) {
    throw std::runtime_error(fmt::format("The library cannot be loaded ({}).", error.what()));
  }
  if (!impl_->library.has(AMS_ENTRY_SYMBOL))
    throw std::runtime_error("The library exports no " AMS_ENTRY_SYMBOL ".");
  impl_->entry = &impl_->library.get<const ams_entry_t>(AMS_ENTRY_SYMBOL);
  check(*impl_->entry);
}

PluginLibrary::~PluginLibrary() = default;

const ams_entry_t &PluginLibrary::entry() const { return *impl_->entry; }

}  // namespace ams::host
