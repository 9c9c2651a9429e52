import { writeFileSync } from 'node:fs';
import { openLedger } from '../ledger/database/open.ts';
import { type BriefAsked, briefOf } from '../report/brief/brief.ts';
import { briefHtml } from '../report/brief/html.ts';
import { briefMarkdown } from '../report/brief/markdown.ts';
import { printedPdf } from '../report/brief/pdf.ts';

interface Options extends BriefAsked {
  readonly format: 'markdown' | 'html' | 'pdf';
  readonly out?: string;
  readonly database?: string;
}

/** `standoff brief NAME`: to a file, or to standard output. */
export async function briefCommand(
  name: string,
  { format, out, database, ...asked }: Options,
): Promise<void> {
  if (format === 'pdf' && out === undefined && process.stdout.isTTY)
    throw new Error('--format pdf: found no --out; want the file that it goes to');
  const ledger = await openLedger(database);
  try {
    const brief = await briefOf(ledger, name, asked);
    const printed =
      format === 'markdown'
        ? briefMarkdown(brief)
        : format === 'html'
          ? briefHtml(brief)
          : await printedPdf(briefHtml(brief));
    if (out === undefined) process.stdout.write(printed);
    else writeOut(out, printed);
  } finally {
    await ledger.close();
  }
}

function writeOut(out: string, printed: string | Buffer): void {
  try {
    writeFileSync(out, printed);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    throw new Error(
      `--out: ${out} cannot be written (${code}); give a file in a folder that you may write to`,
    );
  }
}
