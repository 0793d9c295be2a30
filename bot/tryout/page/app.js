// The page of try-out mode: four phones on one small Telegram, a clock that can be moved, and a fresh start.

import { $, icon, make, post } from "./dom.js";
import { brief, day, moment, now, setClock } from "./clock.js";
import { openCalendar } from "./calendar.js";
import { openMenu, openSheet } from "./menu.js";
import { Phone } from "./phone.js";
import { language, say, speak } from "./words.js";

const phones = new Map();
let shown = null;

const wide = () => matchMedia("(min-width: 1100px)").matches;
const all = () => [...phones.values()];

const world = {
  bot: {}, invitation: "",
  isBot: (name) => name === world.bot.username,
  start(code) {
    const open = (phone) => { post(`${phone.key}/start`, { code }); show(phone.key); };
    const newcomersFirst = all().sort((a, b) => Number(a.messages.size > 0) - Number(b.messages.size > 0));
    openSheet(say("which"), say("whichSub"), [...newcomersFirst.map((phone) => [phone.name, () => open(phone)]), [say("cancel"), () => {}]]);
  },
  touched(phone) { if (wide() && shown !== phone.key) show(phone.key); else phone.read(); },
  looking: (phone) => shown === phone.key && !phone.lock.closed && !document.hidden,
  changed: tabs,
};

// --- which phone is in hand --------------------------------------------------------------------------------------------
function show(key) {
  shown = key;
  for (const phone of all()) {
    phone.node.classList.toggle("shown", phone.key === key);
    phone.node.toggleAttribute("role", false);
    if (!wide()) phone.node.setAttribute("role", "tabpanel");
  }
  const phone = phones.get(key);
  if (!wide()) phone.toEnd();
  phone.read();
  tabs();
}

function tabs() {
  const bar = $("tabs"), focused = bar.contains(document.activeElement);
  bar.replaceChildren(...all().map((phone) => make("button", {
    type: "button", role: "tab", id: `tab-${phone.key}`, "aria-controls": `phone-${phone.key}`, "aria-selected": String(phone.key === shown), tabindex: phone.key === shown ? "0" : "-1", onclick: () => show(phone.key),
  }, phone.name, phone.unread.size ? make("span", { class: "badge" }, make("span", { "aria-hidden": "true" }, String(phone.unread.size)), make("span", { class: "hidden" }, say("unread", { n: phone.unread.size }))) : null)));
  if (focused) $(`tab-${shown}`)?.focus();
}

$("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const keys = [...phones.keys()];
  show(keys[(keys.indexOf(shown) + step + keys.length) % keys.length]);
  $(`tab-${shown}`).focus();
});

// --- time --------------------------------------------------------------------------------------------------------------
function tick() {
  $("now").textContent = moment(now());
  $("now-short").textContent = brief(now());
  for (const phone of all()) if (phone.lock.closed) phone.lock.tick();
}

// A long leap halts at everything that is planned on the way: it shows how far it is, and can be stopped there.
let leap = null;

async function forward(by) {
  busy("passing");
  const hours = (by.hours ?? 0) + (by.days ?? 0) * 24;
  leap = hours > 24 ? { from: now(), long: hours * 3600e3 } : null;
  $("passing").hidden = !leap;
  passed();
  const moved = await post("time", by);
  leap = null;
  $("passing").hidden = true;
  busy(null);
  if (moved && !moved.moved) notice(say("nothingDue"));
}

function passed() {
  if (!leap) return;
  $("passing-now").textContent = day(now());
  $("passing-done").value = Math.min(1, (now() - leap.from) / leap.long);
}
$("passing-stop").addEventListener("click", () => post("time", { stop: true }));

