export { AgreementPart } from './agreement-part.tsx';
