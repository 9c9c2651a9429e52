import { createHash } from 'node:crypto';

/** Words in a shingle, hash functions and bands of MinHash (Broder 1997; Leskovec et al., Mining of Massive Datasets, ch. 3). */
const SHINGLE = 4;
const HASHES = 64;
const BANDS = 16;
/** Estimated share of common shingles from which a text is a copy of another. */
export const COPY = 0.7;

/** MinHash signature of a text's shingles: the share of equal places estimates the Jaccard similarity of two texts. */
export type Signature = Uint32Array;

export function signatureOf(text: string): Signature {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  for (let i = 0; i === 0 || i + SHINGLE <= words.length; i++) {
    const base = fnv(words.slice(i, i + SHINGLE).join(' '));
    for (let h = 0; h < HASHES; h++) {
      const mixed = mix(base ^ Math.imul(h + 1, 0x9e3779b1));
      if (mixed < (signature[h] as number)) signature[h] = mixed;
    }
  }
  return signature;
}

export function similarity(a: Signature, b: Signature): number {
  let same = 0;
  for (let h = 0; h < HASHES; h++) if (a[h] === b[h]) same++;
  return same / HASHES;
}

/** Keys that two texts as like as copies almost surely share one of. */
export function bandsOf(signature: Signature): string[] {
  const rows = HASHES / BANDS;
  return Array.from({ length: BANDS }, (_, band) => {
    const values = signature.subarray(band * rows, (band + 1) * rows);
    return `${band}:${createHash('sha256').update(values.join(' ')).digest('hex').slice(0, 12)}`;
  });
}

/** FNV-1a, 32 bits. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Finaliser of MurmurHash3. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
