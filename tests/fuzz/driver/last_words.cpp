// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/driver/last_words.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace firnline::fuzz {
namespace {

// Read from signal handlers: nothing here allocates once a run has begun.
const char* input_bytes = nullptr;
std::size_t input_size = 0;
std::atomic<std::uint64_t> inputs_begun = 0;
std::string path_of_input, words_for_user;
constexpr std::string_view words_for_slow = "PROPERTY BROKEN: an input takes a second at most\n";
constexpr std::string_view words_for_crash = "PROPERTY BROKEN: no input ends the program by a signal\n";

void write_all(int descriptor, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(descriptor, bytes, size);
    if (written <= 0) return;
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
}

void keep_input() {
  static std::atomic_flag kept = ATOMIC_FLAG_INIT;
  if (input_bytes == nullptr || kept.test_and_set()) return;
  const int file = ::open(path_of_input.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) return;
  write_all(file, input_bytes, input_size);
  ::close(file);
  write_all(STDERR_FILENO, words_for_user.data(), words_for_user.size());
}

void on_death(int number) {
  keep_input();
  if (number != SIGABRT) write_all(STDERR_FILENO, words_for_crash.data(), words_for_crash.size());
  ::_exit(1);
}

/// Called after each second of processor time.
void on_second(int) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  constexpr int most_seconds = 10;
#else
  constexpr int most_seconds = 2;
#endif
  static std::uint64_t seen = 0;
  static int seconds = 0;
  const std::uint64_t now = inputs_begun;
  seconds = now == seen ? seconds + 1 : 0;
  seen = now;
  if (seconds < most_seconds) return;
  write_all(STDERR_FILENO, words_for_slow.data(), words_for_slow.size());
  keep_input();
  ::_exit(1);
}

void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = flags;
  ::sigaction(number, &action, nullptr);
}

}  // namespace

void keep_what_kills(const std::string& folder, const std::string& program) {
  const std::string name = program.substr(program.rfind('/') + 1);
  path_of_input = folder + "/" + name + ".failed_input";
  words_for_user = "The input was written to " + path_of_input + ". Run it again with\n  " + program + " " +
                   path_of_input + "\n";
  handle(SIGABRT, on_death, 0);
  handle(SIGPROF, on_second, SA_RESTART);
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(keep_input);
  } else {
    static std::array<char, 65536> own_stack;  // a stack that has run over cannot hold a handler
    const stack_t stack{own_stack.data(), 0, own_stack.size()};
    ::sigaltstack(&stack, nullptr);
    for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL}) handle(number, on_death, SA_ONSTACK);
  }
  const itimerval every_second{{1, 0}, {1, 0}};
  ::setitimer(ITIMER_PROF, &every_second, nullptr);
}

void watch(const std::string& input) {
  input_bytes = input.data();
  input_size = input.size();
  ++inputs_begun;
}

}  // namespace firnline::fuzz
