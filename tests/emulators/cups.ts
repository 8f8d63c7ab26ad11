import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cupsd = '/usr/sbin/cupsd';
const lpadmin = '/usr/sbin/lpadmin';
const model = '/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd';

export interface Cups {
  /** Value of `CUPS_SERVER` for the programs that are to use it. */
  readonly server: string;
  /** A queue that turns every job into a PDF file. */
  readonly queue: string;
  /** Path of the PDF made of the job with this title, once it is whole. `title`: letters, digits, hyphens. */
  printed(title: string): Promise<string>;
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
export async function startCups(): Promise<Cups> {
  const folder = await mkdtemp(join(tmpdir(), 'tongxin-cups-'));
  const server = join(folder, 'cups.sock');
  const queue = 'HallPdf';
  await chmod(folder, 0o755); // filters run as another user
  for (const name of ['root', 'state', 'cache', 'spool', 'tmp']) await mkdir(join(folder, name));
  await chmod(join(folder, 'tmp'), 0o1777);
  await writeFile(join(folder, 'root', 'cups-files.conf'), filesConfig(folder));
  await writeFile(join(folder, 'root', 'cupsd.conf'), schedulerConfig(server));

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
        const name = (await readdir(output)).find((file) => file.startsWith(title) && file.endsWith('.pdf'));
        if (name === undefined) throw new Error(`No PDF of job ${title} in ${output}`);
        const path = join(output, name);
        await run('pdfinfo', [path]); // complains while the file is not whole
        return path;
      }, 15_000);
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

/** Finished jobs are not kept: their files hold personal data in clear. */
function schedulerConfig(socket: string): string {
  return `
Listen ${socket}
LogLevel warn
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
PreserveJobHistory No
<Location />
Order allow,deny
Allow all
</Location>
<Location /admin>
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
`;
}
