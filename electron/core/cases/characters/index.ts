export { characterPictured, characterPictureWithdrawn } from './acts.ts';
export { createCharacterHandlers } from './handlers.ts';
export { rareCharacters } from './held.ts';
