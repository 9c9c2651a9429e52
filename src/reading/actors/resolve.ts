import { firstAfter } from '../../record/span.ts';
import type { Draft } from '../draft.ts';
import { Cast } from './cast.ts';
import { homeOf } from './home.ts';
import { ActorIndex } from './index.ts';
import { linkPhrases } from './links.ts';
import { fullForm, People } from './people.ts';
import { type NamedWords, type Phrase, phrasesOf } from './phrases.ts';
import { Reader } from './reader.ts';
import { Scene } from './scene.ts';
import { type Word, wordsOf } from './words.ts';

/** Reads who appears in the article; the result answers whom a span refers to. */
export function readActors(draft: Draft): ActorIndex {
  const { article, sentences } = draft;
  const words = wordsOf(article.text, sentences);
  const named = namedWords(words, draft.names);
  const phrases = phrasesBySentence(words, sentences.length, named);
  const cast = new Cast(article.published);
  const people = new People(
    cast,
    draft.names
      .filter((name) => name.type === 'PER')
      .map((name) => ({ at: name.start, name: article.text.slice(name.start, name.end) }))
      .filter(({ name }) => fullForm(name).includes(' ')),
  );
  const sources = new Map(
    draft.attributions.flatMap(({ source }): [number, number][] =>
      source ? [[firstAfter(words, source.start), firstAfter(words, source.end - 1) + 1]] : [],
    ),
  );
  const scene = new Scene(article, words, cast, people, homeOf(draft, words, named), phrases.flat(), sources);
  const index = new ActorIndex(scene);
  const reader = new Reader(scene, index, draft, draft.quotations);
  for (let s = 0; s < sentences.length; ) {
    const paragraph = sentences[s]?.paragraph;
    const from = s;
    while (sentences[s] && sentences[s]?.paragraph === paragraph) s++;
    reader.paragraph(phrases.slice(from, s), from, s);
  }
  return index;
}

function namedWords(words: readonly Word[], names: Draft['names']): Map<number, NamedWords> {
  const named = new Map<number, NamedWords>();
  for (const name of names) {
    const from = firstAfter(words, name.start);
    let to = from;
    while (words[to] && (words[to]?.start ?? 0) < name.end) to++;
    if (to > from) named.set(from, { name, from, to });
  }
  return named;
}

function phrasesBySentence(
  words: readonly Word[],
  count: number,
  named: ReadonlyMap<number, NamedWords>,
): Phrase[][] {
  const phrases: Phrase[][] = [];
  let from = 0;
  for (let s = 0; s < count; s++) {
    let to = from;
    while (words[to]?.sentence === s) to++;
    phrases.push(linkPhrases(words, phrasesOf(words, from, to, named)));
    from = to;
  }
  return phrases;
}
