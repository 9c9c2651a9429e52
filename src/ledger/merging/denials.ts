import type { Entry } from '../entry.ts';
import { contentWords, overlap } from '../words.ts';
import { type Deed, isOne } from './deeds.ts';
import type { Linker } from './linker.ts';
import type { Match } from './merger.ts';

const DENYING =
  /\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|rebut\w+|dismiss\w*|rejected (?:the )?(?:accusation|allegation|charge|claim|report)s?)\b/i;

/** A party to a deed that denies it: the deed is disputed. */
export const denials: Linker<'event', Deed> = {
  record: 'event',
  entry: 'deed',
  part: 'denies',
  window: { before: 14, after: 1 },
  keys({ body, text, sentence, parties }) {
    if (body.type !== 'REJECT' || !DENYING.test(`${text} ${sentence}`)) return [];
    return [
      ...new Set(
        parties.filter(({ role }) => role === 'source').map(({ id, state }) => `deed ${state ?? id}`),
      ),
    ];
  },
  match(evidence, { state }: Entry<Deed>): Match | null {
    const deniers = evidence.parties.filter(({ role }) => role === 'source');
    const doers = state.parties.filter(({ role }) => role === 'source');
    if (state.type === 'REJECT' || !deniers.some((denier) => doers.some((doer) => isOne(denier, doer))))
      return null;
    const names = new Set([...evidence.parties, ...state.parties].flatMap(({ name }) => contentWords(name)));
    const said = contentWords(evidence.sentence).filter((word) => !names.has(word));
    const shared = overlap(said, state.words);
    return shared < 0.3
      ? null
      : {
          score: Math.min(1, 0.3 + shared),
          why: `its doer denies it, ${Math.round(shared * 100)} % of the words`,
        };
  },
};
