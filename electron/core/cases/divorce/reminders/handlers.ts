import { v7 as uuidv7 } from 'uuid';
import { failure, type ReminderList } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { createHeldCopy, encodeGb18030, writeCsv } from '../../../exchange/index.ts';
import { getOffice } from '../../../office/index.ts';
import { writing, type HandlersFor } from '../../../ports.ts';
import type { ReadableDb } from '../../../store/types.ts';
import type { CaseDeps } from '../../deps.ts';
import { findReminderExport, listReminderExports, remindersExported } from './acts.ts';
import { remindersDue } from './due.ts';

type ReminderOperation = 'divorces.reminders' | 'divorces.exportReminders' | 'divorces.fetchReminders';

const columns = ['phone', 'name', 'date', 'on', 'text', 'caseNumber'] as const;

/** The reminders a hall's own gateway sends: who is due, and a file of them. The hall itself sends nothing. */
export function createReminderHandlers({
  store,
  clock,
  calendar,
  t,
}: Pick<CaseDeps, 'store' | 'clock' | 'calendar' | 't'>): HandlersFor<ReminderOperation> {
  const copy = createHeldCopy();
  const due = (db: ReadableDb, sending: Parameters<typeof remindersDue>[1]) =>
    remindersDue(db, sending, { office: getOffice(db), calendar: calendar(db), training: store.training, t });

  const fileOf = (messages: ReminderList['messages'], encoding: 'utf8' | 'gb18030'): Uint8Array => {
    const head = columns.map((column) => t(`papers:reminder.column.${column}`));
    const rows = messages.map(({ phone, name, date, on, text, caseNumber }) => [
      phone,
      name,
      t(`papers:reminder.date.${date}`),
      on,
      text,
      caseNumber,
    ]);
    const csv = writeCsv([head, ...rows]);
    return encoding === 'gb18030' ? encodeGb18030(csv) : new TextEncoder().encode(`\uFEFF${csv}`);
  };

  return {
    'divorces.reminders': ({ input }) =>
      ok(store.read((db) => ({ on: input.on, ...due(db, input), exports: listReminderExports(db, input.on) }))),

    'divorces.exportReminders': writing('divorces.exportReminders', {
      act: (call) => {
        const { on, daysBefore, encoding } = call.input;
        if (on < clock.today()) return failure('reminders.past', {});
        const { messages } = store.read((db) => due(db, call.input));
        if (messages.length === 0) return failure('reminders.nothing', {});
        const id = uuidv7();
        const exported = store.commit(call.author, ({ append }) => {
          append(remindersExported, { id, on, daysBefore, rows: messages.length });
          return ok({ id });
        });
        if (exported.ok) copy.hold(id, call.author.staffId, fileOf(messages, encoding));
        return exported;
      },
      answer: ({ id }: { readonly id: string }) => store.read((db) => findReminderExport(db, id)!),
    }),

    'divorces.fetchReminders': ({ input, caller }) => {
      const data = copy.take(input.exportId, caller?.staff.id ?? null);
      return data === null ? failure('reminders.gone', {}) : ok({ data });
    },
  };
}
