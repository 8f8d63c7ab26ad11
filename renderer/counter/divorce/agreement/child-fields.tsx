import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isOfAge } from '#shared/law/divorce/agreement.ts';
import type { AgreedChild, AgreementElement } from '#shared/model/index.ts';
import { useAsk } from '../../../client/index.ts';
import { Button, DateField, Select, TextField } from '../../../components/index.ts';
import { MissingMark } from './missing-mark.tsx';
import { PhraseField } from './phrase-field.tsx';
import { hasGap, type AgreementForm } from './use-agreement.ts';

const custodies = ['man', 'woman', 'inTurn'] as const;
const payers = ['man', 'woman', 'both', 'none'] as const;

export interface ChildFieldsProps {
  /** From 0. */
  readonly number: number;
  readonly child: AgreedChild;
  readonly form: AgreementForm;
  readonly removeKey: string;
  readonly onRemove: () => void;
}

/** With whom one child lives, who pays what until when, and when the other parent sees them. */
export function ChildFields({ number, child, form, removeKey, onRemove }: ChildFieldsProps): ReactElement {
  const { t } = useTranslation('counter');
  const { gaps, editable, changeChild } = form;
  const { support } = child;
  const change = (wanted: Partial<AgreedChild>): void => changeChild(number, wanted);
  const changeSupport = (wanted: Partial<AgreedChild['support']>): void => change({ support: { ...support, ...wanted } });
  const mark = (element: AgreementElement): ReactElement => <MissingMark shown={hasGap(gaps, element, number)} />;
  const isDisabled = !editable;
  return (
    <fieldset className="agreement-child" data-child={number}>
      <legend className="unseen">{child.name.trim() || t('agreement.child', { number: number + 1 })}</legend>
      <div className="agreement-child-head">
        <span className="agreement-child-number">{t('agreement.child', { number: number + 1 })}</span>
        <AgeNote birthDate={child.birthDate} />
        {editable && (
          <Button
            small
            variant="quiet"
            icon="cross"
            keys={removeKey}
            aria-label={t('agreement.removeChild', { child: child.name.trim() || t('agreement.child', { number: number + 1 }) })}
            onPress={onRemove}
          >
            {t('agreement.remove')}
          </Button>
        )}
      </div>
      <div className="party-form">
        <TextField
          className="child-name"
          label={t('agreement.name')}
          mark={mark('children')}
          value={child.name}
          onChange={(name) => change({ name })}
          maxLength={60}
          autoComplete="off"
          isDisabled={isDisabled}
          grows
          serif
        />
        <DateField
          label={t('agreement.birthDate')}
          value={child.birthDate}
          onChange={(birthDate) => change({ birthDate })}
          isDisabled={isDisabled}
        />
        <Select
          label={t('agreement.part.custody')}
          mark={mark('custody')}
          value={child.custody}
          onChange={(custody) => change({ custody })}
          options={custodies.map((id) => ({ id, label: t(`agreement.custody.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={isDisabled}
        />
        <Select
          label={t('agreement.part.supportPayer')}
          mark={mark('supportPayer')}
          value={support.payer}
          onChange={(payer) => changeSupport({ payer })}
          options={payers.map((id) => ({ id, label: t(`agreement.payer.${id}`) }))}
          placeholder={t('field.choose')}
          isDisabled={isDisabled}
        />
        {isPaid(support) && (
          <>
            <TextField
              label={t('agreement.part.supportAmount')}
              mark={mark('supportAmount')}
              value={support.amount}
              onChange={(amount) => changeSupport({ amount })}
              maxLength={60}
              autoComplete="off"
              grows
              isDisabled={isDisabled}
            />
            <PhraseField
              phrases="until"
              label={t('agreement.part.supportUntil')}
              mark={mark('supportUntil')}
              value={support.until}
              onChange={(until) => changeSupport({ until })}
              maxLength={60}
              grows
              isDisabled={isDisabled}
            />
            <PhraseField
              phrases="manner"
              className="span-2"
              label={t('agreement.part.supportManner')}
              mark={mark('supportManner')}
              value={support.manner}
              onChange={(manner) => changeSupport({ manner })}
              maxLength={100}
              grows
              isDisabled={isDisabled}
            />
          </>
        )}
        <PhraseField
          phrases="visits"
          className="span-4"
          label={t('agreement.part.visits')}
          mark={mark('visits')}
          value={child.visits}
          onChange={(visits) => change({ visits })}
          maxLength={300}
          grows
          isDisabled={isDisabled}
        />
      </div>
    </fieldset>
  );
}

/** Nobody pays, and nothing was written of a payment: there is nothing to ask. */
function isPaid({ payer, amount, until, manner }: AgreedChild['support']): boolean {
  return payer !== 'none' || [amount, until, manner].some((text) => text !== '');
}

/** Of a child of age only who cannot live by themselves is anything owed (民法典 1067). */
function AgeNote({ birthDate }: Pick<AgreedChild, 'birthDate'>): ReactElement | null {
  const { t } = useTranslation('counter');
  const today = useAsk('office.get', {}).value?.today;
  if (birthDate === null || today === undefined) return null;
  if (birthDate > today) return <span className="small agreement-age-wrong">{t('agreement.notYetBorn')}</span>;
  return <span className="small soft">{isOfAge(birthDate, today) ? t('agreement.ofAge') : t('agreement.underAge')}</span>;
}
