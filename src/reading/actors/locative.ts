import { firstAfter, overlaps, type Span } from '../../record/span.ts';
import { LOCATIVES } from './lexicon.ts';
import type { Word } from './words.ts';

/** After these a name is where something happens or goes, unless what comes before them asks for a party. */
const TOWARDS = new Set('to from for off toward towards via past outside'.split(' '));
/** "a threat to Moscow", "pressure from Washington": dealings with a government, not ways to a city. */
const DEALING =
  /^(?:threats?|warn(?:ing|ed)s?|messages?|response|reply|demands?|calls?|appeals?|pressure|support|aid|help|sold|sells?|gave|given|gives?|letters?|offers?|according|belongs?|addressed|sympathetic|close|hostile|loyal|damage|sanctions?|condemnation|praise|criticism|opposition|approval|statements?)$/;
/** Verbs whose object is a place: "will visit Pakistan". */
const GOING =
  /^(?:visit(?:s|ed|ing)?|leav(?:e|es|ing)|left|enter(?:s|ed|ing)?|reach(?:es|ed|ing)?|tour(?:s|ed|ing)?|flee(?:s|ing)?|fled|invad(?:e|es|ed|ing)|bomb(?:s|ed|ing)?)$/;
const DIRECTION =
  /^(?:north|south|east|west|central|northern|southern|eastern|western|northeastern|northwestern|southeastern|southwestern|northeast|northwest|southeast|southwest|upper|lower|mainland|downtown|occupied|nearby|neighbou?ring)$/;

/** `place` where the sentence shows one, `open` where it does not tell, `party` where the name has dealings. */
export function useOf(words: readonly Word[], name: Span, dateline: Span | null): 'place' | 'open' | 'party' {
  if (dateline && overlaps(name, dateline)) return 'place';
  const at = firstAfter(words, name.start);
  const word = words[at];
  if (!word) return 'party';
  let i = at - 1;
  while (i >= 0 && (words[i]?.lower === 'the' || DIRECTION.test(words[i]?.lower ?? ''))) i--;
  const before = words[i];
  if (!before || before.sentence !== word.sentence) return 'open';
  if (LOCATIVES.has(before.lower) || GOING.test(before.lower)) return word.possessive ? 'open' : 'place';
  if (DIRECTION.test(words[at - 1]?.lower ?? '')) return 'place';
  if (TOWARDS.has(before.lower)) return DEALING.test(words[i - 1]?.lower ?? '') ? 'party' : 'place';
  return 'open';
}
