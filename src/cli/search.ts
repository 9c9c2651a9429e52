import { search } from '../report/ledger/search.ts';
import { type LedgerOptions, printShown } from './shown.ts';

/** `standoff search TERMS…`: articles of the ledger that hold all words. */
export async function searchCommand(
  terms: string[],
  options: LedgerOptions & { readonly limit?: number },
): Promise<void> {
  await printShown(
    options,
    (ledger) => search(ledger, terms.map(asPhrase).join(' '), options),
    'no article holds all of these words; try fewer',
  );
}

/** An argument of several words, which the shell took the quotation marks of, stands together. */
function asPhrase(term: string): string {
  return terms(term) > 1 && !term.includes('"') ? `"${term}"` : term;
}

function terms(term: string): number {
  return term.trim().split(/\s+/).length;
}
