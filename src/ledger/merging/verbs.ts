import type { EventType } from '../../record/event.ts';

/** What the verb or noun of a condition asks for, as types of PLOVER. */
export interface Asked {
  /** Deeds of these types do what it says. */
  readonly surely: readonly EventType[];
  /** Deeds of these types may. */
  readonly perhaps: readonly EventType[];
  /** The words that say it, and where they stand. */
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Verbs and nouns of conditions and the deeds that they ask for; of words at one place the upper row counts. */
const VERBS: readonly (readonly [
  words: string,
  surely: readonly EventType[],
  perhaps: readonly EventType[],
])[] = [
  [
    String.raw`withdr\w+|pull(?:s|ed|ing)? (?:out|back)|retreat\w*|de-?escalat\w*|leav(?:e|es|ing)|stop(?:s|ped|ping)?|halt\w*|ceas\w+|ceasefire|lift(?:s|ed|ing)?|end(?:s|ed|ing)?|disarm\w*|dismantl\w+`,
    ['RETREAT', 'CONCEDE'],
    ['REJECT'],
  ],
  [
    String.raw`refus\w+|reject\w*|veto\w*|declin\w+|boycott\w*|ignor\w+|den(?:y|ies|ied)`,
    ['REJECT'],
    ['RETREAT'],
  ],
  [
    String.raw`(?:mov|cross|roll|march|advanc)\w*\b[^.]{0,30}\b(?:border|frontier|line|territory)|enter(?:s|ed|ing)?|send(?:s|ing)? (?:its |his |their |the )?(?:troops|forces|army|tanks|soldiers)`,
    ['ASSAULT'],
    ['MOBILIZE', 'COERCE'],
  ],
  [
    String.raw`invad\w+|invasions?|attack(?:s|ed|ing)?|assault\w*|aggression|str(?:ike|ikes|uck|iking)|bomb(?:s|ed|ing)?|shell(?:s|ed|ing)?|kill(?:s|ed|ing)?|escalat\w+|incursions?|war|us(?:e|es|ed|ing|e of) (?:[\w-]+ ){0,2}(?:force|weapons|arms)`,
    ['ASSAULT'],
    ['MOBILIZE', 'COERCE'],
  ],
  [
    String.raw`sanction\w*|embargo\w*|penalt\w+|cut(?:s|ting)? off|block(?:s|ed|ing)?|suspend\w*|expel\w*|clos(?:e|es|ed|ing|ure)|fre(?:eze|ezes|ezing)|froze|break(?:s|ing)? off`,
    ['SANCTION'],
    ['COERCE'],
  ],
  [
    String.raw`arrest\w*|detain\w*|seiz\w+|blockad\w+|hack\w*|cripple\w*|interfer\w+|annex\w*|occup\w+`,
    ['COERCE'],
    ['ASSAULT', 'SANCTION'],
  ],
  [
    String.raw`mass(?:es|ed|ing)|deploy\w*|mobili[sz]\w+|station(?:s|ed|ing)|exercises?|drills?|expan\w+|enlarg\w+|test(?:s|ed|ing)?|launch\w*|plac(?:e|es|ed|ing)`,
    ['MOBILIZE'],
    ['ASSAULT', 'THREATEN', 'COOPERATE'],
  ],
  [
    String.raw`free(?:s|d|ing)?|releas\w+|giv(?:e|es|ing) (?:in|up)|gave (?:in|up)|yield\w*|compl(?:y|ies|ied)|conced\w+|meets? (?:[\w-]+ )?demands`,
    ['CONCEDE', 'RETREAT'],
    ['AGREE'],
  ],
  [String.raw`talks?|meet(?:s|ing)?|negotiat\w+|dialogue|visit(?:s|ed|ing)?`, ['CONSULT'], ['AGREE']],
  [
    String.raw`agree(?:s|d|ing|ment)?|sign(?:s|ed|ing)?|guarant\w+|promis\w+|pledg\w+|accept\w*|answer\w*|ratif\w+|commit\w*|join(?:s|ed|ing)?|admit\w*|access?ion`,
    ['AGREE', 'SUPPORT', 'CONCEDE'],
    ['COOPERATE', 'AID'],
  ],
  [
    String.raw`recogni[sz]\w+|support(?:s|ed|ing)?|endors\w+|declar\w+ (?:its |their )?independence`,
    ['SUPPORT'],
    ['AGREE', 'REJECT'],
  ],
  [
    String.raw`deliver\w*|suppl(?:y|ies|ied|ying)|arm(?:s|ed|ing)|send(?:s|ing)?|sent|aid(?:s|ed|ing)?`,
    ['AID'],
    ['COOPERATE', 'MOBILIZE'],
  ],
  [String.raw`threat\w*`, ['THREATEN'], []],
  [String.raw`protest\w*|demonstrat\w+`, ['PROTEST'], []],
  // What a person has to judge: nothing surely does it.
  [
    String.raw`act(?:s|ed|ing)?|go(?:es)? (?:any )?further|went further|provo\w+|aggressive|hostile|unfriendly|confront\w*|red lines?|interven\w+|respon[ds]\w*|cross(?:es|ed)?`,
    [],
    ['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE'],
  ],
];

const ROWS = VERBS.map(([words, surely, perhaps]) => ({
  pattern: new RegExp(String.raw`(?<![\w'’-])(?:${words})(?![\w-])`, 'i'),
  surely,
  perhaps,
}));

/** What a condition asks for: of its verbs the first. Null where it has none of the table. */
export function askedIn(text: string): Asked | null {
  let first: Asked | null = null;
  for (const { pattern, surely, perhaps } of ROWS) {
    const match = pattern.exec(text);
    if (!match || (first && match.index >= first.start)) continue;
    const { index: start, 0: words } = match;
    first = { surely, perhaps, words, start, end: start + words.length };
  }
  return first;
}
