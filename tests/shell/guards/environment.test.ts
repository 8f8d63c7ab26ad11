import { expect, it } from 'vitest';
import { cleanEnvironment } from '../../../electron/main/guards/environment.ts';

it.each([
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_DEBUG',
  'NODE_V8_COVERAGE',
  'NODE_REPL_EXTERNAL_MODULE',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_INSPECT_RESUME_ON_START',
  'NODE_CHANNEL_FD',
  'Node_Options',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'SSLKEYLOGFILE',
  'OPENSSL_CONF',
  'OPENSSL_MODULES',
  'LD_PRELOAD',
  'LD_AUDIT',
  'LD_LIBRARY_PATH',
  'DYLD_INSERT_LIBRARIES',
  'GCONV_PATH',
])('the core does not get %s', (name) => {
  expect(cleanEnvironment({ [name]: 'x' })).toEqual({});
});

it.each(['PATH', 'HOME', 'LANG', 'TZ', 'DISPLAY', 'CUPS_SERVER', 'TMPDIR', 'SystemRoot'])('the core keeps %s', (name) => {
  expect(cleanEnvironment({ [name]: 'x' })).toEqual({ [name]: 'x' });
});
