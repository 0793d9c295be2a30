// Where a person writes: the box, commands, other things to send, editing; and what stands there when the chat is closed.

import { icon, iconButton, make, post, upload } from "./dom.js";
import { KINDS } from "./bubble.js";
import { openMenu, openSheet } from "./menu.js";
import { say } from "./words.js";

const LONGEST = 4096;
const LARGEST = 50 * 1024 * 1024; // what Telegram lets a bot have is checked by the bot

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.editing = null;
    this.box = make("textarea", { rows: "1", dir: "auto", placeholder: say("write"), "aria-label": say("write"), maxlength: LONGEST, enterkeyhint: "send",
      onkeydown: (event) => this.pressed(event), oninput: () => this.typed() });
    this.slash = iconButton("slash", say("commands"), () => this.commands(""), { "aria-haspopup": "menu", "aria-expanded": "false" });
    this.clip = iconButton("clip", say("attach"), () => this.attach(), { "aria-haspopup": "menu", "aria-expanded": "false" });
    this.file = make("input", { type: "file", hidden: true, "aria-label": say("own"), onchange: () => this.upload() });
    this.note = make("div", { class: "editing", hidden: true }, icon("edit"), make("span", {}, say("editing")), iconButton("close", say("stop"), () => this.stop()));
    this.form = make("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.slash, this.box, this.clip, make("button", { class: "send", "aria-label": say("send"), title: say("send") }, icon("send")));
    this.closed = make("div", { class: "closed", hidden: true }, make("button", { type: "button", onclick: () => post(`${phone.key}/unblock`) }, say("unblock")));
    this.nodes = [this.note, this.file, this.form, this.closed];
  }

  show() {
    this.form.hidden = this.phone.blocked || !this.phone.messages.size;
    this.closed.hidden = !this.phone.blocked;
    if (this.form.hidden) this.note.hidden = true;
  }

  pressed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    if (event.key === "Escape" && this.editing) this.stop();
    if (event.key === "ArrowUp" && !this.box.value) { event.preventDefault(); this.phone.editLast(); }
    if (event.key === "ArrowDown" && this.box.value.startsWith("/")) { event.preventDefault(); this.commands(this.box.value.slice(1)); }
  }

  typed() { this.grow(); }
  grow() { this.box.style.height = "auto"; this.box.style.height = `${Math.min(this.box.scrollHeight + 2, 132)}px`; }

  commands(begun) {
    const fitting = this.phone.commands.filter((one) => one.command.startsWith(begun.trim()));
    openMenu(this.slash, this.phone.screen, fitting.map((one) => ({ label: `/${one.command}`, note: one.description, act: () => { this.stop(); this.phone.say(`/${one.command}`); } })), { label: say("commands") });
  }

  attach() {
    const send = (kind) => post(`${this.phone.key}/send`, { kind });
    openMenu(this.clip, this.phone.screen, [
      ...KINDS.map((kind) => ({ icon: kind, label: say(kind), act: () => send(kind) })),
      { icon: "document", label: say("own"), act: () => this.file.click() },
      { icon: "long", label: say("long"), act: () => this.phone.say("long ".repeat(LONGEST).slice(0, LONGEST)) },
      { icon: "forged", label: say("forged"), act: () => this.phone.forge() },
    ], { label: say("attach") });
  }

  async upload() {
    const file = this.file.files[0];
    this.file.value = "";
    if (!file) return;
    if (file.size > LARGEST) openSheet(say("tooLarge"), say("tooLargeSub"), [[say("ok"), () => {}]]);
    else if (!file.size) openSheet(say("emptyFile"), "", [[say("ok"), () => {}]]);
    else await upload(this.phone.key, file);
  }

  edit(message) {
    this.editing = message.message_id;
    this.note.hidden = false;
    this.box.value = message.text;
    this.grow();
    this.box.focus();
  }

  stop() {
    this.editing = null;
    this.note.hidden = true;
    this.box.value = "";
    this.grow();
    this.box.focus();
  }

  send() {
    const text = this.box.value;
    if (!text.trim()) return;
    if (this.editing) post(`${this.phone.key}/edit`, { message_id: this.editing, text });
    else this.phone.say(text);
    this.stop();
  }
}
