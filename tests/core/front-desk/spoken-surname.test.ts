import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spokenSurname } from '#core/front-desk/tickets/surname.ts';

test.each([
  ['单雄信', '单', 'shan4'],
  ['仇英', '仇', 'qiu2'],
  ['解缙', '解', 'xie4'],
  ['曾巩', '曾', 'zeng1'],
  ['查良镛', '查', 'zha1'],
  ['朴树', '朴', 'piao2'],
  ['盖聂', '盖', 'ge3'],
  ['区寄', '区', 'ou1'],
  ['乐毅', '乐', 'yue4'],
  ['任远', '任', 'ren2'],
  ['华罗', '华', 'hua4'],
  ['吕布', '吕', 'lv3'],
  ['王小明', '王', 'wang2'],
  ['尉迟恭', '尉迟', 'yu4 chi2'],
  ['欧阳娜娜', '欧阳', 'ou1 yang2'],
  ['万俟卨', '万俟', 'mo4 qi2'],
  // Somebody of the family 欧 who is called 阳.
  ['欧阳', '欧', 'ou1'],
])('%s is called by the surname %s, read %s', (name, text, pinyin) => {
  expect(spokenSurname(name)).toEqual({ text, pinyin });
});

test.each(['', '王', 'John Smith', '阿依古丽·买买提'])('of “%s” no surname is spoken', (name) => {
  expect(spokenSurname(name)).toBeUndefined();
});

test('the dictionary is read when the first surname is spoken, and no start of the program waits for it', () => {
  const script = `
    import { registerHooks } from 'node:module';
    let read = 0;
    registerHooks({ resolve(name, context, next) { if (name === 'pinyin-pro') read += 1; return next(name, context); } });
    await import('#core/front-desk/index.ts');
    const { spokenSurname } = await import('#core/front-desk/tickets/surname.ts');
    const begun = read;
    spokenSurname('John Smith');
    const foreign = read;
    for (const name of ['王伟', '陈静']) spokenSurname(name);
    console.log(JSON.stringify([begun, foreign, read]));`;
  const repository = join(import.meta.dirname, '../../..');
  const run = spawnSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], { cwd: repository, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(JSON.parse(run.stdout)).toEqual([0, 0, 1]);
});
