import { failure, type HallError } from '#shared/contract/index.ts';
import { ok, type Office, type Result } from '#shared/model/index.ts';
import { writing, type ClockDep, type EventsDep, type HandlersFor } from '../../ports.ts';
import type { OpenStore, ReadableDb } from '../../store/index.ts';
import { provinceDismissed, provinceEnrolled, provinceRequested } from './acts.ts';
import { checkAnswer, type AnswerError, type CheckedAnswer } from './check-answer.ts';
import { findRequested, listNeededKeys } from './records.ts';
import { makeKeys, requestFile, subjectOf } from './request-file.ts';
import { holdKey, isLost } from './station-keys.ts';
import { sayAnswer, viewProvince } from './view.ts';

type EnrolmentOperation = `province.${'view' | 'request' | 'requestFile' | 'dismiss' | 'inspect' | 'enrol'}`;

export interface EnrolmentDeps extends ClockDep, EventsDep {
  readonly store: OpenStore;
  readonly getOffice: (db: ReadableDb) => Pick<Office, 'name' | 'regionCode'>;
}

/** Erases private keys that nothing needs: of a request that was never journalled, or was dropped. */
export function eraseStrayKeys(store: OpenStore): void {
  store.stationKeys.keepOnly(store.read(listNeededKeys));
}

/**
 * From "not enrolled" to "enrolled" and to new keys. A training store may enrol with a training province: the acts are the
 * same, and no sender is started for either here.
 */
export function createEnrolmentHandlers({ store, clock, events, getOffice }: EnrolmentDeps): HandlersFor<EnrolmentOperation> {
  const box = store.stationKeys;

  /** What an answer says, if it belongs to the request that waits. */
  async function examine(
    text: string,
  ): Promise<Result<CheckedAnswer, AnswerError | HallError<'province.notRequested' | 'province.keysLost'>>> {
    const requested = store.read(findRequested);
    if (requested === null) return failure('province.notRequested', {});
    const { request } = requested;
    const unwrapper = holdKey(box, request.keyIds.sign);
    if (unwrapper === null || isLost(box, request.keyIds)) return failure('province.keysLost', {});
    return checkAnswer(text, { request, unwrapper, at: clock.now() });
  }

  return {
    'province.view': () =>
      ok(
        store.read((db) => {
          const { station, training } = store;
          return viewProvince(db, { box, office: getOffice(db).name, station, training, now: clock.now() });
        }),
      ),

    'province.request': writing('province.request', {
      act: ({ author }) => {
        if (store.read(findRequested) !== null) return failure('province.alreadyRequested', {});
        const office = store.read(getOffice);
        const whose = { office: office.regionCode, officeName: office.name, station: store.station };
        const { privateKeys, ...made } = makeKeys(subjectOf(whose));
        // Before the act, so that no request is in the journal whose keys were never kept.
        box.put(privateKeys);
        const requested = store.commit(author, ({ db, append, at }) => {
          if (findRequested(db) !== null) return failure('province.alreadyRequested', {});
          const request = { id: author.requestId, ...whose, madeAt: at, ...made };
          append(provinceRequested, request);
          return ok({ file: requestFile(request) });
        });
        if (requested.ok) events.emit({ event: 'office.changed' });
        else eraseStrayKeys(store);
        return requested;
      },
      answer: (receipt: { readonly file: string }) => receipt,
    }),

    'province.requestFile': () => {
      const requested = store.read(findRequested);
      return requested === null ? failure('province.notRequested', {}) : ok({ file: requestFile(requested.request) });
    },

    'province.dismiss': writing('province.dismiss', {
      act: ({ author }) => {
        const dismissed = store.commit(author, ({ db, append }) => {
          const requested = findRequested(db);
          if (requested === null) return failure('province.notRequested', {});
          append(provinceDismissed, { id: requested.request.id });
          return ok({});
        });
        if (dismissed.ok) {
          eraseStrayKeys(store);
          events.emit({ event: 'office.changed' });
        }
        return dismissed;
      },
      answer: () => ({}),
    }),

    'province.inspect': async ({ input }) => {
      const examined = await examine(input.answer);
      if (!examined.ok) return examined;
      const { enrolled, issued } = examined.value;
      return ok({ ...sayAnswer(enrolled, clock.now()), encryptionKeyIssued: issued !== null });
    },

    'province.enrol': writing('province.enrol', {
      act: async ({ author, input }) => {
        const examined = await examine(input.answer);
        if (!examined.ok) return examined;
        const { enrolled, issued } = examined.value;
        if (issued !== null) box.put([{ keyId: enrolled.keyIds.encrypt, privateKey: issued.privateKey }]);
        const taken = store.commit(author, ({ db, append }) => {
          // It may have been dropped while the answer was examined.
          if (findRequested(db)?.request.id !== enrolled.id) return failure('province.notRequested', {});
          append(provinceEnrolled, enrolled);
          return ok({});
        });
        eraseStrayKeys(store);
        if (taken.ok) events.emit({ event: 'office.changed' });
        return taken;
      },
      answer: () => ({}),
    }),
  };
}
