import type { Article } from '../../record/article.ts';
import type { Reading } from '../../record/reading.ts';
import { annotations } from './annotations.ts';
import { ANNOTATION_CONF, brat, bratText } from './brat.ts';
import { jsonLine } from './characters.ts';
import { CSV_HEAD, csv } from './csv.ts';
import { Folder } from './folder.ts';
import { plover } from './plover.ts';

type Writer<T> = (article: Article, reading: Reading) => T;

/** A format is one text that goes on from reading to reading, or a few files for each reading. */
type Format =
  | { readonly head?: string; readonly text: Writer<string> }
  | {
      /** Files that all readings share, by name. */
      readonly once: Readonly<Record<string, string>>;
      /** The files of one reading, by suffix. */
      readonly files: Writer<Readonly<Record<string, string>>>;
    };

const FORMATS = {
  json: { text: (_, reading) => `${jsonLine(reading)}\n` },
  plover: { text: plover },
  csv: { head: CSV_HEAD, text: csv },
  brat: {
    once: { 'annotation.conf': ANNOTATION_CONF },
    files: (article, reading) => ({ txt: bratText(article), ann: brat(article, reading) }),
  },
  annotations: { text: annotations },
} satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];

/**
 * Begins an export: the writer gives what to print for each reading, or writes the reading's files and gives nothing.
 * @param out the folder of a format of several files; null for all others
 * @throws {Error} where a folder is wanted and not given, or given and not wanted
 */
export function exportAs(name: FormatName, out: string | null): Writer<string> {
  const format: Format = FORMATS[name];
  if ('files' in format) {
    if (out === null) throw new Error(`--format ${name} makes several files: say where with --out FOLDER`);
    const folder = new Folder(out);
    for (const [file, content] of Object.entries(format.once)) folder.writeOnce(file, content);
    return (article, reading) => {
      folder.write(article.name, format.files(article, reading));
      return '';
    };
  }
  if (out !== null)
    throw new Error(`--format ${name} goes to standard output: leave --out away, write > FILE`);
  let head = format.head ?? '';
  return (article, reading) => {
    const text = head + format.text(article, reading);
    head = '';
    return text;
  };
}
