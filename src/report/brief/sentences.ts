import type { Entry, EntryKind, Evidence, State } from '../../ledger/entry.ts';
import type { Deed } from '../../ledger/merging/deeds.ts';
import type { Meeting } from '../../ledger/merging/meetings.ts';
import type { Series } from '../../ledger/merging/series.ts';
import type { Thread } from '../../ledger/merging/threads.ts';
import type { Tripwire } from '../../ledger/merging/tripwires.ts';
import type { Sourced } from '../../ledger/view.ts';
import type { ActorRef } from '../../record/actor.ts';
import { shorten } from '../columns.ts';
import { boundsText } from '../rows.ts';

/** A sentence of a brief and the evidence that it rests on. */
export interface Told {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** It adds to the sentence before it: an answer to a demand, a deed that meets a condition. */
  readonly under?: boolean;
}

/** Values of one claimant that a brief gives: the latest. */
const VALUES = 6;
const LONG = 240;

export function demandSentences({ entry, evidence }: Sourced): Told[] {
  const { by, of, content, stated, answers, status } = entry.state as Thread;
  const again = stated.length > 1 ? `, made ${stated.length} times, last on ${stated.at(-1)?.reported}` : '';
  const answered = new Set(answers.map(({ record }) => record));
  return [
    {
      text: `${nameOf(by)} demands${of ? ` of ${of.name}` : ''} (${entry.firstReported}${again}; ${status}): “${quotedText(content)}”.`,
      evidence: evidence.filter(({ part, record }) => part === 'is' || !answered.has(record)),
    },
    ...answers.map(({ reported, by, stance, text, record }) => ({
      text: `${nameOf(by)} ${stance ?? 'responds'} (${reported}): “${quotedText(text)}”.`,
      evidence: toldBy(evidence, record),
      under: true,
    })),
  ];
}

export function tripwireSentences({ entry, evidence }: Sourced): Told[] {
  const { by, against, condition, consequence, armed, ended, status, met } = entry.state as Tripwire;
  const whom = against ? ` to ${against.name}` : '';
  return [
    {
      text: `${nameOf(by)}${whom}, stated ${armed}, ${status}${ended ? ` on ${ended}` : ''}: condition “${quotedText(condition)}”, consequence “${quotedText(consequence)}”.`,
      evidence: evidence.filter(({ part }) => part === 'is'),
    },
    ...met.map(({ record, reported, surely, text, why }) => ({
      text: `${surely ? 'Met' : 'Possibly met'} by what was reported on ${reported}: “${quotedText(text)}” (${why}).`,
      evidence: toldBy(evidence, record),
      under: true,
    })),
  ];
}

/** One sentence a claimant. */
export function seriesSentences({ entry, evidence }: Sourced): Told[] {
  const { points, unit, what, where, title } = entry.state as Series;
  const byClaimant = new Map<string, Series['points'][number][]>();
  for (const point of points) {
    const key = point.claimant?.id ?? '';
    byClaimant.set(key, [...(byClaimant.get(key) ?? []), point]);
  }
  return [...byClaimant.values()].map((all, i): Told => {
    const last = all.slice(-VALUES);
    const values = last.map((point) => {
      const against = points.filter(({ record }) => point.contradicts.includes(record));
      const others = against.map(
        (other) => `${nameOf(other.claimant, 'the article')} ${boundsText({ ...other, unit })}`,
      );
      const day = point.asOf ?? `reported ${point.reported}`;
      return `${boundsText({ ...point, unit })} (${day}${others.length > 0 ? `; against ${others.join(', ')}` : ''})`;
    });
    const earlier = all.length > VALUES ? `${all.length - VALUES} earlier values, then ` : '';
    const records = new Set(last.map(({ record }) => record));
    return {
      text: `${capital(what || title)}${where ? `, ${where}` : ''}, by ${nameOf(all[0]?.claimant ?? null, 'the articles themselves')}: ${earlier}${values.join('; ')}.`,
      evidence: evidence.filter(({ record }) => records.has(record)),
      under: i > 0,
    };
  });
}

export function meetingSentences({ entry, evidence }: Sourced): Told[] {
  const { participants, format, status, when, where, history } = entry.state as Meeting;
  const facts = [when ?? 'day not said', where?.name].filter(Boolean).join(', ');
  const steps =
    history.length > 1 ? `: ${history.map((step) => `${step.status} ${step.reported}`).join(', then ')}` : '';
  return [
    {
      text: `${format === 'other' ? 'Contact' : capital(format)} of ${participants.map(({ name }) => name).join(', ') || 'parties not named'} (${facts}), ${status}${steps}.`,
      evidence,
    },
  ];
}

export function disputedSentences(one: Sourced): Told[] {
  const { entry, evidence } = one;
  if (entry.kind !== 'deed') return [{ text: `${NOUNS[entry.kind]}: ${titleOf(entry)}.`, evidence }];
  const { asserted, denied, modality } = entry.state as Deed;
  const who = [
    asserted.length > 0 ? `asserted by ${names(asserted)}` : '',
    denied.length > 0 ? `denied by ${names(denied)}` : '',
    modality === 'alleged' ? 'alleged' : '',
  ];
  return [{ text: `${titleOf(entry)} (${who.filter(Boolean).join('; ') || modality}).`, evidence }];
}

/** An entry in one sentence, after what became of it. */
export function entrySentence(what: string, { entry, evidence }: Sourced, fresh: readonly Evidence[]): Told {
  const day = entry.state.from && entry.kind !== 'series' ? `, ${entry.state.from}` : '';
  const told = fresh.length > 0 ? fresh : evidence;
  const value = entry.kind === 'series' ? latestValue(entry.state as Series, told) : '';
  return { text: `${NOUNS[entry.kind]}, ${what}${day}: ${titleOf(entry)}${value}.`, evidence: told };
}

/** ": at least 40 troops (2022-02-24, Ukraine)" of the last value that the evidence gives. */
function latestValue({ points, unit }: Series, told: readonly Evidence[]): string {
  const point = points.findLast(({ record }) => told.some((one) => one.record === record));
  if (!point) return '';
  const by = [point.asOf ?? point.reported, nameOf(point.claimant, 'the article')].join(', ');
  return `: ${boundsText({ ...point, unit })} (${by})`;
}

const NOUNS: Readonly<Record<EntryKind, string>> = {
  deed: 'Deed',
  thread: 'Demand',
  tripwire: 'Tripwire',
  series: 'Figure',
  meeting: 'Talks',
  position: 'Position',
};

function titleOf({ state }: Entry<State>): string {
  return quotedText(state.title).replace(/\.$/, '');
}

function names(actors: readonly ActorRef[]): string {
  return actors.map(({ name }) => name).join(', ');
}

function nameOf(actor: ActorRef | null, otherwise = 'Somebody not named'): string {
  return actor?.name ?? otherwise;
}

function toldBy(evidence: readonly Evidence[], wanted: string): Evidence[] {
  return evidence.filter(({ record }) => record === wanted);
}

function quotedText(text: string): string {
  return shorten(text, LONG);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
