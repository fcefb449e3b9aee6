// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kernels/backend/device_api.hpp"

namespace firnline::test {

/// A GPU made of plain memory: runs kernels by the host executor, does queued work as late as it may (at
/// wait), poisons what it hands out, and fails at the call it is told to. While it lives, the program's CUDA
/// branch talks to it.
class FakeDevice final : public backend::DeviceApi {
 public:
  /// seed: order of threads and blocks (host_block.hpp). memory_bytes: what may be allocated on the device in
  /// all
  explicit FakeDevice(std::uint64_t seed = 0, std::size_t memory_bytes = std::size_t{1} << 30)
      : seed_(seed), memory_bytes_(memory_bytes) {
    backend::use_device_api(this);
  }
  ~FakeDevice() override {
    backend::use_device_api(nullptr);
    for (const auto& [memory, bytes] : device_memory_) std::free(memory);
    for (void* memory : pinned_) std::free(memory);
  }
  FakeDevice(const FakeDevice&) = delete;
  FakeDevice& operator=(const FakeDevice&) = delete;

  /// The call-th call from now on (1 = the next) answers with status. Above 600 a real context is broken for
  /// good: so is this one.
  void fail_at(std::int64_t call, backend::DeviceStatus status) {
    fail_call_ = calls_ + call;
    fail_status_ = status;
    broken_ = 0;
  }
  /// What it says of its free memory from now on, whatever is free.
  void say_free(std::size_t bytes) { said_free_ = bytes; }
  [[nodiscard]] std::int64_t calls() const { return calls_; }
  [[nodiscard]] std::int64_t calls_after_break() const { return calls_after_break_; }
  [[nodiscard]] std::int64_t launches() const { return launches_; }
  /// Of one kernel, by its name.
  [[nodiscard]] std::int64_t launches_of(const std::string& kernel) const {
    const auto found = launches_of_.find(kernel);
    return found == launches_of_.end() ? 0 : found->second;
  }
  [[nodiscard]] bool everything_given_back() const {
    return device_memory_.empty() && pinned_.empty() && queues_.empty();
  }

  [[nodiscard]] bool built() const override { return true; }
  [[nodiscard]] std::vector<DeviceInfo> devices() override {
    return {{{DeviceKind::cuda, 0, 1}, "fake", static_cast<std::int64_t>(memory_bytes_), "", true}};
  }
  [[nodiscard]] std::string describe(backend::DeviceStatus status) override {
    return "status " + std::to_string(status);
  }
  [[nodiscard]] backend::DeviceStatus free_bytes(int, std::size_t& bytes) override {
    bytes = said_free_.value_or(memory_bytes_ - used_bytes_);
    return status();
  }
  [[nodiscard]] backend::DeviceStatus allocate(int, std::size_t bytes, void*& memory) override {
    if (const auto failed = status(); failed != backend::device_success) return failed;
    if (used_bytes_ + bytes > memory_bytes_) return backend::device_out_of_memory;
    memory = poisoned(bytes);
    device_memory_[memory] = bytes;
    used_bytes_ += bytes;
    return backend::device_success;
  }
  void release(int, void* memory) noexcept override {
    const auto found = device_memory_.find(memory);
    if (found == device_memory_.end()) std::abort();  // not ours, or given back twice
    used_bytes_ -= found->second;
    device_memory_.erase(found);
    std::free(memory);
  }
  [[nodiscard]] backend::DeviceStatus allocate_pinned(int, std::size_t bytes, void*& memory) override {
    if (const auto failed = status(); failed != backend::device_success) return failed;
    memory = poisoned(bytes);
    pinned_.insert(memory);
    return backend::device_success;
  }
  void release_pinned(int, void* memory) noexcept override {
    if (pinned_.erase(memory) != 1) std::abort();
    std::free(memory);
  }
  [[nodiscard]] backend::DeviceStatus create_stream(int index, backend::Stream& stream) override {
    if (const auto failed = status(); failed != backend::device_success) return failed;
    stream = {index, new char};
    queues_[stream.handle];
    return backend::device_success;
  }
  void destroy_stream(backend::Stream& stream) noexcept override {
    queues_.erase(stream.handle);
    delete static_cast<char*>(stream.handle);
    stream.handle = nullptr;
  }
  [[nodiscard]] backend::DeviceStatus copy_to_device(const backend::Stream& stream, void* to,
                                                     const void* from, std::size_t bytes) override {
    return queue(stream, [=] { std::memcpy(to, from, bytes); });
  }
  [[nodiscard]] backend::DeviceStatus copy_to_host(const backend::Stream& stream, void* to, const void* from,
                                                   std::size_t bytes) override {
    return queue(stream, [=] { std::memcpy(to, from, bytes); });
  }
  [[nodiscard]] backend::DeviceStatus launch(const backend::Stream& stream,
                                             const backend::KernelCall& call) override {
    ++launches_;
    ++launches_of_[call.kernel->name];
    const auto* bytes = static_cast<const std::byte*>(call.args);
    const std::vector<std::byte> args(bytes, bytes + call.kernel->args_bytes);
    return queue(stream, [this, call, args] {
      call.kernel->run_on_host(call.blocks_x, call.blocks_y, call.scratch_bytes, args.data(), seed_);
    });
  }
  [[nodiscard]] backend::DeviceStatus wait(const backend::Stream& stream) override {
    if (const auto failed = status(); failed != backend::device_success) return failed;
    if (stream.handle == nullptr) {
      for (auto& [handle, work] : queues_) do_all(work);
      do_all(own_queue_);
    } else {
      do_all(queues_.at(stream.handle));
    }
    return backend::device_success;
  }

 private:
  using Work = std::deque<std::function<void()>>;

  [[nodiscard]] backend::DeviceStatus status() {
    if (broken_ != 0) ++calls_after_break_;
    if (broken_ != 0) return broken_;
    if (++calls_ != fail_call_) return backend::device_success;
    constexpr backend::DeviceStatus first_that_breaks = 600;
    if (fail_status_ > first_that_breaks) broken_ = fail_status_;
    return fail_status_;
  }
  [[nodiscard]] backend::DeviceStatus queue(const backend::Stream& stream, std::function<void()> work) {
    if (const auto failed = status(); failed != backend::device_success) return failed;
    (stream.handle == nullptr ? own_queue_ : queues_.at(stream.handle)).push_back(std::move(work));
    return backend::device_success;
  }
  static void do_all(Work& work) {
    while (!work.empty()) {
      work.front()();
      work.pop_front();
    }
  }
  static void* poisoned(std::size_t bytes) {
    void* const memory = std::aligned_alloc(256, (bytes + 255) / 256 * 256);
    std::memset(memory, 0xcd, bytes);
    return memory;
  }

  std::uint64_t seed_;
  std::size_t memory_bytes_, used_bytes_ = 0;
  std::optional<std::size_t> said_free_;
  std::map<void*, std::size_t> device_memory_;
  std::set<void*> pinned_;
  std::map<void*, Work> queues_;
  std::map<std::string, std::int64_t> launches_of_;
  Work own_queue_;
  std::int64_t calls_ = 0, fail_call_ = -1, calls_after_break_ = 0, launches_ = 0;
  backend::DeviceStatus fail_status_ = 0, broken_ = 0;
};

}  // namespace firnline::test
