// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/words/message.hpp"

inline constexpr firnline::words::Message the_chinese_forgets_the_rank{"rank {0}", "ранг {0}", "排名"};
