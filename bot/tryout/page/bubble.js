// One message as a bubble, and its keyboard.

import { icon, iconButton, make, sizeOf } from "./dom.js";
import { openSheet } from "./menu.js";
import { time } from "./clock.js";
import { textOf } from "./text.js";
import { say } from "./words.js";

export const KINDS = ["photo", "voice", "sticker", "contact", "location", "document", "forwarded"];

// ``phone`` is where it is seen: it knows names, and does what a tap asks for.
export function bubble(message, phone) {
  const mine = !message.from.is_bot;
  const date = new Date(message.date * 1000);
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return make("article", { class: `message${mine ? " mine" : ""}${message.has_protected_content ? " protected" : ""}${message.sticker ? " bare" : ""}`, "data-id": message.message_id, "data-date": message.date },
    make("span", { class: "hidden" }, mine ? say("you") : phone.botName()),
    make("div", { class: "bubble" },
      message.forward_origin ? make("div", { class: "forward" }, icon("forwarded"), say("forwardedFrom", { name: message.forward_origin.sender_user_name ?? "" })) : null,
      thing(message),
      message.text != null ? textOf(message.text, message.entities, phone) : null,
      message.caption ? textOf(message.caption, message.caption_entities, phone) : null,
      meta(message, mine, rows.length > 0, date, phone)),
    rows.length ? make("div", { class: "keys" }, ...rows.map((row) => make("div", {}, ...row.map((button) => key(button, message, phone))))) : null);
}

function meta(message, mine, hasKeys, date, phone) {
  // Telegram marks no edit on a bot's message with buttons: every tap edits it.
  const edited = message.edit_date && (mine || !hasKeys);
  return make("div", { class: "meta" },
    mine ? iconButton("dots", say("ofMessage"), (event) => phone.messageMenu(message, event.currentTarget), { class: "of", "aria-haspopup": "menu", "aria-expanded": "false" }) : null,
    message.has_protected_content ? make("span", { class: "shield", role: "img", "aria-label": say("protect"), title: say("protect") }, icon("shield")) : null,
    edited ? make("span", {}, say("edited")) : null,
    make("time", { datetime: date.toISOString() }, time(date)));
}

function key(button, message, phone) {
  if (button.url) return make("a", { href: /^https?:\/\//.test(button.url) ? button.url : "#", target: "_blank", rel: "noopener noreferrer", dir: "auto" }, button.text);
  return make("button", { type: "button", dir: "auto", onclick: (event) => phone.tap(message, button.callback_data, event.currentTarget) }, button.text);
}

function thing(message) {
  if (message.from.is_bot) {
    if (message.document) return file(message.document);
    if (message.photo) return picture(message.photo.at(-1), message.caption);
  }
  const kind = KINDS.find((name) => message[name]);
  if (!kind) return null;
  if (kind === "sticker") return make("div", { class: "sticker" }, icon("sticker"), make("span", { class: "hidden" }, say("sticker")));
  const about = { contact: message.contact?.first_name, document: message.document?.file_name, voice: message.voice ? `0:0${message.voice.duration}` : null }[kind];
  return make("div", { class: `thing ${kind}` }, make("span", { class: "round" }, icon(kind)), make("span", {}, make("b", {}, say(kind)), about ? make("small", {}, about) : null));
}

const READABLE = /\.(txt|json|md|csv|ics)$/i;

function file(document) {
  const address = `/tryout/file/${document.file_id}`;
  const name = document.file_name ?? "";
  return make("div", { class: "file" },
    make("span", { class: "round" }, icon("document")),
    make("span", {}, make("b", {}, name), make("small", {}, sizeOf(document.file_size))),
    make("span", { class: "acts" },
      READABLE.test(name) ? make("button", { type: "button", class: "link", onclick: () => lookInside(name, address) }, say("look")) : null,
      make("a", { href: address, download: name }, say("download"))));
}

async function lookInside(name, address) {
  const text = await (await fetch(address)).text();
  openSheet(name, "", [[say("close"), () => {}]], make("pre", { tabindex: "0", dir: "auto" }, text.slice(0, 100_000)));
}

function picture(photo, caption) {
  const address = `/tryout/file/${photo.file_id}`;
  const name = caption || say("picture");
  const large = () => openSheet(name, "", [[say("close"), () => {}]], make("img", { src: address, alt: name }));
  return make("button", { type: "button", class: "picture", onclick: large }, make("img", { src: address, alt: name, width: photo.width, height: photo.height }));
}
