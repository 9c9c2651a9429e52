/** All ways to look at a standoff, as `standoff show NAME VIEW` names them, each with a line for the help. */
export const VIEWS_ABOUT = {
  timeline: 'deeds and held meetings by day',
  positions: 'what each actor says on an issue over time',
  demands: 'demands with their answers',
  tripwires: 'conditional threats and promises, and what tripped them',
  figures: 'series of figures by claimant, with disagreements',
  contacts: 'meetings, calls and talks, from proposed to held',
  changes:
    'what was told first or changed by reports after a date (--since; by default the last week of reports)',
  disputed: 'entries of all kinds whose sources contradict each other',
  intensity: 'what the sides did to each other by day, from conflict (below 0) to cooperation',
} as const;
export type ViewName = keyof typeof VIEWS_ABOUT;
export const VIEW_NAMES = Object.keys(VIEWS_ABOUT) as ViewName[];
