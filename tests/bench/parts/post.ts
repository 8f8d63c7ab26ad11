import { request, type Agent } from 'node:https';

/** Posts bytes to whoever listens on this PC, and reads the answer. */
export function postTo(agent: Agent, port: number): (body: Uint8Array) => Promise<void> {
  return (body) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/octet-stream', 'content-length': body.length };
      const asking = request({ host: '127.0.0.1', port, path: '/', method: 'POST', agent, headers }, (answer) => {
        answer.resume();
        answer.on('end', resolve);
      });
      asking.on('error', reject);
      asking.end(body);
    });
}
