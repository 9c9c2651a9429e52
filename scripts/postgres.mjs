// A PostgreSQL server for the tests, in a temporary folder, stopped at their end. Vitest starts it once a run.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/** Oldest version that a ledger runs on. */
const OLDEST = 15;
/** Milliseconds within which a server answers. */
const PATIENCE = 30_000;

/**
 * Gives the tests `inject('postgres')`: the address of a server on which they may create databases, or why there is none.
 * STANDOFF_TEST_POSTGRES names a server that runs already.
 */
export default async function setup({ provide }) {
  const given = process.env.STANDOFF_TEST_POSTGRES;
  if (given) {
    provide('postgres', { url: given });
    return undefined;
  }
  try {
    const { url, stop } = await startPostgres();
    provide('postgres', { url });
    return stop;
  } catch (error) {
    provide('postgres', { error: error.message });
    return undefined;
  }
}

/** Starts a server with a cluster of its own; its settings are those of production. */
export async function startPostgres() {
  const bin = programs() ?? installed();
  // The server refuses to run as root; Debian's package makes a user for it.
  const as = process.getuid?.() === 0 ? userOf('postgres') : {};
  const folder = mkdtempSync(join(tmpdir(), 'standoff-pg-'));
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const options = { ...as, cwd: folder, encoding: 'utf8', stdio: 'pipe' };
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'standoff', '-A', 'trust', '-E', 'UTF8', '--locale', locale],
    options,
  );
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-c', 'listen_addresses=', '-c', `unix_socket_directories=${folder}`],
    {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  server.stderr.on('data', (text) => {
    said = `${said}${text}`.slice(-2000);
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  const url = `postgres://standoff@localhost/postgres?host=${encodeURIComponent(folder)}`;
  const stop = async () => {
    process.off('exit', kill);
    server.kill('SIGINT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const until = Date.now() + PATIENCE; !(await answers(url)); ) {
    if (server.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`PostgreSQL in ${bin} does not start: ${said.trim().replace(/\s+/g, ' ')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, stop };
}

/** Folder of the newest server programs on this machine; null where there are none. */
function programs() {
  const numbered = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'].flatMap((root) =>
    (existsSync(root) ? readdirSync(root) : [])
      .filter((name) => /^(postgresql@)?\d+$/.test(name))
      .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')))
      .map((name) => join(root, name, 'bin')),
  );
  const found = [...(process.env.PATH ?? '').split(delimiter), ...numbered].find((folder) => {
    if (!existsSync(join(folder, 'initdb'))) return false;
    const { stdout } = spawnSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' });
    return Number(/\d+/.exec(stdout ?? '')?.[0] ?? 0) >= OLDEST;
  });
  return found ?? null;
}

/** Installs Debian's server and returns the folder of its programs. */
function installed() {
  const how = `install PostgreSQL ${OLDEST} or later (Debian: apt-get install postgresql), or name a running server in STANDOFF_TEST_POSTGRES`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`no PostgreSQL server on this machine; ${how}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  const install = () => apt('install', '-y', '--no-install-recommends', 'postgresql');
  let last = install();
  if (last.status !== 0) {
    apt('update');
    last = install();
  }
  const bin = programs();
  if (!bin)
    throw new Error(
      `apt-get install postgresql failed (${(last.stderr ?? '').trim().split('\n').at(-1)}); ${how}`,
    );
  return bin;
}

function userOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
