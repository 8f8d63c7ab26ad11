import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { applicantOf } from '../e2e/launch.ts';
import { scan } from '../e2e/scanner.ts';
import { startReaderEmulator, type ReaderEmulator } from '../emulators/reader/index.ts';
import { drawCouple } from './play/couple-photo.ts';
import { frenchCouple, inventCouples } from './play/couples.ts';
import { receive, serveCouple, type CoupleToServe } from './play/serve-couple.ts';
import { signsPapers } from './play/sign-papers.ts';
import { collectPapers, inWindow, openAlbum, sceneOf, type Album, type Stage } from './play/stage.ts';
import { openOfflineDay, setUpHall, trainingHall } from './play/training-hall.ts';
import { redirect, refuse } from './play/turn-away.ts';
import type { DemoFolders } from './runner/scenario.ts';

/** What became of each case, for the end. */
type Told = string[];

/**
 * One morning at an office that may register everybody: couples of every kind of party, one of them refused; and one
 * couple at a township office, which sends them on.
 */
export async function play({ out, work }: DemoFolders): Promise<void> {
  const reader = await startReaderEmulator({ path: join(work, 'reader') });
  const album = openAlbum(out);
  const told: Told = [];
  try {
    await county(album, reader, work, told);
    await township(album, reader, work, told);
  } finally {
    await reader.stop();
    console.log(told.join('\n'));
  }
}

async function county(album: Album, reader: ReaderEmulator, work: string, told: Told): Promise<void> {
  const hall = trainingHall('hall.json', join(work, 'county'), { reader: reader.path });
  const photo = await drawCouple(join(work, 'couple.jpg'));
  await inWindow({ ...hall.options, station: 'supervisor', clock: '2026-11-24T08:40:00+08:00' }, album, async (stage) => {
    await setUpHall(stage, hall);
    await openOfflineDay(stage, 'S1', 'tongxin-zhou');
  });
  const counter = { ...hall.options, station: 'counter', clock: '2026-11-24T09:00:00+08:00', args: ['--applicant=always'] } as const;
  await inWindow(counter, album, async (stage, opened) => {
    await signIn(stage, 'R1', 'tongxin-li', /3号窗口/);
    const couplePage = await applicantOf(opened);
    const couples = await inventCouples({ reader, scan: (text) => scan(opened, text) }, join(work, 'brought'));

    const marry = async (title: string, couple: Omit<CoupleToServe, 'photo'>): Promise<void> => {
      const { caseNumber, registrationNumber } = await serveCouple(sceneOf(stage, title), { ...couple, photo });
      told.push(`${title}: ${caseNumber} ${registrationNumber}`);
    };
    await marry('香港居民', { ...couples.hongKong, couplePage });
    await marry('台湾居民', couples.taiwan);
    const sign = signsPapers(hall.printed, join(work, 'signed'), readdirSync(hall.printed));
    await marry('外国人', { ...couples.foreigner, couplePage, sign });
    await marry('现役军人', couples.soldier);
    await marry('补办', { ...couples.supplementary, livingTogetherSince: '20101001' });

    const refusal = sceneOf(stage, '不予办理');
    const caseNumber = await receive(refusal, couples.staleProof);
    await refuse(refusal);
    told.push(`不予办理: ${caseNumber}`);
  });
  collectPapers(hall.printed, join(album.out, 'papers'));
}

/** 柳溪镇: for mainland residents only. */
async function township(album: Album, reader: ReaderEmulator, work: string, told: Told): Promise<void> {
  const hall = trainingHall('second-office.json', join(work, 'township'), { reader: reader.path });
  await inWindow({ ...hall.options, station: 'supervisor', clock: '2026-11-27T10:00:00+08:00' }, album, (stage) =>
    setUpHall(sceneOf(stage, '柳溪镇'), hall),
  );
  await inWindow({ ...hall.options, station: 'counter', clock: '2026-11-27T10:10:00+08:00' }, album, async (stage, opened) => {
    await signIn(stage, 'R1', 'liuxi-he', /登记窗口/);
    const scene = sceneOf(stage, '柳溪镇');
    const caseNumber = await receive(scene, frenchCouple({ reader, scan: (text) => scan(opened, text) }));
    await redirect(scene);
    told.push(`指引他处: ${caseNumber}`);
  });
  collectPapers(hall.printed, join(album.out, 'papers-township'));
}

async function signIn({ window, hands }: Stage, code: string, password: string, counter: RegExp): Promise<void> {
  await expect(window.getByRole('heading', { name: '登录' })).toBeVisible({ timeout: 20_000 });
  await hands.signIn(code, password, counter);
}
