import { createHash } from 'node:crypto';
import { mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Characters that are gathered before they are written. */
const BUFFER = 1 << 18;

/** The files of one export: each is made new, and all are taken back where the export fails. */
export class Files {
  readonly #folder: string | null;
  readonly #made: string[] = [];
  readonly #folders: string[] = [];
  readonly #open: TextFile[] = [];

  /**
   * @param folder where the files go; null where each is given by its whole path. Made where there is none
   * @throws {Error} where the path cannot be a folder
   */
  constructor(folder: string | null) {
    this.#folder = folder;
    if (folder !== null) this.#makeFolder(folder);
  }

  /**
   * Makes an empty file.
   * @returns its path
   * @throws {Error} where a file is there already: it may be somebody's work
   */
  create(name: string): string {
    const path = this.#folder === null ? name : join(this.#folder, name);
    if (this.#folder !== null) this.#makeFolder(dirname(path));
    try {
      writeFileSync(path, '', { flag: 'wx' });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST')
        throw new Error(`${path} is there already and is left as it is; give --out a new name`);
      throw new Error(`${path} cannot be written (${code}); give --out a place that you may write to`);
    }
    this.#made.push(path);
    return path;
  }

  /** Makes a file of text. */
  async text(name: string): Promise<TextFile> {
    const file = new TextFile(await open(this.create(name), 'a'));
    this.#open.push(file);
    return file;
  }

  /** Takes all files back, and the folders that hold nothing else. */
  async discard(): Promise<void> {
    for (const file of this.#open) await file.close();
    for (const path of this.#made) rmSync(path, { force: true });
    for (const folder of this.#folders.reverse()) {
      try {
        rmdirSync(folder);
      } catch {
        // Somebody put a file there meanwhile.
      }
    }
  }

  #makeFolder(path: string): void {
    try {
      if (mkdirSync(path, { recursive: true }) !== undefined) this.#folders.push(path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new Error(`${path} cannot be made a folder (${code}); give --out a new or an empty one`);
    }
  }
}

/** What became of a file. */
export interface Written {
  readonly bytes: number;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
}

/** A file that grows from front to end. */
export class TextFile {
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #waiting: string[] = [];
  #length = 0;
  #closed = false;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(text: string): Promise<void> {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= BUFFER) await this.#flush();
  }

  /** Writes what waits and closes the file. */
  async end(): Promise<Written> {
    await this.#flush();
    await this.close();
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Closes the file as it is; a second time does nothing. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#handle.close();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    this.#length = 0;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#handle.appendFile(bytes);
  }
}
