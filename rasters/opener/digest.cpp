// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <vector>

#include "kernels/grid/error.hpp"
#include "rasters/opener/regular_file.hpp"

namespace firnline {
namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 20;  // large enough that system calls do not show

void require(int openssl_result) {
  if (openssl_result != 1) throw BugError("OpenSSL could not compute a SHA-256.");
}

}  // namespace

struct Sha256::State {
  struct Free {
    void operator()(EVP_MD_CTX* one) const { EVP_MD_CTX_free(one); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context{EVP_MD_CTX_new()};
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  require(state_->context ? EVP_DigestInit_ex(state_->context.get(), EVP_sha256(), nullptr) : 0);
}
Sha256::~Sha256() = default;

void Sha256::update(std::span<const std::byte> bytes) {
  require(EVP_DigestUpdate(state_->context.get(), bytes.data(), bytes.size()));
}

void Sha256::update(std::string_view text) {
  update(std::as_bytes(std::span(text)));
}

std::string Sha256::hex() {
  std::array<unsigned char, 32> digest{};
  require(EVP_DigestFinal_ex(state_->context.get(), digest.data(), nullptr));
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::string sha256_of_text(std::string_view text) {
  Sha256 digest;
  digest.update(text);
  return digest.hex();
}

std::string sha256_of_file(const std::filesystem::path& path) {
  const RegularFile file(path, path.string());
  Sha256 digest;
  std::vector<std::byte> buffer(piece_bytes);
  for (auto piece = file.read(buffer); !piece.empty(); piece = file.read(buffer)) digest.update(piece);
  return digest.hex();
}

}  // namespace firnline
