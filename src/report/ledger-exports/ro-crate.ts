import { ENTRY_LETTERS, type EntryKind, type Evidence } from '../../ledger/entry.ts';
import type { Sourced } from '../../ledger/view.ts';
import { quoteOf, textIri, webPage } from '../exports/annotations.ts';
import { jsonLine } from '../exports/characters.ts';
import { version } from '../package.ts';
import { type Citable, citationOf, type Extract, type Opened, type Page } from './extract.ts';
import type { Files, TextFile, Written } from './files.ts';

/** RO-Crate 1.1 has no term for a digest; 1.2 takes the one of schema.org. */
const CONTEXT = ['https://w3id.org/ro/crate/1.1/context', { sha256: 'http://schema.org/sha256' }];
const JSON_LINES = 'application/x-ndjson';

/** What each file of the crate's payload holds, for whoever opens it without us. */
const PAYLOAD = {
  'entries.jsonl': {
    name: 'Entries',
    description:
      'One entry of the ledger a line: deeds, threads (demands with their answers), tripwires (conditional threats and promises), series (figures), meetings, positions; as they stand by their evidence.',
  },
  'evidence.jsonl': {
    name: 'Evidence',
    description:
      'One quotation a line: the entry that rests on it, the article by its citation, address and digest, the exact words with what stands before and after them, the sentence. To check one, take the text of the article, compare the SHA-256 of its UTF-8 bytes with sha256, and cut it from start to end, counted in UTF-16 code units from 0.',
  },
} as const;
type PayloadName = keyof typeof PAYLOAD;

/**
 * An evidence bundle: an RO-Crate 1.1 inside a BagIt bag (RFC 8493). It quotes articles and names them by digest and
 * citation; their texts, which are their publishers', stay out.
 */
export async function roCrate(extract: Extract, files: Files, now: Date): Promise<void> {
  const bag = new Bag(files);
  const cited = new Map<string, string>();
  const [entries, evidence] = [await bag.open('entries.jsonl'), await bag.open('evidence.jsonl')];
  for (const kind of Object.keys(ENTRY_LETTERS) as EntryKind[]) {
    for await (const page of extract.pages(kind)) {
      const texts = await extract.texts(page);
      for (const { id, sha256 } of page.articles.values()) cited.set(id, textIri({ sha256 }));
      for (const sourced of page.entries) {
        await entries.write(`${jsonLine(entryOf(sourced))}\n`);
        for (const one of sourced.evidence)
          await evidence.write(`${jsonLine(quotationOf(sourced, one, page, texts))}\n`);
      }
      extract.written += page.entries.length;
    }
  }
  const written = {
    'entries.jsonl': await bag.close('entries.jsonl', entries),
    'evidence.jsonl': await bag.close('evidence.jsonl', evidence),
  };
  const metadata = await bag.open('ro-crate-metadata.json');
  await writeMetadata(metadata, extract, written, cited, now);
  await bag.close('ro-crate-metadata.json', metadata);
  await bag.finish(extract.title, now);
}

function entryOf({ entry }: Sourced): object {
  const { state, ...rest } = entry;
  const { words: _, ...shown } = state as typeof state & { words?: unknown };
  return { ...rest, ...shown };
}

function quotationOf(
  { entry }: Sourced,
  one: Evidence,
  { articles }: Page,
  texts: ReadonlyMap<string, Opened>,
): object {
  const article = articles.get(one.article) as Citable;
  const { exact, prefix, suffix } = quoteOf(texts.get(one.article) as Opened, one);
  return {
    entry: entry.id,
    record: one.record,
    kind: one.kind,
    part: one.part,
    article: textIri(article),
    sha256: article.sha256,
    citation: citationOf(article),
    url: webPage(article.url),
    reported: one.reported,
    until: one.until,
    start: one.start,
    end: one.end,
    exact,
    prefix,
    suffix,
    sentence: one.sentence,
    speaker: one.speaker?.name ?? null,
    confidence: one.confidence,
    score: one.score,
    why: one.why,
    by: one.by,
  };
}

