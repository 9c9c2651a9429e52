import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../src/record/span.ts';
import { ANNOTATION_CONF, bratText } from '../src/report/exports/brat.ts';
import { exportAs } from '../src/report/exports/exports.ts';
import { safeName } from '../src/report/exports/folder.ts';
import { type Kept, kept, sample, TEXT, unitsOf } from './export-sample.ts';

/** What a .ann file says, read as brat's own reader does. */
function readAnn(ann: string, text: string) {
  const spans = new Map<string, { type: string; pieces: [number, number][]; text: string }>();
  const frames = new Map<string, { type: string; trigger: string; parts: [string, string][] }>();
  const notes = new Map<string, Record<string, unknown>>();
  const attributes: [string, string, string][] = [];
  const same: string[][] = [];
  const points = [...text];
  for (const line of ann.split('\n').slice(0, -1)) {
    const [id = '', data = '', tail = ''] = line.split('\t');
    const words = data.split(' ');
    if (id[0] === 'T') {
      const [type = ''] = words;
      const pieces = data
        .slice(type.length + 1)
        .split(';')
        .map((piece) => piece.split(' ').map(Number) as [number, number]);
      expect(tail).toBe(pieces.map(([start, end]) => points.slice(start, end).join('')).join(' '));
      pieces.forEach(([start], i) => {
        expect(start).toBeGreaterThanOrEqual(pieces[i - 1]?.[1] ?? 0);
      });
      spans.set(id, { type, pieces, text: tail });
    } else if (id[0] === 'E') {
      const [[type = '', trigger = ''] = [], ...parts] = words.map((word) => word.split(':'));
      frames.set(id, { type, trigger, parts: parts as [string, string][] });
    } else if (id[0] === 'A') attributes.push(words as [string, string, string]);
    else if (id[0] === '#') notes.set(words[1] ?? '', JSON.parse(tail));
    else if (id === '*') same.push(words.slice(1));
    else throw new Error(`no line of brat's: ${line}`);
  }
  return { spans, frames, notes, attributes, same };
}