$("time").addEventListener("click", (event) => openMenu(event.currentTarget, $("time").parentElement, [
  { icon: "clock", label: say("next"), act: () => forward({ next: true }) },
  { icon: "clock", label: say("hour"), act: () => forward({ hours: 1 }) },
  { icon: "clock", label: say("day"), act: () => forward({ days: 1 }) },
  { icon: "clock", label: say("week"), act: () => forward({ days: 7 }) },
  { icon: "clock", label: say("month"), act: () => forward({ days: 30 }) },
  { icon: "clock", label: say("year"), act: () => forward({ days: 365 }) },
  { icon: "calendar", label: say("planned"), act: openCalendar },
], { label: say("time"), className: "of-bar" }));

// --- a fresh start -----------------------------------------------------------------------------------------------------
async function fresh(chapter, wanted = language()) {
  busy("busy");
  await post("reset", { language: wanted, chapter });
  await load();
}

$("language").addEventListener("change", (event) => fresh("preparing", event.target.value));
$("fresh").addEventListener("click", () => openSheet(say("freshAsk"), say("freshSub"), [
  [say("preparing"), () => fresh("preparing")], [say("aftercare"), () => fresh("aftercare")], [say("bare"), () => fresh("bare")], [say("cancel"), () => {}],
]));

function busy(word) {
  $("busy").hidden = !word;
  $("busy").firstElementChild.textContent = word ? say(word) : "";
}

function notice(text) {
  $("notice").textContent = text;
  if (text) setTimeout(() => { if ($("notice").textContent === text) $("notice").textContent = ""; }, 5000);
}

// --- light and dark ----------------------------------------------------------------------------------------------------
function theme(name) {
  document.documentElement.dataset.theme = name;
  $("light").setAttribute("aria-pressed", String(name === "dark"));
}
function remembered() { try { return localStorage.getItem("theme"); } catch { return null; } }
$("light").addEventListener("click", () => {
  const name = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  theme(name);
  try { localStorage.setItem("theme", name); } catch { /* a private window forgets it */ }
});
const system = matchMedia("(prefers-color-scheme: dark)");
const follow = () => theme(remembered() ?? (system.matches ? "dark" : "light"));
system.addEventListener("change", follow);
follow();

// --- state and news ----------------------------------------------------------------------------------------------------
const read = async () => (await fetch("/tryout/state")).json();

async function load() {
  const state = await read();
  Object.assign(world, { bot: state.bot, invitation: state.invitation });
  setClock(state);
  speak(state.language);
  $("language").value = state.language;
  phones.clear();
  for (const data of state.phones) phones.set(data.key, new Phone(data, world));
  $("phones").replaceChildren(...all().map((phone) => phone.node));
  for (const phone of all()) phone.toEnd();
  show(phones.has(shown) ? shown : phones.keys().next().value);
  tick();
  busy(state.busy ? "busy" : null);
}

function listen() {
  const events = new EventSource("/tryout/events");
  const on = (kind, act) => events.addEventListener(kind, (event) => {
    const news = JSON.parse(event.data);
    const phone = all().find((one) => one.userId === news.chat);
    if (phone || news.chat === undefined) act(news, phone);
  });
  on("message", (news, phone) => phone.receive(news.message));
  on("deleted", (news, phone) => phone.removed(news.message_id));
  on("typing", (news, phone) => phone.typing(true));
  on("toast", (news, phone) => phone.answered(news.text, news.alert));
  on("blocked", (news, phone) => phone.setBlocked(news.blocked));
  on("commands", async () => { for (const data of (await read()).phones) phones.get(data.key).commands = data.commands; });
  on("clock", (news) => { setClock(news); tick(); passed(); });
  on("reload", () => load());
  let lost = false;
  events.addEventListener("error", () => { lost = true; $("notice").textContent = say("gone"); });
  events.addEventListener("open", () => { if (lost) { lost = false; $("notice").textContent = ""; load(); } });
}

$("time").prepend(icon("clock"));
$("fresh").prepend(icon("again"));
$("light").append(icon("moon"));
matchMedia("(min-width: 1100px)").addEventListener("change", () => show(shown));
document.addEventListener("visibilitychange", () => phones.get(shown)?.read());
setInterval(tick, 1000);
load().then(listen);
