import type { AgreedChild, DivorceAgreement } from '#shared/model/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import { rowValues } from '../../../documents/forms.ts';
import { textOf } from './couple-text.ts';
import type { DivorcePaperSource, Values } from './source.ts';

interface Paragraph {
  readonly heading: string;
  readonly text: string;
}

/** 离婚协议书 from what was written with the assistant (民法典 1076): nothing the couple did not say, and no element left out. */
export function agreementValues(source: DivorcePaperSource): Values {
  const { couple, t } = source;
  const intro = t('papers:divorce.agreement.intro', {
    man: t('papers:divorce.agreement.person', { party: t('terms:slot.man'), ...textOf('man', source) }),
    woman: t('papers:divorce.agreement.person', { party: t('terms:slot.woman'), ...textOf('woman', source) }),
    marriage: marriageText(source),
  });
  const clauses = clausesOf(source);
  const numbered = clauses.map(({ heading, text }, index) => ({
    heading: t('papers:divorce.agreement.heading', { number: t(`papers:divorce.numeral.${index + 1}`), heading }),
    text,
  }));
  return {
    manName: couple.man.name,
    womanName: couple.woman.name,
    ...rowValues('clause', [{ heading: '', text: intro }, ...numbered]),
  };
}

function marriageText({ application, t }: DivorcePaperSource): string {
  const { registeredOn, authority, number } = application.marriage;
  const on = dateText(registeredOn, t) || t('papers:blankDate');
  return t('papers:divorce.agreement.marriage', { on, authority: written(authority, t), number: written(number, t) });
}

function clausesOf({ application: { agreement }, t }: DivorcePaperSource): Paragraph[] {
  const clause = (name: 'willing' | 'children' | 'property' | 'debts' | 'more' | 'copies', text: string): Paragraph => ({
    heading: t(`papers:divorce.agreement.clause.${name}`),
    text,
  });
  const { willing, noProperty, property, noDebts, debts, more } = agreement;
  return [
    clause('willing', willing ? t('papers:divorce.agreement.willing') : t('papers:divorce.agreement.blank')),
    clause('children', childrenText(agreement, t)),
    clause('property', noProperty ? t('papers:divorce.agreement.noProperty') : written(property, t)),
    clause('debts', noDebts ? t('papers:divorce.agreement.noDebts') : written(debts, t)),
    ...(more.trim() === '' ? [] : [clause('more', more.trim())]),
    clause('copies', t('papers:divorce.agreement.copies')),
  ];
}

function childrenText({ noChildren, children }: DivorceAgreement, t: DivorcePaperSource['t']): string {
  if (children.length === 0) return noChildren ? t('papers:divorce.agreement.noChildren') : t('papers:divorce.agreement.blank');
  return children.map((child, index) => childText(child, children.length > 1 ? index + 1 : null, t)).join('\n');
}

/** Custody, support and visits of one child; what is not written yet is a blank to be filled in by hand. */
function childText({ name, birthDate, custody, support, visits }: AgreedChild, number: number | null, t: DivorcePaperSource['t']): string {
  const about = t('papers:divorce.agreement.child', {
    number: number === null ? '' : t('papers:divorce.agreement.childNumber', { number }),
    name: written(name, t),
    born: dateText(birthDate, t) || t('papers:blankDate'),
    custody: custody === null ? t('papers:divorce.agreement.blank') : t(`papers:divorce.agreement.custody.${custody}`),
  });
  const paid = t('papers:divorce.agreement.support', {
    payer: support.payer === null ? t('papers:divorce.agreement.blank') : t(`papers:divorce.agreement.payer.${support.payer}`),
    amount: inSentence(support.amount, t),
    until: inSentence(support.until, t),
    manner: inSentence(support.manner, t),
  });
  return [
    about,
    support.payer === 'none' ? t('papers:divorce.agreement.noSupport') : paid,
    t('papers:divorce.agreement.visits', { visits: inSentence(visits, t) }),
  ].join('\n');
}

/** Within a sentence of ours, which ends with a full stop of its own. */
function inSentence(text: string, t: DivorcePaperSource['t']): string {
  return written(text.trim().replace(/[。；;]+$/u, ''), t);
}

function written(text: string, t: DivorcePaperSource['t']): string {
  return text.trim() || t('papers:divorce.agreement.blank');
}
