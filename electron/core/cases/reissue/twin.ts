import { failure } from '#shared/contract/index.ts';
import { ReissueApplication } from '#shared/model/index.ts';
import type { ReadableDb } from '../../store/types.ts';
import { unfinishedStates } from '../states.ts';
import type { ReissueRecord } from './record.ts';

/** Fails while another case is open for the same certificate: one lost certificate is issued anew once, at whichever counter. */
export function checkTwin(db: ReadableDb, { id, application }: ReissueRecord) {
  const open = db
    .prepare(
      `SELECT number, application FROM cases WHERE business = 'reissue' AND state IN ${unfinishedStates} AND id <> :id
       AND json_extract(application, '$.record.id') = :recordId`,
    )
    .all({ id, recordId: application.record.id }) as { number: string; application: string }[];
  const twin = open.find((each) => {
    const { applicants } = ReissueApplication.parse(JSON.parse(each.application));
    return applicants.some((slot) => application.applicants.includes(slot));
  });
  return twin ? failure('reissue.openAlready', { number: twin.number }) : null;
}
