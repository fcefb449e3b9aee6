// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Preloaded into the program (LD_PRELOAD): the n-th call of one function fails, as
// FIRNLINE_FAIL_CALL=NAME:ERRNO:N says ("N+": it and all later ones; ERRNO 0: the process is killed instead;
// -1: it is stopped, and the call made when it goes on). Calls are counted over all threads. NAME is write,
// pwrite64, openat, fsync, fdatasync, ftruncate, rename, mmap, lseek or malloc.
// With FIRNLINE_COUNT_CALLS=FILE the number of calls of each is written there when the process ends.
// FIRNLINE_MOST_THREADS=N: no further thread begins while N live besides the first.
// FIRNLINE_FILL_AT=PART:BYTES:FILE fills the disk with FILE, up to so many free bytes, when a file whose name
// holds PART is first opened for writing.
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
}

namespace {

enum Call {
  call_write,
  call_pwrite64,
  call_openat,
  call_fsync,
  call_fdatasync,
  call_ftruncate,
  call_rename,
  call_mmap,
  call_lseek,
  call_malloc,
  calls
};
constexpr const char* names[calls] = {"write",     "pwrite64", "openat", "fsync", "fdatasync",
                                      "ftruncate", "rename",   "mmap",   "lseek", "malloc"};

std::atomic<long> counted[calls];
int failing = -1, error_number = 0;
long first = 0;
bool lasting = false;
const char* report = nullptr;
bool plenty = false;
char fill_part[256];
long fill_free = 0;
int ballast = -1;
std::atomic<bool> filled;
long most_threads = -1;
std::atomic<long> living;

/// Libraries may crash where an allocation fails; whose fault it was decides what is made of it.
void on_crash(int number) {
  void* frames[16];
  const int depth = ::backtrace(frames, 16);
  for (int frame = 1; frame < depth; ++frame) {
    Dl_info place{};
    if (::dladdr(frames[frame], &place) == 0 || std::strstr(place.dli_fname, "libc.so") != nullptr ||
        std::strstr(place.dli_fname, "fail_call") != nullptr)
      continue;
    const char* const words[] = {"crash in ", place.dli_fname, "\n"};
    for (const char* text : words)
      if (::syscall(SYS_write, 2, text, std::strlen(text)) < 0) break;
    break;
  }
  std::signal(number, SIG_DFL);
  ::raise(number);
}

struct Work {
  void* (*work)(void*);
  void* argument;
};

void* do_and_count(void* given) {
  const Work own = *static_cast<Work*>(given);
  delete static_cast<Work*>(given);
  void* const result = own.work(own.argument);
  --living;
  return result;
}

void read_fill() {
  const char* order = std::getenv("FIRNLINE_FILL_AT");
  const char* end = order == nullptr ? nullptr : std::strchr(order, ':');
  if (end == nullptr || end - order >= static_cast<long>(sizeof fill_part)) return;
  std::memcpy(fill_part, order, static_cast<std::size_t>(end - order));
  char* file = nullptr;
  fill_free = std::strtol(end + 1, &file, 10);
  // The system call itself: what libraries open is looked at.
  ballast = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, file + 1, O_CREAT | O_RDWR | O_CLOEXEC, 0600));
}

void fill_disk_for(const char* path) {
  if (ballast < 0 || std::strstr(path, fill_part) == nullptr || filled.exchange(true)) return;
  struct statfs facts {};
  if (::fstatfs(ballast, &facts) != 0) std::abort();
  const long most = static_cast<long>(facts.f_bavail) * facts.f_bsize - fill_free;
  if (most > 0 && ::fallocate(ballast, 0, 0, most) != 0) std::abort();
}

/// Without a call that is counted.
__attribute__((constructor)) void read_order() {
  void* warm[1];
  ::backtrace(warm, 1);  // loads what it needs while there is memory
  std::signal(SIGSEGV, on_crash);
  plenty = std::getenv("FIRNLINE_PLENTY_OF_SPACE") != nullptr;
  read_fill();
  if (const char* most = std::getenv("FIRNLINE_MOST_THREADS")) most_threads = std::strtol(most, nullptr, 10);
  report = std::getenv("FIRNLINE_COUNT_CALLS");
  const char* order = std::getenv("FIRNLINE_FAIL_CALL");
  if (order == nullptr) return;
  for (int call = 0; call < calls; ++call) {
    const std::size_t length = std::strlen(names[call]);
    if (std::strncmp(order, names[call], length) != 0 || order[length] != ':') continue;
    char* end = nullptr;
    error_number = static_cast<int>(std::strtol(order + length + 1, &end, 10));
    first = std::strtol(end + 1, &end, 10);
    lasting = *end == '+';
    failing = call;
  }
}

