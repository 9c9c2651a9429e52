export const LIMIT = 50;
export const BRIEF_LIMIT = 25;
