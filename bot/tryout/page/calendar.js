// What is planned: when, for somebody in which role, and what kind of thing. Never whose words, never a name.

import { make } from "./dom.js";
import { day, now, time } from "./clock.js";
import { openSheet } from "./menu.js";
import { kindOf, say } from "./words.js";

export async function openCalendar() {
  const planned = await (await fetch("/tryout/planned")).json();
  openSheet(say("planned"), planned.length ? say("plannedSub") : say("nothingDue"), [[say("close"), () => {}]], list(planned));
}

function list(planned) {
  const box = make("div", { class: "calendar", tabindex: "0", role: "region", "aria-label": say("planned") });
  let heading = "", rows = null;
  for (const one of planned) {
    const at = new Date(one.at);
    if (day(at) !== heading) {
      heading = day(at);
      rows = make("ul");
      box.append(make("h3", {}, heading), rows);
    }
    const when = at <= now() ? say("late") : time(at);
    rows.append(make("li", {}, make("time", { datetime: at.toISOString() }, when), make("b", {}, kindOf(one.kind)), make("span", {}, say(one.role))));
  }
  return planned.length ? box : null;
}
