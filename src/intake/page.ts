import { parseHTML } from 'linkedom';
import { MAX_HTML_DEPTH, MAX_HTML_LENGTH, MAX_HTML_TAGS } from './limits.ts';

/** The part of the DOM that is used here. */
export interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
  readonly parentNode: Node | null;
}
export interface Element extends Node {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selectors: string): Element | null;
  querySelectorAll(selectors: string): Iterable<Element>;
  remove(): void;
}
export interface Document extends Pick<Element, 'querySelector' | 'querySelectorAll'> {
  normalize(): void;
  readonly body: Element;
}

/** A page's elements, all in its body, and the sources of its JSON-LD scripts. */
export interface Page {
  readonly document: Document;
  readonly jsonLd: readonly string[];
  /** Tags and entities. */
  readonly tags: number;
  /** Most elements inside one another, paragraphs not counted. */
  readonly depth: number;
}

/**
 * Comments, scripts, styles and drawings go whole (unclosed ones to the end, as in browsers), tags one by one;
 * then declarations, entities, and "<" that begins no tag.
 */
const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|svg|template)\b([^<>]*)>([\s\S]*?)(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9-]*)|<[!?/][^<>]*>?|[<&]/gi;
/** Tags that do not tell where a paragraph is, often left open and then nested without end; and void ones. */
const UNSEEN =
  /^(?:b|i|em|strong|font|u|s|small|big|tt|mark|ins|del|abbr|sup|sub|nobr|center|tr|thead|tbody|tfoot|colgroup|col|optgroup|option|rp|rt|area|base|embed|input|param|source|track|wbr)$/;
/** The frame of a page; linkedom does not supply what is missing, so all of it is supplied below. */
const FRAME = /^(?:html|head|body)$/;
/** Elements whose end tag may be left out: each is a paragraph here, which ends where the next begins. */
const PARAGRAPH = /^(?:p|li|dt|dd|td|th|caption)$/;
const VOID = /^(?:br|hr|img|link|meta)$/;

/**
 * Parses a page, however broken; scripts are taken away unread, but for JSON-LD.
 * Bounds on length, tags and depth keep that linear: the parser's time grows with the depth, and Readability recurs.
 */
export function pageOf(html: string): Page | { readonly error: string } {
  const jsonLd: string[] = [];
  const depth = new Depth();
  let tags = 0;
  const clean = html.replace(
    PIECE,
    (piece: string, raw?: string, attributes?: string, content?: string, slash = '', tag?: string) => {
      if (raw !== undefined) {
        if (/\bapplication\/ld\+json\b/i.test(attributes ?? '')) jsonLd.push(content ?? '');
        return '';
      }
      tags++;
      if (piece === '&') return piece;
      if (tag === undefined) return piece === '<' ? '&lt;' : '';
      const name = tag.toLowerCase();
      // Renamed, not cut out: the attributes that follow stay inside a tag.
      if (UNSEEN.test(name) || FRAME.test(name)) return `<${slash}wbr`;
      if (PARAGRAPH.test(name)) return `<${slash}p`;
      if (VOID.test(name)) return piece;
      // Readability counts the rows and columns of every table within a table.
      const block = name === 'table' ? 'div' : name;
      if (slash) depth.close(block);
      else depth.open(block);
      return `<${slash}${block}`;
    },
  );
  if (clean.length > MAX_HTML_LENGTH) {
    return tooBig(`${clean.length} characters beside scripts and styles`, MAX_HTML_LENGTH);
  }
  if (tags > MAX_HTML_TAGS) return tooBig(`${tags} tags and entities`, MAX_HTML_TAGS);
  if (depth.most > MAX_HTML_DEPTH) return tooBig(`elements nested ${depth.most} deep`, MAX_HTML_DEPTH);
  const window: unknown = parseHTML(`<!doctype html><html><head></head><body>${clean}</body></html>`);
  const { document } = window as { readonly document: Document };
  // The parser makes a text node of every entity, and Readability looks at each.
  document.normalize();
  return { document, jsonLd, tags, depth: depth.most };
}

/** Elements open at one point of a page; an end tag closes all down to its start tag, or nothing, as in the parser. */
class Depth {
  most = 0;
  readonly #open: string[] = [];
  readonly #counts = new Map<string, number>();

  open(name: string): void {
    this.#open.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    this.most = Math.max(this.most, this.#open.length);
  }

  close(name: string): void {
    if (!this.#counts.get(name)) return;
    let last: string | undefined;
    do {
      last = this.#open.pop();
      if (last !== undefined) this.#counts.set(last, (this.#counts.get(last) ?? 1) - 1);
    } while (last !== name);
  }
}

function tooBig(found: string, most: number): { error: string } {
  return {
    error: `no article page: found ${found}; at most ${most} are read; save the article's text as .txt`,
  };
}
