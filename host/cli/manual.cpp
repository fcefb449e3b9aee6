// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/manual.hpp"

#include <vector>

#include "firnline_version.hpp"
#include "host/cli/commands.hpp"
#include "host/job/names.hpp"
#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// Text for roff: no character of it is a command, and hyphens stay what they are when they are copied.
std::string roff(const std::string& text) {
  std::string out;
  bool line_begins = true;
  for (const char letter : text) {
    if (line_begins && (letter == '.' || letter == '\'')) out += "\\&";
    if (letter == '\\')
      out += "\\e";
    else if (letter == '-')
      out += "\\-";
    else
      out += letter;
    line_begins = letter == '\n';
  }
  return out;
}

std::string synopsis(const CLI::App& app, const std::string& name) {
  std::string out = ".B " + roff(name) + "\n";
  if (!commands_of(app).empty()) return out + "[\\fIoptions\\fR] \\fIcommand\\fR ...\n";
  out += "[\\fIoptions\\fR]\n";
  for (const CLI::Option* option : app.get_options())
    if (option->get_positional())
      out += option->get_required() ? "\\fI" + roff(option->get_type_name()) + "\\fR\n"
                                    : "[\\fI" + roff(option->get_type_name()) + "\\fR]\n";
  return out;
}

std::string options_text(const CLI::App& app) {
  std::string arguments, options;
  for (const CLI::Option* option : app.get_options()) {
    const std::string value =
        option->get_type_size() > 0 ? " \\fI" + roff(option->get_type_name()) + "\\fR" : "";
    if (option->get_positional())
      arguments +=
          ".TP\n\\fI" + roff(option->get_type_name()) + "\\fR\n" + roff(option->get_description()) + "\n";
    else
      options += ".TP\n\\fB" + roff(joined(names_of(*option))) + "\\fR" + value + "\n" +
                 roff(option->get_description()) + "\n";
  }
  return (arguments.empty() ? "" : ".SH ARGUMENTS\n" + arguments) +
         (options.empty() ? "" : ".SH OPTIONS\n" + options);
}

std::string commands_text(const CLI::App& program) {
  std::string out;
  for (const CLI::App* command : commands_of(program))
    out += ".TP\n\\fB" + roff(command->get_name()) + "\\fR\n" + roff(command->get_description()) + "\n";
  return out.empty() ? "" : ".SH COMMANDS\n" + out;
}

/// What stands below the options in --help, line by line.
std::string notes_text(const CLI::App& app) {
  return app.get_footer().empty() ? "" : ".SH NOTES\n.nf\n" + roff(app.get_footer()) + "\n.fi\n";
}

std::string see_also(const CLI::App& program, const CLI::App& page) {
  std::string out;
  if (&page != &program)
    out += ".BR firnline (1)";
  else
    for (const CLI::App* command : commands_of(program))
      out += (out.empty() ? "" : ",\n") + (".BR " + roff("firnline-" + command->get_name()) + " (1)");
  return ".SH SEE ALSO\n" + out + "\n";
}

}  // namespace

std::string manual_page(const CLI::App& program, const std::string& command) {
  const CLI::App* page = &program;
  std::vector<std::string> known;
  for (const CLI::App* one : commands_of(program)) {
    known.push_back(one->get_name());
    if (one->get_name() == command) page = one;
  }
  if (!command.empty() && page == &program)
    throw UsageError("there is no command '" + command + "'" + did_you_mean(command, known), "manual",
                     "use one of: " + joined(known));
  const bool whole = page == &program;
  const std::string title = whole ? "firnline" : "firnline-" + command;
  const std::string name = whole ? "firnline" : "firnline " + command;
  const std::string description = page->get_description();
  const std::string about = whole ? description.substr(description.find(": ") + 2) : description;
  return ".TH " + roff(title) + " 1 \"\" \"firnline " + std::string(firnline_version) +
         "\" \"firnline\"\n.SH NAME\n" + roff(title) + " \\- " + roff(about) + "\n.SH SYNOPSIS\n" +
         synopsis(*page, name) + options_text(*page) + (whole ? commands_text(program) : "") +
         notes_text(*page) + see_also(program, *page);
}

}  // namespace firnline
