// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What the shipped profiles say of themselves (host/job/profiles).
namespace firnline::words::profiles {

inline constexpr Message texts[] = {
    // g2f_water, beside what it shares with g2f
    {"Glaciers to Farms: which fields and people live on the water of shrinking ice upstream?",
     "От ледников к полям: чьи поля и люди живут водой тающего льда выше по течению?",
     "从冰川到农田：哪些农田与居民依赖上游退缩冰川的来水？"},
    {"Loss of ice is the hazard itself, and the ice that feeds the river lies far above the fields: about 0.2 m a year is "
     "what high-mountain Asia lost since 2000, 1 m is at the worst end. Only ice has a value, so a fiftieth of the catchment "
     "is enough; where there is no ice, no change of it is known.",
     "Потеря льда и есть сама опасность, а лёд, питающий реку, лежит высоко над полями: около 0,2 м в год теряли с 2000 года "
     "ледники высокогорной Азии, 1 м — наихудшие из них. Значение есть только у льда, поэтому достаточно пятидесятой части "
     "водосбора; где льда нет, неизвестно и его изменение.",
     "冰的损失本身就是危险，而补给河流的冰位于农田上方很远处：2000 年以来亚洲高山区冰川平均每年损失约 0.2 m，最严重者达 1 m。"
     "只有冰面才有数值，因此覆盖集水区的五十分之一即可；无冰之处，其变化亦无从得知。"},
    {"Lakes that form behind new moraines can break out, and the flood comes down the river. 10 million m3 is the volume from "
     "which studies in the Himalaya put a lake first; below 100,000 m3 a flood fades within a few kilometres. A screening, no "
     "probability.",
     "Озёра за новыми моренами могут прорваться, и паводок придёт вниз по реке. С 10 млн м3 исследования в Гималаях ставят озеро "
     "на первое место; ниже 100 000 м3 паводок гаснет за несколько километров. Предварительный отбор, не вероятность.",
     "新冰碛后形成的湖泊可能溃决，洪水沿河而下。喜马拉雅的研究将 1000 万 m3 以上的湖列为首要；低于 10 万 m3 时洪水在几公里内消减。"
     "此为筛查，并非概率。"},
    {"When the snow is gone and crops still need water, only ice melts. A river that owes half of its late summer to ice "
     "loses that half with the ice; at the mouths of large basins ice gives 2 to 8 % of a whole year.",
     "Когда снег сошёл, а посевам ещё нужна вода, тает только лёд. Река, половину позднего лета живущая льдом, потеряет с "
     "ним эту половину; в устьях крупных бассейнов лёд даёт 2–8 % годового стока.",
     "积雪已尽而作物仍需水时，只有冰在融化。夏末一半来水靠冰的河流，会随冰失去这一半；大流域河口处冰融水占全年的 2–8%。"},
    {"How long the water from ice lasts is decided by all ice upstream, on whosever land it lies: about a million m3 is "
     "gone within years, a billion m3 lasts for generations.",
     "На сколько хватит ледниковой воды, решает весь лёд выше по течению, на чьей бы земле он ни лежал: около миллиона м3 "
     "исчезает за годы, миллиарда м3 хватает на поколения.",
     "冰融水能维持多久取决于上游全部的冰，无论位于谁的土地上：约一百万 m3 数年内消失，十亿 m3 可维持数代人。"},
    // g2f
    {"Glaciers to Farms: where does shrinking ice threaten fields and people first?",
     "От ледников к полям: где сокращение льда раньше всего угрожает полям и людям?",
     "从冰川到农田：冰川退缩最先威胁哪里的农田与居民？"},
    {"the hazard, exposure and vulnerability framing of the IPCC; not an official selection criterion of any "
     "programme",
     "концепция опасности, экспозиции и уязвимости МГЭИК; не является официальным критерием отбора "
     "какой-либо программы",
     "IPCC 的危险性—暴露度—脆弱性框架；并非任何项目的正式遴选标准"},
    {"Loss of ice is the hazard itself: about 0.2 m a year is what high-mountain Asia lost since 2000, 1 m "
     "is at the "
     "worst end of its glaciers. Only ice has a value, so a twentieth of the site is enough.",
     "Потеря льда и есть сама опасность: около 0,2 м в год теряли с 2000 года ледники высокогорной Азии, 1 м "
     "— наихудшие "
     "из них. Значение есть только у льда, поэтому достаточно двадцатой части площади объекта.",
     "冰的损失本身就是危险：2000 年以来亚洲高山区冰川平均每年损失约 0.2 m，最严重者达 1 m。"
     "只有冰面才有数值，因此覆盖地点范围的二十分之一即可。"},
    {"Where most of the renewable water is taken already, nothing replaces what the glacier stops giving; "
     "above 3 (40 % "
     "taken) the source itself speaks of high stress.",
     "Там, где большая часть возобновляемых вод уже изымается, ничто не заменит того, что перестанет давать "
     "ледник; выше 3 "
     "(изъято 40 %) сам источник говорит о высоком стрессе.",
     "可再生水资源大部分已被取用之处，没有什么能替代冰川停止供给的水量；高于 3（取用 "
     "40%）时，数据来源本身即定为高压力。"},
    {"What the warmth of the valley could melt. Snowfall here makes up for about 1 m of melt a year; a "
     "valley whose mean "
     "is ten times that keeps little snow and ice through its summers.",
     "Сколько могло бы растопить тепло долины. Снегопады здесь восполняют около 1 м таяния в год; долина, "
     "где среднее "
     "вдесятеро больше, почти не сохраняет снега и льда за лето.",
     "河谷的热量可能造成的消融。此处降雪每年约可补偿 1 m "
     "的消融；若某河谷的平均值为其十倍，夏季便难以保留冰雪。"},
    {"Intakes, canals and fields lie on the valley floor; damaging water every ten years destroys them "
     "faster than they "
     "are repaid. Floods are modelled on the floor only, so a fifth of the site is enough.",
     "Водозаборы, каналы и поля лежат на дне долины; разрушительная вода раз в десять лет уничтожает их "
     "быстрее, чем они "
     "окупаются. Паводки моделируются только на дне, поэтому достаточно пятой части площади объекта.",
     "取水口、渠道和农田位于谷底；十年一遇的破坏性洪水会在其收回成本之前将其毁坏。"
     "洪水仅在谷底模拟，因此覆盖地点范围的五分之一即可。"},
    {"Lakes that form behind new moraines can break out. 10 million m3 is the volume from which studies in "
     "the Himalaya "
     "put a lake first; below 100,000 m3 a flood fades within a few kilometres. A screening, no probability.",
     "Озёра за новыми моренами могут прорваться. С объёма 10 млн м³ исследования в Гималаях ставят озеро на "
     "первое место; "
     "ниже 100 000 м³ паводок затухает через несколько километров. Предварительная оценка, не вероятность.",
     "新冰碛后形成的湖泊可能溃决。喜马拉雅的研究将容积达 1000 万 m³ 的湖列为首要对象；低于 10 万 m³ 时，"
     "洪水在数公里内即消退。此为筛查，不是概率。"},
    {"Ten times the people count for one step more, from 100 to 100,000; without the logarithm one town "
     "would outweigh "
     "all villages. High pastures are often not counted, so a third of the site is enough.",
     "Вдесятеро больше людей — на одну ступень выше, от 100 до 100 000; без логарифма один город перевесил "
     "бы все сёла. "
     "Высокогорные пастбища часто не учитываются, поэтому достаточно трети площади объекта.",
     "人口每增加十倍，提高一级，从 100 到 100,000；若不取对数，一个城镇便会压过所有村庄。"
     "高山牧场往往未被统计，因此覆盖地点范围的三分之一即可。"},
    {"What stands to be lost when the water comes less or later: 10 ha is a family's land, 1,000 ha a "
     "village scheme, "
     "10,000 ha a canal district.",
     "Что будет потеряно, если воды станет меньше или она придёт позже: 10 га — земля одной семьи, 1 000 га "
     "— система "
     "орошения села, 10 000 га — район целого канала.",
     "来水减少或推迟时可能损失的面积：10 公顷为一户之地，1,000 公顷为一村灌溉工程，10,000 "
     "公顷为一个渠系灌区。"},
    {"Where rain alone grows a crop, less melt is a nuisance; where it is arid or semi-arid, no melt is no "
     "harvest.",
     "Где урожай растёт от одного дождя, убыль талой воды — лишь неудобство; в засушливом и полузасушливом "
     "климате нет "
     "талой воды — нет и урожая.",
     "仅靠降雨即可种植之处，融水减少只是不便；在干旱、半干旱之地，没有融水就没有收成。"},
    {"Most fragile is the last ice: about a million m3 is gone within years, a billion m3 lasts for "
     "generations. A site "
     "without any ice has nothing left to lose to this hazard, though nothing to fall back on either.",
     "Уязвимее всего последний лёд: около миллиона м³ исчезает за годы, миллиарда м³ хватает на поколения. "
     "Объекту совсем "
     "без льда уже нечего терять от этой опасности, но и опереться не на что.",
     "最脆弱的是最后的冰：约 100 万 m³ 数年内即消失，10 亿 m³ "
     "可维持数代人。完全无冰的地点对此危险已无可失，但也无所依靠。"},
    // health
    // health_access, beside what it shares with health
    {"Health facilities: where would a climate shock stop care for those who have no nearer place to go?",
     "Медицинские учреждения: где климатический удар прервёт помощь тем, у кого нет учреждения ближе?",
     "卫生机构：气候冲击会在哪里使附近别无选择的居民失去医疗服务？"},
    {"Those who would have farther to go, each tenfold one step more. Not zero where it is nearest to nobody: a facility stands "
     "where somebody needs it.",
     "Те, кому пришлось бы ехать дальше; каждое десятикратное увеличение — ступень вверх. Не ноль и там, где ни для кого оно не "
     "ближайшее: учреждение стоит там, где кому-то нужно.",
     "若关闭则须前往更远处的居民，每增十倍升一级。即使不是任何人的最近设施也不为零：设施建在有人需要之处。"},
    // health
    {"Health facilities: where would a climate shock stop care first?",
     "Медицинские учреждения: где климатический удар раньше всего прервёт помощь?",
     "卫生机构：气候冲击会最先在哪里中断医疗服务？"},
    {"WHO guidance for climate-resilient and environmentally sustainable health care facilities (2020)",
     "руководство ВОЗ по климатоустойчивым и экологически устойчивым медицинским учреждениям (2020)",
     "世界卫生组织《气候适应型和环境可持续型卫生保健设施指南》（2020）"},
    {"Half a metre of water closes ground floors and access roads: once in ten years is within every "
     "building's life, once "
     "in several hundred is for large hospitals to plan for.",
     "Полметра воды закрывают первые этажи и подъездные дороги: раз в десять лет — это в пределах жизни "
     "любого здания, раз в "
     "несколько сотен лет — то, что должны учитывать крупные больницы.",
     "半米深的水便会使底层和进出道路无法使用：十年一遇在任何建筑的寿命之内，数百年一遇则是大型医院须规划应对"
     "的。"},
    {"Steep surroundings cut the road by landslides and avalanches: few start below 15 degrees, most between "
     "25 and 45. "
     "Never the full score, for slope alone is no event.",
     "В крутой местности дорогу перерезают оползни и лавины: ниже 15 градусов они редки, чаще всего сходят "
     "при 25–45. "
     "Полного балла не бывает: один уклон ещё не событие.",
     "周边陡峭时，滑坡和雪崩会切断道路：坡度低于 15 度时很少发生，多数发生在 25 至 45 度之间。"
     "不给满分，因为仅有坡度并不构成事件。"},
    {"Those who would have to go elsewhere, each tenfold one step more. Not zero where nobody is counted: a "
     "facility "
     "stands where somebody needs it.",
     "Те, кому пришлось бы обращаться в другое место; каждое десятикратное увеличение — на ступень выше. Не "
     "ноль и там, "
     "где никто не учтён: учреждение стоит там, где оно кому-то нужно.",
     "不得不另寻就医之处的人口，每增十倍提高一级。无人口统计之处也不为零：机构设在有人需要的地方。"},
    {"Patients come when the facility itself is under strain: ten flooded people fill a health post, a "
     "thousand fill a "
     "hospital.",
     "Пациенты приходят, когда учреждению и самому трудно: десять пострадавших от наводнения заполняют "
     "медпункт, тысяча — "
     "больницу.",
     "机构自身承压之时，病人也会涌来：十名受灾者就能挤满一个卫生站，一千名就能挤满一家医院。"},
    {"No care without water: where most of the renewable water is taken, a dry year reaches the taps. It is "
     "the number of "
     "a whole basin, not of one well.",
     "Без воды нет помощи: где изымается большая часть возобновляемых вод, засушливый год доходит до кранов. "
     "Это число для "
     "целого бассейна, а не для одного колодца.",
     "没有水就没有医疗：可再生水资源大部分被取用之处，枯水年会影响到水龙头。这是整个流域的数值，而非某一口井"
     "的。"},
    {"In a dry climate there is no second source: roofs collect little rain and shallow wells follow the "
     "river. Half the "
     "weight, because water stress says part of the same.",
     "В сухом климате нет второго источника: крыши собирают мало дождя, а мелкие колодцы следуют за рекой. "
     "Вес вдвое "
     "меньше, потому что водный стресс отчасти говорит о том же.",
     "干旱气候下没有备用水源：屋顶集雨有限，浅井随河水涨落。权重减半，因为水资源压力已部分反映同一情况。"}};

}  // namespace firnline::words::profiles
