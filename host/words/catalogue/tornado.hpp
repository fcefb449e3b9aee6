// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What moves the first site's score.
namespace firnline::words::tornado {

/// {0}: a site
inline constexpr Message heading{"What moves the score of {0}", "От чего зависит оценка: {0}", "影响 {0} 评分的因素"};
inline constexpr Message what_it_shows{
    "One thing is changed at a time: a weight is halved (pale) and doubled (dark), a value lies one standard deviation lower (pale) and higher "
    "(dark). The line is the score as it is. The longest bar comes first.",
    "Каждый раз меняется что-то одно: вес вдвое меньше (светлое) и вдвое больше (тёмное), значение на одно стандартное отклонение ниже (светлое) и "
    "выше (тёмное). Черта — оценка как она есть. Самая длинная полоса стоит первой.",
    "每次只改变一项：权重减半（浅色）与加倍（深色），数值降低（浅色）与升高（深色）一个标准差。竖线为原评分。最长的条带排在最前。"};
/// {0}: an indicator or a dimension
inline constexpr Message weight_of{"Weight: {0}", "Вес: {0}", "权重：{0}"};
inline constexpr Message value_of{"Value: {0}", "Значение: {0}", "数值：{0}"};
inline constexpr Message what{"What is changed", "Что меняется", "改变的项目"};
inline constexpr Message low{"Score, halved or lower", "Оценка, вдвое меньше или ниже", "减半或降低后的评分"};
inline constexpr Message high{"Score, doubled or higher", "Оценка, вдвое больше или выше", "加倍或升高后的评分"};
inline constexpr Message rank{"Rank", "Ранг", "排名"};

}  // namespace firnline::words::tornado
