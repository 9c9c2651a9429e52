/** Bytes of one file that is not JSON lines, and of one line of a JSON-lines file. */
export const MAX_FILE_BYTES = 20_000_000;
/** Bytes (UTF-8) of one article's text; a long magazine piece has 60,000. */
export const MAX_ARTICLE_BYTES = 2_000_000;
/** Characters of one HTML page without its scripts, styles and drawings. */
export const MAX_HTML_LENGTH = 4_000_000;
/** Tags and entities of one HTML page; news pages have 1,000 to 20,000. */
export const MAX_HTML_TAGS = 50_000;
/** Elements inside one another in an HTML page; browsers stop at 512 too. */
export const MAX_HTML_DEPTH = 512;
/** Tags times depth up to which Readability looks for the article; news pages have 20,000 to 500,000. */
export const MAX_READABLE = 2_000_000;

/** A size as a person reads it: "20 MB", "1.4 MB". */
export function megabytes(bytes: number): string {
  return `${Number((bytes / 1_000_000).toFixed(1))} MB`;
}
