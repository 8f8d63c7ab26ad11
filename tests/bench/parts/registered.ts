import { randomUUID } from 'node:crypto';
import { partyNotice } from '#core/cases/marriage/notice.ts';
import type { SentAct } from '#core/sync/contents.ts';
import { CivilDate } from '#shared/model/index.ts';
import { typedCouple } from '../../core/cases/test-desk.ts';
import { inventedIdNumber, people } from '../../emulators/people.ts';

/** What the province is told of a registration, as the program says it: each of another couple. */
export function registered(place: number): SentAct {
  const at = '2026-05-20T02:30:00.000Z';
  const birthDate = `${1950 + (place % 50)}05${10 + (Math.floor(place / 50) % 19)}`;
  const id = (more: number) => inventedIdNumber('329901', birthDate, 100 + ((Math.floor(place / 950) * 2 + more) % 800));
  const { man, woman } = typedCouple({ ...people.wangWei, idNumber: id(1) }, { ...people.chenJing, idNumber: id(0) });
  const caseId = randomUUID();
  const number = String(place).padStart(6, '0');
  return {
    id: randomUUID(),
    caseId,
    order: 1,
    type: 'marriage.registered',
    at,
    on: CivilDate.parse('2026-05-20'),
    content: {
      business: 'marriage',
      kind: 'ordinary',
      livingTogetherSince: null,
      caseId,
      office: { regionCode: '329901', name: '清江县民政局婚姻登记处' },
      registrationNumber: `J329901-2026-${number}`,
      blanks: { man: `A1${number}`, woman: `A2${number}` },
      registeredOn: '2026-05-20',
      registeredAt: at,
      registrar: { code: 'R1', name: '李敏', certificate: 'ZG0001' },
      onlineCheck: { state: 'matched', at },
      man: partyNotice(man),
      woman: partyNotice(woman),
    },
    parts: [],
  };
}
