// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "host/words/message.hpp"

/// What readers call the words that data files hold.
namespace firnline::words::names {

struct Named {
  std::string_view id;
  Message text;
};

/// What readers call the word id; nullptr for one that is not in the list.
[[nodiscard]] constexpr const Message* find(std::span<const Named> list, std::string_view id) {
  for (const Named& one : list)
    if (one.id == id) return &one.text;
  return nullptr;
}

inline constexpr Named dimensions[] = {{"hazard", {"hazard", "опасность", "危险性"}},
                                       {"exposure", {"exposure", "экспозиция", "暴露度"}},
                                       {"vulnerability", {"vulnerability", "уязвимость", "脆弱性"}}};

/// SiteStatus
inline constexpr Named statuses[] = {
    {"scored", {"scored", "оценён", "已评分"}},
    {"outside", {"outside the grid", "вне сетки", "网格之外"}},
    {"no_data", {"no data", "нет данных", "无数据"}},
    {"under_covered", {"too little data", "данных недостаточно", "数据不足"}}};

inline constexpr Named aggregations[] = {
    {"arithmetic", {"arithmetic", "среднее арифметическое", "算术平均"}},
    {"geometric", {"geometric", "среднее геометрическое", "几何平均"}},
    {"max", {"max", "максимум", "最大值"}},
    {"min", {"min", "минимум", "最小值"}},
    {"power_mean", {"power mean", "степенное среднее", "幂平均"}},
    {"product", {"product", "произведение", "乘积"}},
    {"noisy_or", {"noisy or", "«зашумлённое ИЛИ»", "噪声或"}},
    {"scaled_geometric", {"scaled geometric", "масштабированное среднее геометрическое", "标度几何平均"}},
    {"owa", {"ordered weighted averaging", "упорядоченное взвешенное среднее (OWA)", "有序加权平均（OWA）"}}};

/// What an indicator is worth over a footprint; pNN is a percentile.
inline constexpr Named extractions[] = {{"mean", {"mean", "среднее", "平均值"}},
                                        {"sum", {"sum", "сумма", "合计"}},
                                        {"min", {"min", "минимум", "最小值"}},
                                        {"max", {"max", "максимум", "最大值"}},
                                        {"range", {"range", "размах", "极差"}},
                                        {"stdev", {"standard deviation", "стандартное отклонение", "标准差"}},
                                        {"attribute", {"attribute", "атрибут", "属性"}}};

inline constexpr Message percentile{"percentile {0}", "{0}-й процентиль", "第 {0} 百分位数"};

inline constexpr Named transforms[] = {
    {"log1p", {"logarithmic", "логарифмическая шкала", "对数刻度"}},
    {"square_root", {"square root", "шкала квадратного корня", "平方根刻度"}}};

inline constexpr Named curves[] = {{"logistic", {"logistic", "логистическая кривая", "逻辑斯谛曲线"}},
                                   {"normal", {"normal", "нормальная кривая", "正态曲线"}},
                                   {"logarithmic", {"logarithmic", "логарифмическая кривая", "对数曲线"}}};

/// Of a run; versions of libraries keep their names.
inline constexpr Named facts[] = {{"started", {"begun", "начало", "开始"}},
                                  {"seconds", {"seconds", "секунд", "用时（秒）"}},
                                  {"device", {"device", "устройство", "设备"}},
                                  {"threads", {"threads", "потоков", "线程"}},
                                  {"tile", {"tile", "плитка", "分块"}}};

inline constexpr Message site_without_name{"site {0}", "объект {0}", "地点 {0}"};

inline constexpr Message how_to_read_scores{
    "Score 1 = highest risk. Rank 1 = act here first.",
    "Балл 1 = наивысший риск. Ранг 1 = действовать здесь в первую очередь.",
    "得分 1 = 风险最高；排名 1 = 最先采取行动。"};

}  // namespace firnline::words::names
