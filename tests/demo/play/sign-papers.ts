import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from '@playwright/test';
import sharp from 'sharp';
import type { Stage } from './stage.ts';

/** A name nobody can read, and a fingerprint on it. */
const signature = `<svg xmlns="http://www.w3.org/2000/svg" width="260" height="110">
  <path d="M12 70 q30 -60 44 -20 t40 6 t34 -30 q10 40 38 16 t46 4 q18 -18 34 -4" fill="none" stroke="#1d2a55" stroke-width="4"/>
  <ellipse cx="190" cy="58" rx="26" ry="36" fill="#c5362f" opacity="0.45"/></svg>`;

/** Signs what came out of the printer since the last time, scans it and files it, all sheets at once. */
export function signsPapers(printed: string, folder: string, before: readonly string[]): (stage: Stage) => Promise<void> {
  return async ({ window, shoot }) => {
    mkdirSync(folder, { recursive: true });
    const sheets = readdirSync(printed).filter((file) => !before.includes(file));
    const scans = await Promise.all(sheets.map((sheet) => scanSigned(join(printed, sheet), folder)));
    await window.keyboard.press('F11');
    const filing = window.getByRole('main', { name: '归档扫描件' });
    await filing.locator('input[type=file]').setInputFiles(scans);
    await expect(filing.getByText(/已归入/)).toHaveCount(scans.length, { timeout: 30_000 });
    await shoot('归档扫描件');
    await window.keyboard.press('Escape');
  };
}

async function scanSigned(pdf: string, folder: string): Promise<string> {
  const stem = join(folder, basename(pdf, '.pdf'));
  execFileSync('pdftoppm', ['-r', '150', '-f', '1', '-singlefile', '-png', pdf, stem]);
  const { width = 0, height = 0 } = await sharp(`${stem}.png`).metadata();
  const signed = `${stem}.jpg`;
  await sharp(`${stem}.png`)
    .composite([{ input: Buffer.from(signature), left: Math.round(width * 0.6), top: Math.round(height * 0.78) }])
    .jpeg({ quality: 85 })
    .toFile(signed);
  return signed;
}
