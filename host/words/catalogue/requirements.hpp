// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/catalogue/names.hpp"
#include "host/words/message.hpp"

/// What the report says of requirements, and what the shipped ones say of themselves (host/job/requirements).
namespace firnline::words::requirements {

/// {0}: what the requirements are called
inline constexpr Message heading{"Requirements: {0}", "Требования: {0}", "要求：{0}"};
/// {1} sites that meet all mandatory ones; {2} that fail one
inline constexpr Message of_all{
    "Of {0} sites, {1} meet every mandatory requirement, {2} fail at least one, and of {3} it cannot be "
    "told: a "
    "mandatory one is unknown there. Unknown is never counted as passed.",
    "Всего объектов: {0}. Выполняют все обязательные требования: {1}; не выполняют хотя бы одно: {2}; нельзя "
    "сказать: "
    "{3}, там неизвестно обязательное. Неизвестное никогда не считается выполненным.",
    "共 {0} 个地点：{1} 个满足全部强制要求，{2} 个至少有一项不满足，{3} "
    "个无法判定（有强制要求未知）。未知绝不计为通过。"};
/// {0} sites
inline constexpr Message none_mandatory{
    "None of these requirements is mandatory: of {0} sites it is shown which pass, and nothing is to be met.",
    "Ни одно из требований не обязательно: для объектов ({0}) показано, что выполнено, а выполнять нечего.",
    "以下要求均非强制：对 {0} 个地点仅显示通过情况，无须满足与否之判定。"};
/// {0}: an id; {1}: a guidance
inline constexpr Message inspired_by{"Requirements “{0}”, inspired by: {1}.",
                                     "Требования «{0}», по мотивам: {1}.", "要求“{0}”，参考：{1}。"};
inline constexpr Message nobody_agreed{
    "Which requirements stand here, and every threshold, is a choice of their author, to be edited; no "
    "programme has "
    "agreed to them.",
    "Перечень требований и каждый порог — выбор автора, их можно править; никакая программа их не "
    "утверждала.",
    "列入哪些要求及各项阈值均由作者选定，可自行修改；并未得到任何项目的认可。"};
/// {0}: a file
inline constexpr Message all_rows{"Every value and margin stands in {0}.", "Все значения и запасы — в {0}.",
                                  "全部数值与裕量见 {0}。"};

inline constexpr Message number{"No.", "№", "序号"};
inline constexpr Message requirement{"Requirement", "Требование", "要求"};
inline constexpr Message how_many{"Sites", "Объекты", "地点"};
inline constexpr Message mandatory{"mandatory", "обязательно", "强制"};
/// {0}: comparator and threshold
inline constexpr Message asked_for{"asked for: {0}", "требуется: {0}", "要求：{0}"};
/// {0}: a column
inline constexpr Message from_column{"column {0} of the site list", "столбец {0} списка объектов",
                                     "地点清单的 {0} 列"};
/// {0}: layers; {1}: where
inline constexpr Message from_layers{"from {0}, {1}", "по слоям {0}, {1}", "依据 {0}，{1}"};
/// {0}: dates
inline constexpr Message evidence{"evidence of {0}", "данные: {0}", "证据时间：{0}"};
inline constexpr Message no_source{"This job has nothing to judge it by.",
                                   "В задании нет данных, чтобы об этом судить.",
                                   "本作业没有可供判定的数据。"};
inline constexpr Message passed{"passed", "выполнено", "通过"};
inline constexpr Message failed{"failed", "не выполнено", "未通过"};
/// {0}: how far the value lies on the good side
inline constexpr Message by_margin{", margin {0}", ", запас {0}", "，裕量 {0}"};
inline constexpr Message unknown{"unknown", "неизвестно", "未知"};
/// {0} passed, {1} failed, {2} unknown
inline constexpr Message counts{"{0} passed · {1} failed · {2} unknown",
                                "выполнено {0} · не выполнено {1} · неизвестно {2}",
                                "通过 {0} · 未通过 {1} · 未知 {2}"};

inline constexpr Message site_by_site{"Site by site", "По объектам", "逐个地点"};
inline constexpr Message legend{
    "✓ passed, ✗ failed, ? unknown; numbers as above, the mandatory ones in bold.",
    "✓ выполнено, ✗ не выполнено, ? неизвестно; номера как выше, обязательные — жирным.",
    "✓ 通过，✗ 未通过，? 未知；序号同上，强制要求为粗体。"};
inline constexpr Message meets{"Meets", "Выполняет", "是否满足"};
inline constexpr Message yes{"yes", "да", "是"};
inline constexpr Message no{"no", "нет", "否"};
inline constexpr Message share_passed{"Passed, of the known", "Выполнено из известных", "已知项通过率"};
inline constexpr Message result{"Result", "Итог", "结果"};
inline constexpr Message value_here{"Here", "Здесь", "此处"};
inline constexpr Message asked{"Asked for", "Требуется", "要求值"};
inline constexpr Message margin{"Margin", "Запас", "裕量"};

inline constexpr Message repairs{"What one repair would change", "Что изменил бы один ремонт", "一项修缮将带来的变化"};
inline constexpr Message repairs_how{
    "Each repair is looked at by itself, at one site, with all other sites as they are. A value is changed only where "
    "the repair is better than what is there, and never where that is unknown. What repairs cost is not known here.",
    "Каждый ремонт рассматривается сам по себе, на одном объекте, при неизменных остальных. Значение меняется лишь там, "
    "где ремонт лучше имеющегося, и никогда — там, где оно неизвестно. Стоимость ремонтов здесь неизвестна.",
    "每项修缮单独考虑，仅在一个地点实施，其余地点不变。只有修缮优于现状时才改变数值，未知者一律不变。此处不涉及修缮费用。"};
/// {0}: a file
inline constexpr Message all_repairs{"All sites and repairs stand in {0}.", "Все объекты и ремонты — в {0}.",
                                     "全部地点与修缮见 {0}。"};
inline constexpr Message repair{"Repair", "Ремонт", "修缮"};
/// Where a repair changes the score most
inline constexpr Message changes_most{"Where it changes most", "Где меняет больше всего", "变化最大之处"};
inline constexpr Message score_and_rank{"Score and rank then", "Балл и ранг после", "修缮后得分与排名"};
inline constexpr Message gained{"Requirements gained", "Новых выполненных требований", "新满足的要求"};
/// {0}: score, {1}: rank; then {2}: score, {3}: rank
inline constexpr Message then{"{0} → {2}, rank {1} → {3}", "{0} → {2}, ранг {1} → {3}", "{0} → {2}，排名 {1} → {3}"};
inline constexpr Message no_change{"It changes no score.", "Балл не меняется ни у кого.", "不改变任何得分。"};
/// {0} sites
inline constexpr Message sites_it_helps{"It lowers the score of {0} sites.", "Понижает балл у объектов: {0}.",
                                        "可降低 {0} 个地点的得分。"};

inline constexpr names::Named pillars[] = {
    {"workforce", {"workforce", "персонал", "人员"}},
    {"water_and_waste", {"water and waste", "вода и отходы", "用水与废物"}},
    {"energy", {"energy", "энергия", "能源"}},
    {"infrastructure", {"buildings and equipment", "здания и оборудование", "建筑与设备"}},
    {"access", {"access", "доступность", "可达性"}},
    {"other", {"other", "прочее", "其他"}}};

inline constexpr Message texts[] = {
    // who2020-inspired
    {"What a health facility needs to go on working",
     "Что нужно медицинскому учреждению, чтобы продолжать работу", "医疗机构持续运转之所需"},
    {"Share of the staff trained for emergencies",
     "Доля персонала, обученного действиям в чрезвычайных ситуациях", "接受过应急培训的员工比例"},
    {"Half the staff is one trained person on every shift of two.",
     "Половина персонала — это один обученный в каждой смене из двух человек.",
     "员工的一半，即每两人一班中有一人受过培训。"},
    {"Days that stored water lasts", "На сколько дней хватит запаса воды", "储水可用天数"},
    {"Two days are what a broken pipe or a muddy river takes to mend.",
     "За два дня чинят трубу, а река светлеет.", "修复水管或河水变清约需两天。"},
    {"Waste is sorted and treated safely (1 = yes)",
     "Отходы сортируются и безопасно обезвреживаются (1 = да)", "废物分类并安全处置（1 = 是）"},
    {"Floods carry open waste into wells.", "Паводки смывают открытые отходы в колодцы.",
     "洪水会把露天废物冲入水井。"},
    {"Water stress of the basin (0 to 5)", "Водный стресс бассейна (0–5)", "流域水资源压力（0–5）"},
    {"Above 3 more than 40 % of the renewable water is asked for, and taps run dry in a drought.",
     "Выше 3 востребовано более 40 % возобновляемых вод, и в засуху краны пересыхают.",
     "高于 3 表示可再生水资源需求超过 40%，干旱时会断水。"},
    {"Hours that backup power lasts", "На сколько часов хватит резервного питания", "备用电源可用时数"},
    {"A night and a day without the grid is what storms and landslides bring.",
     "Сутки без сети — обычное следствие бурь и оползней.", "风暴与滑坡常使电网中断一昼夜。"},
    {"Yearly yield of photovoltaic power", "Годовая выработка солнечной электростанции", "光伏年发电量"},
    {"From here on panels pay for themselves in years, not decades.",
     "С этого уровня панели окупаются за годы, а не за десятилетия.",
     "达到此值，光伏板数年而非数十年即可收回成本。"},
    {"Depth of the 100-year flood at the building", "Глубина 100-летнего паводка у здания",
     "建筑处百年一遇洪水深度"},
    {"Half a metre of water closes a ground floor; the limit is a convention.",
     "Полметра воды закрывают первый этаж; предел условный.", "半米深的水即可使底层停用；该限值为惯例。"},
    {"Landslide susceptibility class at the building (1 to 5)",
     "Класс подверженности оползням у здания (1–5)", "建筑处滑坡易发性等级（1–5）"},
    {"Classes 4 and 5 are where most mapped landslides lie.",
     "На классы 4 и 5 приходится большинство нанесённых на карты оползней.",
     "多数已测绘滑坡位于 4、5 级区域。"},
    {"Hospital Safety Index, as assessed on site", "Индекс безопасности больниц по оценке на месте",
     "医院安全指数（现场评估）"},
    {"Category A: likely to function in a disaster. It is taken from the assessors' report, never estimated.",
     "Категория А: вероятно, будет работать при бедствии. Значение берётся из отчёта оценщиков и никогда не "
     "рассчитывается.",
     "A 类：灾害中很可能继续运转。该值取自评估报告，绝不推算。"},
    {"Days a year hotter than the place is used to", "Дней в году жарче, чем привычно для места",
     "每年高于当地常态的炎热天数"},
    {"Twice the 18 days that such days are by definition: buildings were made for less.",
     "Вдвое больше тех 18 дней, что следуют из определения: здания рассчитаны на меньшее.",
     "为定义所含 18 天的两倍：建筑的设计未及于此。"},
    {"Fine dust, as a multiple of the WHO guideline", "Мелкая пыль, во сколько раз выше нормы ВОЗ",
     "细颗粒物，为世卫组织准则值的倍数"},
    {"Three times the guideline of 5 ug/m3 is its third interim target; above it wards need filters.",
     "Трёхкратная норма в 5 мкг/м³ — её третий промежуточный рубеж; выше палатам нужны фильтры.",
     "准则值 5 µg/m³ 的三倍为第三阶段过渡目标；高于此值病房需配过滤器。"},
    {"Separate roads to the referral hospital", "Независимых дорог до опорной больницы",
     "通往转诊医院的独立道路数"},
    {"With one road one landslide is enough.", "Если дорога одна, хватит одного оползня.",
     "只有一条路时，一次滑坡就足以中断。"}};

}  // namespace firnline::words::requirements
