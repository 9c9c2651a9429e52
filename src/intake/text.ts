import type { Found } from './article.ts';

/** A plain text is its article: no metadata, not a character changed. */
export function foundInText(text: string): Found {
  return { text, url: null, publisher: null, title: null, published: null, warnings: [] };
}
