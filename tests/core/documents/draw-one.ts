import { createHash } from 'node:crypto';
import { formNames } from '#core/documents/forms.ts';
import { draw } from './helpers.ts';
import { certificate, paper } from './samples.ts';

// Run as a process of its own by papers.test.ts.
console.log(
  createHash('sha256')
    .update((await draw(paper(formNames.certificate, certificate))).pdf)
    .digest('hex'),
);
