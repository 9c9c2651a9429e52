import { decode, utf16Of } from './decode.ts';
import { MAX_FILE_BYTES } from './limits.ts';

export type Bytes = AsyncIterable<Uint8Array>;

/** One line of a stream without its line break, counted from 1; null where it is longer than MAX_FILE_BYTES. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const HEAD_BYTES = 4096;
const LINE_FEED = 0x0a;

/** The first bytes of a stream, and the stream with them still in it. */
export async function peek(
  stream: AsyncIterable<string | Uint8Array>,
): Promise<{ head: Uint8Array; all: Bytes }> {
  const iterator = buffersOf(stream);
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = Buffer.concat(first);
  return {
    head,
    all: (async function* () {
      yield head;
      yield* iterator;
    })(),
  };
}

/** All bytes of a stream, or null where there are more than MAX_FILE_BYTES; the rest is then not read. */
export async function allOf(stream: Bytes): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MAX_FILE_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The lines of a stream that are not blank; never holds more than one line. */
export async function* linesOf(stream: Bytes, head: Uint8Array): AsyncGenerator<Line> {
  const encoding = utf16Of(head);
  let number = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): Line | null => {
    const line = { number, bytes: length > MAX_FILE_BYTES ? null : Buffer.concat(parts) };
    parts = [];
    length = 0;
    return line.bytes?.every(isBlank) ? null : line;
  };
  for await (const chunk of encoding === null ? stream : asUtf8(stream, encoding)) {
    let from = 0;
    while (from < chunk.length) {
      const feed = chunk.indexOf(LINE_FEED, from);
      const to = feed < 0 ? chunk.length : feed;
      length += to - from;
      if (length > MAX_FILE_BYTES) parts = [];
      else parts.push(chunk.subarray(from, to));
      if (feed >= 0) {
        const line = take();
        if (line) yield line;
        number++;
      }
      from = to + 1;
    }
  }
  const last = take();
  if (last) yield last;
}

/** Whether the head of a stream of unknown kind is JSON lines or an HTML page; else it is plain text. */
export function formatOf(head: Uint8Array): 'jsonl' | 'html' | 'text' {
  const cut = utf16Of(head) === null ? head : head.subarray(0, head.length & ~1);
  const decoded = decode(cut);
  const start = 'text' in decoded ? decoded.text.trimStart().slice(0, 1000) : '';
  if (/^\{\s*(?:"|$)/.test(start)) return 'jsonl';
  const page =
    /^(?:<\?xml[^<>]*>|<!--(?:(?!-->)[\s\S])*-->|\s)*<(?:!doctype html|html|head|body|article|div|p|meta)\b/i;
  return page.test(start) ? 'html' : 'text';
}

async function* buffersOf(stream: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

async function* asUtf8(stream: Bytes, encoding: string): Bytes & AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of stream) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Space, tab, carriage return and the bytes of a byte order mark. */
function isBlank(byte: number): boolean {
  return [0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf].includes(byte);
}
