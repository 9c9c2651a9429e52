import { stateOfDemonym } from '../../knowledge/states.ts';
import type { Evidence } from '../entry.ts';
import { stem } from '../words.ts';

/** What a figure counts, without whose it is and where. */
export interface Counted {
  /** "forces", "killed", "tank", "EUR aid"; "forces added" is another thing than "forces". */
  readonly thing: string;
  /** The word for it; null where nobody gives one. */
  readonly noun: string | null;
  /** Of those killed, wounded and the like: "forces", "civilians", "children"; null for people of any kind. */
  readonly who: string | null;
  /** Stems of what is said about the thing beside whose it is. */
  readonly modifiers: readonly string[];
  /** "60%" of uranium enriched to 60 percent: stocks of two grades are two quantities. */
  readonly grade: string | null;
  /** Whether it may stay the same for months: hostages, a toll since the war began; not the dead of one incident. */
  readonly lasting: boolean;
  /** Whether the sentence tells a value that grew: "rose to". */
  readonly rising: boolean;
}

/** Words for one thing. A word that stands in no row counts as itself. */
const SYNONYMS: Readonly<Record<string, ReadonlySet<string>>> = {
  forces: wordSet('troops troop soldiers soldier forces force personnel servicemen military army contingent'),
  civilians: wordSet('civilians civilian'),
};
const THINGS: Readonly<Record<string, ReadonlySet<string>>> = {
  missile: wordSet('missiles missile rockets rocket projectiles projectile'),
  aircraft: wordSet('planes plane aircraft jets jet warplanes warplane fighters'),
  ship: wordSet('ships ship vessels vessel warships warship'),
  drone: wordSet('drones drone uavs'),
  aid: wordSet('aid assistance help'),
  protester: wordSet('protesters protester protestors demonstrators demonstrator marchers'),
};
/** What became of people: words for one fate. */
export const FATES: Readonly<Record<string, ReadonlySet<string>>> = {
  killed: wordSet(
    'killed killing kills kill dead died dying deaths death casualties casualty fatalities fatality slain losses',
  ),
  wounded: wordSet('wounded wounding injured injuring hurt injuries'),
  freed: wordSet('freed released rescued swapped exchanged'),
  held: wordSet(
    'held holding detained detaining detainees arrested arresting captured hostages hostage captives captive prisoners abducted kidnapped',
  ),
  missing: wordSet('missing'),
  displaced: wordSet('displaced displacing evacuated refugees refugee uprooted fled fleeing emigrated'),
};
const ALL_FATES = Object.values(FATES).flatMap((words) => [...words]);
/** An increase is no stock: "7,000 additional troops" is no total. */
const ADDED = wordSet('additional extra further more another reinforcements');
/** The reader's words for a number without a noun. */
const NAMELESS = wordSet(
  'total units unit people persons person others lives weight share amount number members volume january february march april may june july august september october november december',
);
/** People some of whom are counted apart from all: children killed are not the people killed. */
const SOME = wordSet(
  'children child women minors journalists journalist medics doctors workers policemen police officers rescuers firefighters students',
);

/** "had been held", "were reported dead": what follows a number of people and says what became of them. */
const NEXT = new RegExp(
  `^(?:\\s+(?:more|other|of|its|their|people|persons|others|\\p{L}+s))?(?:\\s+(?:have|has|had|were|was|are|is|been|being|reported|confirmed|feared|found|still|also|now|then|already))*\\s+(${ALL_FATES.join('|')})\\b`,
  'u',
);
/** "killed at least", "injuring some": what stands right before the number. */
const RIGHT_BEFORE = new RegExp(
  `\\b(${ALL_FATES.join('|')})\\s+(?:(?:at|more|less|fewer|least|than|about|some|up|to|nearly|almost|over|around|a|an|another|of|as|many|the)\\s+)*$`,
  'u',
);
/** Soldiers lost are counted with those killed. */
const LOST =
  /\b(?:lost|losing|loss of)\s+(?:(?:at|more|less|least|than|about|some|up|to|nearly|almost|over|around|of|as|many)\s+)*$/;
const ANY_FATE = new RegExp(`\\b(?:${ALL_FATES.join('|')}|toll)\\b`, 'gu');
const LEFT =
  /\b(?:fled|fle\w+|left (?:the|their|its) (?:country|homes?|homeland)|emigrated|crossed (?:the border|into)|driven from)\b/;
