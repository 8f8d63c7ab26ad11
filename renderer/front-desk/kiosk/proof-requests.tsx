import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, ProofRequest } from '#shared/contract/index.ts';
import { ErrorNotice, momentWords, useAct, useAsk } from '../../client/index.ts';
import { Button, IdNumber, Panel, StateMark, type Tone } from '../../components/index.ts';

const tones: Readonly<Record<ProofRequest['state'], Tone>> = {
  waiting: 'waiting',
  served: 'done',
  withdrawn: 'neutral',
  notFound: 'refused',
};
const outcomes = ['served', 'notFound', 'withdrawn'] as const;

/** Who asked at the kiosk for a proof of their own record, and what became of it; nothing while nobody ever did. */
export function ProofRequests(): ReactElement | null {
  const { t } = useTranslation(['front-desk', 'kiosk']);
  const list = useAsk('recordRequests.list', {}, { keep: true });
  const settle = useAct('recordRequests.settle');
  if (!list.value || list.value.length === 0) return null;
  const end = (input: Input<'recordRequests.settle'>): void => void settle.run(input).then(list.again);
  return (
    <Panel title={t('proofs.title')}>
      <ErrorNotice error={settle.error} onDismiss={settle.forget} />
      <table className="table">
        <thead>
          <tr>
            {(['number', 'who', 'what', 'phone', 'asked', 'state'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`proofs.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{t('proofs.column.do')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list.value.map((request) => (
            <tr key={request.id}>
              <th scope="row">{request.number}</th>
              <td>
                {request.name} <IdNumber number={request.idNumber} />
              </td>
              <td>
                {t(`proofs.business.${request.business}`)}
                {request.year !== null && ` ${t('proofs.about', { year: request.year })}`}
                {` · ${t(`kiosk:services.proof.purpose.${request.purpose}`)}`}
              </td>
              <td>{request.phone}</td>
              <td>{momentWords(t, request.askedAt)}</td>
              <td>
                <StateMark tone={tones[request.state]}>{t(`proofs.state.${request.state}`)}</StateMark>
              </td>
              <td>
                {request.state === 'waiting' &&
                  outcomes.map((state) => (
                    <Button
                      key={state}
                      small
                      busy={settle.busy}
                      aria-label={t(`proofs.endOf.${state}`, { number: request.number })}
                      onPress={() => end({ id: request.id, state })}
                    >
                      {t(`proofs.end.${state}`)}
                    </Button>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
