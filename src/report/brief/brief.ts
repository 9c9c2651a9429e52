import { changedIn, disputedIn } from '../../ledger/changes.ts';
import type { Ledger } from '../../ledger/database/open.ts';
import type { EntryKind } from '../../ledger/entry.ts';
import { computed } from '../../ledger/merging/rows.ts';
import { dayOf } from '../../ledger/standoff.ts';
import type { Sourced } from '../../ledger/view.ts';
import { entriesFor, type Query, queryOf, weekBefore } from '../ledger/query.ts';
import { BRIEF_LIMIT } from '../limits.ts';
import { type Note, Notes } from './notes.ts';
import {
  demandSentences,
  disputedSentences,
  entrySentence,
  meetingSentences,
  seriesSentences,
  type Told,
  tripwireSentences,
} from './sentences.ts';

/** A briefing on a standoff, in the order in which it is read. */
export interface Brief {
  readonly title: string;
  /** Who stands on which side, and what the brief looks at. */
  readonly about: readonly string[];
  readonly sections: readonly Section[];
  readonly notes: readonly Note[];
}

export interface Section {
  readonly title: string;
  /** Empty where nothing is to be said. */
  readonly sentences: readonly Sentence[];
  /** Entries that are left out, the oldest. */
  readonly more: number;
}

export interface Sentence {
  readonly text: string;
  /** Numbers of the notes that it rests on, at least one. */
  readonly notes: readonly number[];
  /** It adds to the sentence before it. */
  readonly under: boolean;
}

export interface BriefAsked {
  /** ISO day since which changes are told; by default a week before `asOf`, or before the latest report. */
  readonly since?: string | undefined;
  readonly asOf?: string | undefined;
  /** Entries of a section, at most. */
  readonly limit?: number | undefined;
}

/**
 * What an analyst is told of a standoff: what changed, demands, tripwires, figures, talks, disputed points, each sentence
 * with the passages that say it.
 * @throws {Error} where there is no such standoff or day, or the ledger is empty
 */
export async function briefOf(ledger: Ledger, name: string, asked: BriefAsked): Promise<Brief> {
  const limit = asked.limit ?? BRIEF_LIMIT;
  // One more than is printed tells that there are more.
  const query = await queryOf(ledger, name, { asOf: asked.asOf, limit: limit + 1 });
  const { standoff, asOf } = query;
  const since = dayOf('--since', asked.since ?? null) ?? (await weekBefore(query));
  const notes = new Notes();
  // The latest come first: a reader stops where it gets old.
  const section = (
    title: string,
    found: readonly Sourced[],
    tell: (one: Sourced) => readonly Told[],
  ): Section => ({
    title,
    sentences: found
      .slice(0, limit)
      .flatMap(tell)
      .filter(({ evidence }) => evidence.length > 0)
      .map(({ text, evidence, under = false }) => ({ text, notes: notes.cite(evidence), under })),
    more: Math.max(0, found.length - limit),
  });
  const changes = await changed(query, since);
  const latest = async (kind: EntryKind) => (await entriesFor(query, kind)).reverse();
  const tripwires = await latest('tripwire');
  const meetings = await latest('meeting');
  const having = (found: readonly Sourced[], statuses: readonly string[]) =>
    found.filter(({ entry }) => statuses.includes(entry.state.status));
  const sections = [
    section(`What changed since ${since}`, changes, (one) => changeSentence(one, since)),
    section('Demands and their answers', await latest('thread'), demandSentences),
    section('Tripwires: tripped', having(tripwires, ['tripped']), tripwireSentences),
    section('Tripwires: possibly met', having(tripwires, ['possibly met']), tripwireSentences),
    section('Tripwires: armed', having(tripwires, ['armed']), tripwireSentences),
    section('Tripwires: lapsed or withdrawn', having(tripwires, ['lapsed', 'withdrawn']), tripwireSentences),
    section('Figures by claimant', await latest('series'), seriesSentences),
    section('Talks held', having(meetings, ['held']), meetingSentences),
    section('Talks to come', having(meetings, ['planned', 'proposed']).reverse(), meetingSentences),
    section('Talks cancelled', having(meetings, ['cancelled']), meetingSentences),
    section(
      'Disputed points',
      (
        await disputedIn(ledger.db, { ...query, terms: standoff.terms, keep: query.keep ?? (() => true) })
      ).reverse(),
      disputedSentences,
    ),
  ];
  return {
    title: standoff.name,
    about: [
      standoff.sides.map((side) => side.map(({ name }) => name).join(', ')).join(' / '),
      `Since ${standoff.since}${standoff.until ? ` until ${standoff.until}` : ''}; as known ${asOf ? `on ${asOf}` : 'now'}.`,
    ],
    sections,
    notes: await notes.resolved(ledger.db),
  };
}

/** Order in which changes are told: what a desk acts on first. */
const KINDS: readonly EntryKind[] = ['tripwire', 'thread', 'meeting', 'series', 'deed', 'position'];

/** Entries that were told first since, or became something else, by kind, the latest first. */
async function changed(
  { ledger, standoff, actors, asOf, limit, keep }: Query,
  since: string,
): Promise<Sourced[]> {
  const found = await changedIn(ledger.db, since, {
    actors,
    limit: limit * KINDS.length,
    asOf: asOf ?? standoff.until,
    terms: standoff.terms,
    keep: (entry) => (standoff.until === null || entry.at <= standoff.until) && (keep?.(entry) ?? true),
  });
  const told = found.filter((one) => changeOf(one, since) !== null);
  return KINDS.flatMap((kind) => told.filter(({ entry }) => entry.kind === kind).reverse());
}

function changeSentence(one: Sourced, since: string): Told[] {
  const fresh = one.evidence.filter(({ reported }) => reported > since);
  return [entrySentence(changeOf(one, since) ?? '', one, fresh)];
}

/** "new, planned", "planned → held"; null where it was only told again. */
function changeOf({ entry, evidence }: Sourced, since: string): string | null {
  const known = evidence.filter(({ reported }) => reported <= since);
  const { status, disputed } = entry.state;
  const counts = entry.kind === 'series' || entry.kind === 'position';
  if (!known.some(({ part }) => part === 'is')) return counts ? 'new' : `new, ${status}`;
  const before = computed(entry.id, entry.kind, known).state;
  if (!counts && before.status !== status) return `${before.status} → ${status}`;
  if (disputed && !before.disputed) return `${status}, now disputed`;
  return entry.kind === 'series' && evidence.length > known.length ? 'with new values' : null;
}
