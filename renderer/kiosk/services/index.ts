import { createElement } from 'react';
import type { VisitService } from '../visit/visit-service.ts';
import { AheadPage } from './ahead/ahead-page.tsx';
import { AppointmentsPage } from './appointments/appointments-page.tsx';
import { BookPage } from './appointments/book-page.tsx';
import { CasesPage } from './cases/cases-page.tsx';
import { ProofPage } from './proof/proof-page.tsx';

/** What a visitor finds behind their card, in this order. */
export const visitServices: readonly VisitService[] = [
  { id: 'cases', icon: 'paper', by: 'card', page: () => createElement(CasesPage) },
  { id: 'appointments', icon: 'calendar', by: 'card', page: () => createElement(AppointmentsPage) },
  { id: 'book', icon: 'plus', by: 'card', page: () => createElement(BookPage) },
  { id: 'ahead', icon: 'edit', by: 'card', page: () => createElement(AheadPage) },
  { id: 'proof', icon: 'search', by: 'card', page: () => createElement(ProofPage) },
];
