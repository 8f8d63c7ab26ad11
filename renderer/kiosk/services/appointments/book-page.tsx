import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Service } from '#shared/model/index.ts';
import { useAsk } from '../../../client/index.ts';
import { Choice, Choices } from '../../frame/big.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { PartnerPage } from '../../identify/partner-page.tsx';
import { DayPage } from './day-page.tsx';

/** What half hours are for two people. */
const forTwo: readonly Service[] = ['marriage', 'divorceApply', 'divorceIssue'];

/** What somebody wants a half hour for. An appointment is a convenience: whoever walks in is served, too (条例 2025 art. 7). */
export function BookPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const choose = (service: Service): void =>
    open(forTwo.includes(service) && state?.visit?.partner === null ? <TogetherPage service={service} /> : <DayPage service={service} />);
  return (
    <KioskPage title={t('services.book.title')} lead={t('services.book.lead')} step={{ at: 1, of: 4 }}>
      <Choices>
        {(state?.bookable ?? []).map((service) => (
          <Choice key={service} title={t(`service.${service}`)} onPress={() => choose(service)} />
        ))}
      </Choices>
    </KioskPage>
  );
}

function TogetherPage({ service }: { readonly service: Service }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { replace } = usePages();
  const day = <DayPage service={service} />;
  const together = (): void => replace(<PartnerPage onEntered={() => replace(day)} />);
  return (
    <KioskPage title={t('services.book.together')} lead={t('services.book.togetherLead')} step={{ at: 1, of: 4 }}>
      <Choices>
        <Choice icon="card" title={t('services.book.both')} onPress={together} />
        <Choice icon="person" title={t('services.book.alone')} onPress={() => replace(day)} />
      </Choices>
    </KioskPage>
  );
}
