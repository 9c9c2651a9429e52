import type { Groups, Rule, Scene } from '../rule.ts';
import { durationOf, unitNamed } from '../units.ts';
import { APPROXIMATE, NUMBER, numberValue, phrase } from '../words.ts';

/** Without quarters, which are fourths more often than months: "three-quarters of them". */
const UNIT = '(?:second|minute|hour|day|week|fortnight|weekend|month|year|decade|century|centurie)';
const FRAME =
  '(?:the (?:past|last|next|coming|first|final|previous|following|ensuing|intervening|initial|entire|whole|full) |(?:past|last|next|another|an additional|an extra|these|those) )';
const AMOUNT = `(?:(?<n>${NUMBER})(?:-plus|-odd|[+])?|(?<half>half an?)|(?<couple>a couple of)|(?<few>a few|several|a number of|many|few)|an?|an entire)`;
const MORE = '(?:more |additional |further |full |consecutive |straight |whole |long |extra |entire |or so )';

/** How long: counted and uncounted stretches of time, but not people's ages. */
export const DURATION_RULES: readonly Rule[] = [
  {
    name: 'counted duration',
    pattern: phrase(
      `(?:the )?(?:${APPROXIMATE})?${FRAME}?(?:${APPROXIMATE})?${AMOUNT}(?<and> and a half|-and-a-half)?(?:-| )${MORE}?(?<unit>${UNIT})s?(?<unitHalf> and a half)?(?<old>(?:-| )old)?(?:(?:-| )long)?`,
    ),
    confidence: 0.78,
    read(groups, scene) {
      const unit = unitNamed(groups.unit ?? '');
      const amount = amountOf(groups);
      if (!unit || Number.isNaN(amount) || measuresNothing(groups, scene)) return null;
      return durationOf(amount, unit);
    },
  },
  {
    name: 'framed unit',
    pattern: phrase(
      `(?:${APPROXIMATE})?the (?:past|last|coming|entire|whole) (?<unit>${UNIT})|(?<long>day|week|month|year|decade|hour|century)(?:-| )?long`,
    ),
    confidence: 0.7,
    read({ unit, long }, scene) {
      const named = unitNamed(unit ?? long ?? '');
      // "the last week of May"
      if (!named || (/\blast\b/i.test(scene.match) && /^ (?:of|in)\b/.test(scene.after))) return null;
      return durationOf(1, named);
    },
  },
  {
    name: 'uncounted duration',
    pattern: phrase(
      `(?:${APPROXIMATE})?(?:the |these |those )?(?:past |last |next |coming |recent |first |final |early |intervening |many |few )?(?<unit>second|minute|hour|day|week|month|year|decade|centurie)s(?:(?:-| )(?:long|old))?`,
    ),
    confidence: 0.4,
    read({ unit = '' }, scene) {
      const { before, after, match } = scene;
      const named = unitNamed(unit);
      if (!named || AGE.test(after) || / old$/i.test(match) || /^seconds$/i.test(match)) return null;
      // "the early hours of Friday", "the early morning hours", "minutes apart": when, not how long.
      if (/hours$/i.test(match) && (/^ (?:of|after|before)\b/.test(after) || /morning $/i.test(before)))
        return null;
      if (/minutes$/i.test(match) && !/\b(?:for|in|within|of) $/i.test(before)) return null;
      return durationOf(null, named);
    },
  },
];

/** Null for "several", NaN for no number at all. */
function amountOf(groups: Groups): number | null {
  if (groups.few) return null;
  const whole = groups.n ? (numberValue(groups.n) ?? Number.NaN) : groups.half ? 0.5 : groups.couple ? 2 : 1;
  return whole + (groups.and || groups.unitHalf ? 0.5 : 0);
}

function measuresNothing(groups: Groups, { before, after, match }: Scene): boolean {
  return (
    // "60 Minutes" is a programme, "24 hours a day" means always.
    /\d [A-Z]/.test(match) ||
    /^ a day\b/.test(after) ||
    (/^a day$/i.test(match) && /hours $/.test(before)) ||
    (groups.old ? !OLD_THINGS.test(after) : AGE.test(after)) ||
    // "a second" is one more; "one day" some day.
    /^an? (?:second|weekend)$/i.test(match) ||
    (/^second/i.test(groups.unit ?? '') && groups.n === undefined) ||
    (/^one day$/i.test(match) && /^$|\b(?:will|would|may|might|could|can|and|that)\b.{0,12}$/.test(before))
  );
}

/** What follows a person's age. */
const AGE = /^(?:[- ](?:years?[- ])?old\b| of age\b)/;
/** What is as old as an age says, unlike a person: "a two-year-old truce". */
const OLD_THINGS =
  /^ (?:[a-z-]+ ){0,2}(?:war|conflict|dispute|ban|embargo|truce|ceasefire|cease-fire|treaty|agreement|accord|deal|pact|siege|blockade|occupation|crisis|standoff|stand-off|uprising|insurgency|rebellion|intifada|campaign|government|regime|rule|law|policy|peace|process|slump|alliance|republic|state|nation|struggle|feud|row|sanctions|programme?|stalemate|deadlock|moratorium|offensive|coalition|boycott|violence|battle|fight|tradition|revolution|partition|division|border|[Rr]ound|talks|[Cc]onstitution|[Uu]nion|[Aa]lliance|party|movement|administration|relationship|plan|project|investigation|lull|freeze)\b/;
