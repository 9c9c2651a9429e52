import { contentWords, stem } from '../words.ts';

/** One clause of a statement, as it is compared with clauses of others. */
export interface Claim {
  /** Stems of what it is about; of two words that mean the opposite, the first of the pair. */
  readonly words: readonly string[];
  /** Whether it says that so it is, or that it is not; null where that cannot be told from its words. */
  readonly affirmed: boolean | null;
}

/** Words that deny each other where all else is the same. */
const OPPOSITES = [
  'accept reject',
  'accept refuse',
  'support oppose',
  'increase decrease',
  'increase reduce',
  'rise fall',
  'possible impossible',
  'acceptable unacceptable',
  'true false',
  'open closed',
  'win lose',
  'withdraw stay',
  'withdraw remain',
  'begin end',
  'start stop',
  'ready unready',
  'willing unwilling',
  'safe dangerous',
  'guilty innocent',
  'legal illegal',
  'likely unlikely',
].map((pair) => pair.split(' ').map(stem));
const opposites = new Map(OPPOSITES.map(([word = '', opposite = '']) => [opposite, word]));

/** Several in a row deny once: "never, never, ever", "will not and cannot". */
const DENYING = /\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|without)\b|n['’]t\b/gi;
/** What is supposed, asked or put with a condition contradicts nothing. */
const SUPPOSING =
  /\b(?:if|unless|whether|could|might|may|until|before|not only|no longer|not yet|why|how)\b|^\W*should\b|\?/i;
/** Cues that turn their content round. */
const DENYING_CUE = /\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w*|rebut\w*|dismiss\w*)\b/i;
const CLAUSES = /[,;:.–—]|\b(?:but|while|whereas|although|though|because|and that)\b/i;

/** Least words that two claims share, and least share of all their words: two things said of one matter differ in more. */
const SHARED = 3;
const ALIKE = 0.75;

/** What a statement claims, clause by clause. */
export function claimsIn(content: string, cue: string, names: ReadonlySet<string>): Claim[] {
  const denied = DENYING_CUE.test(cue);
  return content.split(CLAUSES).flatMap((clause) => {
    const stems = contentWords(clause).filter((word) => !names.has(word));
    const turned = stems.filter((word) => opposites.has(word)).length;
    const words = [...new Set(stems.map((word) => opposites.get(word) ?? word))];
    if (words.length < SHARED) return [];
    const denials = (clause.match(DENYING)?.length ?? 0) + turned + (denied ? 1 : 0);
    return [{ words, affirmed: SUPPOSING.test(clause) || denials > 1 ? null : denials === 0 }];
  });
}

/** Whether one claims what the other denies, of the very same matter. */
export function contradict(a: readonly Claim[], b: readonly Claim[]): boolean {
  return a.some(({ words, affirmed }) => {
    if (affirmed === null) return false;
    return b.some((other) => {
      if (other.affirmed !== !affirmed) return false;
      const shared = words.filter((word) => other.words.includes(word)).length;
      return shared >= SHARED && shared >= ALIKE * (words.length + other.words.length - shared);
    });
  });
}
