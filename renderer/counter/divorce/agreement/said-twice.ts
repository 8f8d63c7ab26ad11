import type { DivorceAgreement } from '#shared/model/index.ts';

/** Of an agreement written here: written down, and said not to be there. */
export function isSaidTwice(agreement: DivorceAgreement, element: 'children' | 'property' | 'debts'): boolean {
  if (agreement.from !== 'assistant') return false;
  switch (element) {
    case 'children':
      return agreement.noChildren && agreement.children.length > 0;
    case 'property':
      return agreement.noProperty && agreement.property.trim() !== '';
    case 'debts':
      return agreement.noDebts && agreement.debts.trim() !== '';
  }
}
