import { Command, Option } from 'commander';
import { FOLDERS } from '../evaluation/evaluate.ts';
import { FORMAT_NAMES } from '../report/exports/exports.ts';
import { description, version } from '../report/package.ts';
import { evalCommand, ploverPairsCommand } from './eval.ts';
import { explainCommand } from './explain.ts';
import { readCommand } from './read.ts';

const published = new Option(
  '--published <YYYY-MM-DD>',
  'publication date of the articles, over what they say themselves',
);

/** All commands and their options; docs/commands.md is made from their help. */
export const program = new Command('standoff')
  .description(description)
  .version(version)
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
  .addOption(
    new Option('--workers <number>', 'articles read at the same time').default(
      'auto',
      'one for each two cores where there are many articles',
    ),
  )
  .action(readCommand);

program
  .command('explain')
  .description('show which steps made a record, and why')
  .argument('<record>', 'id of the record, or its first characters, as `standoff read` prints it')
  .argument('<file...>', 'the files it was read from')
  .addOption(published)
  .action(explainCommand);

program
  .command('eval')
  .description('score what is read of annotated corpora (docs/evaluation.md)')
  .argument('<corpora>', 'folder of the corpora; those that it lacks are named')
  .addOption(new Option('--only <name...>', 'score these corpora only').choices(FOLDERS))
  .option('--misses', 'print what was missed or read wrong too')
  .addOption(
    new Option('--format <format>', 'text for a person, json for one measure a line')
      .choices(['text', 'json'])
      .default('text'),
  )
  .addOption(
    new Option('--workers <number>', 'articles read at the same time').default(
      'auto',
      'one for each two cores',
    ),
  )
  .action(evalCommand)
  .command('plover-pairs')
  .description('add to a table of sentences with source and target the PLOVER root of each')
  .argument('<file>', 'tab-separated, with the column marked_sentence (<s>source</s>, <t>target</t>)')
  .option('--out <file>', 'where the table goes; standard output if not given')
  .action(ploverPairsCommand);
