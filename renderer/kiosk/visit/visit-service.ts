import type { ReactElement } from 'react';
import type { Visit } from '#shared/contract/index.ts';
import type { IconName } from '../../components/index.ts';

/** Something a visitor can do once they are known: a choice of the visit's first page, and the page it leads to. */
export interface VisitService {
  /** Words: `kiosk:visit.services.<id>.title` and `.more`. */
  readonly id: string;
  readonly icon: IconName;
  /** Whether a slip's code is enough; otherwise it is offered to those who laid a card down. */
  readonly by: 'card' | 'any';
  readonly page: (visit: Visit) => ReactElement;
}
