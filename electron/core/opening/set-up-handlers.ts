import { failure } from '#shared/contract/index.ts';
import { ok, redact, reveal } from '#shared/model/index.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { createId } from '../crypto/index.ts';
import { formFolders } from '../documents/find-layout.ts';
import { placeForms } from '../documents/place-forms.ts';
import { acts, type SetUpOperation } from '../hall.ts';
import type { HandlersFor } from '../ports.ts';
import { checkSetUp, hashPasswords, recordSetUp } from '../set-up.ts';
import { createStore, unlockKeyFile } from '../store/index.ts';
import type { Opening } from './opening.ts';

const shortestPassphrase = 12;

/** Making, opening and describing the store: answered whether or not a hall is open. */
export function createSetUpHandlers(opening: Opening): HandlersFor<SetUpOperation> {
  const { options, clock } = opening;
  return {
    'hall.health': () => ok(opening.health()),

    'setup.create': async ({ input }) => {
      if (opening.hall()) return failure('store.exists', {});
      const { config, training, passphrase } = input;
      if (options.clock !== null && !training) return failure('store.notTraining', {});
      if (!training && (passphrase ?? '').length < shortestPassphrase)
        return failure('staff.weakPassword', { minimum: shortestPassphrase });
      const checked = checkSetUp(config);
      if (!checked.ok) return checked;
      const ownForms = placeForms(formFolders(options), config);
      if (!ownForms.ok) return ownForms;
      const hashes = await hashPasswords(config);
      const key = training ? ({ training: true, passphrase } as const) : ({ training: false, passphrase: passphrase! } as const);
      const wanted = { ...key, station: config.station, program: packageJson.version, clock, acts };
      const created = await createStore(options.storeDirectory, wanted, (store) =>
        store.commit(setUpAuthor(), (tx) => recordSetUp(tx, config, hashes)),
      );
      if (!created.ok) return created;
      opening.serve(created.value.store, created.value.dataKey);
      opening.recoveryKey = redact(created.value.recoveryKey);
      return ok({ recoveryKey: created.value.recoveryKey });
    },

    'setup.recoverySheet': async ({ input }) => {
      const hall = opening.hall();
      if (!hall || !opening.recoveryKey) return failure('document.notFound', {});
      const { printers } = hall;
      const drawn = await hall.drawRecoverySheet(reveal(opening.recoveryKey));
      if (!drawn.ok) return drawn;
      // On paper only: as a file it would lie in clear beside the store it opens.
      const names = (await printers.list()).filter(({ kind }) => kind !== 'file').map(({ name }) => name);
      if (input.printer !== null && !names.includes(input.printer)) return failure('printer.none', {});
      const printed = input.printer === null ? ok(null) : await printers.print(input.printer, drawn.value.pdf, 'recovery-key');
      return printed.ok ? ok({ pdf: Buffer.from(drawn.value.pdf).toString('base64'), printers: names }) : printed;
    },

    'setup.sealRecoveryKey': () => {
      opening.recoveryKey = null;
      return ok({});
    },

    'setup.unlock': async ({ input }) => {
      if (opening.hall()) return ok(opening.health());
      const dataKey = await unlockKeyFile(options.storeDirectory, input);
      if (!dataKey.ok) return dataKey;
      if (opening.hall()) return ok(opening.health()); // another window was faster
      const opened = opening.openWith(dataKey.value);
      return opened.ok ? ok(opening.health()) : opened;
    },
  };
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
