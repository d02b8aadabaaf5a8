// A zip of a few files, as they are (stored): PKWARE's APPNOTE 6.3, 4.3.7 and 4.3.12 to 4.3.16.

const TABLE = Uint32Array.from({ length: 256 }, (_, number) => {
  for (let bit = 0; bit < 8; bit += 1) number = number & 1 ? 0xedb88320 ^ (number >>> 1) : number >>> 1;
  return number >>> 0;
});

function crc(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** Files as `[name, bytes]` in one Blob. */
export function zipped(files) {
  const parts = [];
  const index = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const called = new TextEncoder().encode(name);
    const sum = crc(bytes);
    // Names are UTF-8 (bit 11); the day is the first that a zip knows: when it was made is nobody's business.
    const shared = [20, 0x0800, 0, 0, 0x21, [sum], [bytes.length], [bytes.length], called.length, 0];
    const head = packed([0x04034b50], ...shared);
    index.push(packed([0x02014b50], 20, ...shared, 0, 0, 0, [0], [at]), called);
    parts.push(head, called, bytes);
    at += head.length + called.length + bytes.length;
  }
  const size = index.reduce((all, one) => all + one.length, 0);
  const end = packed([0x06054b50], 0, 0, files.length, files.length, [size], [at], 0);
  return new Blob([...parts, ...index, end], { type: "application/zip" });
}

/** Numbers as they stand in a zip: two bytes each, four for one in brackets. */
function packed(...numbers) {
  const bytes = [];
  for (const number of numbers) {
    const long = Array.isArray(number);
    for (let byte = 0; byte < (long ? 4 : 2); byte += 1) bytes.push(((long ? number[0] : number) >>> (8 * byte)) & 255);
  }
  return Uint8Array.from(bytes);
}
