import { setImmediate } from 'node:timers/promises';
import { failure, type ImportedRow } from '#shared/contract/index.ts';
import { fail, ok } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { Transaction } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { newDeskCode } from '../new-desk-code.ts';
import { appointmentBooked, appointmentCancelled, appointmentChanged } from './acts.ts';
import { settingsOf } from './agree.ts';
import { readExport, type ExportedRow } from './import-file.ts';
import { createFileSoFar, judgeRow, type JudgedRow } from './import-rows.ts';

/** Rows judged or taken in before others at the counters have their turn. */
const together = 25;

/**
 * Exports of a province's or city's bookings: read and looked at first, taken in then. What was read is remembered and nowhere
 * written; a row is judged again as it is taken in, for others book meanwhile.
 */
export function createImportHandlers(deps: FrontDeskDeps): HandlersFor<'appointments.read' | 'appointments.takeIn'> {
  const { store, events } = deps;
  /** The last file that was read. */
  let read: { readonly fileId: string; readonly rows: readonly ExportedRow[] } | null = null;

  return {
    'appointments.read': async ({ input: { content } }) => {
      const mapping = store.read(settingsOf).exported;
      const exported = await readExport(Buffer.from(content, 'base64'), mapping);
      if (!exported.ok) return exported;
      const file = createFileSoFar();
      const judged: JudgedRow[] = [];
      for (let at = 0; at < exported.value.length; at += together) {
        store.read((db) => {
          for (const row of exported.value.slice(at, at + together)) {
            const one = judgeRow(deps, db, row, mapping, file);
            file.note(one);
            judged.push(one);
          }
        });
        await setImmediate();
      }
      // Rows that came to nothing are not looked at again; the others say once more what they are.
      const good = exported.value.filter((_, index) => !['odd', 'none'].includes(judged[index]!.row.outcome));
      read = { fileId: createId(), rows: good };
      return ok({ fileId: read.fileId, rows: judged.map(({ row }) => row) });
    },

    'appointments.takeIn': writing('appointments.takeIn', {
      act: ({ author, input: { fileId, from } }) => {
        const rows = read?.fileId === fileId ? read.rows : null;
        if (rows === null || from >= rows.length) return failure('appointment.fileGone', {});
        const next = from + together < rows.length ? from + together : null;
        let odd: ImportedRow[] = [];
        const taken = store.commit(author, (transaction) => {
          const mapping = settingsOf(transaction.db).exported;
          const file = createFileSoFar();
          const judged = rows.slice(from, from + together).map((row) => {
            const one = judgeRow(deps, transaction.db, row, mapping, file);
            takeIn(transaction, one);
            return one.row;
          });
          odd = judged.filter(({ outcome }) => outcome === 'odd');
          const count = judged.filter(({ outcome }) => outcome !== 'odd' && outcome !== 'none').length;
          return count === 0 ? fail('nothing' as const) : ok({ taken: count, odd, next });
        });
        // A commit says something: rows that all came to nothing meanwhile leave none, and the file goes on behind them.
        if (!taken.ok) return ok({ taken: 0, odd, next });
        events.emit({ event: 'frontDesk.changed' });
        return taken;
      },
      answer: (receipt) => receipt,
    }),
  };
}

function takeIn({ append }: Transaction, { row, agreement, known }: JudgedRow): void {
  if (row.outcome === 'cancelled') append(appointmentCancelled, { id: known!.id, reason: '' });
  else if (row.outcome === 'changed') append(appointmentChanged, { id: known!.id, ...agreement! });
  else if (row.outcome === 'new')
    append(appointmentBooked, { id: createId(), code: newDeskCode(), ...agreement!, source: 'import', outsideNumber: row.number });
}
