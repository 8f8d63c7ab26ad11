import { failure, type DraftService } from '#shared/contract/index.ts';
import { addDays } from '#shared/law/dates.ts';
import { KioskDraft, ok } from '#shared/model/index.ts';
import { createId } from '../../crypto/index.ts';
import type { Call, HandlersFor } from '../../ports.ts';
import { findTakenIn } from '../pre-review/index.ts';
import { readFrontDeskSettings } from '../settings.ts';
import type { KioskDeps } from './deps.ts';
import * as tables from './draft-tables.ts';
import { identityOf } from './mine.ts';

type DraftOperation =
  'kiosk.draft' | 'kiosk.saveDraft' | 'kiosk.addPicture' | 'kiosk.picture' | 'kiosk.removePicture' | 'kiosk.discardDraft';

const mostPictures = 20;

/** Whose drafts they are, as the tables know it. */
export function ownerOf({ visits, keyedDigest }: Pick<KioskDeps, 'visits' | 'keyedDigest'>, visitor: Call['visitor']): string {
  return keyedDigest('kiosk.owner', identityOf(visits.get(visitor!.token)));
}

/**
 * What a registrar has already: the program ended between taking a draft in and erasing it. It is erased now, as nobody shall hand
 * it over twice. Null: it was not handed over, or there is none.
 */
export function eraseHandedOver(deps: KioskDeps, of: tables.Owned): { readonly id: string } | null {
  const draft = deps.store.read((db) => tables.findDraft(db, of));
  const taken = draft && findTakenIn(deps, { source: 'kiosk', sourceId: draft.id });
  if (taken) deps.store.writeDraft((db) => tables.eraseDraft(db, of));
  return taken;
}

/** What somebody fills in ahead, kept for them alone until its days are over. Nothing of it is signed, or anybody's word yet. */
export function createDraftHandlers(deps: KioskDeps): HandlersFor<DraftOperation> {
  const { store, clock, drawing } = deps;
  const owned = (visitor: Call['visitor'], service: DraftService): tables.Owned => {
    const of = { owner: ownerOf(deps, visitor), service };
    eraseHandedOver(deps, of);
    return of;
  };
  const lastDay = () => store.read((db) => addDays(clock.today(), readFrontDeskSettings(db).kiosk.draftDays));

  return {
    'kiosk.draft': ({ visitor, input: { service } }) => {
      const of = owned(visitor, service);
      return ok(
        store.read((db) => {
          const found = tables.findDraft(db, of);
          return { draft: found?.draft ?? null, erasedOn: found?.erasedOn ?? null, pictures: tables.listPictures(db, of) };
        }),
      );
    },

    'kiosk.saveDraft': ({ visitor, input: { service, draft } }) => {
      const of = owned(visitor, service);
      const erasedOn = lastDay();
      store.writeDraft((db) => tables.putDraft(db, of, draft, erasedOn));
      return ok({ erasedOn });
    },

    'kiosk.addPicture': async ({ visitor, input: { service, picture } }) => {
      const of = owned(visitor, service);
      if (store.read((db) => tables.listPictures(db, of)).length >= mostPictures) return failure('kiosk.tooManyPictures', {});
      // Whatever a picture carried beside what can be seen is gone.
      const clean = await drawing.normaliseScan(Buffer.from(picture.image, 'base64'), 0);
      if (!clean.ok) return failure('preReview.pictureUnreadable', { place: 1 });
      const id = createId();
      const erasedOn = lastDay();
      store.writeDraft((db) => {
        // A picture without anything filled in has its days as well.
        tables.putDraft(db, of, tables.findDraft(db, of)?.draft ?? KioskDraft.parse({}), erasedOn);
        tables.addPicture(db, of, { id, of: picture.of, kind: picture.kind }, clean.value);
      });
      return ok({ id });
    },

    'kiosk.picture': ({ visitor, input: { id } }) => {
      const jpeg = store.read((db) => tables.findPicture(db, ownerOf(deps, visitor), id));
      return jpeg === null ? failure('preReview.notFound', {}) : ok({ jpeg: Buffer.from(jpeg).toString('base64') });
    },

    'kiosk.removePicture': ({ visitor, input: { id } }) => {
      store.writeDraft((db) => tables.removePicture(db, ownerOf(deps, visitor), id));
      return ok({});
    },

    'kiosk.discardDraft': ({ visitor, input: { service } }) => {
      const of = owned(visitor, service);
      store.writeDraft((db) => tables.eraseDraft(db, of));
      return ok({});
    },
  };
}
