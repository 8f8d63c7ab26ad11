import { examineReissue, initialReissueFacts, reissueBlocks } from '#shared/law/reissue/index.ts';
import {
  MandateElement,
  ReissueApplication,
  ReissueStep,
  type CivilDate,
  type LocalPractice,
  type ReissueAgent,
  type ReissueFacts,
} from '#shared/model/index.ts';
import { date, idNumberOf, man, today, told, woman } from './couple.ts';

export const record: ReissueApplication['record'] = {
  id: null,
  number: 'J110108-2018-000123',
  authority: '北京市海淀区民政局',
  registeredOn: date('2018-05-20'),
  parties: {
    man: { name: '李明', idNumber: man().idNumber, born: man().birthDate },
    woman: { name: '王芳', idNumber: woman().idNumber, born: woman().birthDate },
  },
};

const application: ReissueApplication = ReissueApplication.parse({
  kind: 'marriage',
  reason: 'lost',
  applicants: ['man', 'woman'],
  source: 'register',
  record,
  court: 'nothing',
  laterLooked: true,
});

export const mandate: ReissueAgent = {
  name: '赵强',
  idNumber: idNumberOf('1970-01-01', 'male'),
  notary: '北京市长安公证处',
  deed: '（2026）京长安证字第123号',
  states: [...MandateElement.options],
};

/** Both papers of an agent lie in the file. */
export const mandateScans: ReissueFacts['scans'] = [
  { kind: 'notarisedMandate', party: null },
  { kind: 'agentDocument', party: null },
];

/** Both come for a marriage certificate that is lost; the law has nothing against it. */
export function goodReissue(step: ReissueStep, changes: Partial<ReissueFacts> = {}): ReissueFacts {
  return {
    ...initialReissueFacts(step, { man: man({ maritalStatus: null }), woman: woman({ maritalStatus: null }) }, today),
    application,
    capabilities: ['mainland'],
    registrar: { idNumber: idNumberOf('1980-01-01', 'female'), certificate: { number: 'D-0001', validUntil: date('2027-06-30') } },
    onlineCheck: { state: 'matched', at: '2026-11-22T01:00:00Z' },
    standing: [],
    inPerson: true,
    declared: { man: true, woman: true },
    hasPhoto: true,
    preparedOn: step === 'issue' ? today : null,
    ...changes,
  };
}

export function applying(changes: Partial<ReissueApplication>): Pick<ReissueFacts, 'application'> {
  return { application: { ...application, ...changes } };
}

export function withReissuePractice(practice: Partial<LocalPractice>): Pick<ReissueFacts, 'settings'> {
  const { settings } = goodReissue('identify');
  return { settings: { ...settings, practice: { ...settings.practice, ...practice } } };
}

/** What one rule says at a step, everything else being in order; params behind a bar. */
export function saysOfReissue(rule: string, changes: Partial<ReissueFacts>, on: CivilDate = today): string[] {
  const findings = examineReissue(goodReissue(changes.step ?? 'precheck', changes), on).filter((finding) => finding.rule === rule);
  return findings.map((finding) => {
    const params = Object.entries(finding.params).map(([name, value]) => `${name}=${value}`);
    return [told([finding])[0]!.slice(rule.length + 1), ...(params.length > 0 ? ['|', ...params] : [])].join(' ');
  });
}

/** The steps that these facts bar. */
export function stepsBarred(changes: Partial<ReissueFacts>, on: CivilDate = today): ReissueStep[] {
  return ReissueStep.options.filter((step) => reissueBlocks(examineReissue(goodReissue(step, changes), on), step).length > 0);
}
