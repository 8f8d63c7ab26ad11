import { defineAct } from '../../store/types.ts';
import { CardReadPayload, projectCardRead } from '../card-reads.ts';

export const cardReadOfDivorce = defineAct({ type: 'divorce.cardRead', payload: CardReadPayload, project: projectCardRead });