describe('brat', () => {
  const { article, reading } = sample('../../a/../=1');
  const folder = mkdtempSync(join(tmpdir(), 'standoff-brat-'));
  exportAs('brat', folder)(article, reading);
  const files = readdirSync(folder).sort();
  const text = readFileSync(join(folder, files.find((file) => file.endsWith('.txt')) ?? ''), 'utf8');
  const ann = readFileSync(join(folder, files.find((file) => file.endsWith('.ann')) ?? ''), 'utf8');
  const conf = readFileSync(join(folder, 'annotation.conf'), 'utf8');
  rmSync(folder, { recursive: true });
  const read = readAnn(ann, text);

  it('writes a text of the same length and the same words', () => {
    expect(files).toHaveLength(3);
    expect(text).toHaveLength(TEXT.length);
    expect(text).toBe(bratText(article));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\r\u0007\u001b]/);
  });

  it('keeps the spans, labels, actors and links of every record', () => {
    const unit = unitsOf(text);
    // Pieces with nothing but breaks between them are one span.
    const whole = (t: string) => {
      const out: Span[] = [];
      for (const [start, end] of read.spans.get(t)?.pieces ?? []) {
        const last = out.at(-1);
        const span = { start: unit(start), end: unit(end) };
        if (last && /^[\t\n\u2028\u2029]*$/.test(text.slice(last.end, span.start)))
          out.splice(-1, 1, { ...last, end: span.end });
        else out.push(span);
      }
      return out;
    };
    const say = (role: string, t: string) => whole(t).map(({ start, end }) => `${role} ${start}-${end}`);
    const owner = new Map<string, string>();
    const records: Omit<Kept, 'texts'>[] = [];
    for (const [target, note] of read.notes) {
      const { kind, id } = note as { kind: string; id: string };
      if (kind === 'actor') {
        const mentions = read.same.find(([first]) => first === target) ?? [target];
        for (const t of mentions) owner.set(t, id);
        expect(read.spans.get(target)?.type.toLowerCase()).toBe(note.type);
        records.push({ kind, id, spans: mentions.flatMap((t) => say('mentions', t)), actors: [] });
      } else if (!read.frames.has(target)) {
        records.push({ kind, id, spans: say('span', target), actors: [] });
      }
    }
    const TRIGGERS: Record<string, string> = {
      demand: 'content',
      conditional: 'condition',
      event: 'trigger',
    };
    for (const [e, { type, trigger, parts }] of read.frames) {
      const note = read.notes.get(e) as { kind: string; id: string; type?: string };
      const { kind, id } = note;
      expect(read.spans.get(trigger)?.type).toBe(type);
      expect(type.toLowerCase()).toBe(kind === 'event' ? note.type?.toLowerCase() : kind);
      const roles = parts.map(([role, part]): [string, string] => [lower(role.replace(/\d+$/, '')), part]);
      const links = roles.filter(([, part]) => part.startsWith('E'));
      for (const [, part] of links) expect(read.frames.has(part)).toBe(true);
      const actors = roles.filter(([, part]) => owner.has(part));
      const own = roles.filter(([, part]) => part.startsWith('T') && !owner.has(part));
      const first = kind === 'statement' ? [] : say(TRIGGERS[kind] ?? 'span', trigger);
      records.push({
        kind,
        id,
        spans: [...first, ...own.flatMap(([role, t]) => say(role, t))],
        actors: actors.map(([role, t]) => `${role} ${owner.get(t)}`),
      });
    }
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(records.sort(byId)).toEqual(
      kept(article, reading)
        .map(({ texts: _, ...rest }) => rest)
        .sort(byId),
    );
    const within = [...read.frames.values()].flatMap(({ parts }) =>
      parts.filter(([role]) => role === 'Within'),
    );
    expect(read.notes.get(within[0]?.[1] ?? '')?.id).toBe(reading.statements[0]?.id);
  });

  it('splits a span at line breaks and gaps', () => {
    const [content] = [...read.spans.values()].filter(
      ({ type, text }) => type === 'Content' && text.includes('lied'),
    );
    expect(content?.text).toBe('"Ruritania has lied," "again"');
    expect(content?.pieces).toHaveLength(3);
  });

  it('declares every type, role and value in annotation.conf', () => {
    expect(conf).toBe(ANNOTATION_CONF);
    const declared = (section: string) =>
      (conf.split(`[${section}]\n`)[1]?.split('\n\n')[0] ?? '').split('\n').map((line) => line.split('\t'));
    const entities = declared('entities').map(([type]) => type);
    const events = new Map(declared('events').map(([type, roles = '']) => [type, roles]));
    const values = new Map(declared('attributes').map(([type, rest = '']) => [type, rest]));
    for (const { type } of read.spans.values()) expect([...entities, ...events.keys()]).toContain(type);
    for (const { type, parts } of read.frames.values())
      for (const [role] of parts) expect(events.get(type)).toContain(`${role.replace(/\d+$/, '')}*:`);
    for (const [type, , value] of read.attributes)
      expect(values.get(type)?.split('Value:')[1]?.split('|')).toContain(value);
    expect(read.attributes.map(([type, , value]) => `${type} ${value}`)).toContain('Type press_conference');
  });
});

describe('a folder of files', () => {
  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x\\y',
    '..',
    '.hidden',
    '-rf',
    'NUL',
    'con.txt',
    'a\u0000b',
    '',
    '\u202etxt.exe',
    '漢'.repeat(300),
  ])('takes an article called %j', (name) => {
    expect(safeName(name)).toMatch(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u);
    expect(Buffer.byteLength(safeName(name))).toBeLessThan(250);
    expect(safeName(name)).not.toMatch(/^(?:con|nul)(?:\.|$)/i);
  });

  it('keeps any name inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(safeName(name)).toMatch(/^(?!\.\.?$)[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*$/u);
      }),
    );
  });

  it('tells names apart that a file system takes for one, and overwrites nothing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'standoff-brat-'));
    const write = exportAs('brat', folder);
    for (const name of ['a/b', 'A_b', 'a:b']) {
      const { article, reading } = sample(name);
      expect(write(article, reading)).toBe('');
    }
    expect(
      readdirSync(folder)
        .filter((file) => file.endsWith('.ann'))
        .sort(),
    ).toEqual(['A_b-2.ann', 'a_b-3.ann', 'a_b.ann'].sort());
    const { article, reading } = sample('a/b');
    const again = exportAs('brat', folder);
    expect(() => again(article, reading)).toThrow(/is there already.*--out/);
    writeFileSync(join(folder, 'annotation.conf'), 'mine');
    expect(() => exportAs('brat', folder)).toThrow(/is there already/);
    rmSync(folder, { recursive: true });
  });

  it('is wanted by brat and by no other format', () => {
    expect(() => exportAs('brat', null)).toThrow(/--out FOLDER/);
    expect(() => exportAs('csv', 'x')).toThrow(/standard output/);
  });
});

function lower(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
