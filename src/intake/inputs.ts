import { stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

/** Endings that a folder is searched for, by format; a file given by name may have any ending. */
export const ENDINGS = {
  text: ['.txt', '.text'],
  html: ['.html', '.htm', '.xhtml'],
  jsonl: ['.jsonl', '.ndjson'],
} as const;
export type Format = keyof typeof ENDINGS;

const ALL_ENDINGS: readonly string[] = Object.values(ENDINGS).flat();

/** One thing to read, or why an input is none. `name` is the document's, where it holds one. */
export type Source =
  | { readonly kind: 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'stdin'; readonly name: string }
  | { readonly kind: 'bad'; readonly path: string; readonly error: string };

/** Turns paths, folders, globs and "-" into files, in order, each once; folders and globs are sorted by code unit. */
export async function sourcesOf(inputs: readonly string[]): Promise<Source[]> {
  const sources: Source[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    if (input === '-') {
      sources.push(
        seen.has('-')
          ? {
              kind: 'bad',
              path: '-',
              error: 'standard input is named twice; it can be read once; name "-" once',
            }
          : { kind: 'stdin', name: 'stdin' },
      );
      seen.add('-');
      continue;
    }
    const found = await pathsOf(input);
    if (!Array.isArray(found)) sources.push({ kind: 'bad', path: input, error: found.error });
    else {
      for (const path of found) {
        if (seen.has(resolve(path))) continue;
        seen.add(resolve(path));
        sources.push({ kind: 'file', path, name: stemOf(path) });
      }
    }
  }
  return distinct(sources);
}

/** The format that a path's ending says; null where it says none. */
export function formatOfPath(path: string): Format | null {
  const ending = extname(path).toLowerCase();
  const formats = Object.keys(ENDINGS) as Format[];
  return formats.find((format) => (ENDINGS[format] as readonly string[]).includes(ending)) ?? null;
}

async function pathsOf(input: string): Promise<string[] | { error: string }> {
  try {
    const kind = await stat(input);
    if (!kind.isDirectory()) return [input];
    const pattern = `**/*{${ALL_ENDINGS.join(',')}}`;
    const inside = await glob(pattern, { cwd: input, caseSensitiveMatch: false, expandDirectories: false });
    if (inside.length > 0) return inside.map((file) => join(input, file)).sort();
    return {
      error: `nothing to read in the folder: found no file ending in ${ALL_ENDINGS.join(', ')}; name a folder that holds articles`,
    };
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return { error: cannotRead(error) };
  }
  if (!isDynamicPattern(input)) {
    return {
      error:
        'no such file; give the path of a file or folder, a glob in quotation marks, or - for standard input',
    };
  }
  try {
    const matches = await glob(input, { absolute: isAbsolute(input), expandDirectories: false });
    if (matches.length > 0) return matches.sort();
    return {
      error:
        'no match: found no file that fits this glob; give another glob, or the path of a file or folder',
    };
  } catch (error) {
    return { error: cannotRead(error) };
  }
}

/** One line about a file that the system does not let us read. */
export function cannotRead(error: unknown): string {
  return `cannot be read (${codeOf(error) ?? 'unknown reason'}); give a readable file, folder or glob`;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** File name without folder and ending; what follows the last dot is an ending where it begins with a letter. */
function stemOf(path: string): string {
  const name = basename(path);
  return /^\.[a-z]/i.test(extname(name)) ? basename(name, extname(name)) : name;
}

/** Gives sources that share a name their paths instead. */
function distinct(sources: Source[]): Source[] {
  const counts = new Map<string, number>();
  for (const source of sources) {
    if (source.kind !== 'bad') counts.set(source.name, (counts.get(source.name) ?? 0) + 1);
  }
  return sources.map((source) =>
    source.kind === 'file' && (counts.get(source.name) ?? 0) > 1 ? { ...source, name: source.path } : source,
  );
}
