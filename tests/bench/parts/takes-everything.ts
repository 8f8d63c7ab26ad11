/** A server in a thread of its own that reads what is posted and says so: what posts cost without anybody's checks. */
import { createServer } from 'node:https';
import { parentPort, workerData } from 'node:worker_threads';

const { key, cert, ca } = workerData as { key: string; cert: string; ca: string };
const server = createServer({ key, cert, ca, requestCert: true, minVersion: 'TLSv1.2' }, (request, response) => {
  request.resume();
  request.on('end', () => response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': 2 }).end('ok'));
});
server.listen(0, '127.0.0.1', () => parentPort!.postMessage(server.address()));
