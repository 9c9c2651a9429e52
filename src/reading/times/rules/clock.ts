import { pad } from '../calendar.ts';
import type { Rule } from '../rule.ts';
import type { Sense } from '../sense.ts';
import { numberValue, phrase } from '../words.ts';

const ZONE =
  '(?:,? \\(?(?<zone>GMT|UTC|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|BST|CEST|CET|EEST|EET|MSK|IST|JST|HKT|(?:local|eastern|[A-Z][a-z]{2,12}) time)(?![A-Za-z]))?';

/** Times of day; `joinClocks` gives them their day. */
export const CLOCK_RULES: readonly Rule[] = [
  {
    name: 'twelve-hour clock',
    pattern: phrase(`(?<hour>\\d{1,2})(?:[:.](?<minute>\\d\\d))? ?(?<half>[ap])(?:\\.m\\.?|m)${ZONE}`),
    confidence: 0.75,
    read({ hour, minute, half, zone }) {
      const h = Number(hour);
      if (h < 1 || h > 12) return null;
      return clock((h % 12) + (/p/i.test(half ?? '') ? 12 : 0), Number(minute ?? 0), zone);
    },
  },
  {
    name: 'twenty-four-hour clock',
    pattern: phrase(`(?<hour>\\d{1,2})(?:(?<mark>[:.])|h)?(?<minute>\\d\\d)(?: (?:hours|hrs))?${ZONE}`),
    confidence: 0.75,
    read({ hour, minute, zone, mark }, scene) {
      const led =
        mark === ':' && /\b(?:at|by|until|till|around|about|from|since|before|after) $/i.test(scene.before);
      if (!zone && !led && !(/ h(?:ou)?rs$/.test(scene.match) && hour?.length === 2 && !mark)) return null;
      return clock(Number(hour), Number(minute), zone);
    },
  },
  {
    name: 'hour in words',
    pattern: phrase(
      `(?<hour>\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o['’]clock(?: in the (?<part>morning|afternoon|evening))?| in the (?<bare>morning|afternoon|evening))`,
    ),
    confidence: 0.75,
    read({ hour = '', part, bare }) {
      const h = numberValue(hour);
      if (h === null || h < 1 || h > 12) return null;
      return clock((h % 12) + (/afternoon|evening/i.test(part ?? bare ?? '') ? 12 : 0), 0, undefined);
    },
  },
  {
    name: 'noon and midnight',
    pattern: phrase(`(?<word>noon|midday|midnight)${ZONE}`),
    confidence: 0.75,
    read({ word, zone }, scene) {
      if (!/\b(?:at|by|until|till|around|about|from|since|before|after|past|of|to) $/i.test(scene.before))
        return null;
      return clock(/midnight/i.test(word ?? '') ? 24 : 12, 0, zone);
    },
  },
];

/** Only GMT is written into the value: other zone names are ambiguous or depend on the season. */
function clock(hour: number, minute: number, zone: string | undefined): Sense | null {
  if (hour > 24 || minute > 59) return null;
  const zulu = zone && /^(?:GMT|UTC)$/i.test(zone) ? 'Z' : '';
  return { type: 'TIME', value: null, edtf: null, days: null, clock: `T${pad(hour)}:${pad(minute)}${zulu}` };
}
