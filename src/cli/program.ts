import { homedir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { FOLDERS } from '../evaluation/folders.ts';
import { ACTIONS } from '../ledger/actions.ts';
import { defaultLocation } from '../ledger/database/location.ts';
import { FORMAT_NAMES } from '../report/exports/exports.ts';
import { VIEW_NAMES, VIEWS_ABOUT } from '../report/ledger/view-names.ts';
import { LEDGER_FORMATS } from '../report/ledger-exports/formats.ts';
import { BRIEF_LIMIT, LIMIT } from '../report/limits.ts';
import { description, version } from '../report/package.ts';

const published = new Option(
  '--published <YYYY-MM-DD>',
  'publication date of the articles, over what they say themselves',
);

const workers = new Option('--workers <number>', 'articles read at the same time').default(
  'auto',
  'one for each two cores where there are many articles',
);
const database = new Option(
  '--database <location>',
  `the ledger: a file, or postgres://…; STANDOFF_DATABASE if not given, else ${standardLocation()}`,
);
const asOf = new Option('--as-of <YYYY-MM-DD>', 'what was known on that day');
const format = new Option('--format <format>', 'text for a person, json for one object a line')
  .choices(['text', 'json'])
  .default('text');
const limit = new Option('--limit <number>', 'at most so many').argParser(wholeNumber).default(LIMIT);

/** Entries that one page may hold. */
const MOST = 100_000;

/** All commands and their options; docs/commands.md is made from their help. */
export const program = new Command('standoff')
  .description(description)
  .version(version)
  .enablePositionalOptions()
  .showHelpAfterError('(standoff --help lists the commands and their options)');

program
  .command('read')
  .description('read articles and print their records')
  .argument('<file...>', 'text, HTML or JSON-lines files, folders, globs, or - for standard input')
  .addOption(
    new Option('--format <format>', 'text for a person, json for one reading a line, or an export')
      .choices(['text', ...FORMAT_NAMES])
      .default('text'),
  )
  .option('--out <folder>', 'where a format of several files (brat) puts them')
  .addOption(published)
  .addOption(workers)
  .action(run(() => import('./read.ts'), 'readCommand'));

program
  .command('add')
  .description('read articles and add what they tell to the ledger; those that it knows are skipped')
  .argument('<file...>', 'text, HTML or JSON-lines files, folders, globs, or - for standard input')
  .addOption(database)
  .addOption(
    new Option('--format <format>', 'text for a person, json for one object an article, once it is kept')
      .choices(['text', 'json'])
      .default('text'),
  )
  .addOption(published)
  .addOption(workers)
  .action(run(() => import('./add.ts'), 'addCommand'));

program
  .command('open')
  .description('open a standoff, a named watch over a crisis, or change the one of that name')
  .argument('<name>', 'what `standoff show` is asked for')
  .option(
    '--side <actors>',
    'actors of one side, divided by commas: states, capitals, organisations, people; once for each side',
    (side: string, sides: string[][] = []) => [...sides, side.split(',')],
  )
  .option('--since <YYYY-MM-DD>', 'first day that it looks at')
  .option('--until <YYYY-MM-DD>', 'last day that it looks at')
  .option('--no-until', 'it goes on')
  .option('--terms <words>', 'only what holds one of these words, divided by commas', listOf)
  .option('--no-terms', 'whatever it is about')
  .addOption(database)
  .addOption(format)
  .action(run(() => import('./open.ts'), 'openCommand'));

program
  .command('show')
  .description('show a standoff, or list all of them')
  .argument('[name]', 'of the standoff; all of them if not given')
  .argument('[view]', `what to see of it: ${VIEW_NAMES.join(', ')}; all on one screen if not given`)
  .option('--since <YYYY-MM-DD>', 'from that day on')
  .option('--until <YYYY-MM-DD>', 'up to that day')
  .option('--side <side>', 'only where this side takes part: its number, or the name of an actor')
  .option('--between', 'only between actors of different sides')
  .addOption(limit)
  .addOption(asOf)
  .addOption(database)
  .addOption(format)
  .addHelpText(
    'after',
    `\nViews:\n${VIEW_NAMES.map((name) => `  ${name.padEnd(12)}${VIEWS_ABOUT[name]}`).join('\n')}`,
  )
  .action(run(() => import('./show.ts'), 'showCommand'));

program
  .command('search')
  .description('find articles of the ledger that hold all words, best first')
  .argument('<terms...>', 'words; several in quotation marks stand together')
  .addOption(limit)
  .addOption(asOf)
  .addOption(database)
  .addOption(format)
  .action(run(() => import('./search.ts'), 'searchCommand'));

program
  .command('export')
  .description('write a ledger, or a standoff of it, in a format for other tools')
  .argument('[name]', 'of the standoff; the whole ledger if not given')
  .addOption(
    new Option('--format <format>', 'docs/exports.md says what each holds')
      .choices(LEDGER_FORMATS)
      .makeOptionMandatory(),
  )
  .option(
    '--out <path>',
    'a new file, or the folder of csv, parquet and ro-crate; standard output if not given',
  )
  .option('--since <YYYY-MM-DD>', 'from that day on')
  .option('--until <YYYY-MM-DD>', 'up to that day')
  .addOption(asOf)
  .addOption(database)
  .action(run(() => import('./export.ts'), 'exportCommand'));

program
  .command('backup')
  .description('write a whole ledger to one new file that restores into SQLite and PostgreSQL')
  .argument('<file>', 'a new file, for example ledger.jsonl.gz')
  .addOption(database)
  .addOption(format)
  .action(run(() => import('./backup.ts'), 'backupCommand'));

program
  .command('restore')
  .description('fill an empty ledger from a backup, checked before it is kept')
  .argument('<file>', 'that standoff backup wrote')
  .addOption(database)
  .addOption(format)
  .action(run(() => import('./backup.ts'), 'restoreCommand'));

program
  .command('explain')
  .description('show which steps made a record, or what an entry of the ledger rests on, and why')
  .argument('<id>', 'of a record, as `standoff read` prints it, or of an entry, as `standoff show` does')
  .argument('[file...]', 'the files that the record was read from')
  .addOption(published)
  .addOption(asOf)
  .addOption(database)
  .addOption(format)
  .action(run(() => import('./explain.ts'), 'explainCommand'));

program
  .command('brief')
  .description('write a briefing on a standoff: what changed, demands, tripwires, figures, talks, disputes')
  .argument('<name>', 'of the standoff')
  .option('--since <YYYY-MM-DD>', 'changes since that day; if not given, of the last week of reports')
  .addOption(
    new Option('--format <format>', 'markdown, html (one page that needs nothing else) or pdf')
      .choices(['markdown', 'html', 'pdf'])
      .default('markdown'),
  )
  .option('--out <file>', 'where it goes; standard output if not given')
  .addOption(
    new Option('--limit <number>', 'entries of a section, at most')
      .argParser(wholeNumber)
      .default(BRIEF_LIMIT),
  )
  .addOption(asOf)
  .addOption(database)
  .action(run(() => import('./brief.ts'), 'briefCommand'));

program
  .command('correct')
  .description('correct a record or an entry of the ledger; no later reading overwrites it')
  .argument('<subject>', 'id of a record or an entry, or its first characters')
  .addArgument(new Argument('<action>', 'what to do to it').choices(ACTIONS))
  .argument(
    '[value...]',
    'change: FIELD=VALUE, once or more; merge: the entry merged into; split: the entry that the record is split off',
  )
  .option('--who <name>', "who corrects it; the user's name if not given")
  .option('--why <reason>', 'why')
  .addOption(database)
  .addOption(format)
  .action(run(() => import('./correct.ts'), 'correctCommand'));

const evaluate = program
  .command('eval')
  .enablePositionalOptions()
  .description('score what is read of annotated corpora (docs/evaluation.md)')
  .argument('<corpora>', 'folder of the corpora; those that it lacks are named')
  .addOption(new Option('--only <name...>', 'score these corpora only').choices(FOLDERS))
  .option('--misses', 'print what was missed or read wrong too')
  .addOption(measureFormat())
  .addOption(evalWorkers())
  .action(run(() => import('./eval.ts'), 'evalCommand'));

evaluate
  .command('merging')
  .description('score how well a ledger merges what several articles tell (eval/merging)')
  .argument('<folder>', 'cases by kind, as eval/merging/README.md describes them')
  .option('--misses', 'print the links that were judged wrong too')
  .addOption(measureFormat())
  .addOption(evalWorkers())
  .action(run(() => import('./eval.ts'), 'mergingCommand'));

evaluate
  .command('plover-pairs')
  .description('add to a table of sentences with source and target the PLOVER root of each')
  .argument('<file>', 'tab-separated, with the column marked_sentence (<s>source</s>, <t>target</t>)')
  .option('--out <file>', 'where the table goes; standard output if not given')
  .action(run(() => import('./eval.ts'), 'ploverPairsCommand'));

/** A command whose code is loaded when it is called: `read` wants no database. */
function run<K extends string>(
  load: () => Promise<Readonly<Record<K, (...given: never[]) => Promise<void>>>>,
  name: K,
): (...given: unknown[]) => Promise<void> {
  return async (...given) => {
    const loaded = await load();
    // The rules' patterns are compiled to machine code once they are warm, dropped at the next garbage collection and
    // compiled again: a tenth of the reading time went into that. Set once the code is there, as V8 wants it settled.
    setFlagsFromString('--no-regexp-tier-up');
    await loaded[name](...(given as never[]));
  };
}

function measureFormat(): Option {
  return new Option('--format <format>', 'text for a person, json for one measure a line')
    .choices(['text', 'json'])
    .default('text');
}

function evalWorkers(): Option {
  return new Option('--workers <number>', 'articles read at the same time').default(
    'auto',
    'one for each two cores',
  );
}

/** Where the ledger is if nobody says, without the name of the user's folder. */
function standardLocation(): string {
  const place = defaultLocation({ ...process.env, STANDOFF_DATABASE: undefined });
  return place.startsWith(homedir()) ? `~${place.slice(homedir().length)}`.replaceAll('\\', '/') : place;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= MOST) return number;
  throw new InvalidArgumentError(`want a whole number from 1 to ${MOST}`);
}

function listOf(text: string): string[] {
  return text.split(',');
}
