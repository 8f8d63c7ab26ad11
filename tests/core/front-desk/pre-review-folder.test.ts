import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAt, putAside } from '#core/front-desk/pre-review/folder.ts';
import { people } from '../../emulators/people.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pre-review-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const said = ({ name, idNumber }: { readonly name: string; readonly idNumber: string }) => ({ name, idNumber });
const naming = (...pictures: readonly string[]): string =>
  JSON.stringify({
    format: 'tongxin-pre-review/1',
    id: 'A-1',
    service: 'marriage',
    man: said(people.wangWei),
    woman: said(people.chenJing),
    pictures: pictures.map((file) => ({ file, of: 'man', kind: 'photo', bytes: 3 })),
  });
const put = (name: string, content: string) => writeFileSync(join(folder, name), content);

test.each([
  ['WX-1.json', 'WX-2-1.jpg'],
  // It begins with its name, and is of WX-17.json, of WX-1-7.json, or of whoever calls it so.
  ['WX-1.json', 'WX-17-1.jpg'],
  ['WX-1.json', 'WX-1-7-1.jpg'],
  ['WX-1.json', 'WX-1.jpg'],
  ['WX-1.json', 'wx-1-1.jpg'],
  ['WX-1.json', 'photo.jpg'],
])('%s cannot take %s, which stays where it is', async (name, picture) => {
  put(name, naming('WX-1-1.jpg', picture));
  for (const each of ['WX-1-1.jpg', picture]) put(each, 'abc');
  const look = await lookAt(folder, name);
  expect(look).toEqual({ is: 'bad', fault: 'pictureOfOthers', at: picture, pictures: ['WX-1-1.jpg'] });
  await putAside(folder, name, look.is === 'bad' ? look.pictures : [], '不是它自己的图片', '20261123T020000Z');
  expect(readdirSync(folder).toSorted()).toEqual([picture, 'refused'].toSorted());
  expect(readFileSync(join(folder, picture), 'utf8')).toBe('abc');
});

test.each([
  ['WX-17.json', 'WX-17-1.jpg'],
  ['WX-17.json', 'WX-17_front.JPEG'],
  ['王伟.JSON', '王伟-身份证.png'],
  ['a.b.json', 'a.b-1.tif'],
])('%s takes %s', async (name, picture) => {
  put(name, naming(picture));
  put(picture, 'abc');
  expect(await lookAt(folder, name)).toMatchObject({ is: 'whole', found: { name, pictures: [expect.objectContaining({ length: 3 })] } });
});
