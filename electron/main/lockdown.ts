import type { App, Session, WebContents } from 'electron';
import { isHallAddress, scheme } from './guards/address.ts';
import { mayUse } from './guards/permissions.ts';
import { mayRequest } from './guards/requests.ts';
import { answerPage } from './page.ts';

/** Closes a session to everything but our own pages and the camera. `root` holds the built renderer. */
export function lockSession(session: Session, root: string): void {
  session.protocol.handle(scheme, (request) => answerPage(root, request));
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }));
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
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
}

/** Applies to every page of the program, however it came to be. */
export function lockContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockOne(contents));
}

function lockOne(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => refuseForeign(event));
  contents.on('will-frame-navigate', (event) => refuseForeign(event));
  contents.on('will-redirect', (event) => refuseForeign(event));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function refuseForeign(event: { readonly url: string; preventDefault(): void }): void {
  if (!isHallAddress(event.url)) event.preventDefault();
}
