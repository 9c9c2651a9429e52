/** Which way a clause looks from the day of the report. */
export type Direction = 'past' | 'future' | 'unknown';

const MODAL =
  "(?:will|shall|would|won['’]t|should|must|may|might|could(?! not)|can|['’]ll)(?: (?:still|also|not|be|have|then|soon|likely|only|now|probably)){0,3}(?: [a-z]+)?";
const PASSIVE =
  '(?:is|are)(?: to| being)? (?!(?:said|believed|accused|charged|wanted|reported|known|suspected|alleged|quoted|based|called|named)\\b)[a-z]+(?:ed|eld|ard|aken|ent|et)|(?:is|are|was|were) (?:to|set)(?: be)? [a-z]+|to be [a-z]+(?:ed|eld)|(?:is|are) (?:planning|meeting|visiting|holding|hosting|coming|leaving|arriving|travell?ing|flying|going)';
/** Announces what comes after it; what comes before it is when it was announced. */
const PLAN =
  '(?:plans?(?= (?:to|on)\\b)|planned|planning|scheduled?|slated|expect(?:s|ed)?|due|set(?= (?:to|for)\\b)|decid(?:e|es|ed)(?= to\\b)|aims?|aimed|intends?|hop(?:e|es|ed|ing)(?= to\\b)|going(?= to\\b)|prepar(?:e|es|ing)(?= (?:to|for)\\b)|ready(?= to\\b)|(?:vow|pledg|agree|promis|threaten)(?:ed|d|es|s|ing)?(?= to\\b))(?: to(?: be)? [a-z]+)?|upcoming|coming|forthcoming|deadline|as (?:soon|early) as|beginning|starting|postponed|deferred|reconvenes?|resumes?';
const PAST =
  'could not|saying|telling|announcing|declaring|warning|said|told|was|were|had|did|went|came|met|held|made|took|gave|got|left|began|found|shot|fell|rose|saw|led|sent|spoke|struck|hit|put|let|ran|won|lost|paid|brought|fought|caught|sought|thought|bought|drew|flew|grew|knew|threw|wrote|broke|chose|became|withdrew|overthrew|stood|sat|shook|sank|fled|built|felt|heard|kept|laid|lay|meant|sold|swore|tore|wore|drove|rode|set|has|have|(?!(?:need|indeed|speed|feed|seed|proceed|succeed|exceed|hundred)\\b)[a-z]{2,20}ed';
const CUE = new RegExp(
  `(?<![A-Za-z-])(?:(?<certain>${MODAL}|${PASSIVE})|(?<plan>${PLAN})|(?:${PAST}))(?![A-Za-z])`,
  'g',
);
/** "by", "until" and what may stand between them and the time. */
const LIMIT =
  /\b(?:by|until|till|ahead of|no later than) (?:early |late |mid-?|at least |about |(?:noon|midnight) (?:on )?|the |next |[\d:.]{1,5} (?:[ap]\.?m\.? )?(?:[A-Z]{3} )?(?:on )?)?$/i;
/** Where a clause ends: what stands beyond it speaks of something else. */
const BOUNDARY =
  /[;:,"“”()]|``|''|--|–|—|(?<![A-Za-z])(?:that|who|which|when|where|while|(?<!soon |early |late )as(?! (?:soon|early|late))|but|after|whose)(?![A-Za-z])/g;

/**
 * The direction of the nearest verb or preposition that tells it: to the left in the same clause, then to the right
 * in it, then further left, then further right. `before` and `after` are the sentence around the expression.
 */
export function directionOf(before: string, after: string): Direction {
  // "Friday's ruling" is over, "ahead of Friday's vote" is not; "the vote planned for Friday was put off".
  if (/^['’]s /.test(after))
    return /(?:ahead of|in time for|until) $/.test(before) || /^['’]s deadline/.test(after)
      ? 'future'
      : 'past';
  if (
    /\b(?:since|not until|up until) (?:early |late |mid-?)?$/i.test(before) ||
    /^ (?:was|were|had) /.test(after)
  )
    return 'past';
  if (LIMIT.test(before)) {
    const opens = /^\W*[A-Za-z]+ $/.test(before);
    return opens
      ? (cuesIn(after, 'past').at(0) ?? 'future')
      : /\bhad [a-z]+ed\b/.test(before)
        ? 'past'
        : 'future';
  }
  const from = [...before.matchAll(BOUNDARY)].at(-1);
  const left = before.slice(from ? from.index + from[0].length : 0);
  // "On Friday, they will": the comma after an opening time ends no clause.
  const opening = /^\s*(?:[A-Za-z]+ )?$/.test(left) ? 1 : 0;
  const to = [...after.slice(opening).matchAll(BOUNDARY)].at(0);
  const right = after.slice(0, to ? to.index + opening : after.length);
  return (
    cuesIn(left, 'future').at(-1) ??
    cuesIn(right, 'past').at(0) ??
    cuesIn(before, 'future').at(-1) ??
    cuesIn(after, 'past').at(0) ??
    'unknown'
  );
}

function cuesIn(text: string, planned: Direction): Direction[] {
  return [...text.matchAll(CUE)].map(({ groups }) => {
    if (groups?.certain) return 'future';
    return groups?.plan ? planned : 'past';
  });
}
