import { lazy } from './data.ts';
import { keyOf } from './names.ts';
import { allOffices, officeNamed, type Surface } from './offices.ts';
import { bodyIn, type Owner, ownerIn, seatOf } from './owners.ts';
import { headOffice, isHeldIn } from './people.ts';
import { stateByCode } from './states.ts';

/** What a title says: "former British Foreign Secretary" is {office: foreign minister, of: GBR, former: true}. */
export interface Title {
  /** As in `offices.tsv`, or one made from it: "deputy foreign minister", "ambassador to Kenya". */
  readonly office: string;
  /** State code or organisation's name; null where neither title nor context tells. */
  readonly of: string | null;
  readonly former: boolean;
}

/** What the article tells about a title that names no owner ("the Prime Minister", "a Foreign Ministry spokesman"). */
export interface TitleContext {
  /** Alpha-3 code of the state spoken of. */
  readonly country?: string | null;
  /** ISO date. */
  readonly date?: string | null;
}

/** No title is longer; what follows is left unread. */
const MOST_WORDS = 16;
const FORMER = new Set(['former', 'ex', 'onetime', 'late', 'ousted', 'deposed', 'then']);
const DEPUTY = new Set(['deputy', 'vice', 'junior', 'assistant']);
const PREFIX = /^(?:ex|vice|then|deputy)-/i;
const PREPOSITIONS = new Set(['of', 'for', 'to', 'at', 'in']);
/** Words of who leads, for every kind of body; of a state they say so only right behind its name. */
const HEADS = new Set(['chief', 'head', 'boss', 'leader', 'ruler', 'strongman', 'dictator']);
/** What may stand between a state and its leader without changing whose leader it is. */
const BETWEEN =
  /^(?:ailing|communist|current|embattled|exiled|former|longtime|military|new|ousted|reclusive|top|veteran)$/i;
/** States whose holder of a normalised office bears another one. */
const OFFICE_IN: Readonly<Record<string, string>> = {
  'chancellor:GBR': 'finance minister',
  'foreign minister:USA': 'secretary of state',
  'prime minister:AUT': 'chancellor',
  'prime minister:DEU': 'chancellor',
};
/** Where a foreign secretary is the ministry's first civil servant. */
const FOREIGN_SECRETARY_SERVES = new Set(['BGD', 'IND', 'LKA', 'NPL', 'PAK']);

interface Match {
  readonly office: string;
  readonly surface: Surface;
  readonly start: number;
  readonly end: number;
}

const surfaces = lazy(() => {
  const offices = new Map<string, { readonly office: string; readonly surface: Surface }>();
  for (const { name, surfaces: forms } of allOffices()) {
    for (const surface of forms) {
      const key = keyOf(surface.form);
      if (!offices.has(key)) offices.set(key, { office: name, surface });
    }
  }
  for (const form of HEADS)
    offices.set(form, { office: 'leader', surface: { form, of: null, always: false } });
  return offices;
});

/**
 * The office a title names and whose it is; null where it names no known office. "US Secretary of State",
 * "Russia's foreign minister", "president of the United States", "the Kremlin spokesman", "Nato secretary-general".
 */
