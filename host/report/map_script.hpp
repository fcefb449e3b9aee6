// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace firnline {

/// Enlarges and moves maps: buttons, wheel with Ctrl, drag, pinch, keys + - 0 and arrows. Everything else
/// works without it. A constant, so that the page can name it by its hash; it reads nothing but the figure's
/// own numbers. Private to report/.
inline constexpr std::string_view map_script = R"js(
(() => {
"use strict";
for(const map of document.querySelectorAll('.maps svg.map')){
const pane=map.querySelector('.pane'),[,,W,H]=map.getAttribute('viewBox').split(' ').map(Number),most=32;
let k=1,x=0,y=0;
const bar=map.querySelector('.scale .bar'),plate=map.querySelector('.scale .plate'),text=map.querySelector('.scale text'),metres=+map.dataset.metres,plain=plate.getAttribute('width'),drawn=bar.getAttribute('d'),said=text.textContent,at=text.getAttribute('x');
function scale(){
if(k===1){bar.setAttribute('d',drawn);text.textContent=said;text.setAttribute('x',at);plate.setAttribute('width',plain);return}
const across=metres*W/k;let length=10**Math.floor(Math.log10(across/5));
for(const f of [5,2])if(length*f<=across/4){length*=f;break}
const units=length/metres*k;
bar.setAttribute('d','M10 -16v6h'+units.toFixed(1)+'v-6');
text.textContent=length>=1000?map.dataset.km.replace('{0}',Math.round(length/1000)):map.dataset.m.replace('{0}',+length.toPrecision(2));
text.setAttribute('x',units+18);plate.setAttribute('width',units+120)}
function show(){
k=Math.min(most,Math.max(1,k));x=Math.min(W-W/k,Math.max(0,x));y=Math.min(H-H/k,Math.max(0,y));
pane.setAttribute('viewBox',[x,y,W/k,H/k].join(' '));map.style.setProperty('--z',1/k);map.style.touchAction=k>1?'none':'pan-x pan-y';map.style.cursor=k>1?'grab':'';scale()}
function place(e){const r=map.getBoundingClientRect();return[(e.clientX-r.left)/r.width,(e.clientY-r.top)/r.height]}
function zoom(f,at=[.5,.5]){const before=k;k=Math.min(most,Math.max(1,k*f));x+=at[0]*W*(1/before-1/k);y+=at[1]*H*(1/before-1/k);show()}
const held=new Map();let pinch=0;
map.addEventListener('pointerdown',e=>{held.set(e.pointerId,place(e));pinch=0;if(k>1||held.size>1)map.setPointerCapture(e.pointerId)});
map.addEventListener('pointermove',e=>{
if(!held.has(e.pointerId))return;
const was=held.get(e.pointerId),now=place(e);held.set(e.pointerId,now);
if(held.size===1){if(k>1){x-=(now[0]-was[0])*W/k;y-=(now[1]-was[1])*H/k;show()}return}
const[a,b]=[...held.values()],apart=Math.hypot((a[0]-b[0])*W,(a[1]-b[1])*H);
if(pinch>0)zoom(apart/pinch,[(a[0]+b[0])/2,(a[1]+b[1])/2]);
pinch=apart});
for(const end of['pointerup','pointercancel','lostpointercapture'])map.addEventListener(end,e=>{held.delete(e.pointerId);pinch=0});
map.addEventListener('wheel',e=>{if(!e.ctrlKey)return;e.preventDefault();zoom(Math.exp(-e.deltaY/200),place(e))},{passive:false});
map.setAttribute('tabindex','0');
const keys={'+':()=>zoom(1.5),'=':()=>zoom(1.5),'-':()=>zoom(1/1.5),'0':()=>{k=1;show()},ArrowLeft:()=>{x-=W/k/8;show()},ArrowRight:()=>{x+=W/k/8;show()},ArrowUp:()=>{y-=H/k/8;show()},ArrowDown:()=>{y+=H/k/8;show()}};
map.addEventListener('keydown',e=>{if(e.ctrlKey||e.metaKey||e.altKey||!keys[e.key]||(k===1&&e.key.startsWith('Arrow')))return;e.preventDefault();keys[e.key]()});
const box=document.createElement('div');box.className='zoom';
for(const[sign,key]of[['+','+'],['−','-'],['○','0']]){const b=document.createElement('button');b.type='button';b.textContent=sign;b.setAttribute('aria-label',key==='+'?map.dataset.in:key==='-'?map.dataset.out:map.dataset.all);b.addEventListener('click',keys[key]);box.append(b)}
map.parentNode.append(box);show()}
})();
)js";

}  // namespace firnline
