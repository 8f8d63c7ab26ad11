export { ApplicantApp } from './applicant-app.tsx';
export { CheckPage } from './check/check-page.tsx';
export { CoupleFrame } from './couple-frame.tsx';
export { PrivacyNotice } from './privacy-notice.tsx';
