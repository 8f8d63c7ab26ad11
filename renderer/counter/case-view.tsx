import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAsk } from '../client/index.ts';
import { DivorceCaseView } from './divorce/divorce-case.tsx';
import { MarriageCaseView } from './marriage/marriage-case.tsx';

/** Rarer than a registration: not there before the first one is opened. */
const ReissueCaseView = lazy(async () => ({ default: (await import('./reissue/reissue-case.tsx')).ReissueCaseView }));

/** One case by its id, asked for and kept fresh. */
export function CaseView({ caseId }: { readonly caseId: string }): ReactElement {
  const { t } = useTranslation('counter');
  const { value: view, error } = useAsk('cases.get', { caseId });
  switch (view?.business) {
    case 'marriage':
      return <MarriageCaseView key={view.id} view={view} />;
    case 'divorce':
      return <DivorceCaseView key={view.id} view={view} />;
    case 'reissue':
      return (
        <Suspense fallback={<div className="case-empty" />}>
          <ReissueCaseView key={view.id} view={view} />
        </Suspense>
      );
    default:
      return <div className="case-empty">{error ? <ErrorNotice error={error} /> : <p className="soft">{t('case.loading')}</p>}</div>;
  }
}
