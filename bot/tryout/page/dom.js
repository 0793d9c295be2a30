// Small hands: nodes, icons, calls to the server. Everything that people wrote is put in as text, never as HTML.

export const $ = (id) => document.getElementById(id);

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

// Each icon is one path on a 24 × 24 field; no font is needed to see it.
const PATHS = {
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6zM12 15v2",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  dots: "M6 12v.01M12 12v.01M18 12v.01",
  send: "M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4",
  clip: "m19 11-7.5 7.5a4.6 4.6 0 0 1-6.5-6.5L13 4a3 3 0 0 1 4.3 4.3l-8 8a1.4 1.4 0 0 1-2-2L14 7.5",
  slash: "M4 4h16v16H4zM14 8l-4 8",
  down: "M12 5v13M6 12.5l6 6 6-6",
  close: "M6 6l12 12M18 6 6 18",
  edit: "M4 20h4L19 9l-4-4L4 16zM13 7l4 4",
  shield: "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
  calendar: "M4 6h16v14H4zM4 10.5h16M8 3.5v4M16 3.5v4M8 14.5v.01M12 14.5v.01M16 14.5v.01",
  chevron: "M7 10l5 5 5-5",
  moon: "M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z",
  again: "M20 12a8 8 0 1 1-2.5-5.8M20 3v5h-5",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  voice: "M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  sticker: "M12 3a9 9 0 1 0 9 9h-4a5 5 0 0 1-5-5zM8.5 12v.01M9 15.5c1.5 1.5 4 1.5 5.5 0",
  contact: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5 20c.5-4 3.5-6 7-6s6.5 2 7 6",
  location: "M12 21c5-5.5 7-8.5 7-11.5a7 7 0 0 0-14 0C5 12.5 7 15.5 12 21zM12 7.5a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z",
  document: "M6 3h8l5 5v13H6zM14 3v5h5M9.5 13h6M9.5 16.5h6",
  forwarded: "M13 6l7 6-7 6v-4c-4 0-7 1-9 4 .5-5 3.5-8 9-8z",
  long: "M5 6h14M5 10h14M5 14h14M5 18h9",
  forged: "M12 4l9 16H3zM12 10v4M12 17v.01",
  flame: "M12 3c1 4 5 6 5 11a5 5 0 0 1-10 0c0-2 1-3.5 2-4.5.5 1.5 1 2 2 2.5 0-3 0-6 1-9z",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}

export function iconButton(name, label, act, attributes = {}) {
  return make("button", { type: "button", title: label, "aria-label": label, onclick: act, ...attributes }, icon(name));
}

export async function post(path, body = {}) {
  try {
    const answer = await fetch(`/tryout/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the program has stopped; the event stream notices it and says so
  }
}

export async function upload(phone, file) {
  try {
    return (await fetch(`/tryout/${phone}/upload?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file })).ok;
  } catch {
    return false; // as with post
  }
}

export function sizeOf(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
