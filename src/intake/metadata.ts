import { dateOfMetadata } from './dates.ts';
import type { Document, Page } from './page.ts';

/** What a page says about itself. */
export interface Metadata {
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO date. */
  readonly published: string | null;
  readonly url: string | null;
  /** The whole text as JSON-LD repeats it, for pages that draw it by script. */
  readonly articleBody: string | null;
}

type Json = Readonly<Record<string, unknown>>;

/** Nodes looked at in all of a page's JSON-LD. */
const MAX_NODES = 10_000;
const MAX_VALUE = 1000;
/** schema.org's Article and its subtypes that news sites use. */
const ARTICLE_TYPE =
  /(?:^|[/:])(?:\w*NewsArticle|Article|ReportageNewsArticle|AnalysisNewsArticle|LiveBlogPosting|BlogPosting|Report)$/;

/**
 * Title, publisher, day of publication and address of a page: JSON-LD (schema.org NewsArticle, in arrays and @graph)
 * first, then Open Graph and other meta elements, then the page's own <time>, <title> and canonical link.
 */
export function metadataOf({ document, jsonLd }: Page): Metadata {
  const nodes = jsonLdNodes(jsonLd);
  const article = nodes.find((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type))) ?? {};
  const meta = metaOf(document);
  const href = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null;
  return {
    title: first(line(article.headline), meta('og:title'), meta('twitter:title'), titleOf(document)),
    publisher: first(
      nameOf(own(article, 'publisher'), nodes),
      meta('og:site_name'),
      meta('dc.publisher'),
      meta('application-name'),
    ),
    published: firstDate(
      line(own(article, 'datePublished')),
      meta('article:published_time'),
      meta('og:published_time'),
      meta('og:article:published_time'),
      meta('datepublished'),
      meta('parsely-pub-date'),
      meta('sailthru.date'),
      meta('dc.date.issued'),
      meta('dc.date'),
      meta('pubdate'),
      meta('date'),
      ...timesOf(document),
    ),
    url: firstUrl(href, meta('og:url'), line(own(article, 'url')), idOf(own(article, 'mainEntityOfPage'))),
    articleBody: typeof own(article, 'articleBody') === 'string' ? String(article.articleBody) : null,
  };
}

/** All objects of the scripts, outermost first; what is not JSON is passed over. */
function jsonLdNodes(scripts: readonly string[]): Json[] {
  const nodes: Json[] = [];
  const queue: unknown[] = scripts.map((script) => {
    try {
      return JSON.parse(script);
    } catch {
      return null;
    }
  });
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at];
    if (Array.isArray(value)) for (const item of value.slice(0, MAX_NODES)) queue.push(item);
    else if (isObject(value)) {
      nodes.push(value);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'publisher'])
        queue.push(own(value, key));
    }
  }
  return nodes;
}

/** A field of the object itself: "__proto__" and its like in hostile JSON-LD reach nothing. */
function own(node: Json, key: string): unknown {
  return Object.hasOwn(node, key) ? node[key] : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Json): string[] {
  return [own(node, '@type')].flat().filter((type) => typeof type === 'string');
}

/** Name of a person or organisation: a string, an object, a list of them, or a reference by @id. */
function nameOf(value: unknown, nodes: readonly Json[]): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(one)) return line(one);
  const id = own(one, '@id');
  const named =
    id === undefined ? one : nodes.find((node) => own(node, '@id') === id && Object.hasOwn(node, 'name'));
  return line(own(one, 'name')) ?? (named ? line(own(named, 'name')) : null);
}

function idOf(value: unknown): string | null {
  return isObject(value) ? line(own(value, '@id')) : line(value);
}

function metaOf(document: Document): (name: string) => string | null {
  const contents = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const content = line(element.getAttribute('content'));
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content !== null && !contents.has(name)) contents.set(name, content);
    }
  }
  return (name) => contents.get(name) ?? null;
}

function titleOf(document: Document): string | null {
  return (
    line(document.querySelector('title')?.textContent) ?? line(document.querySelector('h1')?.textContent)
  );
}

/** Dates of <time> and of microdata, the article's own before those of the site around it. */
function timesOf(document: Document): (string | null)[] {
  const places = ['[itemprop~="datePublished"]', 'article time', 'main time', 'time'];
  return places.flatMap((place) => {
    const element = document.querySelector(place);
    return element ? [line(element.getAttribute('datetime')), line(element.textContent)] : [];
  });
}

/** A value as one trimmed line of bounded length; null where it is no string or blank. */
function line(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return (
    value
      .slice(0, MAX_VALUE)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim() || null
  );
}

function first(...values: (string | null)[]): string | null {
  return values.find((value) => value !== null) ?? null;
}

function firstDate(...values: (string | null)[]): string | null {
  return first(...values.map((value) => value && dateOfMetadata(value)));
}

function firstUrl(...values: (string | null)[]): string | null {
  return first(...values.map((value) => (value && /^https?:\/\/[^\s"<>]+$/i.test(value) ? value : null)));
}
