import type { Ceremony } from '#shared/contract/index.ts';
import { failure } from '#shared/contract/index.ts';
import { dateWords } from '#shared/locales/date-words.ts';
import { ok, type Office } from '#shared/model/index.ts';
import { formOf, rowValues, type CeremonyScriptValues } from '../../documents/forms.ts';
import { drawPapers, recordPapers, type PlannedPaper, type StoredPaper } from '../../documents/planned.ts';
import { getOffice } from '../../office/index.ts';
import { writing, type HandlersFor } from '../../ports.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { ceremonyView, findCeremony } from './records.ts';

/** 颁证词: the sheet the officiant holds; a paper of the hall and no part of the file. */
export function createScriptSheet(deps: FrontDeskDeps): HandlersFor<'ceremonies.print'> {
  const { store, clock } = deps;
  return {
    'ceremonies.print': writing('ceremonies.print', {
      act: async ({ author, input: { id } }) => {
        const planned = store.read((db) => {
          const row = findCeremony(db, id);
          return row && planSheet(deps, ceremonyView(db, row, deps), getOffice(db));
        });
        if (!planned) return failure('ceremony.notFound', {});
        const drawn = await drawPapers(deps, [planned], clock.now().toString());
        if (!drawn.ok) return drawn;
        const [sheet] = drawn.value as readonly [StoredPaper];
        return store.commit(author, (transaction) => {
          const [documentId] = recordPapers(transaction, null, [sheet]) as [string];
          return ok({ documentId, pages: sheet.pages });
        });
      },
      answer: (receipt) => receipt,
    }),
  };
}

function planSheet({ store, t }: FrontDeskDeps, ceremony: Ceremony, office: Office): PlannedPaper {
  const { plan, code, until, officiantName } = ceremony;
  const values: CeremonyScriptValues = {
    officeName: office.name,
    couple: t('front-desk:ceremonies.couple', { man: plan.manName, woman: plan.womanName }),
    when: t('front-desk:ceremonies.when', { date: dateWords(t, plan.on), from: plan.from, until }),
    place: plan.place,
    officiant: officiantName ?? '',
    witnesses: plan.witnesses.join('、'),
    pictures: t(`front-desk:ceremonies.pictures.${plan.imageConsent.man && plan.imageConsent.woman ? 'agreed' : 'none'}`),
    code,
    ...rowValues(
      'line',
      ceremony.script
        .split('\n')
        .filter((text) => text.trim() !== '')
        .map((text) => ({ text })),
    ),
  };
  return {
    kind: 'ceremonyScript',
    party: null,
    form: formOf('ceremonyScript', office),
    on: plan.on,
    stock: false,
    outlined: null,
    sheet: null,
    values,
    pictures: {},
    barcode: null,
    watermark: store.training ? t('papers:training') : null,
    title: t('terms:documentKind.ceremonyScript'),
  };
}
