#include "library.hpp"

#include <dlfcn.h>
#include <elf.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ams::validator {

namespace {

// Reads at `offset`, or throws: a file that is cut short is no library.
template <class T>
T read_at(const std::string &file, std::uint64_t offset) {
  if (offset > file.size() || file.size() - offset < sizeof(T))
    throw std::runtime_error("not a whole ELF file");
  T value;
  std::memcpy(&value, file.data() + offset, sizeof(T));
  return value;
}

std::string text_at(const std::string &file, std::uint64_t offset) {
  const auto end = file.find('\0', offset);
  if (end == std::string::npos) throw std::runtime_error("not a whole ELF file");
  return file.substr(offset, end - offset);
}

bool is_exported(const Elf64_Sym &symbol) {
  const auto visibility = ELF64_ST_VISIBILITY(symbol.st_other);
  return symbol.st_shndx != SHN_UNDEF && ELF64_ST_BIND(symbol.st_info) != STB_LOCAL &&
         (visibility == STV_DEFAULT || visibility == STV_PROTECTED);
}

}  // namespace

Library::Library(const std::string &path) : handle_(dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) {
  if (!handle_) throw std::runtime_error(dlerror());
  entry_ = static_cast<const ams_entry_t *>(dlsym(handle_, AMS_ENTRY_SYMBOL));
  if (entry_) return;
  dlclose(handle_);
  throw std::runtime_error(path + " exports no " AMS_ENTRY_SYMBOL);
}

Library::~Library() { dlclose(handle_); }

std::vector<std::string> exported_symbols(const std::string &path) {
  std::ifstream stream(path, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(stream), {}};
  const auto header = read_at<Elf64_Ehdr>(file, 0);
  if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64)
    throw std::runtime_error("not a 64-bit ELF file");
  const auto section = [&](std::uint64_t index) {
    return read_at<Elf64_Shdr>(file, header.e_shoff + index * sizeof(Elf64_Shdr));
  };
  std::vector<std::string> names;
  for (unsigned index = 0; index < header.e_shnum; ++index) {
    const auto table = section(index);
    if (table.sh_type != SHT_DYNSYM) continue;
    const auto strings = section(table.sh_link).sh_offset;
    for (std::uint64_t at = 0; at < table.sh_size; at += sizeof(Elf64_Sym)) {
      const auto symbol = read_at<Elf64_Sym>(file, table.sh_offset + at);
      if (is_exported(symbol)) names.push_back(text_at(file, strings + symbol.st_name));
    }
  }
  return names;
}

bool is_mapped(const std::string &path) {
  const auto real = std::filesystem::canonical(path).string();
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);)
    if (line.ends_with(real)) return true;
  return false;
}

}  // namespace ams::validator