/** Writes the metadata entity after entity: a crate may cite a hundred thousand articles. */
async function writeMetadata(
  file: TextFile,
  extract: Extract,
  written: Readonly<Record<PayloadName, Written>>,
  cited: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const { since, until } = extract.asked;
  const root = {
    '@id': './',
    '@type': 'Dataset',
    name: extract.title,
    description: `Sourced entries of a ledger of news reports and the quotations that they rest on, ${extract.written} entries from ${cited.size} articles.`,
    datePublished: now.toISOString(),
    license: { '@id': '#quotations' },
    ...((since || until) && { temporalCoverage: `${since ?? '..'}/${until ?? '..'}` }),
    hasPart: Object.keys(PAYLOAD).map((name) => ({ '@id': name })),
    mentions: { '@id': '#export' },
  };
  await file.write(`{"@context":${JSON.stringify(CONTEXT)},"@graph":[\n`);
  await file.write(
    `${jsonLine({
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
      about: { '@id': './' },
    })},\n`,
  );
  await file.write(`${jsonLine(root).slice(0, -1)},"citation":[`);
  let comma = '';
  for (const iri of cited.values()) {
    await file.write(`${comma}${jsonLine({ '@id': iri })}`);
    comma = ',';
  }
  await file.write(']}');
  for (const entity of [...files(written), ...contextual(now)]) await file.write(`,\n${jsonLine(entity)}`);
  for await (const article of extract.citations(cited.keys()))
    await file.write(`,\n${jsonLine(articleEntity(article))}`);
  await file.write('\n]}\n');
}

function files(written: Readonly<Record<PayloadName, Written>>): object[] {
  return (Object.keys(PAYLOAD) as PayloadName[]).map((name) => ({
    '@id': name,
    '@type': 'File',
    ...PAYLOAD[name],
    encodingFormat: JSON_LINES,
    contentSize: String(written[name].bytes),
    sha256: written[name].sha256,
  }));
}

function contextual(now: Date): object[] {
  return [
    {
      '@id': '#quotations',
      '@type': 'CreativeWork',
      name: 'Quotations',
      description:
        'Short quotations of press articles, whose rights stay with their publishers; use them as the law on quotation allows.',
    },
    {
      '@id': '#export',
      '@type': 'CreateAction',
      name: 'Export of the ledger',
      endTime: now.toISOString(),
      instrument: { '@id': '#standoff' },
      result: { '@id': './' },
    },
    { '@id': '#standoff', '@type': 'SoftwareApplication', name: 'Standoff', softwareVersion: version },
  ];
}

function articleEntity(article: Citable): object {
  const { title, name, publisher, published, sha256 } = article;
  const url = webPage(article.url);
  return {
    '@id': textIri(article),
    '@type': 'CreativeWork',
    name: title ?? name,
    description: citationOf(article),
    ...(published && { datePublished: published }),
    ...(publisher && { publisher }),
    ...(url && { url }),
    sha256,
  };
}

/** A BagIt bag whose payload is written file after file. */
class Bag {
  readonly #files: Files;
  readonly #payload = new Map<string, Written>();

  constructor(files: Files) {
    this.#files = files;
  }

  open(name: string): Promise<TextFile> {
    return this.#files.text(`data/${name}`);
  }

  async close(name: string, file: TextFile): Promise<Written> {
    const written = await file.end();
    this.#payload.set(`data/${name}`, written);
    return written;
  }

  async finish(description: string, now: Date): Promise<void> {
    const bytes = [...this.#payload.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    const tags = new Map<string, Written>();
    const tag = async (name: string, lines: readonly string[]) => {
      const file = await this.#files.text(name);
      await file.write(lines.map((line) => `${line}\n`).join(''));
      tags.set(name, await file.end());
    };
    await tag('bagit.txt', ['BagIt-Version: 1.0', 'Tag-File-Character-Encoding: UTF-8']);
    await tag('bag-info.txt', [
      `Bag-Software-Agent: standoff ${version}`,
      `Bagging-Date: ${now.toISOString().slice(0, 10)}`,
      `External-Description: ${description.replace(/\s+/g, ' ')}`,
      `Payload-Oxum: ${bytes}.${this.#payload.size}`,
    ]);
    await tag('manifest-sha256.txt', manifest(this.#payload));
    await tag('tagmanifest-sha256.txt', manifest(tags));
  }
}

function manifest(files: ReadonlyMap<string, Written>): string[] {
  return [...files].map(([name, { sha256 }]) => `${sha256}  ${name}`);
}
