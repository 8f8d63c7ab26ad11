import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { InterviewQuestion, type Slot } from '#shared/model/index.ts';
import { Button, Panel, Segmented, TextField } from '../../../components/index.ts';
import type { InterviewForm } from './interview-form.ts';

export interface InterviewProps {
  readonly slot: Slot;
  readonly name: string;
  readonly form: InterviewForm;
  readonly onChange: (form: InterviewForm) => void;
  readonly isDisabled: boolean;
}

const conclusions = ['willing', 'agrees'] as const;

/** The questions to one party alone, their answers, and what the registrar concludes of them. */
export function Interview({ slot, name, form, onChange, isDisabled }: InterviewProps): ReactElement {
  const { t } = useTranslation(['counter', 'papers', 'terms']);
  const answer = (question: InterviewQuestion, text: string): void => onChange({ ...form, answers: { ...form.answers, [question]: text } });
  return (
    <Panel title={t('divorce.question.of', { party: t(`terms:slot.${slot}`), name })} className="interview">
      <ol className="interview-questions">
        {InterviewQuestion.options.map((question) => (
          <li key={question} className="interview-question">
            <TextField
              label={t(`papers:divorce.question.${question}`)}
              value={form.answers[question]}
              onChange={(text) => answer(question, text)}
              maxLength={500}
              grows
              isDisabled={isDisabled}
            />
            {!isDisabled && (
              <div className="interview-offered">
                {offered(question).map((key) => {
                  const words = t(`divorce.question.answer.${key}`);
                  return (
                    <Button key={key} small onPress={() => answer(question, words)}>
                      <span lang="zh-CN">{words}</span>
                    </Button>
                  );
                })}
              </div>
            )}
          </li>
        ))}
      </ol>
      <div className="interview-conclusions">
        {conclusions.map((each) => (
          <Segmented
            key={each}
            label={t(`divorce.question.${each}`)}
            value={form[each] === null ? null : form[each] ? 'yes' : 'no'}
            onChange={(value) => onChange({ ...form, [each]: value === 'yes' })}
            options={(['yes', 'no'] as const).map((id) => ({ id, label: t(`divorce.question.${id}`) }))}
            isDisabled={isDisabled}
          />
        ))}
      </div>
    </Panel>
  );
}

/** Answers often given, in the words of the record. */
function offered(question: InterviewQuestion) {
  const own = {
    identity: ['same'],
    willing: ['ofFreeWill', 'notWilling'],
    agreement: ['readAndMine'],
    children: ['agreed', 'noChildren'],
    property: ['agreed', 'noProperty'],
    debts: ['agreed', 'noDebts'],
    pressed: ['nobody'],
    more: ['nothingMore'],
  } as const satisfies Record<InterviewQuestion, readonly string[]>;
  return own[question];
}