__attribute__((destructor)) void write_report() {
  if (report == nullptr) return;
  failing = -1;
  std::FILE* file = std::fopen(report, "w");
  if (file == nullptr) return;
  for (int call = 0; call < calls; ++call) std::fprintf(file, "%s %ld\n", names[call], counted[call].load());
  std::fclose(file);
}

bool fails(Call call) {
  const long number = ++counted[call];
  if (call != failing || number < first || (!lasting && number > first)) return false;
  if (error_number == 0) ::kill(::getpid(), SIGKILL);
  if (error_number < 0) {
    ::kill(::getpid(), SIGSTOP);
    return false;
  }
  errno = error_number;
  return true;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

int open_mode(int flags, va_list rest) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, int) : 0;
}

}  // namespace

extern "C" {

#define FIRN_FAILING(type, name, call, failure, parameters, arguments) \
  type name parameters {                                               \
    static auto* const real = next<type parameters>(#name);            \
    return fails(call) ? static_cast<type>(failure) : real arguments;  \
  }

FIRN_FAILING(ssize_t, write, call_write, -1, (int file, const void* bytes, std::size_t size),
             (file, bytes, size))
FIRN_FAILING(ssize_t, pwrite, call_pwrite64, -1, (int file, const void* bytes, std::size_t size, off_t at),
             (file, bytes, size, at))
FIRN_FAILING(ssize_t, pwrite64, call_pwrite64, -1,
             (int file, const void* bytes, std::size_t size, off64_t at), (file, bytes, size, at))
FIRN_FAILING(int, fsync, call_fsync, -1, (int file), (file))
FIRN_FAILING(int, fdatasync, call_fdatasync, -1, (int file), (file))
FIRN_FAILING(int, ftruncate, call_ftruncate, -1, (int file, off_t size), (file, size))
FIRN_FAILING(int, ftruncate64, call_ftruncate, -1, (int file, off64_t size), (file, size))
FIRN_FAILING(int, rename, call_rename, -1, (const char* from, const char* to), (from, to))
FIRN_FAILING(off_t, lseek, call_lseek, -1, (int file, off_t at, int from), (file, at, from))
FIRN_FAILING(off64_t, lseek64, call_lseek, -1, (int file, off64_t at, int from), (file, at, from))

#define FIRN_FAILING_OPEN(name)                                        \
  int name(const char* path, int flags, ...) {                         \
    static auto* const real = next<int(const char*, int, ...)>(#name); \
    va_list rest;                                                      \
    va_start(rest, flags);                                             \
    const int mode = open_mode(flags, rest);                           \
    va_end(rest);                                                      \
    if ((flags & O_ACCMODE) != O_RDONLY) fill_disk_for(path);          \
    return fails(call_openat) ? -1 : real(path, flags, mode);          \
  }
FIRN_FAILING_OPEN(open)
FIRN_FAILING_OPEN(open64)

#define FIRN_FILLING(name)                                                       \
  std::FILE* name(const char* path, const char* mode) {                          \
    static auto* const real = next<std::FILE*(const char*, const char*)>(#name); \
    if (std::strpbrk(mode, "wa+") != nullptr) fill_disk_for(path);               \
    return real(path, mode);                                                     \
  }
FIRN_FILLING(fopen)
FIRN_FILLING(fopen64)

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*),
                   void* argument) {
  static auto* const real =
      next<int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create");
  if (most_threads < 0) return real(thread, attributes, work, argument);
  if (++living > most_threads) {
    --living;
    return EAGAIN;
  }
  return real(thread, attributes, do_and_count, new Work{work, argument});
}

#define FIRN_PLENTY(name, facts_type)                                            \
  int name(const char* path, struct facts_type* facts) {                         \
    static auto* const real = next<int(const char*, struct facts_type*)>(#name); \
    const int result = real(path, facts);                                        \
    if (plenty) facts->f_bavail = 1U << 30;                                      \
    return result;                                                               \
  }
FIRN_PLENTY(statvfs, statvfs)
FIRN_PLENTY(statvfs64, statvfs64)

void* mmap(void* at, std::size_t size, int protection, int flags, int file, off_t offset) {
  static auto* const real = next<void*(void*, std::size_t, int, int, int, off_t)>("mmap");
  return fails(call_mmap) ? MAP_FAILED : real(at, size, protection, flags, file, offset);
}

void* malloc(std::size_t size) {
  return fails(call_malloc) ? nullptr : __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
  return fails(call_malloc) ? nullptr : __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) {
  return fails(call_malloc) ? nullptr : __libc_realloc(old, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
  return fails(call_malloc) ? nullptr : __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return fails(call_malloc) ? nullptr : __libc_memalign(alignment, size);
}
int posix_memalign(void** out, std::size_t alignment, std::size_t size) {
  *out = fails(call_malloc) ? nullptr : __libc_memalign(alignment, size);
  return *out == nullptr ? ENOMEM : 0;
}

}  // extern "C"
