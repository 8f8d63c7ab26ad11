import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFrontDesk } from '#core/front-desk/index.ts';
import { acts } from '#core/hall.ts';
import { createOfficeCalendar, loadShippedYears } from '#core/office/index.ts';
import { createSetClock, openStore } from '#core/store/index.ts';
import { systemAuthor } from '#core/store/system-author.ts';
import { AppointmentSettings } from '#shared/model/index.ts';
import { aMorning, createTestDesk } from '../cases/test-desk.ts';

test('a year of days is looked at before the commit that sets appointments or plans a day, and not within it', async () => {
  const hall = await createTestDesk();
  await hall.desk.close();
  const clock = createSetClock(aMorning);
  const opened = openStore(join(hall.dir, 'store'), hall.kept.key!, { clock, acts });
  if (!opened.ok) throw new Error(opened.error.code);
  let committing = false;
  const looked = { within: 0, before: 0 };
  const shipped = createOfficeCalendar(loadShippedYears(join(import.meta.dirname, '../../../resources')));
  const deps = {
    store: {
      ...opened.value,
      commit: (author: never, decide: never) => {
        committing = true;
        const done = opened.value.commit(author, decide);
        committing = false;
        return done;
      },
    },
    clock,
    storeDirectory: hall.dir,
    events: { emit: () => undefined },
    calendar: (db: never) => {
      looked[committing ? 'within' : 'before'] += 1;
      return shipped(db);
    },
  };
  const frontDesk = createFrontDesk(deps as never, null as never) as unknown as Record<
    string,
    { act(call: object): Promise<{ readonly ok: boolean }> }
  >;
  const author = () => systemAuthor('appointments.sweep');
  const appointments = AppointmentSettings.parse({ usual: { marriage: 2, divorceApply: 1, divorceIssue: 1 } });
  expect(await frontDesk['frontDesk.configure']!.act({ author: author(), input: { appointments } })).toMatchObject({ ok: true });
  const plan = { date: '2099-05-20', counters: [], extra: [], note: '' };
  expect(await frontDesk['peakDays.plan']!.act({ author: author(), input: plan })).toMatchObject({ ok: true });
  expect(looked).toEqual({ within: 0, before: 2 });
  opened.value.close();
  await hall.close();
});
