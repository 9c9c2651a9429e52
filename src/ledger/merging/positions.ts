import type { ActorRef } from '../../record/actor.ts';
import type { Entry, Evidence, State } from '../entry.ts';
import { contentWords, overlap, stem } from '../words.ts';
import { type Claim, claimsIn, contradict } from './claims.ts';
import { commonWords, quoted, weightiest } from './matter.ts';
import type { Match, Merger } from './merger.ts';

/** What one actor says on one issue over time. */
export interface Position extends State {
  readonly actor: ActorRef;
  /** The words that its statements share. */
  readonly issue: string;
  readonly said: readonly {
    readonly reported: string;
    readonly text: string;
    readonly record: string;
    /** Ids of earlier statements of the actor that this one contradicts. */
    readonly contradicts: readonly string[];
  }[];
  /** Stems of what its statements share, by which others are compared with it. */
  readonly words: readonly string[];
}

/** Content words that a statement has at least, and that two on one issue share at least. */
const LEAST = 3;
/** Most words that a position is compared by, and that name its issue. */
const WORDS = 24;
const NAMED = 6;
/** Latest statements that a new one may contradict: what was said long before is history. */
const COMPARED = 60;
/** Characters of a statement in a title. */
const TITLE = 120;

export const positions: Merger<'statement', Position> = {
  entry: 'position',
  record: 'statement',
  window: { before: 365, after: 365 },
  keys(evidence) {
    const speaker = evidence.parties[0];
    if (!speaker || evidence.body.anonymous) return [];
    const words = wordsOf(evidence);
    return words.length < LEAST ? [] : weightiest(words, 5).map((word) => `position ${speaker.id} ${word}`);
  },
  match(evidence, { state }: Entry<Position>): Match | null {
    const words = wordsOf(evidence);
    if (evidence.parties[0]?.id !== state.actor.id) return null;
    const common = words.filter((word) => state.words.includes(word));
    if (common.length < LEAST) return null;
    return {
      score: overlap(words, state.words),
      why: `also said by ${state.actor.name}, about ${quoted(asSaid(contentOf(evidence), common))}`,
    };
  },
  state(evidence) {
    const told = onceEach(
      evidence.filter((one): one is Evidence<'statement'> => one.part === 'is' && one.kind === 'statement'),
    );
    const [first, last] = [told[0], told.at(-1)];
    const speaker = first?.parties[0];
    if (!first || !last || !speaker) throw new Error('a position without evidence of who says it');
    const words = commonWords(told.map(wordsOf), WORDS);
    const said = saidIn(told);
    const days = told.flatMap(({ from, reported }) => from ?? reported).sort();
    return {
      title: `${speaker.name}: ${cut(contentOf(last))}`,
      status: String(said.length),
      disputed: said.some(({ contradicts }) => contradicts.length > 0),
      from: days[0] ?? null,
      to: days.at(-1) ?? null,
      parties: [speaker],
      actor: { id: speaker.id, name: speaker.name },
      issue: asSaid(contentOf(first), words).slice(0, NAMED).join(', '),
      said,
      words,
    };
  },
};

/** Statements without those of copies of an article. */
function onceEach(told: readonly Evidence<'statement'>[]): Evidence<'statement'>[] {
  const seen = new Set<string>();
  return told.filter(({ source, text }) => {
    const key = `${source} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}

function saidIn(told: readonly Evidence<'statement'>[]): Position['said'] {
  const before: { record: string; source: string; claims: Claim[] }[] = [];
  return told.map((one) => {
    const { record, source, reported } = one;
    const text = contentOf(one);
    const claims = claimsIn(text, cueOf(one), namesIn(one));
    // Within one article a denial is as likely the reporter's "asked whether" as a change of mind.
    const contradicts = before
      .slice(-COMPARED)
      .filter((other) => other.source !== source && contradict(claims, other.claims))
      .map(({ record }) => record);
    before.push({ record, source, claims });
    return { reported, text, record, contradicts };
  });
}

/** Content words of what is said, without the speaker's own name. */
function wordsOf(one: Evidence<'statement'>): string[] {
  const names = namesIn(one);
  return contentWords(contentOf(one)).filter((word) => !names.has(word));
}

function namesIn({ parties }: Evidence): Set<string> {
  return new Set(parties.flatMap(({ name }) => contentWords(name)));
}

/** All that is said in the statement's sentence: a cue may stand in the middle of it. */
function contentOf(one: Evidence<'statement'>): string {
  const others = one.body.content.slice(1).map((span) => within(one, span));
  return [one.text, ...others].filter(Boolean).join(' … ');
}

function cueOf(one: Evidence<'statement'>): string {
  return one.body.cue.map((span) => within(one, span)).join(' ');
}

/** The characters of a span, as far as they lie in the record's own sentence. */
function within(one: Evidence, { start, end }: { start: number; end: number }): string {
  const at = one.sentence.indexOf(one.text);
  const from = start - one.start + at;
  return at < 0 || from < 0 ? '' : one.sentence.slice(from, end - one.start + at);
}

/** Words of the text that have these stems, as it has them. */
function asSaid(text: string, stems: readonly string[]): string[] {
  const wanted = new Set(stems);
  const found = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    const bare = stem(word.toLowerCase());
    if (wanted.has(bare) && !found.has(bare)) found.set(bare, word);
  }
  return [...found.values()];
}

function cut(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').replace(/^that /, '')];
  return characters.length <= TITLE ? characters.join('') : `${characters.slice(0, TITLE - 1).join('')}…`;
}
