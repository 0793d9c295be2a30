// The time of the try-out: the server's clock, which can be moved, shown where the family lives.

import { language } from "./words.js";

let base = { now: Date.now(), since: performance.now(), speed: 1, zone: undefined };

export function setClock({ now, speed, zone }) { base = { now, since: performance.now(), speed, zone }; }
export const now = () => new Date(base.now + (performance.now() - base.since) * base.speed);

const shown = (date, parts) => new Intl.DateTimeFormat(language(), { timeZone: base.zone, ...parts }).format(date);
export const time = (date) => shown(date, { hour: "numeric", minute: "2-digit" });
export const day = (date) => shown(date, { weekday: "long", day: "numeric", month: "long" });
export const moment = (date) => `${shown(date, { weekday: "short", day: "numeric", month: "short" })}, ${time(date)}`;
export const brief = (date) => `${shown(date, { weekday: "short" })} ${time(date)}`;
