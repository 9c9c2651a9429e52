import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** Milliseconds that printing may take. */
const PATIENCE = 60_000;
const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];
/** Where installers put them, beside the folders of PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].flatMap(
    (folder) =>
      folder
        ? [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ]
        : [],
  ),
];

/** The browser that prints: `STANDOFF_CHROMIUM`, or a Chromium, Chrome or Edge that is installed; null where none is. */
export function installedChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.STANDOFF_CHROMIUM) return env.STANDOFF_CHROMIUM;
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const inPath = folders.flatMap((folder) =>
    NAMES.flatMap((name) => endings.map((ending) => join(folder, name + ending))),
  );
  return [...inPath, ...PLACES].find(isProgram) ?? null;
}

/**
 * Prints a page that needs nothing else to PDF, without network, scripts or the user's own profile.
 * @throws {Error} in one line where no browser is installed, or it fails
 */
export async function printedPdf(
  html: string,
  browser: string | null = installedChromium(),
): Promise<Buffer> {
  if (!browser)
    throw new Error(
      '--format pdf: found no Chromium, Chrome or Edge; install one, name one in STANDOFF_CHROMIUM, or take --format html and print that',
    );
  const folder = mkdtempSync(join(tmpdir(), 'standoff-brief-'));
  try {
    const [page, out] = [join(folder, 'brief.html'), join(folder, 'brief.pdf')];
    writeFileSync(page, html);
    await promisify(execFile)(
      browser,
      [
        '--headless',
        '--disable-gpu',
        '--disable-extensions',
        '--disable-background-networking',
        '--disable-dev-shm-usage',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND',
        `--user-data-dir=${join(folder, 'profile')}`,
        // Chromium's own sandbox does not start for root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--no-pdf-header-footer',
        `--print-to-pdf=${out}`,
        pathToFileURL(page).href,
      ],
      { timeout: PATIENCE, windowsHide: true },
    ).catch((error: Error & { killed?: boolean }) => {
      const reason = error.killed
        ? `took more than ${PATIENCE / 1000} s`
        : (error.message.split('\n')[0] ?? '');
      throw new Error(`${browser}: could not print (${reason}); take --format html and print that`);
    });
    const pdf = readFileSync(out);
    if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-')
      throw new Error(`${browser}: printed no PDF; take --format html and print that`);
    return pdf;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
