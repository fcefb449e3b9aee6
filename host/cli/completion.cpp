// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/cli/completion.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

enum class Value { none, folder, file, words, text };

Value value_of(const CLI::Option& option, const Choices& choices) {
  if (option.get_type_size() == 0) return Value::none;
  if (choices.contains(&option)) return Value::words;
  const std::string type = option.get_type_name();
  if (type == "DIR") return Value::folder;
  return type.starts_with("FILE") || type.starts_with("JOB") ? Value::file : Value::text;
}

std::string joined_by(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

/// What bash offers for a value.
std::string bash_offer(Value value, const CLI::Option& option, const Choices& choices) {
  if (value == Value::words) return "words='" + joined_by(choices.at(&option), " ") + "'";
  if (value == Value::folder) return "kind=directory";
  return value == Value::file ? "kind=file" : "kind=none";
}

std::string bash_command(const CLI::App& command, const Choices& choices) {
  std::string of_options, of_arguments;
  std::vector<std::string> names;
  int place = 0;
  for (const CLI::Option* option : command.get_options()) {
    const Value value = value_of(*option, choices);
    const std::string offer = bash_offer(value, *option, choices);
    if (option->get_positional()) {
      of_arguments += "        " + std::to_string(place++) + ") " + offer + " ;;\n";
      continue;
    }
    const auto own = names_of(*option);
    names.insert(names.end(), own.begin(), own.end());
    if (value != Value::none)
      of_options += "        " + joined_by(own, "|") + ") " + offer + "; is_value=1 ;;\n";
  }
  return "    " + command.get_name() + ")\n      options='" + joined_by(names, " ") +
         "'\n      case $before in\n" + of_options +
         "        *) ;;\n      esac\n      ((is_value)) || case $place in\n" + of_arguments +
         "        *) kind=none ;;\n      esac ;;\n";
}

std::string options_with_value(const CLI::App& program, const Choices& choices) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(program))
    for (const CLI::Option* option : command->get_options())
      if (!option->get_positional() && value_of(*option, choices) != Value::none)
        for (const auto& name : names_of(*option))
          if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  return joined_by(names, "|");
}

std::string bash_script(const CLI::App& program, const Choices& choices) {
  std::vector<std::string> verbs;
  std::string cases;
  for (const CLI::App* command : commands_of(program)) {
    verbs.push_back(command->get_name());
    cases += bash_command(*command, choices);
  }
  return R"bash(# bash completion of firnline; made by: firnline completion bash
_firnline() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local options='' words='' kind='' is_value=0 place=0 at
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W ')bash" +
         joined_by(verbs, " ") + R"bash( --help --version' -- "$word")
    return
  fi
  for ((at = 2; at < COMP_CWORD; ++at)); do
    case ${COMP_WORDS[at]} in
      )bash" +
         options_with_value(program, choices) + R"bash() ((++at)) ;;
      -*) ;;
      *) ((++place)) ;;
    esac
  done
  case ${COMP_WORDS[1]} in
)bash" + cases +
         R"bash(    *) return ;;
  esac
  if ((!is_value)) && [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  elif [[ $kind == directory || $kind == file ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -A "$kind" -- "$word")
  fi
}
complete -F _firnline firnline
)bash";
}

/// Text inside '...' of an _arguments specification.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\'')
      out += "'\\''";
    else if (letter == '[' || letter == ']' || letter == ':' || letter == '\\')
      out += std::string("\\") + letter;
    else
      out += letter;
  }
  return out;
}

std::string zsh_offer(const CLI::Option& option, const Choices& choices) {
  const std::string message = ":" + zsh_text(option.get_type_name()) + ":";
  switch (value_of(option, choices)) {
    case Value::none:
      return "";
    case Value::words:
      return message + "(" + joined_by(choices.at(&option), " ") + ")";
    case Value::folder:
      return message + "_files -/";
    case Value::file:
      return message + "_files";
    case Value::text:
      break;
  }
  return message + " ";
}

std::string zsh_command(const CLI::App& command, const Choices& choices) {
  std::string out = "    " + command.get_name() + ")\n      _arguments -s";
  for (const CLI::Option* option : command.get_options()) {
    const std::string offer = zsh_offer(*option, choices);
    if (option->get_positional()) {
      out += std::string(" \\\n        '") + (option->get_required() ? "" : ":") + offer + "'";
      continue;
    }
    const auto names = names_of(*option);
    for (const auto& name : names)
      out += " \\\n        '(" + joined_by(names, " ") + ")" + name + "[" +
             zsh_text(option->get_description()) + "]" + offer + "'";
  }
  return out + " ;;\n";
}

std::string zsh_script(const CLI::App& program, const Choices& choices) {
  std::string verbs, cases;
  for (const CLI::App* command : commands_of(program)) {
    verbs += "    '" + command->get_name() + ":" + zsh_text(command->get_description()) + "'\n";
    cases += zsh_command(*command, choices);
  }
  return "#compdef firnline\n# zsh completion of firnline; made by: firnline completion zsh\n"
         "if ((CURRENT == 2)); then\n  local -a verbs=(\n" +
         verbs +
         "  )\n  _describe 'command' verbs\n  return\nfi\nlocal verb=${words[2]}\n"
         "shift words\n((CURRENT--))\ncase $verb in\n" +
         cases + "esac\n";
}

}  // namespace

std::string completion_script(const CLI::App& program, const Choices& choices, const std::string& shell) {
  if (shell == "bash") return bash_script(program, choices);
  if (shell == "zsh") return zsh_script(program, choices);
  throw UsageError("'" + shell + "' is no shell that firnline can make completions for", "completion",
                   "use one of: bash, zsh");
}

}  // namespace firnline
