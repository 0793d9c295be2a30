// One phone: a person, their chat with the bot, and what they do with it.

import { icon, iconButton, make, post } from "./dom.js";
import { bubble } from "./bubble.js";
import { day } from "./clock.js";
import { Composer } from "./composer.js";
import { Lock } from "./lock.js";
import { openMenu, openSheet } from "./menu.js";
import { say } from "./words.js";

export class Phone {
  // ``world`` has bot, invitation, isBot(name), start(code), touched(phone), looking(phone), changed().
  constructor(data, world) {
    Object.assign(this, { key: data.key, role: data.role, userId: data.user_id, name: data.first_name, blocked: data.blocked, commands: data.commands, world });
    this.messages = new Map(data.messages.map((message) => [message.message_id, message]));
    this.unread = new Set(data.unread);
    this.build();
    this.draw();
  }

  // --- what is there ---------------------------------------------------------------------------------------------------
  build() {
    this.log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": say("chatOf", { name: this.name, bot: this.botName() }), tabindex: "0", onscroll: () => this.showDown() });
    this.status = make("span", { class: "status" }, say("bot"));
    this.toasts = make("div", { class: "toasts", role: "status" });
    this.badge = make("span", { class: "badge", hidden: true });
    this.downButton = iconButton("down", say("newest"), () => this.toEnd(), { class: "down", hidden: true });
    this.composer = new Composer(this);
    this.lock = new Lock(this);
    const lockButton = iconButton("lock", say("lock"), () => this.lockIt());
    const more = iconButton("more", say("more"), () => this.phoneMenu(more), { "aria-haspopup": "menu", "aria-expanded": "false" });
    this.title = make("b", {}, this.botName());
    this.inside = make("div", { class: "inside" },
      make("header", {}, make("span", { class: "lantern", "aria-hidden": "true" }, icon("flame")), make("div", { class: "who" }, this.title, this.status), lockButton, more),
      make("div", { class: "middle" }, this.log, this.downButton), ...this.composer.nodes);
    this.screen = make("div", { class: "screen" }, this.inside, this.toasts, this.lock.node);
    this.node = make("section", { class: "phone", id: `phone-${this.key}`, "aria-label": say("phoneOf", { name: this.name }), "data-phone": this.key, "data-role": this.role },
      make("div", { class: "owner" }, make("span", { class: "face", "aria-hidden": "true" }, [...this.name][0]), make("b", {}, this.name), make("span", {}, say(this.role)), this.badge), this.screen);
    for (const kind of ["pointerdown", "focusin"]) this.node.addEventListener(kind, () => this.world.touched(this));
  }

  draw() {
    this.log.replaceChildren(...(this.messages.size ? [] : [this.emptiness()]));
    for (const message of [...this.messages.values()].sort((a, b) => a.message_id - b.message_id)) this.append(message);
    this.composer.show();
    this.count();
  }

  emptiness() {
    const code = this.role === "specialist" ? this.world.invitation : "";
    const begin = (label, given, main) => make("button", { type: "button", class: main ? "main" : "", onclick: () => post(`${this.key}/start`, { code: given }) }, label);
    return make("div", { class: "empty" },
      make("div", { class: "card" }, make("b", {}, say("what")), make("span", { dir: "auto" }, this.world.bot.description ?? "")),
      make("p", {}, say(code ? "invited" : "waiting", { name: this.name })),
      code ? begin(say("open"), code, true) : null, begin(say("start"), "", false));
  }

  append(message) {
    const last = this.log.querySelector(".message:last-of-type");
    const date = new Date(message.date * 1000);
    if (!last || day(new Date(last.dataset.date * 1000)) !== day(date)) this.log.append(make("div", { class: "day", role: "separator" }, make("span", {}, day(date))));
    this.log.append(bubble(message, this));
  }

  // --- news ------------------------------------------------------------------------------------------------------------
  receive(message) {
    const known = this.find(message.message_id), atEnd = this.atEnd();
    this.messages.set(message.message_id, message);
    if (message.from.is_bot) this.typing(false);
    if (known) this.replace(known, message);
    else this.arrive(message, atEnd);
    if (atEnd || !message.from.is_bot) this.toEnd();
    this.composer.show();
    this.count();
  }

  arrive(message, atEnd) {
    this.log.querySelector(".empty")?.remove();
    const looking = this.world.looking(this);
    if (message.from.is_bot && !(looking && atEnd)) {
      if (!this.unread.size && !looking) this.log.append(make("div", { class: "new", role: "separator" }, make("span", {}, say("unreadLine"))));
      this.unread.add(message.message_id);
    } else if (message.from.is_bot) post(`${this.key}/read`);
    if (!message.from.is_bot) this.log.querySelector(".new")?.remove();
    const wasTapping = this.tapping;
    this.append(message);
    if (message.from.is_bot && wasTapping) this.focusKeys(this.log.lastElementChild);
    this.lock.show();
  }

