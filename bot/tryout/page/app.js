// The page of try-out mode: four phones on one small Telegram. Everything that people wrote is put in as text, never as HTML.
"use strict";

const WORDS = {
  en: {
    tryout: "try-out: everything stays on this machine", language: "Language of the family", fresh: "Start afresh", light: "Light or dark",
    specialist: "Specialist", member: "Family", loved_one: "Loved one", you: "{name}'s phone",
    empty: "Nothing here yet.", waiting: "{name} has no invitation yet.", invited: "Here is {name}'s invitation.", openit: "Open it",
    write: "Write a message", send: "Send", commands: "Commands", attach: "Attach", lock: "Lock the screen", more: "More",
    edit: "Edit", remove: "Delete", save: "Save", cancel: "Cancel", edited: "edited", block: "Block the bot", unblock: "Unblock",
    photo: "Photo", voice: "Voice message", sticker: "Sticker", contact: "Contact", location: "Location", document: "File", forwarded: "Forwarded message",
    unlock: "Tap to unlock", which: "Open on which phone?", whichsub: "The link starts a chat with the bot.", typing: "typing …",
    freshask: "Start afresh?", freshsub: "All chats on this page are emptied.", seeded: "With a family already at work", bare: "From the very first link",
    busy: "Setting up the family …", nothing: "No new messages", protect: "cannot be forwarded", chat: "Chat of {name}",
  },
  es: {
    tryout: "prueba: todo se queda en esta máquina", language: "Idioma de la familia", fresh: "Empezar de nuevo", light: "Claro u oscuro",
    specialist: "Especialista", member: "Familia", loved_one: "Ser querido", you: "Teléfono de {name}",
    empty: "Aquí todavía no hay nada.", waiting: "{name} aún no tiene invitación.", invited: "Aquí está la invitación de {name}.", openit: "Abrirla",
    write: "Escribe un mensaje", send: "Enviar", commands: "Comandos", attach: "Adjuntar", lock: "Bloquear la pantalla", more: "Más",
    edit: "Editar", remove: "Borrar", save: "Guardar", cancel: "Cancelar", edited: "editado", block: "Bloquear el bot", unblock: "Desbloquear",
    photo: "Foto", voice: "Mensaje de voz", sticker: "Sticker", contact: "Contacto", location: "Ubicación", document: "Archivo", forwarded: "Mensaje reenviado",
    unlock: "Toca para desbloquear", which: "¿En qué teléfono se abre?", whichsub: "El enlace empieza un chat con el bot.", typing: "escribiendo …",
    freshask: "¿Empezar de nuevo?", freshsub: "Se vacían todos los chats de esta página.", seeded: "Con una familia ya en marcha", bare: "Desde el primer enlace",
    busy: "Preparando a la familia …", nothing: "No hay mensajes nuevos", protect: "no se puede reenviar", chat: "Chat de {name}",
  },
};
const KINDS = ["photo", "voice", "sticker", "contact", "location", "document", "forwarded"];
let language = "en", bot = {}, shown = null, invitation = "";
const phones = new Map();

