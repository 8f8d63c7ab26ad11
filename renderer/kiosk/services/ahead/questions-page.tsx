import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftService } from '#shared/contract/index.ts';
import { Education, isMobileNumber, MaritalStatus, type KioskDraftPerson } from '#shared/model/index.ts';
import { useAsk } from '../../../client/index.ts';
import { BigButton, Choice, Choices } from '../../frame/big.tsx';
import { KioskError } from '../../frame/kiosk-notice.tsx';
import { KioskPage } from '../../frame/kiosk-page.tsx';
import { usePages } from '../../frame/page-stack.tsx';
import { MobilePad } from '../parts/mobile-pad.tsx';
import { PicturesPage } from './pictures-page.tsx';
import { useDraft, type Whose } from './use-draft.ts';

type Asked = 'maritalStatus' | 'education' | 'occupation' | 'phone';

/** Who wants a divorce is married. */
const questions: Readonly<Record<DraftService, readonly Asked[]>> = {
  marriage: ['maritalStatus', 'education', 'occupation', 'phone'],
  divorceApply: ['education', 'occupation', 'phone'],
};

const occupations = ['official', 'professional', 'clerk', 'service', 'farmer', 'worker', 'business', 'student', 'retired', 'none'] as const;

/** One question after the other, for both; whatever somebody does not want to say is said at the counter. */
export function QuestionsPage({ service }: { readonly service: DraftService }): ReactElement {
  const { t } = useTranslation('kiosk');
  const { open, back } = usePages();
  const { value: state } = useAsk('kiosk.state', {});
  const { draft, say, saving } = useDraft(service);
  const [at, setAt] = useState(0);
  const list = questions[service].flatMap((asked) => [
    { whose: 'self' as Whose, asked },
    { whose: 'other' as Whose, asked },
  ]);
  const ordered = [...list.filter(({ whose }) => whose === 'self'), ...list.filter(({ whose }) => whose === 'other')];
  const { whose, asked } = ordered[at]!;
  const name = whose === 'self' ? state?.visit?.name : state?.visit?.partner?.name;
  const goOn = (): void => {
    if (at + 1 < ordered.length) setAt(at + 1);
    else open(<PicturesPage service={service} />);
  };
  const answer = async (said: Partial<KioskDraftPerson>): Promise<void> => {
    if (await say(whose, said)) goOn();
  };
  return (
    <KioskPage
      key={at}
      title={t(`services.ahead.ask.${asked}`, { name })}
      lead={t(`services.ahead.whose.${whose}`)}
      step={{ at: at + 1, of: ordered.length }}
      onBack={() => (at === 0 ? back() : setAt(at - 1))}
      actions={
        <BigButton onPress={goOn} disabled={draft === undefined}>
          {t('services.ahead.skip')}
        </BigButton>
      }
    >
      <KioskError error={saving.error} />
      {draft !== undefined && (
        <Answers key={`${whose} ${asked}`} asked={asked} said={draft[whose]} busy={saving.busy} onAnswer={(said) => void answer(said)} />
      )}
    </KioskPage>
  );
}

interface AnswersProps {
  readonly asked: Asked;
  readonly said: KioskDraftPerson;
  readonly busy: boolean;
  readonly onAnswer: (said: Partial<KioskDraftPerson>) => void;
}

function Answers({ asked, said, busy, onAnswer }: AnswersProps): ReactElement {
  const { t } = useTranslation('kiosk');
  const [phone, setPhone] = useState(said.phone);
  if (asked === 'phone')
    return (
      <>
        <MobilePad value={phone} onChange={setPhone} />
        <div className="kiosk-actions">
          <BigButton primary icon="check" busy={busy} disabled={!isMobileNumber(phone)} onPress={() => onAnswer({ phone })}>
            {t('services.ahead.next')}
          </BigButton>
        </div>
      </>
    );
  const options =
    asked === 'maritalStatus'
      ? MaritalStatus.options.map((is) => ({ id: is, title: t(`services.ahead.maritalStatus.${is}`), said: { maritalStatus: is } }))
      : asked === 'education'
        ? Education.options.map((is) => ({ id: is, title: t(`services.ahead.education.${is}`), said: { education: is } }))
        : occupations.map((is) => ({
            id: is,
            title: t(`services.ahead.occupation.${is}`),
            // The form is Chinese, whatever the visitor reads.
            said: { occupation: t(`services.ahead.occupation.${is}`, { lng: 'zh-CN' }) },
          }));
  return (
    <Choices>
      {options.map(({ id, title, said: answer }) => (
        <Choice key={id} title={title} busy={busy} chosen={isChosen(said, answer)} onPress={() => onAnswer(answer)} />
      ))}
    </Choices>
  );
}

function isChosen(said: KioskDraftPerson, answer: Partial<KioskDraftPerson>): boolean {
  return Object.entries(answer).every(([key, value]) => said[key as keyof KioskDraftPerson] === value);
}
