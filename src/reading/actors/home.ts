import { organisationNamed } from '../../knowledge/organisations.ts';
import { personNamed } from '../../knowledge/people.ts';
import { placeNamed } from '../../knowledge/places.ts';
import { stateNamed, stateOfCapital, stateOfDemonym } from '../../knowledge/states.ts';
import type { Draft } from '../draft.ts';
import type { NamedWords } from './phrases.ts';
import type { Word } from './words.ts';

/** Sentences of the lead, where a name weighs double. */
const LEAD = 2;

/** The state that the article is about: the dateline's, weighed with how often each is named. */
export function homeOf(
  draft: Draft,
  words: readonly Word[],
  named: ReadonlyMap<number, NamedWords>,
): string | null {
  const { published, dateline } = draft.article;
  const counts = new Map<string, number>();
  const count = (code: string | undefined, weight: number) => {
    if (code) counts.set(code, (counts.get(code) ?? 0) + weight);
  };
  for (const { name, from, to } of named.values()) {
    const lead = name.start < (draft.sentences[LEAD]?.start ?? 0) ? 2 : 1;
    const text = words
      .slice(from, to)
      .map((word) => word.text)
      .join(' ');
    const known =
      name.type === 'PER'
        ? personNamed(text)?.country
        : (stateNamed(text, published) ?? stateOfDemonym(text, published) ?? stateOfCapital(text, published))
            ?.code;
    count(known ?? organisationNamed(text, published)?.country ?? undefined, lead);
  }
  if (dateline?.place) {
    const code =
      stateOfCapital(dateline.place, published)?.code ?? placeNamed(dateline.place)?.country ?? undefined;
    count(code, 3 + words.length / 60);
  }
  let home: string | null = null;
  for (const [code, n] of counts) if (home === null || n > (counts.get(home) ?? 0)) home = code;
  return home;
}