/** "Colombia hosts": where those are who left another country. */
export const HOSTS =
  /(\p{Lu}[\p{L}-]*(?:\s+\p{Lu}[\p{L}-]*)*)\s+(?:(?:now|still|already|also|has|had|have|is)\s+)*(?:hosts?|hosted|hosting|shelters?|sheltered|sheltering|houses|took in|taken in|let in|received|admitted|accepted|home to)\s+(?:[^.;:\d]{0,30})$/u;
/** "its warheads to": the noun that a number without one is of. */
const SUBJECT =
  /(?<![\p{L}-])(\p{Ll}[\p{L}-]{3,}s)\s+(?:(?:has|have|had|was|were|now|is|are|would|will|by|number\w*|total\w*|rose|rise|risen|fell|fall|fallen|grew|grow|grown|climbed|dropped|reached|stood|stands|cut|hit|passed|to|at)\s+)+(?:(?:about|some|more|less|than|nearly|almost|over|around|up|to)\s+)*$/u;
const CROWD =
  /\b(?:march(?:ed|es|ing)?|rall(?:y|ied|ies)|demonstrat\w+|protest\w*|took to the streets|crowds?)\b/i;
const LASTING =
  /\b(?:hostages?|captives?|prisoners?|missing|still|remain(?:ed|s)?|since|so far|to date|(?:death )?toll|in (?:all|total)|altogether|of the war)\b/i;
/** "its stock of enriched uranium fell to", "the number of troops reached": what a number without a noun is of. */
const NUMBER_OF =
  /\b(?:number|total|count|stocks?|stockpiles?|amounts?|reserves?|exports?|imports?|output|production) of ((?:\p{L}[\p{L}-]*\s+)*)/gu;
const CLAUSE_ENDS =
  /^(?:rose|risen|fell|fallen|grew|grown|reached|stood|stands|dropped|climbed|has|have|had|is|was|were|in|at|on|to|by|from|now|around|near|with|will)$/;
const RISING =
  /\b(?:passed|topped|exceeded|surpassed)\b|\b(?:rose|risen|rises|climbed|reached|grew|grown|increased|revised|up) (?:to|\d|more than|from)|\btoll\b/i;
const GRADE =
  /enriched\s+(?:up\s+)?to\s+(?:about\s+|nearly\s+|almost\s+)?(\d+(?:\.\d+)?)\s?(?:%|per\s?cent)|(\d+(?:\.\d+)?)[\s-]?(?:%|per\s?cent)[\s-]enriched/;
const GRADE_BEFORE = /enriched\s+(?:up\s+)?to\s+(?:about\s+|nearly\s+|almost\s+)?$/;
const RATE = /\b(inflation|unemployment|turnout|growth|approval|support|poverty|deficit)\b/gi;
/** Characters after a number within which its grade is said. */
const GRADED = 70;

