import { failure, type OperationName, type PreReview } from '#shared/contract/index.ts';
import { ok, recognise } from '#shared/model/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { ReadableDb } from '../../store/index.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { preReviewPassed, preReviewReturned, preReviewUsed } from './acts.ts';
import { findPicture, putNote } from './contents.ts';
import { takeIn } from './intake.ts';
import { findOfCase, findPreReview, listPreReviews } from './records.ts';
import type { FolderWatch } from './watch.ts';

type PreReviewOperation = Extract<OperationName, `preReviews.${string}`>;

const businesses: Readonly<Partial<Record<PreReview['service'], 'marriage' | 'divorce'>>> = {
  marriage: 'marriage',
  divorceApply: 'divorce',
};

/** 材料预审: looked at before the couple comes, and nothing of it in a file before their cards said that it is them. */
export function createPreReviewHandlers(deps: FrontDeskDeps, watch: FolderWatch): HandlersFor<PreReviewOperation> {
  const { store, events, cases } = deps;
  const answer = ({ id }: { readonly id: string }): PreReview => store.read((db) => findPreReview(db, id) as PreReview);
  const told = <T extends { readonly ok: boolean }>(result: T): T => {
    if (result.ok) events.emit({ event: 'frontDesk.changed' });
    return result;
  };
  const findWaiting = (db: ReadableDb, id: string) => {
    const review = findPreReview(db, id);
    if (!review) return failure('preReview.notFound', {});
    return review.state === 'waiting' ? ok(review) : failure('preReview.decided', {});
  };

  return {
    'preReviews.list': ({ input: { state } }) => ok({ reviews: store.read((db) => listPreReviews(db, state)), folder: watch.state() }),

    'preReviews.picture': ({ input: { id, place } }) =>
      store.read((db) => {
        const review = findPreReview(db, id);
        if (!review || (review.content !== null && place >= review.pictures.length)) return failure('preReview.notFound', {});
        const jpeg = findPicture(db, id, place);
        return jpeg ? ok({ jpeg: Buffer.from(jpeg).toString('base64') }) : failure('preReview.erased', {});
      }),

    'preReviews.submit': writing('preReviews.submit', {
      act: async ({ author, station, input: { pictures, appointmentCode, ...content } }) => {
        const taken = await takeIn(deps, author, {
          source: station === 'kiosk' ? 'kiosk' : 'desk',
          sourceId: author.requestId,
          content,
          appointmentCode,
          pictures: pictures.map(({ of, kind, picture }) => ({ of, kind, picture: Buffer.from(picture, 'base64') })),
        });
        if (taken.ok) return told(ok({ id: taken.value.id }));
        // A call has an id of its own: only its pictures can be at fault.
        const { error } = taken;
        return error.code === 'preReview.idTaken' ? failure('preReview.pictureUnreadable', { place: 0 }) : { ok: false as const, error };
      },
      answer,
    }),

    'preReviews.scan': async () => {
      const looked = await watch.look();
      if (looked === null) return failure('preReview.noFolder', {});
      return looked === 'gone' ? failure('preReview.folderGone', {}) : ok(looked);
    },

    'preReviews.pass': writing('preReviews.pass', {
      act: ({ author, input: { id } }) =>
        told(
          store.commit(author, ({ db, append }) => {
            const review = findWaiting(db, id);
            if (!review.ok) return review;
            if (review.value.content === null) return failure('preReview.erased', {});
            append(preReviewPassed, { id });
            return ok({ id });
          }),
        ),
      answer,
    }),

    'preReviews.return': writing('preReviews.return', {
      act: ({ author, input: { id, reasons, note } }) => {
        const review = store.read((db) => findWaiting(db, id));
        if (!review.ok) return review;
        // The note first: of what was returned nobody would know what the couple was to be told. Until then nobody is shown it.
        store.writeDraft((db) => putNote(db, id, note));
        return told(
          store.commit(author, ({ append }) => {
            append(preReviewReturned, { id, reasons });
            return ok({ id });
          }),
        );
      },
      answer,
    }),

    'preReviews.open': writing('preReviews.open', {
      act: (call) => {
        const { id, caseId } = call.input;
        const review = store.read((db) => findPreReview(db, id));
        if (!review) return failure('preReview.notFound', {});
        if (review.state !== 'passed') return failure('preReview.notPassed', {});
        const { content } = review;
        if (content === null) return failure('preReview.erased', {});
        const business = store.read((db) => cases.find(db, caseId))?.business;
        if (business !== undefined && businesses[review.service] !== business) return failure('preReview.otherBusiness', {});
        // Filling in is repeated where the program dies before the act; it changes nothing twice.
        const filled = store.writeDraft((db) => cases.fillIn(db, caseId, content, call));
        if (!filled.ok) return filled;
        const opened = store.commit(call.author, ({ db, append }) => {
          if (findPreReview(db, id)?.state !== 'passed') return failure('preReview.notPassed', {});
          append(preReviewUsed, { id, caseId });
          return ok({ id });
        });
        if (opened.ok) events.emit({ event: 'case.changed', caseId });
        return told(opened);
      },
      answer,
    }),

    'preReviews.ofCase': ({ input: { caseId } }) =>
      store.read((db) => {
        const review = findOfCase(db, caseId);
        const couple = cases.identities(db, caseId);
        if (!review?.content || !couple) return ok(null);
        const { man, woman } = review.content;
        return ok({ review, man: recognise(man, couple.man), woman: recognise(woman, couple.woman) });
      }),
  };
}
