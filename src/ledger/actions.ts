/** What a person may do to a record or an entry. */
export const ACTIONS = ['accept', 'change', 'reject', 'merge', 'split', 'undo'] as const;
export type Action = (typeof ACTIONS)[number];
