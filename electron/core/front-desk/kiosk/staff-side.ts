import { z } from 'zod';
import { failure } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import { getStaff } from '../../staff/index.ts';
import { defineAct } from '../../store/index.ts';
import type { KioskDeps } from './deps.ts';

/** Somebody of the staff let the kiosk go. */
export const kioskReleased = defineAct({
  type: 'kiosk.released',
  payload: z.object({ staffId: z.uuid() }),
  project: () => undefined,
});

type StaffOperation = 'kiosk.callStaff' | 'kiosk.report' | 'kiosk.release' | 'kiosk.watch' | 'kiosk.answerCall';

/** Where the kiosk and the staff of the hall meet. */
export function createStaffSide({ store, cardReader, visits, help, prove }: KioskDeps): HandlersFor<StaffOperation> {
  return {
    'kiosk.callStaff': () => {
      help.call();
      return ok({});
    },
    'kiosk.report': ({ input: { trouble } }) => {
      help.set(trouble, true);
      return ok({});
    },
    'kiosk.release': writing('kiosk.release', {
      async act({ author, input: { code, password } }) {
        const proven = await prove({ code, password, occasion: 'approval', author });
        if (!proven.ok) return proven;
        const { id, roles } = proven.value;
        if (!roles.includes('supervisor') && !roles.includes('administrator')) return failure('kiosk.notReleased', {});
        return store.commit(author, ({ append }) => {
          append(kioskReleased, { staffId: id });
          return ok({ staffId: id });
        });
      },
      answer: ({ staffId }) => ({ name: store.read((db) => getStaff(db, staffId).name) }),
    }),
    'kiosk.watch': () => {
      help.set('readerLost', cardReader.state() === 'lost');
      return ok(help.watch(visits.current()?.begunAt ?? null));
    },
    'kiosk.answerCall': () => {
      help.answer();
      return ok({});
    },
  };
}
