/** Variables that change how Node, OpenSSL or the system's loader start a program: other code, other certificates, other files. */
const unwanted: readonly RegExp[] = [
  /^NODE_/u, // NODE_OPTIONS, NODE_PATH, NODE_EXTRA_CA_CERTS, NODE_TLS_REJECT_UNAUTHORIZED, NODE_V8_COVERAGE …
  /^ELECTRON_/u, // ELECTRON_RUN_AS_NODE
  /^(SSL_CERT_|SSLKEYLOGFILE$|OPENSSL_)/u,
  /^(LD_|DYLD_|GCONV_PATH$|GLIBC_TUNABLES$|MALLOC_)/u, // LD_PRELOAD, LD_AUDIT, LD_LIBRARY_PATH
];

/** The environment the core gets. On Windows names have no case. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !unwanted.some((shape) => shape.test(name.toUpperCase())));
  return Object.fromEntries(kept);
}
