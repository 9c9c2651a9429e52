import { describe, expect, test } from 'vitest';
import { foundInHtml } from '../src/intake/html.ts';
import { MAX_HTML_DEPTH, MAX_HTML_TAGS } from '../src/intake/limits.ts';
import { STORY } from './intake-files.ts';

const BODY = Array.from({ length: 6 }, (_, n) => `<p>${n + 1}. ${STORY}</p>`).join('\n');
const TEXT = Array.from({ length: 6 }, (_, n) => `${n + 1}. ${STORY}`).join('\n\n');

function found(html: string) {
  const one = foundInHtml(html);
  if ('error' in one) throw new Error(one.error);
  return one;
}

function ld(value: unknown): string {
  return `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
}

describe('the text of a page', () => {
  test('is the paragraphs of its article, without the site around them', () => {
    const page = `<!doctype html><html><head><title>Talks - Example</title></head><body>
      <header><a href="/">Home</a> <a href="/world">World</a></header><nav><ul><li><a href="/a">Most read</a></li></ul></nav>
      <main><article><h1>Talks</h1><figure><img src="a.jpg"><figcaption>The hall in Geneva.</figcaption></figure>
      ${BODY}<aside><p>Sign up to our newsletter</p></aside></article></main>
      <footer><p>All rights reserved, and cookies too</p></footer></body></html>`;
    expect(found(page)).toMatchObject({ text: TEXT, warnings: [] });
  });

  test('has entities decoded, white space as shown, and nothing of scripts or styles', () => {
    const page = `<p>&ldquo;No,&rdquo;\n  she&#8217;s <b>to</b> <i>say</i><!-- none -->, &#x2014; &eacute;t&eacute; &amp;lt;</p>
      <script>document.body.append("bad")</script><style>p { color: red }</style><p>He said <q>yes</q>.<br>So it is.<br><br>The end.`;
    expect(found(page).text).toBe('“No,” she’s to say, — été &lt;\n\nHe said “yes”.\nSo it is.\n\nThe end.');
  });

  test.each([
    ['no frame', BODY],
    ['no end tags', BODY.replaceAll('</p>', '')],
    ['text after the end', `<html><body></body></html>${BODY}`],
    ['a body without html', `<body class=a><div>${BODY}`],
    ['paragraphs in the head', `<html><head><title>T${'</title>'}${BODY}`],
    ['stray end tags', `</div></p></span><div>${BODY}</div></div></section>`],
    ['inline tags left open', BODY.replaceAll('<p>', '<p><b><font size=2>')],
    ['a table for a frame', `<table><tr><td>${BODY}</table>`],
    ['a comment left open', `${BODY}<!-- end <p>not this`],
    ['a script left open', `${BODY}<script>var a = "<p>not this</p>"`],
    ['a tag left open', `${BODY}<p class="`],
  ])('with %s', (_, page) => {
    expect(found(page).text).toBe(TEXT);
  });

  test('may nest deeply or be long, up to a bound', () => {
    expect(found(`${'<div>'.repeat(300)}${BODY}`).text).toBe(TEXT);
    expect(found('<p>one of the many'.repeat(5000)).text.length).toBeGreaterThan(80_000);
    expect(foundInHtml('<div></span>'.repeat(MAX_HTML_DEPTH + 1))).toMatchObject({
      error: /nested 513 deep; at most 512/,
    });
    expect(foundInHtml('<p>a'.repeat(MAX_HTML_TAGS + 1))).toMatchObject({
      error: /50001 tags and entities; at most 50000/,
    });
    expect(foundInHtml('x'.repeat(4_000_001))).toMatchObject({ error: /4000001 characters/ });
  });

  test('comes from JSON-LD where the page draws it by script', () => {
    expect(found(`<div id="app"></div>${ld({ '@type': 'NewsArticle', articleBody: STORY })}`).text).toBe(
      STORY,
    );
  });

  test('runs no script and no handler', () => {
    const page = `<script>globalThis.ran = 1</script><svg onload="globalThis.ran = 1"></svg>
      <p onclick="globalThis.ran = 1">${STORY}</p><img src=x onerror="globalThis.ran = 1">`;
    expect(found(page).text).toBe(STORY);
    expect('ran' in globalThis).toBe(false);
  });
});

describe('the metadata of a page', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: 'Talks  resume',
    datePublished: '2022-01-10T18:20:00+01:00',
    url: 'https://example.org/talks',
    publisher: { '@type': 'Organization', name: 'Example Wire' },
  };
  const all = {
    title: 'Talks resume',
    published: '2022-01-10',
    url: 'https://example.org/talks',
    publisher: 'Example Wire',
  };

  test.each([
    ['an object', article],
    ['a list', [{ '@type': 'WebSite', name: 'x' }, article]],
    ['a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'BreadcrumbList' }, article] }],
    ['a list of types', { ...article, '@type': ['Thing', 'ReportageNewsArticle'] }],
    ['a publisher in a list', { ...article, publisher: [{ name: 'Example Wire' }] }],
    ['a publisher by name', { ...article, publisher: 'Example Wire' }],
    [
      'a publisher by reference',
      {
        '@graph': [
          { ...article, publisher: { '@id': '#org' } },
          { '@id': '#org', '@type': 'Organization', name: 'Example Wire' },
        ],
      },
    ],
  ])('from JSON-LD with %s', (_, value) => {
    expect(found(ld(value) + BODY)).toMatchObject(all);
  });

  test('from Open Graph, meta elements and the canonical link', () => {
    const head = `<link rel="canonical" href="https://example.org/talks"><meta property="og:title" content="Talks resume">
      <meta property="og:site_name" content="Example Wire"><meta property="article:published_time" content="2022-01-10T18:20Z">
      <meta property="og:url" content="https://example.org/other">`;
    expect(found(head + BODY)).toMatchObject(all);
  });

  test('from the page itself', () => {
    const page = `<title>Talks resume</title><time datetime="2021-01-01">site</time><article><time datetime="2022-01-10">Monday</time>${BODY}</article>`;
    expect(found(page)).toMatchObject({
      title: 'Talks resume',
      published: '2022-01-10',
      url: null,
      publisher: null,
    });
    expect(found(`<article><time>January 10, 2022</time>${BODY}</article>`).published).toBe('2022-01-10');
  });

  test('is null where it is missing, broken or no address', () => {
    const none = { title: null, published: null, url: null, publisher: null };
    expect(found(ld('{"@type": "NewsArticle", "headline": ') + BODY)).toMatchObject(none);
    const wrong = {
      '@type': 'NewsArticle',
      headline: 7,
      datePublished: 'soon',
      url: 'javascript:alert(1)',
      publisher: [],
    };
    expect(found(ld(wrong) + BODY)).toMatchObject(none);
    expect(found(ld(`${'['.repeat(50_000)}`) + BODY)).toMatchObject(none);
    expect(found(ld(`${'{"@graph":'.repeat(20_000)}1${'}'.repeat(20_000)}`) + BODY)).toMatchObject(none);
  });

  test('pollutes no prototype', () => {
    const hostile =
      '{"__proto__": {"headline": "x", "polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "@type": "NewsArticle"}';
    expect(found(ld(hostile) + BODY).title).toBeNull();
    expect(
      found(`<meta name="__proto__" content="x"><meta property="constructor" content="y">${BODY}`).title,
    ).toBeNull();
    expect('polluted' in {}).toBe(false);
  });
});
