import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Office, photoAlone, photoTogether } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../../client/index.ts';
import { Panel } from '../../../components/index.ts';
import { PhotoPanel } from '../../camera/photo-panel.tsx';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { usePhotoTaking } from '../../camera/use-photo-taking.ts';
import { useReissue } from '../../case-context.ts';
import { PrivacyLine } from '../../confirm/privacy-line.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

/** Until the office says how large its photos are. */
const usualSize = Office.shape.photo.parse(undefined);

/** ④ 拍照: the couple together for a marriage certificate, who applies alone for a divorce certificate; also a picture they brought. */
export function PhotographStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useReissue();
  const photograph = useAct('reissue.photograph');
  const alone = view.application.kind === 'divorce';
  const size = useAsk('office.get', {}).value?.office.photo ?? usualSize;
  const photo = alone ? photoAlone(size) : photoTogether(size);
  const open = view.actions.includes('photograph');
  const taking = usePhotoTaking({
    open,
    photo,
    busy: photograph.busy,
    store: async (picture, from) => (await photograph.run({ caseId: view.id, picture, from })).ok,
  });
  return (
    <StepFrame primary={open ? taking.primary : null}>
      <ErrorNotice error={photograph.error} onDismiss={photograph.forget} />
      <ErrorNotice error={taking.unread} onDismiss={taking.forgetUnread} />
      <CoupleSummary />
      <div className="photo-step">
        <PhotoPanel
          taking={taking}
          photo={{ ...photo, ...(alone && { alone: true }) }}
          open={open}
          stored={view.photo}
          titles={{ camera: t('reissue.photo.camera'), check: t('photo.check'), stored: t('reissue.photo.stored') }}
        />
        <div className="work">
          {open && view.photo !== null && (
            <Panel title={t('reissue.photo.stored')}>
              <StoredPhoto attachmentId={view.photo} of={t('reissue.photo.stored')} />
            </Panel>
          )}
          <Panel title={t('photo.rules')}>
            <ul className="plain-list">
              <li>{t(alone ? 'divorce.photo.alone' : 'photo.rule.together')}</li>
              {(['bare', 'ground'] as const).map((rule) => (
                <li key={rule}>{t(`photo.rule.${rule}`)}</li>
              ))}
              <li>{t('photo.rule.size', { width: photo.widthMm, height: photo.heightMm })}</li>
            </ul>
          </Panel>
          <FreshPapers wanted={freshPapers(view, ['photoSheet'])} />
        </div>
      </div>
      {open && <PrivacyLine />}
    </StepFrame>
  );
}
