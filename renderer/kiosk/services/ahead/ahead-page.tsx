import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftService } from '#shared/contract/index.ts';
import { PrivacyNotice } from '../../../applicant/privacy-notice.tsx';
import { useAsk } from '../../../client/index.ts';
import { BigButton, Choice, Choices } from '../../frame/big.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { PartnerPage } from '../../identify/partner-page.tsx';
import { dateWords } from '../parts/day-words.ts';
import { DiscardDraft } from './discard-draft.tsx';
import { QuestionsPage } from './questions-page.tsx';

const offered: readonly DraftService[] = ['marriage', 'divorceApply'];

/**
 * What can be filled in before the counter calls. Nothing is signed here: both declare and sign in person before the registrar
 * (民法典 1049, 1076).
 */
export function AheadPage(): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open } = usePages();
  const { value: mine } = useAsk('kiosk.mine', {});
  const begin = (service: DraftService): void => open(<NoticePage service={service} />);
  return (
    <KioskPage title={t('services.ahead.title')} lead={t('services.ahead.lead')}>
      <Choices wide>
        {offered.map((service) => {
          const draft = mine?.drafts.find((each) => each.service === service);
          return (
            <Choice
              key={service}
              icon="edit"
              title={t(`service.${service}`)}
              more={draft === undefined ? t('services.ahead.begin') : t('services.ahead.goOn', { date: dateWords(t, draft.erasedOn) })}
              onPress={() => begin(service)}
            />
          );
        })}
      </Choices>
    </KioskPage>
  );
}

/** 个人信息保护法 art. 17: told before anything is asked. */
function NoticePage({ service }: { readonly service: DraftService }): ReactElement {
  const { t, i18n } = useTranslation('kiosk');
  const { replace } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const questions = <QuestionsPage service={service} />;
  const goOn = (): void => {
    if (state?.visit?.partner) replace(questions);
    else replace(<PartnerPage onEntered={() => replace(questions)} />);
  };
  return (
    <KioskPage
      title={t('services.ahead.notice')}
      actions={
        <BigButton primary icon="check" onPress={goOn}>
          {t('services.ahead.agree')}
        </BigButton>
      }
    >
      <DiscardDraft service={service} />
      <PrivacyNotice
        business={service === 'marriage' ? 'marriage' : 'divorce'}
        language={i18n.language === 'en' ? 'en' : 'zh-CN'}
        officeName={state?.hallName ?? ''}
      />
    </KioskPage>
  );
}
