// Files in one file, stored as they are. The same files give the same bytes: no moment stands in it.

const LONG_AGO = 0x0021; // 1 January 1980, the first day that the format knows
const UTF8 = 0x0800;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest >>> 0;
});

/** The checksum that every reader of a zip asks for (CRC-32, ISO 3309). */
export function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = TABLE[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** A row of numbers as bytes, the least first: [[number, bytes], ...]. */
function fields(...numbers) {
  const found = [];
  for (const [number, long] of numbers) for (let at = 0; at < long; at++) found.push((number >>> (8 * at)) & 0xff);
  return Uint8Array.from(found);
}

/** A zip of files: [[name, text], ...], as a Blob (APPNOTE 6.3, chapters 4.3.7 to 4.3.16). */
export function zipped(files, type = "application/zip") {
  const encoder = new TextEncoder();
  const pieces = [];
  const listed = [];
  let place = 0;
  for (const [name, text] of files) {
    const [title, content] = [encoder.encode(name), encoder.encode(text)];
    const shared = [[20, 2], [UTF8, 2], [0, 2], [0, 2], [LONG_AGO, 2], [crc32(content), 4], [content.length, 4], [content.length, 4], [title.length, 2], [0, 2]];
    const head = fields([0x04034b50, 4], ...shared);
    listed.push(fields([0x02014b50, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [place, 4]), title);
    pieces.push(head, title, content);
    place += head.length + title.length + content.length;
  }
  const long = listed.reduce((sum, piece) => sum + piece.length, 0);
  const end = fields([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [long, 4], [place, 4], [0, 2]);
  return new Blob([...pieces, ...listed, end], { type });
}
