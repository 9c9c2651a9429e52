import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Leaves room in the 255 bytes of a file's name for characters of four bytes, a number and a suffix. */
const LONGEST = 60;

/** A folder that takes a few files for each article, under names that stay inside it and clash with no other. */
export class Folder {
  readonly #path: string;
  readonly #taken = new Set<string>();

  /**
   * Makes the folder where there is none.
   * @throws {Error} where the path cannot be a folder
   */
  constructor(path: string) {
    this.#path = path;
    try {
      mkdirSync(path, { recursive: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new Error(`${path} cannot be made a folder (${code}); give --out a new or an empty one`);
    }
  }

  /**
   * Writes the files of one article, each under the article's name and its own suffix.
   * @throws {Error} where a file is there already: it may be somebody's work, or the article itself
   */
  write(article: string, files: Readonly<Record<string, string>>): void {
    const name = this.#free(safeName(article));
    for (const [suffix, content] of Object.entries(files)) this.#create(`${name}.${suffix}`, content);
  }

  /** Writes a file that all articles share; the same content may be there already. */
  writeOnce(file: string, content: string): void {
    try {
      this.#create(file, content);
    } catch (error) {
      if (readFileSync(join(this.#path, file), 'utf8') !== content) throw error;
    }
  }

  #create(file: string, content: string): void {
    const path = join(this.#path, file);
    try {
      writeFileSync(path, content, { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new Error(`${path} is there already and is left as it is; give --out a new folder`);
    }
  }

  /** Two names that a file system may take for one are told apart by a number. */
  #free(name: string): string {
    let free = name;
    for (let n = 2; this.#taken.has(free.toLowerCase()); n++) free = `${name}-${n}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}

/** A file's name from any text: letters, digits, `.`, `_` and `-`, hidden nowhere and reserved nowhere. */
export function safeName(text: string): string {
  const plain = text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_');
  const short = [...plain.replace(/^[.\-\p{M}]+/u, '_')].slice(0, LONGEST).join('');
  return /^(?:con|prn|aux|nul|com\d|lpt\d)?(?:\.|$)/i.test(short) ? `_${short}` : short;
}
