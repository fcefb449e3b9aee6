// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/page.hpp"

#include "host/report/html.hpp"
#include "host/report/map_style.hpp"
#include "host/report/script.hpp"
#include "host/report/style.hpp"

namespace firnline {

std::string page_head(const words::Words& words, std::string_view title, std::string_view script) {
  return "<!doctype html>\n<html lang=\"" + std::string(words.tag()) +
         "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
         "content=\"width=device-width,initial-scale=1\">"
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'; "
         "img-src data:" +
         (script.empty() ? std::string() : "; script-src " + policy_source_of(script)) + "\"><title>" +
         escaped(title) + "</title><style>" + report_style + map_style() + "</style></head><body>\n<h1>" +
         escaped(title) + "</h1>";
}

std::string script_element(std::string_view script) {
  return "<script>" + std::string(script) + "</script>";
}

}  // namespace firnline
