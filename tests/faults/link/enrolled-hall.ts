import { join } from 'node:path';
import type { HallConfigInput } from '#shared/contract/index.ts';
import type { Province } from '../../province/province.ts';
import { createTestDesk, testHall, type TestDesk } from '../../core/cases/test-desk.ts';

export interface EnrolledHall {
  readonly hall: TestDesk;
  readonly store: string;
  readonly dataKey: Uint8Array;
}

/** A hall just set up and enrolled with a province, closed. It reaches the province at `port`. */
export async function enrolledHall(
  province: Province,
  { station, port, config = testHall }: { station: string; port: number; config?: HallConfigInput },
): Promise<EnrolledHall> {
  const hall = await createTestDesk({ config: { ...config, station }, clock: null });
  const { file } = await hall.as('S1').ask('province.request', {});
  const answer = { ...province.authority.enrol(JSON.parse(file)), address: `https://127.0.0.1:${port}` };
  const approval = hall.desk.approvalAs('R2')!;
  await hall.as('S1').ask('province.enrol', { answer: JSON.stringify(answer) }, { approval });
  await hall.desk.close();
  return { hall, store: join(hall.dir, 'store'), dataKey: hall.kept.key! };
}
