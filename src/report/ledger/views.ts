import { changes } from './changes.ts';
import { contacts } from './contacts.ts';
import { demands } from './demands.ts';
import { disputed } from './disputed.ts';
import { figures } from './figures.ts';
import { intensity } from './intensity.ts';
import { positions } from './positions.ts';
import { timeline } from './timeline.ts';
import { tripwires } from './tripwires.ts';
import type { View } from './view.ts';
import { VIEW_NAMES, type ViewName } from './view-names.ts';

const VIEWS: Readonly<Record<ViewName, View>> = {
  timeline,
  positions,
  demands,
  tripwires,
  figures,
  contacts,
  changes,
  disputed,
  intensity,
};

/** @throws {Error} where there is no such view; the message names them all */
export function viewNamed(name: string): View {
  const found = VIEW_NAMES.find((view) => view === name);
  if (found) return VIEWS[found];
  throw new Error(`no view ${JSON.stringify(name)}; there are ${VIEW_NAMES.join(', ')}`);
}
