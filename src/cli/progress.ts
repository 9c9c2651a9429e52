/** Articles before a bar is worth its line. */
const MANY = 8;
const WIDTH = 30;

/** A progress bar on standard error, for many articles and a person's terminal only. */
export class Progress {
  #found = 0;
  #done = 0;
  #shown = false;
  /** Bars and records would mix on one screen: with records on the terminal too, they are progress enough. */
  readonly #wanted = process.stderr.isTTY && !process.stdout.isTTY;

  found(): void {
    this.#found++;
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
      `\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${this.#done} of ${this.#found} articles read`,
    );
  }
}
