import type { Rule } from '../rule.ts';
import { reference } from '../sense.ts';
import { phrase } from '../words.ts';

/** Vague references to the present, the past and the future. */
export const REFERENCE_RULES: readonly Rule[] = [
  {
    name: 'present',
    pattern: phrase(
      '(?:right |just |even |until |by )?now|currently|at present|presently|nowadays|these days|at the moment|at this (?:moment|time)',
    ),
    confidence: 0.7,
    read: () => reference('PRESENT_REF'),
  },
  {
    name: 'past',
    pattern: phrase(
      'recently|lately|in recent times|(?<=(?:in|from|of) )the past|(?:a long time|not long|long) ago',
    ),
    confidence: 0.6,
    read: (_, scene) =>
      /^ [a-z]+s?\b/.test(scene.after) && /the past$/i.test(scene.match) ? null : reference('PAST_REF'),
  },
  {
    name: 'future',
    pattern: phrase('(?:any ?time )?soon|(?:the )?(?:near |foreseeable |not too distant )?future'),
    confidence: 0.6,
    read: (_, scene) =>
      NARRATED_SOON.test(scene.after) || /\b(?:as|was|were) $/.test(scene.before)
        ? null
        : reference('FUTURE_REF'),
  },
];

/** "soon after the vote", "soon became": not soon from now. */
const NARRATED_SOON = /^ (?:as|after|became|[a-z]{2,20}ed)\b/;
