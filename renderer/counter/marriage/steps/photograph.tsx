import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Office, photoTogether } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../../client/index.ts';
import { Button, Panel } from '../../../components/index.ts';
import { PhotoPanel } from '../../camera/photo-panel.tsx';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { usePhotoTaking } from '../../camera/use-photo-taking.ts';
import { useMarriage } from '../../case-context.ts';
import { PrivacyLine } from '../../confirm/privacy-line.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';

/** Until the office says how large its photos are. */
const usualSize = photoTogether(Office.shape.photo.parse(undefined));

/** ④ 拍照: the couple together, by camera or from a picture file, cropped to the photo of the office. */
export function PhotographStep(): ReactElement {
  const { t } = useTranslation('counter');
  const { view } = useMarriage();
  const photograph = useAct('marriage.photograph');
  const keep = useAct('marriage.keepPhoto');
  const office = useAsk('office.get', {}).value?.office;
  const photo = office ? photoTogether(office.photo) : usualSize;
  const open = view.actions.includes('photograph');
  const mayKeep = view.actions.includes('keepPhoto') && view.photo !== null;
  const taking = usePhotoTaking({
    open,
    photo,
    busy: photograph.busy,
    store: async (picture, from) => (await photograph.run({ caseId: view.id, picture, from })).ok,
  });
  return (
    <StepFrame primary={open ? taking.primary : null}>
      <ErrorNotice error={photograph.error} onDismiss={photograph.forget} />
      <ErrorNotice error={keep.error} onDismiss={keep.forget} />
      <ErrorNotice error={taking.unread} onDismiss={taking.forgetUnread} />
      <CoupleSummary />
      <div className="photo-step">
        <PhotoPanel
          taking={taking}
          photo={photo}
          open={open}
          stored={view.photo}
          titles={{ camera: t('photo.camera'), check: t('photo.check'), stored: t('photo.stored') }}
        />
        <div className="work">
          {open && view.photo !== null && (
            <Panel
              title={t(mayKeep ? 'photo.earlier' : 'photo.stored')}
              actions={
                mayKeep && (
                  <Button small icon="check" busy={keep.busy} onPress={() => void keep.run({ caseId: view.id })}>
                    {t('photo.keep')}
                  </Button>
                )
              }
            >
              {mayKeep && <p className="soft small">{t('photo.keepExplain')}</p>}
              <StoredPhoto attachmentId={view.photo} />
            </Panel>
          )}
          <Panel title={t('photo.rules')}>
            <ul className="plain-list">
              {(['together', 'bare', 'heads', 'ground'] as const).map((rule) => (
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
