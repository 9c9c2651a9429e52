import { bodyNamed, bodyOf } from './bodies.ts';
import { lazy } from './data.ts';
import { keyOf } from './names.ts';
import { allOffices } from './offices.ts';
import { organisationNamed } from './organisations.ts';
import { headOffice } from './people.ts';
import { stateByCode, stateNamed, stateOfCapital, stateOfDemonym, stateOfSeat } from './states.ts';

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
const FORMER = new Set(['former', 'ex', 'onetime', 'late', 'ousted', 'deposed']);
const DEPUTY = new Set(['deputy', 'vice', 'assistant', 'undersecretary', 'under', 'junior']);
const PREPOSITIONS = new Set(['of', 'for', 'to', 'at', 'in']);
/** Offices that bodies have rather than states: "the Kremlin spokesman" speaks for the Kremlin. */
const OF_BODIES = new Set([
  'spokesperson',
  'director',
  'director-general',
  'secretary-general',
  'chief of staff',
  'member',
]);
/** Surfaces that mean one state's office wherever no owner is named. */
const OWN_STATE: Readonly<Record<string, string>> = {
  'chancellor of the exchequer': 'GBR',
  'homeland security secretary': 'USA',
  'pentagon chief': 'USA',
  'secretary of state': 'USA',
  taoiseach: 'IRL',
  'treasury secretary': 'USA',
};
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
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

const surfaces = lazy(() => {
  const offices = new Map<string, string>();
  for (const { name, surfaces: forms } of allOffices()) {
    for (const form of [name, ...forms]) if (!offices.has(keyOf(form))) offices.set(keyOf(form), name);
  }
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
  const former = before.some((word) => FORMER.has(keyOf(word.split('-')[0] ?? '')));
  const posted = match.office === 'ambassador' ? ownerIn(after, false, date) : null;
  const ofBody = OF_BODIES.has(match.office);
  const of =
    (posted ? null : ownerIn(after, ofBody, date)) ??
    ownerIn(before, ofBody, date) ??
    bodyIn(before, after, context) ??
    OWN_STATE[match.surface] ??
    context.country ??
    null;
  return { office: officeFor(match, of, posted, date), of, former };
}

/** The title's head: the longest office that is neither a possessor ("the president's aide") nor after a preposition. */
function officeIn(words: readonly string[]): Match | null {
  const keys = words.map((word) => keyOf(word.replace(/^(?:ex|vice)-/i, '').replace(/'s?$/, '')));
  const known = surfaces();
  let best: Match | null = null;
  for (let start = 0; start < words.length; start++) {
    if (best && PREPOSITIONS.has(keys[start] ?? '') && start >= best.end) break;
    for (let end = Math.min(words.length, start + 8); end > start; end--) {
      const surface = keys.slice(start, end).join(' ');
      const office = known.get(surface);
      if (!office || words[end - 1]?.endsWith("'s")) continue;
      if (best && end - start < best.end - best.start) continue;
      best = { office, surface, start, end };
    }
  }
  if (!best) return null;
  const deputy = DEPUTY.has(keys[best.start - 1] ?? '') || /^vice-/i.test(words[best.start] ?? '');
  return deputy && best.office !== 'spokesperson' ? { ...best, office: `deputy ${best.office}` } : best;
}

/** The state or organisation that some run of the words names, the longest first. */
function ownerIn(words: readonly string[], ofBody: boolean, date: string | null): string | null {
  for (let length = Math.min(8, words.length); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const owner = ownerNamed(
        words
          .slice(start, start + length)
          .join(' ')
          .replace(/'s?$/, ''),
        ofBody,
        date,
      );
      if (owner) return owner;
    }
  }
  return null;
}

function ownerNamed(name: string, ofBody: boolean, date: string | null): string | null {
  const organisation = organisationNamed(name, date);
  if (organisation && (ofBody || organisation.actsFor === null)) return organisation.name;
  const state = stateNamed(name, date) ?? stateOfDemonym(name, date) ?? stateOfSeat(name, date);
  return state?.code ?? organisation?.actsFor ?? stateOfCapital(name, date)?.code ?? null;
}

/** A body named without its state, as the context's: "Foreign Ministry spokesman" where Russia is spoken of. */
function bodyIn(before: readonly string[], after: readonly string[], context: TitleContext): string | null {
  const state = context.country ? stateByCode(context.country) : null;
  if (!state) return null;
  for (let start = 0; start < before.length; start++) {
    const body = bodyNamed(before.slice(start).join(' '));
    if (body) return bodyOf(body, state).name;
  }
  const body = bodyNamed(after.join(' '));
  return body ? bodyOf(body, state).name : null;
}

function officeFor(match: Match, of: string | null, posted: string | null, date: string | null): string {
  if (posted) return `ambassador to ${stateByCode(posted)?.name ?? posted}`;
  if (of === null) return match.office;
  if (match.surface === 'foreign secretary' && FOREIGN_SECRETARY_SERVES.has(of)) return 'foreign secretary';
  if (match.office === 'leader' || match.surface === 'chief' || match.surface === 'head') {
    return headOffice(of, date) ?? match.office;
  }
  return OFFICE_IN[`${match.office}:${of}`] ?? match.office;
}
