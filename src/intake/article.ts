import { type Article, sha256Of } from '../record/article.ts';
import { datelineOf, headOf } from './dateline.ts';
import { isoOf } from './dates.ts';
import { notEnglish } from './english.ts';
import { MAX_ARTICLE_BYTES, megabytes } from './limits.ts';

/** What a format's reader found in a file or line, before it is known to be an article. */
export interface Found {
  readonly text: string;
  readonly url: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  /** ISO date that the metadata state. */
  readonly published: string | null;
  /** What reading it has to tell: "no article body found: …". */
  readonly warnings: readonly string[];
}

/** An article with what its reader should know, or why there is none. */
export type Checked =
  | { readonly article: Article; readonly warnings: readonly string[] }
  | { readonly error: string };

export const NO_DATE = 'no publication date: relative times stay unresolved; give --published YYYY-MM-DD';

/**
 * Checks a text and makes an article of it. Its publication date is, in this order: `published` as the user gave it,
 * the metadata's, the dateline's or head's, `nameDate` (the file name's).
 */
export function articleOf(
  found: Found,
  name: string,
  { published = null, nameDate = null }: { published?: string | null; nameDate?: string | null },
): Checked {
  const { text } = found;
  const error = notProse(text) ?? notEnglish(text);
  if (error !== null) return { error };

  const head = headOf(found);
  const stated = published ?? found.published;
  const near = stated ?? (head.dateLine && isoOf(head.dateLine, null)) ?? nameDate;
  const dateline = datelineOf(found, head, near);
  const dated = stated ?? dateline?.date ?? near;
  return {
    article: {
      name,
      text,
      url: found.url,
      publisher: found.publisher,
      title: found.title,
      published: dated,
      dateline,
      sha256: sha256Of(text),
    },
    warnings: dated === null ? [...found.warnings, NO_DATE] : found.warnings,
  };
}

/** Why a text is no text to read, whatever its language; null where it may be. */
function notProse(text: string): string | null {
  if (text === '') return "empty: found no characters; give the article's text";
  if (!/\S/.test(text)) return "only white space: found no words; give the article's text";
  if (/\p{Cs}/u.test(text)) {
    return 'unpaired surrogates: the text is not well-formed Unicode; save or send it again as UTF-8';
  }
  if (text.includes('\0')) return 'not text: found NUL characters; give plain text, HTML or JSON lines';
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_ARTICLE_BYTES) {
    return `too long: one article of ${megabytes(bytes)}; at most ${megabytes(MAX_ARTICLE_BYTES)} are read; split it into its articles`;
  }
  return null;
}
