import { Readability } from '@mozilla/readability';
import type { Found } from './article.ts';
import { MAX_READABLE } from './limits.ts';
import { metadataOf } from './metadata.ts';
import { type Document, type Element, type Node, pageOf } from './page.ts';

const ELEMENT = 1;
const TEXT = 3;
/** What is on a page but is no paragraph of its article. */
const SKIP =
  /^(?:ASIDE|NAV|FOOTER|HEADER|FORM|BUTTON|SELECT|TEXTAREA|SCRIPT|STYLE|NOSCRIPT|IFRAME|OBJECT|VIDEO|AUDIO|FIGURE|FIGCAPTION|TITLE|H[1-6])$/;
const BLOCK = /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|BODY|DETAILS|DIV|DL|HR|MAIN|OL|P|PRE|SECTION|UL)$/;

/**
 * Reads a page that holds one article: its text is the article's paragraphs with a blank line between, entities
 * decoded and white space as a browser shows it; figures, headings and the site around it are left out.
 * Scripts never run.
 */
export function foundInHtml(html: string): Found | { readonly error: string } {
  const page = pageOf(html);
  if ('error' in page) return page;
  const { articleBody, ...metadata } = metadataOf(page);
  for (const element of [...page.document.querySelectorAll('title,meta,link')]) element.remove();

  // Readability takes the document apart: what it leaves unread is collected before.
  const all = paragraphsOf(page.document.body);
  const main = page.tags * page.depth <= MAX_READABLE ? readable(page.document) : null;
  const paragraphs = main ? paragraphsOf(main) : [];
  if (paragraphs.length > 0) return { text: paragraphs.join('\n\n'), ...metadata, warnings: [] };
  if (articleBody?.trim()) return { text: articleBody, ...metadata, warnings: [] };
  return {
    text: all.join('\n\n'),
    ...metadata,
    warnings: ['no article body found in the page: all its paragraphs are read; check the text'],
  };
}

/** The element that holds the article, after Mozilla's Readability; null where it finds none. */
function readable(document: Document): Element | null {
  try {
    const options = { disableJSONLD: true, serializer: (node: unknown) => node as Element };
    return new Readability<Element>(document as never, options).parse()?.content ?? null;
  } catch {
    // Readability was written for whole pages in browsers and throws on some broken ones; the caller then reads all.
    return null;
  }
}

/** The text of each paragraph under `root`, in one walk without recursion: pages nest as deep as they like. */
function paragraphsOf(root: Node): string[] {
  const paragraphs: string[] = [];
  let current = '';
  const flush = () => {
    // Two line breaks part paragraphs on old pages; one is a line break.
    for (const part of current.split(/\n\s*\n/)) {
      const text = part
        .split('\n')
        .map((row) => row.replace(/[ \t\r\f]+/g, ' ').trim())
        .filter((row) => row !== '')
        .join('\n');
      if (text !== '') paragraphs.push(text);
    }
    current = '';
  };
  let node: Node | null = root;
  while (node) {
    const name = node.nodeName;
    const skipped = node.nodeType === ELEMENT && SKIP.test(name) && node !== root;
    if (node.nodeType === TEXT) current += (node.nodeValue ?? '').replace(/[\n\r]+/g, ' ');
    else if (name === 'BR') current += '\n';
    else if (name === 'Q') current += '“';
    else if (skipped || BLOCK.test(name)) flush();
    if (!skipped && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node) leave(node.nodeName);
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  flush();
  return paragraphs;

  function leave(name: string): void {
    if (name === 'Q') current += '”';
    else if (BLOCK.test(name)) flush();
  }
}
