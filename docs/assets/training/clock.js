// Clock times: reading "13:30", counting on from it, and what of a session stands in the address.

/** Minutes since midnight of a time such as "13:30" or "9.05"; null for what is no time. */
export function minutes(text) {
  const found = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text ?? "");
  if (!found || found[1] > 23 || found[2] > 59) return null;
  return Number(found[1]) * 60 + Number(found[2]);
}

/** `14:05`, also past midnight. */
export function clock(minute) {
  const here = ((minute % 1440) + 1440) % 1440;
  return `${String(Math.floor(here / 60)).padStart(2, "0")}:${String(here % 60).padStart(2, "0")}`;
}

/** `1:05`: how long after the beginning. */
export function since(minute) {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/** A day such as "2026-12-03" that is on the calendar; else "". */
export function day(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? "")) return "";
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text) ? text : "";
}

/** What an address says of a session: {begin: "13:30" or "", day: "2026-12-03" or ""}. */
export function session(search) {
  const said = new URLSearchParams(search);
  const begin = minutes(said.get("begin"));
  return { begin: begin === null ? "" : clock(begin), day: day(said.get("datum")) };
}

/** The address with a session in it, and what else it asked for. */
export function withSession(address, { begin, day }) {
  const url = new URL(address);
  for (const [name, value] of [["begin", begin], ["datum", day]]) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  // A colon needs no code in a question, and people read these.
  url.search = url.search.replaceAll("%3A", ":");
  return url.href;
}
