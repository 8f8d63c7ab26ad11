export { SignageApp } from './signage-app.tsx';
export { SignagePage } from './signage-page.tsx';
export { useScreenWords } from './words.ts';
