// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// Another second opinion on a list; what both say stands in topsis.hpp.
namespace firnline::words::promethee {

inline constexpr Message heading{"Second opinion: PROMETHEE II", "Второе мнение: PROMETHEE II", "第二意见：PROMETHEE II"};

inline constexpr Message says_nothing{
    "PROMETHEE says nothing here: it needs at least two sites that have all indicators.",
    "PROMETHEE здесь неприменим: нужны хотя бы два объекта, у которых есть все показатели.",
    "PROMETHEE 在此不适用：至少需要两个指标齐全的地点。"};

inline constexpr Message what_it_does{
    "PROMETHEE II holds every site against every other, indicator by indicator, with the same weights. The net flow tells by how much a "
    "site is worse than the others, less by how much they are worse than it, on average (1 = worse than all in everything, -1 = better than "
    "all). Its order belongs to this list: another site may change it.",
    "PROMETHEE II сравнивает каждый объект с каждым другим по каждому показателю, с теми же весами. Чистый поток показывает, насколько объект "
    "хуже других, за вычетом того, насколько они хуже него, в среднем (1 = хуже всех во всём, -1 = лучше всех). Его порядок относится только к "
    "этому списку: ещё один объект может его изменить.",
    "PROMETHEE II 以相同权重逐项指标将每个地点与其他所有地点两两比较。净流量表示该地点比其他地点更差的程度减去其他地点比它更差的程度的平均值"
    "（1 = 在各方面都最差，-1 = 都最好）。该顺序仅适用于本清单：增加一个地点就可能改变它。"};

inline constexpr Message rank_by_promethee{"By PROMETHEE", "По PROMETHEE", "PROMETHEE 排名"};
inline constexpr Message net_flow{"Net flow", "Чистый поток", "净流量"};

}  // namespace firnline::words::promethee