export function titleOf(text: string, context: TitleContext = {}): Title | null {
  const words = text
    .replace(/’/g, "'")
    .replace(/[,;:"]/g, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, MOST_WORDS);
  const match = officeIn(words);
  if (!match) return null;
  const date = context.date ?? null;
  const before = words.slice(0, match.start);
  const after = PREPOSITIONS.has(words[match.end]?.toLowerCase() ?? '') ? words.slice(match.end + 1) : [];
  const former = [...before, words[match.start] ?? ''].some((word) =>
    FORMER.has(keyOf(word.split('-')[0] ?? '')),
  );
  const bodies = officeNamed(match.office)?.of === 'body';
  const posted = match.office === 'ambassador' ? ownerIn(after, { from: 'first', bodies, date }) : null;
  const owner =
    (posted ? null : ownerIn(after, { from: 'first', bodies, date })) ??
    possessor(ownerIn(before, { from: 'last', bodies, date }), before, match.office);
  if (HEADS.has(match.surface.form)) return { ...headed(match, before, after, owner, context), former };
  const of = match.surface.always
    ? match.surface.of
    : (owner?.of ?? inContext(match, before, after, context));
  return { ...officeFor(match, of, posted?.of ?? null, before), former };
}

/** An owner before the office, unless a preposition parts them ("the party of Prime Minister …") or bodies have no such office. */
function possessor(owner: Owner | null, before: readonly string[], office: string): Owner | null {
  if (!owner || before.slice(owner.end).some((word) => PREPOSITIONS.has(word.toLowerCase()))) return null;
  const governs = / minister$|^minister$/.test(office) && !stateByCode(owner.of);
  return governs && !isHeldIn(owner.of, office) ? null : owner;
}

/**
 * The title's head: the last office before a preposition that is no possessor ("the president's aide"), by the longest
 * way to say it.
 */
function officeIn(words: readonly string[]): Match | null {
  const keys = words.map((word) => keyOf(word.replace(/'s?$/, '')));
  const known = surfaces();
  let best: Match | null = null;
  for (let start = 0; start < words.length; start++) {
    if (best && PREPOSITIONS.has(keys[start] ?? '') && start >= best.end) break;
    const bare = keyOf((words[start] ?? '').replace(PREFIX, '').replace(/'s?$/, ''));
    for (let end = Math.min(words.length, start + 8); end > start; end--) {
      const rest = keys.slice(start + 1, end);
      const found = known.get([keys[start], ...rest].join(' ')) ?? known.get([bare, ...rest].join(' '));
      if (!found || words[end - 1]?.endsWith("'s")) continue;
      if (best && (start < best.end ? end - start < best.end - best.start : joined(words, best.end, start)))
        continue;
      best = { ...found, start, end };
    }
  }
  if (!best) return null;
  const first = words[best.start] ?? '';
  const whole = known.has(keys.slice(best.start, best.end).join(' '));
  const deputy = DEPUTY.has(keys[best.start - 1] ?? '') || (!whole && /^(?:vice|deputy)-/i.test(first));
  return deputy && best.office !== 'member' ? { ...best, office: `deputy ${best.office}` } : best;
}

const joined = (words: readonly string[], from: number, to: number): boolean =>
  words.slice(from, to).some((word) => /^(?:and|or|who)$/i.test(word));

/** Whose a title is that does not say so: the state's spoken of, or a body's of it. */
function inContext(
  { office, surface }: Match,
  before: readonly string[],
  after: readonly string[],
  { country }: TitleContext,
): string | null {
  const state = country ? stateByCode(country) : null;
  const body = state && (bodyIn(before, state) ?? bodyIn(after, state));
  if (body || surface.of) return body ?? surface.of;
  if (officeNamed(office)?.of !== 'body') return country ?? null;
  return state && isPresidential(surface, before) ? (seatOf(state) ?? state.code) : null;
}

/** "The IAEA chief", "the Iraqi leader"; but "a tribal leader" leads no state, nor does "the Israeli settler leader". */
function headed(
  { office, surface, end }: Match,
  before: readonly string[],
  after: readonly string[],
  owner: Owner | null,
  { country, date }: TitleContext,
): Omit<Title, 'former'> {
  const plain = surface.form === 'chief' || surface.form === 'head' || surface.form === 'boss';
  const otherwise = office.startsWith('deputy ') ? office : plain ? 'director' : 'leader';
  const isState = owner !== null && stateByCode(owner.of) !== null;
  const between = after.length > 0 ? after.slice(owner?.end ?? 0) : before.slice(owner?.end ?? 0);
  const direct = between.every((word) => BETWEEN.test(word) || /^(?:the|a|an|his|its|their)$/i.test(word));
  const of = owner?.of ?? (direct && !plain && end > 0 ? (country ?? null) : null);
  if (of === null || (isState && !direct)) return { office: otherwise, of: null };
  if ((isState && plain) || office.startsWith('deputy ')) return { office: otherwise, of };
  return { office: headOffice(of, date ?? null) ?? otherwise, of };
}

function officeFor(
  { office, surface }: Match,
  of: string | null,
  posted: string | null,
  before: readonly string[],
): Omit<Title, 'former'> {
  if (posted) return { office: `ambassador to ${stateByCode(posted)?.name ?? posted}`, of };
  if (of === null) return { office, of };
  const state = stateByCode(of);
  if (state && surface.form === 'foreign secretary' && FOREIGN_SECRETARY_SERVES.has(of))
    return { office: surface.form, of };
  if (state && office === 'spokesperson' && isPresidential(surface, before))
    return { office, of: seatOf(state) ?? of };
  const meant = state && office === 'high representative' ? 'foreign minister' : office;
  return { office: OFFICE_IN[`${meant}:${of}`] ?? meant, of };
}

function isPresidential(surface: Surface, before: readonly string[]): boolean {
  return surface.form === 'press secretary' || before.some((word) => /^president/i.test(word));
}
