import { AgreementElement, type AgreedChild, type CivilDate, type DivorceAgreement } from '#shared/model/index.ts';
import { fullAge } from '../dates.ts';

/** What an agreement does not say, or says twice in different ways; `child` counts from 0, null where it concerns no single child. */
export interface AgreementGap {
  readonly element: AgreementElement;
  readonly child: number | null;
}

/** 民法典 1076: without these no agreement is one. The rest says them in the parts that 1085 and 1086 name. */
const statutory: readonly AgreementElement[] = ['willing', 'children', 'custody', 'property', 'debts'];

const ofChildren: readonly AgreementElement[] = [
  'children',
  'custody',
  'supportPayer',
  'supportAmount',
  'supportUntil',
  'supportManner',
  'visits',
];

/**
 * What is missing of the elements of an agreement, in their order, for one written here and for the couple's own alike. Only
 * whether it says something: what is fair is the couple's to decide, and nobody's here to judge.
 */
export function agreementGaps(agreement: DivorceAgreement): AgreementGap[] {
  if (agreement.from === 'own') return missingInOwn(agreement);
  const { willing, noChildren, children, property, noProperty, debts, noDebts } = agreement;
  return [
    ...(willing ? [] : [gap('willing')]),
    ...(noChildren === children.length > 0 ? [gap('children')] : []),
    ...children.flatMap(missingOfChild),
    ...(noProperty === isWritten(property) ? [gap('property')] : []),
    ...(noDebts === isWritten(debts) ? [gap('debts')] : []),
  ];
}

/** What an agreement has to say, in order: what concerns a child only where there is one. */
export function agreementElements({ from, noChildren, children }: DivorceAgreement): readonly AgreementElement[] {
  const hasChildren = from === 'own' ? !noChildren : children.length > 0;
  return AgreementElement.options.filter((element) => hasChildren || element === 'children' || !ofChildren.includes(element));
}

/** True for what the statute itself wants of an agreement. */
export function isStatutory({ element }: AgreementGap): boolean {
  return statutory.includes(element);
}

/** 成年人 (民法典 17); somebody born on 29 February in a common year on 1 March. */
export function isOfAge(birthDate: CivilDate, on: CivilDate): boolean {
  return birthDate <= on && fullAge(birthDate, on, 'march1') >= 18;
}

function missingInOwn({ found, noChildren }: DivorceAgreement): AgreementGap[] {
  const wanted = AgreementElement.options.filter((element) => !(noChildren && ofChildren.includes(element)));
  return wanted.filter((element) => !found.includes(element)).map((element) => gap(element));
}

function missingOfChild({ name, custody, support, visits }: AgreedChild, child: number): AgreementGap[] {
  const { payer, amount, until, manner } = support;
  const paid = payer !== 'none';
  return [
    ...(isWritten(name) ? [] : [gap('children', child)]),
    ...(custody === null ? [gap('custody', child)] : []),
    ...(payer === null ? [gap('supportPayer', child)] : []),
    ...(paid && !isWritten(amount) ? [gap('supportAmount', child)] : []),
    ...(paid && !isWritten(until) ? [gap('supportUntil', child)] : []),
    ...(paid && !isWritten(manner) ? [gap('supportManner', child)] : []),
    ...(isWritten(visits) ? [] : [gap('visits', child)]),
  ];
}

function gap(element: AgreementElement, child: number | null = null): AgreementGap {
  return { element, child };
}

function isWritten(text: string): boolean {
  return text.trim() !== '';
}
