import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cupsd = '/usr/sbin/cupsd';
const lpadmin = '/usr/sbin/lpadmin';
const model = '/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd';

export interface CupsSettings {
  /** `forADay`: finished jobs stay in the spool folder as CUPS keeps them unless told otherwise. */
  readonly keeps?: 'nothing' | 'forADay';
  /** Who may cancel and erase jobs: anyone; their owner, as he names himself; their owner, proved; nobody. */
  readonly erasedBy?: 'anyone' | 'owner' | 'provedOwner' | 'nobody';
}

export interface Cups {
  /** Value of `CUPS_SERVER` for the programs that are to use it. */
  readonly server: string;
  /** A queue that turns every job into a PDF file. */
  readonly queue: string;
  /** Path of the PDF made of the job with this title, once it is whole. `title`: letters, digits, hyphens. */
  printed(title: string): Promise<string>;
  /** Adds a queue that hands every job on as it is, to a device such as `socket://127.0.0.1:9100`. */
  addQueue(name: string, device: string): Promise<void>;
  /** Runs one of CUPS's own programs against it and returns what it says. */
  run(program: string, ...args: readonly string[]): Promise<string>;
  /** What it keeps of its jobs: the files of its spool folder by name, `d…` the documents, `c…` what it knows of a job. */
  kept(): Promise<Readonly<Record<string, Buffer>>>;
  stop(): Promise<void>;
}

/** Why no CUPS can be started here, or null. Its PDF printer is Debian's `printer-driver-cups-pdf`, which must run as root. */
export async function cupsHindrance(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'not root';
  for (const file of [cupsd, lpadmin, '/usr/lib/cups/backend/cups-pdf', model]) {
    try {
      await access(file);
    } catch {
      return `${file} is not installed`;
    }
  }
  return null;
}

/** A CUPS scheduler of our own with a PDF printer: private folders, a socket instead of a port, no system service touched. */
export async function startCups(settings: CupsSettings = {}): Promise<Cups> {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-cups-'));
  const server = join(folder, 'cups.sock');
  const queue = 'HallPdf';
  await chmod(folder, 0o755); // filters run as another user
  for (const name of ['root', 'state', 'cache', 'spool', 'tmp']) await mkdir(join(folder, name));
  await chmod(join(folder, 'tmp'), 0o1777);
  await writeFile(join(folder, 'root', 'cups-files.conf'), filesConfig(folder));
  await writeFile(join(folder, 'root', 'cupsd.conf'), schedulerConfig(server, settings));

  const daemon = spawn(cupsd, ['-f', '-c', join(folder, 'root', 'cupsd.conf'), '-s', join(folder, 'root', 'cups-files.conf')], {
    stdio: 'inherit',
  });
  const environment = { ...process.env, CUPS_SERVER: server };

  async function stop(): Promise<void> {
    if (daemon.exitCode === null) {
      const left = once(daemon, 'exit');
      daemon.kill('SIGTERM');
      await left;
    }
    await rm(folder, { recursive: true, force: true });
  }

  try {
    await until(() => access(server), 5_000);
    await run(lpadmin, ['-p', queue, '-v', 'cups-pdf:/', '-P', model, '-E'], { env: environment });
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    server,
    queue,
    async printed(title) {
      // The driver writes into the printing user's home, whatever HOME says, and names the file by the job's title.
      const output = join(userInfo().homedir, 'PDF');
      return await until(async () => {
        const name = (await readdir(output)).find((file) => file.includes(title) && file.endsWith('.pdf'));
        if (name === undefined) throw new Error(`No PDF of job ${title} in ${output}`);
        const path = join(output, name);
        await run('pdfinfo', [path]); // complains while the file is not whole
        return path;
      }, 15_000);
    },
    async addQueue(name, device) {
      await run(lpadmin, ['-p', name, '-v', device, '-E'], { env: environment });
    },
    run: async (program, ...args) => (await run(program, args, { env: environment })).stdout,
    async kept() {
      const spool = join(folder, 'spool');
      const names = (await readdir(spool)).filter((name) => /^[cd]\d+(-\d+)?$/.test(name));
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(spool, name))] as const)));
    },
    stop,
  };
}

/** The first success of an action tried again and again; its last failure when the time is over. */
async function until<T>(action: () => Promise<T>, timeoutMs: number): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(50);
    }
  }
}

function filesConfig(folder: string): string {
  return `
ServerRoot ${folder}/root
StateDir ${folder}/state
CacheDir ${folder}/cache
RequestRoot ${folder}/spool
TempDir ${folder}/tmp
ServerBin /usr/lib/cups
DataDir /usr/share/cups
AccessLog ${folder}/access_log
ErrorLog ${folder}/error_log
PageLog ${folder}/page_log
SystemGroup root
`;
}

const whoErases: Readonly<Record<NonNullable<CupsSettings['erasedBy']>, string>> = {
  anyone: 'Allow all',
  owner: 'Require user @OWNER @SYSTEM',
  provedOwner: 'AuthType Basic\nRequire user @OWNER @SYSTEM',
  nobody: 'Require user a-stranger',
};

/** Finished jobs are not kept unless asked for: their files hold personal data in clear. */
function schedulerConfig(socket: string, { keeps = 'nothing', erasedBy = 'anyone' }: CupsSettings): string {
  return `
Listen ${socket}
LogLevel warn
Browsing Off
WebInterface No
DefaultAuthType None
${keeps === 'nothing' ? 'PreserveJobFiles No\nPreserveJobHistory No' : ''}
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit Cancel-Job Purge-Jobs>
Order deny,allow
${whoErases[erasedBy]}
</Limit>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
`;
}
