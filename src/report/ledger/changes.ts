import { changedIn } from '../../ledger/changes.ts';
import { computed } from '../../ledger/merging/rows.ts';
import { type Cited, cite, entryJson, sourcesText } from './cited.ts';
import { byKind } from './kinds.ts';
import { block, type Page, paragraph, quotation } from './page.ts';
import { weekBefore } from './query.ts';
import type { View } from './view.ts';

export const changes: View = {
  async find(query) {
    const { ledger, standoff, keep, asOf, until, limit, actors } = query;
    const since = query.sinceAsked ?? (await weekBefore(query));
    const kept = await changedIn(ledger.db, since, {
      actors,
      limit,
      asOf: asOf ?? until,
      terms: standoff.terms,
      keep: (entry) => !ended(entry.at, standoff.until) && (keep?.(entry) ?? true),
    });
    const found = (await cite(ledger.db, kept)).map((one) => ({ one, change: changeOf(one, since) }));
    return {
      json: found.map(({ one, change }) => ({ ...change, ...entryJson(one) })),
      text: (page) => {
        if (found.length === 0) return '';
        const of = new Map(found.map(({ one, change }) => [one, change]));
        const entries = found.map(({ one }) => one);
        return [
          paragraph(page, `what reports after ${since} told first or changed`),
          byKind(page, entries, (page, one) => changeBlock(page, one, of.get(one) as Change, since)),
        ].join('\n\n');
      },
    };
  },
};

interface Change {
  readonly change: 'new' | 'changed';
  /** Status at the date; null where the entry is new. */
  readonly before: string | null;
}

function changeOf({ entry, evidence }: Cited, since: string): Change {
  const known = evidence.filter(({ reported }) => reported <= since);
  if (!known.some(({ part }) => part === 'is')) return { change: 'new', before: null };
  return { change: 'changed', before: computed(entry.id, entry.kind, known).state.status };
}

function changeBlock(
  page: Page,
  { entry, evidence }: Cited,
  { change, before }: Change,
  since: string,
): string {
  const { status } = entry.state;
  const told = evidence.filter(({ reported }) => reported > since);
  const quotes = new Set(
    told.map(({ sentence, text, reported }) => `${reported} ${quotation(sentence, text, 160)}`),
  );
  return block(page, {
    who:
      change === 'new' ? `new: ${status}` : before === status ? `again: ${status}` : `${before} → ${status}`,
    tone: change === 'changed' && before !== status ? 'warning' : 'source',
    what: entry.state.title,
    id: entry.id,
    under: [
      { text: entry.state.disputed ? 'disputed' : '', tone: 'warning' },
      ...[...quotes].slice(-2),
      sourcesText(told),
    ],
  });
}

/** An entry that stands after the standoff's last day. */
function ended(at: string, until: string | null): boolean {
  return until !== null && at > until;
}
