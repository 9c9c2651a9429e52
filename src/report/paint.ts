import { styleText } from 'node:util';

/** What a stretch of text is, for the eye; each has one style on the terminal. */
export type Tone = 'heading' | 'faint' | 'source' | 'cue' | 'figure' | 'time' | 'place' | 'actor' | 'warning';
export type Paint = (tone: Tone, text: string) => string;

type Format = Parameters<typeof styleText>[0];
/** Chosen to differ in weight or underline as well as in hue, for readers who do not tell hues apart. */
const FORMATS: Readonly<Record<Tone, Format>> = {
  heading: ['bold', 'underline'],
  faint: 'dim',
  source: ['bold', 'cyan'],
  cue: ['underline', 'cyan'],
  figure: ['bold', 'yellow'],
  time: 'magenta',
  place: 'green',
  actor: 'blue',
  warning: ['bold', 'yellow'],
};

/** Colours for a terminal that has them. */
export const coloured: Paint = (tone, text) => styleText(FORMATS[tone], text);
/** For files, pipes and NO_COLOR. */
export const plain: Paint = (_, text) => text;

/** The paint for standard output: colours for a person's terminal, unless NO_COLOR (no-color.org) says otherwise. */
export function paintFor(output: { readonly isTTY?: boolean }): Paint {
  return output.isTTY && !process.env.NO_COLOR ? coloured : plain;
}
