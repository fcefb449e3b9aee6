// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/map_style.hpp"

namespace firnline {
namespace {

// --k: how much larger marks are drawn where the whole figure is small; --z: how much smaller while it is
// enlarged.
constexpr const char* style = R"css(
.maps{margin:0}.maps>.choose{font-weight:600;margin-right:.6rem}.maps>input{position:absolute;width:1px;height:1px;margin:0;opacity:0}.maps>label{display:inline-block;margin:.12rem .3rem .12rem 0;padding:.05rem .65rem;border:1px solid #777;border-radius:1rem;font-size:.9rem;cursor:pointer}.maps>input:focus-visible+label{outline:2px solid #2c7bb6;outline-offset:2px}.maps>input:checked+label{background:#1c2326;border-color:#1c2326;color:#fff}
.maps .frame{position:relative;margin:.5rem 0}.map{--k:1;--z:1;width:100%;height:auto;border:1px solid #888;display:block;background:#f2f2f2}.map:focus-visible{outline:3px solid #2c7bb6}.shared{position:absolute}.maps .l{display:none}
.map .k{transform:scale(calc(var(--k)*var(--z)))}.map .scale .k,.map .north .k{transform:scale(var(--k))}.plate{fill:#fff;fill-opacity:.85}.map .note{font:13px sans-serif;fill:#111}
.map .first{fill:#111;stroke:#fff;stroke-width:1.5}.map .rank{fill:#fff;font:700 11px sans-serif;text-anchor:middle;dominant-baseline:central}.map .name{font:600 14px "Noto Sans","Noto Sans CJK SC",sans-serif;fill:#111;stroke:#fff;stroke-width:3.5px;paint-order:stroke}.map .other{fill:#fff;stroke:#222;r:calc(4px*var(--k)*var(--z));vector-effect:non-scaling-stroke}.map .unscored{fill:none;stroke-dasharray:2 2}.leader{stroke:#111;stroke-width:1.2;fill:none}
.graticule{fill:none;stroke:#333;stroke-opacity:.45;stroke-width:.8;stroke-dasharray:4 3;vector-effect:non-scaling-stroke}.degrees{font:11px sans-serif;fill:#333;stroke:#fff;stroke-width:2.5px;paint-order:stroke}
.rivers,.borders,.glaciers{fill:none;vector-effect:non-scaling-stroke}.rivers{stroke:#1f5fa8;stroke-width:1.4}.borders{stroke:#5b2a6e;stroke-width:1.6;stroke-dasharray:7 3 2 3}.glaciers{stroke:#2b8fb3;stroke-width:1;fill:#e9f8ff;fill-opacity:.55;fill-rule:evenodd}.town rect{fill:#fff;stroke:#111}.town text{font:italic 12px "Noto Sans","Noto Sans CJK SC",sans-serif;fill:#222;stroke:#fff;stroke-width:3px;paint-order:stroke}
.areas{margin:0;max-width:45rem}.map .place{font:700 16px sans-serif;fill:#111;text-anchor:middle;dominant-baseline:central;stroke:#fff;stroke-width:3px;paint-order:stroke}.areas .name{text-anchor:middle}.site:target .first,g:target>.other{stroke:#ffd400;stroke-width:4}.site:target .rank{fill:#ffd400}
.key{font-weight:600;margin:.4rem 0 0;font-size:.92rem}.legend .sign{width:2.2em;height:1.2em;vertical-align:-.25em;border:0}.legend svg.sign{overflow:hidden}
.zoom{position:absolute;right:.5rem;bottom:.5rem;display:flex;gap:.25rem}.zoom button{font:700 1.1rem sans-serif;width:2.2rem;height:2.2rem;background:#fff;border:1px solid #666;border-radius:4px;padding:0}
.ways{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:.8rem 1.2rem;margin:.8rem 0}.ways .map{--k:1.7}.ways figcaption,.times figcaption{font-weight:600}.care{fill:#fff;stroke:#111;stroke-width:2.5}.shut{stroke:#111;stroke-width:3;fill:none}.map .id{font:600 24px "Noto Sans","Noto Sans CJK SC",sans-serif;fill:#111;stroke:#fff;stroke-width:5px;paint-order:stroke}
.times{max-width:46rem;margin:1.6rem 0 0}.times svg{width:100%;height:auto;display:block}.times .sign{display:inline;width:2.6em;height:.8em}.times text{font:15px "Noto Sans","Noto Sans CJK SC",sans-serif;fill:#1c2326}.times .grid{stroke:#d8dfe3;fill:none}.times .mark{stroke:#56626a;stroke-dasharray:3 3;fill:none}.shocks th.n{white-space:normal;max-width:9rem}.shocks td:first-child{min-width:10rem}.shocks .sum td{border-top:2px solid #1c2326;font-weight:600}
@media(max-width:640px){.map{--k:2}.times text{font-size:20px}.map .name,.leader,.town text,.degrees{display:none}}
@media print{.maps>input,.maps>label,.maps>.choose,.zoom{display:none}.maps{break-inside:auto}.maps .frame{break-inside:avoid}.maps .map{max-height:105mm;border:0;background:none}.ways{grid-template-columns:1fr 1fr}.ways figure,.times{break-inside:avoid}.areas{max-width:none}.areas .map{max-height:80mm;border:0;background:none}.map,.legend,.legend svg,.key{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)css";

}  // namespace

std::string map_style() {
  std::string out = style;
  for (int number = 0; number < most_map_layers; ++number) {
    const std::string layer = "l" + std::to_string(number), pressed = ".maps>." + layer + ":checked~";
    out += pressed + ".frame ." + layer + "{display:inline}" + pressed + "div." + layer + "{display:block}";
  }
  return out;
}

}  // namespace firnline
