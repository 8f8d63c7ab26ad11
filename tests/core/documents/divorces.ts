import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DivorcePaperSource } from '#core/cases/divorce/papers/source.ts';
import { openRemarks } from '#core/documents/remarks.ts';
import { createCalendar } from '#shared/law/calendar.ts';
import { coolingOffDates, nameGround } from '#shared/law/divorce/index.ts';
import { createTranslator } from '#shared/locales/index.ts';
import { CalendarYear, DivorceApplication, type CivilDate, type Couple, type DocumentKind, type Slot } from '#shared/model/index.ts';
import { office, parties, scanOf } from './couples.ts';
import { forms, resources } from './helpers.ts';

/** Every paper of a divorce, with each party it is drawn for. */
export const divorcePapers: readonly (readonly [DocumentKind, Slot | null])[] = [
  ['divorceApplication', null],
  ['acceptanceReceipt', 'man'],
  ['acceptanceReceipt', 'woman'],
  ['acceptanceReceipt', null],
  ['coolingOffLeaflet', null],
  ['divorceAgreement', null],
  ['divorceRefusalNotice', null],
  ['withdrawalApplication', 'man'],
  ['withdrawalApplication', 'woman'],
  ['withdrawalConfirmation', null],
  ['interviewRecord', 'man'],
  ['interviewRecord', 'woman'],
  ['divorceDeclaration', 'man'],
  ['divorceDeclaration', 'woman'],
  ['divorceNotNowNotice', null],
  ['divorceExaminationForm', null],
  ['divorceCertificate', 'man'],
  ['divorceCertificate', 'woman'],
  ['certificatePreview', 'woman'],
  ['lapseRecord', null],
];

const child = {
  name: '周子涵',
  birthDate: '2018-06-01',
  custody: 'woman',
  support: { payer: 'man', amount: '每月人民币2000元', until: '至子女年满十八周岁', manner: '每月5日前转入女方银行账户' },
  visits: '每月第二、第四个周末，男方可接子女同住，寒暑假各一半',
};

export const divorceApplication = DivorceApplication.parse({
  marriage: {
    registeredBy: 'mainlandOffice',
    registeredOn: '2016-05-20',
    authority: '清江县民政局婚姻登记处',
    number: 'J329901-2016-000520',
    certificates: { man: 'shown', woman: 'lost' },
  },
  agreement: {
    from: 'assistant',
    willing: true,
    children: [child],
    property: '坐落于清江县人民路8号3单元501室的房屋归女方所有，剩余贷款由女方偿还。\n登记在男方名下的小型轿车归男方所有。',
    noDebts: true,
  },
});

const years = readdirSync(join(resources, 'calendar')).map((file) => readFileSync(join(resources, 'calendar', file), 'utf8'));
const calendar = createCalendar(years.map((year) => CalendarYear.parse(JSON.parse(year))));

/** The dates of an application accepted on a day, as the shipped calendar gives them. */
export function datesFrom(accepted: string) {
  return coolingOffDates(accepted as CivilDate, calendar, 'WIDE');
}

export const plainCouple: Couple = {
  man: parties.plain,
  woman: { ...parties.plain, name: '林清妍', sex: 'female', birthDate: '1992-08-15' as CivilDate, idNumber: '110105199208154242' },
};

export function divorceSourceOf(changes: Partial<DivorcePaperSource> = {}): DivorcePaperSource {
  return {
    caseNumber: '03-1012-002',
    openedOn: '2026-10-12' as CivilDate,
    couple: plainCouple,
    formerNames: { man: null, woman: null },
    application: divorceApplication,
    dates: datesFrom('2026-10-12'),
    receiptNumber: '329901-2026-000045',
    registrarName: '李敏',
    findings: [nameGround('noAgreement', null), nameGround('limitedCapacity', 'man')],
    withdrawal: { by: 'woman', on: '2026-11-11' as CivilDate, receiptShown: false },
    interviews: {
      man: null,
      woman: {
        willing: true,
        agrees: true,
        answers: [
          { question: '你现在是否仍然自愿离婚？', answer: '是的，自愿。' },
          { question: '离婚协议书是否为你本人所签？', answer: '是我本人签的，孩子由我抚养，我都清楚。' },
        ],
        signed: false,
      },
    },
    visits: [
      { at: '2026-11-20T02:00:00Z', on: '2026-11-20' as CivilDate, came: 'woman', outcome: 'cameAlone', note: '', staffName: '李敏' },
      {
        at: '2026-11-24T02:00:00Z',
        on: '2026-11-24' as CivilDate,
        came: null,
        outcome: 'changedTheirMind',
        note: '男方要再想想',
        staffName: '赵强',
      },
    ],
    registrationNumber: 'L329901-2026-000007',
    blanks: { man: 'B00000001', woman: 'B00000002' },
    preparedOn: '2026-11-12' as CivilDate,
    closedOn: null,
    examinationNote: '',
    photoDigests: { man: 'his', woman: 'hers' },
    scans: [
      scanOf('residentCard', 'man', 'original'),
      scanOf('marriageCertificate', 'woman', 'original'),
      scanOf('divorceAgreement', null, 'original'),
    ],
    office: { ...office, phone: '0329-8880001' },
    training: false,
    on: '2026-11-12' as CivilDate,
    now: '2026-11-12T01:24:00Z',
    characters: {},
    remarks: openRemarks(forms, 'divorce/remarks'),
    code: null,
    t: createTranslator('zh-CN', { strict: true }),
    ...changes,
  };
}
