// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/words/message.hpp"

inline constexpr firnline::words::Message nobody_wrote_the_russian{"rank", "", "排名"};
