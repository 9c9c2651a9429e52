import type { Db } from '../../ledger/database/schema.ts';
import type { EntryKind } from '../../ledger/entry.ts';
import { type Standoff, standoffsIn } from '../../ledger/standoff.ts';
import { row, shorten } from '../columns.ts';
import { type Cited, entryJson, sourcesText } from './cited.ts';
import { KIND_NAMES, KINDS } from './kinds.ts';
import { block, heading, named, type Page, paragraph, whoWidth } from './page.ts';
import { entriesFor, type Query } from './query.ts';
import type { Shown } from './view.ts';

/** Kinds whose entries go through states that are worth counting. */
const STAGED: readonly EntryKind[] = ['thread', 'tripwire', 'meeting'];

interface Summary {
  readonly kind: EntryKind;
  readonly count: number;
  readonly statuses: readonly (readonly [status: string, count: number])[];
  readonly latest: Cited | null;
}

/** A standoff on one screen: its sides, how much each view holds, and the latest of each. */
export async function overview(query: Query): Promise<Shown> {
  const summaries: Summary[] = [];
  const counts = await countsIn(query);
  for (const kind of KIND_NAMES) {
    const own = counts.filter((row) => row.kind === kind);
    const [latest = null] = await entriesFor({ ...query, limit: 1 }, kind);
    summaries.push({
      kind,
      count: own.reduce((sum, { count }) => sum + Number(count), 0),
      statuses: STAGED.includes(kind) ? own.map(({ status, count }) => [status, Number(count)] as const) : [],
      latest,
    });
  }
  const { standoff, since, until, asOf } = query;
  return {
    json: [
      {
        ...standoff,
        since,
        until,
        asOf,
        views: summaries.map(({ kind, count, statuses, latest }) => ({
          view: KINDS[kind].view,
          count,
          statuses: Object.fromEntries(statuses),
          latest: latest && entryJson(latest),
        })),
      },
    ],
    text: (page) =>
      [
        title(page, query),
        ...summaries.map((summary) => summaryText(page, summary)),
        paragraph(
          page,
          `standoff show ${quoted(standoff.name)} VIEW: ${KIND_NAMES.map((kind) => KINDS[kind].view).join(', ')}, changes, disputed, intensity`,
        ),
      ].join('\n\n'),
  };
}

/** Name, sides and days of a standoff: the head of every page. */
export function title(page: Page, { standoff, since, until, asOf }: Query): string {
  const days = `since ${since}${until ? ` until ${until}` : ''}${asOf ? `, as known on ${asOf}` : ''}`;
  const terms = standoff.terms.length > 0 ? `only what names ${standoff.terms.join(' or ')}` : '';
  return [
    heading(page, standoff.name, days),
    ...sidesText(page, standoff),
    ...(terms ? [paragraph(page, terms)] : []),
  ].join('\n');
}

/** The standoffs of a ledger. */
export async function standoffList(db: Db): Promise<Shown> {
  const all = await standoffsIn(db);
  return {
    json: all,
    text: (page) =>
      all.length === 0
        ? paragraph(
            page,
            'no standoff is open yet; open one: standoff open NAME --side Russia --side "Ukraine,NATO" --since 2021-10-01',
          )
        : all
            .map((standoff) => {
              const days = `since ${standoff.since}${standoff.until ? ` until ${standoff.until}` : ''}`;
              return [heading(page, standoff.name, days), ...sidesText(page, standoff)].join('\n');
            })
            .join('\n\n'),
  };
}

/** What was opened, and where to look next. */
export function openedText(page: Page, standoff: Standoff): string {
  const days = `since ${standoff.since}${standoff.until ? ` until ${standoff.until}` : ''}`;
  return [
    heading(page, standoff.name, days),
    ...sidesText(page, standoff),
    paragraph(page, `standoff show ${quoted(standoff.name)}`),
  ].join('\n');
}

/** One line a side, with its number. */
export function sidesText(page: Page, { sides }: Pick<Standoff, 'sides'>): string[] {
  return sides.map((actors, i) =>
    row([
      { text: String(i + 1), width: 2 },
      {
        text: named(actors),
        width: page.width - 6,
        style: (line) => page.paint('source', line),
      },
    ]),
  );
}

function summaryText(page: Page, { kind, count, statuses, latest }: Summary): string {
  const facts = statuses.map(([status, some]) => `${some.toLocaleString('en-US')} ${status}`).join(', ');
  const head = heading(page, `${KINDS[kind].title} (${count.toLocaleString('en-US')})`, facts);
  if (!latest) return head;
  const { entry, evidence } = latest;
  return `${head}\n${block(page, {
    who: `latest: ${entry.at}`.slice(0, whoWidth(page)),
    what: shorten(entry.state.title, 2 * (page.width - whoWidth(page) - 20)),
    id: entry.id,
    under: [sourcesText(evidence, 1)],
  })}`;
}

async function countsIn({ ledger: { db }, standoff, actors, since, until, asOf }: Query) {
  let query = db
    .selectFrom('entries as n')
    .select(({ fn }) => ['n.kind', 'n.status', fn.countAll<number | string>().as('count')])
    .where('n.at', '>=', since)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('entry_parties as p')
          .select('p.actor')
          .whereRef('p.entry', '=', 'n.id')
          .where('p.actor', 'in', [...actors]),
      ),
    );
  if (until) query = query.where('n.at', '<=', until);
  query = asOf ? query.where('n.first_reported', '<=', asOf) : query.where('n.sources', '>', 0);
  if (standoff.terms.length > 0)
    query = query.where(({ or, eb, fn }) =>
      or(
        standoff.terms.map((term) =>
          eb(fn<string>('lower', ['n.body']), 'like', `%${term.toLowerCase().replace(/[\\%_]/g, '')}%`),
        ),
      ),
    );
  return query.groupBy(['n.kind', 'n.status']).orderBy('n.status').execute();
}

function quoted(name: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(name) ? name : JSON.stringify(name);
}
