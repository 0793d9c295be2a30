// Menus and sheets: what opens over a phone, and what opens over everything. Both give the focus back.

import { $, icon, make } from "./dom.js";

let closeOpen = () => {};

// An item is {label, act}, and may have an icon, a note, and danger.
export function openMenu(opener, host, items, { label, className = "" } = {}) {
  const again = opener.getAttribute("aria-expanded") === "true";
  closeOpen();
  if (again || !items.length) return;
  const menu = make("div", { class: `menu ${className}`, role: "menu", "aria-label": label },
    ...items.map((item) => make("button", { type: "button", role: "menuitem", class: item.danger ? "danger" : null, onclick: () => { close(true); item.act(); } },
      item.icon ? icon(item.icon) : null, make("b", {}, item.label), item.note ? make("span", {}, item.note) : null)));
  const outside = (event) => { if (!menu.contains(event.target) && !opener.contains(event.target)) close(false); };
  function close(refocus) {
    menu.remove();
    opener.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
    closeOpen = () => {};
    if (refocus) opener.focus();
  }
  menu.addEventListener("keydown", (event) => {
    const all = [...menu.children], at = all.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); all[to].focus(); }
    if (event.key === "Escape") { event.stopPropagation(); close(true); }
    if (event.key === "Tab") close(false);
  });
  closeOpen = () => close(false);
  opener.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside);
  host.append(menu);
  menu.firstElementChild.focus();
}

// Choices are [label, act]; the first is the main one.
export function openSheet(title, about, choices, extra = null) {
  const dialog = $("sheet");
  if (dialog.open) dialog.close();
  dialog.replaceChildren(make("h2", { id: "sheet-title", dir: "auto" }, title), about ? make("p", {}, about) : "", extra ?? "",
    ...choices.map(([label, act], number) => make("button", { type: "button", class: number ? "" : "main", onclick: () => { dialog.close(); act(); } }, label)));
  dialog.showModal();
}
