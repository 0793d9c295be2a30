// A message's text with Telegram's entities; their offsets are JavaScript's own (UTF-16).

import { make } from "./dom.js";

// ``on`` has command(text) and start(code): what a tap on a command or on an invitation does.
export function textOf(text, list, on) {
  const root = make("div", { class: "text", dir: "auto" });
  place(root, text, 0, text.length, [...(list ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length), on);
  return root;
}

function place(parent, text, from, to, list, on) {
  let at = from;
  for (const [number, entity] of list.entries()) {
    if (entity.offset < at || entity.offset >= to) continue;
    const end = Math.min(entity.offset + entity.length, to);
    const node = wrap(entity, text.slice(entity.offset, end), on);
    parent.append(text.slice(at, entity.offset), node);
    place(node, text, entity.offset, end, list.slice(number + 1), on);
    at = end;
  }
  parent.append(text.slice(at, to));
}

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

function wrap(entity, text, on) {
  if (TAGS[entity.type]) return make(TAGS[entity.type]);
  if (entity.type === "spoiler") return spoiler();
  if (entity.type === "url" || entity.type === "text_link") return link(entity.url ?? text, on);
  if (entity.type === "phone_number") return make("a", { href: `tel:${text.replace(/[^+\d]/g, "")}` });
  if (entity.type === "bot_command") return make("button", { type: "button", class: "link", onclick: () => on.command(text) });
  return make("span");
}

function spoiler() {
  const open = () => { node.classList.add("open"); node.removeAttribute("role"); node.removeAttribute("tabindex"); };
  const node = make("span", { class: "spoiler", role: "button", tabindex: "0", onclick: open, onkeydown: (event) => { if (event.key === "Enter") open(); } });
  return node;
}

function link(address, on) {
  const start = /^https:\/\/t\.me\/(\w+)\?start=([\w-]+)$/.exec(address);
  if (start && on.isBot(start[1])) return make("a", { href: address, onclick: (event) => { event.preventDefault(); on.start(start[2]); } });
  return make("a", { href: /^https?:\/\//.test(address) ? address : "#", target: "_blank", rel: "noopener noreferrer" });
}
