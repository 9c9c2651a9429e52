const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  Ø: 'o',
  đ: 'd',
  Đ: 'd',
  ı: 'i',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ß: 'ss',
  æ: 'ae',
  Æ: 'ae',
  ə: 'a',
};

/**
 * The key a name is looked up by: lower case, no accents, dots or apostrophes, hyphens and white space as one
 * space, no leading "the". "U.S.", "Côte d’Ivoire" and "the Ukraine" give "us", "cote divoire", "ukraine".
 */
export function keyOf(name: string): string {
  const plain = /^[\x20-\x7e]*$/.test(name)
    ? name
    : name
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[łŁøØđĐðÐþÞıßæÆə]/g, (letter) => LETTERS[letter] ?? letter);
  const key = plain
    .replace(/[.'’‘ʻʼ`]/g, '')
    .replace(/[\s\-–—]+/g, ' ')
    .trim()
    .toLowerCase();
  return key.startsWith('the ') ? key.slice(4) : key;
}

/**
 * Whether `name` is cased as the known form `form` would be: proper names want their capital ("Turkey", never
 * "turkey"), initials of up to three letters all of them ("US" is no "us", "WHO" no "Who"), and a form that begins
 * with "The" its article ("the Hindu" is a newspaper, "Hindu" is not).
 */
export function casedAs(name: string, form: string): boolean {
  if (form.startsWith('The ') && !/^the\s/i.test(name)) return false;
  const letters = form.replace(/[^\p{L}]/gu, '');
  if (letters.length <= 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) {
    return name.replace(/^[Tt]he\s+/, '').replace(/[^\p{L}]/gu, '') === letters;
  }
  const first = form.replace(/^the /, '')[0] ?? '';
  const found = name.replace(/^the\s+/, '')[0] ?? '';
  return first !== first.toUpperCase() || found === found.toUpperCase();
}

/** Things by the names they are known by; what was added first is found first. */
export class NameIndex<T> {
  readonly #entries = new Map<string, [form: string, value: T][]>();

  add(form: string, value: T): void {
    const key = keyOf(form);
    const entries = this.#entries.get(key);
    if (!entries) this.#entries.set(key, [[form, value]]);
    else if (!entries.some((entry) => entry[1] === value && entry[0] === form)) entries.push([form, value]);
  }

  /** All that bear this name, without repeats. */
  find(name: string): T[] {
    const found: T[] = [];
    for (const [form, value] of this.#entries.get(keyOf(name)) ?? []) {
      if (casedAs(name, form) && !found.includes(value)) found.push(value);
    }
    return found;
  }
}