  replace(known, message) {
    const focused = known.contains(document.activeElement);
    const node = bubble(message, this);
    node.classList.add("still");
    known.replaceWith(node);
    if (focused) this.focusKeys(node);
  }

  // Whoever works with the keyboard goes on where the new buttons are.
  focusKeys(node) {
    this.tapping = false;
    const first = node.querySelector(".keys button") ?? [...this.log.querySelectorAll(".keys button")].at(-1);
    (first ?? this.log).focus({ preventScroll: true });
  }

  removed(number) {
    const node = this.find(number), focused = node?.contains(document.activeElement);
    this.messages.delete(number);
    this.unread.delete(number);
    node?.remove();
    for (const line of this.log.querySelectorAll(".day")) if (!line.nextElementSibling?.matches(".message, .new")) line.remove();
    if (!this.messages.size) this.draw();
    if (focused) this.log.focus();
    this.lock.show();
    this.count();
  }

  find(number) { return this.log.querySelector(`[data-id="${number}"]`); }
  botName() { return this.world.bot.first_name; }
  isBot(name) { return this.world.isBot(name); }
  start(code) { this.world.start(code); }

  typing(on) {
    clearTimeout(this.typingEnds);
    this.status.textContent = say(on ? "typing" : "bot");
    this.status.classList.toggle("on", on);
    if (on) this.typingEnds = setTimeout(() => this.typing(false), 5000);
  }

  answered(text, alert) {
    for (const key of this.log.querySelectorAll("[aria-busy]")) key.removeAttribute("aria-busy");
    if (!text) return;
    if (alert) { openSheet(text, "", [[say("ok"), () => {}]]); return; }
    const toast = make("div", { class: "toast", dir: "auto" }, text);
    this.toasts.replaceChildren(toast);
    setTimeout(() => toast.remove(), 5000);
  }

  setBlocked(blocked) { this.blocked = blocked; this.composer.show(); }

  // --- what is read ----------------------------------------------------------------------------------------------------
  atEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }
  toEnd() { this.log.scrollTop = this.log.scrollHeight; this.showDown(); }
  showDown() { this.downButton.hidden = this.atEnd(); if (this.atEnd() && this.world.looking(this)) this.read(); }

  read() {
    if (!this.unread.size || this.lock.closed) return;
    this.unread.clear();
    post(`${this.key}/read`);
    this.count();
  }

  count() {
    const n = this.unread.size;
    this.badge.hidden = !n;
    this.badge.replaceChildren(make("span", { "aria-hidden": "true" }, String(n)), make("span", { class: "hidden" }, say("unread", { n })));
    this.world.changed();
  }

  // --- what the person does --------------------------------------------------------------------------------------------
  say(text) { post(`${this.key}/say`, { text }); }
  command(text) { this.say(text); }

  tap(message, data, key) {
    key.setAttribute("aria-busy", "true");
    this.tapping = true;
    post(`${this.key}/tap`, { message_id: message.message_id, data });
  }

  forge() {
    const last = [...this.messages.values()].filter((message) => message.from.is_bot).at(-1);
    if (last) post(`${this.key}/tap`, { message_id: last.message_id, data: "999999.forged" });
  }

  messageMenu(message, opener) {
    openMenu(opener, this.screen, [
      ...(message.text != null ? [{ icon: "edit", label: say("edit"), act: () => this.composer.edit(message) }] : []),
      { icon: "close", label: say("remove"), danger: true, act: () => post(`${this.key}/delete`, { message_id: message.message_id }) },
    ], { label: say("ofMessage") });
  }

  editLast() {
    const last = [...this.messages.values()].filter((message) => !message.from.is_bot && message.text != null).at(-1);
    if (last) this.composer.edit(last);
  }

  phoneMenu(opener) {
    openMenu(opener, this.screen, [
      { icon: "close", label: say("clear"), act: () => post(`${this.key}/clear`) },
      { icon: "shield", label: say(this.blocked ? "unblock" : "block"), danger: !this.blocked, act: () => post(`${this.key}/${this.blocked ? "unblock" : "block"}`) },
    ], { label: say("more"), className: "top" });
  }

  lockIt() { this.inside.inert = true; this.lock.close(); }

  unlock() {
    this.inside.inert = false;
    this.lock.open();
    this.toEnd();
    this.read();
    this.composer.box.focus();
  }
}
