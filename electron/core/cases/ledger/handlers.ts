import { setImmediate } from 'node:timers/promises';
import type { TFunction } from 'i18next';
import { Temporal } from 'temporal-polyfill';
import { v7 as uuidv7 } from 'uuid';
import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { createHeldCopy, encodeGb18030, writeCsv } from '../../exchange/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { StoreDep } from '../../store/types.ts';
import { listOpenedBetween } from '../case-queries.ts';
import type { CaseRecord } from '../case-record.ts';
import { findLedgerExport, ledgerExported, listLedgerExports } from './acts.ts';
import { ledgerHead, ledgerRow } from './rows.ts';

type LedgerOperation = 'ledger.export' | 'ledger.fetch' | 'ledger.exports';

/** A year and a day: longer ledgers are made in parts. */
const longestPeriod = 366;
/** Cases written between two looks at what else waits. */
const portion = 100;

/** Copies of the 办件台账. */
export function createLedgerHandlers({ store, t }: StoreDep & { readonly t: TFunction }): HandlersFor<LedgerOperation> {
  const copy = createHeldCopy();

  return {
    'ledger.export': writing('ledger.export', {
      act: async (call) => {
        const { from, to } = call.input;
        const days = Temporal.PlainDate.from(from).until(to).days;
        if (days < 0 || days >= longestPeriod) return failure('ledger.periodWrong', { days: longestPeriod });
        const parts = [encodeGb18030(writeCsv([ledgerHead(t)]))];
        let rows = 0;
        let after: CaseRecord | null = null;
        for (;;) {
          const page: readonly CaseRecord[] = store.read((db) => listOpenedBetween(db, { from, to, after, count: portion }));
          if (page.length === 0) break;
          parts.push(encodeGb18030(writeCsv(page.map((record) => ledgerRow(record, t)))));
          rows += page.length;
          after = page.at(-1)!;
          await setImmediate();
        }
        if (rows === 0) return failure('ledger.nothing', {});
        const id = uuidv7();
        const exported = store.commit(call.author, ({ append }) => {
          append(ledgerExported, { id, from, to, rows });
          return ok({ id });
        });
        copy.hold(id, call.author.staffId, new Uint8Array(Buffer.concat(parts)));
        return exported;
      },
      answer: ({ id }: { readonly id: string }) => store.read((db) => findLedgerExport(db, id)!),
    }),

    'ledger.fetch': ({ input, caller }) => {
      const data = copy.take(input.exportId, caller?.staff.id ?? null);
      return data === null ? failure('ledger.gone', {}) : ok({ data });
    },

    'ledger.exports': () => ok(store.read(listLedgerExports)),
  };
}
