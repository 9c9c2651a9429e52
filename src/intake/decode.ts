/** Bytes as text, or why they are none. */
export type Decoded = { readonly text: string } | { readonly error: string };

/** What the head of a file is scanned for: zero bytes, a declared charset. */
const HEAD_BYTES = 4096;
const DECLARED =
  /<meta[^<>]{0,200}?\bcharset\s{0,5}=\s{0,5}["']?([\w:.-]{1,40})|^\s{0,9}<\?xml[^<>]{0,100}?\bencoding=["']([\w:.-]{1,40})/i;
/** Kinds of file that people hand in by mistake, by their first bytes. */
const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a zip archive or office document'],
  ['\x1f\x8b', 'a gzip archive'],
  ['\xd0\xcf\x11\xe0', 'an old office document'],
  ['{\\rtf', 'a rich-text document'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['SQLite format 3', 'a SQLite database'],
];

/**
 * Decodes a file after the WHATWG Encoding Standard's order: byte order mark; UTF-16 told by its zero bytes;
 * UTF-8 where the bytes are valid UTF-8; the charset an HTML or XML head declares; Windows-1252.
 * Only the byte order mark is taken away.
 */
export function decode(bytes: Uint8Array): Decoded {
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  const signature = SIGNATURES.find(([magic]) => head.startsWith(magic))?.[1];
  if (signature !== undefined) return notText(signature);

  const utf16 = utf16Of(bytes);
  if (utf16 !== null) {
    const text = strictly(utf16, bytes);
    if (text === null) {
      return {
        error: `unpaired surrogates or half a character: the ${utf16} bytes are not well-formed; save the text as UTF-8`,
      };
    }
    return text.includes('\0') ? notText('NUL characters') : { text };
  }
  if (bytes.includes(0)) return notText('NUL bytes');
  return { text: strictly('utf-8', bytes) ?? declared(head, bytes) ?? windows1252(bytes) };
}

/** "utf-16le" or "utf-16be" where a byte order mark or the places of the zero bytes say so; else null. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, HEAD_BYTES) & ~1;
  if (length < 4) return null;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  // English has its high bytes zero but for quotation marks and dashes, and its low bytes never.
  const [even = 0, odd = 0] = zeros;
  if (odd > 0.35 * length && even === 0) return 'utf-16le';
  if (even > 0.35 * length && odd === 0) return 'utf-16be';
  return null;
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function declared(head: string, bytes: Uint8Array): string | null {
  const match = DECLARED.exec(head);
  const label = match?.[1] ?? match?.[2];
  if (label === undefined) return null;
  try {
    const decoder = new TextDecoder(label);
    // A page that says UTF-16 in single bytes is not UTF-16.
    if (decoder.encoding === 'windows-1252' || decoder.encoding.startsWith('utf-16')) return null;
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null; // a label that no standard knows
    throw error;
  }
}

/** Characters of bytes 0x80 to 0x9f in Windows-1252 (WHATWG index). */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** By hand: some releases of Node 20 to 23 decode "windows-1252" as Latin-1, without quotation marks and dashes. */
function windows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\x80-\x9f]/g, (byte) => HIGH[byte.charCodeAt(0) - 0x80] ?? byte);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function notText(found: string): Decoded {
  return {
    error: `not text: found ${found}; allowed are plain text, HTML and JSON lines; save the article's text as .txt`,
  };
}
