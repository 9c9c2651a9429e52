const ENGLISH = new Set(
  `the of and to that with for by from as at has have had its is are was were will would be been it his her their
  this which who said says after before against about into over more than not but they he she we you a an in on or
  if when while also could may should there between out up no all other what how under during because i our your
  my do did can them him`.split(/\s+/),
);
/** Common words of the languages that English is most often mixed up with; none of them is an English word. */
const OTHER = new Set(
  `der das und ist nicht mit für ein eine sich auf dem zu im des auch wird wurde
  le la les et dans une est que qui sur du au aux ce il
  el los las del y en un se su como más una por
  di che non è della sono alla
  de da não em um os na ao
  het een dat niet op te voor zijn
  och att det som är på av ikke
  nie się jest w z že ve bir bu için
  yang dan untuk dengan ang ng mga ya wa kwa`.split(/\s+/),
);
/** Fewest words in which there can be a sentence. */
const MIN_WORDS = 4;
/** From this many words on, fewer function words than MIN_SHARE are no English, whatever else it is: news has .3 to .45. */
const LONG = 200;
const MIN_SHARE = 0.1;
const WORD = /\p{L}+(?:['’]\p{L}+)*/gu;

/**
 * Why a text cannot be read as English prose, or null where it can.
 * Weighs English function words against those of other languages and lower-case words beyond ASCII; names, however
 * foreign, begin with a capital and count for neither, so a table of foreign names passes and a German story does not.
 */
export function notEnglish(text: string): string | null {
  let words = 0;
  let english = 0;
  let other = 0;
  let letters = 0;
  let latin = 0;
  for (const [word] of text.matchAll(WORD)) {
    words++;
    letters += word.length;
    if (/\p{Script=Latin}/u.test(word)) latin += word.length;
    if (ENGLISH.has(word.toLowerCase())) english++;
    else if (OTHER.has(word) || (/[^\p{ASCII}’]/u.test(word) && /^\p{Ll}/u.test(word))) other++;
  }
  if (latin < letters / 2) {
    return `not English: ${letters - latin} of ${letters} letters are not Latin; only English is read; give an English text`;
  }
  if (words < MIN_WORDS) {
    return `no sentence: found ${words === 1 ? '1 word' : `${words} words`}; want at least ${MIN_WORDS}; give the article's whole text`;
  }
  if (english <= other || (words >= LONG && english < MIN_SHARE * words)) {
    return `not English: of ${words} words ${english} are English function words and ${other} words of other languages; only English is read; give an English text`;
  }
  return null;
}
