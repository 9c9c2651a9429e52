import { disputedIn } from '../../ledger/changes.ts';
import { cite, entryJson } from './cited.ts';
import { byKind } from './kinds.ts';
import type { View } from './view.ts';

export const disputed: View = {
  async find({ ledger: { db }, standoff, keep, ...query }) {
    const found = await cite(
      db,
      await disputedIn(db, { ...query, terms: standoff.terms, ...(keep ? { keep } : {}) }),
    );
    return { json: found.map(entryJson), text: (page) => byKind(page, found) };
  },
};
