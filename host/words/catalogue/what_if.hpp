// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The sliders that rank a table again in the page.
namespace firnline::words::what_if {

inline constexpr Message heading{"What if the weights were others?", "А если веса были бы другими?", "如果权重不同会怎样？"};
inline constexpr Message what_it_does{
    "Move a weight, and the table below ranks its sites again, by the same rules and values. Its ranks, scores and "
    "classes change; the map, the panels and what drives a site stay those of the run. Sites without a score have none "
    "here either.",
    "Измените вес, и таблица ниже заново упорядочит объекты по тем же правилам и значениям. Меняются ранги, баллы и "
    "классы в таблице; карта, панели и факторы объектов остаются такими, как в расчёте. Объекты без балла и здесь "
    "остаются без него.",
    "移动权重，下表即按相同的规则和数值重新排序。表中的排名、得分和等级随之改变；地图、面板和影响因素仍为原计算结果。"
    "没有得分的地点在此也没有得分。"};
inline constexpr Message back{"Back to the weights of the run", "Вернуть веса расчёта", "恢复原计算的权重"};
inline constexpr Message same_by_command{"The same by command, for a file:", "То же командой, в файл:", "用命令得到同样的结果并写入文件："};

}  // namespace firnline::words::what_if
