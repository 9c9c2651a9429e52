import { organisationNamed } from '../../knowledge/organisations.ts';
import type { Identity } from './identify.ts';
import type { Phrase } from './phrases.ts';
import type { Scene } from './scene.ts';

/** "(UNHCR)" right behind a body's full name is the same body. */
export function bodyOfInitials(scene: Scene, phrase: Phrase, text: string): Identity | null {
  const { words, cast, references } = scene;
  if (words[phrase.from - 1]?.lower !== '(' || words[phrase.to]?.lower !== ')') return null;
  const before = references.at(-1);
  if (!before?.entity || before.to !== phrase.from - 1 || before.entity.kind === 'person') return null;
  if (before.entity.kind === 'state' || !/^\p{Lu}[\p{Lu}\p{N}-]+$/u.test(text)) return null;
  // "Ugandan Defence Force (UDF)": where the knowledge has the initials as a state's forces, the full name is too.
  const known = organisationNamed(text, scene.date);
  const state = known?.actsFor ? cast.state(known.actsFor) : null;
  if (
    state &&
    before.entity.key.startsWith('body:') &&
    before.entity.country === null &&
    before.entity.name.includes(state.name)
  ) {
    cast.alias(before.entity.name, state);
    return { entity: state, form: 'metonym', capital: false };
  }
  cast.alias(text, before.entity);
  return { entity: before.entity, form: 'name', capital: false };
}
