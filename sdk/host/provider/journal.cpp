#include <host/provider/journal.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace ams::provider {

Journal::Journal(std::filesystem::path file,
                 const std::function<void(const std::string &)> &replay) {
  std::uintmax_t whole = 0;
  {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line) && !in.eof()) {
      replay(line);
      whole += line.size() + 1;
    }
  }
  descriptor_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (descriptor_ < 0) throw std::runtime_error("cannot open " + file.string());
  // Cuts off half a line, which the next one would otherwise be glued to.
  if (::ftruncate(descriptor_, static_cast<off_t>(whole)) != 0)
    throw std::runtime_error("cannot repair " + file.string());
}

Journal::~Journal() { ::close(descriptor_); }

void Journal::append(const std::string &line) {
  std::string text = line + '\n';
  if (::write(descriptor_, text.data(), text.size()) != static_cast<ssize_t>(text.size()) ||
      ::fdatasync(descriptor_) != 0)
    throw std::runtime_error("the journal cannot be written");
}

}  // namespace ams::provider
