// A session as a calendar file (RFC 5545). Times are those of the Netherlands, with the rules for summer time in the
// file: a time without a zone is read by some calendars as that of wherever their server stands.

const ZONE = [
  "BEGIN:VTIMEZONE", "TZID:Europe/Amsterdam",
  "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
  "DTSTART:19700329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
  "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
  "DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
  "END:VTIMEZONE",
];

/** A text as a value: what has a meaning in the format is marked, and no other control sign is left in it. */
export function escaped(text) {
  return String(text)
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** A line in pieces of at most 75 bytes, never cut within a letter; each further piece begins with a space. */
export function folded(line) {
  const bytes = new TextEncoder();
  const pieces = [""];
  let length = 0;
  for (const letter of line) {
    const more = bytes.encode(letter).length;
    if (length + more > 75) {
      pieces.push(" ");
      length = 1;
    }
    pieces[pieces.length - 1] += letter;
    length += more;
  }
  return pieces.join("\r\n");
}

/** A moment on the clock, minutes after the beginning: `20261203T133000`. */
function moment(day, begin, after) {
  const [hour, minute] = begin.split(":").map(Number);
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute + after) * 60000);
  return at.toISOString().replace(/[-:]/g, "").slice(0, 15);
}

function event({ uid, stamp, day, begin, from, to, title, text, url, busy }) {
  return [
    "BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp}`,
    `DTSTART;TZID=Europe/Amsterdam:${moment(day, begin, from)}`,
    `DTEND;TZID=Europe/Amsterdam:${moment(day, begin, to)}`,
    `SUMMARY:${escaped(title)}`,
    ...(text ? [`DESCRIPTION:${escaped(text)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    `TRANSP:${busy ? "OPAQUE" : "TRANSPARENT"}`,
    "END:VEVENT",
  ];
}

/**
 * The calendar file of a session.
 *
 * `parts` are {start, minutes, title}, in minutes from the beginning; with `each` these stand in the calendar too,
 * beside the session as a whole. `now` is when the file is made.
 */
export function calendar({ id, title, day, begin, parts, text = "", url = "", host = "samenverder", each = false, now = new Date() }) {
  const end = Math.max(1, ...parts.map((part) => part.start + part.minutes));
  const shared = { stamp: `${now.toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`, day, begin, url };
  const uid = (part) => `${id}-${day}${part}@${host}`;
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Samen Verder//Training//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", ...ZONE,
    ...event({ ...shared, uid: uid(""), from: 0, to: end, title, text, busy: true }),
    ...(each ? parts : []).flatMap((part, number) =>
      event({ ...shared, uid: uid(`-${number + 1}`), from: part.start, to: part.start + Math.max(1, part.minutes), title: part.title, busy: false })),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}
