import type { Page } from './page.ts';
import type { Query } from './query.ts';

/** What a view found: one object a line for programs, a page for a person. */
export interface Shown {
  readonly json: readonly object[];
  /** Empty where nothing was found. */
  readonly text: (page: Page) => string;
}

/** A way to look at a standoff. */
export interface View {
  readonly find: (query: Query) => Promise<Shown>;
}
