import { type HallError } from '#shared/contract/index.ts';
import { createTranslator, errorSentence } from '#shared/locales/index.ts';
import { ok, type Result } from '#shared/model/index.ts';
import type { Log } from '../log.ts';
import { loadShippedYears } from '../office/index.ts';
import { backup, backups, examine, restore } from './backup-commands.ts';
import { parseCommand, type Command } from './arguments.ts';
import { askLaw } from './ask-law.ts';
import { describeOperations } from './describe-operations.ts';
import { call, health, init } from './desk-commands.ts';
import { diagnostics } from './diagnostics-command.ts';
import { changeKeys, renewTip, resetPassword } from './key-commands.ts';
import { lawCalendar } from './law-calendar.ts';
import { readJson, readJsonFile } from './json-input.ts';
import { openSecrets, type Ask } from './secrets.ts';
import { failureOf, rebuild, verify } from './store-commands.ts';

/** The world outside, as the headless door sees it. */
export interface Terminal {
  print(text: string): void;
  printError(text: string): void;
  /** All of standard input. */
  readInput(): string;
  readonly ask: Ask;
}

export interface HallDoor {
  readonly terminal: Terminal;
  readonly resourcesDirectory: string;
  readonly log: Log;
}

/** Exit status of a command that failed as expected. */
const failed = 2;

/**
 * Runs `hall WORDS…`: the answer as JSON on standard output and 0, or `CODE: message` on standard error and 2.
 * Bugs throw.
 */
export async function hall(words: readonly string[], { terminal, ...deps }: HallDoor): Promise<number> {
  const t = createTranslator('zh-CN');
  const refuse = (error: HallError) => {
    terminal.printError(`${error.code}: ${errorSentence(t, error)}\n`);
    return failed;
  };
  const command = parseCommand(words);
  if (!command.ok) {
    terminal.printError(`${t('cli:usage')}\n`);
    return refuse(command.error);
  }
  const answer = await run(command.value, { terminal, ...deps });
  if (!answer.ok) return refuse(answer.error);
  terminal.print(`${JSON.stringify(answer.value.answer, null, 2)}\n`);
  return answer.value.problem ? refuse(answer.value.problem) : 0;
}

/** `problem`: the answer stands, but the command failed. */
type Done = Result<{ readonly answer: unknown; readonly problem: HallError | null }, HallError>;

async function run(command: Command, { terminal, ...deps }: HallDoor): Promise<Done> {
  if (command.name === 'operations') return done(ok(describeOperations()));
  if (command.name === 'law') {
    const question = readJson(command.json, terminal.readInput);
    if (!question.ok) return question;
    const t = createTranslator('zh-CN');
    const calendar = () => lawCalendar(loadShippedYears(deps.resourcesDirectory), command.calendar, terminal.readInput);
    return done(askLaw(command.ruleset, question.value, { t, calendar }));
  }
  if (command.name === 'backups') return done(backups(command));
  const t = createTranslator('zh-CN');
  const opened = openSecrets(command.secrets, terminal.ask, {
    passphrase: t('cli:ask.passphrase'),
    passphraseAgain: t('cli:ask.passphraseAgain'),
    password: (code) => t('cli:ask.password', { code }),
    recoveryKey: t('cli:ask.recoveryKey'),
    newPassphrase: t('cli:ask.newPassphrase'),
    newPassphraseAgain: t('cli:ask.newPassphraseAgain'),
    newPassword: (code) => t('cli:ask.newPassword', { code }),
    newPasswordAgain: (code) => t('cli:ask.newPasswordAgain', { code }),
    onPaper: (recoveryKey) => t('cli:ask.onPaper', { recoveryKey }),
  });
  if (!opened.ok) return opened;
  const secrets = opened.value;
  switch (command.name) {
    case 'init': {
      const config = readJsonFile(command.config, terminal.readInput);
      return config.ok ? done(await init(command, config.value, { ...deps, secrets })) : config;
    }
    case 'call': {
      const input = readJson(command.json, terminal.readInput);
      return input.ok ? done(await call(command, input.value, { ...deps, secrets })) : input;
    }
    case 'health':
      return done(await health(command, { ...deps, secrets }));
    case 'diagnostics':
      return done(await diagnostics(command, { ...deps, secrets }));
    case 'keys':
      return done(await changeKeys(command, { ...deps, secrets }));
    case 'staff':
      return done(await resetPassword(command, { ...deps, secrets }));
    case 'backup':
      return done(await backup(command, { ...deps, secrets }));
    case 'restore':
      return done(await restore(command, { ...deps, secrets }));
    case 'examine':
      return done(await examine(command, { ...deps, secrets }));
    case 'tip':
      return done(await renewTip(command, { ...deps, secrets }));
    case 'rebuild':
      return done(await rebuild(command.store, secrets));
    case 'verify': {
      const verified = await verify(command.store, command.archives, secrets);
      return verified.ok ? ok({ answer: verified.value, problem: failureOf(verified.value) }) : verified;
    }
  }
}

function done(result: Result<unknown, HallError>): Done {
  return result.ok ? ok({ answer: result.value, problem: null }) : result;
}
