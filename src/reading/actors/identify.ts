import { bodyNamed } from '../../knowledge/bodies.ts';
import { keyOf } from '../../knowledge/names.ts';
import { organisationNamed } from '../../knowledge/organisations.ts';
import {
  type State,
  stateNamed,
  stateOfCapital,
  stateOfDemonym,
  stateOfSeat,
} from '../../knowledge/states.ts';
import type { MentionForm } from '../../record/actor.ts';
import type { Name } from '../draft.ts';
import type { Cast, Entity } from './cast.ts';

/** Whom a name that is no person's names, and how. `capital` where it may as well be the city. */
export interface Identity {
  readonly entity: Entity | null;
  readonly form: MentionForm;
  readonly capital: boolean;
}

const NOBODY: Identity = { entity: null, form: 'name', capital: false };

/**
 * Looks a name up among the article's own bodies, then in the knowledge.
 * @param home the state that "the Defence Ministry" is of where its name does not say
 */
export function identify(cast: Cast, text: string, type: Name['type'], home: string | null): Identity {
  const { date } = cast;
  const own = cast.find(`body:${keyOf(text)}`);
  if (own) return { entity: own, form: 'name', capital: false };
  const organisation = organisationNamed(text, date);
  if (organisation?.actsFor)
    return { entity: cast.state(organisation.actsFor), form: 'metonym', capital: false };
  if (organisation) return { entity: cast.organisation(organisation), form: 'name', capital: false };
  const named = stateNamed(text, date);
  if (named) return of(cast, named, 'name');
  const demonym = stateOfDemonym(text, date);
  if (demonym) return of(cast, demonym, 'demonym');
  const seat = stateOfSeat(text, date);
  if (seat) return of(cast, seat, 'metonym');
  const capital = stateOfCapital(text, date);
  if (capital) return { ...of(cast, capital, 'metonym'), capital: true };
  if (type !== 'ORG') {
    const body = type === 'PER' ? null : shortFormOf(cast, text);
    return body ? { entity: body, form: 'name', capital: false } : NOBODY;
  }
  const body = bodyNamed(text);
  if (body?.acts && home) return { entity: cast.state(home), form: 'description', capital: false };
  return { entity: shortFormOf(cast, text) ?? cast.body(text, null), form: 'name', capital: false };
}

function of(cast: Cast, state: State, form: MentionForm): Identity {
  return { entity: cast.state(state.code), form, capital: false };
}

/** "Zorvan" after "Zorvan Front": the latest body whose name begins or ends with the words. */
function shortFormOf(cast: Cast, text: string): Entity | null {
  const key = keyOf(text);
  const known = cast.find(`body:${key}`);
  if (known || key.length < 4) return known;
  for (let i = cast.entities.length - 1; i >= 0 && i > cast.entities.length - 80; i--) {
    const entity = cast.entities[i];
    if (!entity?.key.startsWith('body:')) continue;
    const name = entity.key.slice('body:'.length);
    if (name.startsWith(`${key} `) || name.endsWith(` ${key}`)) return entity;
  }
  return null;
}
