// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The second opinion on a list.
namespace firnline::words::topsis {

inline constexpr Message heading{"Second opinion: TOPSIS", "Второе мнение: TOPSIS", "第二意见：TOPSIS"};

inline constexpr Message says_nothing{
    "TOPSIS says nothing here: it needs at least two sites that have all indicators and differ in one.",
    "TOPSIS здесь неприменим: нужны хотя бы два объекта, у которых есть все показатели и которые различаются "
    "хотя "
    "бы по одному из них.",
    "TOPSIS 在此不适用：至少需要两个指标齐全、且有一项指标不同的地点。"};

inline constexpr Message what_it_does{
    "TOPSIS orders the same sites by how close each is to the worst of this list in all indicators at once "
    "(1 = the "
    "worst), with the same weights and without value functions. Its order belongs to this list: another site "
    "may "
    "change it.",
    "TOPSIS упорядочивает те же объекты по тому, насколько каждый из них близок к наихудшему в этом списке "
    "сразу "
    "по всем показателям (1 = наихудший), с теми же весами и без функций ценности. Его порядок относится "
    "только "
    "к этому списку: ещё один объект может его изменить.",
    "TOPSIS 对同一批地点排序，依据是每个地点在全部指标上与本清单最差情形的接近程度（1 = 最差），"
    "权重相同，但不使用价值函数。该顺序仅适用于本清单：增加一个地点就可能改变它。"};

/// {0}: of the first sites of the list, among the first of TOPSIS; {1} of the list; {2} of TOPSIS
inline constexpr Message in_common{"{0} of the first {1} sites are among its first {2};",
                                   "Среди первых объектов списка ({1}) в его первую группу ({2}) входят {0};",
                                   "本清单前 {1} 个地点中有 {0} 个也在其前 {2} 名之内；"};

inline constexpr Plural comparable{
    {"{0} site has all the indicators it needs.", "{0} sites have all the indicators it needs."},
    {"все нужные ему показатели есть у {0} объекта.", "все нужные ему показатели есть у {0} объектов.",
     "все нужные ему показатели есть у {0} объектов."},
    "{0} 个地点具备其所需的全部指标。"};

inline constexpr Message rank{"Rank", "Ранг", "排名"};
inline constexpr Message rank_by_topsis{"By TOPSIS", "По TOPSIS", "TOPSIS 排名"};
inline constexpr Message closeness{"Closeness", "Близость", "接近度"};
inline constexpr Message site{"Site", "Объект", "地点"};

}  // namespace firnline::words::topsis
