/** A cell: the text to measure and wrap, and what to do to each of its lines once they are cut. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly style?: (line: string) => string;
}

/**
 * Text that a terminal shows and does not obey: control characters (escape sequences begin with one) and marks that
 * turn the direction of writing become "\ufffd". Tabs and line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(/(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** Cuts text at white space (not at no-break spaces) into lines of at most `width` characters; a longer word is cut anywhere. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (let word of printable(text)
    .split(/[ \t\r\n]+/)
    .filter(Boolean)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    while (word.length > width) {
      lines.push(word.slice(0, width));
      word = word.slice(width);
    }
    line = line ? `${line} ${word}` : word;
  }
  if (line || lines.length === 0) lines.push(line);
  return lines;
}

/** One row of a table, its cells wrapped side by side. */
export function row(cells: readonly Cell[], indent = 2, gap = 2): string {
  const columns = cells.map((cell) => wrap(cell.text, cell.width));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, i) =>
    cells
      .map(({ width, style }, c) => {
        const line = columns[c]?.[i] ?? '';
        const last = c === cells.length - 1;
        return (style && line ? style(line) : line) + (last ? '' : ' '.repeat(width - line.length + gap));
      })
      .join('')
      .trimEnd(),
  )
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');
}

/** Shortens to `length` characters, with an ellipsis where something is left out. */
export function shorten(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= length ? flat : `${flat.slice(0, length - 1).trimEnd()}…`;
}
