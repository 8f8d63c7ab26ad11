import type { App, Session, WebContents } from 'electron';
import { scheme } from './guards/address.ts';
import { mayDownload } from './guards/downloads.ts';
import { answerOpening, mayAttachWebview } from './guards/external-links.ts';
import { mayNavigate } from './guards/navigation.ts';
import { mayUse, mayUseDevice } from './guards/permissions.ts';
import { mayRequest } from './guards/requests.ts';
import { answerPage } from './page.ts';

/** Closes a session to everything but our own pages and the camera. `root` holds the built renderer. Answers the session. */
export function lockSession(session: Session, root: string, more: { readonly sandboxed?: boolean } = {}): Session {
  session.protocol.handle(scheme, (request) => answerPage(root, request, more));
  session.webRequest.onBeforeRequest(({ url, resourceType }, decide) =>
    decide({ cancel: !mayRequest({ address: url, kind: resourceType }) }),
  );
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    decide(mayUse({ permission, address: details.requestingUrl, isMainFrame: details.isMainFrame, media }));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    mayUse({
      permission,
      address: requestingOrigin,
      isMainFrame: details.isMainFrame,
      media: details.mediaType ? [details.mediaType] : [],
    }),
  );
  session.setDevicePermissionHandler(mayUseDevice);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('will-download', (event, item) => {
    if (!mayDownload({ address: item.getURL(), fileName: item.getFilename() })) event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
  return session;
}

/** Empties what Chromium keeps of a session in memory: whatever its pages stored, fetched or were told to remember. */
export async function emptySession(session: Session): Promise<void> {
  await Promise.all([session.clearStorageData(), session.clearCache(), session.clearAuthCache(), session.clearHostResolverCache()]);
}

/** Applies to every page of the program, however it came to be. */
export function lockContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockOne(contents));
}

function lockOne(contents: WebContents): void {
  contents.setWindowOpenHandler(answerOpening);
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event, _preferences, asked) => {
    if (!mayAttachWebview(asked)) event.preventDefault();
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

interface Leaving {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

function refuseForeign(event: Leaving): void {
  if (!mayNavigate({ address: event.url, isMainFrame: event.isMainFrame })) event.preventDefault();
}
