import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { Approval, failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Result } from '#shared/model/index.ts';

/** What a real store asks its people for. */
const SecretsFile = z.strictObject({
  passphrase: z.string().min(1).optional(),
  recoveryKey: z.string().min(1).optional(),
  newPassphrase: z.string().min(1).optional(),
  password: z.string().min(1).optional(),
  newPassword: z.string().min(1).optional(),
  approval: Approval.optional(),
});
type SecretsFile = z.infer<typeof SecretsFile>;

/** Asks on the terminal without showing what is typed; null: there is nobody to ask. */
export type Ask = ((question: string) => Promise<string>) | null;

export interface Secrets {
  /** New passphrases are typed twice. */
  passphrase(options?: { readonly twice?: boolean }): Promise<Result<string, HallError<'call.invalid'>>>;
  /** As in the file; `typedRecoveryKey` asks for it. */
  readonly recoveryKey: string | null;
  typedRecoveryKey(): Promise<Result<string, HallError<'call.invalid'>>>;
  newPassphrase(): Promise<Result<string, HallError<'call.invalid'>>>;
  newPassword(code: string): Promise<Result<string, HallError<'call.invalid'>>>;
  /** Shows a new recovery key and has its last group typed from paper; false too when there is nobody to ask. */
  provesOnPaper(recoveryKey: string): Promise<boolean>;
  password(code: string): Promise<Result<string, HallError<'call.invalid'>>>;
  /** `code` null: only what the file holds. */
  approval(code: string | null): Promise<Result<Approval | null, HallError<'call.invalid'>>>;
}

export interface Questions {
  readonly passphrase: string;
  readonly passphraseAgain: string;
  password(code: string): string;
  readonly recoveryKey: string;
  readonly newPassphrase: string;
  readonly newPassphraseAgain: string;
  newPassword(code: string): string;
  newPasswordAgain(code: string): string;
  onPaper(recoveryKey: string): string;
}

/** Secrets come from a file only its owner can read, else from the terminal; never from arguments or the environment. */
export function openSecrets(
  path: string | null,
  ask: Ask,
  questions: Questions,
): Result<Secrets, HallError<'call.invalid' | 'call.secretsOpen'>> {
  const read = path === null ? ok<SecretsFile>({}) : readSecretsFile(path);
  if (!read.ok) return read;
  const file = read.value;

  const asked = async (question: string): Promise<Result<string, HallError<'call.invalid'>>> =>
    ask ? ok(await ask(question)) : failure('call.invalid', { path: '--secrets', problem: 'required' });

  const askedTwice = async (path: string, question: string, again: string): Promise<Result<string, HallError<'call.invalid'>>> => {
    const first = await asked(question);
    if (!first.ok) return first;
    const second = await asked(again);
    if (!second.ok) return second;
    return first.value === second.value ? first : failure('call.invalid', { path, problem: '≠' });
  };

  return ok({
    recoveryKey: file.recoveryKey ?? null,
    async typedRecoveryKey() {
      return file.recoveryKey !== undefined ? ok(file.recoveryKey) : asked(questions.recoveryKey);
    },
    async passphrase({ twice = false } = {}) {
      if (file.passphrase !== undefined) return ok(file.passphrase);
      return twice ? askedTwice('passphrase', questions.passphrase, questions.passphraseAgain) : asked(questions.passphrase);
    },
    async newPassphrase() {
      if (file.newPassphrase !== undefined) return ok(file.newPassphrase);
      return askedTwice('newPassphrase', questions.newPassphrase, questions.newPassphraseAgain);
    },
    async newPassword(code) {
      if (file.newPassword !== undefined) return ok(file.newPassword);
      return askedTwice('newPassword', questions.newPassword(code), questions.newPasswordAgain(code));
    },
    async provesOnPaper(recoveryKey) {
      if (ask === null) return false;
      const typed = parseGroup(await ask(questions.onPaper(recoveryKey)));
      return typed !== '' && typed === parseGroup(recoveryKey.split('-').at(-1) ?? '');
    },
    async password(code) {
      return file.password !== undefined ? ok(file.password) : asked(questions.password(code));
    },
    async approval(code) {
      if (file.approval && (code === null || file.approval.code === code)) return ok(file.approval);
      if (code === null) return ok(null);
      const password = await asked(questions.password(code));
      return password.ok ? ok({ code, password: password.value }) : password;
    },
  });
}

function readSecretsFile(path: string): Result<SecretsFile, HallError<'call.invalid' | 'call.secretsOpen'>> {
  try {
    // Windows has no such modes; there the folder's access list guards the file.
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) return failure('call.secretsOpen', { file: path });
    const parsed = SecretsFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? ok(parsed.data) : failure('call.invalid', { path, problem: parsed.error.issues[0]?.path.join('.') ?? '' });
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return failure('call.invalid', { path, problem: 'JSON' });
    if (thrown instanceof Error && 'code' in thrown) return failure('call.invalid', { path, problem: String(thrown.code) });
    throw thrown;
  }
}

/** Case and blanks do not matter. */
function parseGroup(typed: string): string {
  return typed.normalize('NFKC').trim().toUpperCase();
}