const $ = (id) => document.getElementById(id);
const say = (key, values = {}) => WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}
async function post(path, body = {}) {
  await fetch(`/tryout/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

// --- one phone -------------------------------------------------------------------------------------------------------
class Phone {
  constructor(data) {
    Object.assign(this, { key: data.key, role: data.role, userId: data.user_id, name: data.first_name });
    this.messages = new Map(data.messages.map((message) => [message.message_id, message]));
    this.unread = new Set(data.unread);
    this.blocked = data.blocked;
    this.commands = data.commands;
    this.editing = null;
    this.build();
    this.draw();
  }

  build() {
    this.log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": say("chat", { name: this.name }), tabindex: "0" });
    this.typing = make("div", { class: "typing", "aria-live": "polite" });
    this.box = make("textarea", { rows: "1", dir: "auto", placeholder: say("write"), "aria-label": say("write"), maxlength: "4096" });
    this.box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
      if (event.key === "Escape") this.stopEditing();
    });
    this.box.addEventListener("input", () => this.grow());
    const icon = (sign, label, act, extra = "") => make("button", { type: "button", class: extra, title: label, "aria-label": label, onclick: act }, sign);
    this.node = make("section", { class: "phone", "aria-label": say("you", { name: this.name }), "data-phone": this.key },
      make("header", {},
        make("span", { class: "face", "aria-hidden": "true" }, [...this.name][0]),
        make("div", { class: "who" }, make("b", {}, this.name), make("span", {}, say(this.role))),
        icon("🔒", say("lock"), () => this.lock()),
        icon("⋯", say("more"), () => this.menu([[this.blocked ? say("unblock") : say("block"), "", () => post(`${this.key}/${this.blocked ? "unblock" : "block"}`)]]))),
      this.log, this.typing,
      make("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
        icon("/", say("commands"), () => this.menu(this.commands.map((one) => [`/${one.command}`, one.description, () => post(`${this.key}/say`, { text: `/${one.command}` })]))),
        this.box,
        icon("+", say("attach"), () => this.menu(KINDS.map((kind) => [say(kind), "", () => post(`${this.key}/send`, { kind })]))),
        make("button", { class: "send", "aria-label": say("send"), title: say("send") }, "➤")));
  }

  draw() {
    const nodes = [...this.messages.values()].sort((a, b) => a.message_id - b.message_id).map((message) => this.bubble(message));
    if (!nodes.length) nodes.push(this.emptiness());
    this.log.replaceChildren(...nodes);
    this.log.scrollTop = this.log.scrollHeight;
  }

  emptiness() {
    const code = this.role === "specialist" ? invitation : "";
    if (!code) return make("p", { class: "empty" }, say("waiting", { name: this.name }));
    return make("div", { class: "empty" }, make("p", {}, say("invited", { name: this.name })),
      make("div", { class: "keys" }, make("div", {}, make("button", { type: "button", onclick: () => post(`${this.key}/start`, { code }) }, say("openit")))));
  }

  bubble(message) {
    const mine = !message.from.is_bot;
    const time = new Date(message.date * 1000).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    const content = message.text != null ? entities(message.text, message.entities) : thing(message);
    const more = mine ? make("button", { type: "button", "aria-label": say("more"), onclick: () => this.menu([
      ...(message.text != null ? [[say("edit"), "", () => this.edit(message)]] : []),
      [say("remove"), "", () => post(`${this.key}/delete`, { message_id: message.message_id })]]) }, "⋯") : null;
    const meta = make("div", { class: "meta" }, more, message.has_protected_content ? `🛡 ${say("protect")}` : null,
      message.edit_date && mine ? say("edited") : null, make("time", {}, time));
    const rows = (message.reply_markup?.inline_keyboard ?? []).map((row) => make("div", {}, ...row.map((button) =>
      make("button", { type: "button", dir: "auto", "data-data": button.callback_data, onclick: () => post(`${this.key}/tap`, { message_id: message.message_id, data: button.callback_data }) }, button.text))));
    return make("article", { class: mine ? "message mine" : "message", "data-id": message.message_id },
      make("div", { class: "bubble" }, content, meta), rows.length ? make("div", { class: "keys" }, ...rows) : null);
  }

  receive(message) {
    const fresh = !this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    this.typing.textContent = "";
    const node = this.bubble(message);
    const old = this.log.querySelector(`[data-id="${message.message_id}"]`);
    if (old) { node.style.animation = "none"; old.replaceWith(node); } else { this.log.querySelector(".empty")?.remove(); this.log.append(node); }
    if (fresh || this.isLast(message)) this.log.scrollTop = this.log.scrollHeight;
    if (fresh && message.from.is_bot) this.unread.add(message.message_id);
    this.look();
  }

  isLast(message) { return message.message_id === Math.max(...this.messages.keys()); }

  removed(number) {
    this.messages.delete(number); this.unread.delete(number);
    this.log.querySelector(`[data-id="${number}"]`)?.remove();
    if (!this.messages.size) this.draw();
  }

  look() {
    // An open, visible phone has read its messages; a locked one has not.
    const visible = !this.node.querySelector(".lock") && (wide() || shown === this.key);
    if (visible && this.unread.size) { this.unread.clear(); post(`${this.key}/read`); }
    tabs();
  }

  lock() {
    if (this.node.querySelector(".lock")) return;
    const at = new Date().toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    const screen = make("button", { type: "button", class: "lock", onclick: () => { screen.remove(); this.look(); this.box.focus(); } },
      make("time", {}, at), make("div", { class: "pushes", "aria-live": "polite" }), make("span", { class: "hint" }, say("unlock")));
    this.node.append(screen);
    this.locked();
    screen.focus();
  }

  locked() {
    const place = this.node.querySelector(".pushes");
    if (!place) return;
    const waiting = [...this.unread].map((number) => this.messages.get(number)).filter(Boolean);
    const lines = waiting.map((message) => make("div", { class: "push" }, make("b", {}, bot.first_name), make("span", { dir: "auto" }, firstLine(message))));
    place.replaceChildren(...(lines.length ? lines : [make("p", { class: "hint" }, say("nothing"))]));
  }

  menu(items) {
    this.node.querySelector(".menu")?.remove();
    if (!items.length) return;
    const close = () => menu.remove();
    const menu = make("div", { class: "menu", role: "menu" }, ...items.map(([label, about, act]) =>
      make("button", { type: "button", role: "menuitem", onclick: () => { close(); act(); } }, make("b", {}, label), about)));
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { close(); this.box.focus(); } });
    this.node.append(menu);
    menu.querySelector("button").focus();
    setTimeout(() => document.addEventListener("click", (event) => { if (!menu.contains(event.target)) close(); }, { once: true }));
  }

  edit(message) { this.editing = message.message_id; this.box.value = message.text; this.grow(); this.box.focus(); }
  stopEditing() { this.editing = null; this.box.value = ""; this.grow(); }

  send() {
    const text = this.box.value;
    if (!text.trim()) return;
    if (this.editing) post(`${this.key}/edit`, { message_id: this.editing, text });
    else post(`${this.key}/say`, { text });
    this.stopEditing();
  }

  grow() { this.box.style.height = "auto"; this.box.style.height = `${Math.min(this.box.scrollHeight + 2, 120)}px`; }

  toast(text, alert) {
    if (!text) return;
    if (alert) { sheet(text, "", [["OK", () => {}]]); return; }
    const node = make("div", { class: "toast", role: "status", dir: "auto" }, text);
    this.node.append(node);
    setTimeout(() => node.remove(), 4000);
  }
}

// --- text ------------------------------------------------------------------------------------------------------------
function entities(text, list = []) {
  const root = make("div", { class: "text", dir: "auto" });
  place(root, text, 0, text.length, [...list].sort((a, b) => a.offset - b.offset || b.length - a.length));
  return root;
}
function place(parent, text, from, to, list) {
  let at = from;
  for (let i = 0; i < list.length; i++) {
    const entity = list[i];
    if (entity.offset < at) continue;
    const end = entity.offset + entity.length;
    parent.append(text.slice(at, entity.offset));
    const node = wrap(entity, text.slice(entity.offset, end));
    parent.append(node);
    place(node, text, entity.offset, end, list.slice(i + 1).filter((one) => one.offset < end));
    at = end;
  }
  parent.append(text.slice(at, to));
}
function wrap(entity, text) {
  const tags = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };
  if (tags[entity.type]) return make(tags[entity.type]);
  if (entity.type === "spoiler") { const node = make("span", { class: "spoiler", tabindex: "0", onclick: () => node.classList.add("open") }); return node; }
  if (entity.type === "url" || entity.type === "text_link") return link(entity.url ?? text);
  if (entity.type === "phone_number") return make("a", { href: `tel:${text.replace(/[^+\d]/g, "")}` });
  if (entity.type === "bot_command") return make("a", { href: "#", onclick: (event) => { event.preventDefault(); const phone = event.target.closest(".phone"); post(`${phone.dataset.phone}/say`, { text }); } });
  return make("span");
}
function link(address) {
  const start = /^https:\/\/t\.me\/(\w+)\?start=([\w-]+)$/.exec(address);
  if (start && start[1] === bot.username) return make("a", { href: address, onclick: (event) => { event.preventDefault(); openOn(start[2]); } });
  const safe = /^https?:\/\//.test(address) ? address : "#";
  return make("a", { href: safe, target: "_blank", rel: "noopener noreferrer" });
}
function thing(message) {
  if (message.document && message.from.is_bot) return make("a", { class: "file", href: `/tryout/file/${message.document.file_id}`, download: message.document.file_name }, "📄 ", message.document.file_name ?? "");
  if (message.photo && message.from.is_bot) return make("img", { src: `/tryout/file/${message.photo[0].file_id}`, alt: message.caption ?? "", style: "max-width:100%;border-radius:10px" });
  const signs = { photo: "🖼", voice: "🎤", sticker: "🙂", contact: "👤", location: "📍", document: "📄" };
  const kind = Object.keys(signs).find((name) => message[name]);
  return make("div", { class: "text" }, kind ? `${signs[kind]} ${say(kind)}` : "");
}
function firstLine(message) { return (message.text ?? message.caption ?? "📎").split("\n")[0]; }

// --- sheets, tabs, the bar -------------------------------------------------------------------------------------------
function sheet(title, about, choices) {
  const dialog = $("sheet");
  dialog.replaceChildren(make("h2", { dir: "auto" }, title), make("p", {}, about),
    ...choices.map(([label, act]) => make("button", { type: "button", onclick: () => { dialog.close(); act(); } }, label)));
  dialog.showModal();
}
function openOn(code) {
  sheet(say("which"), say("whichsub"), [...[...phones.values()].map((phone) => [phone.name, () => { post(`${phone.key}/start`, { code }); show(phone.key); }]), [say("cancel"), () => {}]]);
}
const wide = () => matchMedia("(min-width: 1100px)").matches;
function show(key) {
  shown = key;
  for (const phone of phones.values()) phone.node.classList.toggle("shown", phone.key === key);
  const phone = phones.get(key);
  phone.log.scrollTop = phone.log.scrollHeight;
  phone.look();
}
function tabs() {
  $("tabs").replaceChildren(...[...phones.values()].map((phone) => make("button", { type: "button", role: "tab", "aria-selected": String(phone.key === shown), onclick: () => show(phone.key) },
    phone.name, phone.unread.size ? make("span", { class: "dot" }, String(phone.unread.size)) : null)));
}
function words() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = say(node.dataset.t);
}
async function fresh(seeded, wanted = language) { busy(true); await post("reset", { language: wanted, seeded }); await load(); }
function busy(on) { $("busy").hidden = !on; $("busy").firstElementChild.textContent = say("busy"); }
function theme(name) {
  document.documentElement.dataset.theme = name;
  $("light").setAttribute("aria-pressed", String(name === "dark"));
  try { localStorage.setItem("theme", name); } catch { /* private window */ }
}

async function load() {
  const state = await (await fetch("/tryout/state")).json();
  ({ language, bot, invitation } = state);
  $("language").value = language;
  words();
  phones.clear();
  for (const data of state.phones) phones.set(data.key, new Phone(data));
  $("phones").replaceChildren(...[...phones.values()].map((phone) => phone.node));
  for (const phone of phones.values()) phone.log.scrollTop = phone.log.scrollHeight;
  show(phones.has(shown) ? shown : phones.keys().next().value);
  busy(Boolean(state.busy));
}
function byChat(id) { return [...phones.values()].find((phone) => phone.userId === id); }

function listen() {
  const events = new EventSource("/tryout/events");
  const on = (kind, act) => events.addEventListener(kind, (event) => { const news = JSON.parse(event.data); const phone = byChat(news.chat); act(news, phone); });
  on("message", (news, phone) => { phone?.receive(news.message); phone?.locked(); });
  on("deleted", (news, phone) => phone?.removed(news.message_id));
  on("typing", (news, phone) => { if (phone) { phone.typing.textContent = say("typing"); setTimeout(() => { phone.typing.textContent = ""; }, 5000); } });
  on("toast", (news, phone) => phone?.toast(news.text, news.alert));
  on("blocked", (news, phone) => { if (phone) phone.blocked = news.blocked; });
  on("reload", () => load());
  let lost = false;
  events.addEventListener("error", () => { lost = true; });
  events.addEventListener("open", () => { if (lost) { lost = false; load(); } });
}

$("language").addEventListener("change", (event) => fresh(true, event.target.value));
$("fresh").addEventListener("click", () => sheet(say("freshask"), say("freshsub"), [[say("seeded"), () => fresh(true)], [say("bare"), () => fresh(false)], [say("cancel"), () => {}]]));
$("light").addEventListener("click", () => theme(document.documentElement.dataset.theme === "dark" ? "light" : "dark"));
let wanted = null;
try { wanted = localStorage.getItem("theme"); } catch { /* private window */ }
theme(wanted ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
load().then(listen);
