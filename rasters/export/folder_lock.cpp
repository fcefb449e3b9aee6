// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/folder_lock.hpp"

#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string_view>
#include <thread>

#include "kernels/grid/error.hpp"
#include "rasters/opener/system_file.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

std::string text_of_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string first_line_of(const fs::path& path) {
  const std::string text = text_of_file(path);
  return text.substr(0, text.find('\n'));
}

/// Field 22 of /proc/PID/stat; the name in field 2 may hold blanks and brackets, so count from its last bracket.
std::string start_of_process(long pid) {
  const std::string text = text_of_file("/proc/" + std::to_string(pid) + "/stat");
  std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 1)));
  std::string field;
  for (int number = 3; number <= 22; ++number)
    if (!(fields >> field)) return {};
  return field;
}

bool is_alive(const LockOwner& owner) {
  if (!owner.started.empty()) return start_of_process(owner.pid) == owner.started;
  return ::kill(static_cast<pid_t>(owner.pid), 0) == 0 || errno == EPERM;
}

OutputError refusal(const fs::path& path, const LockOwner& owner, const LockOwner& us) {
  const std::string who = "process " + std::to_string(owner.pid) + " on machine '" + owner.host + "'";
  const std::string clear = "If that run is no longer alive, delete this file and run again.";
  if (owner.host != us.host)
    return OutputError("Another run, " + who + ", holds this output folder; from here it cannot be seen whether it is "
                       "still alive.", path.string(), clear);
  if (owner.boot != us.boot)
    return OutputError("A run, " + who + ", held this output folder before the machine was last started, or a machine "
                       "of the same name holds it.", path.string(), clear);
  return OutputError("Another run, " + who + ", is writing to this output folder.", path.string(),
                     "Wait for it to end, or choose another folder with --out.");
}

/// Is it certain that no one holds this lock any more?
bool is_stale(const std::optional<LockOwner>& owner, const LockOwner& us) {
  return owner && owner->host == us.host && owner->boot == us.boot && !is_alive(*owner);
}

bool still_has_the_name(const SystemFile& file) {
  struct stat by_descriptor {}, by_name {};
  return ::fstat(file.descriptor(), &by_descriptor) == 0 && ::lstat(file.path().c_str(), &by_name) == 0 &&
         by_descriptor.st_ino == by_name.st_ino && by_descriptor.st_dev == by_name.st_dev;
}

enum class Attempt { taken, again };

/// throws: OutputError (held by another run)
Attempt try_to_take(const fs::path& path, const LockOwner& us) {
  SystemFile file = SystemFile::try_open(path, O_RDWR | O_CREAT | O_EXCL);
  const bool made_by_us = file.is_open();
  if (!made_by_us && errno != EEXIST) throw output_error("make the lock of this output folder", path, errno);
  if (!made_by_us) file = SystemFile::try_open(path, O_RDWR);
  if (!file.is_open() && errno == ENOENT) return Attempt::again;  // released in this moment
  if (!file.is_open()) throw output_error("open the lock of this output folder", path, errno);

  // The flock guards only the moment of looking and writing: two takers of one stale lock must not both succeed.
  const bool guarded = ::flock(file.descriptor(), LOCK_EX | LOCK_NB) == 0;
  if (!guarded && errno == EWOULDBLOCK) return Attempt::again;
  if (!still_has_the_name(file)) return Attempt::again;
  const std::string found = text_of_file(path);
  if (!(made_by_us && found.empty())) {
    const auto owner = owner_in(found);
    // Owners write under the flock: an empty file is the lock of one that died before it could.
    // Where flock does not work, only the exclusive making of the file is safe, and a stale lock must be cleared by hand.
    const bool free_to_take = guarded && (found.empty() || is_stale(owner, us));
    if (!free_to_take && owner) throw refusal(path, *owner, us);
    if (!free_to_take)
      throw OutputError("The lock of this output folder cannot be read.", path.string(),
                        "If no run is using the folder, delete this file and run again.");
  }
  const std::string text = lock_text(us);
  file.truncate(0);
  file.write_at(std::as_bytes(std::span(text)), 0);
  file.sync();
  return Attempt::taken;
}

}  // namespace

LockOwner this_process() {
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const long pid = ::getpid();
  return {pid, start_of_process(pid), host.data(), first_line_of("/proc/sys/kernel/random/boot_id")};
}

std::string lock_text(const LockOwner& owner) {
  return "pid " + std::to_string(owner.pid) + "\nstarted " + owner.started + "\nhost " + owner.host + "\nboot " +
         owner.boot + "\n";
}

std::optional<LockOwner> owner_in(const std::string& text) {
  std::istringstream lines(text);
  const auto value_of = [&](std::string_view key) -> std::optional<std::string> {
    std::string line;
    if (!std::getline(lines, line) || !line.starts_with(key)) return std::nullopt;
    return line.substr(key.size());
  };
  const auto pid = value_of("pid "), started = value_of("started "), host = value_of("host "), boot = value_of("boot ");
  if (!pid || !started || !host || !boot) return std::nullopt;
  LockOwner owner{0, *started, *host, *boot};
  const char* last = pid->data() + pid->size();
  const auto number = std::from_chars(pid->data(), last, owner.pid);
  if (number.ec != std::errc{} || number.ptr != last || owner.pid <= 0) return std::nullopt;
  return owner;
}

FolderLock::FolderLock(const fs::path& folder) : path_(folder / file_name), owner_(this_process()) {
  // Looking at a lock takes microseconds: whoever is still in the way after this long is stopped or not ours.
  constexpr int attempts = 500;
  constexpr auto pause = std::chrono::milliseconds(10);
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (try_to_take(path_, owner_) == Attempt::taken) return;
    std::this_thread::sleep_for(pause);
  }
  throw OutputError("The lock of this output folder stays busy.", path_.string(),
                    "If no run is using the folder, delete this file and run again.");
}

FolderLock::~FolderLock() {
  if (::getpid() == owner_.pid && owner_in(text_of_file(path_)) == owner_) ::unlink(path_.c_str());
}

}  // namespace firnline
