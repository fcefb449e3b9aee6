// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace firnline::testing {

/// Listens on a free port of 127.0.0.1 and counts who knocks, so that a test can state that nobody did.
/// Every caller gets a small text document.
class LoopbackListener {
 public:
  LoopbackListener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (socket_ < 0 || ::bind(socket_, generic, size) != 0 || ::listen(socket_, 64) != 0 ||
        ::getsockname(socket_, generic, &size) != 0) {
      throw std::runtime_error("no loopback socket to listen on");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { listen(); });
  }
  ~LoopbackListener() {
    stopping_ = true;
    thread_.join();
    ::close(socket_);
  }
  LoopbackListener(const LoopbackListener&) = delete;
  LoopbackListener& operator=(const LoopbackListener&) = delete;

  /// "http://127.0.0.1:PORT/document"
  [[nodiscard]] std::string url(std::string_view document) const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/" + std::string(document);
  }

  /// Connections so far. One made before this call is counted: the queue is emptied first.
  [[nodiscard]] int connections() const {
    ::usleep(20'000);
    return connections_;
  }

 private:
  void listen() {
    while (!stopping_) {
      pollfd waiting{socket_, POLLIN, 0};
      if (::poll(&waiting, 1, 5) <= 0) continue;
      const int caller = ::accept(socket_, nullptr, nullptr);
      if (caller < 0) continue;
      ++connections_;
      answer(caller);
      ::close(caller);
    }
  }
  static void answer(int caller) {
    pollfd waiting{caller, POLLIN, 0};
    char request[4096];
    if (::poll(&waiting, 1, 500) > 0) [[maybe_unused]]
      const auto count = ::read(caller, request, sizeof(request));
    static constexpr std::string_view reply =
        "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}";
    [[maybe_unused]] const auto sent = ::send(caller, reply.data(), reply.size(), MSG_NOSIGNAL);
  }

  int socket_ = -1;
  int port_ = 0;
  std::atomic<int> connections_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace firnline::testing
