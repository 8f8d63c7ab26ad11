import type { Input, Output } from '#shared/contract/index.ts';
import { CivilDate, KioskDraft, type HalfHour, type Service } from '#shared/model/index.ts';
import { addDays } from '#shared/law/dates.ts';
import type { FakeHallOptions } from '../../fake-hall.ts';
import { appointment, visitor, type KioskState, type Mine } from '../fake-kiosk.ts';

export const today = CivilDate.parse('2026-11-23');
export const day = (date: string): CivilDate => CivilDate.parse(date);
const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const partner: NonNullable<NonNullable<KioskState['visit']>['partner']> = { name: '陈*', idNumber: '110105********0021' };
export const both: NonNullable<KioskState['visit']> = { ...visitor, partner };

type Days = Output<'kiosk.days'>;
type Slot = Days['days'][number]['slots'][number];

/** A calendar in which only these days have something free: morning half hours, one place each. */
export function calendar(
  freeOn: readonly string[],
  { window = null, lastDay = '2027-02-28' }: { readonly window?: Days['window']; readonly lastDay?: string } = {},
) {
  return ({ from, days = 7 }: Input<'kiosk.days'>) =>
    ok<Days>({
      today,
      window,
      days: Array.from({ length: days }, (_, i) => addDays(day(from), i)).map((date) => ({
        date,
        slots: (['08:30', '09:00'] as HalfHour[]).map((half): Slot => {
          const free = freeOn.includes(date) ? 1 : 0;
          return { from: half, places: 1, free, untimely: date > lastDay ? 'tooFar' : null };
        }),
      })),
    });
}

export const booked = ({
  service,
  on,
  from,
}: {
  readonly service: Service;
  readonly on: string;
  readonly from: string;
}): Output<'kiosk.book'> => ({
  ...appointment,
  service,
  on: day(on),
  from: from as HalfHour,
  until: '09:00',
  mayCheckIn: false,
});

/** What the core keeps of what is filled in, for one visitor. */
export interface KeptDraft {
  draft: KioskDraft | null;
  pictures: Output<'kiosk.draft'>['pictures'];
}

/** The core's side of filling in ahead. */
export function drafts(kept: KeptDraft = { draft: null, pictures: [] }): {
  readonly kept: KeptDraft;
  readonly answers: NonNullable<FakeHallOptions['answers']>;
} {
  const erasedOn = day('2026-11-30');
  return {
    kept,
    answers: {
      'kiosk.draft': () => ok({ ...kept, erasedOn: kept.draft === null ? null : erasedOn }),
      'kiosk.saveDraft': ({ draft }) => {
        kept.draft = KioskDraft.parse(draft);
        return ok({ erasedOn });
      },
      'kiosk.addPicture': ({ picture: { of, kind } }) => {
        const id = `01890000-0000-7000-8000-00000000010${kept.pictures.length}`;
        kept.draft ??= KioskDraft.parse({});
        kept.pictures = [...kept.pictures, { id, of, kind }];
        return ok({ id });
      },
      'kiosk.picture': () => ok({ jpeg: 'JPEG' }),
      'kiosk.removePicture': ({ id }) => {
        kept.pictures = kept.pictures.filter((picture) => picture.id !== id);
        return ok({});
      },
      'kiosk.discardDraft': () => {
        kept.draft = null;
        kept.pictures = [];
        return ok({});
      },
      'kiosk.submit': () => {
        kept.draft = null;
        kept.pictures = [];
        return ok(preReview);
      },
    },
  };
}

export const preReview: Mine['preReviews'][number] = {
  id: '01890000-0000-7000-8000-000000000020',
  code: 'TP0123456789A',
  service: 'marriage',
  state: 'waiting',
  reasons: [],
  note: '',
  receivedAt: '2026-11-23T02:00:00Z',
};

export const divorce: Mine['cases'][number] = {
  id: '01890000-0000-7000-8000-000000000030',
  number: 'L329901-2026-000001',
  business: 'divorce',
  stage: 'coolingOff',
  openedOn: day('2026-10-26'),
  dates: {
    appliedOn: day('2026-10-26'),
    coolsUntil: day('2026-11-25'),
    from: day('2026-11-26'),
    until: day('2026-12-25'),
    certain: true,
  },
  registeredOn: null,
  hasReceipt: true,
};

export const request: Mine['requests'][number] = {
  id: '01890000-0000-7000-8000-000000000040',
  number: 'CX20261123-01',
  askedAt: '2026-11-23T02:00:00Z',
  name: '王*明',
  idNumber: '110105********002X',
  phone: '',
  business: 'marriage',
  year: null,
  purpose: 'property',
  state: 'waiting',
  note: '',
};