/** What a figure counts; null where nobody would follow it over time, or the sentence does not say what it is. */
export function countedIn(
  { unit, what }: Evidence<'figure'>['body'],
  text: string,
  sentence: string,
): Counted | null {
  const at = Math.max(0, sentence.indexOf(text));
  const [before, after] = [sentence.slice(0, at), sentence.slice(at + text.length)];
  if (GRADE_BEFORE.test(before)) return null;
  let words = wordsIn(what);
  const added = words.some((word) => ADDED.has(word)) ? ' added' : '';
  const fate = fateIn(what, before, after, unit);
  words = words.filter((word) => !ADDED.has(word) && !(fate && FATES[fate]?.has(word)));
  const group = (word: string) => Object.keys(SYNONYMS).find((name) => SYNONYMS[name]?.has(word));
  const [, graded, enriched] = GRADE.exec(`${text}${after.slice(0, GRADED).replace(/[.;]\s.*$/, '')}`) ?? [];
  const grade = graded ?? enriched ?? null;
  const rising = RISING.test(sentence);
  const rest = {
    rising,
    grade: grade && `${grade}%`,
    lasting: LASTING.test(`${what} ${sentence}`),
    who: null,
    noun: null as string | null,
  };
  if (fate) {
    const some = words.find((word) => SOME.has(word));
    const who = words.map(group).find(Boolean) ?? (some ? stem(some) : null);
    return { ...rest, thing: fate + added, who, modifiers: [] };
  }
  const forces = words.map(group).includes('forces') || (unit === 'troops' && words.length === 0);
  if (forces) {
    const modifiers = words.filter((word) => group(word) !== 'forces').map(stem);
    return { ...rest, thing: `forces${added}`, modifiers };
  }
  let named = words.filter((word) => !NAMELESS.has(word));
  if (named.length === 0 || unit === 'percent') named = namedBefore(before, after, unit, named);
  if (named.some((word) => group(word) === 'forces'))
    return { ...rest, thing: `forces${added}`, modifiers: [] };
  const last = named.at(-1);
  if (last === undefined) {
    if (unit === 'people' && CROWD.test(sentence)) return { ...rest, thing: 'protester', modifiers: [] };
    if (unit !== 'units') return unit === 'people' ? null : { ...rest, thing: unit, modifiers: [] };
    const said = wordsIn(sentence).some((word) => SYNONYMS.forces?.has(word));
    return said ? { ...rest, thing: `forces${added}`, modifiers: [] } : null;
  }
  const head = Object.keys(THINGS).find((name) => THINGS[name]?.has(last)) ?? stem(last);
  const money = /^[A-Z]{3}$/.test(unit) || unit === 'percent';
  return {
    ...rest,
    noun: last,
    thing: (money ? `${unit} ${head}` : head) + added,
    modifiers: named.slice(0, -1).map(stem),
  };
}

/** What became of those counted: as the reader says, else as the words beside the number do. */
function fateIn(what: string, before: string, after: string, unit: string): string | null {
  const words = wordsIn(what);
  const close = fateOf(NEXT.exec(after)?.[1] ?? '') ?? fateOf(RIGHT_BEFORE.exec(before)?.[1] ?? '');
  const stated = Object.keys(FATES).find((name) => words.some((word) => FATES[name]?.has(word))) ?? null;
  if (stated) return stated === 'held' && close === 'freed' ? close : stated;
  if (!/^(?:people|persons?|troops|units?)$/.test(unit)) return null;
  const nameless = words.every((word) => NAMELESS.has(word));
  if (unit === 'troops' && LOST.test(before)) return 'killed';
  const people = unit !== 'units' && unit !== 'unit';
  if (close && (people || nameless)) return close;
  const clause = /[^.,;]*/.exec(after)?.[0] ?? '';
  const anybody = nameless || words.every((word) => SOME.has(word) || isPeople(word));
  if (people && anybody && LEFT.test(clause)) return 'displaced';
  if (!nameless) return null;
  if (HOSTS.test(before)) return 'displaced';
  const said = [...before.replace(/^.*[;:]/, '').matchAll(ANY_FATE)].at(-1)?.[0];
  return said === 'toll' ? 'killed' : fateOf(said ?? '');
}

function fateOf(word: string): string | null {
  return Object.keys(FATES).find((name) => FATES[name]?.has(word)) ?? null;
}

/** "venezuelans", "civilians" */
function isPeople(word: string): boolean {
  const name = word.charAt(0).toUpperCase() + word.slice(1);
  return SYNONYMS.civilians?.has(word) === true || stateOfDemonym(name) !== null;
}

function namedBefore(before: string, after: string, unit: string, named: string[]): string[] {
  if (unit === 'percent') {
    const rate = [...before.matchAll(RATE)].at(-1)?.[1];
    const [, of] = /^\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?(\p{Ll}[\p{L}-]*)/u.exec(after) ?? [];
    return rate ? [rate.toLowerCase()] : of ? [of] : named;
  }
  const of = [...before.matchAll(NUMBER_OF)].at(-1)?.[1];
  const subject = unit === 'units' ? SUBJECT.exec(before)?.[1] : null;
  if (!of) return subject ? [subject] : [];
  const words = wordsIn(of);
  const end = words.findIndex((word) => CLAUSE_ENDS.test(word));
  return words.slice(0, end < 0 ? words.length : end).filter((word) => !NAMELESS.has(word));
}

/** Whether the reader's words for what is counted say nothing of it: "total", "people". */
export function isNameless(what: string): boolean {
  return wordsIn(what).every((word) => NAMELESS.has(word));
}

export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
