import { MarriageState } from '#shared/model/index.ts';
import { manFromCard, womanFromCard } from '../fake-couple.ts';
import { fakeCase } from '../fake-case.ts';
import { createFakeHall } from '../fake-hall.ts';

/**
 * The real windows on a hall in memory: `npx vite tests/renderer/harness`, then `/?state=declared` opens a case in that
 * state. `hall.layCard(man())` on the console lays a card on the reader.
 */
const state = MarriageState.catch('opened').parse(new URLSearchParams(location.search).get('state'));
const shown = fakeCase(state);
const hall = createFakeHall({
  cases: [
    fakeCase('prepared', { number: '03-1122-003', openedAt: '2026-11-22T00:40:00Z', couple: renamed('刘洋', '赵敏') }),
    shown,
    fakeCase('registered', { number: '03-1122-001', openedAt: '2026-11-22T00:31:00Z', couple: renamed('孙浩', '欧阳若兰') }),
    fakeCase('cancelled', { number: '03-1122-002', openedAt: '2026-11-22T00:35:00Z', couple: renamed('阿卜杜拉·买买提', '古丽') }),
  ],
});
if (new URLSearchParams(location.search).has('state')) location.hash = `case=${shown.view.id}`;
Object.assign(window, { hall, man: manFromCard, woman: womanFromCard });
await import('../../../renderer/main.tsx');

function renamed(man: string, woman: string) {
  return { man: { ...manFromCard(), name: man }, woman: { ...womanFromCard(), name: woman } };
}
