import { InterviewQuestion, slots, type Slot } from '#shared/model/index.ts';
import { printable } from './printable.ts';
import { dateText } from '../../../documents/date-text.ts';
import { rowValues } from '../../../documents/forms.ts';
import { findingRows } from '../../finding-text.ts';
import { shownDocuments } from '../../party-text.ts';
import { remarkTexts } from '../../remark-texts.ts';
import { certifiedCouple, textOf } from './couple-text.ts';
import { instantText } from './period-text.ts';
import type { DivorcePaperSource, Values } from './source.ts';

/** 离婚登记询问笔录 of one party; before they are asked it has room for what they say. */
export function interviewValues(party: Slot, source: DivorcePaperSource): Values {
  const { office, registrarName, now, t } = source;
  const { name, sex, birthDate, idNumber } = textOf(party, source);
  const interview = source.interviews[party];
  const asked =
    interview?.answers ?? InterviewQuestion.options.map((each) => ({ question: t(`papers:divorce.question.${each}`), answer: '\n' }));
  const yesOrNo = (said: boolean | undefined) => (said === undefined ? '' : t(said ? 'papers:divorce.yes' : 'papers:divorce.no'));
  return {
    heading: t('papers:ofParty', { paper: t('terms:documentKind.interviewRecord'), party: t(`terms:slot.${party}`) }),
    name,
    sex,
    birthDate,
    idNumber,
    askedAt: instantText(now, t),
    registrar: registrarName,
    officeName: office.name,
    willing: yesOrNo(interview?.willing),
    agrees: yesOrNo(interview?.agrees),
    ...rowValues(
      'answer',
      asked.map(({ question, answer }) => ({
        heading: t('papers:divorce.asked', { question }),
        text: t('papers:divorce.answered', { answer }),
      })),
    ),
  };
}

/** 申请离婚登记声明书 of one party (规范 2015 art. 57). */
export function declarationValues(party: Slot, source: DivorcePaperSource): Values {
  const other = textOf(party === 'man' ? 'woman' : 'man', source);
  return {
    ...textOf(party, source),
    otherName: other.name,
    otherIdNumber: other.idNumber,
    marriageNumber: source.application.marriage.number,
    officeName: source.office.name,
  };
}

/** 离婚登记审查处理表; pictures `manPhoto`, `womanPhoto`. Numbers and date are empty until the certificates are prepared. */
export function examinationValues(source: DivorcePaperSource): Values {
  const { office, findings, blanks, t } = source;
  const { manSex: _his, womanSex: _hers, ...couple } = certifiedCouple(source);
  return {
    ...couple,
    manDocuments: documentsText('man', source),
    womanDocuments: documentsText('woman', source),
    opinion: t('papers:opinion.divorce'),
    registeredOn: dateText(source.preparedOn, t),
    certificateNumber: source.registrationNumber ?? '',
    manCertificateBlank: blanks.man ?? '',
    womanCertificateBlank: blanks.woman ?? '',
    officeName: office.name,
    remarks: [...remarksOn('examinationForm', source), ...formerNamesText(source), source.examinationNote]
      .filter((text) => text !== '')
      .join('\n'),
    ...findingRows(printable(findings), t),
  };
}

/** 离婚证 of one holder; picture `photo`. The same words as on the examination form. */
export function certificateValues(holder: Slot, source: DivorcePaperSource): Values {
  const { couple, code, t } = source;
  return {
    ...certifiedCouple(source),
    holder: couple[holder].name,
    registeredOn: dateText(source.preparedOn, t),
    certificateNumber: source.registrationNumber ?? '',
    remarks: remarksOn('certificate', source).join('\n'),
    ...(code === null ? {} : { code }),
  };
}

/** 提供证件情况: what they are, the certificate of their marriage or its loss, the agreement. */
function documentsText(slot: Slot, { couple, application, t }: DivorcePaperSource): string {
  const { certificates, archiveCopy, number } = application.marriage;
  const certificate = certificates[slot];
  const numbered = t('terms:documentShown.numbered', { document: t('terms:materialKind.marriageCertificate'), number });
  return [
    ...shownDocuments(couple[slot], t),
    ...(certificate === 'shown' ? [number === '' ? t('terms:materialKind.marriageCertificate') : numbered] : []),
    ...(certificate === 'lost' ? [t('terms:materialKind.lossStatement')] : []),
    ...(archiveCopy ? [t('terms:materialKind.marriageArchiveCopy')] : []),
    t('terms:materialKind.divorceAgreement'),
  ].join('\n');
}

function formerNamesText({ couple, formerNames, t }: DivorcePaperSource): string[] {
  return slots.flatMap((slot) => {
    const former = formerNames[slot];
    return former === null ? [] : [t('papers:divorce.formerName', { party: t(`terms:slot.${slot}`), name: couple[slot].name, former })];
  });
}

function remarksOn(paper: 'certificate' | 'examinationForm', { couple, remarks, preparedOn, on, t }: DivorcePaperSource): string[] {
  // A certificate drawn again bears what certificates of its own date bear.
  return remarkTexts(remarks(paper, paper === 'certificate' ? (preparedOn ?? on) : on), couple, {}, t);
}
