// The locked screen: the hour, and of every unread message only what a notification shows, the bot's name and the first line.

import { make } from "./dom.js";
import { day, now, time } from "./clock.js";
import { say } from "./words.js";

export class Lock {
  constructor(phone) {
    this.phone = phone;
    this.pushes = make("div", { class: "pushes", role: "log", "aria-live": "polite" });
    this.hour = make("time");
    this.date = make("span", { class: "date" });
    this.node = make("div", { class: "lock", role: "group", "aria-label": say("locked", { name: phone.name }), hidden: true },
      this.hour, this.date, this.pushes, make("button", { type: "button", class: "unlock", onclick: () => phone.unlock() }, say("unlock")));
  }

  get closed() { return !this.node.hidden; }

  close() {
    this.node.hidden = false;
    this.tick();
    this.show();
    this.node.querySelector("button").focus();
  }

  open() { this.node.hidden = true; }
  tick() { this.hour.textContent = time(now()); this.date.textContent = day(now()); }

  show() {
    if (!this.closed) return;
    const waiting = [...this.phone.unread].map((number) => this.phone.messages.get(number)).filter(Boolean);
    const lines = waiting.map((message) => make("div", { class: "push" },
      make("div", {}, make("b", {}, this.phone.botName()), make("time", {}, time(new Date(message.date * 1000)))), make("span", { dir: "auto" }, firstLine(message))));
    this.pushes.replaceChildren(...(lines.length ? lines : [make("p", { class: "none" }, say("noPush"))]));
  }
}

function firstLine(message) {
  const kind = message.photo ? say("photo") : message.document ? say("document") : "";
  return (message.text ?? message.caption ?? kind).split("\n")[0];
}
