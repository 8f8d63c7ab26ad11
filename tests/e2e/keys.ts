import type { Hall } from './launch.ts';

/** A gap that no scanner makes, but a busy machine that plays one does. */
export const noScanner = 35;

export interface Heard {
  readonly type: string;
  readonly code: string;
  /** Of the keyboard's own event. Milliseconds. */
  readonly at: number;
}

/** The keys as the page gets them, before anything of the page hears them: it is loaded anew with a listener that comes first. */
export async function watchKeys({ window }: Hall): Promise<{ begin(): Promise<void>; heard(): Promise<readonly Heard[]> }> {
  await window.addInitScript(() => {
    const heard: Heard[] = [];
    Object.assign(globalThis, { heard });
    for (const type of ['keydown', 'keyup'] as const)
      addEventListener(type, ({ code, timeStamp }) => heard.push({ type, code, at: timeStamp }), { capture: true });
  });
  await window.reload();
  return {
    begin: () => window.evaluate(() => void (globalThis as unknown as { heard: Heard[] }).heard.splice(0)),
    heard: () => window.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard),
  };
}

export function longestGap(heard: readonly Heard[]): number {
  const at = heard.map((key) => key.at).toSorted((one, other) => one - other);
  return Math.max(...at.slice(1).map((each, i) => each - at[i]!));
}

export function describeKeys(heard: readonly Heard[]): string {
  return heard.map(({ type, code, at }) => `${type === 'keyup' ? '^' : ''}${code}@${Math.round(at)}`).join(' ');
}
