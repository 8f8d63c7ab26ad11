import { expect, test } from 'vitest';
import { eachTestsHall } from '../../cases/each-tests-hall.ts';
import { takeTo, testHall, testPhoto, typedCouple, witness as approval } from '../../cases/test-desk.ts';
import { people } from '../../../emulators/people.ts';

const { openHall } = eachTestsHall();
const config = { ...testHall, office: { ...testHall.office, practice: { dishonestyYears: 2 } } };
const { wangWei } = people;
const listing = {
  name: wangWei.name,
  idNumber: wangWei.idNumber,
  ground: 'documents' as const,
  facts: '冒用他人身份证件申请结婚登记',
  evidence: '公安机关事实认定证明',
  document: '清民婚失信〔2026〕1号',
  authority: '清江县民政局',
};

test('M-93 somebody is listed by two people for the office’s period, asked about at the counter and never refused', async () => {
  const { registrar, supervisor } = await openHall({ config });
  expect(await supervisor.call('dishonesty.enter', listing)).toMatchObject({ ok: false });
  const listed = await supervisor.ask('dishonesty.enter', listing, { approval: { code: 'R2', password: 'zhaoqiang-2026' } });
  expect(listed).toMatchObject({ listedOn: '2026-11-23', until: '2028-11-23', staffName: '周敏', approverName: '赵强', removed: null });
  const view = await takeTo(registrar, 'declared', typedCouple());
  expect(view.state).toBe('declared');
  expect(view.findings.filter(({ rule }) => rule === 'M-93')).toMatchObject([
    { outcome: 'ask', party: 'man', params: { authority: '清江县民政局', until: '2028-11-23' } },
  ]);
});

test('M-93 is listed once at a time, taken off with the decision, and stays readable', async () => {
  const { registrar, supervisor } = await openHall({ config });
  const by = { approval: { code: 'R2', password: 'zhaoqiang-2026' } };
  const { id } = await supervisor.ask('dishonesty.enter', { ...listing, until: '2027-01-31' }, by);
  // The same person by the number in another writing.
  const again = await supervisor.call('dishonesty.enter', { ...listing, idNumber: ` ${wangWei.idNumber.toLowerCase()}` }, by);
  expect(again).toMatchObject({ error: { code: 'dishonesty.listedAlready', details: { document: listing.document } } });
  const removal = { id, reason: '复核撤销原认定', document: '清民婚失信〔2026〕2号' };
  expect(await supervisor.ask('dishonesty.remove', removal, by)).toMatchObject({
    until: '2027-01-31',
    removed: { on: '2026-11-23', reason: '复核撤销原认定', staffName: '周敏', approverName: '赵强' },
  });
  expect(await supervisor.call('dishonesty.remove', removal, by)).toMatchObject({ error: { code: 'dishonesty.removedAlready' } });
  expect(await supervisor.ask('dishonesty.list', {})).toEqual([]);
  expect(await registrar.ask('dishonesty.list', { state: 'past' })).toMatchObject([{ id, ground: 'documents' }]);
  const view = await takeTo(registrar, 'identified', typedCouple());
  expect(view.findings.filter(({ rule }) => rule === 'M-93')).toEqual([]);
  await supervisor.ask('dishonesty.enter', listing, by);
  const past = await supervisor.call('dishonesty.enter', { ...listing, idNumber: 'X1', until: '2026-11-22' }, by);
  expect(past).toMatchObject({ ok: false });
});

test('M-93 who enters it does not approve it', async () => {
  const { supervisor } = await openHall({ config });
  expect(await supervisor.call('dishonesty.enter', listing, { approval })).toMatchObject({ ok: false });
});

test('M-93 the evidence is kept as it was scanned, and shown to those who keep the list', async () => {
  const { registrar, supervisor } = await openHall({ config });
  const by = { approval: { code: 'R2', password: 'zhaoqiang-2026' } };
  const unreadable = { ...listing, pages: [Buffer.from('no picture').toString('base64')] };
  expect(await supervisor.call('dishonesty.enter', unreadable, by)).toMatchObject({ error: { code: 'scan.unreadable' } });
  const { id, scans } = await supervisor.ask(
    'dishonesty.enter',
    { ...listing, pages: [await testPhoto(), await testPhoto(800, 1200)] },
    by,
  );
  expect(scans).toBe(2);
  const { data } = await supervisor.ask('dishonesty.page', { id, page: 2 });
  expect(Buffer.from(data, 'base64').subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(await supervisor.call('dishonesty.page', { id, page: 3 })).toMatchObject({ error: { code: 'dishonesty.notFound' } });
  expect(await registrar.call('dishonesty.page', { id, page: 1 })).toMatchObject({ error: { code: 'session.notAllowed' } });
});
