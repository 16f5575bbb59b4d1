// The one exported symbol.
#include <ams/entry.h>

#include <plugin/tandem.hpp>

namespace {

constexpr ams_descriptor_t descriptor{sizeof(ams_descriptor_t), "tandem", "Tandem",
                                      TANDEM_VERSION};

}  // namespace

extern "C" __attribute__((visibility("default"))) const ams_entry_t ams_entry{
    sizeof(ams_entry_t), AMS_ABI_VERSION, 0, &descriptor, ams::create<tandem::Plugin>};
