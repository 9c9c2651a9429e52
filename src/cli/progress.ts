/** Articles before a bar is worth its line. */
const MANY = 8;
const WIDTH = 30;

export interface ProgressOptions {
  /** What is counted and what becomes of it: "articles read". */
  readonly what?: string;
  /** Whether the command prints to the terminal as it goes: then what it prints is progress enough, and both would mix. */
  readonly printing?: boolean;
}

/** A progress bar on standard error, for many articles and a person's terminal only. */
export class Progress {
  #found = 0;
  #done = 0;
  #shown = false;
  readonly #what: string;
  readonly #wanted: boolean;

  constructor({ what = 'articles read', printing = true }: ProgressOptions = {}) {
    this.#what = what;
    this.#wanted = process.stderr.isTTY && !(printing && process.stdout.isTTY);
  }

  found(count = 1): void {
    this.#found += count;
    this.#show();
  }

  done(): void {
    this.#done++;
    this.#show();
  }

  end(): void {
    if (this.#shown) process.stderr.write('\n');
  }

  #show(): void {
    if (!this.#wanted || this.#found < MANY) return;
    this.#shown = true;
    const filled = Math.round((WIDTH * this.#done) / this.#found);
    process.stderr.write(
      `\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${this.#done} of ${this.#found} ${this.#what}`,
    );
  }
}
