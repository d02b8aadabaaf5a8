// An appointment for any calendar (iCalendar, RFC 5545).

const LONGEST_LINE = 73; // in bytes, and two more for how a line goes on (RFC 5545, 3.1)
const escaped = (text) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");

/** A line in pieces that are short enough, never through a letter. */
function folded(line) {
  const encoder = new TextEncoder();
  const pieces = [""];
  let long = 0;
  for (const letter of line) {
    const bytes = encoder.encode(letter).length;
    if (long + bytes > LONGEST_LINE) {
      pieces.push(" ");
      long = 1;
    }
    pieces[pieces.length - 1] += letter;
    long += bytes;
  }
  return pieces.join("\r\n");
}

/** A moment on a clock without a time zone: where the training is, it is that time. */
function moment(day, start, minutes) {
  const [hours, rest] = start.split(":").map(Number);
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCMinutes(hours * 60 + rest + minutes);
  return at.toISOString().slice(0, 16).replace(/[-:]/g, "") + "00";
}

/** An appointment on `day` ("2026-12-03") at `start` ("09:30"); `made` is when it was made, as a Date. */
export function appointment({ id, title, text, address, day, start, minutes }, made) {
  const rows = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Samen Verder//Training//NL",
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${made.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`,
    `DTSTART:${moment(day, start, 0)}`,
    `DTEND:${moment(day, start, minutes)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    ...(address ? [`URL:${address}`] : []),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${rows.map(folded).join("\r\n")}\r\n`;
}
