// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/log.hpp"

#include <memory>
#include <string>
#include <utility>

#include "kernels/grid/unseen_text.hpp"
#include "spdlog/pattern_formatter.h"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

class ShownMessage final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    const std::string text = shown_lines({message.payload.data(), message.payload.size()}, "  ");
    out.append(text.data(), text.data() + text.size());
  }
  [[nodiscard]] std::unique_ptr<spdlog::custom_flag_formatter> clone() const override {
    return std::make_unique<ShownMessage>();
  }
};

}  // namespace

void use_log(const std::vector<spdlog::sink_ptr>& sinks) {
  auto logger = std::make_shared<spdlog::logger>("firnline", sinks.begin(), sinks.end());
  logger->set_level(spdlog::level::debug);
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<ShownMessage>('*').set_pattern("%H:%M:%S %^%l%$ %*");
  logger->set_formatter(std::move(formatter));
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace firnline
