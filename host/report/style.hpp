// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace firnline {

/// The report's only style sheet, for screen and paper. Private to report/.
inline constexpr const char* report_style = R"css(
:root{color-scheme:light}
body{font:16px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif;color:#1c2326;background:#fff;max-width:1080px;margin:0 auto;padding:1.5rem;overflow-wrap:break-word}
h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0}h2{font-size:1.4rem;margin:2.4rem 0 .6rem;border-bottom:2px solid #1c2326;padding-bottom:.2rem}h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
.answer{font-size:1.08rem;background:#f3f6f8;border-left:5px solid #2c7bb6;padding:.8rem 1.1rem;margin:.8rem 0}
.quiet{color:#56626a;font-size:.9rem}.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{text-align:left;padding:.3rem .55rem;border-bottom:1px solid #d8dfe3;vertical-align:top}
th{background:#f3f6f8;position:sticky;top:0}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td{overflow-wrap:break-word}.w{min-width:12rem}.u{min-width:8rem}td .quiet{font-size:1em}.printed{display:none}
.tall{max-height:85vh;overflow:auto;border-bottom:1px solid #9aa5ab}.chip{display:inline-block;width:.7em;height:.7em;border:1px solid #777;margin-right:.35em}.c1{background:#2c7bb6}.c2{background:#abd9e9}.c3{background:#ffffbf}.c4{background:#fdae61}.c5{background:#d7191c}
.tools{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;margin:.5rem 0;font-size:.9rem}.tools[hidden],tr[hidden]{display:none}.tools input,.tools select{font:inherit;padding:.15rem .4rem;border:1px solid #777;border-radius:3px;background:#fff;color:inherit}.tools output{color:#56626a}
.whatif{border:1px solid #d8dfe3;border-radius:3px;padding:.3rem .8rem;margin:.5rem 0;font-size:.9rem}.whatif summary{cursor:pointer;font-weight:600}.whatif p{margin:.3rem 0}.whatif button{font:inherit}.sliders{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:.4rem 1rem}.sliders fieldset{border:1px solid #d8dfe3;border-radius:3px;padding:.3rem .6rem;min-width:0;margin:0}.sliders label{display:grid;grid-template-columns:minmax(0,1fr) 7rem 3rem;gap:.5rem;align-items:center}.sliders input{min-width:0;width:100%}.sliders output{text-align:right;font-variant-numeric:tabular-nums}.old{opacity:.35}
th button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:inherit;cursor:pointer}th button:after{content:" ↕";color:#9aa5ab}th[aria-sort=ascending] button:after{content:" ↑";color:inherit}th[aria-sort=descending] button:after{content:" ↓";color:inherit}
figure{margin:0}.one{border-bottom:1px solid #d8dfe3;padding:.25rem .4rem}.one summary{cursor:pointer}.one p{margin:.3rem 0}.one[open]{background:#fafcfd;padding-bottom:.8rem}.one:target{border-left:5px solid #2c7bb6}.one table{max-width:56rem}.x{min-width:9rem;width:18rem;background:linear-gradient(90deg,transparent calc(50% - .5px),#9aa5ab 0 calc(50% + .5px),transparent 0)}.x i{display:block;height:.8em;margin-top:.25em}.x .up{margin-left:50%}
.one .water{max-width:none}.water td,.water th{text-align:right;padding:.2rem .35rem;white-space:nowrap;font-variant-numeric:tabular-nums}.water td:first-child,.water th:first-child{text-align:left}.water .y{border-left:1px solid #9aa5ab;font-weight:600}.bars td{vertical-align:bottom}.bars i{display:block;margin-left:auto;width:1.5em;box-sizing:border-box}.water .other{background:#d5e5f2;border:1px solid #7d99ad}.water .ice{background:#123f63}.bars b{display:inline-block;width:.9em;height:.9em;vertical-align:-.1em;margin-right:.35em}
.audit{padding-left:1.1rem}.audit li{margin:.35rem 0}.method th{white-space:normal;word-break:keep-all}.formulas{padding-left:1.4rem}.formula{display:inline-block;font-family:Georgia,"Noto Serif",serif;white-space:normal;padding:0 .3rem}.references{font-size:.85rem}nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;list-style:none;padding:0;font-size:.9rem}details>summary{cursor:pointer}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;margin:.5rem 0;font-size:.9rem;padding:0;list-style:none}.legend b{display:inline-block;width:1.1em;height:1.1em;border:1px solid #777;vertical-align:-.2em;margin-right:.35em}
.bar{display:inline-block;height:.75em;vertical-align:-.05em}.up{background:#d7191c}.down{background:#2c7bb6}.weight{height:.5em;margin:.12em 0}.says{background:#9aa5ab}.does{background:#2c7bb6}.rho{color:#1c2326}.apart{margin-top:.9rem}.curve{width:220px;height:auto}.shift{width:220px;height:20px;display:block}.sign{width:14px;height:1.3em;vertical-align:-.35em}.s{white-space:nowrap}.change th{white-space:normal}.change tbody td{padding:.15rem .55rem}.site td{border-top:2px solid #9aa5ab}.tick{font:11px sans-serif;fill:#444}
.ranks{width:100%;min-width:620px;max-width:900px;height:auto;display:block}
.warn{background:#fff7e0;border-left:5px solid #e0a100;padding:.5rem .9rem;margin:.4rem 0}pre{background:#f3f6f8;padding:.8rem;overflow-x:auto;font-size:.8rem}
@media(max-width:640px){body{padding:.9rem}.s{white-space:normal}.shift{width:150px;height:14px}
.one td,.one th{padding:.2rem .25rem}.one table{font-size:.8rem}.one th{white-space:normal}.x{min-width:3.5rem;width:25%}
.ranked thead tr{display:flex;flex-wrap:wrap}.ranked th{border:0}.ranked .d,.ranked th.fixed{display:none}.ranked tbody tr:not([hidden]){display:grid;grid-template-columns:2.8rem 1fr auto;border-bottom:1px solid #d8dfe3}.ranked td{border:0;padding:.15rem .4rem;min-width:0}.ranked td:nth-child(4){grid-row:1;grid-column:3}.ranked td:nth-child(3){grid-row:2;grid-column:2}.ranked td:nth-last-child(2){grid-row:2;grid-column:3}.ranked td:last-child{grid-column:2/4}}
@page{size:A4;margin:14mm}@page wide{size:A4 landscape}.wide{page:wide}
@media print{html{font-size:10pt}nav{display:none}body{max-width:none;padding:0;font-size:1rem}section.profile~section.profile{break-before:page}section.profile>h2{margin-top:.6rem}th{position:static}h2,h3{break-after:avoid}svg,tr,figure,.answer,.warn,li,.whole{break-inside:avoid}.answer,.warn,th,.legend b,.bar,.chip,.x,.x i,.weight,.rho,.bars i,.bars b{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.scroll,.tall{overflow:visible;max-height:none}.tools label,.whatif,th button:after{display:none}table{font-size:7.5pt}th,td{padding:.15rem .3rem}.w{min-width:9rem}.u{min-width:6rem}.curve{width:130px}.shift{width:130px;height:12px}.long tbody tr:nth-child(n+101 of :not([hidden])){display:none}.printed{display:block}.one:not([open]){display:none}span.printed{display:inline}details pre{white-space:pre-wrap;overflow-wrap:anywhere}}
)css";

}  // namespace firnline
