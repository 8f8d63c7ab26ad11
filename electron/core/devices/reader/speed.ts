import { commands } from './commands.ts';
import type { Answer, Dialogue } from './dialogue.ts';
import { usualBaudRate } from './serial-transport.ts';
import type { Line } from './transport.ts';

/** Speeds a SAM can be set to, the delivered one first (GA/T 467-2019, 设置波特率). */
export const speeds = [usualBaudRate, 57_600, 38_400, 19_200, 9_600] as const;

/** A reader at the right speed answers at once; at a wrong one it hears no frame at all. */
const probe = { ...commands.status, timeoutMs: 300 } as const;

/**
 * Tries our end of the line at each speed, `likely` first, until the SAM answers its status. The reader's own speed is
 * never changed. What comes back is the SAM's answer, or the last silence, our end then being at `likely` again.
 */
export async function findSpeed(dialogue: Dialogue, line: Line, likely: number): Promise<Answer> {
  let answer: Answer = { kind: 'silent' };
  for (const speed of new Set([likely, ...speeds])) {
    await line.setBaudRate(speed);
    answer = await dialogue.ask(probe);
    if (answer.kind !== 'silent' && answer.kind !== 'garbled') return answer;
  }
  await line.setBaudRate(likely);
  return answer;
}
