import { failure } from '#shared/contract/index.ts';
import { ok, redact, reveal } from '#shared/model/index.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { createId } from '../crypto/index.ts';
import { formFolders } from '../documents/find-layout.ts';
import { placeForms } from '../documents/place-forms.ts';
import { acts, type SetUpOperation } from '../hall.ts';
import type { Caller, HandlersFor } from '../ports.ts';
import { checkSetUp, hashPasswords, recordSetUp } from '../set-up.ts';
import { createStore, readKeyFile } from '../store/index.ts';
import { sealRecoveryKey } from './key-file-changes.ts';
import type { Opening, ShownRecoveryKey } from './opening.ts';
import { checkPassphrase } from './passphrase.ts';
import { settleStore } from './settle-store.ts';
import { unlock } from './unlock.ts';

/** Making, opening and describing the store: answered whether or not a hall is open. */
export function createSetUpHandlers(opening: Opening): HandlersFor<SetUpOperation> {
  const { options, clock } = opening;
  return {
    'hall.health': () => ok(opening.health()),

    'setup.create': async ({ input, author }) => {
      if (opening.hall()) return failure('store.exists', {});
      const { config, training, passphrase } = input;
      if (options.clock !== null && !training) return failure('store.notTraining', {});
      const strong = training ? ok(null) : checkPassphrase(passphrase ?? '');
      if (!strong.ok) return strong;
      const checked = checkSetUp(config);
      if (!checked.ok) return checked;
      const ownForms = placeForms(formFolders(options), config);
      if (!ownForms.ok) return ownForms;
      const settled = settleStore(options.storeDirectory);
      if (!settled.ok) return settled;
      const hashes = await hashPasswords(config);
      const key = training ? ({ training: true, passphrase } as const) : ({ training: false, passphrase: passphrase! } as const);
      const wanted = { ...key, station: config.station, program: packageJson.version, clock, acts };
      const created = await createStore(options.storeDirectory, wanted, (store) =>
        store.commit(setUpAuthor(), (tx) => recordSetUp(tx, config, hashes)),
      );
      if (!created.ok) return created;
      opening.serve(created.value.store, created.value.dataKey);
      const wrapId = recoveryWrapOf(options.storeDirectory);
      opening.recoveryKey = { text: redact(created.value.recoveryKey), wrapId, requestId: author.requestId, holder: null };
      return ok({ recoveryKey: created.value.recoveryKey });
    },

    'setup.recoverySheet': async ({ input, caller }) => {
      const hall = opening.hall();
      if (!hall || !opening.recoveryKey || !isHeldBy(opening.recoveryKey, caller)) return failure('document.notFound', {});
      const { printers } = hall;
      const drawn = await hall.drawRecoverySheet(reveal(opening.recoveryKey.text));
      if (!drawn.ok) return drawn;
      // On paper only: as a file it would lie in clear beside the store it opens.
      const names = (await printers.list()).filter(({ kind }) => kind !== 'file').map(({ name }) => name);
      if (input.printer !== null && !names.includes(input.printer)) return failure('printer.none', {});
      const printed = input.printer === null ? ok(null) : await printers.print(input.printer, drawn.value.pdf, 'recovery-key');
      return printed.ok ? ok({ pdf: Buffer.from(drawn.value.pdf).toString('base64'), printers: names }) : printed;
    },

    'setup.sealRecoveryKey': ({ author, caller }) =>
      opening.inTurn(async () => {
        const shown = opening.recoveryKey;
        if (!shown || !isHeldBy(shown, caller)) return ok({});
        const sealed = await sealRecoveryKey(opening, shown.wrapId, author);
        if (!sealed.ok) return sealed;
        opening.recoveryKey = null;
        return ok({});
      }),

    'setup.unlock': async ({ input }) => {
      const opened = await unlock(opening, input);
      return opened.ok ? ok(opening.health()) : opened;
    },
  };
}

/** Set-up's key is anybody's until somebody signs in; a renewed one is its maker's. */
function isHeldBy({ holder }: ShownRecoveryKey, caller: Caller | null): boolean {
  return holder === null || holder === caller?.token;
}

function recoveryWrapOf(directory: string): string {
  const keyFile = readKeyFile(directory);
  return (keyFile.ok ? keyFile.value.wraps.find(({ kind }) => kind === 'recoveryKey')?.id : undefined) ?? '';
}

function setUpAuthor() {
  return {
    requestId: createId(),
    operation: 'setup.create',
    inputDigest: '',
    staffId: null,
    role: null,
    approverId: null,
    counter: null,
  } as const;
}
